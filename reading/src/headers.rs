//! Knowledge about headers that all readers share: their owners, and what a browser's own headers reveal about the page
//! and the call.

use std::ops::Range;

use crate::Draft;
use crate::cut::Cut as _;
pub use crate::origin::origin_of;
use crate::reading::Role;

/// A header as it is written in a text.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The name, as it is written.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// The place of the value, or of the whole header if it has no value.
    pub at: Range<usize>,
}

/// Whether a browser sets this header by itself, so that it does not come from a script.
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

/// Reads the headers of a request that a browser has sent: the browser's own headers describe the page and the call,
/// and the script has set the others.
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
        draft.request().via = via_of(destination).map(str::to_owned);
    }
    page(draft, origin.as_ref(), referer.as_ref());
}

/// Reads the page from `Origin` and `Referer`. If the referrer has another origin, it is a style sheet or a worker, and
/// the origin is used.
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

/// The API of a destination; `empty` may be any call of a script.
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
        "audioworklet" | "paintworklet" => "worklet",
        "manifest" => "manifest",
        "iframe" | "frame" => "frame",
        "object" | "embed" => "object",
        "websocket" => "websocket",
        "webtransport" => "webtransport",
        _ => return None,
    })
}

/// Which of several ways of its API a destination is, unless it is the usual one.
#[must_use]
pub fn via_of(destination: &str) -> Option<&'static str> {
    match destination {
        "embed" => Some("embed"),
        "paintworklet" => Some("paint"),
        _ => None,
    }
}

/// Names of headers that only responses have, in lower case.
const OF_RESPONSES: &[&str] = &[
    "accept-ranges",
    "age",
    "alt-svc",
    "cf-cache-status",
    "cf-ray",
    "clear-site-data",
    "content-security-policy",
    "content-security-policy-report-only",
    "cross-origin-embedder-policy",
    "cross-origin-embedder-policy-report-only",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "etag",
    "expires",
    "integrity-policy",
    "integrity-policy-report-only",
    "last-modified",
    "location",
    "nel",
    "origin-agent-cluster",
    "permissions-policy",
    "proxy-authenticate",
    "report-to",
    "reporting-endpoints",
    "retry-after",
    "sec-websocket-accept",
    "server",
    "server-timing",
    "set-cookie",
    "status",
    "strict-transport-security",
    "timing-allow-origin",
    "vary",
    "www-authenticate",
    "x-cache",
    "x-content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "x-powered-by",
    "x-webkit-csp",
    "x-xss-protection",
];

/// Names of headers that belong to a page's response, in lower case.
const OF_PAGES: &[&str] = &[
    "content-security-policy",
    "content-security-policy-report-only",
    "cross-origin-embedder-policy",
    "cross-origin-embedder-policy-report-only",
    "cross-origin-opener-policy",
    "feature-policy",
    "integrity-policy",
    "integrity-policy-report-only",
    "permissions-policy",
    "referrer-policy",
    "reporting-endpoints",
    "report-to",
    "x-content-security-policy",
    "x-frame-options",
    "x-webkit-csp",
];

/// Names of headers that requests and responses share, in lower case.
const OF_BOTH: &[&str] = &[
    "cache-control",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-range",
    "content-type",
    "date",
    "keep-alive",
    "link",
    "referrer-policy",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
    "warning",
];

/// Names of headers that only requests have and that scripts set, in lower case.
const OF_SCRIPTS: &[&str] =
    &["authorization", "if-match", "if-unmodified-since", "range", "x-csrf-token", "x-requested-with", "x-xsrf-token"];

/// Whether only responses have a header of this name.
#[must_use]
pub fn is_of_a_response(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    OF_RESPONSES.contains(&name.as_str())
        || name.starts_with("access-control-") && !name.starts_with("access-control-request-")
}

/// Whether only requests have a header of this name.
#[must_use]
pub fn is_of_a_request(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let both = OF_BOTH.contains(&lower.as_str()) || is_of_a_response(&lower);
    !both && (is_the_browsers_own(&lower) || OF_SCRIPTS.contains(&lower.as_str()))
}

