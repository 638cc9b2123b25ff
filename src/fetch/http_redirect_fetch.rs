//! [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#http-redirect-fetch).

use super::header_is_known::header_is_known;
use super::main_fetch::main_fetch;
use super::params::FetchParams;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::http::referrer::ReferrerPolicy;
use crate::http::request::{Request, RequestBody, RequestMode, ResponseTainting};
use crate::http::request_header::{REQUEST_BODY_HEADER_NAMES, is_cors_safelisted_request_header};
use crate::http::response::{Response, ResponseHead};
use crate::trace::{Code, Flow, Trace};
use crate::url::Url;

/// [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch).
pub(crate) fn http_redirect_fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    head: &'e ResponseHead<'a>,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    let places = || head.header_list.places("Location");
    header_is_known(head, "Location", trace)?;
    // "If locationURL is null, then return response."
    let is_there =
        |location: &std::borrow::Cow<'_, str>| !location.is_empty() || !params.departs(Departure::EmptyLocationIsNone);
    let Some(location) = head.header_list.get("Location").filter(is_there) else {
        trace.info(Code::RedirectWithoutLocation, |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place)
        });
        return Ok(Response::Network(head));
    };
    // A location URL comes from a single header. Several headers with different values are a failure.
    let mut values = head.header_list.named("Location").map(|header| header.value.as_ref());
    let first = values.next().unwrap_or_default();
    if values.any(|other| other != first) {
        return Err(trace.fail(Code::RedirectSeveralLocations, |decision| {
            decision.with("location", location.as_ref()).at_all(places())
        }));
    }
    let location = std::borrow::Cow::Borrowed(first);
    if location.is_empty() && params.departs(Departure::EmptyLocationFails) {
        return Err(trace.fail(Code::RedirectEmptyLocation, |decision| {
            decision.with("status", head.status.to_string()).at_all(places())
        }));
    }
    // "If locationURL is failure, then return a network error."
    let location_url = match Url::parse(&location, Some(request.current_url())) {
        Ok(url) => url.or_fragment(request.current_url().fragment()),
        Err(error) => {
            return Err(trace.fail(Code::RedirectInvalidUrl, |decision| {
                decision.with("location", location.as_ref()).with("reason", error.reason()).at_all(places())
            }));
        }
    };
    // "If locationURL's scheme is not an HTTP(S) scheme, then return a network error."
    if !location_url.is_http() {
        return Err(trace.fail(Code::RedirectNotHttp, |decision| {
            decision
                .with("location", location.as_ref())
                .with("scheme", location_url.scheme())
                .about(&location_url)
                .at_all(places())
        }));
    }
    // "If request's redirect count is 20, then return a network error."
    if request.redirect_count == 20 {
        return Err(trace.fail(Code::RedirectTooMany, |decision| decision.at_all(places())));
    }
    request.redirect_count += 1;
    // "If request's mode is "cors", locationURL includes credentials, and request's origin is not
    // same origin with locationURL's origin", and "If request's response tainting is "cors" and
    // locationURL includes credentials"
    let leaves_origin = request.mode == RequestMode::Cors && !request.origin.is_same_origin(&location_url.origin());
    if location_url.includes_credentials() && (leaves_origin || request.response_tainting == ResponseTainting::Cors) {
        return Err(trace.fail(Code::RedirectHasCredentials, |decision| {
            decision.with("location", location.as_ref()).about(&location_url).at_all(places())
        }));
    }
    // "If internalResponse's status is not 303, request's body is non-null, and request's body's
    // source is null, then return a network error."
    if head.status != 303 && request.body == RequestBody::WithoutSource {
        return Err(trace.fail(Code::RedirectStreamGone, |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place).at_all(places())
        }));
    }
    let from = request.current_url().for_request();
    change_method(params, request, head.status, &location_url, trace);
    remove_authorization(params, request, &location_url, trace);
    if !request.origin.is_same_origin(&location_url.origin()) && params.departs(Departure::RedirectsDropClientHints) {
        remove_client_hints(request);
    }
    request.append_url(location_url);
    request.url_place = places().next();
    // "Invoke set request's referrer policy on redirect on request and internalResponse."
    if let Some(policy) = ReferrerPolicy::from_headers(&head.header_list) {
        request.referrer_policy = policy;
    }
    trace.info(Code::RedirectFollowed, |decision| {
        decision
            .with("status", head.status.to_string())
            .at_all(head.status_place)
            .with("from", from)
            .with("to", request.current_url().for_request())
            .at_all(places())
    });
    let was_tainted = request.redirect_count > 1 && request.serialized_origin() == "null";
    trace.enter_hop(request.redirect_count);
    if request.has_redirect_taint() && !was_tainted && request.mode == RequestMode::Cors {
        trace.info(Code::RedirectOriginNull, |decision| decision.with("origin", request.origin.serialized()));
    }
    // "Return the result of running main fetch given fetchParams and recursive."
    main_fetch(params, request, true, trace)
}

