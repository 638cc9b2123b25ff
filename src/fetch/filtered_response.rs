//! What happens to a response: it is [blocked after all](https://fetch.spec.whatwg.org/#main-fetch), or
//! [filtered](https://fetch.spec.whatwg.org/#concept-filtered-response) for the script.

use std::collections::HashSet;

use super::header_is_known::header_is_known;
use super::params::FetchParams;
use crate::contract::report::ResponseType;
use crate::engine::Departure;
use crate::http::header_list::HeaderList;
use crate::http::mime_type;
use crate::http::request::{CredentialsMode, Destination, InitiatorType, Request, ResponseTainting};
use crate::http::response::{Response, ResponseHead};
use crate::trace::{Code, Flow, Trace};

/// "If response is not a network error and any of the following returns blocked": its MIME type, nosniff.
pub(crate) fn should_block_response(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let is_preload = request.initiator_type == InitiatorType::Preload;
    if is_preload && params.departs(Departure::PreloadTypeIsNotChecked) {
        return Ok(());
    }
    let is_module_preload = request.destination == Destination::Script && request.initiator_type == InitiatorType::Link;
    if is_module_preload && params.departs(Departure::ModulePreloadTypeIsNotChecked) {
        return Ok(());
    }
    let skips_script_types = is_preload
        && request.destination.is_script_like()
        && params.departs(Departure::PreloadedScriptTypeIsNotChecked);
    let skips_script_types = skips_script_types
        || (matches!(response, Response::Local { .. }) && params.departs(Departure::LocalScriptTypeIsNotChecked));
    if let Response::Network(head) = response
        && request.destination != Destination::Empty
    {
        header_is_known(head, "Content-Type", trace)?;
        header_is_known(head, "X-Content-Type-Options", trace)?;
    }
    let mime = match response {
        Response::Network(head)
            if request.destination.is_script_like() && params.departs(Departure::ScriptTypeIsTheFirst) =>
        {
            mime_type::first(&head.header_list)
        }
        _ => response.mime_type(),
    };
    let essence = mime.as_ref().map(|mime| mime.essence.as_str());
    let places = || response.places("Content-Type");
    // Should response to request be blocked due to its MIME type?
    if request.destination.is_script_like()
        && essence.is_some_and(mime_type::is_blocked_for_scripts)
        && !skips_script_types
    {
        return Err(trace.fail(Code::MimeTypeBlocked, |decision| {
            decision.with("type", essence.unwrap_or_default()).at_all(places())
        }));
    }
    let Response::Network(head) = response else {
        return Ok(());
    };
    // Should response to request be blocked due to nosniff?
    let right_type = match request.destination {
        destination if destination.is_script_like() => {
            skips_script_types || essence.is_some_and(mime_type::is_javascript)
        }
        Destination::Style => essence == Some("text/css"),
        _ => true,
    };
    if !right_type && mime_type::is_nosniff(&head.header_list) {
        return Err(trace.fail(Code::NosniffBlocked, |decision| {
            decision
                .with("type", essence.unwrap_or_default())
                .with("destination", request.destination.as_str())
                .at_all(places())
                .at_all(head.header_list.places("X-Content-Type-Options"))
        }));
    }
    let is_let_through = essence == Some("text/plain") && params.departs(Departure::PlainTextIsNotOpaqueData);
    if is_opaque_data(request, head, essence) && !is_let_through && params.departs(Departure::OpaqueResponseBlocking) {
        return Err(trace.fail(Code::OpaqueResponseBlocked, |decision| {
            decision.with("type", essence.unwrap_or_default()).at_all(places())
        }));
    }
    Ok(())
}

