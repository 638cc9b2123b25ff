//! [Element matching algorithms](https://w3c.github.io/webappsec-csp/#matching-elements): which source expressions
//! allow inline code.

use super::directive::{Directive, DirectiveName};
use super::hash::{Hashed, normalized};
use super::hash_spelling;
use super::source_expression::{HashSource, Keyword, SourceExpression, SourceKind};
use super::stand_in;
pub(crate) use crate::contract::inline_type::InlineType;
use crate::engine::{Departure, Profile};
use crate::input::Place;

impl InlineType {
    /// [Get the effective directive for inline checks](https://w3c.github.io/webappsec-csp/#effective-directive-for-inline-check)
    pub(crate) fn effective_directive(self) -> DirectiveName {
        match self {
            InlineType::Script | InlineType::Navigation | InlineType::SpeculationRules => DirectiveName::ScriptSrcElem,
            InlineType::ScriptAttribute => DirectiveName::ScriptSrcAttr,
            InlineType::Style => DirectiveName::StyleSrcElem,
            InlineType::StyleAttribute => DirectiveName::StyleSrcAttr,
        }
    }

    /// Whether it is the text of an element: nonces and hashes then apply without `'unsafe-hashes'`.
    pub(crate) fn is_element(self) -> bool {
        matches!(self, InlineType::Script | InlineType::SpeculationRules | InlineType::Style)
    }

    fn is_script(self) -> bool {
        !matches!(self, InlineType::Style | InlineType::StyleAttribute)
    }
}

/// An inline behavior that is checked against the policies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inline<'b> {
    pub(crate) type_: InlineType,
    pub(crate) source: &'b Hashed<'b>,
    /// The element's `nonce` attribute, if it has one.
    pub(crate) nonce: Option<&'b str>,
    pub(crate) is_parser_inserted: bool,
    /// The place of the source.
    pub(crate) place: Option<Place>,
}

/// [Does a source list allow all inline behavior for type?](https://w3c.github.io/webappsec-csp/#allow-all-inline):
/// returns the `'unsafe-inline'` that allows it, or, as an error, the expression that disables
/// it.
pub(crate) fn allows_all_inline<'d, 'a>(
    profile: &Profile,
    directive: &'d Directive<'a>,
    type_: InlineType,
) -> Result<Option<&'d SourceExpression<'a>>, &'d SourceExpression<'a>> {
    let disables_unsafe_inline = |expression: &&SourceExpression<'a>| match expression.kind {
        SourceKind::Nonce(_) => true,
        SourceKind::Hash(hash) => hash_spelling::is_accepted(profile, hash.value),
        SourceKind::Invalid => {
            stand_in::is_nonce_or_hash(expression) || hash_spelling::is_other(profile, expression.text)
        }
        SourceKind::Keyword(Keyword::StrictDynamic) => strict_dynamic_disables(profile, directive, type_),
        _ => false,
    };
    match directive.source_list.iter().find(disables_unsafe_inline) {
        Some(expression) => Err(expression),
        None => Ok(directive.keyword(Keyword::UnsafeInline).or_else(|| keyword_for_rules(profile, directive, type_))),
    }
}

/// "'strict-dynamic' only applies to scripts, not other resource types."
fn strict_dynamic_disables(profile: &Profile, directive: &Directive<'_>, type_: InlineType) -> bool {
    match directive.name {
        DirectiveName::DefaultSrc if !type_.is_script() => {
            profile.departs(Departure::StrictDynamicOfDefaultSrcCoversStyles)
        }
        DirectiveName::ScriptSrcAttr => !profile.departs(Departure::StrictDynamicNotInScriptSrcAttr),
        _ => type_.is_script(),
    }
}

