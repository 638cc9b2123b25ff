//! [`require-trusted-types-for`](https://w3c.github.io/trusted-types/dist/spec/#require-trusted-types-for-csp-directive),
//! as far as it governs how a script gets its URL.

use super::directive::DirectiveName;
use super::page_policies::PagePolicies;
use super::request_check::strip_url_for_reports;
use crate::contract::report::{Disposition, Violation};
use crate::trace::{Code, Flow, Trace};

/// [Should sink type mismatch violation be blocked by Content Security Policy?](https://w3c.github.io/trusted-types/dist/spec/#should-block-sink-type-mismatch),
/// for a string that is assigned to the `src` of a script element.
///
/// What a page's default policy makes of the string is not in a scenario: there is taken to be none.
pub(crate) fn check_script_url(policies: PagePolicies<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let mut blocked = None;
    for policy in &policies.csp_list.policies {
        let Some(directive) = policy.directive(DirectiveName::RequireTrustedTypesFor) else {
            continue;
        };
        if !directive.tokens().any(|token| token.eq_ignore_ascii_case("'script'")) {
            continue;
        }
        trace.violation(|| Violation {
            effective_directive: directive.name.as_str().into(),
            disposition: policy.disposition,
            blocked_uri: "trusted-types-sink".to_owned(),
            original_policy: policy.text_for_reports(),
            document_uri: strip_url_for_reports(policies.document_url),
        });
        match policy.disposition {
            Disposition::Report => {
                trace.failed_without_effect(Code::TrustedTypesReported, |decision| decision.at(directive.place));
            }
            Disposition::Enforce => {
                let stop = trace.fail(Code::TrustedTypesNeeded, |decision| decision.at(directive.place));
                blocked.get_or_insert(stop);
            }
        }
    }
    blocked.map_or(Ok(()), Err)
}
