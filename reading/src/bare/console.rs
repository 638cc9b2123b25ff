//! Lines of a browser's console. The engine has their wordings and reads them. This module recognizes such lines, and
//! converts the engine's result into a reading.

use serde::Deserialize;

use crate::cut::Cut as _;
use crate::origin::origin_of;
use crate::reader::sure;
use crate::reading::{Hop, Page, Request, Role};
use crate::words::core::Core;
use crate::{Draft, Needs, Source};

/// Words that browsers print and that few other texts have.
const MARKS: &[&str] = &[
    "has been blocked by CORS policy",
    "Refused to ",
    "violates the following Content Security Policy directive",
    "violates the document's Content Security Policy",
    "Cross-Origin Request Blocked:",
    "Cross-Origin Request Warning:",
    "is not allowed by Access-Control-Allow-",
    "due to access control checks",
    "Content-Security-Policy: The page",
    "Content-Security-Policy: (Report-Only policy)",
    "Content-Security-Policy: Ignoring",
    "Content Security Policy: The page",
    "Content Security Policy: Ignoring",
    "XMLHttpRequest cannot load ",
    "Fetch API cannot load ",
    "EventSource cannot load ",
    "Mixed Content: ",
    "Blocked loading mixed active content",
    "Loading mixed (insecure)",
    "[blocked] The page at ",
    "Origin is not allowed by",
    "because it does not appear in the ",
    "NetworkError when attempting to fetch resource",
    "blocked by Cross-Origin",
    "WebSocket connection to '",
    "net::ERR_BLOCKED_BY_",
    "Load failed",
    "Failed to find a valid digest in the 'integrity' attribute",
    "Credential is not supported if the CORS header",
    "requires TrustedScript",
    "This document requires 'Trusted",
];

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text();
    if text.len() > 1 << 18 || !MARKS.iter().any(|mark| text.contains(mark)) {
        return sure::NO;
    }
    let head = text.trim_start();
    // A policy or a report may contain such words, but its lines begin differently.
    if head.starts_with(['{', '[', '<'])
        && !head.starts_with("[Error]")
        && !head.starts_with("[Warning]")
        && !head.starts_with("[blocked]")
    {
        return sure::NO;
    }
    sure::CERTAIN + 2
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    if !old_chromium(source, draft) {
        draft.needs(Needs::Console);
    }
}

/// Reads a line of Chromium before 2018:
/// `XMLHttpRequest cannot load U. Response to preflight request …: … Origin 'O' is therefore not allowed access.`
fn old_chromium(source: &Source<'_>, draft: &mut Draft<'_>) -> bool {
    let text = source.text();
    let starts = [("XMLHttpRequest cannot load ", "xhr"), ("Fetch API cannot load ", "fetch")];
    let Some((at, api)) = starts.iter().find_map(|(start, api)| Some((text.find(start)? + start.len(), *api))) else {
        return false;
    };
    let Some(end) = text.cut(at..).find(". ").map(|end| at + end) else { return false };
    let Some(origin_at) = text.cut(end..).find("Origin '").map(|start| end + start + "Origin '".len()) else {
        return false;
    };
    let Some(origin_end) = text.cut(origin_at..).find('\'').map(|length| origin_at + length) else { return false };
    if !text.cut(origin_end..).contains("is therefore not allowed access") {
        return false;
    }
    draft.title(Core::Console);
    draft.request_url(text.cut(at..end).trim(), &(at..end));
    draft.request().api = Some(api.to_owned());
    draft.page_url(format!("{}/", text.cut(origin_at..origin_end)), &(origin_at..origin_end));
    if let Some(code) =
        text.cut(end..).find("HTTP status code ").and_then(|found| text.cut(end + found + 17..).get(..3)?.parse().ok())
    {
        if text.cut(end..).contains("preflight") {
            draft.preflight(0).status = Some(code);
        } else {
            draft.response(0).status = Some(code);
        }
    }
    if text.cut(end..).contains("preflight") {
        draft.unresolved("network[0].preflight", Core::Network, None);
    }
    draft.unresolved("request.method", Core::MethodMissing, None);
    draft.unresolved("request.credentials", Core::Credentials, None);
    true
}

/// The engine's reading of a console: the result of its `fromConsole`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConsoleReading {
    scenario: Scenario,
    #[serde(default)]
    missing: Vec<String>,
    #[serde(default)]
    assumed: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scenario {
    page: Page,
    request: Request,
    network: Vec<Hop>,
}

/// The text for the engine: without the source links that consoles append to their sentences.
#[must_use]
pub fn without_links(text: &str) -> String {
    let mut clean = text.to_owned();
    for link in [
        "Understand this error",
        "Understand this warning",
        "[Learn More]",
        "[En savoir plus]",
        "[Weitere Informationen]",
    ] {
        clean = clean.replace(link, " ");
    }
    clean
}

/// Fills a draft with the engine's reading. `json` is "null" if the engine can read none of the lines.
pub fn fill(draft: &mut Draft<'_>, source: &Source<'_>, json: &str) {
    draft.title(Core::Console);
    let Ok(Some(found)) = serde_json::from_str::<Option<ConsoleReading>>(json) else {
        draft.kind("unknown");
        draft.title(Core::Unknown);
        draft.unread(&(0..source.text().len()), Core::UnknownConsole);
        return;
    };
    let Scenario { page, request, network } = found.scenario;
    if page != Page::default() {
        let headers = page.headers.clone();
        draft.reading.page = Some(page);
        if !headers.is_empty() {
            draft.role(Role::Page);
            draft.reading.headers = headers;
            draft.unresolved("page.headers", Core::RestOfPolicy, None);
        }
    }
    if request != Request::default() {
        draft.reading.request = Some(request);
    }
    draft.reading.network = network;
    for path in &found.missing {
        let why = match path.as_str() {
            "page.url" => Core::PageUrl,
            "request.url" => Core::RequestUrl,
            "request.api" => Core::RequestApi,
            "request.method" => Core::MethodMissing,
            "request.credentials" => Core::Credentials,
            "page.headers" => Core::RestOfPolicy,
            "request.text" => Core::Code,
            _ => Core::Network,
        };
        draft.unresolved(path, why, None);
    }
    for path in &found.assumed {
        draft.assumed(path, Core::Assumed);
    }
    place(draft, source);
}

/// Records the places of the addresses in the text.
fn place(draft: &mut Draft<'_>, source: &Source<'_>) {
    let text = source.text();
    let reading = &draft.reading;
    let url = reading.request.as_ref().and_then(|request| request.url.clone());
    let page = reading.page.as_ref().and_then(|page| page.url.clone());
    let page = page.as_deref().map(|page| if text.contains(page) { page } else { origin_of(page).unwrap_or(page) });
    for (path, part) in [("request.url", url.as_deref()), ("page.url", page)] {
        if let Some(at) = part.and_then(|part| Some((text.find(part)?, part.len()))) {
            draft.place(path, &(at.0..at.0 + at.1));
        }
    }
}
