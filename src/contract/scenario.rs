//! The input half of the JSON contract (`pkg/contract.d.ts`), as plain data.
//!
//! There is no logic in this file. Unknown fields are errors, so that a misspelt field is noticed.

use serde::{Deserialize, Serialize};

/// One request, the page that makes it, and the responses of the servers.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// The document that makes the request.
    pub page: Page,
    /// The URL, and the API that requests it.
    pub request: RequestDescription,
    /// The responses of the servers, with one hop for each URL of the redirect chain. Hops that are left out are
    /// unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<Vec<Hop>>,
}

impl Scenario {
    /// A page's request, with no response known.
    #[must_use]
    pub fn new(page: Page, request: RequestDescription) -> Scenario {
        Scenario { page, request, network: None }
    }

    /// Adds a hop in which the server responds with `response`.
    #[must_use]
    pub fn with_response(mut self, response: ResponseHead) -> Scenario {
        self.network.get_or_insert_default().push(Hop { preflight: None, response: Some(response) });
        self
    }

    /// The hops that the scenario describes; none if `network` is left out.
    #[must_use]
    pub fn hops(&self) -> &[Hop] {
        self.network.as_deref().unwrap_or_default()
    }
}

/// A header block as people paste it, or name-value pairs in wire order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum HeaderInput {
    /// `Name: value` lines, with any text that was pasted around them.
    Text(String),
    /// Name-value pairs.
    Pairs(Vec<(String, String)>),
}

// This is written by hand because the code that serde derives would first read any kind of value, including floats,
// which would make the module larger.
impl<'de> Deserialize<'de> for HeaderInput {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<HeaderInput, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = HeaderInput;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a header block as text, or a list of [name, value] pairs")
            }

            fn visit_str<E>(self, text: &str) -> Result<HeaderInput, E> {
                Ok(HeaderInput::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<HeaderInput, E> {
                Ok(HeaderInput::Text(text))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<HeaderInput, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = list.next_element()? {
                    pairs.push(pair);
                }
                Ok(HeaderInput::Pairs(pairs))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The document that makes the request.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Page {
    /// Absolute URL of the document; empty if it is unknown.
    #[serde(default)]
    pub url: String,
    /// Response headers that the page was served with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<HeaderInput>,
    /// `content` of each `<meta http-equiv="Content-Security-Policy">`, in document order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meta: Option<Vec<String>>,
    /// For an extension page: the match patterns of its manifest's host permissions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host_permissions: Option<Vec<String>>,
    /// Where the page was loaded from, for Local Network Access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_space: Option<AddressSpace>,
    /// The user's decision at the Local Network Access prompt. If it is left out, the user has not been asked yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_network_permission: Option<Permission>,
    /// Whether the content script of an extension (Manifest V3) makes the request, in its isolated world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_script: Option<bool>,
    /// The worker of this page that makes the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<Worker>,
    /// The service worker that controls the page, or the page's worker, and responds with `fetch(event.request)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_worker: Option<ServiceWorker>,
    /// The frame that contains the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
}

/// A worker that the page started.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Worker {
    /// Which kind of worker.
    pub kind: WorkerKind,
    /// The URL of its script.
    pub url: String,
    /// Response headers that its script was served with; `blob:` and `data:` workers inherit the policies of their creator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<HeaderInput>,
    /// The worker that started it; left out: the page did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Box<Worker>>,
}

/// A kind of worker.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum WorkerKind {
    /// `new Worker()`.
    Dedicated,
    /// `new SharedWorker()`.
    Shared,
    /// `navigator.serviceWorker.register()`.
    Service,
}

/// A service worker between a page and the network.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ServiceWorker {
    /// The URL of its script.
    pub url: String,
    /// Response headers that its script was served with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<HeaderInput>,
}

/// The frame that contains a page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Frame {
    /// The `sandbox` attribute of the `<iframe>`. If it is left out, the attribute is not set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<String>,
    /// The page that contains the frame.
    pub parent: ParentPage,
    /// URLs of the pages around `parent`, the nearest first. If they are left out, `parent` is the outermost page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ancestors: Option<Vec<String>>,
}

