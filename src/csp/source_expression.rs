//! The grammar of [source expressions](https://w3c.github.io/webappsec-csp/#framework-directive-source-list).

use super::hash::HashAlgorithm;
use crate::input::Place;
use crate::input::characters::Characters;

/// One source expression of a source list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SourceExpression<'a> {
    pub(crate) kind: SourceKind<'a>,
    /// As it was written.
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// The kind of a source expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum SourceKind<'a> {
    /// `scheme-source`, such as `https:`; without the colon.
    Scheme(&'a str),
    /// `host-source`, including `*`.
    Host(HostSource<'a>),
    /// `keyword-source`, and `'none'`.
    Keyword(Keyword),
    /// The `base64-value` of a `nonce-source`.
    Nonce(&'a str),
    /// `hash-source`.
    Hash(HashSource<'a>),
    /// It does not match the grammar.
    Invalid,
}

/// The parts of a `hash-source`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct HashSource<'a> {
    /// `hash-algorithm`.
    pub(crate) algorithm: HashAlgorithm,
    /// `base64-value`, as it was written.
    pub(crate) value: &'a str,
}

impl HashSource<'_> {
    /// Whether the value is as long as a digest of that algorithm. If not, no code can match it.
    pub(crate) fn has_length_of_digest(&self) -> bool {
        let bytes = match self.algorithm {
            HashAlgorithm::Sha256 => 32,
            HashAlgorithm::Sha384 => 48,
            HashAlgorithm::Sha512 => 64_usize,
        };
        self.value.trim_end_matches('=').len() == (bytes * 4).div_ceil(3)
    }
}

/// The parts of a `host-source`.
#[expect(clippy::struct_field_names, reason = "the grammar's names")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HostSource<'a> {
    pub(crate) scheme_part: Option<&'a str>,
    pub(crate) host_part: HostPart<'a>,
    pub(crate) port_part: Option<PortPart>,
    /// Empty if there is no path.
    pub(crate) path_part: &'a str,
}

impl HostSource<'_> {
    /// Whether the whole expression is `*`.
    pub(crate) fn is_star(&self) -> bool {
        self.scheme_part.is_none()
            && self.host_part == HostPart::Any
            && self.port_part.is_none()
            && self.path_part.is_empty()
    }
}

/// A `host-part`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum HostPart<'a> {
    /// `*`
    Any,
    /// `*.example.com`: the part after the star, with its leading dot.
    Wildcard(&'a str),
    /// `example.com`
    Exact(&'a str),
}

/// A `port-part`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum PortPart {
    /// `*`
    Any,
    /// A number. If it is above 65535, no URL has that port.
    Number(u32),
    /// A number with leading zeros.
    PaddedNumber(u32),
}

impl PortPart {
    /// The number, unless it is `*`.
    pub(crate) fn number(self) -> Option<u32> {
        match self {
            PortPart::Any => None,
            PortPart::Number(number) | PortPart::PaddedNumber(number) => Some(number),
        }
    }
}

/// Declares the keywords and their spelling, without quotes.
macro_rules! keywords {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// A keyword in single quotes.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum Keyword { $($(#[$doc])* $variant,)* }

        impl Keyword {
            /// Parses the text between the quotes; keywords are ASCII case-insensitive.
            fn from_text(text: &str) -> Option<Keyword> {
                $(if text.eq_ignore_ascii_case($text) { return Some(Keyword::$variant); })*
                None
            }
        }
    };
}

keywords! {
    /// `'none'`
    None = "none",
    /// `'self'`
    SelfOrigin = "self",
    /// `'strict-dynamic'`
    StrictDynamic = "strict-dynamic",
    /// `'unsafe-inline'`
    UnsafeInline = "unsafe-inline",
    /// `'unsafe-eval'`
    UnsafeEval = "unsafe-eval",
    /// `'unsafe-hashes'`
    UnsafeHashes = "unsafe-hashes",
    /// `'wasm-unsafe-eval'`
    WasmUnsafeEval = "wasm-unsafe-eval",
    /// `'trusted-types-eval'`
    TrustedTypesEval = "trusted-types-eval",
    /// `'report-sample'`
    ReportSample = "report-sample",
    /// `'report-sha256'`, which makes browsers report the hashes of scripts and does not affect any decision.
    ReportSha256 = "report-sha256",
    /// `'report-sha384'`
    ReportSha384 = "report-sha384",
    /// `'report-sha512'`
    ReportSha512 = "report-sha512",
    /// `'unsafe-allow-redirects'`, which only the removed directive `navigate-to` used.
    UnsafeAllowRedirects = "unsafe-allow-redirects",
    /// `'inline-speculation-rules'`
    InlineSpeculationRules = "inline-speculation-rules",
}

impl<'a> SourceExpression<'a> {
    /// Reads one expression. This never fails: an expression that does not match the grammar is invalid.
    pub(crate) fn parse(text: &'a str, place: Place) -> SourceExpression<'a> {
        SourceExpression { kind: kind_of(text), text, place }
    }

    /// Whether it is a host source with a path.
    pub(crate) fn has_path(&self) -> bool {
        matches!(self.kind, SourceKind::Host(host) if !host.path_part.is_empty())
    }
}

pub(crate) fn kind_of(text: &str) -> SourceKind<'_> {
    if let [b'\'', ..] = text.as_bytes() {
        return quoted(text);
    }
    if let [.., b':'] = text.as_bytes()
        && let Some(scheme) = text.strip_suffix(':').filter(|scheme| is_scheme(scheme))
    {
        return SourceKind::Scheme(scheme);
    }
    host_source(text).map_or(SourceKind::Invalid, SourceKind::Host)
}

