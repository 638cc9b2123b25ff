//! The [`require-trusted-types-for`](https://w3c.github.io/trusted-types/dist/spec/#require-trusted-types-for-csp-directive)
//! directive: do the page's policies require trusted types?

use super::directive::{Directive, DirectiveName};
use super::page_policies::PagePolicies;
use super::policy::Policy;
use crate::contract::report::Disposition;
use crate::engine::{Departure, Profile};

/// The only [sink group](https://w3c.github.io/trusted-types/dist/spec/#trusted-types-sink-group).
pub(crate) const GROUP: &str = "'script'";

/// The `require-trusted-types-for` directive of a policy, if it covers scripts.
pub(crate) fn requirement<'p, 'a>(profile: &Profile, policy: &'p Policy<'a>) -> Option<&'p Directive<'a>> {
    let directive = policy.directive(DirectiveName::RequireTrustedTypesFor)?;
    let is_exact = profile.departs(Departure::TrustedTypesGroupHasCase);
    let is_scripts = |token: &str| if is_exact { token == GROUP } else { token.eq_ignore_ascii_case(GROUP) };
    directive.tokens().any(is_scripts).then_some(directive)
}

/// [Does sink type require trusted types?](https://w3c.github.io/trusted-types/dist/spec/#does-sink-require-trusted-types),
/// for the group `'script'`, without report-only policies.
pub(super) fn requires_trusted_types(policies: PagePolicies<'_, '_>) -> bool {
    let mut enforced = policies.csp_list.policies.iter().filter(|policy| policy.disposition == Disposition::Enforce);
    enforced.any(|policy| requirement(policies.profile, policy).is_some())
}
