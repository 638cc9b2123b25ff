//! The checks that a navigation makes before it creates a document from a response:
//! [Attempt to populate the history entry's document](https://html.spec.whatwg.org/multipage/browsing-the-web.html#attempt-to-populate-the-history-entry's-document).

use crate::csp::frame_ancestors;
use crate::csp::page_policies::PagePolicies;
use crate::csp::policy::CspList;
use crate::engine::Departure;
use crate::fetch::embedder_policy;
use crate::fetch::header_is_known::header_is_known;
use crate::fetch::params::FetchParams;
use crate::html::{sandbox, x_frame_options};
use crate::http::request::Request;
use crate::http::response::ResponseHead;
use crate::trace::{Code, Flow, Trace};
use crate::url::origin::Origin;

/// Whether the page may show the response to `request` in a frame.
pub(super) fn check(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    let (client, url, headers) = (params.client, request.current_url(), &head.header_list);
    let mut csp_list = CspList::of_response(headers, url);
    csp_list.gap_paths = csp_list.policies.iter().map(|policy| (policy.place, head.path)).collect();
    let ancestors = &client.with_ancestors;
    // "Should navigation response to navigation request of type in target be blocked by Content Security Policy?"
    let policies = PagePolicies::of_document(params.profile, &csp_list, url);
    frame_ancestors::check(policies, ancestors, trace)?;
    header_is_known(head, "Content-Security-Policy", trace)?;
    // "A check a navigation response's adherence to `X-Frame-Options` given response, navigable, …, responseOrigin"
    if frame_ancestors::is_enforced(&csp_list) {
        if x_frame_options::read(headers) != x_frame_options::XFrameOptions::Absent {
            trace.info(Code::XFrameOptionsOverridden, |decision| decision.at_all(headers.places("X-Frame-Options")));
        }
    } else {
        header_is_known(head, "X-Frame-Options", trace)?;
        let origin = response_origin(params, request, &csp_list);
        x_frame_options::check(headers, url, &origin, ancestors, trace)?;
    }
    check_embedder_policy(params, request, head, trace)
}

/// [Determine the origin](https://html.spec.whatwg.org/multipage/document-sequences.html#determining-the-origin) of the
/// framed page, which is opaque in a sandbox.
fn response_origin(params: FetchParams<'_, '_>, request: &Request, csp_list: &CspList<'_>) -> Origin<'static> {
    let attribute = params.environment.scenario.request.sandbox.as_deref();
    let place = params.environment.request_url.place;
    let sandboxes: Vec<_> =
        attribute.map(|attribute| (attribute, place)).into_iter().chain(sandbox::of_policies(csp_list)).collect();
    let is_opaque = sandbox::forbids(&sandboxes, "allow-same-origin").is_some();
    if is_opaque && !params.departs(Departure::SameOriginFrameMayBeSandboxed) {
        return Origin::Opaque;
    }
    request.current_url().origin().into_owned()
}

/// [Check a navigation response's adherence to its embedder policy](https://html.spec.whatwg.org/multipage/browsers.html#check-a-navigation-response's-adherence-to-its-embedder-policy)
fn check_embedder_policy(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    embedder_policy::check_own(params, request, head, Code::CorpFrameEmbedder, trace)?;
    embedder_policy::check_resource_policy(params, request, head, trace)
}
