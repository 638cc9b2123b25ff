//! [`require-trusted-types-for`](https://w3c.github.io/trusted-types/dist/spec/#require-trusted-types-for-csp-directive):
//! may a string go into a sink?

use super::sink::Sink;
use crate::contract::report::Disposition;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::page_policies::PagePolicies;
use crate::csp::policy::Policy;
use crate::csp::violation::{first_characters, violation_for_global};
use crate::input::Place;
use crate::trace::{Code, Decision, Flow, Trace};

/// The `require-trusted-types-for` directive of a policy, where it covers scripts.
fn requirement<'p, 'a>(policy: &'p Policy<'a>) -> Option<&'p Directive<'a>> {
    let directive = policy.directive(DirectiveName::RequireTrustedTypesFor)?;
    directive.tokens().any(|token| token.eq_ignore_ascii_case("'script'")).then_some(directive)
}

/// [Does sink type require trusted types?](https://w3c.github.io/trusted-types/dist/spec/#does-sink-require-trusted-types),
/// for the group `'script'`.
pub(crate) fn requires_trusted_types(policies: PagePolicies<'_, '_>, include_report_only: bool) -> bool {
    let counts = |policy: &&Policy<'_>| include_report_only || policy.disposition == Disposition::Enforce;
    policies.csp_list.policies.iter().filter(counts).any(|policy| requirement(policy).is_some())
}

/// [Should sink type mismatch violation be blocked by Content Security Policy?](https://w3c.github.io/trusted-types/dist/spec/#should-block-sink-type-mismatch),
/// for a string that is given to `sink`. The page is taken to have no default policy.
pub(crate) fn should_block_string(
    policies: PagePolicies<'_, '_>,
    sink: Sink,
    source: &str,
    place: Option<Place>,
    trace: &mut Trace,
) -> Flow<()> {
    let mut blocked = None;
    for policy in &policies.csp_list.policies {
        let Some(directive) = requirement(policy) else {
            continue;
        };
        trace.violation(|| {
            let sample = format!("{}|{}", sink.name, first_characters(source));
            violation_for_global(policies, policy, directive.name.as_str(), "trusted-types-sink", Some(sample))
        });
        let told = |decision: Decision| {
            decision.with("sink", sink.name).with("type", sink.type_.name()).at(directive.place).at_all(place)
        };
        match policy.disposition {
            Disposition::Report => trace.failed_without_effect(Code::TrustedTypesReported, told),
            Disposition::Enforce => {
                let stop = trace.fail(Code::TrustedTypesNeeded, told);
                blocked.get_or_insert(stop);
            }
        }
    }
    blocked.map_or(Ok(()), Err)
}
