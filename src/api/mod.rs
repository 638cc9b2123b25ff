//! What each API asks for, and how the outcome shows to the script.
//!
//! One file per API: how it makes a [`Request`] of the scenario, and what it asks of the response
//! beyond what Fetch does. What they share stands here.

mod beacon;
mod body;
mod element;
mod event_source;
mod fetch;
mod fetch_later;
mod ping;
mod target;
mod web_socket;
mod web_socket_extensions;
mod web_transport;
mod xhr;

use std::borrow::Cow;

use crate::contract::report::{Check, ScriptResult, Settles, Text, Verdict};
use crate::contract::scenario::Api;
use crate::engine::Departure;
use crate::fetch::filtered_response;
use crate::fetch::main_fetch::main_fetch;
use crate::fetch::params::FetchParams;
use crate::http::request::{Request, RequestMode, ResponseTainting};
use crate::http::response::Response;
use crate::trace::{Cause, Code, Flow, Stop, Trace};

/// The answer to one call, under one profile.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    pub(crate) blocked_by: Option<Check>,
    pub(crate) missing: Vec<String>,
    pub(crate) result: ScriptResult,
}

/// How an API refuses a call before any request is made.
#[derive(Debug)]
struct Refusal {
    stop: Stop,
    settles: Settles,
    error: Option<&'static str>,
}

impl Refusal {
    fn throws(stop: Stop, error: &'static str) -> Refusal {
        Refusal { stop, settles: Settles::Throws, error: Some(error) }
    }

    fn rejects(stop: Stop, error: &'static str) -> Refusal {
        Refusal { stop, settles: Settles::Rejects, error: Some(error) }
    }

    /// An `error` event.
    fn fires_error(stop: Stop) -> Refusal {
        Refusal { stop, settles: Settles::Rejects, error: None }
    }

    /// Neither an exception nor an event: nothing happens.
    fn silent(stop: Stop) -> Refusal {
        Refusal { stop, settles: Settles::Nothing, error: None }
    }
}

/// What the set-up of an API makes of a call.
type SetUp = Result<Request, Refusal>;

/// Makes the call that the scenario describes.
pub(crate) fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Outcome {
    match make(params, trace) {
        Ok(outcome) => {
            trace.decided_by_last_pass();
            outcome
        }
        Err(Refusal { stop, settles, error }) => {
            trace.decided_by(&stop);
            stopped(stop, settles, error)
        }
    }
}

/// The call: how it succeeds, or what stops it and how that shows.
fn make(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let api = params.environment.scenario.request.api;
    if let Some(departure) = missing_api(api).filter(|departure| params.departs(*departure)) {
        let stop = trace.fail(Code::ApiUnsupported, |decision| decision.with("why", departure.name()));
        let settles = if api == Api::Ping { Settles::Nothing } else { Settles::Unknown };
        return Err(Refusal { stop, settles, error: None });
    }
    if let Some(place) = params.client.scripts_forbidden_by.filter(|_| is_made_by_script(api)) {
        let stop = trace.fail(Code::CspSandboxNoScript, |decision| decision.at(place));
        return Err(Refusal::silent(stop));
    }
    if needs_secure_context(api) && !params.client.url.is_potentially_trustworthy() {
        let stop = trace.fail(Code::ApiNeedsSecureContext, |decision| {
            decision
                .with("api", api_name(api))
                .with("page", params.client.url.as_str())
                .at(params.environment.page_url.place)
        });
        return Err(Refusal::throws(stop, "ReferenceError"));
    }
    let mut request = match api {
        Api::Fetch => fetch::set_up(params, trace),
        Api::Xhr => xhr::set_up(params, trace),
        Api::WebSocket => web_socket::set_up(params, trace),
        Api::EventSource => event_source::set_up(params, trace),
        Api::Beacon => beacon::set_up(params, trace),
        Api::Ping => ping::set_up(params, trace),
        Api::FetchLater => fetch_later::set_up(params, trace),
        Api::WebTransport => web_transport::set_up(params, trace),
        Api::Preload | Api::Image | Api::Script | Api::Style | Api::Font | Api::Media => element::set_up(params, trace),
    }?;
    request.url_place = Some(params.environment.request_url.place);
    crate::csp::request_check::describe(params.policies(), &request, trace);
    let fetched = main_fetch(params, &mut request, false, trace);
    trace.ended(&request);
    if succeeds_when_sent(api) {
        return sent(&request, fetched, trace);
    }
    // The step that failed stays told; the element hears nothing of it.
    if api == Api::Preload
        && matches!(fetched, Err(Stop { cause: Cause::Blocked(_), .. }))
        && went_to_another_origin(params, &request)
        && params.departs(Departure::PreloadIgnoresLateFailure)
    {
        return Ok(settled(Verdict::Allowed, Settles::Resolves));
    }
    let concluded = fetched.and_then(|response| {
        conclude(params, &request, &response, trace)?;
        Ok(response)
    });
    match concluded {
        Ok(response) => Ok(succeeded(api, &request, &response, trace)),
        Err(stop) => {
            let (settles, error) = network_error(params, &stop);
            Err(Refusal { stop, settles, error })
        }
    }
}

