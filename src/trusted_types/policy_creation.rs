//! [`trusted-types`](https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive): which policies may be
//! created.

use crate::contract::report::Disposition;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::gap;
use crate::csp::page_policies::PagePolicies;
use crate::csp::violation::{first_characters, violation_for_global};
use crate::input::Place;
use crate::trace::{Code, Draft, Flow, Trace};

/// The keyword with which a policy of the same name may be created again.
pub(crate) const ALLOW_DUPLICATES: &str = "'allow-duplicates'";

/// [Should Trusted Type policy creation be blocked by Content Security Policy?](https://w3c.github.io/trusted-types/dist/spec/#should-block-create-policy)
pub(crate) fn should_block_creation(
    policies: PagePolicies<'_, '_>,
    policy_name: &str,
    created_policy_names: &[&str],
    place: Option<Place>,
    trace: &mut Trace,
) -> Flow<()> {
    let mut blocked = None;
    for policy in &policies.csp_list.policies {
        let Some(directive) = policy.directive(DirectiveName::TrustedTypes) else {
            continue;
        };
        let is_repeated = created_policy_names.contains(&policy_name);
        let is_refused_repetition = is_repeated && !has(directive, ALLOW_DUPLICATES);
        let is_listed = directive.tokens().any(|token| token == "*" || (token == policy_name && is_policy_name(token)));
        let describe = |decision: Draft| {
            decision
                .with("policy", policy_name)
                .with("names", directive.tokens().collect::<Vec<_>>().join(" "))
                .at(directive.place)
                .at_all(place)
        };
        if is_listed && !is_refused_repetition {
            trace.pass(Code::TrustedTypesPolicyListed, describe);
            continue;
        }
        if policy.disposition == Disposition::Enforce && !is_refused_repetition {
            gap::check_names(policies, directive, trace)?;
        }
        trace.violation(|| {
            let sample = Some(first_characters(policy_name)).filter(|sample| !sample.is_empty());
            violation_for_global(policies, policy, directive.name.as_str(), "trusted-types-policy", sample)
        });
        match policy.disposition {
            Disposition::Report => trace.failed_without_effect(Code::TrustedTypesPolicyReported, describe),
            Disposition::Enforce => {
                let code = if is_listed { Code::TrustedTypesPolicyRepeated } else { Code::TrustedTypesPolicyNotListed };
                let stop = trace.fail(code, describe);
                blocked.get_or_insert(stop);
            }
        }
    }
    blocked.map_or(Ok(()), Err)
}

/// Whether a token is a `tt-policy-name`. Other tokens do not name a policy.
pub(crate) fn is_policy_name(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-#=_/@.%".contains(&byte))
}

fn has(directive: &Directive<'_>, keyword: &str) -> bool {
    directive.tokens().any(|token| token.eq_ignore_ascii_case(keyword))
}
