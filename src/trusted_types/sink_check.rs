//! [`require-trusted-types-for`](https://w3c.github.io/trusted-types/dist/spec/#require-trusted-types-for-csp-directive):
//! may a string be passed to a sink?

use super::sink::Sink;
use crate::contract::report::Disposition;
use crate::csp::page_policies::PagePolicies;
use crate::csp::require_trusted_types_for::requirement;
use crate::csp::violation::{first_characters, violation_for_global};
use crate::input::Place;
use crate::trace::{Code, Draft, Flow, Trace};

/// [Should sink type mismatch violation be blocked by Content Security Policy?](https://w3c.github.io/trusted-types/dist/spec/#should-block-sink-type-mismatch),
/// for a string that is passed to `sink`. The page is assumed to have no default policy.
pub(crate) fn should_block_string(
    policies: PagePolicies<'_, '_>,
    sink: Sink,
    source: &str,
    place: Option<Place>,
    trace: &mut Trace,
) -> Flow<()> {
    let mut blocked = None;
    for policy in &policies.csp_list.policies {
        let Some(directive) = requirement(policies.profile, policy) else {
            continue;
        };
        trace.violation(|| {
            let sample = format!("{}|{}", sink.name, first_characters(source));
            violation_for_global(policies, policy, directive.name.as_str(), "trusted-types-sink", Some(sample))
        });
        let describe = |decision: Draft| {
            decision.with("sink", sink.name).with("type", sink.type_.name()).at(directive.place).at_all(place)
        };
        match policy.disposition {
            Disposition::Report => trace.failed_without_effect(Code::TrustedTypesReported, describe),
            Disposition::Enforce => {
                let stop = trace.fail(Code::TrustedTypesNeeded, describe);
                blocked.get_or_insert(stop);
            }
        }
    }
    blocked.map_or(Ok(()), Err)
}