/// Departure: policies are checked against the target of a redirect before the CORS check of the redirect itself, which
/// `head` does not pass.
///
/// `request` is changed to the target only if the policies block it.
pub(crate) fn check_redirect_target_first(
    params: FetchParams<'_, '_>,
    request: &mut Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    let location =
        head.header_list.get("Location").and_then(|location| Url::parse(&location, Some(request.current_url())).ok());
    let Some(location) = location.filter(|_| params.departs(Departure::PoliciesSeeRedirectsBeforeCorsCheck)) else {
        return Ok(());
    };
    let mut next = request.clone();
    next.append_url(location);
    next.url_place = head.header_list.places("Location").next();
    next.redirect_count += 1;
    trace.enter_hop(next.redirect_count);
    request_check::report_violations_for_request(params.policies(), &next, trace);
    let checked = request_check::should_block_request(params.policies(), &next, trace);
    if checked.is_err() {
        *request = next;
    } else {
        trace.enter_hop(request.redirect_count);
    }
    checked
}

/// "internalResponse's status is 301 or 302 and request's method is POST", or "internalResponse's status is 303 and
/// request's method is not GET or HEAD": the request continues as a GET.
fn change_method(
    params: FetchParams<'_, '_>,
    request: &mut Request,
    status: u16,
    location_url: &Url,
    trace: &mut Trace,
) {
    let becomes_get = (matches!(status, 301 | 302) && request.method == "POST")
        || (status == 303 && !matches!(request.method.as_str(), "GET" | "HEAD"));
    let is_lost_delete = request.method == "DELETE"
        && !request.current_url().origin().is_same_origin(&location_url.origin())
        && params.departs(Departure::CrossOriginDeleteBecomesGet);
    if !becomes_get && !is_lost_delete {
        return;
    }
    trace.info(Code::RedirectBecomesGet, |decision| {
        decision.with("status", status.to_string()).with("method", request.method.as_str())
    });
    "GET".clone_into(&mut request.method);
    request.body = RequestBody::None;
    for name in REQUEST_BODY_HEADER_NAMES {
        remove_header(params, request, name);
    }
}

/// Removes a header, which may still have an effect on preflights.
fn remove_header(params: FetchParams<'_, '_>, request: &mut Request, name: &str) {
    let asks_for_preflight = request
        .header(name)
        .is_some_and(|header| !is_cors_safelisted_request_header(params.profile, &header.name, &header.value));
    if asks_for_preflight && params.departs(Departure::PreflightNamesRemovedHeaders) {
        request.withhold_headers(name);
        return;
    }
    request.preflight_stays |= asks_for_preflight && params.departs(Departure::PreflightStaysForRemovedHeaders);
    request.delete_headers(name);
}

/// "If request's current URL's origin is not same origin with locationURL's origin, then for each
/// headerName of CORS non-wildcard request-header name, delete headerName".
fn remove_authorization(params: FetchParams<'_, '_>, request: &mut Request, location_url: &Url, trace: &mut Trace) {
    if request.current_url().origin().is_same_origin(&location_url.origin()) {
        return;
    }
    if let Some(header) = request.header("Authorization") {
        let place = header.place;
        trace.info(Code::RedirectDropsAuthorization, |decision| {
            decision.with("to", location_url.origin().serialized()).at_all(place)
        });
        remove_header(params, request, "Authorization");
    }
}

/// Departure: an origin other than the page's does not get the client hints that the script set.
fn remove_client_hints(request: &mut Request) {
    for name in ["Device-Memory", "Downlink", "DPR", "ECT", "RTT", "Viewport-Width", "Width"] {
        request.delete_headers(name);
    }
}
