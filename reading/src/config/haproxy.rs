//! `HAProxy`: `http-response`, `http-after-response` and `http-request return`, with conditions and ACLs.

use std::collections::BTreeMap;

use super::lines::{Backslash, Line, lines};
use super::request::{self, Request, Response, Set};
use super::site::{Header, publish};
use crate::reader::sure;
use crate::reading::{Allowed, HeaderValue};
use crate::words::config::Config;
use crate::words::core::Core;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| name.starts_with("haproxy")) {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let is_rule = super::has_line(text, |line| {
        ["http-response ", "http-request ", "http-after-response ", "rspadd ", "reqadd "]
            .iter()
            .any(|word| line.starts_with(word))
    });
    let is_section = super::has_line(text, |line| {
        (line.starts_with("frontend ") || line.starts_with("backend ") || line.starts_with("listen "))
            && !line.contains(['{', ':', ';'])
    });
    let has_backend = super::has_line(text, |line| {
        line.starts_with("default_backend ") || line.starts_with("use_backend ") || line.starts_with("bind ")
    });
    if is_rule || (is_section && has_backend) { super::SURE } else { sure::NO }
}

#[derive(Clone)]
struct Configuration {
    lines: Vec<Line>,
    acls: BTreeMap<String, Vec<Vec<String>>>,
    /// Variables that contain the origin, or the headers that a preflight requests.
    variables: BTreeMap<String, Chunk>,
    /// The backend that contains each line; empty for lines of other sections.
    backends: Vec<String>,
    /// Whether several frontends respond, each with its own rules. The text does not say which one receives the
    /// request.
    has_several_entries: bool,
    /// The frontend that contains each line; empty for lines of other sections.
    entries: Vec<String>,
    /// The host of the request; `None` means a host that no condition names.
    host: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Chunk {
    Origin,
    RequestHeaders,
}

/// The result of a criterion.
enum Criterion {
    Origin(Allowed),
    Method(Vec<String>),
    Path(String),
    Host(String),
    True,
    Unknown,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let configuration = Configuration::new(lines(source.text(), Backslash::Everywhere));
    for line in &configuration.lines {
        let is_rule = line.word(0).starts_with("http-") && !Configuration::is_followed(line);
        if is_rule && line.words.iter().any(|word| word.text.contains("lua.") || word.text.starts_with("replace-")) {
            draft.unread(&line.at, Core::NotUnderstood);
            draft.unresolved(
                "network[0].response.headers",
                Config::Function.with("name", "Access-Control-Allow-Origin"),
                Some(&line.at),
            );
        }
    }
    let tests = configuration.tests();
    let mut paths = vec![String::new()];
    for path in configuration.paths() {
        if !paths.contains(&path) && paths.len() < 60 {
            paths.push(path);
        }
    }
    let mut hosts: Vec<Option<String>> = configuration.hosts().into_iter().map(Some).collect();
    hosts.push(None);
    let mut sites = Vec::new();
    for host in hosts {
        let configuration = Configuration { host: host.clone(), ..configuration.clone() };
        for path in &paths {
            let mut site = request::site(draft, if path.is_empty() { "/" } else { path }, &tests, &|request| {
                configuration.respond(request)
            });
            site.path.clone_from(path);
            site.hosts = host.iter().cloned().collect();
            sites.push(site);
        }
    }
    publish(draft, "HAProxy", &sites);
}

impl Configuration {
    fn new(lines: Vec<Line>) -> Configuration {
        let mut acls: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        let mut variables = BTreeMap::new();
        let mut captures = 0;
        for line in &lines {
            if line.begins("acl") {
                let words = line.words.iter().skip(2).map(|word| word.text.clone()).collect();
                acls.entry(line.word(1).to_owned()).or_default().push(words);
            }
            if let Some(name) = line.word(1).strip_prefix("set-var(").and_then(|rest| rest.strip_suffix(')'))
                && let Some(chunk) = fetch(line.word(2), &variables)
            {
                variables.insert(name.to_owned(), chunk);
            }
            // `capture request header Origin len 128`, `http-request capture req.hdr(Origin) len 128`.
            let header = match (line.word(0), line.word(1)) {
                ("capture", "request") => Some(line.word(3).to_owned()),
                ("http-request", "capture") => Some(line.word(2).to_owned()),
                ("declare", "capture") => Some(String::new()),
                _ => None,
            };
            if let Some(captured) = header {
                let lower = captured.to_ascii_lowercase();
                if lower == "origin" || lower.contains("hdr(origin)") {
                    variables.insert(format!("capture.req.hdr({captures})"), Chunk::Origin);
                } else if lower.contains("access-control-request-headers") {
                    variables.insert(format!("capture.req.hdr({captures})"), Chunk::RequestHeaders);
                }
                captures += 1;
            }
        }
        let entries = sections(&lines, &["frontend", "listen"]);
        let responds = |line: &Line| {
            line.word(0).ends_with("_backend") || line.word(0).starts_with("http-response") || line.word(1) == "return"
        };
        let mut responding: Vec<&String> = lines
            .iter()
            .zip(&entries)
            .filter(|(line, entry)| !entry.is_empty() && responds(line))
            .map(|(_, entry)| entry)
            .collect();
        responding.dedup();
        let has_several_entries = responding.len() > 1;
        Configuration {
            backends: sections(&lines, &["backend"]),
            lines,
            acls,
            variables,
            entries,
            has_several_entries,
            host: None,
        }
    }

