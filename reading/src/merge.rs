//! Merges several readings into one: an error, then the headers of the response, then the policy.

mod assumption;

use crate::headers::is_of_a_page;
use crate::origin::origin_of;
use crate::reading::{Body, HeaderValue, Headers, Hop, Page, Reading, Request, Response, Unresolved};
use crate::words::core::Core;
use crate::words::{Language, Sentence};

/// Merges readings of one request. If two disagree, the first one is kept and a note is added to `unresolved`. A whole
/// policy is preferred to the directive that a console quotes. A value that a reading assumes is replaced by one that
/// another text gives.
#[must_use]
pub fn merge(readings: Vec<Reading>, language: Language) -> Reading {
    let mut work = Merger { language, conflicts: Vec::new() };
    let mut readings = readings.into_iter();
    let Some(mut merged) = readings.next() else { return Reading::default() };
    let mut several = false;
    for mut other in readings {
        several = true;
        assumption::give_way(&mut merged, &mut other);
        work.reading(&mut merged, other);
    }
    if several {
        "mixed".clone_into(&mut merged.kind);
        merged.title = Sentence::from(Core::Mixed).text(language);
        merged.at = None;
        let known = merged.clone();
        merged.unresolved.retain(|open| open.assumed || !is_known(&known, &open.path));
        merged.unresolved.extend(work.conflicts);
        merged.unresolved.dedup_by(|one, other| one.path == other.path && one.why == other.why);
    }
    merged
}

struct Merger {
    language: Language,
    conflicts: Vec<Unresolved>,
}

impl Merger {
    fn conflict(&mut self, path: &str, first: &str, second: &str) {
        let why = Core::Contradiction.with("first", first).with("second", second).text(self.language);
        self.conflicts.push(Unresolved { path: path.to_owned(), why, ..Unresolved::default() });
    }

    fn reading(&mut self, into: &mut Reading, other: Reading) {
        let from_console = into.kind.starts_with("console") || into.kind.starts_with("report");
        self.missing_headers(into, &other);
        self.page(&mut into.page, other.page, from_console);
        self.request(&mut into.request, other.request);
        self.network(&mut into.network, other.network);
        into.role = into.role.or(other.role);
        if into.headers.is_empty() {
            into.headers = other.headers;
        }
        into.requests.extend(other.requests);
        into.by_path.extend(other.by_path);
        into.unread.extend(other.unread);
        for open in other.unresolved {
            let is_known =
                |known: &Unresolved| known.path == open.path && (known.why == open.why || open.header.is_none());
            if !into.unresolved.iter().any(is_known) {
                into.unresolved.push(open);
            }
        }
        for (path, at) in other.places {
            into.places.entry(path).or_insert(at);
        }
    }

    /// A console message that says that a response has no CORS header contradicts a response that has one.
    fn missing_headers(&mut self, into: &Reading, other: &Reading) {
        for (console, known) in [(into, other), (other, into)] {
            if !console.kind.starts_with("console") {
                continue;
            }
            for (index, (hop, known_hop)) in console.network.iter().zip(&known.network).enumerate() {
                let responses = [
                    ("preflight", &hop.preflight, &known_hop.preflight),
                    ("response", &hop.response, &known_hop.response),
                ];
                for (name, given, known_response) in responses {
                    let path = format!("network[{index}].{name}");
                    let (Some(given), Some(known_response)) = (given, known_response) else { continue };
                    let is_open = console.unresolved.iter().any(|open| open.path.starts_with(&path));
                    let allows =
                        |(name, _): &&(String, HeaderValue)| name.eq_ignore_ascii_case("access-control-allow-origin");
                    if let (true, Some((name, value))) =
                        (given.headers.is_empty() && !is_open, known_response.headers.iter().find(allows))
                    {
                        let given = format!("{name}: {}", value.as_text().unwrap_or("…"));
                        let (first, second) =
                            if std::ptr::eq(console, into) { (String::new(), given) } else { (given, String::new()) };
                        self.conflict(&format!("{path}.headers"), &first, &second);
                    }
                }
            }
        }
    }

    fn text(&mut self, path: &str, into: &mut Option<String>, other: Option<String>) {
        match (&into, other) {
            (Some(first), Some(second)) if *first != second => {
                let first = first.clone();
                self.conflict(path, &first, &second);
            }
            (None, other) => *into = other,
            _ => {}
        }
    }

