//! What made a request, as far as its entry says so. `_resourceType` is Chrome's own addition to HAR, and browsers send
//! `Sec-Fetch-*` only to addresses that are potentially trustworthy, so an entry may have neither.

use super::{Entry, api_of_type};
use crate::headers;

/// What made a request.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// This API, or one that is judged alike.
    Known(&'static str),
    /// A script called `fetch()`, or used `XMLHttpRequest`.
    Call,
    /// One of these APIs; if there are none, it is not known at all.
    OneOf(Vec<&'static str>),
}

/// Types of bodies that forms and beacons send, too. Only a script's call has another one.
const SIMPLE_TYPES: [&str; 4] = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "text/ping"];
/// Types of reports that the browser sends by itself.
const REPORTS: [&str; 3] = ["application/csp-report", "application/reports+json", "application/expect-ct-report+json"];

/// The `Accept` of a navigation, in every browser.
pub(super) fn is_of_navigation(accept: &str) -> bool {
    accept.starts_with("text/html,application/xhtml+xml")
}

/// The API for which browsers send this `Accept`. A script may send any, but these name several types and then all others,
/// which only the browser has a reason to write.
fn api_of_accept(accept: &str) -> Option<&'static str> {
    let (first, rest) = accept.split_once(',')?;
    if !rest.contains("*/*") {
        return None;
    }
    match first.split('/').next()? {
        "image" => Some("image"),
        "audio" | "video" => Some("media"),
        _ if first == "text/css" => Some("style"),
        _ if first.starts_with("application/font-woff2") => Some("font"),
        _ => None,
    }
}

impl Entry<'_> {
    /// What made the request to an address of the page's own origin, or of another.
    pub(super) fn kind_of_request(&self, is_own: bool) -> Kind {
        let api = self.api();
        if self.url.starts_with("ws") || self.sent("upgrade").is_some_and(|to| to.eq_ignore_ascii_case("websocket")) {
            return Kind::Known("websocket");
        }
        if !api.is_empty() {
            return Kind::Known(api);
        }
        match self.sent("sec-fetch-dest") {
            Some("empty") => return Kind::Call,
            Some(destination) => return headers::api_of(destination).map_or(Kind::OneOf(Vec::new()), Kind::Known),
            None => {}
        }
        let accept = self.sent("accept").unwrap_or("");
        let content = self.sent("content-type").unwrap_or("").split(';').next().unwrap_or("").trim();
        if REPORTS.contains(&content) {
            return Kind::OneOf(Vec::new());
        }
        if self.is_call(accept, content) {
            return Kind::Call;
        }
        if is_of_navigation(accept) || self.sent("sec-fetch-mode") == Some("navigate") {
            // The page's own navigation is not a request of the page, so this is one of a document within it, if the page
            // is known.
            return Kind::OneOf(if self.is_within_page { vec!["frame", "object"] } else { Vec::new() });
        }
        if content == "text/ping" {
            return Kind::Known("ping");
        }
        if self.sent("service-worker") == Some("script") {
            return Kind::Known("serviceworker");
        }
        if accept == "text/event-stream" {
            return Kind::Known("eventsource");
        }
        match api_of_accept(accept) {
            Some(api) => Kind::Known(api),
            None => match *self.possible(accept, is_own) {
                ["fetch"] => Kind::Call,
                ref apis => Kind::OneOf(apis.to_vec()),
            },
        }
    }

    /// Whether only a script's call can have such headers.
    fn is_call(&self, accept: &str, content: &str) -> bool {
        !matches!(self.method, "GET" | "POST" | "HEAD")
            || self.sent("x-requested-with") == Some("XMLHttpRequest")
            || self.sent("x-csrf-token").is_some()
            || self.sent("x-xsrf-token").is_some()
            || accept.starts_with("application/json")
            || self.method == "POST" && !content.is_empty() && !SIMPLE_TYPES.contains(&content)
    }

    /// The APIs that may have made a request of which only the type of the response is known, if that is.
    fn possible(&self, accept: &str, is_own: bool) -> Vec<&'static str> {
        let names_none = accept.is_empty();
        if self.method == "POST" {
            return if names_none { vec!["fetch", "beacon", "form"] } else { vec!["fetch", "beacon"] };
        }
        let media_type = self.media_type().unwrap_or("");
        let mut apis = match api_of_type(media_type) {
            "script" => vec!["fetch", "script"],
            "" if media_type.starts_with("application/json") => vec!["fetch"],
            "" if media_type.starts_with("text/html") && names_none => vec!["fetch", "frame", "object"],
            "" if media_type.starts_with("text/html") => vec!["fetch", "object"],
            "" => vec!["fetch", "script", "style", "image", "font", "media", "object", "manifest"],
            api => vec!["fetch", api],
        };
        if apis.contains(&"script") && is_own {
            apis.push("worker");
        }
        if !is_own && self.is_without_cors() {
            apis.retain(|api| *api != "font");
        }
        apis
    }

    /// The media type of the response.
    pub(super) fn media_type(&self) -> Option<&str> {
        self.response.and_then(|response| response.get("content")?.text_of("mimeType"))
    }

    /// Whether the headers of a request to another origin show that it is not in cors mode.
    pub(super) fn is_without_cors(&self) -> bool {
        let has_headers = Self::fields(Some(self.request)).next().is_some();
        has_headers && self.sent("origin").is_none() && self.sent("sec-fetch-mode").is_none()
    }

    /// Whether the entry is a document that is loaded into the page or a frame.
    pub(in crate::report) fn is_navigation(&self) -> bool {
        match self.sent("sec-fetch-dest") {
            Some(destination) => matches!(destination, "document" | "iframe" | "frame"),
            None => {
                self.is_page
                    || matches!(self.kind, "document" | "subdocument")
                    || self.kind.is_empty() && is_of_navigation(self.sent("accept").unwrap_or(""))
            }
        }
    }

    /// Whether an entry without a mark looks like the load of a document.
    fn looks_like_document(&self) -> bool {
        match self.sent("accept") {
            Some(accept) => is_of_navigation(accept),
            None => self.media_type().is_some_and(|media_type| media_type.starts_with("text/html")),
        }
    }
}

/// Finds the loads of pages. Without `Sec-Fetch-Dest`, a document is that of a page if it is the first entry of the page,
/// or the target of the redirect that was the first.
pub(in crate::report) fn find_pages(entries: &mut [Entry<'_>]) {
    use std::collections::HashMap;
    // The page's load so far, by the ID of the page: the target of its redirect, if it is one.
    let mut pages: HashMap<&str, Option<String>> = HashMap::new();
    for (index, entry) in entries.iter_mut().enumerate() {
        let known = entry.page_id.and_then(|id| pages.get(id));
        let may_begin = match known {
            Some(target) => target.as_deref() == Some(entry.url),
            None => entry.page_id.is_some() || index == 0 || entry.sent("referer").is_none(),
        };
        entry.is_within_page = known.is_some();
        entry.is_page = match (entry.sent("sec-fetch-dest"), entry.kind) {
            (Some(destination), _) => destination == "document",
            (None, "document") => may_begin,
            (None, "") => may_begin && entry.looks_like_document(),
            (None, _) => false,
        };
        if let Some(id) = entry.page_id
            && !entry.is_preflight()
        {
            let target = if entry.is_page { entry.redirected_to() } else { None };
            match pages.get_mut(id) {
                Some(known) if entry.is_page => *known = target,
                None if entry.is_page || entry.kind.is_empty() => _ = pages.insert(id, target),
                _ => {}
            }
        }
    }
}
