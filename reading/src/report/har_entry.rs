//! One entry of a HAR file.
#![expect(clippy::indexing_slicing, reason = "a chain consists of indices of the entries")]

pub(super) mod kind;

use std::collections::HashMap;
use std::ops::Range;

use self::kind::Kind;

use crate::headers::{self, Field};
use crate::http::exchange::{body_of, fill_preflight};
use crate::json::Node;
use crate::origin::origin_of;
use crate::reading::{Headers, Hop, Page, Part, Request, Response};
use crate::relative_url::join;
use crate::words::core::Core;
use crate::{Draft, Source};

/// One entry.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub(super) node: &'a Node<'a>,
    request: &'a Node<'a>,
    response: Option<&'a Node<'a>>,
    pub(super) url: &'a str,
    method: &'a str,
    pub(super) page: Option<&'a str>,
    /// The ID of the page.
    page_id: Option<&'a str>,
    /// Whether it is the load of a page, and whether a page's load precedes it. [`kind::find_pages`] sets both.
    is_page: bool,
    is_within_page: bool,
    /// The type of the resource as Chrome names it, or an empty string.
    kind: &'a str,
}

/// Whether an address is requested over a network.
pub(super) fn is_requested(url: &str) -> bool {
    ["http://", "https://", "ws://", "wss://"].iter().any(|scheme| url.starts_with(scheme))
}

/// Whether an address can be one: a browser only records addresses with a scheme.
pub(super) fn has_scheme(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| scheme.starts_with(|first: char| first.is_ascii_alphabetic()))
}

/// The part of a `data:` or `blob:` URL that policies look at: not the contents.
fn local_url(url: &str) -> Option<&str> {
    if url.starts_with("data:") {
        return url.split_inclusive(',').next();
    }
    url.starts_with("blob:").then_some(url)
}

/// The APIs that may load a `data:` or `blob:` URL of any type.
const LOCAL_APIS: [&str; 8] = ["fetch", "script", "worker", "style", "image", "media", "frame", "object"];

/// The API that loads contents of this media type; empty if several do.
fn api_of_type(media_type: &str) -> &'static str {
    match media_type.split(['/', ';']).next().unwrap_or_default() {
        "image" => "image",
        "font" => "font",
        "audio" | "video" => "media",
        _ if media_type.starts_with("text/css") => "style",
        _ if media_type.contains("javascript") => "script",
        _ => "",
    }
}

/// Whether an address is a file of an extension. Each browser has its own scheme for them.
pub(super) fn is_of_extension(url: &str) -> bool {
    url.split_once("://").is_some_and(|(scheme, _)| scheme.ends_with("-extension"))
}

impl<'a> Entry<'a> {
    /// Reads a value as an entry.
    pub(super) fn of(node: &'a Node<'a>, pages: &HashMap<&str, &'a str>) -> Option<Self> {
        let request = node.get("request")?;
        Some(Self {
            node,
            request,
            response: node.get("response").filter(|response| response.is_object()),
            url: request.text_of("url")?,
            method: request.text_of("method").unwrap_or("GET"),
            page: node.text_of("pageref").and_then(|page| pages.get(page).copied()),
            page_id: node.text_of("pageref"),
            is_page: false,
            is_within_page: false,
            kind: node.text_of("_resourceType").unwrap_or(""),
        })
    }

    fn fields(of: Option<&'a Node<'a>>) -> impl Iterator<Item = Field<'a>> {
        let list = of.and_then(|node| node.get("headers")).map_or(&[] as &[Node<'_>], Node::items);
        list.iter().filter_map(|header| {
            let (name, value) = (header.text_of("name")?, header.get("value")?);
            Some(Field { name, value: value.text()?, at: value.at.clone() })
        })
    }

    fn sent(&self, name: &str) -> Option<&'a str> {
        Self::fields(Some(self.request)).find(|field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value)
    }

    fn status(&self) -> u16 {
        self.response.and_then(|response| response.get("status")).and_then(Node::number).unwrap_or(0)
    }

    /// Whether a response is known. With status 0 it is not: nothing arrived, or nothing was shown.
    pub(super) fn has_response(&self) -> bool {
        // If the list was cut off, a missing header may have been in the rest.
        let whole = self.response.and_then(|response| response.get("headers")).is_some_and(|headers| headers.complete);
        self.status() > 0 && whole
    }

