//! Evaluates the server for each method, and for the origins that its conditions distinguish. The results are combined
//! into one description: headers, echoes of the origin, a preflight.

use std::ops::Range;

use super::site::{Header, Preflight, Site, path_of};
use crate::Draft;
use crate::reading::{Allow, Allowed, Echo, HeaderValue};
use crate::words::config::Config;

/// A request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Request<'q> {
    pub(super) path: &'q str,
    pub(super) method: &'q str,
    /// The test that the origin passes; `None` if it passes none.
    pub(super) origin: Option<usize>,
    /// All tests of origins in the configuration.
    pub(super) tests: &'q [Allowed],
}

impl Request<'_> {
    /// Whether the origin passes a test. `None` for a test that is not in the list.
    pub(super) fn passes(&self, test: &Allowed) -> Option<bool> {
        if is_everything(test) {
            return Some(true);
        }
        let index = self.tests.iter().position(|known| known == test)?;
        Some(self.origin == Some(index))
    }
}

/// Whether every origin passes.
fn is_everything(test: &Allowed) -> bool {
    match test {
        Allowed::Pattern { pattern } => matches!(
            pattern.as_str(),
            ".*" | ".+" | "." | "^.*$" | "^.+$" | "^(.*)$" | "(.*)" | "(.+)" | "^(.+)$" | "^" | "^."
        ),
        Allowed::Origin(origin) => origin == "*",
        Allowed::Suffix { suffix } => suffix.is_empty(),
    }
}

/// A header that is set.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) header: Header,
    /// Whether it is also sent with errors.
    pub(super) always: bool,
}

/// The response of the server.
#[derive(Clone, Debug, Default)]
pub(super) struct Response {
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<Set>,
    /// Headers under a condition that can't be decided: name, place, condition.
    pub(super) conditional: Vec<(String, Range<usize>, String)>,
    /// Values that depend on something outside the text: the name, what it depends on, and the place.
    pub(super) open: Vec<(String, String, Range<usize>)>,
    /// The server to which the request is passed on.
    pub(super) upstream: Option<Range<usize>>,
}

impl Response {
    /// Replaces the headers of the same name.
    pub(super) fn set(&mut self, set: Set) {
        self.headers.retain(|other| !other.header.is(&set.header.name));
        self.headers.push(set);
    }