/// The page that contains a frame.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParentPage {
    /// Absolute URL of the document.
    pub url: String,
    /// Response headers that it was served with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<HeaderInput>,
    /// `content` of each `<meta http-equiv="Content-Security-Policy">`, in document order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meta: Option<Vec<String>>,
}

/// An IP address space of Local Network Access.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum AddressSpace {
    /// This machine.
    Loopback,
    /// An address that has meaning only within the current network.
    Local,
    /// Everything else.
    Public,
}

/// The state of a permission that the user can grant or deny.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Permission {
    /// The user granted it.
    Granted,
    /// The user denied it.
    Denied,
}

/// Declares the APIs, and a list of all of them.
macro_rules! apis {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$attribute:meta])* $variant:ident,)* }) => {
        $(#[$about])*
        pub enum $name { $($(#[$attribute])* $variant,)* }

        impl $name {
            /// Every API, in the order in which they are offered.
            pub const ALL: &[$name] = &[$($name::$variant,)*];
        }
    };
}

apis! {
    /// The API that makes the request.
    #[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
    #[serde(rename_all = "lowercase")]
    #[non_exhaustive]
    pub enum Api {
        /// `fetch()`.
        #[default]
        Fetch,
        /// `XMLHttpRequest`.
        Xhr,
        /// `new WebSocket()`.
        WebSocket,
        /// `new EventSource()`.
        EventSource,
        /// `navigator.sendBeacon()`.
        Beacon,
        /// `<a ping>` and `<area ping>`.
        Ping,
        /// `fetchLater()`.
        FetchLater,
        /// `new WebTransport()`.
        WebTransport,
        /// `<link rel=preload>`.
        Preload,
        /// `<img>`.
        Image,
        /// `<script src>`.
        Script,
        /// `<link rel=stylesheet>`.
        Style,
        /// A font of `@font-face`.
        Font,
        /// `<audio>` and `<video>`.
        Media,
        /// `<track>`.
        Track,
        /// `<link rel=manifest>`.
        Manifest,
        /// `<link rel=prefetch>`.
        Prefetch,
        /// `<link rel=modulepreload>`.
        ModulePreload,
        /// `import()`.
        Import,
        /// `importScripts()`, by a worker.
        ImportScripts,
        /// `new Worker()`.
        Worker,
        /// `new SharedWorker()`.
        SharedWorker,
        /// `navigator.serviceWorker.register()`.
        ServiceWorker,
        /// `addModule()` of a worklet.
        Worklet,
        /// `<iframe>`.
        Frame,
        /// `<object>` and `<embed>`.
        Object,
        /// The submission of a form.
        Form,
        /// `<script>` with its code.
        #[serde(rename = "inline-script")]
        InlineScript,
        /// `<style>` with its rules.
        #[serde(rename = "inline-style")]
        InlineStyle,
        /// `<script type=speculationrules>` with its rules.
        #[serde(rename = "speculation-rules")]
        SpeculationRules,
        /// An event handler attribute.
        #[serde(rename = "event-handler")]
        EventHandler,
        /// A `style` attribute.
        #[serde(rename = "style-attribute")]
        StyleAttribute,
        /// A `javascript:` URL.
        #[serde(rename = "javascript-url")]
        JavascriptUrl,
        /// `eval()` and similar functions.
        Eval,
        /// The compilation of WebAssembly.
        Wasm,
        /// `<base href>`.
        Base,
        /// A Trusted Types sink.
        #[serde(rename = "dom-sink")]
        DomSink,
        /// `trustedTypes.createPolicy()`.
        #[serde(rename = "trusted-types-policy")]
        TrustedTypesPolicy,
    }
}

impl Api {
    /// Whether it is code in the page or in a script: the code is in `request.text`, and nothing is loaded.
    pub(crate) fn is_code(self) -> bool {
        matches!(
            self,
            Api::InlineScript
                | Api::InlineStyle
                | Api::SpeculationRules
                | Api::EventHandler
                | Api::StyleAttribute
                | Api::JavascriptUrl
                | Api::Eval
                | Api::DomSink
        )
    }
}

/// The request, and the API that makes it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestDescription {
    /// The API that makes the request.
    pub api: Api,
    /// Absolute, or relative to the page's URL. It is left out if nothing is loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The method. By default, it is that of the API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Headers that the script sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<HeaderInput>,
    /// The kind of the body. Its bytes do not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// `fetch()` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// `"include"` also means `withCredentials = true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    /// `fetch()` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// `XMLHttpRequest` only: a listener is registered on `xhr.upload`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upload_listener: Option<bool>,
    /// `WebSocket` only: the sub-protocols offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocols: Option<Vec<String>>,
    /// Elements: the `crossorigin` attribute. If it is left out, the attribute is not set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossorigin: Option<CrossOrigin>,
    /// `<link rel=preload>` only: its `as`.
    #[serde(default, rename = "as", skip_serializing_if = "Option::is_none")]
    pub as_: Option<String>,
    /// The `integrity` of `fetch()`, or the attribute of a script, a style sheet or a preload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
    /// The element's `nonce` attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// How the element was inserted into the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inserted_by: Option<InsertedBy>,
    /// `<script type=module>`, or a worker of that type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<bool>,
    /// The exact code that is inline or compiled, the value that a sink gets, or the names of Trusted Types policies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<CodeText>,
    /// Which of several ways the API has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// For a Trusted Types sink: the name of the policy that created the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// `<iframe>` only: its `sandbox` attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<String>,
}

impl RequestDescription {
    /// A request of this API without any other fields.
    #[must_use]
    pub fn of(api: Api) -> RequestDescription {
        RequestDescription {
            api,
            url: None,
            method: None,
            headers: None,
            body: None,
            mode: None,
            credentials: None,
            redirect: None,
            upload_listener: None,
            protocols: None,
            crossorigin: None,
            as_: None,
            integrity: None,
            nonce: None,
            inserted_by: None,
            module: None,
            text: None,
            via: None,
            policy: None,
            sandbox: None,
        }
    }
}

/// How an element was inserted into the page.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub enum InsertedBy {
    /// It is in the markup that the server sent.
    #[serde(rename = "parser")]
    Parser,
    /// A script created it.
    #[serde(rename = "script")]
    Script,
    /// A script wrote it as text with `innerHTML`.
    #[serde(rename = "innerHTML")]
    InnerHtml,
    /// A script wrote it as text with `document.write()`.
    #[serde(rename = "document.write")]
    DocumentWrite,
}

/// A text, or several.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum CodeText {
    /// One text.
    One(String),
    /// One text for each call.
    Several(Vec<String>),
}

