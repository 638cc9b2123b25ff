//! [Cross-origin resource policy check](https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header).

use super::header_is_known::header_is_known;
use super::params::FetchParams;
use crate::engine::Departure;
use crate::environment::EmbedderPolicy;
use crate::http::request::{Destination, Request, RequestMode};
use crate::http::response::ResponseHead;
use crate::trace::{Code, Flow, Trace};

const HEADER: &str = "Cross-Origin-Resource-Policy";

/// A policy that the header sets or, if there is no header, the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum ResourcePolicy {
    SameOrigin,
    SameSite,
    CrossOrigin,
}

/// [Cross-origin resource policy check](https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check)
pub(crate) fn check(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    header_is_known(head, HEADER, trace)?;
    // "If policy is neither `same-origin`, `same-site`, nor `cross-origin`, then set policy to null."
    let value = head.header_list.get(HEADER);
    let declared = match value.as_deref() {
        Some("same-origin") => Some(ResourcePolicy::SameOrigin),
        Some("same-site") => Some(ResourcePolicy::SameSite),
        Some("cross-origin") => Some(ResourcePolicy::CrossOrigin),
        _ => None,
    };
    let is_overridden = value.is_some() && params.departs(Departure::UnknownCorpOverridesEmbedder);
    let by_embedder = if declared.is_none() && !is_overridden {
        params
            .settings()
            .embedder_policies()
            .find(|header| embedder_requires_same_origin(params, request, header.policy))
    } else {
        None
    };
    if declared.is_none() && by_embedder.is_none() && !request.origin.is_same_origin(&request.current_url().origin()) {
        embedder_policy_is_known(params, trace)?;
    }
    let policy = if by_embedder.is_some() { Some(ResourcePolicy::SameOrigin) } else { declared };
    let url_origin = request.current_url().origin();
    let allowed = match policy {
        None | Some(ResourcePolicy::CrossOrigin) => true,
        Some(ResourcePolicy::SameOrigin) => request.origin.is_same_origin(&url_origin),
        // "origin is schemelessly same site with response's URL's origin" and "origin's scheme is
        // "https" or response's URL's scheme is not "https""
        Some(ResourcePolicy::SameSite) => {
            request.origin.is_schemelessly_same_site(&url_origin)
                && (request.origin.scheme() == Some("https") || request.current_url().scheme() != "https")
        }
    };
    let describe = |decision: crate::trace::Draft| {
        decision
            .with("policy", value.as_deref().unwrap_or_default())
            .with("origin", request.origin.serialized())
            .with("urlOrigin", url_origin.serialized())
            .about(request.current_url())
            .at_all(head.header_list.places(HEADER))
    };
    if !allowed {
        let code = if by_embedder.is_some() { Code::CorpMissingForEmbedder } else { Code::CorpBlocked };
        return Err(trace.fail(code, |decision| {
            let decision = describe(decision);
            match by_embedder {
                Some(header) => {
                    decision.with("embedder", header.name).at_all(params.client.header_list.places(header.name))
                }
                None => decision,
            }
        }));
    }
    if policy.is_some() {
        trace.pass(Code::CorpAllows, describe);
    }
    Ok(())
}

/// Stops if the page has no embedder policy, but text that could not be read may set one.
pub(super) fn embedder_policy_is_known(params: FetchParams<'_, '_>, trace: &mut Trace) -> Flow<()> {
    match &params.client.unread_embedder_policy {
        None => Ok(()),
        Some(line) => Err(trace.unknown(Code::EmbedderPolicyNotRead, line.path, |decision| {
            decision.with("line", line.text).at(line.place)
        })),
    }
}

/// "If policy is null, then switch on embedderPolicyValue": whether the embedder policy requires `same-origin`.
fn embedder_requires_same_origin(
    params: FetchParams<'_, '_>,
    request: &Request,
    embedder_policy: EmbedderPolicy,
) -> bool {
    let is_object = matches!(request.destination, Destination::Object | Destination::Embed);
    let is_navigation =
        request.mode == RequestMode::Navigate && !(is_object && params.departs(Departure::ObjectsAreNotNavigations));
    match embedder_policy {
        // "response's request-includes-credentials is true, or forNavigation is true". For credentialless, the first is
        // true only on the page's own origin, because other no-cors requests have no credentials.
        EmbedderPolicy::Credentialless => is_navigation || request.is_same_origin_with_current_url(),
        EmbedderPolicy::RequireCorp => true,
    }
}