fn quoted(text: &str) -> SourceKind<'_> {
    let Some(inner) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else {
        return SourceKind::Invalid;
    };
    if let Some(keyword) = Keyword::from_text(inner) {
        return SourceKind::Keyword(keyword);
    }
    match inner.split_once('-') {
        Some((prefix, value)) if is_base64_value(value) => {
            if prefix.eq_ignore_ascii_case("nonce") {
                return SourceKind::Nonce(value);
            }
            HashAlgorithm::from_name(prefix)
                .map_or(SourceKind::Invalid, |algorithm| SourceKind::Hash(HashSource { algorithm, value }))
        }
        _ => SourceKind::Invalid,
    }
}

/// `base64-value = 1*( ALPHA / DIGIT / "+" / "/" / "-" / "_" )*2( "=" )`
pub(crate) fn is_base64_value(text: &str) -> bool {
    static CHARS: Characters = Characters::alphanumeric_and(b"+/-_");
    let value = text.trim_end_matches('=');
    text.len() - value.len() <= 2 && !value.is_empty() && CHARS.make_up(value)
}

/// `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
pub(crate) fn is_scheme(text: &str) -> bool {
    static CHARS: Characters = Characters::alphanumeric_and(b"+-.");
    text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && CHARS.make_up(text)
}

/// `host-source = [ scheme-part "://" ] host-part [ ":" port-part ] [ path-part ]`
fn host_source(text: &str) -> Option<HostSource<'_>> {
    host_source_with_any_path(text).filter(|host| is_path(host.path_part))
}

/// Reads a `host-source` whose path begins with a slash and is otherwise unchecked.
pub(crate) fn host_source_with_any_path(text: &str) -> Option<HostSource<'_>> {
    // A scheme does not contain a colon, so the first colon ends it.
    let (scheme_part, rest) = match split_once(text, b':') {
        Some((scheme, rest)) if matches!(rest.as_bytes(), [b'/', b'/', ..]) && is_scheme(scheme) => {
            (Some(scheme), rest.get(2..)?)
        }
        _ => (None, text),
    };
    let (host_part, rest) = host_part(rest)?;
    let (port_part, path_part) = port_part(rest)?;
    Some(HostSource { scheme_part, host_part, port_part, path_part })
}

/// Reads `host-part = "*" / [ "*." ] 1*host-char *( "." 1*host-char ) [ "." ]`. Returns it with the rest of the text.
fn host_part(text: &str) -> Option<(HostPart<'_>, &str)> {
    static HOST_CHARS: Characters = Characters::alphanumeric_and(b"-");
    let stars = match text.as_bytes() {
        [b'*'] | [b'*', b':' | b'/', ..] => return text.split_at_checked(1).map(|(_, rest)| (HostPart::Any, rest)),
        [b'*', b'.', ..] => 1,
        _ => 0,
    };
    let name = text.get(2 * stars..)?;
    // A label must not be empty, but there may be one dot at the end.
    let mut is_label_empty = true;
    let mut length = 0;
    for byte in name.bytes() {
        match byte {
            b'.' if is_label_empty => return None,
            b'.' => is_label_empty = true,
            b':' | b'/' => break,
            _ if !HOST_CHARS.have(byte) => return None,
            _ => is_label_empty = false,
        }
        length += 1;
    }
    let (host, rest) = text.get(stars..)?.split_at_checked(stars + length)?;
    let part = if stars == 0 { HostPart::Exact(host) } else { HostPart::Wildcard(host) };
    (length > 0).then_some((part, rest))
}

/// Reads `port-part = 1*DIGIT / "*"` if the text begins with a colon. Returns it with the rest of the text.
pub(crate) fn port_part(text: &str) -> Option<(Option<PortPart>, &str)> {
    let [b':', ..] = text.as_bytes() else {
        return Some((None, text));
    };
    let text = text.get(1..)?;
    let (port, rest) = text.split_at_checked(position(text, b'/').unwrap_or(text.len()))?;
    if port == "*" {
        return Some((Some(PortPart::Any), rest));
    }
    let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let kind = if let [b'0', _, ..] = port.as_bytes() { PortPart::PaddedNumber } else { PortPart::Number };
    is_number.then(|| (Some(kind(port.parse().unwrap_or(u32::MAX))), rest))
}

/// `path-part = path-absolute`, of [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-3.3): the first segment
/// must not be empty, and each `%` begins a percent-encoded byte.
pub(crate) fn is_path(text: &str) -> bool {
    static CHARS: Characters = Characters::alphanumeric_and(b"/-._~!$&'()*+=:@%");
    let is_encoded_byte =
        |rest: &str| matches!(rest.as_bytes(), [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
    CHARS.make_up(text) && !text.starts_with("//") && text.split('%').skip(1).all(is_encoded_byte)
}

/// The first position of an ASCII character. Expressions are so short that setting up `str::find` would take longer
/// than this loop.
fn position(text: &str, character: u8) -> Option<usize> {
    text.bytes().position(|byte| byte == character)
}

/// The text before and after the first occurrence of an ASCII character.
fn split_once(text: &str, character: u8) -> Option<(&str, &str)> {
    let (before, from) = text.split_at_checked(position(text, character)?)?;
    Some((before, from.get(1..)?))
}