    /// The backends that may receive a request, and whether that is certain; empty if no line names a backend.
    fn chosen(&self, request: &Request<'_>) -> Vec<(&str, bool)> {
        let mut chosen = Vec::new();
        let lines = |name: &'static str| self.lines.iter().filter(move |line| line.begins(name));
        // "default_backend" applies if no "use_backend" does, wherever it is written.
        for line in lines("use_backend").chain(lines("default_backend")) {
            let holds = if line.begins("default_backend") { Some(true) } else { self.holds(line, request) };
            if holds == Some(false) {
                continue;
            }
            // `use_backend %[req.hdr(host),map(…)]`: the text does not show which backend is used. If there is no such
            // backend, the next line applies.
            if line.word(1).contains("%[") {
                chosen.extend(self.backends.iter().filter(|name| !name.is_empty()).map(|name| (name.as_str(), false)));
                continue;
            }
            let is_certain = holds == Some(true) && !self.has_several_entries;
            chosen.push((line.word(1), is_certain));
            if is_certain {
                break;
            }
        }
        chosen
    }

    fn is_followed(line: &Line) -> bool {
        matches!(line.word(1), "set-header" | "add-header" | "del-header" | "return" | "set-var" | "capture")
            || line.word(1).starts_with("set-var(")
    }

    fn criteria(&self, words: &[String]) -> Criterion {
        let mut values: Vec<&str> = Vec::new();
        let mut matching = "";
        let mut rest = words.iter().skip(1);
        while let Some(word) = rest.next() {
            match word.as_str() {
                "-m" => matching = rest.next().map_or("", String::as_str),
                "-i" | "--" | "-n" | "-f" => {}
                value => values.push(value),
            }
        }
        let first = words.first().map_or("", String::as_str).to_ascii_lowercase();
        let name = first.as_str();
        if name == "method" {
            return Criterion::Method(values.iter().map(|value| value.to_ascii_uppercase()).collect());
        }
        if name == "meth_options" {
            return Criterion::Method(vec!["OPTIONS".to_owned()]);
        }
        if name.starts_with("path") {
            return if name == "path_beg" || name == "path" {
                values.first().map_or(Criterion::Unknown, |path| Criterion::Path((*path).to_owned()))
            } else {
                Criterion::Unknown
            };
        }
        if name.contains("hdr(host)") && matches!(matching, "" | "str") {
            return values.first().map_or(Criterion::Unknown, |host| Criterion::Host((*host).to_ascii_lowercase()));
        }
        if fetch(name, &self.variables) != Some(Chunk::Origin) {
            return if values.is_empty() && fetch(name, &self.variables).is_some() {
                Criterion::True
            } else {
                Criterion::Unknown
            };
        }
        let matching = if matching.is_empty() {
            if name.contains("_end(") {
                "end"
            } else if name.contains("_beg(") {
                "beg"
            } else if name.contains("_reg(") {
                "reg"
            } else {
                "str"
            }
        } else {
            matching
        };
        match (matching, values.as_slice()) {
            ("found", _) | ("str", []) => Criterion::True,
            ("str", [one]) => Criterion::Origin(Allowed::Origin((*one).to_owned())),
            ("end", [one]) => Criterion::Origin(Allowed::Suffix { suffix: (*one).to_owned() }),
            ("reg", [one]) => Criterion::Origin(Allowed::Pattern { pattern: (*one).to_owned() }),
            _ => Criterion::Unknown,
        }
    }

