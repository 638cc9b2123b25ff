//! Values that stand for something else, and the headers for which that matters.

use super::super::unread::POLICY;
use crate::text::{comment, gap, has_any};

pub(super) const POLICY_REPORT_ONLY: &str = "Content-Security-Policy-Report-Only";

pub(super) fn is_policy_name(name: &str) -> bool {
    name.eq_ignore_ascii_case(POLICY) || name.eq_ignore_ascii_case(POLICY_REPORT_ONLY)
}

pub(super) fn is_in_quotes(value: &str) -> bool {
    value.len() > 1 && value.starts_with('"') && value.ends_with('"')
}

/// Whether an algorithm looks for the header, and checks with [`Unread::about`](super::super::unread::Unread::about)
/// whether it could be read.
pub(super) fn is_decisive(name: &str) -> bool {
    const OTHERS: [&str; 6] = [
        "content-type",
        "cross-origin-embedder-policy",
        "cross-origin-resource-policy",
        "location",
        "x-content-type-options",
        "x-frame-options",
    ];
    let begins_with = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    begins_with("access-control-allow-")
        || begins_with("sec-websocket-")
        || OTHERS.iter().any(|decisive| decisive.eq_ignore_ascii_case(name))
}

/// The first word of a header's value that stands for something else: a variable of a template or a configuration, a
/// placeholder, a mark that something was cut. For a policy, only variables count; what is written is kept.
pub(in crate::http::header_block) fn not_written_out<'v>(name: &str, value: &'v str) -> Option<&'v str> {
    if name.eq_ignore_ascii_case(POLICY) {
        return variable(value);
    }
    if name.eq_ignore_ascii_case("Location") {
        // The query may have brackets and names in capitals, and no check depends on it.
        return gap::first(value.split(['?', '#']).next().unwrap_or_default());
    }
    if name.eq_ignore_ascii_case("Access-Control-Allow-Origin") {
        return gap::first(value).or_else(|| remark(value));
    }
    if is_decisive(name) { gap::first_but_names(value) } else { None }
}

/// The first word of a remark in the place of an origin: `same as request`, `* or https://app.example`. (An early draft
/// had `allow <https://app.example>`, which servers do send.) A comment after a value is not a remark: a warning says
/// that servers send it as part of the value.
fn remark(value: &str) -> Option<&str> {
    let value = comment::behind(value).and_then(|comment| value.strip_suffix(comment)).unwrap_or(value);
    let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic()) && *word != "null";
    let mut words = value.split([' ', '\t']).filter(|word| !word.is_empty());
    (words.clone().count() > 1 && !value.contains("<http")).then(|| words.find(is_word)).flatten()
}

/// The first word of a policy that is a variable.
pub(super) fn variable(policy: &str) -> Option<&str> {
    if !has_any(policy, b"${%<") {
        return None;
    }
    let is_variable = |word: &&str| {
        let is_template = ["${", "{{", "<%", "%{", "%["].iter().any(|start| word.contains(start));
        let is_named = word.strip_prefix('$').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        (is_template || is_named) && !word.starts_with("'nonce-")
    };
    policy.split([' ', '\t', ',', ';']).find(is_variable)
}
