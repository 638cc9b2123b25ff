//! Digests of code, in the form that `hash-source` and the `integrity` attribute use.

use std::borrow::Cow;
use std::cell::OnceCell;

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::url::Url;

/// A [hash-algorithm](https://w3c.github.io/webappsec-csp/#grammardef-hash-algorithm). The variants are ordered from
/// the weakest to the strongest.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum HashAlgorithm {
    Sha256,
    Sha384,
    Sha512,
}

impl HashAlgorithm {
    /// The algorithm with that name. Names are ASCII case-insensitive.
    pub(crate) fn from_name(name: &str) -> Option<HashAlgorithm> {
        let all = [HashAlgorithm::Sha256, HashAlgorithm::Sha384, HashAlgorithm::Sha512];
        all.into_iter().find(|algorithm| name.eq_ignore_ascii_case(algorithm.name()))
    }

    /// Its name in the grammar.
    pub(crate) fn name(self) -> &'static str {
        match self {
            HashAlgorithm::Sha256 => "sha256",
            HashAlgorithm::Sha384 => "sha384",
            HashAlgorithm::Sha512 => "sha512",
        }
    }

    /// The digest of `bytes` in Base64, with padding.
    pub(crate) fn digest(self, bytes: &[u8]) -> String {
        match self {
            HashAlgorithm::Sha256 => Base64::encode_string(&Sha256::digest(bytes)),
            HashAlgorithm::Sha384 => Base64::encode_string(&Sha384::digest(bytes)),
            HashAlgorithm::Sha512 => Base64::encode_string(&Sha512::digest(bytes)),
        }
    }
}

/// A text and its digests. Each digest is computed once, when it is first needed, because policies may list thousands
/// of hashes.
#[derive(Debug)]
pub(crate) struct Hashed<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Whether the scenario gives the text. If not, the digests are meaningless.
    pub(crate) is_given: bool,
    digests: [OnceCell<String>; 3],
}

impl<'a> Hashed<'a> {
    pub(crate) fn new(text: impl Into<Cow<'a, str>>) -> Hashed<'a> {
        Hashed { text: text.into(), is_given: true, digests: Default::default() }
    }

    /// A `javascript:` URL as the URL parser writes it.
    pub(crate) fn of_javascript_url(url: &str) -> Hashed<'static> {
        Hashed::new(Url::parse(url, None).map_or_else(|_| url.to_owned(), |url| url.as_str().to_owned()))
    }

    /// The digest of the text's UTF-8 in Base64, with padding.
    pub(crate) fn digest(&self, algorithm: HashAlgorithm) -> &str {
        let [sha256, sha384, sha512] = &self.digests;
        let cell = match algorithm {
            HashAlgorithm::Sha256 => sha256,
            HashAlgorithm::Sha384 => sha384,
            HashAlgorithm::Sha512 => sha512,
        };
        cell.get_or_init(|| algorithm.digest(self.text.as_bytes()))
    }
}

/// The text of a `javascript:` URL with its percent-encoded bytes decoded, which Chromium hashes; `None` if there are none.
pub(crate) fn percent_decoded(url: &str) -> Option<Hashed<'static>> {
    let decoded = percent_encoding::percent_decode_str(url).decode_utf8_lossy();
    (decoded != url).then(|| Hashed::new(decoded.into_owned()))
}

/// Replaces the two characters that only base64url has by those of Base64.
pub(crate) fn normalized(value: &str) -> Cow<'_, str> {
    if value.contains(['-', '_']) { value.replace('-', "+").replace('_', "/").into() } else { value.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standards_examples() {
        // Content Security Policy § 8.3: "alert('Hello, world.');"
        let code = Hashed::new("alert('Hello, world.');");
        assert_eq!(code.digest(HashAlgorithm::Sha256), "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
        assert_eq!(
            code.digest(HashAlgorithm::Sha384),
            "H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
        assert_eq!(code.digest(HashAlgorithm::Sha512).len(), 88);
    }

    #[test]
    fn base64url_is_base64() {
        assert_eq!(normalized("a-b_c="), "a+b/c=");
    }
}
