//! Caddy: `header`, `respond`, matchers, `handle`, and snippets with arguments.

use std::ops::Range;

use super::lines::{Backslash, Line, lines};
use super::paths::{Pattern, Style};
use super::request::{self, Request, Response, Set};
use super::rules::covers_host;
use super::site::{Header, publish};
use crate::reader::sure;
use crate::reading::{Allowed, HeaderValue};
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| name.starts_with("Caddyfile")) || super::has_extension(source, "caddy") {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    if text.contains(';') && super::has_line(text, |line| line.ends_with(';')) {
        return sure::NO;
    }
    let is_header = |line: &str| {
        let mut words = line.split_whitespace();
        words.next() == Some("header")
            && words.next().is_some_and(|word| !word.starts_with('=') && !word.ends_with(':'))
    };
    let has_header = super::has_line(text, is_header);
    let has_mark = super::has_line(text, |line| {
        ["reverse_proxy ", "file_server", "respond ", "handle ", "handle_path ", "encode ", "root * ", "route ", "tls "]
            .iter()
            .any(|word| line.starts_with(word))
            || (line.starts_with('@')
                && line.split_whitespace().nth(1).is_some_and(|word| {
                    matches!(word, "method" | "path" | "header" | "header_regexp" | "{" | "not" | "host")
                }))
    });
    match (has_header, has_mark) {
        (true, true) => super::SURE,
        (true, false) if super::has_line(text, |line| line.starts_with("import ")) => super::SURE,
        (true, false) => sure::LIKELY,
        (false, true) if super::has_line(text, |line| line.ends_with('{')) => sure::LIKELY,
        _ => sure::NO,
    }
}

/// A directive, with its words and its block.
#[derive(Clone, Debug)]
struct Directive {
    words: Vec<String>,
    at: Range<usize>,
    body: Vec<Directive>,
}

impl Directive {
    fn name(&self) -> &str {
        self.word(0)
    }

    fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", String::as_str)
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let all = directives(&lines(source.text(), Backslash::BeforeQuotes));
    let snippets: Vec<Directive> = all.iter().filter(|one| one.name().starts_with('(')).cloned().collect();
    let outside: Vec<Directive> = all.into_iter().filter(|one| !one.name().starts_with('(')).collect();
    // A block without a known directive before it is a site.
    let is_site = |one: &Directive| !one.body.is_empty() && !is_directive(one.name()) && !one.name().starts_with('@');
    let sites: Vec<&Directive> = outside.iter().filter(|one| is_site(one) && !one.name().is_empty()).collect();
    let mut blocks = Vec::new();
    if sites.is_empty() {
        blocks.push((Vec::new(), outside.clone()));
    }
    for site in &sites {
        let hosts = if sites.len() > 1 { hosts(&site.words) } else { Vec::new() };
        blocks.push((hosts, site.body.clone()));
    }
    let mut result = Vec::new();
    for (hosts, body) in blocks {
        let body = imported(&body, &snippets, 0);
        let mut configuration = Configuration { matchers: matchers(&body), body, host: None };
        let tests = configuration.tests();
        let mut paths = vec![String::new()];
        configuration.paths(&configuration.body, &mut paths);
        // The hosts that matchers name, followed by all other hosts.
        for host in configuration.named_hosts().into_iter().map(Some).chain([None]) {
            configuration.host = host;
            for path in &paths {
                let mut site = request::site(draft, if path.is_empty() { "/" } else { path }, &tests, &|request| {
                    configuration.respond(request)
                });
                site.path.clone_from(path);
                site.hosts = configuration.host.clone().map_or_else(|| hosts.clone(), |host| vec![host]);
                result.push(site);
            }
        }
    }
    publish(draft, "Caddy", &result);
}

