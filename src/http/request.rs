//! [Requests](https://fetch.spec.whatwg.org/#concept-request).

use crate::contract::report::Text;
use crate::http::referrer::{Referrer, ReferrerPolicy};
use crate::input::Place;
use crate::url::Url;
use crate::url::origin::Origin;

/// A request's [mode](https://fetch.spec.whatwg.org/#concept-request-mode).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RequestMode {
    SameOrigin,
    Cors,
    NoCors,
    Navigate,
    WebSocket,
    WebTransport,
}

impl RequestMode {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            RequestMode::SameOrigin => "same-origin",
            RequestMode::Cors => "cors",
            RequestMode::NoCors => "no-cors",
            RequestMode::Navigate => "navigate",
            RequestMode::WebSocket => "websocket",
            RequestMode::WebTransport => "webtransport",
        }
    }
}

/// A request's [credentials mode](https://fetch.spec.whatwg.org/#concept-request-credentials-mode).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum CredentialsMode {
    Omit,
    SameOrigin,
    Include,
}

impl CredentialsMode {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            CredentialsMode::Omit => "omit",
            CredentialsMode::SameOrigin => "same-origin",
            CredentialsMode::Include => "include",
        }
    }
}

/// A request's [redirect mode](https://fetch.spec.whatwg.org/#concept-request-redirect-mode).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RedirectMode {
    Follow,
    Error,
    Manual,
}

/// A request's [destination](https://fetch.spec.whatwg.org/#concept-request-destination).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Destination {
    AudioWorklet,
    Empty,
    Document,
    Embed,
    Font,
    IFrame,
    Image,
    Manifest,
    Object,
    PaintWorklet,
    Script,
    ServiceWorker,
    SharedWorker,
    Style,
    Track,
    Video,
    Worker,
}

impl Destination {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Destination::AudioWorklet => "audioworklet",
            Destination::Empty => "",
            Destination::Document => "document",
            Destination::Embed => "embed",
            Destination::Font => "font",
            Destination::IFrame => "iframe",
            Destination::Image => "image",
            Destination::Manifest => "manifest",
            Destination::Object => "object",
            Destination::PaintWorklet => "paintworklet",
            Destination::Script => "script",
            Destination::ServiceWorker => "serviceworker",
            Destination::SharedWorker => "sharedworker",
            Destination::Style => "style",
            Destination::Track => "track",
            Destination::Video => "video",
            Destination::Worker => "worker",
        }
    }

    /// The destination that `<link rel=preload as=…>` [translates](https://html.spec.whatwg.org/multipage/links.html#translate-a-preload-destination) to.
    pub(crate) fn from_preload_as(text: &str) -> Option<Destination> {
        Some(match text.to_ascii_lowercase().as_str() {
            "fetch" => Destination::Empty,
            "font" => Destination::Font,
            "image" => Destination::Image,
            "script" => Destination::Script,
            "style" => Destination::Style,
            "track" => Destination::Track,
            _ => return None,
        })
    }

    /// Whether it is the script of a worklet.
    pub(crate) fn is_worklet(self) -> bool {
        matches!(self, Destination::AudioWorklet | Destination::PaintWorklet)
    }

    /// [Script-like](https://fetch.spec.whatwg.org/#request-destination-script-like).
    pub(crate) fn is_script_like(self) -> bool {
        matches!(
            self,
            Destination::AudioWorklet
                | Destination::PaintWorklet
                | Destination::Script
                | Destination::ServiceWorker
                | Destination::SharedWorker
                | Destination::Worker
        )
    }
}

/// A request's [initiator type](https://fetch.spec.whatwg.org/#request-initiator-type).
///
/// The standard has the same type, "link", for preloads and style sheets, and "other" for event sources. Engines treat
/// them differently, so they are separate here.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum InitiatorType {
    Beacon,
    EventSource,
    Fetch,
    Font,
    Image,
    Link,
    Ping,
    Preload,
    Script,
    Video,
    XmlHttpRequest,
    /// "other", and sockets, for which the standard has no type.
    #[default]
    Other,
}

/// A request's [response tainting](https://fetch.spec.whatwg.org/#concept-request-response-tainting).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ResponseTainting {
    Basic,
    Cors,
    Opaque,
}

