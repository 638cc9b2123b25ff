//! The hash calculator: the source expressions that allow one piece of code in a page.

use serde::{Deserialize, Serialize};

use crate::csp::element_match::InlineType;
use crate::csp::hash::{HashAlgorithm, Hashed, percent_decoded};
use crate::text::newlines;

/// The kind of code in the page. The names are those of the APIs of a scenario.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CodeKind {
    /// The text of a `<script>`.
    #[default]
    InlineScript,
    /// The text of a `<script type=speculationrules>`.
    SpeculationRules,
    /// The text of a `<style>`.
    InlineStyle,
    /// The attribute of an event handler.
    EventHandler,
    /// A `style` attribute.
    StyleAttribute,
    /// A `javascript:` URL, with or without its scheme.
    JavascriptUrl,
}

/// A hash algorithm of source expressions.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Algorithm {
    /// SHA-256, which is sufficient.
    #[default]
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// The source expressions that a policy needs to allow the code.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct HashSources {
    /// The directive to which the sources are usually added: `script-src` or `style-src`.
    pub directive: String,
    /// The source expressions, including `'unsafe-hashes'` if it is needed.
    pub sources: Vec<String>,
}

/// The source expressions for `code`.
///
/// Line ends are normalized as the HTML parser does it: CR LF and CR become LF. All other characters count, including
/// spaces at the start and end. A `javascript:` URL with percent-encoded bytes has two hashes, because Chromium decodes
/// them first.
///
/// ```
/// use wouldblock::{Algorithm, CodeKind, hash_source};
///
/// let hash = hash_source("alert('Hello, world.');", CodeKind::InlineScript, Algorithm::Sha256);
/// assert_eq!(hash.directive, "script-src");
/// assert_eq!(hash.sources, ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]);
/// ```
#[must_use]
pub fn hash_source(code: &str, kind: CodeKind, algorithm: Algorithm) -> HashSources {
    const SCHEME: &str = "javascript:";
    let type_ = match kind {
        CodeKind::InlineScript => InlineType::Script,
        CodeKind::SpeculationRules => InlineType::SpeculationRules,
        CodeKind::InlineStyle => InlineType::Style,
        CodeKind::EventHandler => InlineType::ScriptAttribute,
        CodeKind::StyleAttribute => InlineType::StyleAttribute,
        CodeKind::JavascriptUrl => InlineType::Navigation,
    };
    let mut text = newlines::normalized(code).into_owned();
    let has_scheme = text.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME));
    if type_ == InlineType::Navigation && !has_scheme {
        text.insert_str(0, SCHEME);
    }
    let algorithm = match algorithm {
        Algorithm::Sha256 => HashAlgorithm::Sha256,
        Algorithm::Sha384 => HashAlgorithm::Sha384,
        Algorithm::Sha512 => HashAlgorithm::Sha512,
    };
    let (code, decoded) = if type_ == InlineType::Navigation {
        let url = Hashed::of_javascript_url(&text);
        let decoded = percent_decoded(&url.text);
        (url, decoded)
    } else {
        (Hashed::new(text), None)
    };
    let hash = |code: &Hashed<'_>| format!("'{}-{}'", algorithm.name(), code.digest(algorithm));
    let hashes = [Some(&code), decoded.as_ref()].into_iter().flatten().map(hash);
    let keyword = (!type_.is_element()).then(|| "'unsafe-hashes'".to_owned());
    let is_script = type_.effective_directive().as_str().starts_with("script-src");
    HashSources {
        directive: if is_script { "script-src" } else { "style-src" }.to_owned(),
        sources: keyword.into_iter().chain(hashes).collect(),
    }
}
