//! A source expression as Firefox reads it, how Firefox writes it, and the message if Firefox cannot read it.

use std::borrow::Cow;

use super::wording as w;
use crate::console::wording::Template;
use crate::csp::source_expression::{is_base64_value, is_scheme};

/// How Firefox reads the text of a source.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'t> {
    /// `'self'`.
    SelfOrigin,
    /// A keyword in quotes.
    Keyword(&'static str),
    /// A nonce or a hash.
    Secret(&'t str),
    /// `*`.
    Star,
    /// A scheme without its colon.
    Scheme(&'t str),
    /// A host with a scheme.
    Host(HostParts<'t>),
}

/// The parts of a host source.
#[derive(Clone, Copy, Debug)]
pub(super) struct HostParts<'t> {
    scheme: &'t str,
    host: &'t str,
    /// The port with its colon; empty if there is none.
    port: &'t str,
    path: &'t str,
    /// The keyword that the host would be if it had quotes.
    pub(super) keyword: Option<&'static str>,
}

const KEYWORDS: [&str; 9] = [
    "'report-sample'",
    "'strict-dynamic'",
    "'unsafe-inline'",
    "'unsafe-eval'",
    "'wasm-unsafe-eval'",
    "'unsafe-hashes'",
    "'trusted-types-eval'",
    "'none'",
    "'self'",
];

/// Reads a source of a page whose scheme is `self_scheme`. If that fails, returns the message of the console.
pub(super) fn read<'t>(token: &'t str, self_scheme: &'t str) -> Result<Source<'t>, &'static Template> {
    if token.starts_with('\'') {
        if token.eq_ignore_ascii_case("'self'") {
            return Ok(Source::SelfOrigin);
        }
        if let Some(keyword) = KEYWORDS.into_iter().find(|keyword| token.eq_ignore_ascii_case(keyword)) {
            return Ok(Source::Keyword(keyword));
        }
        if is_nonce_or_hash(token) {
            return Ok(Source::Secret(token));
        }
    }
    if token == "*" {
        return Ok(Source::Star);
    }
    let (scheme, rest) = match scheme(token) {
        Some((scheme, "")) => return Ok(Source::Scheme(scheme)),
        Some((scheme, rest)) => (scheme, rest.strip_prefix("//").ok_or(&w::UNRECOGNIZED)?),
        None => (self_scheme, token),
    };
    host_source(scheme, rest)
}

fn is_nonce_or_hash(token: &str) -> bool {
    let Some(inner) = token.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else {
        return false;
    };
    inner.split_once('-').is_some_and(|(kind, value)| {
        is_base64_value(value)
            && ["nonce", "sha256", "sha384", "sha512"].iter().any(|known| kind.eq_ignore_ascii_case(known))
    })
}

/// A scheme that is followed by a colon and not by a port.
fn scheme(token: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = token.split_once(':')?;
    let is_port = rest.starts_with(|c: char| c.is_ascii_digit() || c == '*');
    (is_scheme(scheme) && !is_port).then_some((scheme, rest))
}

/// `host [ ":" port ] [ path ]`
fn host_source<'t>(scheme: &'t str, text: &'t str) -> Result<Source<'t>, &'static Template> {
    let is_host_char = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let end_of_path = |c: char| matches!(c, '?' | '#');
    let (host, mut rest) = text.split_at(text.find([':', '/', '?', '#']).unwrap_or(text.len()));
    let labels = match host.strip_prefix('*') {
        // `https://*` and `*:8443` are hosts, but `https://*/` is not.
        Some("") if rest.is_empty() || rest.starts_with(':') => "",
        Some(labels) => labels.strip_prefix('.').filter(|labels| !labels.is_empty()).ok_or(&w::BAD_HOST)?,
        None if host.is_empty() => return Err(&w::BAD_HOST),
        None => host,
    };
    if !labels.is_empty() && !labels.split('.').all(|label| !label.is_empty() && label.chars().all(is_host_char)) {
        return Err(&w::BAD_HOST);
    }
    let mut port = "";
    if let Some(after) = rest.strip_prefix(':') {
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let length = if after.starts_with('*') { 1 } else { digits };
        if length == 0 {
            return Err(&w::BAD_PORT);
        }
        (port, rest) = rest.split_at(1 + length);
    }
    let path = rest.split(end_of_path).next().unwrap_or_default();
    let is_path = path.is_empty() || (path.starts_with('/') && !path.starts_with("//") && path_is_valid(path));
    if !is_path {
        return Err(&w::BAD_SOURCE);
    }
    let is_it = |keyword: &&'static str| keyword.trim_matches('\'').eq_ignore_ascii_case(host);
    let keyword = KEYWORDS.into_iter().find(is_it).filter(|_| labels == host);
    let keyword = keyword.map(|keyword| keyword.trim_matches('\''));
    Ok(Source::Host(HostParts { scheme, host, port, path, keyword }))
}

/// Whether the path consists of path characters, including percent-encoded bytes.
fn path_is_valid(path: &str) -> bool {
    let mut pieces = path.split('%');
    let is_plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+=:@".contains(&byte));
    let is_encoded = |text: &str| text.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2 && is_plain(text);
    pieces.next().is_none_or(is_plain) && pieces.all(is_encoded)
}

impl Source<'_> {
    /// The source as Firefox writes it.
    pub(super) fn written(self) -> Cow<'static, str> {
        match self {
            Source::SelfOrigin => "'self'".into(),
            Source::Star => "*".into(),
            Source::Keyword(text) => text.into(),
            Source::Secret(text) => secret(text).into(),
            Source::Scheme(scheme) => format!("{}:", scheme.to_ascii_lowercase()).into(),
            Source::Host(HostParts { scheme, host, port, path, .. }) => {
                // Each byte becomes one character.
                let path: String = percent_encoding::percent_decode_str(path).map(char::from).collect();
                let [scheme, host] = [scheme, host].map(str::to_ascii_lowercase);
                format!("{scheme}://{host}{port}{path}").into()
            }
        }
    }

    pub(super) fn is_keyword(self, keyword: &str) -> bool {
        matches!(self, Source::Keyword(text) if text == keyword)
    }
}

/// Converts only the kind of the nonce or hash to lower case.
fn secret(token: &str) -> String {
    match token.split_once('-') {
        Some((kind, value)) => format!("{}-{value}", kind.to_ascii_lowercase()),
        None => token.to_owned(),
    }
}