/// Whether the header decides about a page.
#[must_use]
pub fn is_of_a_page(name: &str) -> bool {
    OF_PAGES.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether a header of this name is known.
#[must_use]
pub fn is_known(name: &str) -> bool {
    is_of_a_response(name) || is_of_a_request(name) || OF_BOTH.contains(&name.to_ascii_lowercase().as_str())
}

/// The full name of a header that lost its first letter when it was copied: "ccess-control-allow-origin".
#[must_use]
pub fn with_first_letter(name: &str) -> Option<String> {
    if is_known(name) || name.len() < 5 {
        return None;
    }
    let mut found = (b'a'..=b'z').map(|letter| format!("{}{name}", char::from(letter))).filter(|name| is_known(name));
    found.next().filter(|_| found.next().is_none())
}

/// The header in a line: `Name: value`. `at` is where the line begins.
#[must_use]
pub fn field(line: &str, at: usize) -> Option<Field<'_>> {
    let skipped = line.len() - line.trim_start().len();
    let (line, at) = (line.cut(skipped..), at + skipped);
    let pseudo = usize::from(line.starts_with(':'));
    let colon = pseudo + line.cut(pseudo..).find(':')?;
    let name = line.cut(..colon).trim_end();
    if !is_name(name.strip_prefix(':').unwrap_or(name)) {
        return None;
    }
    let rest = line.cut(colon + 1..);
    let value = rest.trim();
    // The address `https://…` is not a header of that name.
    if value.starts_with("//") && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let start = at + colon + 1 + (rest.len() - rest.trim_start().len());
    let place = if value.is_empty() { at..at + colon + 1 } else { start..start + value.len() };
    Some(Field { name, value, at: place })
}

/// Whether the text can be the name of a header that people write. The standard allows more characters, including
/// quotes, but then every line of a Python or JavaScript object would be a header.
#[must_use]
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// The owner of a list of headers, by their names.
#[must_use]
pub fn role<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Role {
    let (mut request, mut cors, mut page, mut markup, mut response) = (false, false, false, false, false);
    for (name, value) in fields {
        let lower = name.to_ascii_lowercase();
        request |= is_of_a_request(&lower);
        cors |= lower.starts_with("access-control-") && !lower.starts_with("access-control-request-");
        page |= is_of_a_page(&lower) && lower != "referrer-policy";
        response |= is_of_a_response(&lower);
        markup |= lower == "content-type" && value.trim_start().starts_with("text/html");
    }
    match (request && !response, cors, page) {
        (true, _, _) => Role::Request,
        (_, true, true) if !markup => Role::Either,
        (_, true, false) => Role::Response,
        (_, _, true) => Role::Page,
        _ if markup => Role::Page,
        _ => Role::Response,
    }
}

/// Adds headers to `headers` and to the part that has them: the page, the response or the request.
pub fn deliver<'a>(draft: &mut Draft<'_>, role: Role, fields: impl IntoIterator<Item = Field<'a>>) {
    draft.role(role);
    if role == Role::Request {
        sent(draft, fields);
        return;
    }
    for field in fields {
        let (name, value, at) = (field.name, field.value, &field.at);
        draft.header(name, value, at);
        if matches!(role, Role::Page) || role == Role::Either && is_of_a_page(name) {
            draft.page_header(name, value, at);
        }
        match role {
            Role::Response | Role::Either => draft.response_header(0, name, value, at),
            Role::Preflight => draft.preflight_header(0, name, value, at),
            Role::Page | Role::Request => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wouldblock::tables::{KNOWN_HEADERS, Side};

    #[test]
    fn no_header_is_of_the_other_side_in_the_engine() {
        for (name, side) in KNOWN_HEADERS {
            match side {
                Side::Response => assert!(!is_of_a_request(name), "{name}"),
                _ => assert!(!is_of_a_response(name), "{name}"),
            }
        }
    }
}
