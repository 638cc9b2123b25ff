//! The configured responses of a server, before they become a reading: headers by path, for requests and for
//! preflights.

use std::ops::Range;

use crate::Draft;
use crate::headers::is_of_a_page;
use crate::reading::{HeaderValue, Headers, PathHeaders, Response, Role};
use crate::words::config::Config;

/// A header, and its place in the configuration.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) name: String,
    pub(super) value: HeaderValue,
    pub(super) at: Range<usize>,
}

impl Header {
    pub(super) fn new(name: impl Into<String>, value: impl Into<HeaderValue>, at: Range<usize>) -> Header {
        Header { name: name.into(), value: value.into(), at }
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The response to OPTIONS, if the configuration gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct Preflight {
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<Header>,
}

/// The responses under one path.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// An example of the paths; empty if the configuration is for all of them.
    pub(super) path: String,
    /// The hosts with these responses; empty for every host.
    pub(super) hosts: Vec<String>,
    /// The place of the path.
    pub(super) at: Option<Range<usize>>,
    pub(super) response: Vec<Header>,
    /// The headers of error responses, if they differ.
    pub(super) errors: Option<Vec<Header>>,
    pub(super) preflight: Option<Preflight>,
}

/// Statuses that represent errors: the most common ones.
const ERRORS: [u16; 8] = [400, 401, 403, 404, 429, 500, 502, 503];

impl Site {
    /// Whether another site has the same headers.
    pub(super) fn is_alike(&self, other: &Site) -> bool {
        let preflight =
            |site: &Site| site.preflight.as_ref().map(|preflight| (preflight.status, pairs(&preflight.headers)));
        pairs(&self.response) == pairs(&other.response) && preflight(self) == preflight(other)
    }

    fn is_empty(&self) -> bool {
        self.response.is_empty() && self.preflight.is_none()
    }
}

/// Adds a header, or replaces those of its name.
pub(super) fn set(headers: &mut Vec<Header>, header: Header) {
    headers.retain(|other| !other.is(&header.name));
    headers.push(header);
}

/// Adds a value to a header, after a comma. Values that depend on the request stay separate.
pub(super) fn join(headers: &mut Vec<Header>, header: Header) {
    let existing = headers.iter_mut().find(|other| other.is(&header.name));
    match (existing, &header.value) {
        (Some(Header { value: HeaderValue::Text(text), .. }), HeaderValue::Text(more)) => {
            text.push_str(", ");
            text.push_str(more);
        }
        _ => headers.push(header),
    }
}

/// The owner of headers: a page (policies), a response (CORS), or either.
pub(super) fn role(headers: &[Header]) -> Role {
    let is_cors = headers.iter().any(|header| {
        let name = header.name.to_ascii_lowercase();
        name.starts_with("access-control-") || name == "cross-origin-resource-policy"
    });
    let is_page = headers.iter().any(|header| is_of_a_page(&header.name));
    match (is_page, is_cors) {
        (true, false) => Role::Page,
        (false, true) => Role::Response,
        _ => Role::Either,
    }
}

/// Puts the result into the reading.
pub(super) fn publish(draft: &mut Draft<'_>, product: &str, sites: &[Site]) {
    draft.title(Config::Title.with("name", product));
    let filled: Vec<&Site> = sites.iter().filter(|site| !site.is_empty()).collect();
    if filled.is_empty() && draft.reading.unresolved.iter().any(|open| open.header.is_some()) {
        draft.role(Role::Response);
        return;
    }
    if filled.is_empty() {
        draft.title(Config::NoHeadersTitle.with("name", product));
        draft.unresolved("headers", Config::NoHeaders, None);
        return;
    }
    let all: Vec<Header> = filled
        .iter()
        .flat_map(|site| site.response.iter().chain(site.preflight.iter().flat_map(|preflight| &preflight.headers)))
        .cloned()
        .collect();
    let role = match role(&all) {
        Role::Response if filled.iter().all(|site| site.response.is_empty()) => Role::Preflight,
        role => role,
    };
    draft.role(role);
    // Several paths may have the same response.
    if let Some((first, others)) = filled.split_first()
        && others.iter().all(|site| site.is_alike(first))
    {
        publish_site(draft, first, role);
    }
    let is_by_path =
        sites.len() > 1 || filled.iter().any(|site| site.errors.is_some() || !matches!(site.path.as_str(), "" | "/"));
    if is_by_path {
        let mut known: Vec<(&[String], &str)> = Vec::new();
        for site in sites {
            let one = (site.hosts.as_slice(), shown(site));
            if !known.contains(&one) && known.len() < 500 {
                known.push(one);
                publish_path(draft, site);
            }
        }
        // Error responses come last, so that the usual response is the first for its path.
        for site in sites.iter().take(500) {
            if let Some(errors) = &site.errors {
                let entry = PathHeaders {
                    path: shown(site).to_owned(),
                    hosts: site.hosts.clone(),
                    status: ERRORS.to_vec(),
                    headers: pairs(errors),
                    preflight: None,
                };
                draft.reading.by_path.push(entry);
            }
        }
    }
    if let Some((first, others)) = sites.split_first() {
        if others.iter().any(|site| site.hosts != first.hosts) {
            draft.unresolved("request.url", Config::WhichHost, None);
        }
        if others.iter().any(|site| shown(site) != shown(first)) {
            draft.unresolved("request.url", Config::WhichPath, None);
        }
    }
    if role != Role::Page && filled.iter().all(|site| site.preflight.is_none()) {
        draft.unresolved("network[0].preflight", Config::PreflightStatus, None);
    }
}

fn publish_site(draft: &mut Draft<'_>, site: &Site, role: Role) {
    let headers = match (&site.preflight, role) {
        (Some(preflight), Role::Preflight) => &preflight.headers,
        _ => &site.response,
    };
    for header in headers {
        draft.header(&header.name, header.value.clone(), &header.at);
    }
    if role != Role::Page && !site.response.is_empty() {
        for header in &site.response {
            draft.response_header(0, &header.name, header.value.clone(), &header.at);
        }
    }
    if let Some(preflight) = &site.preflight
        && role != Role::Page
    {
        draft.preflight(0).status = preflight.status;
        for header in &preflight.headers {
            draft.preflight_header(0, &header.name, header.value.clone(), &header.at);
        }
        if preflight.status.is_none() {
            draft.unresolved("network[0].preflight.status", Config::PreflightStatus, None);
        }
    }
}

fn publish_path(draft: &mut Draft<'_>, site: &Site) {
    let path = shown(site);
    let index = draft.reading.by_path.len();
    if let Some(at) = &site.at {
        draft.place(&format!("byPath[{index}]"), at);
    }
    let preflight = site.preflight.as_ref().map(|preflight| Response {
        status: preflight.status,
        headers: pairs(&preflight.headers),
        url: None,
    });
    let entry = PathHeaders {
        path: path.to_owned(),
        hosts: site.hosts.clone(),
        status: Vec::new(),
        headers: pairs(&site.response),
        preflight,
    };
    draft.reading.by_path.push(entry);
    for (at, header) in site.response.iter().enumerate() {
        draft.place(&format!("byPath[{index}].headers[{at}]"), &header.at);
    }
}

fn shown(site: &Site) -> &str {
    if site.path.is_empty() { "/" } else { &site.path }
}

fn pairs(headers: &[Header]) -> Headers {
    headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect()
}

/// The scenario's path for a header, for notes about what is open.
pub(super) fn path_of(name: &str) -> &'static str {
    if is_of_a_page(name) { "page.headers" } else { "network[0].response.headers" }
}
