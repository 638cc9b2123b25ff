//! The needs of a request: the directive that governs it, and the source that it needs there.

use serde::{Deserialize, Serialize};
use url::Url;
use wouldblock::scenario::{Api, RequestDescription};
use wouldblock::{Engine, Unmet};

use crate::origin;

/// A need of one request of a page.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Need {
    /// The directive, without the distinction of elements and attributes.
    pub directive: String,
    /// The page's origin, which is the meaning of `'self'`.
    pub page: String,
    /// The source that the directive has to allow.
    pub what: What,
    /// Whether the need exists only under a policy that upgrades insecure requests, or only under one that does not;
    /// `None` if it exists under both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upgrades: Option<bool>,
    /// The engines whose policies see this URL, in order; `None` for every browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engines: Option<Vec<Engine>>,
}

/// The kinds of needs.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum What {
    /// URLs of an origin; sockets have their own scheme.
    Origin(String),
    /// URLs of a scheme without hosts.
    Scheme(String),
    /// An element with this code.
    Hash(String),
    /// An attribute or a `javascript:` URL with this code.
    AttributeHash(String),
    /// An element with this nonce.
    Nonce(String),
    /// The compilation of strings.
    Eval,
    /// The compilation of WebAssembly.
    Wasm,
    /// Inline code that is not in the line.
    UnknownCode,
}

/// The policy that is used to find the needs of each request. It allows nothing, and it only reports.
pub(crate) const PROBE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'";

/// The need that follows from a decision under [`PROBE`].
pub(crate) fn of(unmet: Unmet, request: &RequestDescription, page_origin: &str) -> Option<Need> {
    let directive = match unmet.directive.as_str() {
        "script-src-elem" | "script-src-attr" => "script-src",
        "style-src-elem" | "style-src-attr" => "style-src",
        other => other,
    };
    let directive = match unmet.code {
        "csp.eval-reported" | "csp.wasm-reported" => "script-src",
        _ => directive,
    };
    let is_element = matches!(request.api, Api::InlineScript | Api::InlineStyle | Api::SpeculationRules);
    let what = match (unmet.code, unmet.url, unmet.hash) {
        ("csp.eval-reported", ..) => What::Eval,
        ("csp.wasm-reported", ..) => What::Wasm,
        (_, Some(url), _) => what_of_url(&url, request.api)?,
        (_, None, Some(hash)) => match (&request.text, request.nonce.as_deref().filter(|_| is_element)) {
            (Some(_), _) if is_element => What::Hash(hash),
            (Some(_), _) => What::AttributeHash(hash),
            // A `javascript:` URL is its own code.
            (None, _) if request.api == Api::JavascriptUrl && request.url.is_some() => What::AttributeHash(hash),
            (None, Some(nonce)) if !nonce.is_empty() => What::Nonce(nonce.to_owned()),
            (None, _) => What::UnknownCode,
        },
        (_, None, None) => return None,
    };
    Some(Need { directive: directive.to_owned(), page: page_origin.to_owned(), what, upgrades: None, engines: None })
}

/// In every browser, policies see a socket's URL with the scheme that its author wrote. According to the standard, they
/// see `https:`.
fn what_of_url(url: &str, api: Api) -> Option<What> {
    let url = Url::parse(url).ok()?;
    let origin = origin::of_url(&url);
    Some(match origin.strip_suffix(':') {
        Some(scheme) if url.host_str().is_none_or(str::is_empty) => What::Scheme(scheme.to_owned()),
        _ if api == Api::WebSocket && origin.starts_with("http") => What::Origin(origin.replacen("http", "ws", 1)),
        _ => What::Origin(origin),
    })
}
