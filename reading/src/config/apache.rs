//! Apache httpd: `Header`, `SetEnvIf`, and the rewrite rule that responds to OPTIONS.
//!
//! `Header` has two tables. Headers that are set with `always` are sent with every status, and the others only with
//! successes. A name in both tables is sent twice.

use std::ops::Range;

use super::lines::{Backslash, Line, lines};
use super::paths::{Pattern, Style};
use super::request::{self, Request, Response, Set};
use super::site::{Header, Site, publish};
use crate::cut::Cut as _;
use crate::reader::sure;
use crate::reading::{Allowed, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| name == ".htaccess" || name.starts_with("httpd") || name.starts_with("apache"))
    {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let begins = |line: &str, word: &str| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let is_header = |line: &str| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(|word| word.eq_ignore_ascii_case("Header"))
            && words.next().is_some_and(|word| {
                is_action(word) || matches!(word.to_ascii_lowercase().as_str(), "always" | "onsuccess")
            })
    };
    let is_apache = super::has_line(text, |line| {
        is_header(line)
            || begins(line, "<IfModule ")
            || begins(line, "<VirtualHost ")
            || begins(line, "RewriteEngine ")
            || begins(line, "RewriteRule ")
            || begins(line, "SetEnvIf ")
            || begins(line, "SetEnvIfNoCase ")
            || begins(line, "<FilesMatch ")
            || begins(line, "<Directory ")
            || begins(line, "<LocationMatch ")
    });
    if is_apache { super::SURE } else { sure::NO }
}

/// Replaces `${NAME}` with the value of `Define NAME value`.
fn define(lines: &mut [Line]) {
    let defined: Vec<(String, String)> = lines
        .iter()
        .filter(|line| line.begins("Define"))
        .take(50)
        .map(|line| (format!("${{{}}}", line.word(1)), line.word(2).to_owned()))
        .collect();
    for word in lines.iter_mut().filter(|line| !line.begins("Define")).flat_map(|line| &mut line.words) {
        for (name, value) in &defined {
            if word.text.contains(name.as_str()) {
                word.text = word.text.replace(name.as_str(), value);
            }
        }
    }
}

fn is_action(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "set" | "append" | "add" | "merge" | "unset" | "edit" | "edit*" | "echo" | "setifempty" | "note"
    )
}

/// A section's condition.
#[derive(Clone, Debug, PartialEq)]
enum Section {
    /// Paths.
    Path(Option<Pattern>, String, Range<usize>),
    /// A condition on the request.
    If(String, Range<usize>),
    /// Methods.
    Limit(Vec<String>, bool),
    /// A virtual host, by its index.
    Host(usize),
    /// A condition that is assumed to hold.
    Open,
}

/// A directive and the sections around it.
#[derive(Clone)]
struct Directive {
    line: Line,
    sections: Vec<Section>,
    /// When Apache merges the section: directories first, then files, locations and conditions.
    order: u8,
}

/// A virtual host.
#[derive(Clone, Debug, Default)]
struct Host {
    names: Vec<String>,
    has_headers: bool,
    redirects: bool,
}

#[derive(Clone)]
struct Configuration {
    directives: Vec<Directive>,
    hosts: Vec<Host>,
    /// The response to OPTIONS: the virtual host, if it belongs to one, and the status.
    options: Vec<(Option<usize>, u16)>,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut lines = lines(source.text(), Backslash::BeforeQuotes);
    define(&mut lines);
    let all = Configuration::new(&lines);
    let mut sites: Vec<Site> = Vec::new();
    let hosts = all.responding_hosts();
    if hosts.len() < 2 {
        sites_of(draft, &all, &[], &mut sites);
    } else {
        for host in hosts {
            let names = all.hosts.get(host).map(|host| host.names.as_slice()).unwrap_or_default();
            sites_of(draft, &all.of_host(host), names, &mut sites);
        }
    }
    publish(draft, "Apache", &sites);
}