/// The names in a site's addresses; empty if one address covers every host, such as `:443`.
fn hosts(addresses: &[String]) -> Vec<String> {
    let name = |address: &String| {
        let address = address.trim_end_matches(',').split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let host = address.split(['/', ':']).next().unwrap_or_default().trim_end_matches(',');
        (!host.is_empty() && !host.starts_with('{')).then(|| host.to_owned())
    };
    addresses.iter().map(name).collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn is_directive(name: &str) -> bool {
    matches!(
        name,
        "header"
            | "respond"
            | "handle"
            | "handle_path"
            | "route"
            | "reverse_proxy"
            | "file_server"
            | "encode"
            | "log"
            | "tls"
            | "import"
            | "redir"
            | "rewrite"
            | "try_files"
            | "root"
            | "php_fastcgi"
            | "handle_errors"
            | "request_header"
            | "basicauth"
            | "basic_auth"
            | "templates"
            | "vars"
            | "header_up"
            | "header_down"
            | "@"
            | "uri"
            | "method"
            | "map"
            | "intercept"
            | "forward_auth"
    )
}

fn directives(lines: &[Line]) -> Vec<Directive> {
    let mut stack: Vec<(Directive, Vec<Directive>)> = Vec::new();
    let mut current: Vec<Directive> = Vec::new();
    for line in lines {
        let mut words: Vec<String> = line.words.iter().map(|word| word.text.clone()).collect();
        let is_open = words.last().is_some_and(|word| word == "{");
        if is_open {
            words.pop();
        }
        if words.first().is_some_and(|word| word == "}") {
            if let Some((mut opened, outer)) = stack.pop() {
                opened.body = std::mem::replace(&mut current, outer);
                opened.at.end = line.at.end;
                current.push(opened);
            }
            continue;
        }
        let one = Directive { words, at: line.at.clone(), body: Vec::new() };
        if is_open && stack.len() < 24 {
            stack.push((one, std::mem::take(&mut current)));
        } else {
            current.push(one);
        }
    }
    while let Some((mut opened, outer)) = stack.pop() {
        opened.body = std::mem::replace(&mut current, outer);
        current.push(opened);
    }
    current
}

/// Directives with imported snippets inserted. A snippet that imports itself is left out.
fn imported(body: &[Directive], snippets: &[Directive], depth: usize) -> Vec<Directive> {
    let mut all = Vec::new();
    for one in body {
        let snippet = snippets
            .iter()
            .find(|snippet| one.name() == "import" && snippet.name().trim_matches(['(', ')']) == one.word(1));
        match snippet {
            Some(snippet) if depth < 6 && all.len() < 10_000 => {
                let filled: Vec<Directive> =
                    snippet.body.iter().map(|inner| filled(inner, one.words.get(2..).unwrap_or_default())).collect();
                all.extend(imported(&filled, snippets, depth + 1));
            }
            _ => all.push(Directive { body: imported(&one.body, snippets, depth), ..one.clone() }),
        }
    }
    all
}

/// `{args[0]}` and `{args.0}`, replaced.
fn filled(one: &Directive, arguments: &[String]) -> Directive {
    let fill = |word: &String| {
        let mut word = word.clone();
        for (index, argument) in arguments.iter().enumerate().take(10) {
            word =
                word.replace(&format!("{{args[{index}]}}"), argument).replace(&format!("{{args.{index}}}"), argument);
        }
        word
    };
    Directive {
        words: one.words.iter().map(fill).collect(),
        at: one.at.clone(),
        body: one.body.iter().map(|inner| filled(inner, arguments)).collect(),
    }
}

struct Configuration {
    body: Vec<Directive>,
    /// Named matchers, whose name begins with `@`.
    matchers: Vec<Directive>,
    /// The host of the request; `None` means a host that no matcher names.
    host: Option<String>,
}

fn matchers(body: &[Directive]) -> Vec<Directive> {
    let mut all = Vec::new();
    for one in body {
        if one.name().starts_with('@') {
            all.push(one.clone());
        }
        all.extend(matchers(&one.body));
    }
    all
}

/// The context of directives.
struct Within<'c> {
    /// A matcher that can't be decided.
    condition: Option<&'c str>,
    depth: usize,
}

/// A condition of a matcher.
enum Test {
    Methods(Vec<String>),
    Paths(Vec<String>),
    Hosts(Vec<String>),
    Origin(Allowed),
    Present,
    Unknown,
}

impl Configuration {
    /// The conditions of a named matcher, all of which have to hold.
    fn tests_of(&self, name: &str) -> Vec<(Test, bool)> {
        let mut all = Vec::new();
        for matcher in self.matchers.iter().filter(|matcher| matcher.name() == name) {
            if let [_, words @ ..] = matcher.words.as_slice()
                && !words.is_empty()
            {
                all.push(test(words));
            }
            all.extend(matcher.body.iter().map(|one| test(&one.words)));
        }
        if all.is_empty() {
            all.push((Test::Unknown, false));
        }
        all
    }