/// A request's [body](https://fetch.spec.whatwg.org/#concept-request-body), without its bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum RequestBody {
    None,
    /// A body that can be sent again: its [source](https://fetch.spec.whatwg.org/#concept-body-source) is not null.
    WithSource,
    /// A stream: its source is null.
    WithoutSource,
}

/// A request's [parser metadata](https://fetch.spec.whatwg.org/#concept-request-parser-metadata): whether a parser
/// inserted the element that makes the request. The standard's empty value has the same effect as "not
/// parser-inserted".
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ParserMetadata {
    ParserInserted,
    NotParserInserted,
}

/// A request's [initiator](https://fetch.spec.whatwg.org/#concept-request-initiator), as far as policies depend on it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Initiator {
    Other,
    Prefetch,
}

/// A header of a request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RequestHeader {
    pub(crate) name: Text,
    pub(crate) value: String,
    /// The place of the header that the script set; `None` for a header that the API adds.
    pub(crate) place: Option<Place>,
    /// Departure: preflights list the header, but it is not sent.
    pub(crate) is_withheld: bool,
}

/// A [request](https://fetch.spec.whatwg.org/#concept-request).
#[expect(clippy::struct_excessive_bools, reason = "the standard has these flags")]
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The place of the method in the input, if it is there.
    pub(crate) method_place: Option<Place>,
    pub(crate) header_list: Vec<RequestHeader>,
    pub(crate) body: RequestBody,
    pub(crate) origin: Origin<'static>,
    pub(crate) mode: RequestMode,
    pub(crate) credentials_mode: CredentialsMode,
    pub(crate) redirect_mode: RedirectMode,
    pub(crate) destination: Destination,
    pub(crate) initiator_type: InitiatorType,
    pub(crate) response_tainting: ResponseTainting,
    /// [use-CORS-preflight flag](https://fetch.spec.whatwg.org/#use-cors-preflight-flag)
    pub(crate) use_cors_preflight: bool,
    /// Departure: a preflight is still required although the reason for it is gone.
    pub(crate) preflight_stays: bool,
    /// Whether the request was upgraded to the port from which the page was loaded over `http:`. If so, no response in
    /// the scenario is one over `https:`.
    pub(crate) is_upgraded_to_port_of_page: bool,
    /// Whether the first URL, before any upgrade, has the request's origin.
    pub(crate) began_on_own_origin: bool,
    /// Whether the [service-workers mode](https://fetch.spec.whatwg.org/#request-service-workers-mode) is "all", not
    /// "none".
    pub(crate) is_for_service_workers: bool,
    /// [unsafe-request flag](https://fetch.spec.whatwg.org/#unsafe-request-flag)
    pub(crate) is_unsafe: bool,
    /// [URL list](https://fetch.spec.whatwg.org/#concept-request-url-list); never empty.
    url_list: Vec<Url>,
    /// The place of the current URL: in the request, or in the `Location` that it comes from.
    pub(crate) url_place: Option<Place>,
    pub(crate) referrer: Referrer,
    pub(crate) referrer_policy: ReferrerPolicy,
    /// [Integrity metadata](https://fetch.spec.whatwg.org/#concept-request-integrity-metadata)
    pub(crate) integrity_metadata: String,
    /// [Cryptographic nonce metadata](https://fetch.spec.whatwg.org/#concept-request-nonce-metadata)
    pub(crate) nonce: String,
    pub(crate) parser_metadata: ParserMetadata,
    pub(crate) initiator: Initiator,
    pub(crate) redirect_count: u32,
    /// The number of URLs of the URL list to which a message has been sent.
    pub(crate) sent_count: u32,
}

impl Request {
    /// A request with the standard's [defaults](https://fetch.spec.whatwg.org/#requests).
    pub(crate) fn new(url: Url, origin: Origin<'static>, referrer_policy: ReferrerPolicy) -> Request {
        Request::with_url_list(vec![url], origin, referrer_policy)
    }