/// The sites of one host: one for each path that is distinguished.
fn sites_of(draft: &mut Draft<'_>, configuration: &Configuration, hosts: &[String], sites: &mut Vec<Site>) {
    let tests = configuration.tests();
    let mut paths: Vec<(String, Option<Range<usize>>)> = Vec::new();
    for directive in &configuration.directives {
        for section in &directive.sections {
            if let Section::Path(pattern, text, at) = section {
                for path in pattern.as_ref().map_or_else(|| vec![text.clone()], Pattern::examples) {
                    if !paths.iter().any(|(known, _)| *known == path) && paths.len() < 60 {
                        paths.push((path, Some(at.clone())));
                    }
                }
            }
        }
    }
    let is_plain = |directive: &Directive| {
        directive.line.begins("Header")
            && !directive.sections.iter().any(|section| matches!(section, Section::Path(..)))
    };
    if paths.is_empty() {
        paths.push((String::new(), None));
    } else if configuration.directives.iter().any(is_plain) {
        paths.insert(0, ("/".to_owned(), None));
    }
    for (path, at) in paths {
        let mut site = request::site(draft, if path.is_empty() { "/" } else { &path }, &tests, &|request| {
            configuration.respond(request)
        });
        for header in &site.response {
            if site.response.iter().filter(|other| other.is(&header.name)).count() > 1
                && !header.is("Vary")
                && !header.is("Set-Cookie")
            {
                let is_in_both = |always: bool| configuration.sets(&header.name, always);
                let why = if is_in_both(true) && is_in_both(false) { Config::SentTwice } else { Config::Twice };
                draft.unresolved(
                    super::site::path_of(&header.name),
                    why.with("name", header.name.as_str()),
                    Some(&header.at),
                );
            }
        }
        site.path = path;
        site.at = at;
        site.hosts = hosts.to_vec();
        sites.push(site);
    }
}

impl Configuration {
    fn new(lines: &[Line]) -> Configuration {
        let mut configuration = Configuration { directives: Vec::new(), hosts: Vec::new(), options: Vec::new() };
        let mut sections: Vec<Section> = Vec::new();
        let mut orders: Vec<u8> = Vec::new();
        let mut is_options = false;
        let mut origin: Option<String> = None;
        for line in lines {
            let first = line.word(0);
            if first.starts_with("</") {
                sections.pop();
                orders.pop();
                continue;
            }
            if let Some(name) = first.strip_prefix('<') {
                let name = name.trim_end_matches('>');
                orders.push(order(name).max(orders.last().copied().unwrap_or_default()));
                if name.eq_ignore_ascii_case("VirtualHost") {
                    sections.push(Section::Host(configuration.hosts.len()));
                    configuration.hosts.push(Host::default());
                } else {
                    sections.push(section(name, line));
                }
                continue;
            }
            let order = orders.last().copied().unwrap_or_default();
            let host = sections.iter().find_map(|section| match section {
                Section::Host(host) => Some(*host),
                _ => None,
            });
            if let Some(host) = host.and_then(|host| configuration.hosts.get_mut(host)) {
                host.note(line);
            }
            if line.begins("RewriteCond") && line.word(1).eq_ignore_ascii_case("%{HTTP:Origin}") {
                origin = Some(line.word(2).to_owned());
            } else if line.begins("RewriteCond") {
                let is_method = line.word(1).contains("REQUEST_METHOD");
                is_options |= is_method
                    && line.word(2).trim_matches(['=', '^', '$', '(', ')', '"']).eq_ignore_ascii_case("OPTIONS");
            } else if line.begins("RewriteRule") {
                let flags = line.words.last().map_or("", |word| &word.text);
                if is_options && let Some(status) = flag_status(flags) {
                    configuration.options.push((host, status));
                }
                is_options = false;
                let line = origin.take().and_then(|pattern| variables_of_rule(line, &pattern));
                configuration.directives.extend(line.map(|line| Directive { line, sections: sections.clone(), order }));
            }
            if sections.len() <= 24 {
                configuration.directives.push(Directive { line: line.clone(), sections: sections.clone(), order });
            }
        }
        configuration.directives.sort_by_key(|directive| directive.order);
        configuration
    }