    fn tests(&self) -> Vec<Allowed> {
        let mut tests = Vec::new();
        for matcher in &self.matchers {
            for (test, _) in self.tests_of(matcher.name()) {
                if let Test::Origin(origin) = test
                    && !tests.contains(&origin)
                    && tests.len() < 20
                {
                    tests.push(origin);
                }
            }
        }
        tests
    }

    /// The hosts that matchers name.
    fn named_hosts(&self) -> Vec<String> {
        let mut named: Vec<String> = Vec::new();
        for matcher in &self.matchers {
            for (test, _) in self.tests_of(matcher.name()) {
                let Test::Hosts(hosts) = test else { continue };
                named.extend(hosts.into_iter().filter(|host| !host.contains('{')));
            }
        }
        named.sort_unstable();
        named.dedup();
        named.truncate(20);
        named
    }

    /// Examples of the paths that are distinguished.
    fn paths(&self, body: &[Directive], paths: &mut Vec<String>) {
        for one in body {
            if matches!(one.name(), "header" | "handle" | "handle_path" | "route" | "respond") {
                let mut found = Vec::new();
                match one.word(1) {
                    matcher if matcher.starts_with('@') => {
                        for (test, _) in self.tests_of(matcher) {
                            if let Test::Paths(all) = test {
                                found.extend(all);
                            }
                        }
                    }
                    path if path.starts_with('/') => found.push(path.to_owned()),
                    _ => {}
                }
                for text in found {
                    let example = Pattern::new(&text, Style::Glob).map_or(text, |pattern| pattern.example());
                    if !paths.contains(&example) && paths.len() < 60 {
                        paths.push(example);
                    }
                }
            }
            self.paths(&one.body, paths);
        }
    }

    /// Whether a directive's matcher holds, and how many words it takes.
    fn matches(&self, one: &Directive, request: &Request<'_>) -> (Option<bool>, usize) {
        match one.word(1) {
            "*" => (Some(true), 1),
            name if name.starts_with('@') => {
                let mut all = Some(true);
                for (test, is_negative) in self.tests_of(name) {
                    let holds = match test {
                        Test::Methods(methods) => {
                            Some(methods.iter().any(|method| method.eq_ignore_ascii_case(request.method)))
                        }
                        Test::Paths(paths) => Some(paths.iter().any(|path| {
                            Pattern::new(path, Style::Glob).is_some_and(|pattern| pattern.covers(request.path))
                        })),
                        Test::Hosts(hosts) if hosts.iter().any(|host| host.contains('{')) => None,
                        Test::Hosts(hosts) => {
                            Some(self.host.as_ref().is_some_and(|own| hosts.iter().any(|host| covers_host(host, own))))
                        }
                        Test::Origin(origin) => request.passes(&origin),
                        Test::Present => Some(true),
                        Test::Unknown => None,
                    };
                    all = match (all, holds.map(|holds| holds != is_negative)) {
                        (Some(false), _) | (_, Some(false)) => Some(false),
                        (Some(true), Some(true)) => Some(true),
                        _ => None,
                    };
                }
                (all, 1)
            }
            path if path.starts_with('/') => {
                (Some(Pattern::new(path, Style::Glob).is_some_and(|pattern| pattern.covers(request.path))), 1)
            }
            _ => (Some(true), 0),
        }
    }

    fn respond(&self, request: &Request<'_>) -> Response {
        let mut response = Response::default();
        self.run(&self.body, request, &mut response, &Within { condition: None, depth: 0 });
        response
    }