    /// The same with a URL list, which must not be empty.
    pub(crate) fn with_url_list(
        url_list: Vec<Url>,
        origin: Origin<'static>,
        referrer_policy: ReferrerPolicy,
    ) -> Request {
        Request {
            method: "GET".to_owned(),
            method_place: None,
            header_list: Vec::new(),
            body: RequestBody::None,
            origin,
            mode: RequestMode::NoCors,
            credentials_mode: CredentialsMode::SameOrigin,
            redirect_mode: RedirectMode::Follow,
            destination: Destination::Empty,
            initiator_type: InitiatorType::default(),
            response_tainting: ResponseTainting::Basic,
            use_cors_preflight: false,
            preflight_stays: false,
            is_upgraded_to_port_of_page: false,
            began_on_own_origin: false,
            is_for_service_workers: true,
            is_unsafe: false,
            url_list,
            url_place: None,
            referrer: Referrer::Client,
            referrer_policy,
            integrity_metadata: String::new(),
            nonce: String::new(),
            parser_metadata: ParserMetadata::NotParserInserted,
            initiator: Initiator::Other,
            redirect_count: 0,
            sent_count: 0,
        }
    }

    /// [URL](https://fetch.spec.whatwg.org/#concept-request-url): the first URL of the URL list.
    pub(crate) fn url(&self) -> &Url {
        // The list starts with one URL and only grows.
        #[expect(clippy::indexing_slicing, reason = "the URL list is never empty")]
        &self.url_list[0]
    }

    /// [Current URL](https://fetch.spec.whatwg.org/#concept-request-current-url): the last URL of the URL list.
    pub(crate) fn current_url(&self) -> &Url {
        self.url_list.last().unwrap_or_else(|| self.url())
    }

    pub(crate) fn url_list(&self) -> &[Url] {
        &self.url_list
    }

    /// "Append locationURL to request's URL list."
    pub(crate) fn append_url(&mut self, url: Url) {
        self.url_list.push(url);
    }

    /// Upgrades the current URL by setting its scheme.
    pub(crate) fn set_current_url_scheme(&mut self, scheme: &str) {
        if let Some(current) = self.url_list.last_mut() {
            *current = current.with_scheme(scheme);
        }
    }

    /// Whether the current URL has the origin of the request.
    pub(crate) fn is_same_origin_with_current_url(&self) -> bool {
        self.origin.is_same_origin(&self.current_url().origin())
    }

    /// Whether [redirect-taint](https://fetch.spec.whatwg.org/#concept-request-tainted-origin) is anything other than
    /// "same-origin".
    pub(crate) fn has_redirect_taint(&self) -> bool {
        let pairs = self.url_list.iter().zip(self.url_list.iter().skip(1));
        pairs.map(|(last, url)| (last.origin(), url.origin())).any(|(last, url)| {
            // "If url's origin is not same origin with lastURL's origin and request's origin is
            // not same origin with lastURL's origin"
            !url.is_same_origin(&last) && !self.origin.is_same_origin(&last)
        })
    }

    /// [Byte-serializing a request origin](https://fetch.spec.whatwg.org/#byte-serializing-a-request-origin)
    pub(crate) fn serialized_origin(&self) -> String {
        if self.has_redirect_taint() { "null".to_owned() } else { self.origin.serialized() }
    }

    /// The value of the first header called `name`.
    pub(crate) fn header(&self, name: &str) -> Option<&RequestHeader> {
        self.header_list.iter().find(|header| header.name.eq_ignore_ascii_case(name))
    }

    /// Appends a header that the API adds.
    pub(crate) fn append_header(&mut self, name: &'static str, value: impl Into<String>) {
        self.header_list.push(RequestHeader {
            name: name.into(),
            value: value.into(),
            place: None,
            is_withheld: false,
        });
    }

    /// Appends a header that the script sets, at `place`.
    pub(crate) fn append_author_header(&mut self, name: &str, value: &str, place: Place) {
        self.header_list.push(RequestHeader {
            name: name.to_owned().into(),
            value: value.to_owned(),
            place: Some(place),
            is_withheld: false,
        });
    }

    /// Prevents the headers called `name` from being sent, but keeps them in the list.
    pub(crate) fn withhold_headers(&mut self, name: &str) {
        for header in self.header_list.iter_mut().filter(|header| header.name.eq_ignore_ascii_case(name)) {
            header.is_withheld = true;
        }
    }

    pub(crate) fn delete_headers(&mut self, name: &str) {
        self.header_list.retain(|header| !header.name.eq_ignore_ascii_case(name));
    }
}
