//! The metadata of an `integrity` attribute, which is used by both `script-src` and
//! [Subresource Integrity](https://w3c.github.io/webappsec-subresource-integrity/).

use super::hash::HashAlgorithm;
use super::source_expression::{HashSource, is_base64_value};

/// [Parse metadata](https://w3c.github.io/webappsec-subresource-integrity/#parse-metadata-section): the hashes whose
/// algorithm is known.
pub(crate) fn parse_metadata(metadata: &str) -> impl Iterator<Item = HashSource<'_>> {
    metadata.split_ascii_whitespace().filter_map(|item| {
        // "Let expression-and-options be the result of splitting item on U+003F (?)."
        let expression = item.split('?').next()?;
        let (algorithm, value) = expression.split_once('-')?;
        let algorithm = HashAlgorithm::from_name(algorithm)?;
        is_base64_value(value).then_some(HashSource { algorithm, value })
    })
}
