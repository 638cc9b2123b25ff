//! [Handle Fetch](https://w3c.github.io/ServiceWorker/#handle-fetch): a service worker that responds to each request with
//! `fetch(event.request)`.

use super::cross_origin_resource_policy;
use super::filtered_response;
use super::main_fetch::main_fetch;
use super::params::FetchParams;
use crate::contract::report::ResponseType;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::environment::Client;
use crate::http::request::{Destination, InitiatorType, RedirectMode, Request, RequestMode, ResponseTainting};
use crate::http::response::Response;
use crate::trace::{Cause, Code, Flow, Trace};

/// The response that the service worker fetched for `request`; `None` if the request goes to the network.
pub(super) fn handle_fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    trace: &mut Trace,
) -> Flow<Option<Response<'e, 'a>>> {
    let Some(worker) = params.client.controller.as_deref().filter(|_| is_for_service_workers(params, request)) else {
        return Ok(None);
    };
    if !controls(params, worker, request) {
        trace.info(Code::ServiceWorkerNotAsked, |decision| decision.with("worker", worker.url.as_str()));
        return Ok(None);
    }
    trace.info(Code::ServiceWorkerFetches, |decision| {
        decision.with("worker", worker.url.as_str()).with("url", request.current_url().for_request())
    });
    let mut own = constructed_from(request);
    let fetched = main_fetch(FetchParams { client: worker, ..params }, &mut own, false, trace);
    request.sent_count += own.sent_count;
    match fetched {
        Ok(response) => {
            check_response(params, request, &own, &response, trace)?;
            request.response_tainting = own.response_tainting;
            Ok(Some(response))
        }
        Err(stop)
            if matches!(stop.cause, Cause::Blocked(_))
                && is_non_subresource(request)
                && params.departs(Departure::FailedWorkerLeavesPagesToNetwork) =>
        {
            trace.info(Code::ServiceWorkerFails, |decision| decision.with("worker", worker.url.as_str()));
            Ok(None)
        }
        Err(stop) => Err(stop),
    }
}

/// Whether the request is one that service workers handle.
fn is_for_service_workers(params: FetchParams<'_, '_>, request: &Request) -> bool {
    // "If request's destination is "embed" or "object", then return null."
    let is_exempt =
        matches!(request.destination, Destination::Embed | Destination::Object | Destination::ServiceWorker);
    let is_opaque_media = request.destination == Destination::Video
        && request.response_tainting == ResponseTainting::Opaque
        && params.departs(Departure::OpaqueMediaBypassesServiceWorkers);
    !is_exempt && !is_opaque_media && request.mode != RequestMode::WebSocket && request.is_for_service_workers
}

/// Whether the service worker handles the request: one of its clients makes it, or it is for a page or a worker's script
/// of its origin. The scope is assumed to be the whole origin.
fn controls(params: FetchParams<'_, '_>, worker: &Client<'_>, request: &Request) -> bool {
    let client = params.client;
    // "If globalObject is a ServiceWorkerGlobalScope object, then set request's service-workers mode to "none"."
    let is_exempt =
        client.is_service_worker || (client.is_worker && params.departs(Departure::WorkersBypassServiceWorkers));
    if worker.insecure.is_some() || client.insecure.is_some() {
        return false;
    }
    if is_non_subresource(request) {
        // A page of another site has service workers of its own: browsers partition them by the site of the outermost page.
        return worker.origin.is_same_origin(&request.current_url().origin())
            && worker.origin.is_same_site(&client.url.origin());
    }
    !is_exempt && worker.origin.is_same_origin(&client.origin)
}

/// Whether it is a [non-subresource request](https://fetch.spec.whatwg.org/#non-subresource-request), whose service worker
/// is that of its own URL.
fn is_non_subresource(request: &Request) -> bool {
    matches!(
        request.destination,
        Destination::Document | Destination::IFrame | Destination::SharedWorker | Destination::Worker
    )
}

/// [`new Request(input)`](https://fetch.spec.whatwg.org/#dom-request) of a request: "Set request to a new request with the
/// following properties". The destination is not copied, so policies treat the new request as a connection.
fn constructed_from(request: &Request) -> Request {
    let mut own = Request::new(request.current_url().clone(), request.origin.clone(), request.referrer_policy);
    own.method.clone_from(&request.method);
    own.method_place = request.method_place;
    own.header_list.clone_from(&request.header_list);
    own.body = request.body;
    own.mode = request.mode;
    own.credentials_mode = request.credentials_mode;
    own.redirect_mode = match request.mode {
        RequestMode::Navigate => RedirectMode::Manual,
        _ => request.redirect_mode,
    };
    own.initiator_type = InitiatorType::Fetch;
    own.is_unsafe = true;
    own.url_place = request.url_place;
    own.referrer = request.referrer.clone();
    own.integrity_metadata.clone_from(&request.integrity_metadata);
    own.redirect_count = request.redirect_count;
    own
}

/// Checks the response that the page gets from the service worker.
fn check_response(
    params: FetchParams<'_, '_>,
    request: &Request,
    own: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    // "If either request's response tainting or response's type is "opaque", and the cross-origin resource policy check …
    // returns blocked, then return a network error."
    if let Response::Network(head) = response
        && filtered_response::response_type(own, response) == ResponseType::Opaque
    {
        cross_origin_resource_policy::check(params, request, head, trace)?;
    }
    if own.url_list().len() == 1 {
        return Ok(());
    }
    // [Should response to request be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-response)
    // checks the response's URL. The request itself has not been redirected.
    let mut request_of_worker = request.clone();
    request_of_worker.append_url(own.current_url().clone());
    request_of_worker.url_place = own.url_place;
    if params.departs(Departure::WorkersRedirectsCountForPage) {
        request_of_worker.redirect_count = own.redirect_count;
    }
    request_check::report_violations_for_request(params.policies(), &request_of_worker, trace);
    request_check::should_block_request(params.policies(), &request_of_worker, trace)
}