    /// The alternatives of an ACL: one of its lines has to hold, and in a line one of its values.
    fn alternatives(words: &[String]) -> Vec<Vec<String>> {
        let is_flag = |word: &String| word.starts_with('-');
        let is_value = |(before, word): (&String, &String)| !is_flag(word) && before != "-m";
        let first_value = words.iter().zip(words.iter().skip(1)).position(is_value).map(|before| before + 1);
        match first_value {
            Some(at) if words.len() - at > 1 && words.first().is_some_and(|name| name != "method") => {
                let (criterion, values) = words.split_at(at);
                values.iter().map(|value| criterion.iter().cloned().chain([value.clone()]).collect()).collect()
            }
            _ => vec![words.to_vec()],
        }
    }

    /// Each test of a condition.
    fn each_criterion(&self, line: &Line, mut visit: impl FnMut(Criterion)) {
        let Some(condition) = condition(line) else { return };
        for (term, _) in terms(condition) {
            let lines = match term.as_slice() {
                [name] => self.acls.get(name.as_str()).cloned().unwrap_or_else(|| vec![term.clone()]),
                _ => vec![term.clone()],
            };
            for words in lines.iter().flat_map(|words| Configuration::alternatives(words)) {
                visit(self.criteria(&words));
            }
        }
    }

    fn tests(&self) -> Vec<Allowed> {
        let mut tests = Vec::new();
        for line in self.lines.iter().filter(|line| line.word(0).starts_with("http-") || line.begins("rspadd")) {
            self.each_criterion(line, |criterion| {
                if let Criterion::Origin(test) = criterion
                    && !tests.contains(&test)
                    && tests.len() < 20
                {
                    tests.push(test);
                }
            });
        }
        tests
    }

    fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        for line in self.lines.iter().filter(|line| line.word(0).starts_with("http-") || line.begins("use_backend")) {
            self.each_criterion(line, |criterion| {
                if let Criterion::Path(path) = criterion {
                    paths.push(path);
                }
            });
        }
        paths
    }

    /// The hosts that conditions name.
    fn hosts(&self) -> Vec<String> {
        let mut hosts: Vec<String> = Vec::new();
        for line in self.lines.iter().filter(|line| line.word(0).starts_with("http-") || line.begins("use_backend")) {
            self.each_criterion(line, |criterion| {
                if let Criterion::Host(host) = criterion
                    && !hosts.contains(&host)
                    && hosts.len() < 20
                {
                    hosts.push(host);
                }
            });
        }
        hosts
    }

