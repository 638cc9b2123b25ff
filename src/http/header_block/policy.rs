//! A policy on several lines, or without the name of its header.

use std::borrow::Cow;

use super::lines::trim_invisible;
use super::unread::{POLICY, is_directive_key, is_directive_like};
use super::{Header, HeaderBlock};
use crate::contract::report::Edit;
use crate::contract::scenario_path::ScenarioPath;
use crate::input::Place;
use crate::input::problem::{Problem, ProblemKind};
use crate::text::has_any;

/// Whether a line continues the policy on the line before, with a directive or with sources.
pub(super) fn goes_on(line: &str) -> bool {
    let mut words =
        line.split_ascii_whitespace().map(|word| word.trim_end_matches(';')).filter(|word| !word.is_empty());
    let Some(first) = words.clone().next() else {
        return false;
    };
    is_directive_like(first) || words.all(is_source)
}

/// Whether a word has the form of a source expression.
fn is_source(word: &str) -> bool {
    const SCHEMES: [&str; 8] = ["data:", "blob:", "https:", "http:", "ws:", "wss:", "filesystem:", "mediastream:"];
    let is_quoted = word.len() > 2 && word.starts_with('\'') && word.ends_with('\'');
    let is_host = || {
        let host = word.split_once("://").map_or(word, |(_, host)| host);
        let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '*' | ':' | '/' | '_' | '%');
        host.contains('.') && host.chars().all(is_host) && !host.starts_with(['.', '/']) && !host.ends_with('.')
    };
    is_quoted || word == "*" || SCHEMES.contains(&word) || is_host()
}

/// Reads a text that consists of a policy. It is assumed to be enforced, as most are.
pub(super) fn bare<'a>(
    text: &'a str,
    whole: Place,
    path: ScenarioPath,
    problems: &mut Vec<Problem>,
) -> Option<HeaderBlock<'a>> {
    let value = unquoted(trim_invisible(text));
    let mut parts = value.split(';').map(str::trim).filter(|part| !part.is_empty()).peekable();
    let is_directive = |part: &str| {
        let mut words = part.split_ascii_whitespace();
        words.next().is_some_and(is_directive_like) && !has_any(part, b"{}\"`=")
    };
    let starts_with_fetch_directive = |part: &&str| part.split_ascii_whitespace().next().is_some_and(is_directive_key);
    parts.peek()?;
    if !parts.clone().any(|part| starts_with_fetch_directive(&part)) || !parts.all(is_directive) {
        return None;
    }
    let place = whole.within(value, text);
    let repair = Edit {
        target: path.to_string(),
        header: None,
        before: Some(text.to_owned()),
        after: Some(format!("{POLICY}: {}", value.replace(['\r', '\n'], " "))),
    };
    problems.push(Problem::at(ProblemKind::CspWithoutName, place).repaired_by(Some(repair)));
    let mut block = HeaderBlock { has_other_layout: true, ..HeaderBlock::default() };
    block.list.headers.push(Header {
        name: POLICY,
        raw: value,
        value: Cow::Owned(value.replace(['\r', '\n'], " ")),
        name_place: place,
        value_place: place,
    });
    Some(block)
}

/// A value without the quotes that configuration files write around it.
pub(super) fn unquoted(value: &str) -> &str {
    let enclosed = |quote: char| {
        let inner = value.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains(quote) || quote == '\'').then_some(inner)
    };
    if let Some(inner) = enclosed('"').or_else(|| enclosed('`')) {
        return trim_invisible(inner);
    }
    // `'self'` is a keyword. A policy in single quotes begins with a directive.
    let inner = enclosed('\'').filter(|inner| inner.split_ascii_whitespace().next().is_some_and(is_directive_like));
    inner.map_or(value, trim_invisible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_goes_on_with_directives_and_sources() {
        for line in [
            "connect-src 'self' https://api.example;",
            "https://api.example",
            "wss:",
            "*.cdn.example:443 data:;",
            "'self'",
        ] {
            assert!(goes_on(line), "{line}");
        }
        for line in
            ["Vary: Origin", "X-Frame-Options: DENY", "x-frame-options", "Server: nginx", "Date:", "", "some words"]
        {
            assert!(!goes_on(line), "{line}");
        }
    }

    #[test]
    fn the_quotes_of_a_configuration_are_taken_off() {
        assert_eq!(unquoted("\"connect-src 'none'\""), "connect-src 'none'");
        assert_eq!(unquoted("'default-src 'self''"), "default-src 'self'");
        assert_eq!(unquoted("'self'"), "'self'");
    }
}
