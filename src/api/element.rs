//! Elements and style sheets that load something: `<img>`, `<script>`, `<link>`, `<audio>`,
//! `<video>`, `@font-face`, `<link rel=preload>`.

use super::{Refusal, SetUp, target, text};
use crate::contract::scenario::{Api, CrossOrigin};
use crate::csp::trusted_types;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, InitiatorType, Request, RequestMode, ResponseTainting};
use crate::http::response::{Response, ResponseHead, is_ok_status};
use crate::trace::{Code, Flow, Trace};

pub(super) fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> SetUp {
    let description = &params.environment.scenario.request;
    if description.api == Api::Script {
        trusted_types::check_script_url(params.policies(), trace).map_err(|stop| Refusal::throws(stop, "TypeError"))?;
    }
    let url = target::read(params, trace).map_err(Refusal::fires_error)?.url;
    let refused = |destination: &Destination| {
        *destination == Destination::Track && params.departs(Departure::PreloadTrackRefused)
    };
    let Some(destination) = destination(params).filter(|destination| !refused(destination)) else {
        let as_ = description.as_.clone().unwrap_or_default();
        let stop = trace.fail(Code::PreloadAs, |decision| decision.with("as", as_));
        return Err(Refusal::silent(stop));
    };
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy);
    request.destination = destination;
    request.initiator_type = initiator_type(description.api);
    request.has_integrity_metadata = description.integrity.as_deref().is_some_and(|metadata| !metadata.is_empty());
    // Font fetching requirements: "Font fetches use … mode "cors", … credentials mode
    // "same-origin"".
    let fonts_use_cors = description.api == Api::Font && !params.departs(Departure::FontsWithoutCors);
    let is_preloaded_font = description.api == Api::Preload && destination == Destination::Font;
    let crossorigin = match description.crossorigin {
        _ if fonts_use_cors => Some(CrossOrigin::Anonymous),
        None if is_preloaded_font && params.departs(Departure::PreloadedFontsUseCors) => Some(CrossOrigin::Anonymous),
        given => given,
    };
    // [Create a potential-CORS request](https://html.spec.whatwg.org/multipage/urls-and-fetching.html#create-a-potential-cors-request)
    (request.mode, request.credentials_mode) = match crossorigin {
        None => (RequestMode::NoCors, CredentialsMode::Include),
        Some(CrossOrigin::Anonymous) => (RequestMode::Cors, CredentialsMode::SameOrigin),
        Some(CrossOrigin::UseCredentials) => (RequestMode::Cors, CredentialsMode::Include),
    };
    trace.info(Code::ElementRequest, |decision| {
        decision.with("mode", request.mode.as_str()).with("credentials", request.credentials_mode.as_str())
    });
    Ok(request)
}

fn initiator_type(api: Api) -> InitiatorType {
    match api {
        Api::Image => InitiatorType::Image,
        Api::Script => InitiatorType::Script,
        Api::Style => InitiatorType::Link,
        Api::Font => InitiatorType::Font,
        Api::Media => InitiatorType::Video,
        _ => InitiatorType::Preload,
    }
}

fn destination(params: FetchParams<'_, '_>) -> Option<Destination> {
    let description = &params.environment.scenario.request;
    Some(match description.api {
        Api::Image => Destination::Image,
        Api::Script => Destination::Script,
        Api::Style => Destination::Style,
        Api::Font => Destination::Font,
        Api::Media => Destination::Video,
        _ => return Destination::from_preload_as(description.as_.as_deref().unwrap_or("fetch")),
    })
}

/// What the element asks of the response.
pub(super) fn conclude(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let api = params.environment.scenario.request.api;
    if let Response::Network(head) = response {
        check_status(params, request, head, trace)?;
    }
    if needs_bytes(api) && request.current_url().scheme() == "about" {
        return Err(trace.fail(Code::AboutBlankEmpty, |decision| decision.at_all(request.url_place)));
    }
    if let (Response::Local { .. }, Some(mime)) = (response, response.mime_type())
        && is_of_another_kind(api, &mime.essence)
    {
        return Err(trace.fail(Code::DataUrlWrongType, |decision| {
            decision.with("type", mime.essence.as_str()).at_all(request.url_place)
        }));
    }
    check_style_type(params, request, response, trace)
}

/// Whether what a `data:` URL says it is rules out that it can be shown or played.
fn is_of_another_kind(api: Api, essence: &str) -> bool {
    match api {
        Api::Image => !essence.starts_with("image/"),
        Api::Media => !essence.starts_with("audio/") && !essence.starts_with("video/") && essence != "application/ogg",
        _ => false,
    }
}

/// [Null body status](https://fetch.spec.whatwg.org/#null-body-status)
fn has_null_body(params: FetchParams<'_, '_>, status: u16) -> bool {
    matches!(status, 204 | 304) || (status == 205 && !params.departs(Departure::Status205HasBody))
}

/// Whether there is something to decode.
fn needs_bytes(api: Api) -> bool {
    matches!(api, Api::Image | Api::Font | Api::Media)
}

