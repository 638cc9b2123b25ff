//! Requests with their responses, and the meaning of such a chain for a scenario.

use crate::Draft;
use crate::headers::{self, Field};
use crate::http::head::{Head, Start};
use crate::reading::{Body, Role};
use crate::words::core::Core;

/// A request and its responses.
#[derive(Clone, Debug, Default)]
pub struct Exchange<'a> {
    /// The request, if the text shows it.
    pub request: Option<Head<'a>>,
    /// The responses, without those of proxies and informational ones.
    pub responses: Vec<Head<'a>>,
}

/// Facts about the first request that come from elsewhere, namely from the command that was run.
#[derive(Clone, Copy, Debug)]
pub struct Command<'a> {
    /// Its URL.
    pub url: Option<&'a str>,
    /// Whether it was an `OPTIONS` request.
    pub is_options: bool,
    /// Whether it has an `Origin`.
    pub has_origin: bool,
}

/// Combines requests and responses.
#[must_use]
pub fn exchanges(heads: Vec<Head<'_>>) -> Vec<Exchange<'_>> {
    let mut exchanges: Vec<Exchange<'_>> = Vec::new();
    for head in heads {
        match head.start {
            Start::Request { .. } => exchanges.push(Exchange { request: Some(head), responses: Vec::new() }),
            Start::Status { code, reason } => {
                let mut last = exchanges.pop().unwrap_or_default();
                let connects = last.request.as_ref().is_some_and(|request| method(request) == "CONNECT");
                let announces = (100..200).contains(&code) && code != 101;
                let proxy = connects || reason.eq_ignore_ascii_case("connection established");
                if !announces && !proxy {
                    last.responses.push(head);
                }
                exchanges.push(last);
            }
        }
    }
    exchanges.retain(|one| one.request.as_ref().is_none_or(|request| method(request) != "CONNECT"));
    // DevTools shows the source of the response before that of the request.
    if let [first, second] = exchanges.as_mut_slice()
        && first.request.is_none()
        && second.responses.is_empty()
    {
        first.request = second.request.take();
        exchanges.pop();
    }
    exchanges
}

fn method<'a>(head: &Head<'a>) -> &'a str {
    if let Start::Request { method, .. } = head.start { method } else { "" }
}

fn status(head: &Head<'_>) -> u16 {
    if let Start::Status { code, .. } = head.start { code } else { 0 }
}

/// Fills a draft from exchanges: the first request that is not a preflight, and a hop for each URL.
pub fn fill(draft: &mut Draft<'_>, exchanges: &[Exchange<'_>], command: Option<Command<'_>>) {
    let is_preflight = |one: &Exchange<'_>| match &one.request {
        Some(request) => method(request) == "OPTIONS",
        None => command.is_some_and(|command| command.is_options),
    };
    let main = exchanges.iter().find(|one| !is_preflight(one)).and_then(|one| one.request.as_ref());
    if let Some(request) = main {
        fill_request(draft, request);
    } else if let Some(preflight) = exchanges.iter().find_map(|one| one.request.as_ref()) {
        fill_preflight(draft, &preflight.fields);
        fill_url(draft, preflight);
    }
    let mut hop = 0;
    let mut shown: Vec<&Head<'_>> = Vec::new();
    for one in exchanges {
        for response in &one.responses {
            let status = status(response);
            if is_preflight(one) {
                draft.preflight(hop).status = Some(status);
                for field in &response.fields {
                    draft.preflight_header(hop, field.name, field.value, &field.at);
                }
                continue;
            }
            if shown.last().is_some_and(|last| is_redirect(last)) {
                hop += 1;
            } else if !shown.is_empty() {
                // Another response follows a response that is not a redirect: after a login prompt, or for another
                // request.
                draft.unresolved("network", Core::AnotherResponse, Some(&response.at));
                break;
            }
            shown.push(response);
            draft.response(hop).status = Some(status);
            draft.place(&format!("network[{hop}].response.status"), &response.at);
            for field in &response.fields {
                draft.response_header(hop, field.name, field.value, &field.at);
            }
        }
    }
    let own = draft.reading.request.as_ref().and_then(|request| request.url.clone());
    if let Some(url) = own.or(command.and_then(|command| command.url.map(str::to_owned))) {
        draft.responses_are_from(&url);
    }
    let preflights = draft.reading.network.iter().any(|hop| hop.preflight.is_some());
    if let [response] = shown.as_slice() {
        role(draft, response, command, main);
    } else if !shown.is_empty() {
        draft.role(Role::Response);
    } else if preflights {
        draft.role(Role::Preflight);
        for head in exchanges.iter().flat_map(|one| &one.responses) {
            for field in &head.fields {
                draft.header(field.name, field.value, &field.at);
            }
        }
    }
    if shown.last().is_some_and(|last| is_redirect(last)) {
        draft.unresolved(&format!("network[{}]", hop + 1), Core::RedirectTarget, None);
    }
}

fn is_redirect(head: &Head<'_>) -> bool {
    matches!(status(head), 301 | 302 | 303 | 307 | 308) && head.get("location").is_some()
}

