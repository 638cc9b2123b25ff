//! What the [embedder policy](https://html.spec.whatwg.org/multipage/browsers.html#embedder-policy-checks) of a page
//! requires of the frames and workers that it creates.

use super::cross_origin_resource_policy;
use super::header_is_known::header_is_known;
use super::params::FetchParams;
use crate::engine::Departure;
use crate::environment::policy_headers::framed_embedder_policy;
use crate::http::request::{Destination, Request};
use crate::http::response::ResponseHead;
use crate::trace::{Code, Flow, Trace};

const HEADER: &str = "Cross-Origin-Embedder-Policy";

/// Fails with `code` if the page has an embedder policy and the response, which becomes a document or a worker, does not.
pub(crate) fn check_own(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    code: Code,
    trace: &mut Trace,
) -> Flow<()> {
    let settings = params.settings();
    if is_object_without_navigation(params, request) {
        return Ok(());
    }
    let own = framed_embedder_policy(&head.header_list, request.current_url()).filter(|own| settings.parses(own));
    if own.is_some() {
        return Ok(());
    }
    if settings.embedder_policy().is_none() {
        return cross_origin_resource_policy::embedder_policy_is_known(params, trace);
    }
    header_is_known(head, HEADER, trace)?;
    Err(trace.fail(code, |decision| {
        decision.with("url", request.current_url().for_request()).at_all(params.client.header_list.places(HEADER))
    }))
}

/// The [cross-origin resource policy check](https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check) of a
/// navigation: "If forNavigation is true and embedderPolicyValue is "unsafe-none", then return allowed."
pub(crate) fn check_resource_policy(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    if params.settings().embedder_policy().is_none() && !is_object_without_navigation(params, request) {
        return if request.is_same_origin_with_current_url() {
            Ok(())
        } else {
            cross_origin_resource_policy::embedder_policy_is_known(params, trace)
        };
    }
    cross_origin_resource_policy::check(params, request, head, trace)
}

/// Departure: the page of an `<object>` or `<embed>` is checked as an image is.
fn is_object_without_navigation(params: FetchParams<'_, '_>, request: &Request) -> bool {
    matches!(request.destination, Destination::Object | Destination::Embed)
        && params.departs(Departure::ObjectsAreNotNavigations)
}
