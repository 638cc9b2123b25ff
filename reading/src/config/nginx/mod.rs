//! nginx. The server is evaluated for each method and for the origins that its conditions distinguish; the results
//! become the reading.

mod response;
pub(super) mod syntax;

use std::ops::Range;

use self::response::{Server, origin_tests};
use self::syntax::{Directive, directives};
use super::paths::{Pattern, Style};
use super::request;
use super::site::{Header, Site, publish};
use crate::reader::sure;
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    if super::has_extension(source, "conf") && source.name().is_some_and(|name| name.contains("nginx")) {
        return sure::NAMED;
    }
    let has = |word: &str| super::has_line(text, |line| line.starts_with(word) && line.ends_with([';', '{']));
    let has_header = has("add_header ") || has("more_set_headers ") || has("add_header\t");
    if is_on_one_line(text) {
        return super::SURE;
    }
    let has_block = super::has_line(text, |line| {
        (line.starts_with("location ")
            || line.starts_with("server {")
            || line.starts_with("http {")
            || line.starts_with("upstream "))
            && line.ends_with('{')
    });
    match (has_header, has_block || has("proxy_pass ") || has("server_name ")) {
        (true, _) => super::SURE,
        (false, true)
            if has("proxy_pass ") || has("listen ") || has("root ") || has("try_files ") || has("return ") =>
        {
            super::SURE
        }
        (false, true) => sure::LIKELY,
        _ => sure::NO,
    }
}

/// Whether a line contains a block that only nginx has: `server { listen 80; location / { … } }`.
fn is_on_one_line(text: &str) -> bool {
    super::has_line(text, |line| {
        let begins = ["server {", "server{", "location ", "http {"].iter().any(|word| line.starts_with(word));
        let holds = ["add_header ", "more_set_headers ", "proxy_pass ", "listen ", "root ", "return ", "server_name "];
        begins
            && line.split_once('{').is_some_and(|(_, body)| {
                body.contains(';')
                    && holds.iter().any(|word| {
                        body.trim_start().starts_with(word)
                            || body.contains(&format!("; {word}"))
                            || body.contains(&format!("{{ {word}"))
                    })
            })
    })
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let all = directives(source.text(), 0..source.text().len());
    let sites = sites(draft, &all);
    publish(draft, "nginx", &sites);
}

/// A snippet in a value of another file, at the place `at`: `more_set_headers`, `add_header`.
pub(super) fn snippet(draft: &mut Draft<'_>, text: &str, part: Range<usize>, at: &Range<usize>) -> Vec<Header> {
    let all = directives(text, part);
    let server = Server::new(&all, &[]);
    let mut headers = request::site(draft, "/", &origin_tests(&server, "/"), &|request| {
        let mut response = server.respond(request);
        response.upstream = None;
        response.conditional.iter_mut().for_each(|(_, place, _)| *place = at.clone());
        response.open.iter_mut().for_each(|(_, _, place)| *place = at.clone());
        response
    })
    .response;
    for header in &mut headers {
        header.at = at.clone();
    }
    headers
}

fn sites(draft: &mut Draft<'_>, all: &[Directive]) -> Vec<Site> {
    let http: Vec<&Directive> =
        all.iter().flat_map(|one| if one.name() == "http" { one.body() } else { std::slice::from_ref(one) }).collect();
    for one in &http {
        if one.name() == "include" {
            draft.unresolved("headers", Config::Included.with("file", one.word(1)), Some(&one.at));
        }
    }
    let servers: Vec<&Directive> =
        http.iter().copied().filter(|one| one.name() == "server" && one.block.is_some()).collect();
    let outside: Vec<Directive> = http.iter().filter(|one| one.name() != "server").map(|one| (*one).clone()).collect();
    let mut sites = Vec::new();
    if servers.is_empty() {
        sites_of(draft, &outside, &[], &[], &mut sites);
    }
    // A server that only redirects to another scheme has no other responses.
    let responding: Vec<&&Directive> =
        servers.iter().filter(|server| server.body().iter().all(|one| one.name() != "return")).collect();
    let several = responding.len() > 1;
    for server in if responding.is_empty() { servers.iter().collect() } else { responding } {
        let hosts = if several { hosts(server) } else { Vec::new() };
        sites_of(draft, server.body(), &outside, &hosts, &mut sites);
    }
    sites
}

/// The names of a server. It serves every host if one of them is a name that no request has, such as `_`, or a pattern.
fn hosts(server: &Directive) -> Vec<String> {
    let names: Vec<&str> = server
        .body()
        .iter()
        .filter(|one| one.name() == "server_name")
        .flat_map(|one| one.words.iter().skip(1).map(|word| word.text.as_str()))
        .collect();
    let is_name = |name: &str| name.contains('.') || name == "localhost";
    if !names.iter().all(|name| is_name(name) && !name.starts_with('~') && !name.ends_with('*')) {
        return Vec::new();
    }
    // `.example.com` stands for `example.com` and `*.example.com`.
    names
        .iter()
        .flat_map(|name| match name.strip_prefix('.') {
            Some(rest) => vec![rest.to_owned(), format!("*.{rest}")],
            None => vec![(*name).to_owned()],
        })
        .collect()
}

/// The sites of one server: one for each location, or one for all paths.
fn sites_of(draft: &mut Draft<'_>, body: &[Directive], http: &[Directive], hosts: &[String], sites: &mut Vec<Site>) {
    let server = Server::new(body, http);
    let mut paths: Vec<(String, Option<Range<usize>>)> = Vec::new();
    for location in server.locations() {
        for path in examples(location) {
            if !paths.iter().any(|(known, _)| *known == path) && paths.len() < 60 {
                paths.push((path, Some(location.at.clone())));
            }
        }
    }
    if paths.is_empty() {
        paths.push((String::new(), None));
    } else if server.has_own_headers() && !paths.iter().any(|(path, _)| path == "/") {
        paths.insert(0, ("/".to_owned(), None));
    }
    for (path, at) in paths {
        let requested_path = if path.is_empty() { "/" } else { &path };
        let mut site = request::site(draft, requested_path, &origin_tests(&server, requested_path), &|request| {
            server.respond(request)
        });
        site.path = path;
        site.hosts = hosts.to_vec();
        site.at = at;
        sites.push(site);
    }
    for one in body.iter().filter(|one| one.name() == "include") {
        draft.unresolved("headers", Config::Included.with("file", one.word(1)), Some(&one.at));
    }
}

/// Paths to which a location responds; none for named locations.
fn examples(location: &Directive) -> Vec<String> {
    match location.word(1) {
        "=" | "^~" => vec![location.word(2).to_owned()],
        "~" | "~*" => Pattern::new(location.word(2), Style::Regex)
            .map_or_else(|| vec![location.word(2).to_owned()], |pattern| pattern.examples()),
        named if named.starts_with('@') => Vec::new(),
        prefix => vec![prefix.trim_start_matches("^~").to_owned()],
    }
}