    /// Whether the condition of a line holds; `None` if that cannot be decided.
    fn holds(&self, line: &Line, request: &Request<'_>) -> Option<bool> {
        let Some(all) = condition(line) else { return Some(true) };
        let is_unless = line.words.iter().any(|word| word.text == "unless");
        let mut any = Some(false);
        for alternative in all.split(|word| matches!(word.as_str(), "||" | "or" | "OR")) {
            let mut every = Some(true);
            for (term, is_negative) in terms(alternative.to_vec()) {
                let holds = self.term(&term, request).map(|holds| holds != is_negative);
                every = match (every, holds) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                };
            }
            any = match (any, every) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            };
        }
        any.map(|holds| holds != is_unless)
    }

    fn term(&self, term: &[String], request: &Request<'_>) -> Option<bool> {
        let known = if let [name] = term { self.acls.get(name) } else { None };
        let lines = known.cloned().unwrap_or_else(|| vec![term.to_vec()]);
        let mut is_unknown = false;
        for words in lines.iter().flat_map(|words| Configuration::alternatives(words)) {
            let holds = match self.criteria(&words) {
                Criterion::True => Some(true),
                Criterion::Method(methods) => Some(methods.iter().any(|method| method == request.method)),
                Criterion::Origin(test) => request.passes(&test),
                Criterion::Path(path) => Some(request.path.starts_with(&path)),
                Criterion::Host(host) => Some(self.host.as_ref() == Some(&host)),
                Criterion::Unknown => None,
            };
            match holds {
                Some(true) => return Some(true),
                Some(false) => {}
                None => is_unknown = true,
            }
        }
        if is_unknown { None } else { Some(false) }
    }

    fn respond(&self, request: &Request<'_>) -> Response {
        let mut response = Response::default();
        // The first `return` that applies sends the response; `http-response` rules do not run then.
        for line in self.lines.iter().filter(|line| line.begins("http-request") && line.word(1) == "return") {
            if self.holds(line, request) != Some(true) {
                continue;
            }
            let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
            response.status = words
                .iter()
                .position(|word| *word == "status")
                .and_then(|at| words.get(at + 1)?.parse().ok())
                .or(Some(200));
            for three in words.windows(3) {
                if let ["hdr", name, value] = three {
                    self.add(&mut response, line, name, value, false);
                }
            }
            break;
        }
        let is_returned = response.status.is_some();
        let chosen = self.chosen(request);
        let of_backend = |backend: &String| match chosen.iter().find(|(name, _)| name == backend) {
            _ if backend.is_empty() || chosen.is_empty() => Some(true),
            Some((_, true)) => Some(true),
            Some((_, false)) => None,
            None => Some(false),
        };
        for ((line, backend), entry) in self.lines.iter().zip(&self.backends).zip(&self.entries) {
            let of_backend = of_backend(backend);
            if of_backend == Some(false) {
                continue;
            }
            let applies = line.begins("http-after-response") || (line.begins("http-response") && !is_returned);
            let is_old = line.begins("rspadd") && !is_returned;
            if !applies && !is_old {
                continue;
            }
            let (name, value) = if is_old {
                match line.word(1).split_once(':') {
                    Some((name, value)) => (name.to_owned(), value.trim().to_owned()),
                    None => continue,
                }
            } else {
                (line.word(2).to_owned(), line.word(3).to_owned())
            };
            if !matches!(line.word(1), "set-header" | "add-header" | "del-header") && !is_old {
                continue;
            }
            match self.holds(line, request) {
                Some(false) => continue,
                Some(true) => {}
                None => {
                    let on = condition(line).unwrap_or_default().join(" ");
                    response.conditional.push((name.clone(), line.at.clone(), on));
                }
            }
            if self.has_several_entries && !entry.is_empty() {
                response.conditional.push((name.clone(), line.at.clone(), format!("frontend {entry}")));
            }
            if of_backend.is_none() {
                response.conditional.push((name.clone(), line.at.clone(), format!("use_backend {backend}")));
            }
            if line.word(1) == "del-header" {
                response.remove(&name);
            } else {
                self.add(&mut response, line, &name, &value, line.word(1) == "set-header");
            }
        }
        response.upstream = self
            .lines
            .iter()
            .find(|line| line.begins("default_backend") || line.begins("server"))
            .map(|line| line.at.clone());
        if is_returned {
            response.upstream = None;
        }
        response
    }

    fn add(&self, response: &mut Response, line: &Line, name: &str, value: &str, replaces: bool) {
        let value = match value.strip_prefix("%[").and_then(|rest| rest.strip_suffix(']')) {
            Some(sample) => match fetch(sample, &self.variables) {
                Some(Chunk::Origin) => HeaderValue::any_origin(),
                Some(Chunk::RequestHeaders) => HeaderValue::requested_headers(),
                None => {
                    response.open.push((name.to_owned(), value.to_owned(), line.at.clone()));
                    format!("${{{sample}}}").into()
                }
            },
            None if value.contains("%[") => {
                response.open.push((name.to_owned(), value.to_owned(), line.at.clone()));
                value.replace("%[", "${").replace(']', "}").into()
            }
            None => value.replace("%%", "%").into(),
        };
        let set = Set { header: Header::new(name, value, line.at.clone()), always: true };
        if replaces {
            response.set(set);
        } else {
            response.headers.push(set);
        }
    }
}

