//! Traefik: middlewares in YAML, TOML, labels of containers, and Kubernetes' `Middleware`.
//!
//! A middleware only counts if a router uses it. An empty value removes a header.

use super::document::{Item, Kind, toml, yaml};
use super::origin::{Form, allow};
use super::site::{Header, Preflight, Site, publish};
use crate::cut::Cut as _;
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let lower = text.to_ascii_lowercase();
    let has = |mark: &str| lower.contains(mark);
    let is_label = has("traefik.http.");
    let is_resource = has("traefik.containo.us/") || has("traefik.io/");
    let is_file = (has("middlewares:") || has("middlewares."))
        && has("headers")
        && (has("customresponseheaders")
            || has("accesscontrolallow")
            || has("contentsecuritypolicy")
            || has("framedeny"));
    if is_label || is_resource || is_file { super::SURE } else { sure::NO }
}

/// A middleware: its name, and its options by lower-case names.
struct Middleware {
    name: String,
    options: Vec<(String, Item)>,
    /// The middlewares of a chain.
    chain: Vec<String>,
}

/// The rule and the middlewares of a router.
#[derive(Default)]
struct Router {
    name: String,
    rule: String,
    uses: Vec<String>,
}

#[derive(Default)]
struct Found {
    middlewares: Vec<Middleware>,
    routers: Vec<Router>,
    /// Middlewares of an entry point, which apply to all routers.
    of_all: Vec<String>,
}

impl Found {
    /// The middleware with a name, which may have a provider (`name@docker`) or a namespace (`default-name@…`).
    fn middleware(&self, name: &str) -> Option<&Middleware> {
        let name = short(name);
        let of = |is_it: &dyn Fn(&str) -> bool| self.middlewares.iter().find(|one| is_it(&one.name));
        of(&|known| known == name).or_else(|| of(&|known| name.ends_with(&format!("-{known}"))))
    }