    fn run(&self, body: &[Directive], request: &Request<'_>, response: &mut Response, within: &Within<'_>) {
        let depth = within.depth;
        // `header` runs before `respond` and `handle`, wherever it is written.
        for one in body.iter().filter(|one| one.name() == "header") {
            let (holds, words) = self.matches(one, request);
            if holds == Some(false) {
                continue;
            }
            let condition = if holds.is_none() { Some(one.word(1)) } else { within.condition };
            let fields = one.words.get(1 + words..).unwrap_or_default();
            if !fields.is_empty() {
                field(response, fields, &one.at, condition);
            }
            for inner in &one.body {
                field(response, &inner.words, &inner.at, condition);
            }
        }
        let mut is_handled = false;
        for one in body {
            let (holds, words) = self.matches(one, request);
            if holds == Some(false) || response.status.is_some() {
                continue;
            }
            match one.name() {
                "respond" | "redir" | "error" => {
                    let status = one
                        .words
                        .iter()
                        .skip(1 + words)
                        .chain(one.body.iter().flat_map(|inner| &inner.words))
                        .rev()
                        .find_map(|word| word.parse().ok());
                    if holds.is_none() || within.condition.is_some() {
                        continue;
                    }
                    response.status = status.filter(|status| (100..600).contains(status)).or(Some(200));
                }
                "handle" | "handle_path" | "route" if depth < 24 && !(is_handled && one.name() != "route") => {
                    is_handled |= one.name() != "route" && holds == Some(true);
                    let condition = if holds.is_none() { Some(one.word(1)) } else { within.condition };
                    self.run(&one.body, request, response, &Within { condition, depth: depth + 1 });
                }
                "reverse_proxy" => {
                    response.upstream = Some(one.at.clone());
                    for inner in one.body.iter().filter(|inner| inner.name() == "header_down") {
                        field(response, inner.words.get(1..).unwrap_or_default(), &inner.at, within.condition);
                    }
                }
                _ => {}
            }
        }
    }
}

/// `name value`, `+name value`, `-name`, `?name value`, `>name value`.
fn field(response: &mut Response, words: &[String], at: &Range<usize>, condition: Option<&str>) {
    let Some(first) = words.first() else { return };
    if first == "defer" || first == "match" {
        return;
    }
    let name = first.trim_start_matches(['+', '-', '?', '>']).trim_end_matches(':');
    if let Some(on) = condition {
        response.conditional.push((name.to_owned(), at.clone(), on.to_owned()));
    }
    if first.starts_with('-') {
        response.remove(name);
        return;
    }
    let [_, values @ ..] = words else { return };
    let Some(written) = values.first() else { return };
    if values.len() > 1 && !first.starts_with('+') {
        // A replacement in a value that is set elsewhere.
        response.open.push((name.to_owned(), values.join(" "), at.clone()));
        return;
    }
    let value = match written.as_str() {
        "{http.request.header.Origin}"
        | "{header.Origin}"
        | "{http.request.header.origin}"
        | "{header.origin}"
        | "{>Origin}" => HeaderValue::any_origin(),
        "{http.request.header.Access-Control-Request-Headers}" | "{header.Access-Control-Request-Headers}" => {
            HeaderValue::requested_headers()
        }
        text => {
            let plain = text.replace("\\{", "\u{1}").replace("\\}", "\u{2}");
            if plain.contains('{') && plain.contains('}') {
                response.open.push((name.to_owned(), text.to_owned(), at.clone()));
                plain.replace('{', "${").replace('\u{1}', "{").replace('\u{2}', "}").into()
            } else {
                plain.replace('\u{1}', "{").replace('\u{2}', "}").into()
            }
        }
    };
    let set = Set { header: Header::new(name, value, at.clone()), always: true };
    if first.starts_with('+') {
        response.headers.push(set);
    } else if !(first.starts_with('?') && response.headers.iter().any(|other| other.header.is(name))) {
        response.set(set);
    }
}

/// A condition, and whether it is negated.
fn test(words: &[String]) -> (Test, bool) {
    let (words, is_negative) = match words {
        [not, words @ ..] if not == "not" => (words, true),
        _ => (words, false),
    };
    let test = match words {
        [kind, methods @ ..] if kind == "method" => Test::Methods(methods.to_vec()),
        [kind, hosts @ ..] if kind == "host" => {
            Test::Hosts(hosts.iter().map(|host| host.to_ascii_lowercase()).collect())
        }
        [kind, paths @ ..] if kind == "path" => Test::Paths(paths.to_vec()),
        [kind, name, value] if kind == "header" && name.eq_ignore_ascii_case("origin") => match value.as_str() {
            "*" => Test::Present,
            value => match value.strip_prefix('*') {
                Some(suffix) if !suffix.contains('*') => Test::Origin(Allowed::Suffix { suffix: suffix.to_owned() }),
                _ => Test::Origin(Allowed::Origin(value.to_owned())),
            },
        },
        [kind, name] if kind == "header" && name.eq_ignore_ascii_case("origin") => Test::Present,
        [kind, .., name, pattern] if kind == "header_regexp" && name.eq_ignore_ascii_case("origin") => {
            Test::Origin(Allowed::Pattern { pattern: pattern.clone() })
        }
        _ => Test::Unknown,
    };
    (test, is_negative)
}