    pub(super) fn failed(&self) -> bool {
        let named = |node: Option<&Node<'_>>| {
            node.and_then(|node| node.text_of("_error")).is_some_and(|error| !error.is_empty())
        };
        named(self.response) || named(Some(self.node)) || self.status() == 0
    }

    pub(super) fn is_preflight(&self) -> bool {
        self.kind == "preflight" || self.method == "OPTIONS" && self.sent("access-control-request-method").is_some()
    }

    /// Whether it is the load of a page.
    pub(super) fn is_document(&self) -> bool {
        self.is_page
    }

    /// The ID of the page.
    pub(super) fn page_id(&self) -> Option<&'a str> {
        self.page_id
    }

    /// The document in which the parser found the request, as Chrome writes it.
    pub(super) fn parsed_from(&self) -> Option<&'a str> {
        let initiator = self.node.get("_initiator")?;
        initiator.text_of("url").filter(|_| initiator.text_of("type") == Some("parser"))
    }

    /// Whether it is the load of a style sheet.
    pub(super) fn is_style(&self) -> bool {
        self.api() == "style" || self.media_type().is_some_and(|media_type| media_type.starts_with("text/css"))
    }

    /// Only the page and the address of the request.
    pub(super) fn address(&self, source: &Source<'_>) -> Part {
        Part {
            page: self.page.map(|url| Page { url: Some(url.to_owned()), ..Page::default() }),
            request: Some(Request { url: Some(self.url.to_owned()), ..Request::default() }),
            at: Some(source.span(&self.node.at)),
            ..Part::default()
        }
    }

    /// The load of a URL that is not requested over a network.
    pub(super) fn local(&self, source: &Source<'_>, draft: &Draft<'_>) -> Option<Part> {
        let url = local_url(self.url)?;
        let media_type = url.strip_prefix("data:").or(self.media_type()).unwrap_or_default();
        let (api, possible) = match (self.api(), api_of_type(media_type)) {
            ("", "") => ("", LOCAL_APIS.to_vec()),
            ("", "script") => ("script", vec!["script", "worker", "fetch"]),
            ("", api) => (api, vec![api, "fetch"]),
            (api, _) => (api, Vec::new()),
        };
        let api = (!api.is_empty()).then(|| api.to_owned());
        let request = Request { url: Some(url.to_owned()), api, ..Request::default() };
        let mut draft = draft.for_part(source);
        if !possible.is_empty() {
            draft.one_of("request.api", &possible, Core::KindOfRequest);
        }
        let unresolved = draft.reading.unresolved;
        Some(Part { request: Some(request), unresolved, ..self.address(source) })
    }

    /// The headers of a document's response.
    pub(super) fn page_headers(&self) -> Headers {
        Self::fields(self.response).map(|field| (field.name.to_owned(), field.value.into())).collect()
    }

    /// The response, without the places of its headers.
    fn response(&self) -> Response {
        Response { status: Some(self.status()), headers: self.page_headers(), url: Some(self.url.to_owned()) }
    }

    /// The target of the redirect.
    pub(super) fn redirected_to(&self) -> Option<String> {
        if !matches!(self.status(), 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        let named = self.response.and_then(|response| response.text_of("redirectURL")).filter(|url| !url.is_empty());
        let location = Self::fields(self.response).find(|field| field.name.eq_ignore_ascii_case("location"));
        let target = named.or(location.map(|field| field.value))?;
        Some(join(self.url, target))
    }

    /// The page that the headers of the request name.
    pub(super) fn claimed_page(&self, draft: &Draft<'_>, source: &Source<'_>) -> Option<String> {
        let mut part = draft.for_part(source);
        headers::sent(&mut part, Self::fields(Some(self.request)));
        part.reading.page.and_then(|page| page.url)
    }

    /// Fills a draft with the request and its chain.
    pub(super) fn fill(&self, draft: &mut Draft<'_>, chain: &[usize], entries: &[Entry<'_>]) {
        headers::sent(draft, Self::fields(Some(self.request)));
        let at = |name: &str| self.request.get(name).map_or_else(|| self.request.at.clone(), |node| node.at.clone());
        draft.request_url(self.url, &at("url"));
        draft.request_method(self.method, &at("method"));
        if let Some(page) = self.page
            && draft
                .reading
                .page
                .as_ref()
                .and_then(|page| page.url.as_deref())
                .and_then(origin_of)
                .is_none_or(|known| origin_of(page) == Some(known))
        {
            draft.page().url = Some(page.to_owned());
        }
        self.fill_api(draft);
        self.fill_body(draft);
        self.fill_credentials(draft);
        for (hop, index) in chain.iter().enumerate() {
            entries[*index].fill_hop(draft, hop, preflight_of(*index, entries));
        }
        while draft.reading.network.last().is_some_and(|hop| *hop == Hop::default()) {
            draft.reading.network.pop();
        }
    }

    fn fill_hop(&self, draft: &mut Draft<'_>, hop: usize, preflight: Option<&Entry<'_>>) {
        draft.hop(hop);
        if let Some(preflight) = preflight.filter(|preflight| preflight.has_response()) {
            draft.hop(hop).preflight = Some(preflight.response());
        }
        if self.has_response() {
            draft.response(hop).status = Some(self.status());
            draft.response(hop).url = Some(self.url.to_owned());
            for field in Self::fields(self.response) {
                draft.response_header(hop, field.name, field.value, &field.at);
            }
        } else {
            let at = self.response.map(|response| response.at.clone());
            draft.unresolved(&format!("network[{hop}].response"), Core::NoResponseRecorded, at.as_ref());
        }
    }

    /// The API that the kind of the resource stands for; empty if it is not known.
    fn api(&self) -> &'static str {
        match self.kind {
            "fetch" => "fetch",
            "xhr" => "xhr",
            "websocket" => "websocket",
            "eventsource" => "eventsource",
            "ping" | "beacon" if self.sent("content-type").is_some_and(|mime| mime.starts_with("text/ping")) => "ping",
            "ping" | "beacon" => "beacon",
            "image" | "imageset" => "image",
            "script" => "script",
            "stylesheet" => "style",
            "font" => "font",
            "media" => "media",
            "manifest" => "manifest",
            "texttrack" => "track",
            "prefetch" => "prefetch",
            "document" | "subdocument" => "frame",
            _ => "",
        }
    }

    fn fill_api(&self, draft: &mut Draft<'_>) {
        let page = draft.reading.page.as_ref().and_then(|page| page.url.as_deref()).and_then(headers::origin_of);
        let is_own = page.is_some_and(|page| headers::origin_of(self.url) == Some(page));
        let kind = self.kind_of_request(is_own);
        let request = draft.request();
        if let Kind::Known(api) = kind {
            request.api = Some(api.to_owned());
        }
        // Without `Sec-Fetch-Mode`, only requests in cors mode have an `Origin`, besides those that are not GET or HEAD.
        if request.mode.is_none() && !is_own && matches!(self.method, "GET" | "HEAD") && kind != Kind::Call {
            let by_origin = self.sent("origin").map(|_| "cors");
            let without = (self.is_without_cors() && matches!(kind, Kind::OneOf(_))).then_some("no-cors");
            request.mode = by_origin.or(without).map(str::to_owned);
        }
        if let Kind::OneOf(apis) = kind {
            if request.mode.as_deref() == Some("cors") {
                request.crossorigin = Some("anonymous".to_owned());
            }
            draft.one_of("request.api", &apis, Core::KindOfRequest);
            return;
        }
        match request.api.as_deref() {
            Some("websocket") => {
                request.method = None;
                request.mode = None;
            }
            Some("font" | "image" | "script" | "style" | "media" | "track") => {
                let cors = request.mode.take().as_deref() == Some("cors");
                if cors && request.api.as_deref() != Some("font") {
                    request.crossorigin =
                        Some(if self.has_cookie() { "use-credentials" } else { "anonymous" }.to_owned());
                }
            }
            Some("xhr" | "eventsource" | "beacon" | "ping" | "frame" | "manifest") => request.mode = None,
            None => draft.unresolved("request.api", Core::FetchOrXhr, None),
            _ => {}
        }
    }

    fn fill_body(&self, draft: &mut Draft<'_>) {
        let Some(data) = self.request.get("postData").filter(|data| data.is_object()) else { return };
        let mime = data.text_of("mimeType").or_else(|| self.sent("content-type")).unwrap_or("");
        if data.text_of("text").is_some_and(str::is_empty)
            && data.get("params").is_none_or(|list| list.items().is_empty())
        {
            return;
        }
        let multipart = mime.starts_with("multipart/form-data");
        draft.request().body = Some(body_of(mime));
        if multipart {
            draft.request().headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        }
        draft.place("request.body", &data.at);
    }

    fn has_cookie(&self) -> bool {
        self.sent("cookie").is_some() || self.request.get("cookies").is_some_and(|cookies| !cookies.items().is_empty())
    }

    fn fill_credentials(&self, draft: &mut Draft<'_>) {
        if !matches!(draft.request().api.as_deref(), None | Some("fetch" | "xhr" | "eventsource")) {
            return;
        }
        let page = draft.reading.page.as_ref().and_then(|page| page.url.as_deref()).and_then(origin_of);
        let crosses = page.is_some_and(|page| origin_of(self.url) != Some(page));
        if crosses && self.has_cookie() {
            draft.request().credentials = Some("include".to_owned());
        } else if crosses {
            draft.unresolved("request.credentials", Core::Credentials, None);
        }
    }
}

