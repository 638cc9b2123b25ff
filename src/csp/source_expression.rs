//! The grammar of [source expressions](https://w3c.github.io/webappsec-csp/#framework-directive-source-list).

use crate::source::Place;

/// One source expression of a source list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SourceExpression<'a> {
    pub(crate) kind: SourceKind<'a>,
    /// As it was written.
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// What a source expression is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum SourceKind<'a> {
    /// `scheme-source`, as in `https:`; without the colon.
    Scheme(&'a str),
    /// `host-source`, `*` included.
    Host(HostSource<'a>),
    /// `keyword-source`, and `'none'`.
    Keyword(Keyword),
    /// `nonce-source`.
    Nonce,
    /// `hash-source`.
    Hash,
    /// Nothing that the grammar knows.
    Invalid,
}

/// The parts of a `host-source`.
#[expect(clippy::struct_field_names, reason = "the grammar's names")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HostSource<'a> {
    pub(crate) scheme_part: Option<&'a str>,
    pub(crate) host_part: HostPart<'a>,
    pub(crate) port_part: Option<PortPart>,
    /// Empty where there is none.
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
    /// `*.example.com`; the rest after the star, with its leading dot.
    Wildcard(&'a str),
    /// `example.com`
    Exact(&'a str),
}

/// A `port-part`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum PortPart {
    /// `*`
    Any,
    /// A number; one above 65535 equals no port.
    Number(u32),
}

/// A keyword in single quotes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Keyword {
    /// `'none'`
    None,
    /// `'self'`
    SelfOrigin,
    /// `'strict-dynamic'`
    StrictDynamic,
    /// One that says nothing about URLs.
    Other,
}

/// Keywords that say nothing about URLs.
const OTHER_KEYWORDS: [&str; 9] = [
    "'unsafe-inline'",
    "'unsafe-eval'",
    "'unsafe-hashes'",
    "'report-sample'",
    "'unsafe-allow-redirects'",
    "'wasm-unsafe-eval'",
    "'trusted-types-eval'",
    "'report-sha256'",
    "'inline-speculation-rules'",
];

impl<'a> SourceExpression<'a> {
    /// Reads one expression; never fails.
    pub(crate) fn parse(text: &'a str, place: Place) -> SourceExpression<'a> {
        SourceExpression { kind: kind_of(text), text, place }
    }
}

pub(crate) fn kind_of(text: &str) -> SourceKind<'_> {
    if text.starts_with('\'') {
        return quoted(text);
    }
    if let Some(scheme) = text.strip_suffix(':')
        && is_scheme(scheme)
    {
        return SourceKind::Scheme(scheme);
    }
    host_source(text).map_or(SourceKind::Invalid, SourceKind::Host)
}

fn quoted(text: &str) -> SourceKind<'_> {
    let is = |keyword: &str| text.eq_ignore_ascii_case(keyword);
    if is("'self'") {
        return SourceKind::Keyword(Keyword::SelfOrigin);
    }
    if is("'none'") {
        return SourceKind::Keyword(Keyword::None);
    }
    if is("'strict-dynamic'") {
        return SourceKind::Keyword(Keyword::StrictDynamic);
    }
    if OTHER_KEYWORDS.iter().any(|keyword| is(keyword)) {
        return SourceKind::Keyword(Keyword::Other);
    }
    let Some(inner) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else {
        return SourceKind::Invalid;
    };
    let Some((prefix, value)) = inner.split_once('-') else {
        return SourceKind::Invalid;
    };
    match prefix.to_ascii_lowercase().as_str() {
        "nonce" if is_base64_value(value) => SourceKind::Nonce,
        "sha256" | "sha384" | "sha512" if is_base64_value(value) => SourceKind::Hash,
        _ => SourceKind::Invalid,
    }
}

/// `base64-value = 1*( ALPHA / DIGIT / "+" / "/" / "-" / "_" )*2( "=" )`
fn is_base64_value(text: &str) -> bool {
    let value = text.trim_end_matches('=');
    text.len() - value.len() <= 2
        && !value.is_empty()
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}

/// `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// `host-source = [ scheme-part "://" ] host-part [ ":" port-part ] [ path-part ]`
fn host_source(text: &str) -> Option<HostSource<'_>> {
    // No scheme has a colon: the first one ends it, or there is none.
    let (scheme_part, rest) = match split_once(text, b':') {
        Some((scheme, rest)) if rest.starts_with("//") && is_scheme(scheme) => (Some(scheme), rest.get(2..)?),
        _ => (None, text),
    };
    let (authority, path_part) = rest.split_at_checked(position(rest, b'/').unwrap_or(rest.len()))?;
    let (host, port_part) = match split_once(authority, b':') {
        Some((host, port)) => (host, Some(port_part(port)?)),
        None => (authority, None),
    };
    is_path(path_part).then_some(())?;
    Some(HostSource { scheme_part, host_part: host_part(host)?, port_part, path_part })
}

/// `port-part = 1*DIGIT / "*"`
fn port_part(text: &str) -> Option<PortPart> {
    if text == "*" {
        return Some(PortPart::Any);
    }
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| PortPart::Number(text.parse().unwrap_or(u32::MAX)))
}

/// `host-part = "*" / [ "*." ] 1*host-char *( "." 1*host-char ) [ "." ]`
fn host_part(text: &str) -> Option<HostPart<'_>> {
    if text == "*" {
        return Some(HostPart::Any);
    }
    let (name, part) = match text.strip_prefix('*') {
        Some(suffix) => (suffix.strip_prefix('.')?, HostPart::Wildcard(suffix)),
        None => (text, HostPart::Exact(text)),
    };
    // Between dots stands something; one dot may end it all.
    let mut is_label_empty = true;
    for byte in name.bytes() {
        let is_dot = byte == b'.';
        if if is_dot { is_label_empty } else { !is_host_char(byte) } {
            return None;
        }
        is_label_empty = is_dot;
    }
    (!name.is_empty()).then_some(part)
}

/// Where an ASCII character first stands. Expressions are short: `str::find` takes longer to start than to search.
fn position(text: &str, character: u8) -> Option<usize> {
    text.bytes().position(|byte| byte == character)
}

/// The text before and after an ASCII character.
fn split_once(text: &str, character: u8) -> Option<(&str, &str)> {
    let (before, from) = text.split_at_checked(position(text, character)?)?;
    Some((before, from.get(1..)?))
}

/// `host-char = ALPHA / DIGIT / "-"`
fn is_host_char(byte: u8) -> bool {
    const IS: [bool; 256] = {
        let mut is = [false; 256];
        let mut byte = 0_u8;
        while byte < 128 {
            #[expect(clippy::indexing_slicing, reason = "it is below 128")]
            let of_byte = &mut is[byte as usize];
            *of_byte = byte.is_ascii_alphanumeric() || byte == b'-';
            byte += 1;
        }
        is
    };
    #[expect(clippy::indexing_slicing, reason = "there is one for each byte")]
    IS[byte as usize]
}

/// `path-part = path-absolute`, of RFC 3986.
fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+=:@%".contains(&byte))
}