    fn page(&mut self, into: &mut Option<Page>, other: Option<Page>, quoted: bool) {
        let Some(other) = other else { return };
        let into = into.get_or_insert_default();
        // An origin with a slash comes from a console or an `Origin` header; a whole address of that origin is more
        // specific.
        match (&into.url, &other.url) {
            (Some(first), Some(second)) if is_origin_of(first, second) => into.url = other.url,
            (Some(first), Some(second)) if is_origin_of(second, first) => {}
            _ => self.text("page.url", &mut into.url, other.url),
        }
        if into.headers.is_empty() || quoted && !other.headers.is_empty() && agrees(&into.headers, &other.headers) {
            into.headers = other.headers;
        } else if !other.headers.is_empty() && into.headers != other.headers {
            let disagree = other.headers.iter().filter(|(name, _)| is_of_a_page(name)).find(|(name, value)| {
                into.headers.iter().any(|(known, first)| known.eq_ignore_ascii_case(name) && first != value)
            });
            if let Some((name, value)) = disagree {
                let first = into.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
                let first = first.and_then(|(_, value)| value.as_text()).unwrap_or_default().to_owned();
                self.conflict("page.headers", &first, value.as_text().unwrap_or_default());
            }
            let fresh = other
                .headers
                .into_iter()
                .filter(|(name, _)| !into.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)));
            let fresh: Headers = fresh.collect();
            into.headers.extend(fresh);
        }
        if into.meta.is_empty() {
            into.meta = other.meta;
        } else if !other.meta.is_empty() && into.meta != other.meta {
            self.conflict("page.meta", &into.meta.join(", "), &other.meta.join(", "));
        }
        into.host_permissions = into.host_permissions.take().or(other.host_permissions);
        self.text("page.addressSpace", &mut into.address_space, other.address_space);
    }

    fn request(&mut self, into: &mut Option<Request>, other: Option<Request>) {
        let Some(other) = other else { return };
        let Some(into) = into else {
            *into = Some(other);
            return;
        };
        self.text("request.api", &mut into.api, other.api);
        self.text("request.url", &mut into.url, other.url);
        self.text("request.method", &mut into.method, other.method);
        self.text("request.mode", &mut into.mode, other.mode);
        self.text("request.credentials", &mut into.credentials, other.credentials);
        self.text("request.redirect", &mut into.redirect, other.redirect);
        self.text("request.crossorigin", &mut into.crossorigin, other.crossorigin);
        self.text("request.as", &mut into.destination, other.destination);
        self.text("request.integrity", &mut into.integrity, other.integrity);
        self.text("request.nonce", &mut into.nonce, other.nonce);
        let kind = |body: &Option<Body>| body.as_ref().map(|body| body.kind.clone());
        let mut first = kind(&into.body);
        self.text("request.body", &mut first, kind(&other.body));
        into.body = into.body.take().or(other.body);
        if into.headers.is_empty() {
            into.headers = other.headers;
        } else {
            // A console names headers without their values.
            for (name, value) in other.headers {
                match into.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(&name)) {
                    Some((_, first)) if first.as_text() == Some("") => *first = value,
                    Some((_, first)) if *first != value => {
                        let first = first.as_text().unwrap_or_default().to_owned();
                        self.conflict("request.headers", &first, value.as_text().unwrap_or_default());
                    }
                    None => into.headers.push((name, value)),
                    Some(_) => {}
                }
            }
        }
        if into.protocols.is_empty() {
            into.protocols = other.protocols;
        }
    }

    fn network(&mut self, into: &mut Vec<Hop>, other: Vec<Hop>) {
        for (index, hop) in other.into_iter().enumerate() {
            let Some(known) = into.get_mut(index) else {
                into.push(hop);
                continue;
            };
            self.response(&format!("network[{index}].preflight"), &mut known.preflight, hop.preflight);
            self.response(&format!("network[{index}].response"), &mut known.response, hop.response);
        }
    }

    fn response(&mut self, path: &str, into: &mut Option<Response>, other: Option<Response>) {
        let Some(other) = other else { return };
        let Some(into) = into else {
            *into = Some(other);
            return;
        };
        match (into.status, other.status) {
            (Some(first), Some(second)) if first != second => {
                self.conflict(&format!("{path}.status"), &first.to_string(), &second.to_string());
            }
            (None, second) => into.status = second,
            _ => {}
        }
        if into.headers.is_empty() {
            into.headers = other.headers;
            into.url = other.url.or(into.url.take());
            return;
        }
        if let (Some(first), Some(second)) = (&into.url, &other.url)
            && origin_of(first) != origin_of(second)
        {
            let (first, second) = (first.clone(), second.clone());
            self.conflict(&format!("{path}.url"), &first, &second);
        }
        for (name, value) in other.headers {
            let known = into.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
            match known {
                Some((_, first)) if *first != value => {
                    let text = |value: &crate::HeaderValue| value.as_text().unwrap_or("…").to_owned();
                    let (first, second) = (text(first), text(&value));
                    self.conflict(
                        &format!("{path}.headers"),
                        &format!("{name}: {first}"),
                        &format!("{name}: {second}"),
                    );
                }
                None if name.to_ascii_lowercase().starts_with("access-control-") => {
                    self.conflict(
                        &format!("{path}.headers"),
                        "",
                        &format!("{name}: {}", value.as_text().unwrap_or("…")),
                    );
                }
                _ => {}
            }
        }
    }
}

/// Whether the first address is only the origin of the second.
fn is_origin_of(first: &str, second: &str) -> bool {
    first != second
        && second.starts_with(first)
        && origin_of(first).is_some_and(|origin| origin.len() + 1 == first.len())
}

/// Whether policies that quote single directives agree with whole ones.
fn agrees(quoted: &Headers, whole: &Headers) -> bool {
    let policies = |headers: &Headers| -> Vec<String> {
        let named = |name: &str| {
            name.eq_ignore_ascii_case("content-security-policy")
                || name.eq_ignore_ascii_case("content-security-policy-report-only")
        };
        headers.iter().filter(|(name, _)| named(name)).filter_map(|(_, value)| value.as_text().map(normal)).collect()
    };
    let whole = policies(whole);
    policies(quoted).iter().all(|quoted| {
        quoted
            .split(';')
            .map(str::trim)
            .all(|directive| whole.iter().any(|policy| policy.split([';', ',']).any(|known| known.trim() == directive)))
    })
}

fn normal(policy: &str) -> String {
    policy.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ;", ";")
}

/// Whether the value at a path is now given.
fn is_known(reading: &Reading, path: &str) -> bool {
    let page = reading.page.as_ref();
    let request = reading.request.as_ref();
    match path {
        "page.url" => page.is_some_and(|page| page.url.is_some()),
        "request" => request.is_some(),
        "request.url" => request.is_some_and(|request| request.url.is_some()),
        "request.api" => request.is_some_and(|request| request.api.is_some()),
        "request.method" => request.is_some_and(|request| request.method.is_some()),
        "request.credentials" => request.is_some_and(|request| request.credentials.is_some()),
        "network" => !reading.network.is_empty(),
        _ => false,
    }
}