/// To the standard a preload is done with whatever has been fetched.
fn preloaded_image_needs_body(params: FetchParams<'_, '_>, request: &Request) -> bool {
    let is_opaque = request.response_tainting == ResponseTainting::Opaque;
    request.destination == Destination::Image
        && params.departs(Departure::PreloadedImageNeedsBody)
        && !(is_opaque && params.departs(Departure::PreloadedOpaqueImageMayBeEmpty))
}

fn check_status(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    let api = params.environment.scenario.request.api;
    if !is_status_taken(params, request, head) {
        return Err(trace.fail(status_code(api), |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place)
        }));
    }
    // A null body status: there is nothing to decode.
    let needs_body = needs_bytes(api) || (api == Api::Preload && preloaded_image_needs_body(params, request));
    if needs_body && has_null_body(params, head.status) {
        return Err(trace.fail(Code::NoBody, |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place)
        }));
    }
    Ok(())
}

/// "If the resource's Content-Type metadata is not text/css, then set success to false", but in
/// quirks mode.
fn check_style_type(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let api = params.environment.scenario.request.api;
    let checks_type = match api {
        Api::Style => !params.departs(Departure::StyleOfAnyTypeFiresLoad),
        Api::Preload => {
            request.destination == Destination::Style
                && request.response_tainting != ResponseTainting::Opaque
                && params.departs(Departure::PreloadedStyleNeedsType)
        }
        _ => false,
    };
    if checks_type {
        let essence = response.mime_type().map(|mime| mime.essence);
        if essence.as_deref().is_some_and(|essence| essence != "text/css") {
            return Err(trace.fail(Code::StyleType, |decision| {
                decision
                    .with("type", text(essence.unwrap_or_default()))
                    .with("destination", request.destination.as_str())
                    .at_all(response.places("Content-Type"))
            }));
        }
    }
    Ok(())
}

/// Scripts, style sheets, fonts and media need an ok status; an image is shown whatever it is.
fn is_status_taken(params: FetchParams<'_, '_>, request: &Request, head: &ResponseHead<'_>) -> bool {
    let is_ok = is_ok_status(head.status);
    let takes_below_400 = |departure| head.status < 400 && params.departs(departure);
    match params.environment.scenario.request.api {
        Api::Script | Api::Font => is_ok || takes_below_400(Departure::ScriptsAndFontsTakeStatusBelow400),
        Api::Style => is_ok || takes_below_400(Departure::StylesTakeStatusBelow400),
        Api::Media => {
            (head.status == 206 && !is_part_refused(params, request, head))
                || (is_ok
                    && head.status != 206
                    && (head.status == 200 || !params.departs(Departure::MediaNeedsStatus200)))
                || takes_below_400(Departure::MediaTakesStatusBelow400)
        }
        Api::Preload => is_ok || !preload_needs_ok_status(params, request, head.status),
        _ => true,
    }
}

/// Departure: a part of audio or video may have to say which part it is.
fn is_part_refused(params: FetchParams<'_, '_>, request: &Request, head: &ResponseHead<'_>) -> bool {
    let is_opaque = request.response_tainting == ResponseTainting::Opaque;
    let departs = |departure| params.departs(departure);
    match head.header_list.get("Content-Range").as_deref().map(content_range_length) {
        None => departs(Departure::MediaNeedsStatus200) || (is_opaque && departs(Departure::MediaPartNeedsLength)),
        Some(None) => departs(Departure::MediaNeedsStatus200) || departs(Departure::MediaPartNeedsLength),
        Some(Some("*")) => departs(Departure::MediaPartNeedsLength),
        Some(Some(_)) => false,
    }
}

/// The complete length of a [`Content-Range`](https://www.rfc-editor.org/rfc/rfc9110#section-14.4), `*` where it is not
/// known; `None` where the value has another form.
fn content_range_length(value: &str) -> Option<&str> {
    let (range, length) = value.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(first) && is_number(last) && (length == "*" || is_number(length))).then_some(length)
}

/// "If response is a network error, fire an event named error": its status does not matter to the
/// standard. Engines have rules of their own.
fn preload_needs_ok_status(params: FetchParams<'_, '_>, request: &Request, status: u16) -> bool {
    let is_code = matches!(request.destination, Destination::Script | Destination::Style | Destination::Font);
    let is_readable_data =
        request.destination != Destination::Image && request.response_tainting != ResponseTainting::Opaque;
    let from_400 = |departure| status >= 400 && params.departs(departure);
    (is_code && from_400(Departure::PreloadOfCodeFailsFrom400))
        || (request.destination == Destination::Track && from_400(Departure::PreloadOfTrackFailsFrom400))
        || (is_readable_data && params.departs(Departure::PreloadNeedsOkStatus))
}

fn status_code(api: Api) -> Code {
    match api {
        Api::Preload => Code::PreloadStatus,
        Api::Script => Code::ScriptStatus,
        Api::Style => Code::StyleStatus,
        Api::Font => Code::FontStatus,
        _ => Code::MediaStatus,
    }
}