    /// The hosts that do more than redirect.
    fn responding_hosts(&self) -> Vec<usize> {
        let is_repeated = |at: usize, host: &Host| {
            self.hosts
                .iter()
                .enumerate()
                .any(|(other, known)| other != at && known.names == host.names && (known.has_headers || other < at))
        };
        let responds = |at: usize, host: &Host| host.has_headers || !(host.redirects || is_repeated(at, host));
        self.hosts.iter().enumerate().filter(|(at, host)| responds(*at, host)).map(|(at, _)| at).collect()
    }

    /// The rules of one host.
    fn of_host(&self, host: usize) -> Configuration {
        let is_of = |directive: &&Directive| {
            directive.sections.iter().all(|section| !matches!(section, Section::Host(other) if *other != host))
        };
        Configuration {
            directives: self.directives.iter().filter(is_of).cloned().collect(),
            hosts: self.hosts.clone(),
            options: self.options.iter().filter(|(of, _)| of.is_none_or(|of| of == host)).copied().collect(),
        }
    }

    fn options_status(&self) -> Option<u16> {
        self.options.last().map(|(_, status)| *status)
    }

    /// Whether a header is set in one of the two tables.
    fn sets(&self, name: &str, always: bool) -> bool {
        self.directives.iter().filter(|directive| directive.line.begins("Header")).any(|directive| {
            directive.line.word(1).eq_ignore_ascii_case("always") == always
                && directive.line.words.iter().any(|word| word.text.trim_end_matches(':').eq_ignore_ascii_case(name))
        })
    }

    /// All tests of the origin.
    fn tests(&self) -> Vec<Allowed> {
        let mut tests: Vec<Allowed> = Vec::new();
        for directive in &self.directives {
            let mut found: Vec<Allowed> = directive
                .sections
                .iter()
                .filter_map(|section| match section {
                    Section::If(text, _) => origin_condition(text),
                    _ => None,
                })
                .collect();
            found.extend(environment(&directive.line).map(|(test, _)| test));
            found.extend(
                directive.line.words.iter().filter_map(|word| origin_condition(word.text.strip_prefix("expr=")?)),
            );
            for test in found {
                if !tests.contains(&test) && tests.len() < 20 {
                    tests.push(test);
                }
            }
        }
        tests
    }

    fn respond(&self, request: &Request<'_>) -> Response {
        let mut always = Response::default();
        let mut success = Response::default();
        let mut variables: Vec<(String, HeaderValue)> = Vec::new();
        let is_sent_here = request.method == "OPTIONS" && self.options_status().is_some();
        for directive in &self.directives {
            let line = &directive.line;
            let mut condition = None;
            if !directive.sections.iter().all(|section| holds(section, request, &mut condition)) {
                continue;
            }
            if let Some((test, assigned)) = environment(line) {
                if request.passes(&test) == Some(true) {
                    variables.extend(assigned);
                }
                continue;
            }
            if !line.begins("Header") {
                continue;
            }
            let mut words: Vec<&str> = line.words.iter().skip(1).map(|word| word.text.as_str()).collect();
            let mut is_always = false;
            if let Some(first) =
                words.first().filter(|word| matches!(word.to_ascii_lowercase().as_str(), "always" | "onsuccess"))
            {
                is_always = first.eq_ignore_ascii_case("always");
                words.remove(0);
            }
            let [action, name, rest @ ..] = words.as_slice() else { continue };
            let name = name.trim_end_matches(':');
            let (value, conditions) = match rest {
                [] => ("", rest),
                // `unset` has no value; a condition may follow the name.
                _ if action.eq_ignore_ascii_case("unset") => ("", rest),
                [value, conditions @ ..] => (*value, conditions),
            };
            let mut is_met = true;
            for word in conditions {
                match condition_of(word, request, &variables) {
                    Some(holds) => is_met &= holds,
                    None if word.starts_with("expr=") || word.starts_with("env=") => {
                        condition = Some((*word).to_owned());
                    }
                    None => {}
                }
            }
            if !is_met {
                continue;
            }
            let table = if is_always { &mut always } else { &mut success };
            if let Some(on) = condition {
                table.conditional.push((name.to_owned(), line.at.clone(), on));
            }
            let at = line.at.clone();
            let set = |value: HeaderValue| Set { header: Header::new(name, value, at.clone()), always: is_always };
            match action.to_ascii_lowercase().as_str() {
                "unset" => table.remove(name),
                "edit" | "edit*" | "echo" | "note" => {
                    if table.headers.iter().any(|other| other.header.is(name))
                        || super::handlers::is_response_header(name)
                    {
                        table.open.push((name.to_owned(), format!("Header {action}"), at.clone()));
                    }
                }
                action => {
                    let value = formatted(value, &variables, name, &at, &mut table.open);
                    let exists = table.headers.iter().any(|other| other.header.is(name));
                    match action {
                        "add" => table.headers.push(set(value)),
                        "append" => table.append(set(value)),
                        "merge" => {
                            let has = table.headers.iter().any(|other| {
                                other.header.is(name)
                                    && other.header.value.as_text().is_some_and(|text| {
                                        text.split(',').any(|part| Some(part.trim()) == value.as_text())
                                    })
                            });
                            if !has {
                                table.append(set(value));
                            }
                        }
                        "setifempty" if exists => {}
                        _ => table.set(set(value)),
                    }
                }
            }
        }
        // Responses of mod_rewrite itself only have the headers of the first table.
        if !is_sent_here {
            always.headers.extend(success.headers);
        }
        always.open.extend(success.open);
        always.conditional.extend(success.conditional);
        always.upstream = self
            .directives
            .iter()
            .find(|directive| directive.line.begins("ProxyPass"))
            .map(|directive| directive.line.at.clone());
        if request.method == "OPTIONS" {
            always.status = self.options_status();
        }
        always
    }
}

