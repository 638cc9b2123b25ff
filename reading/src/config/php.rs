//! PHP: Laravel's `config/cors.php`, and headers that code sets.

use super::handlers;
use super::origin::{Form, allow};
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, publish};
use super::values::{self, has_star};
use crate::cut::Cut as _;
use crate::literal::{Node, Scope, Span, Syntax, Value, each_node, statements, statements_within};
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_laravel = has("'allowed_origins'") || has("\"allowed_origins\"") || has("'supports_credentials'");
    let sets = super::has_line(text, |line| {
        let call = line.trim_start_matches('@');
        (call.starts_with("header(\"") || call.starts_with("header('")) && call.contains(':')
    });
    let is_php = has("<?php")
        || has("$_SERVER")
        || has("$response->")
        || has("$request->")
        || has("->header(")
        || has("->headers->set(");
    if is_laravel || sets || (is_php && super::names_header(text)) {
        return super::SURE + 1;
    }
    sure::NO
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    // HTML is outside of the tags.
    let mut all = Vec::new();
    if text.contains("<?php") || text.contains("<?=") {
        for (start, end) in segments(text) {
            all.extend(statements_within(text, Syntax::Php, Span::new(start, end)));
        }
    } else {
        all = statements(text, Syntax::Php);
    }
    let scope = Scope::new(text, &all);
    let mut options = None;
    each_node(&all, &mut |node| {
        if options.is_none() && matches!(node.value, Value::Map(_)) && scope.get(node, "allowed_origins").is_some() {
            options = Some(node);
        }
    });
    if let Some(options) = options {
        draft.kind("config.laravel");
        let sites = laravel(draft, &scope, options);
        return publish(draft, "Laravel", &sites);
    }
    let sites = handlers::walk(draft, &scope, &all, &|_, _, _, _, _| None);
    publish(draft, "PHP", &sites);
}

/// The parts between `<?php` and `?>`.
fn segments(text: &str) -> Vec<(usize, usize)> {
    let mut segments = Vec::new();
    let mut at = 0;
    while let Some(open) = text.cut(at..).find("<?") {
        let start = at + open + 2;
        let start = start + text.cut(start..).find(|c: char| !(c.is_ascii_alphabetic() || c == '=')).unwrap_or(0);
        let end = text.cut(start..).find("?>").map_or(text.len(), |close| start + close);
        segments.push((start, end));
        at = end;
    }
    segments
}

fn laravel(draft: &mut Draft<'_>, scope: &Scope<'_>, options: &Node) -> Vec<Site> {
    let option = |name: &str| scope.get(options, name);
    let place = |name: &str| option(name).map_or(options.span, |node| node.span).range();
    let mut list = |header: &str, name: &str| -> Vec<String> {
        option(name).map(|node| values::texts(draft, scope, header, node)).unwrap_or_default()
    };
    let origins: Vec<Allowed> = list("Access-Control-Allow-Origin", "allowed_origins")
        .into_iter()
        // The library converts `https://*.example` to a pattern. Here it is one already.
        .map(Allowed::Origin)
        .collect();
    let patterns: Vec<Allowed> = list("Access-Control-Allow-Origin", "allowed_origins_patterns")
        .into_iter()
        .map(|pattern| Allowed::Pattern { pattern: without_delimiters(&pattern) })
        .collect();
    let methods = list("Access-Control-Allow-Methods", "allowed_methods");
    let headers = list("Access-Control-Allow-Headers", "allowed_headers");
    let exposed = list("Access-Control-Expose-Headers", "exposed_headers");
    let credentials = option("supports_credentials").and_then(|node| scope.flag(node)) == Some(true);
    let star = |list: &[String]| list.iter().any(|one| one == "*");
    let value: Option<HeaderValue> = match origins.as_slice() {
        all if has_star(all) && credentials => Some(HeaderValue::any_origin()),
        all if has_star(all) => Some("*".into()),
        [Allowed::Origin(only)] if patterns.is_empty() && !only.contains('*') => Some(only.as_str().into()),
        all => {
            let form = if all.is_empty() { Form::One } else { Form::List };
            let list: Vec<Allowed> = all.iter().cloned().chain(patterns).collect();
            let form = if list.len() > 1 { Form::List } else { form };
            (!list.is_empty()).then(|| HeaderValue::Echo(Echo::Origin { allow: allow(list, form), otherwise: None }))
        }
    };
    let mut common = Vec::new();
    if let Some(value) = value {
        common.push(Header::new("Access-Control-Allow-Origin", value, place("allowed_origins")));
    }
    if credentials {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", place("supports_credentials")));
    }
    let mut response = common.clone();
    if !exposed.is_empty() {
        response.push(Header::new("Access-Control-Expose-Headers", exposed.join(", "), place("exposed_headers")));
    }
    let mut preflight = common;
    let methods =
        if star(&methods) { HeaderValue::requested_method() } else { methods.join(", ").to_ascii_uppercase().into() };
    preflight.push(Header::new("Access-Control-Allow-Methods", methods, place("allowed_methods")));
    let headers = if star(&headers) { HeaderValue::requested_headers() } else { headers.join(", ").into() };
    preflight.push(Header::new("Access-Control-Allow-Headers", headers, place("allowed_headers")));
    if let Some(node) = option("max_age")
        && let Some(seconds) = scope.number(node)
    {
        preflight.push(Header::new("Access-Control-Max-Age", seconds.to_string(), node.span.range()));
    }
    let site =
        Site { response, preflight: Some(Preflight { status: Some(204), headers: preflight }), ..Site::default() };
    let paths = option("paths").map(|node| values::texts(draft, scope, "paths", node)).unwrap_or_default();
    let read: Vec<Option<Pattern>> = paths.iter().map(|path| Pattern::new(path, Style::Glob)).collect();
    if paths.is_empty() || read.iter().flatten().any(Pattern::is_everything) || paths.iter().any(|path| path == "*") {
        return vec![site];
    }
    draft.unresolved("request.url", Config::OnlyPath.with("pattern", paths.join(", ")), Some(&place("paths")));
    let mut sites: Vec<Site> = Vec::new();
    for (path, pattern) in paths.iter().zip(read) {
        let path = pattern.map_or_else(|| path.clone(), |pattern| pattern.example());
        sites.push(Site { path, at: Some(place("paths")), ..site.clone() });
    }
    sites.push(Site { path: "/".to_owned(), ..Site::default() });
    sites
}

/// `#^https://.*$#i` without its delimiters.
fn without_delimiters(literal: &str) -> String {
    match literal.chars().next() {
        Some(c) if !c.is_alphanumeric() && !matches!(c, '^' | '\\' | '.' | '*') => {
            super::origin::without_delimiters(literal)
        }
        _ => literal.to_owned(),
    }
}