/// Whether the last message that left went to another origin than the page's.
fn went_to_another_origin(params: FetchParams<'_, '_>, request: &Request) -> bool {
    request.last_url_sent_to().is_some_and(|url| !params.client.origin.is_same_origin(&url.origin()))
}

/// Whether nothing asks where no script runs: a `<script>` is not even fetched then.
fn is_made_by_script(api: Api) -> bool {
    api == Api::Script || !(is_element(api) || api == Api::Ping)
}

/// Whether the API is `[SecureContext]`. Of the contexts around the page nothing is known.
fn needs_secure_context(api: Api) -> bool {
    matches!(api, Api::FetchLater | Api::WebTransport)
}

/// Its name on the wire, which a language has a word for.
pub(crate) fn api_name(api: Api) -> &'static str {
    match api {
        Api::Fetch => "fetch",
        Api::Xhr => "xhr",
        Api::WebSocket => "websocket",
        Api::EventSource => "eventsource",
        Api::Beacon => "beacon",
        Api::Ping => "ping",
        Api::FetchLater => "fetchlater",
        Api::WebTransport => "webtransport",
        Api::Preload => "preload",
        Api::Image => "image",
        Api::Script => "script",
        Api::Style => "style",
        Api::Font => "font",
        Api::Media => "media",
    }
}

/// Whether what asks is an element, or a style sheet.
pub(crate) fn is_element(api: Api) -> bool {
    matches!(api, Api::Preload | Api::Image | Api::Script | Api::Style | Api::Font | Api::Media)
}

/// The departure by which an engine lacks an API, if one does.
fn missing_api(api: Api) -> Option<Departure> {
    match api {
        Api::Ping => Some(Departure::PingSwitchedOff),
        Api::FetchLater => Some(Departure::NoFetchLater),
        Api::WebTransport => Some(Departure::NoWebTransport),
        _ => None,
    }
}

/// Whether the call has done its work once the request is on its way.
fn succeeds_when_sent(api: Api) -> bool {
    matches!(api, Api::Beacon | Api::Ping | Api::FetchLater)
}

/// What the API itself asks of the response.
fn conclude(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    // The session itself is not modelled.
    if request.mode == RequestMode::WebTransport {
        trace.info(Code::WebTransportNotSimulated, |decision| decision.with("url", request.current_url().as_str()));
        return Ok(());
    }
    if matches!(response, Response::NotKnown) {
        let path = crate::fetch::http_fetch::response_path(request);
        return Err(trace.unknown(Code::ResponseNotKnown, path, |decision| {
            decision.with("url", request.current_url().for_request())
        }));
    }
    match params.environment.scenario.request.api {
        Api::WebSocket => web_socket::conclude(params, response, trace),
        Api::EventSource => event_source::conclude(params, response, trace),
        Api::Preload | Api::Image | Api::Script | Api::Style | Api::Font | Api::Media => {
            element::conclude(params, request, response, trace)
        }
        _ => Ok(()),
    }
}

