//! [HTTP-network-or-cache fetch](https://fetch.spec.whatwg.org/#http-network-or-cache-fetch): what is sent over the
//! network.

use super::fetch_metadata;
use super::given_response::given_response;
use super::params::FetchParams;
use crate::contract::report::{Exchange, ExchangeKind, Text};
use crate::contract::scenario_path::Head;
use crate::csp::request_check::url_as_written;
use crate::engine::Departure;
use crate::environment::EmbedderPolicy;
use crate::http::referrer::{Referrer, ReferrerPolicy};
use crate::http::request::{CredentialsMode, InitiatorType, Request, RequestMode, ResponseTainting};
use crate::http::response::ResponseHead;
use crate::trace::{Code, Trace};

/// [HTTP-network-or-cache fetch](https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch): records the
/// message that is sent, and returns the response if the scenario gives one.
///
/// The HTTP cache, authentication prompts and the keepalive quota are not modelled.
pub(crate) fn http_network_or_cache_fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    kind: ExchangeKind,
    trace: &mut Trace,
) -> Option<&'e ResponseHead<'a>> {
    request.sent_count += 1;
    let hop = request.redirect_count;
    let which = if kind == ExchangeKind::Preflight { Head::Preflight } else { Head::Response };
    let head = given_response(params, request, which);
    let kind = if request.mode == RequestMode::WebSocket { ExchangeKind::Handshake } else { kind };
    let credentials = include_credentials(params, request);
    trace.exchange(|| Exchange {
        kind,
        hop,
        method: request.method.clone(),
        url: url_on_the_wire(request),
        headers: headers_on_the_wire(params, request),
        credentials,
        status: head.map(|head| head.status),
    });
    if kind != ExchangeKind::Preflight {
        trace.info(Code::RequestSent, |decision| {
            decision
                .with("method", request.method.as_str())
                .with("url", url_on_the_wire(request))
                .with("credentials", if credentials { "with" } else { "without" })
                .with("credentialsMode", request.credentials_mode.as_str())
        });
    }
    head
}

/// "Let includeCredentials be true if …"
fn include_credentials(params: FetchParams<'_, '_>, request: &Request) -> bool {
    let included = match request.credentials_mode {
        CredentialsMode::Include => true,
        CredentialsMode::SameOrigin => request.response_tainting == ResponseTainting::Basic,
        CredentialsMode::Omit => false,
    };
    included && embedder_policy_allows_credentials(params, request)
}

/// [Cross-Origin-Embedder-Policy allows credentials](https://fetch.spec.whatwg.org/#cross-origin-embedder-policy-allows-credentials)
fn embedder_policy_allows_credentials(params: FetchParams<'_, '_>, request: &Request) -> bool {
    request.mode != RequestMode::NoCors
        || params.settings().embedder_policies().all(|header| header.policy != EmbedderPolicy::Credentialless)
        || (request.is_same_origin_with_current_url() && !request.has_redirect_taint())
}

fn url_on_the_wire(request: &Request) -> String {
    url_as_written(request.current_url(), request.mode).for_request()
}

fn headers_on_the_wire(params: FetchParams<'_, '_>, request: &Request) -> Vec<(Text, Text)> {
    let mut headers: Vec<(Text, Text)> = request
        .header_list
        .iter()
        .filter(|header| !header.is_withheld)
        .map(|header| (header.name.clone(), header.value.clone().into()))
        .collect();
    // "If httpRequest's referrer is a URL". Sockets do not send a referrer.
    let may_refer = !matches!(request.mode, RequestMode::WebSocket | RequestMode::WebTransport);
    if let Referrer::Url(referrer) = &request.referrer
        && may_refer
    {
        headers.push(("Referer".into(), referrer.for_request().into()));
    }
    if let Some(origin) = request_origin_header(params, request) {
        headers.push(("Origin".into(), origin.into()));
    }
    fetch_metadata::append(request, &mut headers);
    headers
}

/// [Append a request `Origin` header](https://fetch.spec.whatwg.org/#append-a-request-origin-header)
fn request_origin_header(params: FetchParams<'_, '_>, request: &Request) -> Option<String> {
    let serialized = request.serialized_origin();
    // "If request's response tainting is "cors" or request's mode is either "websocket" or
    // "webtransport""
    if request.response_tainting == ResponseTainting::Cors
        || matches!(request.mode, RequestMode::WebSocket | RequestMode::WebTransport)
    {
        return Some(serialized);
    }
    if is_cors_element(request) && params.departs(Departure::OriginOnSameOriginElements) {
        return Some(serialized);
    }
    // "Otherwise, if request's method is neither GET nor HEAD"
    if matches!(request.method.as_str(), "GET" | "HEAD") {
        return None;
    }
    let hidden = request.mode != RequestMode::Cors
        && policy_hides_origin(request)
        && !params.departs(Departure::OriginIgnoresReferrerPolicy);
    let left_its_origin = request.mode == RequestMode::NoCors
        && request.url_list().iter().any(|url| !request.origin.is_same_origin(&url.origin()))
        && request.url_list().first().is_some_and(|url| request.origin.is_same_origin(&url.origin()))
        && params.departs(Departure::OriginIsNullOnAnotherOrigin);
    Some(if hidden || left_its_origin { "null".to_owned() } else { serialized })
}

/// Whether the request is made by an element in cors mode, except for media.
fn is_cors_element(request: &Request) -> bool {
    use InitiatorType as I;
    request.mode == RequestMode::Cors
        && matches!(request.initiator_type, I::Image | I::Script | I::Link | I::Font | I::Preload)
}

/// "If request's mode is not "cors", then switch on request's referrer policy"
fn policy_hides_origin(request: &Request) -> bool {
    use ReferrerPolicy as P;
    match request.referrer_policy {
        P::NoReferrer => true,
        // "If request's origin is a tuple origin, its scheme is "https", and request's current
        // URL's scheme is not "https""
        P::NoReferrerWhenDowngrade | P::StrictOrigin | P::StrictOriginWhenCrossOrigin => {
            request.origin.scheme() == Some("https") && request.current_url().scheme() != "https"
        }
        P::SameOrigin => !request.is_same_origin_with_current_url(),
        P::Origin | P::OriginWhenCrossOrigin | P::UnsafeUrl => false,
    }
}