    /// Applies the middlewares with these names, and records that they are used.
    fn apply(&self, names: &[String], site: &mut Site, used: &mut Vec<String>, depth: usize) {
        for middleware in names.iter().filter_map(|name| self.middleware(name)) {
            used.push(middleware.name.clone());
            apply(middleware, site);
            if depth < 8 {
                self.apply(&middleware.chain, site, used, depth + 1);
            }
        }
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let is_toml = super::has_line(text, |line| line.starts_with('[') && line.ends_with(']') && line.contains('.'));
    let documents: Vec<Item> = if is_toml { toml(text).into_iter().collect() } else { yaml(text) };
    let mut found = Found::default();
    for document in &documents {
        file(document, &mut found);
        resource(document, &mut found);
    }
    labels(source, &documents, &mut found);
    let mut used: Vec<String> = Vec::new();
    let mut sites: Vec<Site> = Vec::new();
    // Routers with the same middlewares have the same responses.
    let first = found.routers.first();
    let are_alike = found.routers.iter().all(|router| first.is_some_and(|first| router.uses == first.uses));
    for router in &found.routers {
        let mut site = Site::default();
        let names: Vec<String> = found.of_all.iter().chain(&router.uses).cloned().collect();
        found.apply(&names, &mut site, &mut used, 0);
        if !are_alike {
            site.hosts = arguments(&router.rule, "Host(");
            site.path = ["PathPrefix(", "Path("]
                .into_iter()
                .find_map(|call| arguments(&router.rule, call).into_iter().next())
                .unwrap_or_else(|| "/".to_owned());
        }
        // The rule covers less than the site's path and hosts.
        if !are_alike && ["!", "Header", "Method(", "Query(", "ClientIP("].iter().any(|one| router.rule.contains(one)) {
            let on = router.rule.as_str();
            let why = Config::OnlyIf.with("name", "Access-Control-Allow-Origin").with("on", on);
            draft.unresolved("network[0].response.headers", why, None);
        }
        sites.push(site);
        if are_alike {
            break;
        }
    }
    if found.routers.is_empty() {
        let mut site = Site::default();
        let all = if found.of_all.is_empty() {
            found.middlewares.iter().map(|one| one.name.clone()).collect()
        } else {
            found.of_all.clone()
        };
        found.apply(&all, &mut site, &mut used, 0);
        sites.push(site);
    }
    for middleware in found.middlewares.iter().filter(|one| !used.contains(&one.name)) {
        if let Some((_, item)) = middleware.options.first() {
            draft.unresolved("headers", Config::NotUsed.with("name", middleware.name.as_str()), Some(&item.at));
        }
    }
    if found.routers.is_empty() && found.of_all.is_empty() && !found.middlewares.is_empty() {
        draft.unresolved("headers", Config::NoRouter, None);
    }
    publish(draft, "Traefik", &sites);
}

/// The texts in a rule's calls, such as `` Host(`a.example`, `b.example`) ``. Empty if the rule excludes them.
fn arguments(rule: &str, call: &str) -> Vec<String> {
    let starts = rule.match_indices(call).map(|(at, _)| at).filter(|at| !rule.cut(..*at).ends_with('!'));
    starts
        .flat_map(|at| {
            let body = rule.cut(at + call.len()..).split(')').next().unwrap_or_default();
            body.split(',').map(|one| one.trim().trim_matches(['`', '"', '\'']).to_owned())
        })
        .filter(|one| !one.is_empty())
        .collect()
}

/// `name@docker` without its provider.
fn short(name: &str) -> &str {
    name.split('@').next().unwrap_or(name).trim()
}

/// `http.middlewares`, `http.routers`, `entryPoints.*.http.middlewares`.
fn file(document: &Item, found: &mut Found) {
    let http = document.get("http").unwrap_or(document);
    for (name, item) in http.get("middlewares").into_iter().flat_map(Item::pairs) {
        found.middlewares.push(middleware(name, item));
    }
    for (name, router) in http.get("routers").into_iter().flat_map(Item::pairs) {
        found.routers.push(Router {
            name: name.clone(),
            rule: router.get("rule").and_then(Item::text).unwrap_or_default().to_owned(),
            uses: router.get("middlewares").map(Item::texts).unwrap_or_default(),
        });
    }
    for (_, point) in document.get("entryPoints").into_iter().flat_map(Item::pairs) {
        if let Some(list) = point.path(&["http", "middlewares"]) {
            found.of_all.extend(list.texts());
        }
    }
}

fn middleware(name: &str, item: &Item) -> Middleware {
    let options = item
        .get("headers")
        .into_iter()
        .flat_map(Item::pairs)
        .map(|(name, item)| (name.to_ascii_lowercase(), item.clone()))
        .collect();
    let chain = item.path(&["chain", "middlewares"]).map(|list| {
        list.items()
            .iter()
            .filter_map(|one| one.text().or_else(|| one.get("name")?.text()))
            .map(str::to_owned)
            .collect()
    });
    Middleware { name: name.to_owned(), options, chain: chain.unwrap_or_default() }
}

/// Kubernetes' own resources.
fn resource(document: &Item, found: &mut Found) {
    let kind = document.get("kind").and_then(Item::text).unwrap_or_default();
    let name = document.path(&["metadata", "name"]).and_then(Item::text).unwrap_or_default();
    match kind {
        "Middleware" => {
            if let Some(spec) = document.get("spec") {
                found.middlewares.push(middleware(name, spec));
            }
        }
        "IngressRoute" => {
            for route in document.path(&["spec", "routes"]).into_iter().flat_map(Item::items) {
                let used = route.get("middlewares").into_iter().flat_map(Item::items);
                found.routers.push(Router {
                    name: name.to_owned(),
                    rule: route.get("match").and_then(Item::text).unwrap_or_default().to_owned(),
                    uses: used.filter_map(|one| one.get("name").and_then(Item::text).map(str::to_owned)).collect(),
                });
            }
        }
        "Ingress" => {
            let annotation = "traefik.ingress.kubernetes.io/router.middlewares";
            let list = document.path(&["metadata", "annotations"]).and_then(|all| all.get(annotation));
            let hosts = document.path(&["spec", "rules"]).into_iter().flat_map(Item::items);
            let hosts: Vec<&str> = hosts.filter_map(|rule| rule.get("host").and_then(Item::text)).collect();
            found.routers.push(Router {
                name: name.to_owned(),
                rule: format!("Host({})", hosts.join(",")),
                uses: list.map(Item::list).unwrap_or_default(),
            });
        }
        _ => {}
    }
}

/// `traefik.http.middlewares.NAME.headers.OPTION=value`, anywhere: in lists, maps, or on the command line.
#[expect(clippy::indexing_slicing, reason = "the index is that of the entry that was found or has just been added")]
fn labels(source: &Source<'_>, documents: &[Item], found: &mut Found) {
    let mut pairs: Vec<(String, Item)> = Vec::new();
    for document in documents {
        collect_labels(document, &mut pairs);
    }
    if pairs.is_empty() {
        for (range, line) in source.lines() {
            let trimmed = line
                .trim()
                .trim_start_matches("- ")
                .trim_start_matches("--label ")
                .trim_start_matches("LABEL ")
                .trim_end_matches(['\\', ' ']);
            let trimmed = trimmed.trim_matches(['"', '\'']);
            if let Some((name, value)) =
                trimmed.split_once('=').filter(|(name, _)| name.to_ascii_lowercase().starts_with("traefik."))
            {
                let value = value.trim_matches(['"', '\'']).to_owned();
                pairs.push((
                    name.trim_matches(['"', '\'', ' ']).to_owned(),
                    Item { at: range, kind: Kind::Text(value) },
                ));
            }
        }
    }
    for (name, item) in pairs {
        let parts: Vec<&str> = name.split('.').collect();
        match parts.as_slice() {
            [_, http, middlewares, middleware, rest @ ..]
                if http.eq_ignore_ascii_case("http")
                    && middlewares.eq_ignore_ascii_case("middlewares")
                    && !rest.is_empty() =>
            {
                add_label(found, middleware, rest, item);
            }
            [_, http, routers, router, rest]
                if http.eq_ignore_ascii_case("http") && routers.eq_ignore_ascii_case("routers") =>
            {
                let known = found.routers.iter().position(|one| one.name == *router);
                let at = known.unwrap_or_else(|| {
                    found.routers.push(Router { name: (*router).to_owned(), ..Router::default() });
                    found.routers.len() - 1
                });
                match rest.to_ascii_lowercase().as_str() {
                    "middlewares" => found.routers[at].uses.extend(item.list()),
                    "rule" => item.text().unwrap_or_default().clone_into(&mut found.routers[at].rule),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "the index is that of the entry that was found or has just been added")]
fn add_label(found: &mut Found, name: &str, rest: &[&str], item: Item) {
    let known = found.middlewares.iter().position(|one| one.name == name);
    let at = known.unwrap_or_else(|| {
        found.middlewares.push(Middleware { name: name.to_owned(), options: Vec::new(), chain: Vec::new() });
        found.middlewares.len() - 1
    });
    let middleware = &mut found.middlewares[at];
    match rest {
        [headers, option] if headers.eq_ignore_ascii_case("headers") => {
            middleware.options.push((option.to_ascii_lowercase(), item));
        }
        [headers, option, header @ ..] if headers.eq_ignore_ascii_case("headers") => {
            // A map's entry: `customResponseHeaders.X-Name`.
            let pair = (header.join("."), item.clone());
            let option = option.to_ascii_lowercase();
            match middleware.options.iter_mut().find(|(known, _)| *known == option) {
                Some((_, Item { kind: Kind::Map(pairs), .. })) => pairs.push(pair),
                _ => middleware.options.push((option, Item { at: item.at, kind: Kind::Map(vec![pair]) })),
            }
        }
        [chain, _] if chain.eq_ignore_ascii_case("chain") => middleware.chain.extend(item.list()),
        _ => {}
    }
}

fn collect_labels(item: &Item, pairs: &mut Vec<(String, Item)>) {
    match &item.kind {
        Kind::Text(text) => {
            if let Some((name, value)) =
                text.split_once('=').filter(|(name, _)| name.to_ascii_lowercase().starts_with("traefik."))
            {
                pairs.push((name.to_owned(), Item { at: item.at.clone(), kind: Kind::Text(value.to_owned()) }));
            }
        }
        Kind::List(items) => items.iter().for_each(|one| collect_labels(one, pairs)),
        Kind::Map(all) => {
            for (name, one) in all {
                if name.to_ascii_lowercase().starts_with("traefik.http.") {
                    pairs.push((name.clone(), one.clone()));
                } else {
                    collect_labels(one, pairs);
                }
            }
        }
    }
}

fn apply(middleware: &Middleware, site: &mut Site) {
    let get = |name: &str| middleware.options.iter().find(|(known, _)| known == name).map(|(_, item)| item);
    let text = |name: &str| get(name).and_then(|item| Some((item.text()?.to_owned(), item.at.clone())));
    for (option, header) in [
        ("contentsecuritypolicy", "Content-Security-Policy"),
        ("contentsecuritypolicyreportonly", "Content-Security-Policy-Report-Only"),
        ("referrerpolicy", "Referrer-Policy"),
        ("permissionspolicy", "Permissions-Policy"),
        ("featurepolicy", "Feature-Policy"),
        ("customframeoptionsvalue", "X-Frame-Options"),
        ("custombrowserxssvalue", "X-XSS-Protection"),
    ] {
        if let Some((value, at)) = text(option).filter(|(value, _)| !value.is_empty()) {
            super::site::set(&mut site.response, Header::new(header, value, at));
        }
    }
    for (option, header, value) in [
        ("framedeny", "X-Frame-Options", "DENY"),
        ("contenttypenosniff", "X-Content-Type-Options", "nosniff"),
        ("browserxssfilter", "X-XSS-Protection", "1; mode=block"),
    ] {
        if let Some(item) = get(option).filter(|item| item.is_true()) {
            super::site::set(&mut site.response, Header::new(header, value, item.at.clone()));
        }
    }
    if let Some((seconds, at)) = text("stsseconds").filter(|(seconds, _)| seconds != "0") {
        super::site::set(
            &mut site.response,
            Header::new("Strict-Transport-Security", format!("max-age={seconds}"), at),
        );
    }
    cors(middleware, site);
    for (name, value) in get("customresponseheaders").into_iter().flat_map(Item::pairs) {
        match value.text() {
            Some("") => site.response.retain(|header| !header.is(name)),
            Some(text) => super::site::set(&mut site.response, Header::new(name.as_str(), text, value.at.clone())),
            None => {}
        }
    }
}

fn cors(middleware: &Middleware, site: &mut Site) {
    let get = |name: &str| middleware.options.iter().find(|(known, _)| known == name).map(|(_, item)| item);
    let origins = get("accesscontrolalloworiginlist").or_else(|| get("accesscontrolalloworigin"));
    let patterns = get("accesscontrolalloworiginlistregex");
    let mut list: Vec<Allowed> = origins.map(Item::list).unwrap_or_default().into_iter().map(Allowed::Origin).collect();
    let is_any = list.contains(&Allowed::Origin("*".to_owned()));
    let form = if list.is_empty() { Form::One } else { Form::List };
    list.extend(patterns.map(Item::texts).unwrap_or_default().into_iter().map(|pattern| Allowed::Pattern { pattern }));
    let mut common = Vec::new();
    if let Some(item) = origins.or(patterns).filter(|_| !list.is_empty()) {
        let form = if list.len() > 1 { Form::List } else { form };
        let value = if is_any {
            "*".into()
        } else {
            HeaderValue::Echo(Echo::Origin { allow: allow(list, form), otherwise: None })
        };
        common.push(Header::new("Access-Control-Allow-Origin", value, item.at.clone()));
    }
    if let Some(item) = get("accesscontrolallowcredentials").filter(|item| item.is_true()) {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", item.at.clone()));
    }
    let mut preflight = common.clone();
    for (option, header) in [
        ("accesscontrolallowheaders", "Access-Control-Allow-Headers"),
        ("accesscontrolallowmethods", "Access-Control-Allow-Methods"),
    ] {
        if let Some(item) = get(option) {
            preflight.push(Header::new(header, item.list().join(","), item.at.clone()));
        }
    }
    if preflight.is_empty() {
        return;
    }
    let age = get("accesscontrolmaxage");
    preflight.push(Header::new(
        "Access-Control-Max-Age",
        age.and_then(Item::text).unwrap_or("0"),
        age.map_or(0..0, |item| item.at.clone()),
    ));
    if let Some(item) = get("accesscontrolexposeheaders") {
        common.push(Header::new("Access-Control-Expose-Headers", item.list().join(","), item.at.clone()));
    }
    if let Some(item) = get("addvaryheader").filter(|item| item.is_true()) {
        common.push(Header::new("Vary", "Origin", item.at.clone()));
    }
    for header in common {
        super::site::set(&mut site.response, header);
    }
    site.preflight = Some(Preflight { status: Some(200), headers: preflight });
}
