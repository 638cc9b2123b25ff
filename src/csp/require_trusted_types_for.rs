//! The [`require-trusted-types-for`](https://w3c.github.io/trusted-types/dist/spec/#require-trusted-types-for-csp-directive)
//! directive: do the page's policies require trusted types?

use super::directive::{Directive, DirectiveName};
use super::page_policies::PagePolicies;
use super::policy::Policy;
use crate::contract::report::Disposition;

/// The `require-trusted-types-for` directive of a policy, if it covers scripts.
pub(crate) fn requirement<'p, 'a>(policy: &'p Policy<'a>) -> Option<&'p Directive<'a>> {
    let directive = policy.directive(DirectiveName::RequireTrustedTypesFor)?;
    directive.tokens().any(|token| token.eq_ignore_ascii_case("'script'")).then_some(directive)
}

/// [Does sink type require trusted types?](https://w3c.github.io/trusted-types/dist/spec/#does-sink-require-trusted-types),
/// for the group `'script'`, without report-only policies.
pub(super) fn requires_trusted_types(policies: PagePolicies<'_, '_>) -> bool {
    let mut enforced = policies.csp_list.policies.iter().filter(|policy| policy.disposition == Disposition::Enforce);
    enforced.any(|policy| requirement(policy).is_some())
}
