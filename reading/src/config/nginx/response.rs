//! The response of an nginx server to one request: location, `if`, `set`, `map`, `return`, and the inheritance of
//! headers.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::paths::{Pattern, Style};
use super::super::request::{Request, Response, Set};
use super::super::site::Header;
use super::syntax::{Directive, Word};
use crate::cut::Cut as _;
use crate::reading::{Allowed, HeaderValue};

/// A server and its context.
pub(super) struct Server<'c> {
    body: &'c [Directive],
    http: &'c [Directive],
}

/// A part of a value.
#[derive(Clone, Debug, PartialEq)]
enum Chunk {
    Text(String),
    Origin,
    RequestHeaders,
    Open(String),
}

type Value = Vec<Chunk>;

impl<'c> Server<'c> {
    pub(super) fn new(body: &'c [Directive], http: &'c [Directive]) -> Server<'c> {
        Server { body, http }
    }

    /// All locations, including nested ones.
    pub(super) fn locations(&self) -> Vec<&'c Directive> {
        let mut all = Vec::new();
        locations_into(self.body, &mut all);
        all
    }

    pub(super) fn has_own_headers(&self) -> bool {
        self.body.iter().chain(self.http).any(is_header)
    }

    /// The locations around a path, from the outermost.
    fn locate(&self, path: &str) -> Vec<&'c Directive> {
        let mut found = Vec::new();
        let mut body = self.body;
        while let Some(location) = best(body, path) {
            found.push(location);
            body = location.body();
        }
        found
    }

    /// The locations that respond, including the one of the file that `try_files` falls back to.
    fn responding(&self, path: &str) -> Vec<&'c Directive> {
        let mut found = self.locate(path);
        for _ in 0..4 {
            let Some(fallback) =
                found.last().and_then(|location| location.body().iter().find(|one| one.name() == "try_files"))
            else {
                break;
            };
            let last = fallback.words.last().map_or("", |word| word.text.as_str());
            let next = if last.starts_with('@') {
                self.locations().into_iter().find(|location| location.word(1) == last).into_iter().collect()
            } else if last.starts_with('/') {
                self.locate(last.split('?').next().unwrap_or(last))
            } else {
                break;
            };
            if next == found || next.is_empty() {
                break;
            }
            found = next;
        }
        found
    }

    pub(super) fn respond(&self, request: &Request<'_>) -> Response {
        let mut run = Run {
            request,
            variables: BTreeMap::new(),
            maps: self.maps(),
            response: Response::default(),
            is_done: false,
        };
        let mut chain: Vec<&[Directive]> = vec![self.http, self.body];
        // The server's own `if` and `return` run first.
        if let Some(block) = run.rewrite(self.body) {
            chain.push(block);
        }
        if !run.is_done {
            let locations = self.responding(request.path);
            let mut within = vec![self.http, self.body];
            for location in &locations {
                within.push(location.body());
            }
            if let Some(location) = locations.last()
                && let Some(block) = run.rewrite(location.body())
            {
                within.push(block);
            }
            // A snippet without locations counts as one location.
            if locations.is_empty() {
                within.extend(chain.get(2));
            }
            chain = within;
        }
        run.headers(&chain);
        run.response.upstream = chain
            .iter()
            .flat_map(|body| body.iter())
            .find(|one| matches!(one.name(), "proxy_pass" | "fastcgi_pass" | "uwsgi_pass" | "grpc_pass"))
            .map(|one| one.at.clone());
        if run.is_done {
            run.response.upstream = None;
        }
        run.response
    }

    fn maps(&self) -> Vec<&'c Directive> {
        self.http.iter().chain(self.body).filter(|one| matches!(one.name(), "map" | "geo")).collect()
    }
}

fn locations_into<'c>(body: &'c [Directive], all: &mut Vec<&'c Directive>) {
    for one in body.iter().filter(|one| one.name() == "location") {
        all.push(one);
        locations_into(one.body(), all);
    }
}

fn is_header(one: &Directive) -> bool {
    matches!(one.name(), "add_header" | "more_set_headers" | "more_add_headers")
}