/// The section of one of these kinds that contains each line; empty for lines of other sections.
fn sections(lines: &[Line], kinds: &[&str]) -> Vec<String> {
    let mut section = String::new();
    let of = |line: &Line| {
        match line.word(0) {
            kind if kinds.contains(&kind) => line.word(1).clone_into(&mut section),
            "backend" | "frontend" | "listen" | "defaults" | "global" => section.clear(),
            _ => {}
        }
        section.clone()
    };
    lines.iter().map(of).collect()
}

/// The words after `if` or `unless`.
fn condition(line: &Line) -> Option<Vec<String>> {
    let at = line.words.iter().position(|word| matches!(word.text.as_str(), "if" | "unless"))?;
    Some(line.words.iter().skip(at + 1).map(|word| word.text.clone()).collect())
}

/// The terms of a condition, which all have to hold: names of ACLs, or `{ … }`. The flag says whether a term is
/// negated.
fn terms(words: Vec<String>) -> Vec<(Vec<String>, bool)> {
    let mut terms = Vec::new();
    let mut is_negative = false;
    let mut open: Option<Vec<String>> = None;
    for word in words {
        match (&mut open, word.as_str()) {
            (None, "!") => is_negative = true,
            (None, "{" | "!{") => {
                is_negative |= word.starts_with('!');
                open = Some(Vec::new());
            }
            (Some(_), "}") => {
                terms.push((open.take().unwrap_or_default(), is_negative));
                is_negative = false;
            }
            (Some(inner), _) => inner.push(word),
            (None, "||" | "or" | "OR") => {}
            (None, name) => {
                let bare = name.trim_start_matches('!');
                terms.push((vec![bare.to_owned()], is_negative != (bare.len() < name.len())));
                is_negative = false;
            }
        }
    }
    terms
}

/// The meaning of a sample: `req.hdr(Origin)`, `hdr(origin),lower`, `var(txn.origin)`.
fn fetch(sample: &str, variables: &BTreeMap<String, Chunk>) -> Option<Chunk> {
    let lower = sample.to_ascii_lowercase();
    let head = lower.split("),").next().unwrap_or_default();
    let inside =
        head.split_once('(').map_or("", |(_, rest)| rest).trim_end_matches(')').split(',').next().unwrap_or_default();
    let function = head.split('(').next().unwrap_or_default();
    if function.starts_with("req.") || function.starts_with("hdr") || function.starts_with("req_") {
        return match inside {
            "origin" => Some(Chunk::Origin),
            "access-control-request-headers" => Some(Chunk::RequestHeaders),
            _ => None,
        };
    }
    if function == "var" {
        return variables.iter().find(|(name, _)| name.eq_ignore_ascii_case(inside)).map(|(_, chunk)| chunk.clone());
    }
    variables.iter().find(|(name, _)| lower.starts_with(&name.to_ascii_lowercase())).map(|(_, chunk)| chunk.clone())
}
