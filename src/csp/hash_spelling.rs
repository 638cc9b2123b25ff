//! Spellings of hashes about which engines differ from the grammar of
//! `hash-source`, whose [hash-algorithm](https://w3c.github.io/webappsec-csp/#grammardef-hash-algorithm) has no dash.

use super::directive::Directive;
use super::hash::HashAlgorithm;
use super::source_expression::{HashSource, SourceExpression, SourceKind, is_base64_value};
use crate::engine::{Departure, Profile};

/// Whether the engine accepts the value of a hash that matches the grammar.
pub(super) fn is_accepted(profile: &Profile, value: &str) -> bool {
    // No bytes have an encoding whose length is one more than a multiple of four.
    let is_cut = value.trim_end_matches('=').len() % 4 == 1;
    let is_mixed = value.contains(['+', '/']) && value.contains(['-', '_']);
    let is_refused = |has_fault: bool, departure| has_fault && profile.departs(departure);
    !is_refused(is_cut, Departure::HashesMustDecode) && !is_refused(is_mixed, Departure::HashesHaveOneAlphabet)
}

/// The hashes of the directive that the engine reads, each with its expression.
pub(super) fn hashes<'d, 'a>(
    profile: &Profile,
    directive: &'d Directive<'a>,
) -> impl Iterator<Item = (HashSource<'a>, &'d SourceExpression<'a>)> {
    directive.source_list.iter().filter_map(move |expression| {
        let hash = match expression.kind {
            SourceKind::Hash(hash) if is_accepted(profile, hash.value) => hash,
            SourceKind::Invalid => other(profile, expression.text)?,
            _ => return None,
        };
        Some((hash, expression))
    })
}

/// Whether the engine accepts a quoted expression as a hash although it does not match the grammar.
pub(super) fn is_other(profile: &Profile, text: &str) -> bool {
    profile.departs(Departure::HashesHaveOtherNames) && (dashed(text).is_some() || value_of(text, "ed25519-").is_some())
}

/// Such an expression as a hash: `'sha-256-…'`. A key, `'ed25519-…'`, is not the hash of any code.
fn other<'a>(profile: &Profile, text: &'a str) -> Option<HashSource<'a>> {
    dashed(text).filter(|_| profile.departs(Departure::HashesHaveOtherNames))
}

fn dashed(text: &str) -> Option<HashSource<'_>> {
    use HashAlgorithm::{Sha256, Sha384, Sha512};
    [("sha-256-", Sha256), ("sha-384-", Sha384), ("sha-512-", Sha512)]
        .into_iter()
        .find_map(|(prefix, algorithm)| value_of(text, prefix).map(|value| HashSource { algorithm, value }))
}

/// The value of the quoted expression with this prefix, whose case does not matter.
fn value_of<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let (start, value) = inner.split_at_checked(prefix.len())?;
    (start.eq_ignore_ascii_case(prefix) && is_base64_value(value)).then_some(value)
}