/// The owner of the headers of a single response: a response to a request without `Origin` may be a page.
fn role(draft: &mut Draft<'_>, response: &Head<'_>, command: Option<Command<'_>>, main: Option<&Head<'_>>) {
    let cross =
        command.is_some_and(|command| command.has_origin) || main.is_some_and(|head| head.get("origin").is_some());
    let by_names = headers::role(response.fields.iter().map(|field| (field.name, field.value)));
    let role = if cross || by_names == Role::Request { Role::Response } else { by_names };
    draft.role(role);
    for field in &response.fields {
        draft.header(field.name, field.value, &field.at);
        if matches!(role, Role::Page | Role::Either) && headers::is_of_a_page(field.name) {
            draft.page_header(field.name, field.value, &field.at);
        }
    }
    if role == Role::Page {
        // The page itself was requested; the page's own requests are not known.
        let url = draft.reading.request.take().and_then(|request| request.url);
        draft.reading.places.retain(|path, _| !path.starts_with("request"));
        if let Some(url) = command.and_then(|command| command.url).map(str::to_owned).or(url) {
            draft.page().url = Some(url);
        }
    }
}

fn fill_request(draft: &mut Draft<'_>, request: &Head<'_>) {
    let Start::Request { method, .. } = request.start else { return };
    headers::sent(draft, request.fields.iter().cloned());
    draft.request_method(method, &request.at);
    fill_url(draft, request);
    if !request.body.is_empty() {
        let mime = request.get("content-type").map_or("", |field| field.value);
        draft.request().body = Some(body_of(mime));
        draft.place("request.body", &request.body);
    }
}

/// The kind of body for a `Content-Type`.
#[must_use]
pub fn body_of(mime: &str) -> Body {
    let mime = mime.to_ascii_lowercase();
    Body::new(if mime.starts_with("multipart/form-data") {
        "formdata"
    } else if mime.starts_with("application/x-www-form-urlencoded") {
        "urlencoded"
    } else {
        "text"
    })
}

/// The request that a preflight is for.
pub fn fill_preflight(draft: &mut Draft<'_>, fields: &[Field<'_>]) {
    let named = |name: &str| fields.iter().find(|field| field.name.eq_ignore_ascii_case(name));
    headers::sent(draft, fields.iter().filter(|field| !field.name.eq_ignore_ascii_case("sec-fetch-dest")).cloned());
    draft.request().headers.clear();
    draft.reading.places.retain(|path, _| !path.starts_with("request.headers"));
    match named("access-control-request-method") {
        Some(field) => draft.request_method(field.value, &field.at),
        None => draft.unresolved("request.method", Core::PreflightMethod, None),
    }
    draft.request().mode = Some("cors".to_owned());
    if let Some(field) = named("access-control-request-headers") {
        for name in field.value.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            draft.request_header(name, "", &field.at);
        }
        draft.unresolved("request.headers", Core::HeaderValues, Some(&field.at));
    }
}

/// The URL of a request: its target on its host.
fn fill_url(draft: &mut Draft<'_>, request: &Head<'_>) {
    let Start::Request { target, version, .. } = request.start else { return };
    if target.contains("://") {
        draft.request_url(target, &request.at);
        return;
    }
    let Some(host) = request.get("host").filter(|_| target.starts_with('/')) else {
        draft.unresolved("request.url", Core::HostMissing, Some(&request.at));
        return;
    };
    let page = draft.reading.page.as_ref().and_then(|page| page.url.clone());
    let websocket = request.get("upgrade").is_some_and(|field| field.value.eq_ignore_ascii_case("websocket"));
    if let Some(scheme) = scheme(host.value, version, request, page.as_deref()) {
        let scheme = match (websocket, scheme) {
            (true, "https") => "wss",
            (true, _) => "ws",
            (false, scheme) => scheme,
        };
        draft.request_url(format!("{scheme}://{}{target}", host.value), &request.at);
    } else {
        draft.request_url(format!("//{}{target}", host.value), &request.at);
        draft.unresolved("request.url", Core::SchemeMissing, Some(&request.at));
    }
    if websocket {
        draft.request().api = Some("websocket".to_owned());
    }
}

/// The scheme of a request without one, if something else shows it: browsers only use HTTP/2 and later over TLS, do not
/// send `Sec-Fetch-*` to plain hosts, and do not let https: pages make http: requests.
fn scheme(host: &str, version: &str, request: &Head<'_>, page: Option<&str>) -> Option<&'static str> {
    let local = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
    if host.ends_with(":443") || version.starts_with(['2', '3']) {
        return Some("https");
    }
    if host.ends_with(":80") {
        return Some("http");
    }
    if let Some((scheme, rest)) = page.and_then(|page| page.split_once("://"))
        && rest.split('/').next() == Some(host)
    {
        return Some(if scheme == "https" { "https" } else { "http" });
    }
    let metadata = request.fields.iter().any(|field| field.name.to_ascii_lowercase().starts_with("sec-fetch-"));
    let secure = page.is_some_and(|page| page.starts_with("https:"));
    ((metadata || secure) && !local).then_some("https")
}
