//! [`new WebSocket()`](https://websockets.spec.whatwg.org/).

use std::collections::HashSet;

use super::definition::{Definition, Schemes, Workers};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::{target, web_socket_extensions};
use crate::contract::report::Check;
use crate::contract::scenario_path::RequestField;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::fetch::header_is_known::header_is_known;
use crate::fetch::params::FetchParams;
use crate::http::header_list::is_token;
use crate::http::request::{CredentialsMode, RedirectMode, Request, RequestMode};
use crate::http::response::Response;
use crate::policies::mixed_content;
use crate::trace::{Cause, Code, Flow, Stop, Trace};
use crate::url::Url;

const PROTOCOL: &str = "Sec-WebSocket-Protocol";
const EXTENSIONS: &str = "Sec-WebSocket-Extensions";
const ACCEPT: &str = "Sec-WebSocket-Accept";

pub(super) const WEB_SOCKET: Definition = Definition {
    reads: &[RequestField::Protocols],
    schemes: Schemes::WEB_SOCKET,
    workers: Workers::ALL,
    is_recorded_in_content_scripts: true,
    ..Definition::of_script("websocket", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    let response = load(params, &mut request, trace).map_err(|stop| failed(params, stop))?;
    check(params, &response, trace).map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::WebSocketOpens, trace))
}

/// How the failure of the connection appears to the script.
fn failed(params: FetchParams<'_, '_>, stop: Stop) -> Refusal {
    let is_mixed = stop.cause == Cause::Blocked(Check::MixedContent);
    if is_mixed && params.departs(Departure::InsecureWebSocketThrows) {
        return Refusal::throws(stop, "SecurityError");
    }
    Refusal::fires_error(stop)
}

/// [`new WebSocket(url, protocols)`](https://websockets.spec.whatwg.org/#dom-websocket-websocket)
fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let url = url_record(params, trace).map_err(|stop| Refusal::throws(stop, "SyntaxError"))?;
    let protocols = params.environment.scenario.request.protocols.as_deref().unwrap_or_default();
    let mut request = connection_request(params, &url, protocols);
    let Some((code, protocol)) = protocol_fault(protocols) else {
        return Ok(request);
    };
    if params.departs(Departure::PoliciesBeforeSubprotocols) {
        if params.departs(Departure::SocketsAreUpgradedFirst) {
            mixed_content::upgrade_insecure_request(params.settings(), &mut request, trace);
        }
        request_check::report_violations_for_request(params.policies(), &request, trace);
        request_check::should_block_request(params.policies(), &request, trace).map_err(Refusal::fires_error)?;
    }
    let stop = trace.fail(code, |decision| decision.with("protocol", protocol));
    Err(Refusal::throws(stop, "SyntaxError"))
}

/// [new WebSocket()](https://websockets.spec.whatwg.org/#dom-websocket-websocket), the URL
fn url_record(params: FetchParams<'_, '_>, trace: &mut Trace) -> Flow<Url> {
    let place = params.environment.request_url.place;
    if params.environment.request_url.text.is_empty() && params.departs(Departure::EmptyWebSocketUrlThrows) {
        return Err(trace.fail(Code::WebSocketUrlEmpty, |decision| decision.at(place)));
    }
    let mut url = target::read(params, trace)?.url;
    // "If urlRecord's scheme is "http", then set urlRecord's scheme to "ws". Otherwise, if
    // urlRecord's scheme is "https", set urlRecord's scheme to "wss"."
    if url.is_http() {
        url = url.with_scheme(if url.scheme() == "https" { "wss" } else { "ws" });
        trace.info(Code::WebSocketSchemeFromHttp, |decision| decision.with("url", url.as_str()).at(place));
    }
    // "If urlRecord's scheme is not "ws" or "wss", then throw a SyntaxError."
    if !url.is_websocket() {
        return Err(trace.fail(Code::WebSocketScheme, |decision| decision.with("scheme", url.scheme()).at(place)));
    }
    // "If urlRecord's fragment is non-null, then throw a SyntaxError."
    if let Some(fragment) = url.fragment() {
        return Err(trace.fail(Code::WebSocketFragment, |decision| decision.with("fragment", fragment).at(place)));
    }
    Ok(url)
}

/// "If any of the values in protocols occur more than once or otherwise fail to match the
/// requirements for elements that comprise the value of `Sec-WebSocket-Protocol` fields": the first such value.
fn protocol_fault(protocols: &[String]) -> Option<(Code, &str)> {
    let mut seen = HashSet::new();
    protocols.iter().find_map(|protocol| {
        if !is_token(protocol) {
            return Some((Code::WebSocketProtocolInvalid, protocol.as_str()));
        }
        (!seen.insert(protocol)).then_some((Code::WebSocketProtocolTwice, protocol.as_str()))
    })
}