/// The `'inline-speculation-rules'` of a directive of scripts, which is not a keyword of the standard.
pub(crate) fn keyword_for_rules<'d, 'a>(
    profile: &Profile,
    directive: &'d Directive<'a>,
    type_: InlineType,
) -> Option<&'d SourceExpression<'a>> {
    let is_known = type_ == InlineType::SpeculationRules && directive.name.governs_script_elements();
    let keyword = directive.keyword(Keyword::InlineSpeculationRules).filter(|_| is_known)?;
    profile.departs(Departure::KeywordForSpeculationRules).then_some(keyword)
}

/// [Does element match source list for type and source?](https://w3c.github.io/webappsec-csp/#match-element-to-source-list):
/// returns the expression that matches.
pub(crate) fn element_matches_source_list<'d, 'a>(
    profile: &Profile,
    inline: Inline<'_>,
    directive: &'d Directive<'a>,
) -> Option<&'d SourceExpression<'a>> {
    // "If § Does a source list allow all inline behavior for type? returns "Allows" … return "Matches"."
    if let Ok(Some(expression)) = allows_all_inline(profile, directive, inline.type_) {
        return Some(expression);
    }
    // "If type is "script" or "style", and § Is element nonceable? returns "Nonceable""
    let has_nonce = inline.type_.is_element()
        || (inline.type_ == InlineType::StyleAttribute
            && inline.is_parser_inserted
            && profile.departs(Departure::NoncesCoverStyleAttributes));
    if has_nonce
        && let Some(nonce) = inline.nonce
        && let Some(expression) = nonce_matches_source_list(profile, nonce, directive)
    {
        return Some(expression);
    }
    // "If type is "script" or "style", or unsafe-hashes flag is true"
    if !hashes_apply(inline, directive) {
        return None;
    }
    // "If type is "script", and element is not parser-inserted, return "Matches"."
    let is_dynamic =
        matches!(inline.type_, InlineType::Script | InlineType::SpeculationRules) && !inline.is_parser_inserted;
    if is_dynamic && let Some(expression) = directive.keyword(Keyword::StrictDynamic) {
        return Some(expression);
    }
    if !inline.source.is_given {
        return None;
    }
    let is_hash = |hash: HashSource<'_>| is_digest(profile, inline.source.digest(hash.algorithm), hash.value);
    hash_spelling::hashes(profile, directive).find(|(hash, _)| is_hash(*hash)).map(|(_, expression)| expression)
}

/// Whether the hashes of the directive are compared with the inline code.
pub(crate) fn hashes_apply(inline: Inline<'_>, directive: &Directive<'_>) -> bool {
    inline.type_.is_element() || directive.has(Keyword::UnsafeHashes)
}

/// [Does nonce match source list?](https://w3c.github.io/webappsec-csp/#match-nonce-to-source-list): returns the
/// expression that matches.
///
/// [Is element nonceable?](https://w3c.github.io/webappsec-csp/#is-element-nonceable) is not checked, because a
/// scenario does not have the other attributes of the element.
pub(crate) fn nonce_matches_source_list<'d, 'a>(
    profile: &Profile,
    nonce: &str,
    directive: &'d Directive<'a>,
) -> Option<&'d SourceExpression<'a>> {
    let is_padded = nonce.trim_ascii().len() < nonce.len();
    let nonce =
        if is_padded && profile.departs(Departure::NonceAttributeIsTrimmed) { nonce.trim_ascii() } else { nonce };
    // "If nonce is the empty string, return "Does Not Match"."
    if nonce.is_empty() {
        return None;
    }
    directive.nonces().find(|(value, _)| *value == nonce).map(|(_, expression)| expression)
}

/// "If actual is identical to expected, return "Matches"."
fn is_digest(profile: &Profile, actual: &str, written: &str) -> bool {
    let expected = normalized(written);
    if actual == expected {
        return true;
    }
    let bare = |text: &str| text.trim_end_matches('=').len();
    actual.get(..bare(actual)) == expected.get(..bare(&expected)) && profile.departs(Departure::HashesNeedNoPadding)
}
