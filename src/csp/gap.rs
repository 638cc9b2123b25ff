//! The questions that a policy leaves open if a part of it is not written out, such as an ellipsis or a placeholder.
//!
//! A source list with a gap allows at least what is written in it, and perhaps more. A gap may also hide further
//! directives. So if only a fallback such as default-src is written, the policy may still have the specific directive.

use super::directive::{Directive, DirectiveName};
use super::fallback::fallback_list;
use super::page_policies::PagePolicies;
use super::policy::Policy;
use super::source_expression::SourceExpression;
use super::stand_in::{Kind, is_gap_name, kind, stands_in_for_policy, unwritten_name};
use super::unread_check;
use crate::contract::report::Disposition;
use crate::input::Place;
use crate::trace::{Code, Flow, Stop, Trace};
use crate::url::address::after_scheme_and_slashes;

/// A part of a policy that stands for something that is not written out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gap<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// The properties of a request or of code that a policy is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    /// The most specific directive that governs it.
    pub(crate) effective: DirectiveName,
    /// Whether it may carry a nonce that the policy lists.
    pub(crate) has_nonce: bool,
    /// Whether the policy may list its hash.
    pub(crate) has_hash: bool,
    /// Whether a source that is a URL may allow it.
    pub(crate) has_url: bool,
}

/// The verdict of the written part of a policy.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Written {
    Blocks,
    /// It is allowed by something that no other source in the list can override, such as a nonce or a hash.
    Allows,
    /// It is allowed, but a nonce, a hash or `'strict-dynamic'` in the same list would override that.
    AllowsUnlessStricter,
}

/// Returns the gap, if there is one, because of which the decision of `policy` is unknown. `directive` is the written
/// directive that decides.
pub(crate) fn find<'a>(
    policy: &Policy<'a>,
    directive: Option<&Directive<'a>>,
    question: Question,
    written: Written,
) -> Option<Gap<'a>> {
    if !policy.has_gaps {
        return None;
    }
    if stands_in_for_policy(policy.serialized) {
        return Some(Gap { text: policy.serialized, place: policy.place });
    }
    let effective = question.effective;
    let is_first = directive.is_some_and(|directive| fallback_list(effective).first() == Some(&directive.name));
    // Any fetch directive may allow a prefetch.
    let may_hide_others = !is_first || (effective == DirectiveName::DefaultSrc && written == Written::Blocks);
    let of_directive = |own: &Directive<'a>| {
        if is_gap_name(own) {
            let place = own.name_place;
            return Some(Gap { text: own.written_name, place }).filter(|_| may_hide_others);
        }
        if let Some(text) = unwritten_name(own) {
            let place = own.place.within(text, own.text);
            return Some(Gap { text, place }).filter(|_| may_hide_others);
        }
        let is_own = directive.is_some_and(|directive| directive.place == own.place);
        let leaves_open = |expression: &&SourceExpression<'a>| match kind(expression) {
            None => false,
            Some(Kind::Anything) => may_hide_others || (is_own && written != Written::Allows),
            // A source that names its scheme can only be a URL.
            Some(Kind::Source) => {
                is_own
                    && written == Written::Blocks
                    && (question.has_url || after_scheme_and_slashes(expression.text).is_none())
            }
            Some(Kind::Nonce) => is_own && written == Written::Blocks && question.has_nonce,
            Some(Kind::Hash) => is_own && written == Written::Blocks && question.has_hash,
        };
        let found = own.source_list.iter().find(leaves_open)?;
        Some(Gap { text: found.text, place: found.place })
    };
    policy.directive_set.iter().find_map(of_directive)
}

/// Checks whether the policies may contain a directive that is not a source list, such as `trusted-types`, in a gap or
/// in text that could not be read.
pub(crate) fn check_hidden(policies: PagePolicies<'_, '_>, effective: DirectiveName, trace: &mut Trace) -> Flow<()> {
    let question = Question { effective, has_nonce: false, has_hash: false, has_url: false };
    let enforced = policies.csp_list.policies.iter().filter(|policy| policy.disposition == Disposition::Enforce);
    for policy in enforced.filter(|policy| policy.directive(effective).is_none()) {
        if let Some(gap) = find(policy, None, question, Written::Allows) {
            return Err(stop(policies, gap, trace));
        }
    }
    unread_check::check(policies, trace)
}

/// Stops if a `trusted-types` directive does not write out all its names, because it may list more.
pub(crate) fn check_names(policies: PagePolicies<'_, '_>, directive: &Directive<'_>, trace: &mut Trace) -> Flow<()> {
    unwritten_name(directive).map_or(Ok(()), |text| {
        Err(stop(policies, Gap { text, place: directive.place.within(text, directive.text) }, trace))
    })
}

/// Stops because a gap leaves open what the policies decide.
pub(super) fn stop(policies: PagePolicies<'_, '_>, gap: Gap<'_>, trace: &mut Trace) -> Stop {
    let path = policies.csp_list.path_of(gap.place);
    trace.unknown(Code::CspNotRead, path, |decision| decision.with("line", gap.text).at(gap.place))
}