/// The preflight of an entry: the nearest one after it with its address and method, or else the nearest before it.
fn preflight_of<'a, 'b>(index: usize, entries: &'b [Entry<'a>]) -> Option<&'b Entry<'a>> {
    const NEAR: usize = 64;
    let entry = &entries[index];
    let fits = |other: &&Entry<'_>| {
        other.is_preflight()
            && other.url == entry.url
            && other.sent("access-control-request-method").is_none_or(|method| method == entry.method)
    };
    let after = entries[index + 1..].iter().take(NEAR).find(fits);
    after.or_else(|| entries[..index].iter().rev().take(NEAR).find(fits))
}

/// Fills a draft with the request that a preflight without its own entry is for.
pub(super) fn fill_lonely_preflight(entry: &Entry<'_>, draft: &mut Draft<'_>) {
    let fields: Vec<_> = Entry::fields(Some(entry.request)).collect();
    fill_preflight(draft, &fields);
    let at: Range<usize> = entry.request.get("url").map_or_else(|| entry.request.at.clone(), |node| node.at.clone());
    draft.request_url(entry.url, &at);
    entry.fill_preflight_response(draft);
}

impl Entry<'_> {
    fn fill_preflight_response(&self, draft: &mut Draft<'_>) {
        if self.has_response() {
            draft.hop(0).preflight = Some(self.response());
        }
    }
}
