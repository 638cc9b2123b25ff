//! [Integrity-Policy](https://w3c.github.io/webappsec-subresource-integrity/#integrity-policy-section).

use crate::engine::Departure;
use crate::environment::Settings;
use crate::environment::policy_headers::{INTEGRITY_POLICY, INTEGRITY_POLICY_REPORT_ONLY, IntegrityPolicy};
use crate::http::request::{Destination, Request, RequestMode};
use crate::trace::{Code, Flow, Trace};

/// [Should request be blocked by Integrity Policy?](https://w3c.github.io/webappsec-subresource-integrity/#should-request-be-blocked-by-integrity-policy-section)
pub(crate) fn should_block_request(settings: Settings<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    // "If parsedMetadata is not the empty set and request's mode is either "cors" or
    // "same-origin", return "Allowed". If request's url is local, return "Allowed"."
    let is_checked =
        !request.integrity_metadata.is_empty() && matches!(request.mode, RequestMode::Cors | RequestMode::SameOrigin);
    if is_checked || !request.url().is_http() {
        return Ok(());
    }
    let blocks = |policy: IntegrityPolicy| {
        policy.blocks(request.destination)
            && (request.destination == Destination::Script
                || !settings.departs(Departure::IntegrityPolicyForScriptsOnly))
    };
    let describe = |name: &'static str| {
        move |decision: crate::trace::Draft| {
            decision
                .with("destination", request.destination.as_str())
                .at_all(settings.client.header_list.places(name))
                .at_all(request.url_place)
        }
    };
    if blocks(settings.client.integrity_policies.report_only) {
        trace.failed_without_effect(Code::IntegrityPolicyReported, describe(INTEGRITY_POLICY_REPORT_ONLY));
    }
    if blocks(settings.client.integrity_policies.enforced) {
        return Err(trace.fail(Code::IntegrityPolicyBlocked, describe(INTEGRITY_POLICY)));
    }
    Ok(())
}