impl CodeText {
    /// The texts.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        match self {
            CodeText::One(text) => std::slice::from_ref(text),
            CodeText::Several(texts) => texts,
        }
    }
}

// This is written by hand for the same reason as for `HeaderInput`. The newtype lets the JavaScript deserializer
// recognize it.
impl<'de> Deserialize<'de> for CodeText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<CodeText, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = CodeText;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a text, or a list of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<CodeText, E> {
                Ok(CodeText::One(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<CodeText, E> {
                Ok(CodeText::One(text))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<CodeText, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(CodeText::Several(texts))
            }

            fn visit_newtype_struct<D: serde::Deserializer<'de>>(self, text: D) -> Result<CodeText, D::Error> {
                text.deserialize_any(self)
            }
        }
        deserializer.deserialize_newtype_struct("CodeText", Visitor)
    }
}

/// The kind of a request's body.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Body {
    /// The type of the value that was passed to the API.
    pub kind: BodyKind,
    /// For a `Blob`: its `type`.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

/// The type of the value that was passed to an API as a body.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum BodyKind {
    /// Nothing.
    None,
    /// A string.
    Text,
    /// `URLSearchParams`.
    UrlEncoded,
    /// `FormData`.
    FormData,
    /// `Blob` or `File`.
    Blob,
    /// `ArrayBuffer` or a view of one.
    Bytes,
    /// `ReadableStream`.
    Stream,
}