/// Departure: the opaque response to an element whose headers say that it is a document or data, and that it must not
/// be sniffed ([opaque response blocking](https://github.com/annevk/orb)). Other responses depend on their bytes, which
/// are not in the scenario.
pub(crate) fn is_opaque_data(request: &Request, head: &ResponseHead<'_>, essence: Option<&str>) -> bool {
    let is_data = essence.is_some_and(|essence| {
        matches!(
            essence,
            "text/html" | "text/plain" | "text/xml" | "application/xml" | "text/json" | "application/json"
        ) || essence.ends_with("+json")
            || (essence.ends_with("+xml") && essence != "image/svg+xml")
    });
    let is_never_sniffed = essence.is_some_and(|essence| {
        matches!(
            essence,
            "application/gzip"
                | "application/msword"
                | "application/pdf"
                | "application/x-protobuf"
                | "application/zip"
                | "multipart/byteranges"
                | "text/csv"
                | "text/event-stream"
        )
    });
    request.response_tainting == ResponseTainting::Opaque
        && request.destination != Destination::Empty
        && (is_never_sniffed || (is_data && mime_type::is_nosniff(&head.header_list)))
}

/// The [type](https://fetch.spec.whatwg.org/#concept-response-type) of the filtered response.
pub(crate) fn response_type(request: &Request, response: &Response<'_, '_>) -> ResponseType {
    match (response, request.response_tainting) {
        (Response::OpaqueRedirect, _) => ResponseType::OpaqueRedirect,
        (_, ResponseTainting::Basic) => ResponseType::Basic,
        (_, ResponseTainting::Cors) => ResponseType::Cors,
        (_, ResponseTainting::Opaque) => ResponseType::Opaque,
    }
}

/// The names of the headers that the script can read, lower-case and sorted.
pub(crate) fn readable_headers(request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Vec<String> {
    let mut names = match response {
        Response::Local { headers, .. } => headers.iter().map(|name| (*name).to_owned()).collect(),
        Response::OpaqueRedirect | Response::NotKnown => Vec::new(),
        Response::Network(head) => match request.response_tainting {
            ResponseTainting::Opaque => Vec::new(),
            ResponseTainting::Basic => head
                .header_list
                .headers
                .iter()
                .filter(|header| !is_forbidden_response_header_name(header.name))
                .map(|header| header.name.to_ascii_lowercase())
                .collect(),
            ResponseTainting::Cors => cors_exposed(request, head, trace),
        },
    };
    names.sort_unstable();
    names.dedup();
    names
}

/// [CORS filtered response](https://fetch.spec.whatwg.org/#concept-filtered-response-cors)
fn cors_exposed(request: &Request, head: &ResponseHead<'_>, trace: &mut Trace) -> Vec<String> {
    let exposed = exposed_header_names(request, &head.header_list);
    let (readable, withheld): (Vec<String>, Vec<String>) = head
        .header_list
        .headers
        .iter()
        .filter(|header| !is_forbidden_response_header_name(header.name))
        .map(|header| header.name.to_ascii_lowercase())
        .partition(|name| is_cors_safelisted_response_header_name(name) || exposed.covers(name));
    if !withheld.is_empty() {
        trace.info(Code::HeadersWithheld, |decision| {
            decision
                .with("headers", withheld.join(", "))
                .at_all(head.header_list.places("Access-Control-Expose-Headers"))
        });
    }
    readable
}

/// A response's [CORS-exposed header-name list](https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list).
enum Exposed {
    All,
    Named(HashSet<String>),
}

impl Exposed {
    fn covers(&self, name: &str) -> bool {
        match self {
            Exposed::All => true,
            Exposed::Named(names) => names.contains(name),
        }
    }
}

fn exposed_header_names(request: &Request, headers: &HeaderList<'_>) -> Exposed {
    let names = headers.extract_tokens("Access-Control-Expose-Headers");
    // "If request's credentials mode is not "include" and headerNames contains `*`"
    if request.credentials_mode != CredentialsMode::Include && names.contains("*") {
        return Exposed::All;
    }
    Exposed::Named(names.lower_case_set())
}

/// [CORS-safelisted response-header name](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name), without
/// those that are exposed.
fn is_cors_safelisted_response_header_name(name: &str) -> bool {
    matches!(
        name,
        "cache-control"
            | "content-language"
            | "content-length"
            | "content-type"
            | "expires"
            | "last-modified"
            | "pragma"
    )
}

/// [Forbidden response-header name](https://fetch.spec.whatwg.org/#forbidden-response-header-name)
fn is_forbidden_response_header_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("set-cookie") || name.eq_ignore_ascii_case("set-cookie2")
}