/// nginx' choice: an exact path, then the longest prefix if it has `^~`, then regular expressions in their order.
fn best<'c>(body: &'c [Directive], path: &str) -> Option<&'c Directive> {
    let locations: Vec<&Directive> = body.iter().filter(|one| one.name() == "location").collect();
    if let Some(exact) = locations.iter().find(|one| one.word(1) == "=" && one.word(2) == path) {
        return Some(exact);
    }
    let prefix = |one: &Directive| match one.word(1) {
        "=" | "~" | "~*" => None,
        "^~" => Some(one.word(2).to_owned()),
        word if word.starts_with('@') => None,
        word => Some(word.to_owned()),
    };
    let longest = locations
        .iter()
        .copied()
        .filter(|one| prefix(one).is_some_and(|prefix| path.starts_with(&prefix)))
        .max_by_key(|one| prefix(one).map_or(0, |prefix| prefix.len()));
    if longest.is_some_and(|one| one.word(1) == "^~") {
        return longest;
    }
    let regular = locations.iter().copied().find(|one| {
        matches!(one.word(1), "~" | "~*")
            && Pattern::new(one.word(2), Style::Regex).is_some_and(|pattern| pattern.covers(path))
    });
    regular.or(longest)
}

struct Run<'r, 'c> {
    request: &'r Request<'r>,
    variables: BTreeMap<String, Value>,
    maps: Vec<&'c Directive>,
    response: Response,
    is_done: bool,
}