/// `RequestInit.mode`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Mode {
    /// `"cors"`.
    Cors,
    /// `"no-cors"`.
    NoCors,
    /// `"same-origin"`.
    SameOrigin,
}

/// `RequestInit.credentials`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Credentials {
    /// `"omit"`.
    Omit,
    /// `"same-origin"`.
    SameOrigin,
    /// `"include"`.
    Include,
}

/// `RequestInit.redirect`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Redirect {
    /// `"follow"`.
    Follow,
    /// `"error"`.
    Error,
    /// `"manual"`.
    Manual,
}

/// The `crossorigin` attribute.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CrossOrigin {
    /// `crossorigin` or `crossorigin=anonymous`.
    Anonymous,
    /// `crossorigin=use-credentials`.
    UseCredentials,
}

/// The responses of the servers for one URL of the redirect chain.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub struct Hop {
    /// The response to the CORS preflight for this URL. If it is left out, it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preflight: Option<ResponseHead>,
    /// The response to the request itself. If it is left out, it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseHead>,
}

/// The status and headers of a response.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub struct ResponseHead {
    /// The status. By default, it is that of a status line among the headers, or else 200 (101 for a WebSocket
    /// handshake).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The response's headers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<HeaderInput>,
    /// The URL that this response came from. If it is left out, it is assumed to be the URL that the browser requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address space of this server. By default, it is derived from the host name or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_space: Option<AddressSpace>,
    /// The body, if it matters: `integrity` is checked against it. If it is left out, it is assumed to match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Page {
    /// A page without headers.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Page {
        Page { url: url.into(), ..Page::default() }
    }

    /// The same with headers.
    #[must_use]
    pub fn with_headers(self, headers: impl Into<HeaderInput>) -> Page {
        Page { headers: Some(headers.into()), ..self }
    }
}

impl Worker {
    /// A worker that the page started, whose script has no headers.
    #[must_use]
    pub fn new(kind: WorkerKind, url: impl Into<String>) -> Worker {
        Worker { kind, url: url.into(), headers: None, parent: None }
    }
}

impl ServiceWorker {
    /// A service worker whose script has no headers.
    #[must_use]
    pub fn new(url: impl Into<String>) -> ServiceWorker {
        ServiceWorker { url: url.into(), headers: None }
    }
}

impl Frame {
    /// A frame without the `sandbox` attribute, in a page that is the outermost one.
    ///
    /// ```
    /// use wouldblock::scenario::{Frame, Page, ParentPage};
    ///
    /// let parent = ParentPage::new("https://shop.example/");
    /// let page = Page { frame: Some(Frame::new(parent)), ..Page::new("https://pay.example/") };
    /// ```
    #[must_use]
    pub fn new(parent: ParentPage) -> Frame {
        Frame { sandbox: None, parent, ancestors: None }
    }
}

impl ParentPage {
    /// A page without headers.
    #[must_use]
    pub fn new(url: impl Into<String>) -> ParentPage {
        ParentPage { url: url.into(), headers: None, meta: None }
    }
}

impl Body {
    /// A body of this kind. A `Blob` has no type.
    #[must_use]
    pub fn new(kind: BodyKind) -> Body {
        Body { kind, type_: None }
    }
}

impl RequestDescription {
    /// A call of `api` with only a URL.
    #[must_use]
    pub fn new(api: Api, url: impl Into<String>) -> RequestDescription {
        RequestDescription { api, url: Some(url.into()), ..RequestDescription::default() }
    }
}

impl ResponseHead {
    /// A response with this status.
    #[must_use]
    pub fn new(status: u16, headers: impl Into<HeaderInput>) -> ResponseHead {
        ResponseHead { status: Some(status), headers: Some(headers.into()), ..ResponseHead::default() }
    }
}

impl From<&str> for HeaderInput {
    fn from(text: &str) -> HeaderInput {
        HeaderInput::Text(text.to_owned())
    }
}

impl From<String> for HeaderInput {
    fn from(text: String) -> HeaderInput {
        HeaderInput::Text(text)
    }
}