/// [Establish a WebSocket connection](https://websockets.spec.whatwg.org/#concept-websocket-establish):
/// the request.
fn connection_request(params: FetchParams<'_, '_>, url: &Url, protocols: &[String]) -> Request {
    // "Set requestURL's scheme to "http" if url's scheme is "ws"; otherwise "https"."
    let request_url = url.with_scheme(if url.scheme() == "wss" { "https" } else { "http" });
    let mut request = Request::new(request_url, params.client.origin.clone(), params.client.referrer_policy());
    request.mode = RequestMode::WebSocket;
    request.credentials_mode = CredentialsMode::Include;
    request.redirect_mode = RedirectMode::Error;
    // "For each protocol in protocols, combine (`Sec-WebSocket-Protocol`, protocol)."
    if !protocols.is_empty() {
        request.append_header(PROTOCOL, protocols.join(", "));
    }
    request
}

/// Checks the response to the opening handshake.
fn check(params: FetchParams<'_, '_>, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let Response::Network(head) = response else {
        return Ok(());
    };
    let headers = &head.header_list;
    for name in ["Upgrade", "Connection", ACCEPT, PROTOCOL, EXTENSIONS] {
        header_is_known(head, name, trace)?;
    }
    // "If response is a network error or its status is not 101, fail the WebSocket connection."
    if head.status != 101 {
        return Err(trace.fail(Code::WebSocketStatus, |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place)
        }));
    }
    // RFC 6455 § 4.1: `Upgrade: websocket` and `Connection: Upgrade`. If a response has neither header, the scenario
    // has left them out because they are obvious.
    for (name, wanted) in [("Upgrade", "websocket"), ("Connection", "upgrade")] {
        // `Upgrade` is compared as a whole, while `Connection` is a list.
        let lists_it = |value: &str| value.split(',').any(|token| token.trim().eq_ignore_ascii_case(wanted));
        let is_right = |value: &str| {
            value.eq_ignore_ascii_case(wanted)
                || (lists_it(value) && (name == "Connection" || params.departs(Departure::WebSocketUpgradeIsList)))
        };
        if let Some(value) = headers.get(name).filter(|value| !is_right(value)) {
            return Err(trace.fail(Code::WebSocketHandshakeHeader, |decision| {
                decision
                    .with("header", name)
                    .with("value", value.as_ref())
                    .with("wanted", wanted)
                    .at_all(headers.places(name))
            }));
        }
    }
    // "If the response lacks a |Sec-WebSocket-Accept| header field or [it] contains a value other than the
    // base64-encoded SHA-1 of the concatenation". The key is unknown here, but a value that is not such a hash is wrong
    // for every key.
    if let Some(value) = headers.get(ACCEPT).filter(|value| !is_hash(value)) {
        return Err(trace.fail(Code::WebSocketAccept, |decision| {
            decision.with("value", value.as_ref()).at_all(headers.places(ACCEPT))
        }));
    }
    check_selected_protocol(params, headers, trace)?;
    if let Some(value) = headers.get(EXTENSIONS)
        && let Some(extension) = web_socket_extensions::refused(params, &value)
    {
        return Err(trace.fail(Code::WebSocketExtension, |decision| {
            decision.with("extension", extension).at_all(headers.places(EXTENSIONS))
        }));
    }
    Ok(())
}

/// Whether the text is 20 bytes in base64.
fn is_hash(text: &str) -> bool {
    let digits = text.strip_suffix('=').unwrap_or_default();
    digits.len() == 27 && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

fn check_selected_protocol(
    params: FetchParams<'_, '_>,
    headers: &crate::http::header_list::HeaderList<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    let offered = params.environment.scenario.request.protocols.as_deref().unwrap_or_default();
    let selected = headers.get(PROTOCOL);
    let places = || headers.places(PROTOCOL);
    match selected.as_deref() {
        // "If protocols is not the empty list and extracting header list values given
        // `Sec-WebSocket-Protocol` and response's header list results in null, failure, or the
        // empty byte sequence, then fail the WebSocket connection."
        Some("") if params.departs(Departure::EmptySubprotocolFails) => Err(trace
            .fail(Code::WebSocketProtocolMissing, |decision| {
                decision.with("offered", offered.join(", ")).at_all(places())
            })),
        None | Some("") => {
            if offered.is_empty() || params.departs(Departure::SubprotocolMayBeMissing) {
                return Ok(());
            }
            Err(trace.fail(Code::WebSocketProtocolMissing, |decision| decision.with("offered", offered.join(", "))))
        }
        // RFC 6455 § 4.1: "If the response includes a |Sec-WebSocket-Protocol| header field and
        // this header field indicates the use of a subprotocol that was not present in the
        // client's handshake, the client MUST Fail the WebSocket Connection."
        Some(selected)
            if !offered.iter().any(|offer| {
                offer == selected
                    || (offer.eq_ignore_ascii_case(selected) && params.departs(Departure::SubprotocolInAnyCase))
            }) =>
        {
            if offered.is_empty() && params.departs(Departure::SubprotocolMayBeUnasked) {
                return Ok(());
            }
            let code = if offered.is_empty() {
                Code::WebSocketProtocolWithoutOffer
            } else {
                Code::WebSocketProtocolNotOffered
            };
            Err(trace.fail(code, |decision| {
                decision.with("selected", selected).with("offered", offered.join(", ")).at_all(places())
            }))
        }
        Some(_) => Ok(()),
    }
}