/// The patterns of `Redirect` and `RewriteRule` that cover every path.
const EVERYTHING: [&str; 9] = ["/", "^", "^(.*)$", "(.*)", ".*", "^/?(.*)", "^/?(.*)$", "^/(.*)$", "^/(.*)"];

impl Host {
    fn note(&mut self, line: &Line) {
        if line.begins("ServerName") || line.begins("ServerAlias") {
            let name = |text: &str| text.rsplit("//").next().unwrap_or_default().split(':').next().map(str::to_owned);
            self.names.extend(line.words.iter().skip(1).filter_map(|word| name(&word.text)));
        }
        self.has_headers |= line.begins("Header");
        let is_flag = |flag: &str| flag == "R" || flag.starts_with("R=");
        let is_redirect = line.begins("Redirect") || line.begins("RedirectMatch");
        let redirects = is_redirect
            || line.begins("RewriteRule")
                && line.words.last().is_some_and(|word| word.text.trim_matches(['[', ']']).split(',').any(is_flag));
        self.redirects |= redirects && line.words.iter().skip(1).any(|word| EVERYTHING.contains(&word.text.as_str()));
    }
}

/// The order in which sections are merged: those of the server, of virtual hosts, directories, files, locations, conditions.
fn order(section: &str) -> u8 {
    match section.to_ascii_lowercase().as_str() {
        "virtualhost" => 1,
        "directory" | "directorymatch" => 2,
        "files" | "filesmatch" => 3,
        "location" | "locationmatch" => 4,
        "if" | "elseif" | "else" => 5,
        _ => 0,
    }
}

/// `RewriteRule .* - [E=NAME:%1]` after a condition on the origin, as the equivalent `SetEnvIf`.
fn variables_of_rule(line: &Line, pattern: &str) -> Option<Line> {
    let flags = line.words.last()?.text.trim_start_matches('[').trim_end_matches(']');
    let assigned: Vec<String> = flags
        .split(',')
        .filter_map(|flag| flag.trim().strip_prefix("E=").or_else(|| flag.trim().strip_prefix("env=")))
        .filter_map(|variable| variable.split_once(':'))
        .map(|(name, value)| {
            let value = match value {
                "%0" | "%{HTTP:Origin}" => "$0".to_owned(),
                value => value.replace('%', "$"),
            };
            format!("{name}={value}")
        })
        .collect();
    if assigned.is_empty() {
        return None;
    }
    let word = |text: String| super::lines::Word { text, at: line.at.clone() };
    let words = ["SetEnvIf".to_owned(), "Origin".to_owned(), pattern.to_owned()].into_iter().chain(assigned).map(word);
    Some(Line { words: words.collect(), at: line.at.clone() })
}

