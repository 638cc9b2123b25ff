//! Kubernetes: the annotations of ingress-nginx.

use super::document::{Item, Kind, yaml};
use super::nginx;
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, publish, set};
use crate::reader::sure;
use crate::reading::{Allowed, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

/// The defaults of the controller (1.12), from its documentation of annotations. There is no library to compare them
/// with.
const METHODS: &str = "GET, PUT, POST, DELETE, PATCH, OPTIONS";
const HEADERS: &str =
    "DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization";
const MAX_AGE: &str = "1728000";

const PREFIXES: [&str; 2] = ["nginx.ingress.kubernetes.io/", "nginx.org/"];

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    if PREFIXES.iter().any(|prefix| text.contains(prefix)) { super::SURE + 1 } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut sites: Vec<Site> = Vec::new();
    for document in yaml(source.text()) {
        let mut found: Vec<Resource<'_>> = Vec::new();
        resources(&document, &[], &mut found);
        for resource in found {
            let site = site(draft, &resource.annotations);
            let paths = if resource.paths.is_empty() { vec![String::new()] } else { resource.paths };
            sites.extend(paths.into_iter().map(|path| Site { path, hosts: resource.hosts.clone(), ..site.clone() }));
        }
    }
    // If there is only one resource, it applies to all hosts and paths, because the request is probably for one of
    // them.
    if let Some((first, others)) = sites.split_first()
        && others.iter().all(|site| site.is_alike(first))
    {
        sites.truncate(1);
        for site in &mut sites {
            site.hosts.clear();
            site.path.clear();
        }
    }
    publish(draft, "ingress-nginx", &sites);
}

/// A resource with annotations, and the hosts and paths of its rules.
struct Resource<'i> {
    annotations: Vec<(&'i str, &'i Item)>,
    hosts: Vec<String>,
    paths: Vec<String>,
}

/// Collects resources with annotations of the controller. `rules`: the rules of the enclosing resource.
fn resources<'i>(item: &'i Item, rules: &[&'i Item], found: &mut Vec<Resource<'i>>) {
    match &item.kind {
        Kind::List(items) => items.iter().for_each(|one| resources(one, rules, found)),
        Kind::Map(pairs) => {
            let annotations: Vec<(&str, &Item)> = pairs
                .iter()
                .filter_map(|(name, item)| Some((PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))?, item)))
                .collect();
            // `spec.rules` of a resource, `hosts` of a chart's values.
            let own = item.path(&["spec", "rules"]).or_else(|| item.get("hosts"));
            let own: Vec<&Item> = own.into_iter().flat_map(Item::items).collect();
            let rules = if own.is_empty() { rules } else { &own };
            if !annotations.is_empty() {
                found.push(Resource { annotations, hosts: hosts(rules), paths: paths(rules) });
            }
            for (_, one) in pairs {
                resources(one, rules, found);
            }
        }
        Kind::Text(_) => {}
    }
}

fn hosts(rules: &[&Item]) -> Vec<String> {
    rules.iter().filter_map(|rule| rule.get("host")?.text()).map(str::to_owned).collect()
}

/// Examples of the paths of the rules.
fn paths(rules: &[&Item]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for rule in rules {
        let paths = rule.path(&["http", "paths"]).or_else(|| rule.get("paths"));
        for path in paths.into_iter().flat_map(Item::items).filter_map(|path| path.get("path")?.text()) {
            let style = if path.contains(['(', '*', '?']) { Style::Regex } else { Style::Prefix };
            let example = Pattern::new(path, style).map_or_else(|| path.to_owned(), |pattern| pattern.example());
            if !all.contains(&example) {
                all.push(example);
            }
        }
    }
    all
}

fn site(draft: &mut Draft<'_>, annotations: &[(&str, &Item)]) -> Site {
    let get = |name: &str| annotations.iter().find(|(known, _)| *known == name).map(|(_, item)| *item);
    let mut site = Site::default();
    let is_cors = get("enable-cors").is_some_and(Item::is_true);
    if is_cors {
        cors(draft, &get, &mut site);
    } else if let Some((name, item)) = annotations.iter().find(|(name, _)| name.starts_with("cors-")) {
        draft.unresolved("network[0].response.headers", Config::NotUsed.with("name", *name), Some(&item.at));
    }
    for name in ["server-snippet", "configuration-snippet", "server-snippets", "location-snippets"] {
        let Some(item) = get(name) else { continue };
        let Some(text) = item.text() else { continue };
        // The value is unfolded, so its parts have the place of the whole value.
        for header in nginx::snippet(draft, text, 0..text.len(), &item.at) {
            set(&mut site.response, header);
        }
    }
    site
}

fn cors<'i>(draft: &mut Draft<'_>, get: &dyn Fn(&str) -> Option<&'i Item>, site: &mut Site) {
    let place = get("enable-cors").map_or(0..0, |item| item.at.clone());
    let header =
        |draft: &mut Draft<'_>, annotation: &str, name: &str, default: Option<&str>| match (get(annotation), default) {
            (Some(item), _) => Some(Header::new(name, item.text().unwrap_or_default(), item.at.clone())),
            (None, Some(default)) => {
                draft.unresolved(
                    "network[0].preflight.headers",
                    Config::Default.with("name", name).with("product", "ingress-nginx 1.12"),
                    None,
                );
                Some(Header::new(name, default, place.clone()))
            }
            (None, None) => None,
        };
    let given = get("cors-allow-origin");
    let origins = given.map(Item::list).unwrap_or_default();
    // A template's placeholder is a map if it is not quoted.
    let gap = given.filter(|item| item.text().is_none_or(|text| text.contains("{{")));
    let value = if let Some(item) = gap {
        let on = item.text().unwrap_or("{{ … }}");
        let why = Config::Depends.with("name", "Access-Control-Allow-Origin").with("on", on);
        draft.unresolved("network[0].response.headers", why, Some(&item.at));
        HeaderValue::from(on)
    } else if origins.is_empty() || origins.iter().any(|origin| origin == "*") {
        HeaderValue::from("*")
    } else {
        HeaderValue::origins(origins.into_iter().map(Allowed::Origin).collect())
    };
    let at = given.map_or(place.clone(), |item| item.at.clone());
    let mut headers = vec![Header::new("Access-Control-Allow-Origin", value, at)];
    if get("cors-allow-credentials").is_none_or(Item::is_true) {
        headers.extend(header(draft, "cors-allow-credentials", "Access-Control-Allow-Credentials", Some("true")));
    }
    headers.extend(header(draft, "cors-expose-headers", "Access-Control-Expose-Headers", None));
    let mut preflight = headers.clone();
    preflight.extend(header(draft, "cors-allow-methods", "Access-Control-Allow-Methods", Some(METHODS)));
    preflight.extend(header(draft, "cors-allow-headers", "Access-Control-Allow-Headers", Some(HEADERS)));
    preflight.extend(header(draft, "cors-max-age", "Access-Control-Max-Age", Some(MAX_AGE)));
    site.response = headers;
    site.preflight = Some(Preflight { status: Some(204), headers: preflight });
}
