//! The result of reading a text: the types of `read.d.ts`, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A place in the pasted text: UTF-16 offsets, end exclusive.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct TextSpan {
    /// The first unit.
    pub start: usize,
    /// The unit after the last one.
    pub end: usize,
}

/// Names and values, in their order.
pub type Headers = Vec<(String, HeaderValue)>;

/// The result of reading a text.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Reading {
    /// The kind, with dots, from general to specific: "curl.bash", "config.nginx".
    pub kind: String,
    /// The title for people, in the language of the call.
    pub title: String,
    /// Facts about the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// Facts about the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// The responses of the servers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub network: Vec<Hop>,
    /// Whether the page is a document within another page, which has policies of its own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub embedded: bool,
    /// The owner of `headers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The headers that the text gives or configures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Headers,
    /// Several requests in one text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Part>,
    /// The effects of a document besides its requests: inline code, and requests of which the browser makes only some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Part>,
    /// The requests of a recording that are for files of browser extensions; `requests` does not have them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Part>,
    /// The loads of a recording that never reach a network, of `data:` and `blob:` URLs; `requests` does not have them. In
    /// markup, also what policies govern and a pasted text is not about: `<base>`, and elements that are not rendered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub local: Vec<Part>,
    /// Set if a configuration responds differently by path or status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_path: Vec<PathHeaders>,
    /// The values that the text leaves open.
    pub unresolved: Vec<Unresolved>,
    /// Lines that were not understood.
    pub unread: Vec<Unread>,
    /// Where each part was found, by its path.
    pub places: BTreeMap<String, TextSpan>,
    /// The place of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<TextSpan>,
}

/// One of several requests.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Part {
    /// The page that makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// The request itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// The responses of the servers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub network: Vec<Hop>,
    /// Whether the page is a document within another page, which has policies of its own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub embedded: bool,
    /// The values of it that are left open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unresolved: Vec<Unresolved>,
    /// Its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<TextSpan>,
}

/// Headers of some paths.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct PathHeaders {
    /// An example of the paths, or the pattern as it is written.
    pub path: String,
    /// The hosts with these responses, as they are written (including `*.example.com`); empty for every host.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// The statuses with these headers; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<u16>,
    /// The headers.
    pub headers: Headers,
    /// The response to OPTIONS, if the configuration gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preflight: Option<Response>,
}

/// Something that the text leaves open.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Unresolved {
    /// A path into the scenario.
    pub path: String,
    /// The reason, for people.
    pub why: String,
    /// The place in the text, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<TextSpan>,
    /// Whether the reading has an assumed value there, which the text does not give.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// The values that it may be, if these are known; none if nothing about it is known.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "oneOf")]
    pub one_of: Option<Vec<String>>,
    /// The header that may be missing or have another value than the one that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Whether that header is only sent under a condition that does not depend on the request.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub conditional: bool,
}

/// A part of the text that was not understood.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Unread {
    /// Its place.
    pub at: TextSpan,
    /// The reason, for people.
    pub why: String,
}

/// The owner of headers.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Role {
    /// The page.
    Page,
    /// The response to the request.
    Response,
    /// The response to the preflight.
    Preflight,
    /// A request.
    Request,
    /// A page or a response.
    Either,
}

/// Facts about the page. The fields are those of the contract.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "camelCase")]
#[expect(missing_docs, reason = "contract.d.ts describes them")]
pub struct Page {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Headers,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meta: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_permissions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_space: Option<String>,
}

/// Facts about the request. The fields are those of the contract.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "camelCase")]
#[expect(missing_docs, reason = "contract.d.ts describes them")]
pub struct Request {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Headers,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_listener: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub protocols: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crossorigin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "as")]
    pub destination: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inserted_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referrer_policy: Option<String>,
}

/// The properties of a body that matter to policies.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Body {
    /// "none", "text", "urlencoded", "formdata", "blob", "bytes" or "stream".
    pub kind: String,
    /// For "blob": its type.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub mime: Option<String>,
}

impl Body {
    /// A body of this kind.
    #[must_use]
    pub fn new(kind: &str) -> Self {
        Self { kind: kind.to_owned(), mime: None }
    }
}

/// The responses from one URL.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Hop {
    /// The response to the preflight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preflight: Option<Response>,
    /// The response to the request itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
}

/// A response's status and headers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Response {
    /// Its status, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The URL that it came from, if the text shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its headers.
    pub headers: Headers,
}

impl Response {
    /// The first value of a header, if it is a text.
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1.as_text()
    }
}

/// The value of a header: a text, or a value that depends on the request.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum HeaderValue {
    /// The same for every request.
    Text(String),
    /// The origin of the request, if it is one of those that are allowed.
    Echo(Echo),
}

/// A value that is taken from the request.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "echo")]
#[non_exhaustive]
pub enum Echo {
    /// The origin of the request.
    Origin {
        /// The origins that are echoed.
        allow: Allow,
        /// The value for other origins; null if they get no header.
        otherwise: Option<String>,
    },
    /// The headers that a preflight requests.
    #[serde(rename = "Access-Control-Request-Headers")]
    RequestHeaders {
        /// All of them: `"any"`.
        allow: Allow,
    },
    /// The method that a preflight requests.
    #[serde(rename = "Access-Control-Request-Method")]
    RequestMethod {
        /// All of them: `"any"`.
        allow: Allow,
    },
}

/// The origins that are echoed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Allow {
    /// Every origin.
    Any,
    /// Origins that match one of the list.
    List(Vec<Allowed>),
    /// Origins that match this.
    One(Allowed),
}

/// An origin that is allowed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Allowed {
    /// An origin as it is written.
    Origin(String),
    /// A regular expression, in the syntax of the configuration.
    Pattern {
        /// The expression.
        pattern: String,
    },
    /// Origins with this ending.
    Suffix {
        /// The ending.
        suffix: String,
    },
}

impl HeaderValue {
    /// The origin of the request, whatever it is.
    #[must_use]
    pub fn any_origin() -> Self {
        Self::Echo(Echo::Origin { allow: Allow::Any, otherwise: None })
    }

    /// The origin of the request, if it is one of `list`; others get no header.
    #[must_use]
    pub fn origins(list: Vec<Allowed>) -> Self {
        Self::Echo(Echo::Origin { allow: Allow::List(list), otherwise: None })
    }

    /// The headers that a preflight requests.
    #[must_use]
    pub fn requested_headers() -> Self {
        Self::Echo(Echo::RequestHeaders { allow: Allow::Any })
    }

    /// The method that a preflight requests.
    #[must_use]
    pub fn requested_method() -> Self {
        Self::Echo(Echo::RequestMethod { allow: Allow::Any })
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Echo(_) => None,
        }
    }
}

impl From<&str> for HeaderValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for HeaderValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Serialize for Allow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Any => serializer.serialize_str("any"),
            Self::List(list) => list.serialize(serializer),
            Self::One(one) => one.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Allow {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Shape {
            List(Vec<Allowed>),
            One(Allowed),
        }
        Ok(match Shape::deserialize(deserializer)? {
            Shape::One(Allowed::Origin(word)) if word == "any" => Self::Any,
            Shape::One(one) => Self::One(one),
            Shape::List(list) => Self::List(list),
        })
    }
}