/// How a [network error](https://fetch.spec.whatwg.org/#concept-network-error) shows.
fn network_error(params: FetchParams<'_, '_>, stop: &Stop) -> (Settles, Option<&'static str>) {
    match params.environment.scenario.request.api {
        Api::WebSocket
            if stop.cause == Cause::Blocked(Check::MixedContent)
                && params.departs(Departure::InsecureWebSocketThrows) =>
        {
            (Settles::Throws, Some("SecurityError"))
        }
        Api::Fetch => (Settles::Rejects, Some("TypeError")),
        Api::Font => (Settles::Rejects, Some("NetworkError")),
        Api::WebTransport => (Settles::Rejects, Some("WebTransportError")),
        Api::Beacon | Api::Ping | Api::FetchLater => (Settles::Nothing, None),
        _ => (Settles::Rejects, None),
    }
}

fn stopped(stop: Stop, settles: Settles, error: Option<&'static str>) -> Outcome {
    match stop.cause {
        Cause::Blocked(check) => {
            let mut outcome = settled(Verdict::Blocked, settles);
            outcome.blocked_by = Some(check);
            outcome.result.error = error.map(Cow::Borrowed);
            outcome
        }
        Cause::Unknown(path) => {
            let mut outcome = settled(Verdict::Undetermined, Settles::Unknown);
            outcome.missing.push(path);
            outcome
        }
    }
}

/// The call was made; the script hears nothing more of it.
fn sent(request: &Request, fetched: Flow<Response<'_, '_>>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    match fetched {
        Err(stop) if request.sent_count == 0 => Err(Refusal::silent(stop)),
        _ => {
            trace.pass(Code::ResultSent, |decision| decision);
            Ok(settled(Verdict::Allowed, Settles::Nothing))
        }
    }
}

fn settled(verdict: Verdict, settles: Settles) -> Outcome {
    Outcome {
        verdict,
        blocked_by: None,
        missing: Vec::new(),
        result: ScriptResult {
            settles,
            error: None,
            response_type: None,
            status: None,
            readable_headers: Vec::new(),
            taints_canvas: None,
        },
    }
}

fn succeeded(api: Api, request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Outcome {
    if api == Api::WebTransport {
        return settled(Verdict::Allowed, Settles::Unknown);
    }
    let mut outcome = settled(Verdict::Allowed, Settles::Resolves);
    let result = &mut outcome.result;
    match api {
        Api::Fetch | Api::Xhr => {
            let opaque = request.response_tainting == ResponseTainting::Opaque;
            result.status = if opaque { None } else { response.status() };
            result.readable_headers = filtered_response::readable_headers(request, response, trace);
            if api == Api::Fetch {
                result.response_type = Some(filtered_response::response_type(request, response));
            }
        }
        Api::Image => result.taints_canvas = Some(request.response_tainting == ResponseTainting::Opaque),
        _ => {}
    }
    let status = result.status.map_or_else(String::new, |status| status.to_string());
    let headers = result.readable_headers.join(", ");
    let code = match response {
        Response::OpaqueRedirect => Code::ResultOpaqueRedirect,
        _ => success_code(api, request, &headers),
    };
    trace.pass(code, |decision| decision.with("status", status).with("headers", headers));
    outcome
}

fn success_code(api: Api, request: &Request, headers: &str) -> Code {
    match (api, request.response_tainting) {
        (Api::WebSocket, _) => Code::WebSocketOpens,
        (Api::EventSource, _) => Code::EventSourceOpens,
        (Api::Fetch, ResponseTainting::Opaque) => Code::ResultOpaque,
        (Api::Fetch | Api::Xhr, _) if headers.is_empty() => Code::ResultReadableNoHeaders,
        (Api::Fetch | Api::Xhr, _) => Code::ResultReadable,
        (Api::Image, ResponseTainting::Opaque) => Code::ResultTaintsCanvas,
        _ => Code::ResultLoads,
    }
}

/// A constant or an owned text, as a parameter.
fn text(value: impl Into<Text>) -> String {
    value.into().into_owned()
}