impl<'c> Run<'_, 'c> {
    /// Runs `set`, `if` and `return`; returns the block of the last `if` that was true.
    fn rewrite(&mut self, body: &'c [Directive]) -> Option<&'c [Directive]> {
        let mut last = None;
        for one in body {
            if self.is_done {
                break;
            }
            match one.name() {
                "set" => {
                    let value = one.words.get(2).map_or_else(Vec::new, |word| self.value(&word.text));
                    self.variables.insert(one.word(1).trim_start_matches('$').to_owned(), value);
                }
                "return" => {
                    self.response.status = one.word(1).parse().ok().or(Some(302));
                    self.is_done = true;
                }
                "if" => match self.condition(one.words.get(1..).unwrap_or_default()) {
                    Some(true) => {
                        last = Some(one.body());
                        self.rewrite(one.body());
                    }
                    Some(false) => {}
                    None => {
                        let on = one.words.iter().skip(1).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
                        let on = on.trim_start_matches('(').trim_end_matches(')').to_owned();
                        for header in one.body().iter().filter(|header| is_header(header)) {
                            self.response.conditional.push((header.word(1).to_owned(), header.at.clone(), on.clone()));
                        }
                    }
                },
                "break" => break,
                _ => {}
            }
        }
        last
    }

    /// `( $variable = value )`, split into words in any way. `None` if it can't be decided.
    fn condition(&self, words: &[Word]) -> Option<bool> {
        let mut parts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        if let Some(first) = parts.first_mut() {
            *first = first.strip_prefix('(').unwrap_or(first);
        }
        if let Some(last) = parts.last_mut() {
            *last = last.strip_suffix(')').unwrap_or(last);
        }
        parts.retain(|part| !part.is_empty());
        // `($request_method=OPTIONS)` does not occur in working configurations: nginx requires the spaces.
        let (name, operator, wanted) = match parts.as_slice() {
            [name] => (*name, "", String::new()),
            [name, operator @ ("=" | "!=" | "~" | "~*" | "!~" | "!~*")] => (*name, *operator, String::new()),
            [name, operator, wanted @ ..] => (*name, *operator, wanted.join(" ")),
            [] => return None,
        };
        if operator.starts_with('-') || !name.starts_with('$') {
            return None;
        }
        let value = self.value(name);
        let is_negative = operator.starts_with('!');
        let result = match operator.trim_start_matches('!') {
            "" => match value.as_slice() {
                [] => false,
                [Chunk::Text(text)] => !text.is_empty() && text != "0",
                chunks if chunks.iter().any(|chunk| matches!(chunk, Chunk::Open(_))) => return None,
                _ => true,
            },
            "=" => match value.as_slice() {
                [Chunk::Origin] if wanted.is_empty() => false,
                [Chunk::Origin] => self.request.passes(&Allowed::Origin(wanted.clone()))?,
                chunks => plain(chunks)? == plain(&self.value(&wanted))?,
            },
            _ => match value.as_slice() {
                [Chunk::Origin] => self.request.passes(&Allowed::Pattern { pattern: wanted.clone() })?,
                chunks => alternatives(&wanted)?
                    .iter()
                    .any(|one| plain(chunks).is_some_and(|text| text.eq_ignore_ascii_case(one))),
            },
        };
        Some(result != is_negative)
    }

    /// A text with its variables replaced.
    fn value(&self, text: &str) -> Value {
        let mut chunks: Value = Vec::new();
        let mut rest = text;
        while let Some(dollar) = rest.find('$') {
            push(&mut chunks, Chunk::Text(rest.cut(..dollar).to_owned()));
            let after = rest.cut(dollar + 1..);
            let (name, next) = if let Some(braced) = after.strip_prefix('{') {
                braced.split_once('}').unwrap_or((braced, ""))
            } else {
                let length = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(after.len());
                after.split_at(length)
            };
            if name.is_empty() {
                push(&mut chunks, Chunk::Text("$".to_owned()));
            }
            for chunk in if name.is_empty() { Vec::new() } else { self.variable(name, 0) } {
                push(&mut chunks, chunk);
            }
            rest = next;
        }
        push(&mut chunks, Chunk::Text(rest.to_owned()));
        chunks
    }

    fn variable(&self, name: &str, depth: usize) -> Value {
        if let Some(value) = self.variables.get(name) {
            return value.clone();
        }
        match name {
            "http_origin" => return vec![Chunk::Origin],
            "request_method" => return vec![Chunk::Text(self.request.method.to_owned())],
            "http_access_control_request_headers" => return vec![Chunk::RequestHeaders],
            _ => {}
        }
        let is_named = |one: &&&Directive| one.words.last().is_some_and(|word| word.text == format!("${name}"));
        if depth < 4
            && let Some(map) = self.maps.iter().find(is_named)
        {
            return self.mapped(map, depth);
        }
        vec![Chunk::Open(format!("${name}"))]
    }

    /// The value of a `map`: by the origin, the method, or its default.
    fn mapped(&self, map: &Directive, depth: usize) -> Value {
        let source = if map.words.len() > 2 { map.word(1).trim_start_matches('$') } else { "" };
        let subject = if source.is_empty() { Vec::new() } else { self.variable(source, depth + 1) };
        let mut default = Vec::new();
        for one in map.body() {
            let (key, value) = (one.word(0), one.word(1));
            if key == "default" {
                default = self.value(value);
                continue;
            }
            let test = key_test(key);
            let is_met = match subject.as_slice() {
                [Chunk::Origin] => self.request.passes(&test) == Some(true),
                chunks => match (&test, plain(chunks)) {
                    (Allowed::Origin(wanted), Some(found)) => *wanted == found,
                    (Allowed::Pattern { pattern }, Some(found)) => {
                        alternatives(pattern).is_some_and(|all| all.iter().any(|one| found.eq_ignore_ascii_case(one)))
                    }
                    _ => false,
                },
            };
            if is_met {
                return self.value(value);
            }
        }
        if source.is_empty() || subject.iter().all(|chunk| !matches!(chunk, Chunk::Open(_))) {
            return default;
        }
        vec![Chunk::Open(map.words.last().map_or_else(String::new, |word| word.text.clone()))]
    }

    /// Adds the headers of the innermost block that has any, because one `add_header` replaces all inherited ones.
    fn headers(&mut self, chain: &[&[Directive]]) {
        let own = chain.iter().rev().find(|body| body.iter().any(|one| one.name() == "add_header"));
        for one in own.into_iter().flat_map(|body| body.iter()).filter(|one| one.name() == "add_header") {
            let always = one.words.get(3).is_some_and(|word| word.text == "always");
            self.add(one.word(1), one.word(2), &one.at, always, false);
        }
        // The headers of `headers-more` are separate, and are sent with every status.
        for one in chain.iter().flat_map(|body| body.iter()) {
            match one.name() {
                "more_set_headers" => {
                    for word in one.words.iter().skip(1).filter(|word| word.text.contains(':')) {
                        if let Some((name, value)) = word.text.split_once(':') {
                            self.add(name.trim(), value.trim(), &one.at, true, true);
                        }
                    }
                }
                "more_clear_headers" => {
                    for word in one.words.iter().skip(1) {
                        self.response.headers.retain(|set| !set.header.is(&word.text));
                    }
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, name: &str, value: &str, at: &Range<usize>, always: bool, replaces: bool) {
        let chunks = self.value(value);
        let value = match chunks.as_slice() {
            [] => return,
            [Chunk::Origin] => HeaderValue::any_origin(),
            [Chunk::RequestHeaders] => HeaderValue::requested_headers(),
            _ => {
                let mut text = String::new();
                for chunk in &chunks {
                    match chunk {
                        Chunk::Text(part) => text.push_str(part),
                        Chunk::Origin => self.push_open(name, "$http_origin", at, &mut text),
                        Chunk::RequestHeaders => {
                            self.push_open(name, "$http_access_control_request_headers", at, &mut text);
                        }
                        Chunk::Open(variable) => self.push_open(name, variable, at, &mut text),
                    }
                }
                text.into()
            }
        };
        if replaces {
            self.response.headers.retain(|set| !set.header.is(name));
        }
        self.response.headers.push(Set { header: Header::new(name, value, at.clone()), always });
    }

    fn push_open(&mut self, name: &str, variable: &str, at: &Range<usize>, text: &mut String) {
        self.response.open.push((name.to_owned(), variable.to_owned(), at.clone()));
        text.push_str("${");
        text.push_str(variable.trim_start_matches('$'));
        text.push('}');
    }
}

fn push(chunks: &mut Value, chunk: Chunk) {
    match (chunks.last_mut(), chunk) {
        (_, Chunk::Text(text)) if text.is_empty() => {}
        (Some(Chunk::Text(known)), Chunk::Text(text)) => known.push_str(&text),
        (_, chunk) => chunks.push(chunk),
    }
}

fn plain(chunks: &[Chunk]) -> Option<String> {
    match chunks {
        [] => Some(String::new()),
        [Chunk::Text(text)] => Some(text.clone()),
        _ => None,
    }
}

/// The words of a pattern that only consists of alternatives: `^(GET|POST)$`.
fn alternatives(pattern: &str) -> Option<Vec<String>> {
    let body = pattern
        .trim_start_matches('^')
        .trim_end_matches('$')
        .trim_start_matches('(')
        .trim_end_matches(')')
        .trim_start_matches("?:");
    let all: Vec<String> = body.split('|').map(|one| one.trim_matches(['(', ')', '^', '$']).to_owned()).collect();
    all.iter()
        .all(|one| one.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b':')))
        .then_some(all)
}

fn key_test(key: &str) -> Allowed {
    match key.strip_prefix("~*").or_else(|| key.strip_prefix('~')) {
        Some(pattern) => Allowed::Pattern { pattern: pattern.to_owned() },
        None => Allowed::Origin(key.trim_start_matches('\\').to_owned()),
    }
}

/// All conditions of the configuration on the origin, for a path.
pub(super) fn origin_tests<'c>(server: &Server<'c>, path: &str) -> Vec<Allowed> {
    let mut tests: Vec<Allowed> = Vec::new();
    let mut note = |test: Allowed| {
        if !tests.contains(&test) && tests.len() < 20 {
            tests.push(test);
        }
    };
    for map in server.maps().into_iter().filter(|map| map.word(1) == "$http_origin") {
        for one in
            map.body().iter().filter(|one| one.word(0) != "default" && !one.word(1).is_empty() && one.word(1) != "0")
        {
            note(key_test(one.word(0)));
        }
    }
    let bodies = server.responding(path).into_iter().map(Directive::body);
    for body in std::iter::once(server.body).chain(bodies) {
        for one in body.iter().filter(|one| one.name() == "if") {
            let strip = |(at, word): (usize, &'c Word)| {
                if at == 0 { word.text.strip_prefix('(').unwrap_or(&word.text) } else { &word.text }
            };
            let words: Vec<&str> =
                one.words.iter().skip(1).enumerate().map(strip).filter(|word| !word.is_empty()).collect();
            let is_last_closed = one.words.last().is_some_and(|word| word.text == ")");
            if let ["$http_origin", operator, wanted, ..] = words.as_slice() {
                let wanted = if is_last_closed { *wanted } else { wanted.strip_suffix(')').unwrap_or(wanted) };
                // The condition itself is split at the quoted word, whose last bracket belongs to nginx.
                match operator.trim_start_matches('!') {
                    "=" => note(Allowed::Origin(wanted.to_owned())),
                    "~" | "~*" => note(Allowed::Pattern { pattern: wanted.to_owned() }),
                    _ => {}
                }
            }
        }
    }
    tests
}