/// `[R=204,L]`.
fn flag_status(flags: &str) -> Option<u16> {
    let inner = flags.trim_start_matches('[').trim_end_matches(']');
    inner
        .split(',')
        .find_map(|flag| flag.trim().strip_prefix("R=").or_else(|| flag.trim().strip_prefix("redirect="))?.parse().ok())
}

fn section(name: &str, line: &Line) -> Section {
    let kind = name.trim_end_matches('>').to_ascii_lowercase();
    let argument = |index: usize| line.word(index).trim_end_matches('>').trim_matches('"').to_owned();
    let rest = line.words.iter().skip(1).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let rest = rest.trim_end_matches('>').trim().to_owned();
    let path = |text: String, style: Style| Section::Path(Pattern::new(&text, style), text, line.at.clone());
    match kind.as_str() {
        "location" | "files" if argument(1) == "~" => path(argument(2), Style::Regex),
        "location" if argument(1) != "/" => path(argument(1), Style::Prefix),
        "locationmatch" | "filesmatch" => path(argument(1), Style::Regex),
        "files" => path(format!("**/{}", argument(1)), Style::Segments),
        "if" => Section::If(rest, line.at.clone()),
        "else" | "elseif" => Section::If(format!("else {rest}"), line.at.clone()),
        "limit" => Section::Limit(rest.split_whitespace().map(str::to_owned).collect(), false),
        "limitexcept" => Section::Limit(rest.split_whitespace().map(str::to_owned).collect(), true),
        _ => Section::Open,
    }
}

/// Whether a section applies. A condition that can't be decided is noted and assumed to hold.
fn holds(section: &Section, request: &Request<'_>, condition: &mut Option<String>) -> bool {
    match section {
        Section::Open | Section::Host(_) => true,
        Section::Path(Some(pattern), ..) => pattern.covers(request.path),
        Section::Path(None, text, _) => request.path == text,
        Section::Limit(methods, is_except) => {
            methods.iter().any(|method| method.eq_ignore_ascii_case(request.method)) != *is_except
        }
        Section::If(text, _) => {
            if let Some(holds) = expression(text, request) {
                holds
            } else {
                *condition = Some(text.clone());
                true
            }
        }
    }
}

/// `env=NAME`, `env=!NAME`, `expr=…`.
fn condition_of(word: &str, request: &Request<'_>, variables: &[(String, HeaderValue)]) -> Option<bool> {
    if let Some(name) = word.strip_prefix("env=") {
        let (name, is_negative) = name.strip_prefix('!').map_or((name, false), |name| (name, true));
        return Some(variables.iter().any(|(known, _)| known == name) != is_negative);
    }
    expression(word.strip_prefix("expr=")?, request)
}

/// The test of the method or the origin in an expression.
fn expression(text: &str, request: &Request<'_>) -> Option<bool> {
    if let Some(test) = origin_condition(text) {
        return request.passes(&test);
    }
    if text.contains("HTTP:Origin") && (text.contains("-n ") || text.contains("!= ''")) {
        return Some(true);
    }
    if text.contains("REQUEST_METHOD") {
        let is_negative = text.contains("!=") || text.contains("!~");
        let quoted = text.split(['\'', '"', '/']).map(|part| part.trim_matches(['^', '$', '(', ')'])).find(|part| {
            !part.is_empty()
                && part.split('|').all(|one| one.bytes().all(|byte| byte.is_ascii_uppercase()) && !one.is_empty())
        })?;
        return Some(quoted.split('|').any(|one| one == request.method) != is_negative);
    }
    if text.contains("REQUEST_URI") {
        let quoted = text.split(['\'', '"', '#']).nth(1)?;
        return Some(Pattern::new(quoted, Style::Regex)?.covers(request.path));
    }
    None
}

