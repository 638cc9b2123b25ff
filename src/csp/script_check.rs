//! [Script directive checks](https://w3c.github.io/webappsec-csp/#script-checks).

use super::directive::Directive;
use super::element_match::nonce_matches_source_list;
use super::hash::normalized;
use super::hash_spelling;
use super::integrity_metadata::parse_metadata;
use super::source_expression::{Keyword, SourceExpression};
use crate::engine::{Departure, Profile};
use crate::http::request::{InitiatorType, ParserMetadata, Request};

/// The reason why a script is allowed or blocked before its URL is checked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ScriptVerdict<'d, 'a> {
    /// This expression is the nonce of the element.
    Nonce(&'d SourceExpression<'a>),
    /// All hashes of the `integrity` attribute are listed. This is the first of them.
    Integrity(&'d SourceExpression<'a>),
    /// `'strict-dynamic'`, and the script was not inserted by a parser.
    StrictDynamicAllows(&'d SourceExpression<'a>),
    /// `'strict-dynamic'`, and the script was inserted by a parser.
    StrictDynamicBlocks(&'d SourceExpression<'a>),
}

/// [Script directives pre-request check](https://w3c.github.io/webappsec-csp/#script-pre-request), up to the check of
/// the URL. `None` if the URL decides.
pub(crate) fn pre_request_check<'d, 'a>(
    profile: &Profile,
    directive: &'d Directive<'a>,
    request: &Request,
) -> Option<ScriptVerdict<'d, 'a>> {
    if let Some(expression) = nonce_matches_source_list(profile, &request.nonce, directive) {
        return Some(ScriptVerdict::Nonce(expression));
    }
    let is_preload = matches!(request.initiator_type, InitiatorType::Preload | InitiatorType::Link);
    if !(is_preload && profile.departs(Departure::IntegrityHashesCoverNoPreloads))
        && let Some(expression) = integrity_matches_source_list(profile, &request.integrity_metadata, directive)
    {
        return Some(ScriptVerdict::Integrity(expression));
    }
    let expression = directive.keyword(Keyword::StrictDynamic)?;
    Some(match request.parser_metadata {
        ParserMetadata::ParserInserted => ScriptVerdict::StrictDynamicBlocks(expression),
        ParserMetadata::NotParserInserted => ScriptVerdict::StrictDynamicAllows(expression),
    })
}

/// [Does integrity metadata match source list?](https://w3c.github.io/webappsec-csp/#match-integrity-metadata-to-source-list):
/// returns the first of the expressions that match.
fn integrity_matches_source_list<'d, 'a>(
    profile: &Profile,
    integrity_metadata: &str,
    directive: &'d Directive<'a>,
) -> Option<&'d SourceExpression<'a>> {
    // "If integrity expressions is empty, return "Does Not Match"."
    hash_spelling::hashes(profile, directive).next()?;
    let mut first = None;
    // "For each source of integrity sources: If integrity expressions does not contain a source expression whose
    // hash-algorithm … and whose base64-value is identical to source's base64-value, return "Does Not Match"."
    for source in parse_metadata(integrity_metadata) {
        let is_same = |value: &str| {
            if value == source.value {
                return true;
            }
            let bare = |value: &str| normalized(value).trim_end_matches('=').to_owned();
            bare(value) == bare(source.value) && profile.departs(Departure::HashesNeedNoPadding)
        };
        let (_, expression) = hash_spelling::hashes(profile, directive)
            .find(|(hash, _)| hash.algorithm == source.algorithm && is_same(hash.value))?;
        first.get_or_insert(expression);
    }
    first
}