    /// Adds to the value of a header, after a comma.
    pub(super) fn append(&mut self, set: Set) {
        let existing =
            self.headers.iter_mut().find(|other| other.header.is(&set.header.name) && other.always == set.always);
        match (existing.map(|other| &mut other.header.value), &set.header.value) {
            (Some(HeaderValue::Text(text)), HeaderValue::Text(more)) => {
                text.push_str(", ");
                text.push_str(more);
            }
            _ => self.headers.push(set),
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.headers.retain(|other| !other.header.is(name));
    }
}

/// The responses of a server.
pub(super) type Respond<'a> = &'a dyn Fn(&Request<'_>) -> Response;

/// The response for a path.
pub(super) fn site(draft: &mut Draft<'_>, path: &str, tests: &[Allowed], respond: Respond<'_>) -> Site {
    let ask = |method: &str| ask(path, method, tests, respond);
    let get = ask("GET");
    let options = ask("OPTIONS");
    for (header, at, on) in &get.conditional {
        draft.unresolved(
            path_of(header),
            Config::OnlyIf.with("name", header.as_str()).with("on", on.as_str()),
            Some(at),
        );
    }
    for (name, on, at) in get.open.iter().chain(&options.open) {
        draft.unresolved(path_of(name), Config::Depends.with("name", name.as_str()).with("on", on.as_str()), Some(at));
    }
    if let Some(at) = &get.upstream
        && !get.headers.is_empty()
    {
        draft.unresolved("network[0].response.headers", Config::Upstream, Some(at));
    }
    let others: Vec<&str> = ["POST", "PUT", "PATCH", "DELETE"]
        .into_iter()
        .filter(|method| pairs(&ask(method).headers) != pairs(&get.headers))
        .collect();
    if !others.is_empty() {
        draft.unresolved("request.method", Config::OtherMethods.with("methods", others.join(", ")), None);
    }
    let is_preflight =
        options.status.is_some() && options.status != get.status || pairs(&options.headers) != pairs(&get.headers);
    let preflight =
        is_preflight.then(|| Preflight { status: options.status, headers: visible(&options, options.status) });
    let response = visible(&get, get.status);
    let errors = visible(&get, Some(401));
    let names = |headers: &[Header]| headers.iter().map(|header| header.name.to_ascii_lowercase()).collect::<Vec<_>>();
    let errors = (names(&errors) != names(&response)).then_some(errors);
    Site { response, errors, preflight, ..Site::default() }
}

fn pairs(headers: &[Set]) -> Vec<(String, HeaderValue)> {
    headers.iter().map(|set| (set.header.name.to_ascii_lowercase(), set.header.value.clone())).collect()
}

/// Without `always` a header is only sent with these statuses.
fn visible(response: &Response, status: Option<u16>) -> Vec<Header> {
    let is_usual = status.is_none_or(|status| matches!(status, 200 | 201 | 204 | 206 | 301..=304 | 307 | 308));
    response.headers.iter().filter(|set| is_usual || set.always).map(|set| set.header.clone()).collect()
}

/// Evaluates the server for an origin of each kind, and combines the responses.
fn ask(path: &str, method: &str, tests: &[Allowed], respond: Respond<'_>) -> Response {
    let mut combined = respond(&Request { path, method, origin: None, tests });
    for (index, test) in tests.iter().enumerate() {
        let found = respond(&Request { path, method, origin: Some(index), tests });
        // This also finds requests that are refused unless the origin is right.
        if combined.status.is_none_or(|status| status >= 400) && found.status.is_some_and(|status| status < 400) {
            combined.status = found.status;
        }
        for open in found.open {
            if !combined.open.contains(&open) {
                combined.open.push(open);
            }
        }
        for mut set in found.headers {
            let same = |other: &&mut Set| other.header.is(&set.header.name);
            if let Some(existing) = combined.headers.iter_mut().find(same) {
                existing.header.value = with_test(&existing.header.value, &set.header.value, test, index);
            } else {
                if set.header.value == HeaderValue::any_origin() || is_named(test, &set.header) {
                    set.header.value = echo(vec![test.clone()], None);
                }
                combined.headers.push(set);
            }
        }
    }
    combined
}

/// Whether the header allows the same origin that the test names.
fn is_named(test: &Allowed, header: &Header) -> bool {
    header.is("Access-Control-Allow-Origin")
        && matches!((test, &header.value), (Allowed::Origin(origin), HeaderValue::Text(value)) if origin == value)
}

fn echo(list: Vec<Allowed>, otherwise: Option<String>) -> HeaderValue {
    let allow = match list.as_slice() {
        [one @ (Allowed::Pattern { .. } | Allowed::Suffix { .. })] => Allow::One(one.clone()),
        _ => Allow::List(list),
    };
    HeaderValue::Echo(Echo::Origin { allow, otherwise })
}

/// The value so far, combined with the one for origins that pass `test`.
fn with_test(known: &HeaderValue, new: &HeaderValue, test: &Allowed, index: usize) -> HeaderValue {
    let is_named = |text: &str| matches!(test, Allowed::Origin(origin) if origin == text);
    let fits = *new == HeaderValue::any_origin() || new.as_text().is_some_and(is_named);
    match known {
        _ if known == new => known.clone(),
        HeaderValue::Text(value) if fits => echo(vec![test.clone()], Some(value.clone())),
        HeaderValue::Echo(Echo::Origin { allow, otherwise }) if fits && index > 0 => {
            let mut list = match allow {
                Allow::Any => return known.clone(),
                Allow::List(list) => list.clone(),
                Allow::One(one) => vec![one.clone()],
            };
            list.push(test.clone());
            echo(list, otherwise.clone())
        }
        _ => known.clone(),
    }
}
