//! What all readers know about headers: whose they are, and what a browser's own say about the page and the call.

use std::ops::Range;

use crate::Draft;

/// A header as it stands in a text.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// Its name, as it is written.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// Where the value stands, or the whole header where it has none.
    pub at: Range<usize>,
}

/// Whether a browser sends this header of its own accord, so that no script has set it.
///
/// `Accept` and `Accept-Language` are here although a script may set them: browsers always send some, and they are
/// safelisted whatever their ordinary values are.
#[must_use]
pub fn is_the_browsers_own(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with(':')
        || name.starts_with("sec-")
        || name.starts_with("proxy-")
        || matches!(
            name.as_str(),
            "accept"
                | "accept-charset"
                | "accept-encoding"
                | "accept-language"
                | "access-control-request-headers"
                | "access-control-request-method"
                | "access-control-request-private-network"
                | "authority"
                | "cache-control"
                | "connection"
                | "content-length"
                | "cookie"
                | "cookie2"
                | "date"
                | "dnt"
                | "expect"
                | "host"
                | "if-modified-since"
                | "if-none-match"
                | "keep-alive"
                | "method"
                | "origin"
                | "path"
                | "pragma"
                | "priority"
                | "purpose"
                | "referer"
                | "save-data"
                | "scheme"
                | "te"
                | "trailer"
                | "transfer-encoding"
                | "upgrade"
                | "upgrade-insecure-requests"
                | "user-agent"
                | "via"
                | "x-client-data"
        )
}

/// Reads the headers of a request that a browser has sent: those of its own describe the page and the call, the others
/// were set by the script.
pub fn sent<'a>(draft: &mut Draft<'_>, fields: impl IntoIterator<Item = Field<'a>>) {
    let mut origin = None;
    let mut referer = None;
    let mut destination = "";
    for field in fields {
        match field.name.to_ascii_lowercase().as_str() {
            "origin" if field.value != "null" => origin = Some(field),
            "referer" => referer = Some(field),
            "sec-fetch-mode" => mode(draft, &field),
            "sec-fetch-dest" => destination = field.value,
            "sec-websocket-protocol" => {
                draft.request().protocols = field.value.split(',').map(|name| name.trim().to_owned()).collect();
                draft.place("request.protocols", &field.at);
            }
            name if is_the_browsers_own(name) => {}
            _ => draft.request_header(field.name, field.value, &field.at),
        }
    }
    if let Some(api) = api_of(destination) {
        draft.request().api = Some(api.to_owned());
    }
    page(draft, origin.as_ref(), referer.as_ref());
}

/// The page by `Origin` and `Referer`. A referrer of another origin is a style sheet or a worker: then the origin counts.
fn page(draft: &mut Draft<'_>, origin: Option<&Field<'_>>, referer: Option<&Field<'_>>) {
    let referring = referer.and_then(|field| origin_of(field.value));
    match (origin, referer) {
        (Some(origin), _) if origin_of(origin.value) != referring => {
            if let Some(page) = origin_of(origin.value) {
                draft.page_url(format!("{page}/"), &origin.at);
            }
        }
        (_, Some(referer)) if referring.is_some() => draft.page_url(referer.value, &referer.at),
        _ => {}
    }
}

fn mode(draft: &mut Draft<'_>, field: &Field<'_>) {
    match field.value {
        "cors" | "no-cors" | "same-origin" => {
            draft.request().mode = Some(field.value.to_owned());
            draft.place("request.mode", &field.at);
        }
        "websocket" => draft.request().api = Some("websocket".to_owned()),
        _ => {}
    }
}

/// The API that a destination names; `empty` may be any call of a script.
#[must_use]
pub fn api_of(destination: &str) -> Option<&'static str> {
    Some(match destination {
        "font" => "font",
        "image" => "image",
        "script" => "script",
        "style" => "style",
        "audio" | "video" => "media",
        "track" => "track",
        "worker" => "worker",
        "sharedworker" => "sharedworker",
        "serviceworker" => "serviceworker",
        "manifest" => "manifest",
        "iframe" | "frame" => "frame",
        "object" | "embed" => "object",
        "websocket" => "websocket",
        "webtransport" => "webtransport",
        _ => return None,
    })
}

/// The origin of an absolute URL: its scheme, host and port, as they are written.
#[must_use]
pub fn origin_of(url: &str) -> Option<&str> {
    let scheme = url.find("://")?;
    let named = !url[..scheme].is_empty()
        && url[..scheme].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let after = scheme + 3;
    let end = url[after..].find(['/', '?', '#', '\\']).map_or(url.len(), |end| after + end);
    (named && end > after && !url[..end].contains([' ', '"', '<', '>'])).then(|| &url[..end])
}