/// The test of the origin in an expression: `%{HTTP:Origin} =~ m#…#`, `req('Origin') == 'x'`.
fn origin_condition(text: &str) -> Option<Allowed> {
    if !(text.contains("HTTP:Origin") || text.contains("HTTP_ORIGIN") || text.contains("req('Origin')")) {
        return None;
    }
    if let Some((_, right)) = text.split_once("=~") {
        let right = right.trim().trim_end_matches(['"', ')']).trim();
        let body =
            right.strip_prefix('m').filter(|rest| rest.starts_with(['#', '|', '!', '%', '@', ','])).unwrap_or(right);
        let open = body.chars().next()?;
        let pattern = body.cut(open.len_utf8()..).rsplit_once(open).map_or(body, |(inner, _)| inner);
        return Some(Allowed::Pattern { pattern: pattern.to_owned() });
    }
    let (_, right) = text.split_once("==").or_else(|| text.split_once(" -eq "))?;
    let origin = right.trim().trim_matches(['\'', '"', ' ', ')']);
    Some(Allowed::Origin(origin.to_owned()))
}

/// `SetEnvIf Origin "regex" NAME=$0`: the test and the variables.
fn environment(line: &Line) -> Option<(Allowed, Vec<(String, HeaderValue)>)> {
    if !(line.begins("SetEnvIf") || line.begins("SetEnvIfNoCase"))
        || !line.word(1).trim_matches('^').trim_end_matches('$').eq_ignore_ascii_case("origin")
    {
        return None;
    }
    let pattern = line.word(2).to_owned();
    let variables = line
        .words
        .iter()
        .skip(3)
        .filter(|word| !word.text.starts_with('!'))
        .map(|word| {
            let (name, value) = word.text.split_once('=').unwrap_or((&word.text, "1"));
            // `$1` is the whole origin if the brackets surround the whole pattern.
            let is_whole = value == "$0" || (value == "$1" && is_bracketed(&pattern));
            (name.to_owned(), if is_whole { HeaderValue::any_origin() } else { value.into() })
        })
        .collect();
    Some((Allowed::Pattern { pattern }, variables))
}

/// Whether the first group of a pattern encloses the whole pattern.
fn is_bracketed(pattern: &str) -> bool {
    let body = pattern.trim_start_matches('^').trim_end_matches('$');
    let mut depth = 0;
    let mut is_escaped = false;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1 == body.len();
                }
            }
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// A value with its `%{…}`.
fn formatted(
    value: &str,
    variables: &[(String, HeaderValue)],
    name: &str,
    at: &Range<usize>,
    open: &mut Vec<(String, String, Range<usize>)>,
) -> HeaderValue {
    if let Some(expression) = value.strip_prefix("expr=") {
        if expression.trim() == "%{HTTP:Origin}" || expression.trim() == "%{req:Origin}" {
            return HeaderValue::any_origin();
        }
        if expression.trim().eq_ignore_ascii_case("%{HTTP:Access-Control-Request-Headers}") {
            return HeaderValue::requested_headers();
        }
    }
    let mut text = String::new();
    let mut rest = value.strip_prefix("expr=").unwrap_or(value);
    while let Some(percent) = rest.find('%') {
        text.push_str(rest.cut(..percent));
        let after = rest.cut(percent + 1..);
        if let Some(next) = after.strip_prefix('%') {
            text.push('%');
            rest = next;
            continue;
        }
        let Some((variable, next)) = after.strip_prefix('{').and_then(|inner| inner.split_once('}')) else {
            text.push('%');
            rest = after;
            continue;
        };
        let next = next.strip_prefix(['e', 's', 'i', 'x']).unwrap_or(next);
        match variables.iter().rev().find(|(known, _)| known == variable).map(|(_, value)| value) {
            Some(value @ HeaderValue::Echo(_)) if text.is_empty() && next.is_empty() => return value.clone(),
            Some(HeaderValue::Text(known)) => text.push_str(known),
            _ if matches!(variable, "HTTP_ORIGIN" | "Origin" | "HTTP:Origin") && text.is_empty() && next.is_empty() => {
                return HeaderValue::any_origin();
            }
            _ => {
                open.push((name.to_owned(), format!("%{{{variable}}}"), at.clone()));
                text.push_str("${");
                text.push_str(variable);
                text.push('}');
            }
        }
        rest = next;
    }
    text.push_str(rest);
    text.into()
}
