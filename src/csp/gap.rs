//! What a policy leaves open where a part of it is not written out: an ellipsis, a placeholder.
//!
//! A source list with a gap allows at least what is written in it, and perhaps more. Behind a gap there may also be further
//! directives, so a policy with one may say of a request what only a fallback says where it is read by the letter.

use super::directive::{Directive, DirectiveName};
use super::fallback::fallback_list;
use super::page_policies::PagePolicies;
use super::policy::Policy;
use super::source_expression::{SourceExpression, SourceKind};
use crate::input::Place;
use crate::text::gap::{has_ellipsis, is_and_so_on, is_aside, stands_for_other};
use crate::trace::{Code, Stop, Trace};

/// A piece of a policy that stands for something that is not written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gap<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// What a policy is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    /// The directive that governs it by its name.
    pub(crate) effective: DirectiveName,
    /// Whether it may carry a nonce that the policy lists.
    pub(crate) has_nonce: bool,
    /// Whether the policy may list a hash of it.
    pub(crate) has_hash: bool,
}

/// What a policy says as far as it is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Written {
    Blocks,
    /// A nonce, a hash or the like allows it, which nothing else in a source list takes back.
    Allows,
    /// What allows it has no effect beside a nonce, a hash or `'strict-dynamic'`.
    AllowsUnlessStricter,
}

/// The gap that leaves open what `policy` says, where `directive` decides as far as it is written.
pub(crate) fn find<'a>(
    policy: &Policy<'a>,
    directive: Option<&Directive<'a>>,
    question: Question,
    written: Written,
) -> Option<Gap<'a>> {
    if !policy.has_gaps {
        return None;
    }
    if is_no_policy(policy) {
        return Some(Gap { text: policy.serialized, place: policy.place });
    }
    let effective = question.effective;
    let is_first = directive.is_some_and(|directive| fallback_list(effective).first() == Some(&directive.name));
    // What a prefetch may load any fetch directive may allow.
    let may_hide_others = !is_first || (effective == DirectiveName::DefaultSrc && written == Written::Blocks);
    let of_directive = |own: &Directive<'a>| {
        if is_gap_name(own) {
            let place = own.name_place;
            return Some(Gap { text: own.written_name, place }).filter(|_| may_hide_others);
        }
        let is_own = directive.is_some_and(|directive| directive.place == own.place);
        let leaves_open = |expression: &&SourceExpression<'a>| match kind(expression) {
            None => false,
            Some(Kind::Anything) => may_hide_others || (is_own && written != Written::Allows),
            Some(Kind::Source) => is_own && written == Written::Blocks,
            Some(Kind::Nonce) => is_own && written == Written::Blocks && question.has_nonce,
            Some(Kind::Hash) => is_own && written == Written::Blocks && question.has_hash,
        };
        let found = own.source_list.iter().find(leaves_open)?;
        Some(Gap { text: found.text, place: found.place })
    };
    policy.directive_set.iter().find_map(of_directive)
}

/// Whether a text in the place of a policy says that there is none, or where it is: `n/a`, `see above`, `policyValue`.
pub(super) fn is_no_policy(policy: &Policy<'_>) -> bool {
    const REMARKS: [&str; 11] =
        ["-", "n/a", "not present", "not set", "null", "see above", "see below", "tbd", "todo", "undefined", "unset"];
    let text = policy.serialized;
    let is_variable = || {
        let starts_small = text.starts_with(|c: char| c.is_ascii_lowercase());
        starts_small && text.bytes().all(|b| b.is_ascii_alphanumeric()) && text.bytes().any(|b| b.is_ascii_uppercase())
    };
    REMARKS.iter().any(|remark| text.eq_ignore_ascii_case(remark)) || is_variable()
}

/// Stops where a gap leaves open what the policies say.
pub(super) fn stop(policies: PagePolicies<'_, '_>, gap: Gap<'_>, trace: &mut Trace) -> Stop {
    let path = policies.csp_list.path_of(gap.place);
    trace.unknown(Code::CspNotRead, path, |decision| decision.with("line", gap.text).at(gap.place))
}

/// What a gap in a source list stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    /// Anything: sources, and other directives behind them.
    Anything,
    /// One source.
    Source,
    /// The value of a nonce.
    Nonce,
    /// A hash.
    Hash,
}

/// What an expression stands for, if it is a gap.
fn kind(expression: &SourceExpression<'_>) -> Option<Kind> {
    let text = expression.text;
    if is_and_so_on(text) {
        return Some(Kind::Anything);
    }
    if expression.kind != SourceKind::Invalid || !(stands_for_other(text) || is_aside(text)) {
        return None;
    }
    let begins_with = |start: &str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    Some(if begins_with("'nonce-") {
        Kind::Nonce
    } else if begins_with("'sha") {
        Kind::Hash
    } else if text.contains("://") && !has_ellipsis(text) {
        Kind::Source
    } else {
        Kind::Anything
    })
}

/// Whether an expression stands for a nonce or a hash, beside which `'unsafe-inline'` has no effect.
pub(crate) fn is_nonce_or_hash(expression: &SourceExpression<'_>) -> bool {
    matches!(kind(expression), Some(Kind::Nonce | Kind::Hash))
}

/// Whether an expression stands for something that is not written.
pub(crate) fn is_gap(expression: &SourceExpression<'_>) -> bool {
    kind(expression).is_some()
}

/// Whether something else than a directive stands where its name belongs: `...`, `{{ csp }}`, `process.env.CSP`.
pub(crate) fn is_gap_name(directive: &Directive<'_>) -> bool {
    let name = directive.written_name;
    let is_code = || name.contains(['(', ')', '{', '}', '[', ']', '$', '<', '>', '`']);
    directive.name == DirectiveName::Unknown && (stands_for_other(name) || is_and_so_on(name) || is_code())
}

/// Whether a token of a policy has a gap, although the grammar does not allow its characters.
pub(super) fn is_cut(token: &str) -> bool {
    !token.is_ascii() && token.split_ascii_whitespace().any(has_ellipsis)
}
