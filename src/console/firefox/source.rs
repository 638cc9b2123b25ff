//! A source expression as Firefox reads it: what it says of one that it cannot, how it writes one down.

use super::super::wording::Template;
use super::wording as w;

/// What Firefox makes of the text of a source.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// `'self'`.
    SelfOrigin,
    /// A keyword in quotes, in lower case.
    Keyword(String),
    /// A nonce or a hash, written as it is read.
    Secret(String),
    /// `*`.
    Star,
    /// A scheme and its colon, in lower case.
    Scheme(String),
    /// A host under a scheme, as Firefox writes it.
    Host {
        /// The whole.
        written: String,
        /// The keyword that it would be in quotes.
        keyword: Option<String>,
    },
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

/// Reads a source of a page whose scheme is `self_scheme`; else, what the console says of it.
pub(super) fn read(token: &str, self_scheme: &str) -> Result<Source, &'static Template> {
    let lower = token.to_ascii_lowercase();
    if lower == "'self'" {
        return Ok(Source::SelfOrigin);
    }
    if KEYWORDS.contains(&lower.as_str()) {
        return Ok(Source::Keyword(lower));
    }
    if is_nonce_or_hash(&lower) {
        return Ok(Source::Secret(secret(token)));
    }
    if token == "*" {
        return Ok(Source::Star);
    }
    let (scheme, rest) = match scheme(token) {
        Some((scheme, "")) => return Ok(Source::Scheme(format!("{}:", scheme.to_ascii_lowercase()))),
        Some((scheme, rest)) => (scheme, rest.strip_prefix("//").ok_or(&w::UNRECOGNIZED)?),
        None => (self_scheme, token),
    };
    host_source(&scheme.to_ascii_lowercase(), rest)
}

fn is_nonce_or_hash(lower: &str) -> bool {
    let Some(inner) = lower.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else {
        return false;
    };
    let Some((kind, value)) = inner.split_once('-') else {
        return false;
    };
    let body = value.trim_end_matches('=');
    matches!(kind, "nonce" | "sha256" | "sha384" | "sha512")
        && !body.is_empty()
        && value.len() - body.len() <= 2
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte))
}

/// Only the kind is turned into lower case.
fn secret(token: &str) -> String {
    match token.split_once('-') {
        Some((kind, value)) => format!("{}-{value}", kind.to_ascii_lowercase()),
        None => token.to_owned(),
    }
}

/// A scheme that a colon follows, and no port after it.
fn scheme(token: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = token.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let is_port = rest.starts_with(|c: char| c.is_ascii_digit() || c == '*');
    (is_scheme && !is_port).then_some((scheme, rest))
}

/// `host [ ":" port ] [ path ]`
fn host_source(scheme: &str, text: &str) -> Result<Source, &'static Template> {
    let is_host_char = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let end_of_path = |c: char| matches!(c, '?' | '#');
    let (host, mut rest) = text.split_at(text.find([':', '/', '?', '#']).unwrap_or(text.len()));
    let labels = match host.strip_prefix('*') {
        // `https://*` and `*:8443` are hosts, `https://*/` is none.
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
        (port, rest) = after.split_at(length);
    }
    let path = rest.split(end_of_path).next().unwrap_or_default();
    let is_path = path.is_empty() || (path.starts_with('/') && !path.starts_with("//") && path_is_valid(path));
    if !is_path {
        return Err(&w::BAD_SOURCE);
    }
    let port = if port.is_empty() { String::new() } else { format!(":{port}") };
    // Each byte becomes a character.
    let path: String = percent_encoding::percent_decode_str(path).map(char::from).collect();
    let keyword = format!("'{}'", host.to_ascii_lowercase());
    Ok(Source::Host {
        written: format!("{scheme}://{}{port}{}", host.to_ascii_lowercase(), path),
        keyword: (labels == host && KEYWORDS.contains(&keyword.as_str())).then(|| host.to_ascii_lowercase()),
    })
}

/// Path characters, percent-encoded bytes among them.
fn path_is_valid(path: &str) -> bool {
    let mut pieces = path.split('%');
    let is_plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+=:@".contains(&byte));
    let is_encoded = |text: &str| text.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2 && is_plain(text);
    pieces.next().is_none_or(is_plain) && pieces.all(is_encoded)
}

impl Source {
    /// How Firefox writes it.
    pub(super) fn written(&self) -> &str {
        match self {
            Source::SelfOrigin => "'self'",
            Source::Star => "*",
            Source::Keyword(text)
            | Source::Secret(text)
            | Source::Scheme(text)
            | Source::Host { written: text, .. } => text,
        }
    }

    pub(super) fn is_keyword(&self, keyword: &str) -> bool {
        matches!(self, Source::Keyword(text) if text == keyword)
    }
}
