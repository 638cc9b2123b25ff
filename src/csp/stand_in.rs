//! Tokens of a policy that stand for something that is not written out: an ellipsis, a placeholder, code.

use super::directive::{Directive, DirectiveName};
use super::source_expression::{SourceExpression, SourceKind};
use crate::text::gap::{has_ellipsis, is_and_so_on, is_aside, stands_for_other, stands_for_other_than_name};

/// Whether the text says that there is no policy, or refers to one elsewhere: `n/a`, `see above`, `policyValue`.
pub(super) fn stands_in_for_policy(text: &str) -> bool {
    const REMARKS: [&str; 11] =
        ["-", "n/a", "not present", "not set", "null", "see above", "see below", "tbd", "todo", "undefined", "unset"];
    let is_variable = || {
        let starts_small = text.starts_with(|c: char| c.is_ascii_lowercase());
        starts_small && text.bytes().all(|b| b.is_ascii_alphanumeric()) && text.bytes().any(|b| b.is_ascii_uppercase())
    };
    REMARKS.iter().any(|remark| text.eq_ignore_ascii_case(remark)) || is_variable() || is_sentence(text)
}

/// Whether the text is a sentence about a policy: `The page’s settings blocked …`. A real policy begins with a
/// directive.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
    let first = text.split(';').next().unwrap_or_default();
    let mut words = first.split_ascii_whitespace();
    let is_directive =
        words.clone().next().is_some_and(|word| DirectiveName::from_text(word) != DirectiveName::Unknown);
    !is_directive && words.clone().count() > 4 && words.by_ref().take(4).all(is_word)
}

/// The token of a `trusted-types` directive that stands for names that are not written out.
pub(crate) fn unwritten_name<'a>(directive: &Directive<'a>) -> Option<&'a str> {
    if directive.name != DirectiveName::TrustedTypes {
        return None;
    }
    directive.tokens().find(|token| stands_for_other_than_name(token) || is_and_so_on(token))
}

/// The meaning of a gap in a source list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Any sources, and further directives after them.
    Anything,
    /// One source.
    Source,
    /// The value of a nonce.
    Nonce,
    /// A hash.
    Hash,
}

/// The meaning of an expression that is a gap.
pub(super) fn kind(expression: &SourceExpression<'_>) -> Option<Kind> {
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

/// Whether an expression stands for a nonce or a hash. Either disables `'unsafe-inline'`.
pub(crate) fn is_nonce_or_hash(expression: &SourceExpression<'_>) -> bool {
    matches!(kind(expression), Some(Kind::Nonce | Kind::Hash))
}

/// Whether an expression stands for something that is not written out.
pub(crate) fn is_gap(expression: &SourceExpression<'_>) -> bool {
    kind(expression).is_some()
}

/// Whether the directive's name is a stand-in for directives: `...`, `{{ csp }}`, `process.env.CSP`.
pub(crate) fn is_gap_name(directive: &Directive<'_>) -> bool {
    let name = directive.written_name;
    let is_code = || name.contains(['(', ')', '{', '}', '[', ']', '$', '<', '>', '`']);
    directive.name == DirectiveName::Unknown && (stands_for_other(name) || is_and_so_on(name) || is_code())
}

/// Whether a token of a policy has an ellipsis of characters that the grammar does not allow.
pub(super) fn is_cut(token: &str) -> bool {
    !token.is_ascii() && token.split_ascii_whitespace().any(has_ellipsis)
}
