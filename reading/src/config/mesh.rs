//! Envoy and Istio: the CORS filter, which is configured for virtual hosts and routes of Envoy, or by Istio's
//! `VirtualService`.
//!
//! The filter responds with the request's origin, regardless of which rule allowed it. `*` allows all origins. Origins
//! that are not allowed get no header.

use super::document::{Item, yaml};
use super::origin::{Form, allow};
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, publish};
use crate::cut::Cut as _;
use crate::reader::sure;
use crate::reading::{Allow, Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_istio = has("networking.istio.io/") || (has("corsPolicy:") && has("allow"));
    let is_envoy = has("envoy.filters.http.cors") || has("allow_origin_string_match");
    if is_istio || is_envoy { super::SURE } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let documents = yaml(source.text());
    let is_istio = source.text().contains("corsPolicy") || source.text().contains("istio.io/");
    draft.kind(if is_istio { "config.istio" } else { "config.envoy" });
    let mut sites: Vec<Site> = Vec::new();
    let mut is_conditional = false;
    for document in &documents {
        document.each_map(&mut |map| {
            if let Some(routes) = map.get("http").filter(|_| is_istio) {
                let hosts = map.get("hosts").map(Item::texts).unwrap_or_default();
                for route in routes.items() {
                    is_conditional |= route.get("match").into_iter().flat_map(Item::items).any(is_narrower);
                    sites.extend(istio(route, &hosts));
                }
            } else if let Some(hosts) = map.get("domains").filter(|_| map.get("routes").is_some()) {
                let routes = map.get("routes").into_iter().flat_map(Item::items);
                is_conditional |= routes.filter_map(|route| route.get("match")).any(is_narrower);
                envoy(map, &hosts.texts(), &mut sites);
            }
        });
    }
    if is_conditional {
        let why = Config::OnlyIf.with("name", "Access-Control-Allow-Origin").with("on", "match");
        draft.unresolved("network[0].response.headers", why, None);
    }
    // The text is a part of such a file.
    if sites.is_empty() {
        for document in &documents {
            document.each_map(&mut |map| {
                if let Some(policy) = policy(map)
                    && sites.is_empty()
                {
                    sites.push(site(policy));
                }
            });
        }
    }
    if let Some((first, others)) = sites.split_first()
        && others.iter().all(|one| one.hosts == first.hosts)
    {
        for site in &mut sites {
            site.hosts.clear();
        }
    }
    if let [only] = sites.as_mut_slice() {
        only.path.clear();
    }
    publish(draft, if is_istio { "Istio" } else { "Envoy" }, &sites);
}

/// Whether a route requires more than a path: a header, a method, a parameter.
fn is_narrower(matcher: &Item) -> bool {
    ["headers", "method", "authority", "queryParams", "query_parameters", "sourceLabels", "withoutHeaders"]
        .iter()
        .any(|name| matcher.get(name).is_some())
}

/// The policy of a host or a route, in one of its spellings.
fn policy(map: &Item) -> Option<&Item> {
    map.get("corsPolicy")
        .or_else(|| map.path(&["typed_per_filter_config", "envoy.filters.http.cors"]))
        .or_else(|| map.get("cors").filter(|cors| cors.get("allow_origin_string_match").is_some()))
        .or_else(|| map.get("allow_origin_string_match").map(|_| map))
}

/// A route of a `VirtualService`: a site for each path that it matches.
fn istio(route: &Item, hosts: &[String]) -> Vec<Site> {
    let site = policy(route).map(site).unwrap_or_default();
    let mut paths: Vec<String> =
        route.get("match").into_iter().flat_map(Item::items).filter_map(|one| example(one.get("uri")?)).collect();
    if paths.is_empty() {
        paths.push("/".to_owned());
    }
    paths.into_iter().map(|path| Site { path, hosts: named(hosts), ..site.clone() }).collect()
}

/// A virtual host: its own policy applies to routes without one.
fn envoy(host: &Item, domains: &[String], sites: &mut Vec<Site>) {
    let own = policy(host);
    for route in host.get("routes").into_iter().flat_map(Item::items) {
        let of_route = policy(route).or_else(|| policy(route.get("route")?)).or(own);
        let path = route.get("match").and_then(example).unwrap_or_else(|| "/".to_owned());
        sites.push(Site { path, hosts: named(domains), ..of_route.map(site).unwrap_or_default() });
    }
}

/// Hosts without their ports; empty if the list stands for every host.
fn named(hosts: &[String]) -> Vec<String> {
    if hosts.iter().any(|host| host == "*") {
        return Vec::new();
    }
    hosts.iter().map(|host| host.split(':').next().unwrap_or_default().to_owned()).collect()
}

/// A path that a matcher matches.
fn example(matcher: &Item) -> Option<String> {
    if let Some(path) = ["prefix", "path_separated_prefix", "exact", "path"].iter().find_map(|name| matcher.get(name)) {
        return path.text().map(str::to_owned);
    }
    let regex = matcher.get("regex").or_else(|| matcher.path(&["safe_regex", "regex"]))?.text()?;
    Some(Pattern::new(&format!("^{regex}$"), Style::Regex).map_or_else(|| regex.to_owned(), |path| path.example()))
}

/// The headers of a policy in responses and preflights.
fn site(policy: &Item) -> Site {
    let mut common = Vec::new();
    let list = policy
        .get("allowOrigins")
        .or_else(|| policy.get("allow_origin_string_match"))
        .or_else(|| policy.get("allowOrigin"));
    if let Some(list) = list {
        let origins: Vec<Allowed> = list.items().iter().filter_map(origin).collect();
        let is_any = origins.contains(&Allowed::Origin("*".to_owned()));
        let allow = if is_any { Allow::Any } else { allow(origins, Form::List) };
        let value = HeaderValue::Echo(Echo::Origin { allow, otherwise: None });
        common.push(Header::new("Access-Control-Allow-Origin", value, list.at.clone()));
    }
    if let Some(item) = policy.get("allowCredentials").filter(|item| item.is_true()) {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", item.at.clone()));
    }
    let header = |name: &str, option: &str| {
        let item = policy.get(option)?;
        let text = item.list().join(",");
        (!text.is_empty()).then(|| Header::new(name, text, item.at.clone()))
    };
    let mut response = common.clone();
    response.extend(header("Access-Control-Expose-Headers", "exposeHeaders"));
    let mut preflight = common;
    // A star is replaced with the requested headers or method.
    for (name, option, echo) in [
        ("Access-Control-Allow-Methods", "allowMethods", HeaderValue::requested_method()),
        ("Access-Control-Allow-Headers", "allowHeaders", HeaderValue::requested_headers()),
    ] {
        let is_star = |header: &Header| header.value.as_text() == Some("*");
        preflight.extend(
            header(name, option).map(|header| if is_star(&header) { Header { value: echo, ..header } } else { header }),
        );
    }
    if let Some(item) = policy.get("maxAge")
        && let Some(seconds) = item.text().and_then(seconds)
    {
        preflight.push(Header::new("Access-Control-Max-Age", seconds, item.at.clone()));
    }
    Site { response, preflight: Some(Preflight { status: Some(200), headers: preflight }), ..Site::default() }
}

/// An origin of a list: a text, or a matcher. A pattern that fits the text `*` allows every origin.
fn origin(item: &Item) -> Option<Allowed> {
    if let Some(text) = item.text() {
        return Some(Allowed::Origin(text.to_owned()));
    }
    let text = |name: &str| item.get(name).and_then(Item::text);
    let every = || Allowed::Origin("*".to_owned());
    if let Some(exact) = text("exact") {
        return Some(Allowed::Origin(exact.to_owned()));
    }
    if let Some(prefix) = text("prefix") {
        let pattern = format!("^{}.*$", escaped(prefix));
        return Some(if "*".starts_with(prefix) { every() } else { Allowed::Pattern { pattern } });
    }
    if let Some(part) = text("contains") {
        return Some(Allowed::Pattern { pattern: format!("^.*{}.*$", escaped(part)) });
    }
    if let Some(suffix) = text("suffix") {
        return Some(Allowed::Suffix { suffix: suffix.to_owned() });
    }
    let regex = text("regex").or_else(|| item.path(&["safe_regex", "regex"])?.text())?;
    if matches!(regex, r"\*" | ".*" | ".+" | "*") {
        return Some(every());
    }
    // The whole origin has to match.
    let body = regex.trim_start_matches('^').trim_end_matches('$');
    let pattern = if body.contains('|') { format!("^(?:{body})$") } else { format!("^{body}$") };
    Some(Allowed::Pattern { pattern })
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut all, c| {
        if matches!(c, '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' | '\\' | '/') {
            all.push('\\');
        }
        all.push(c);
        all
    })
}

/// `24h`, `1m30s`, `1.5h` and `600` in whole seconds.
fn seconds(text: &str) -> Option<String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    let mut total = 0.0;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at(end);
        let unit = after.cut(..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len()));
        let length = match unit {
            "h" => 3600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 0.001,
            "us" | "µs" => 0.000_001,
            "ns" => 0.000_000_001,
            _ => return None,
        };
        total += number.parse::<f64>().ok()? * length;
        rest = after.cut(unit.len()..);
    }
    Some(format!("{:.0}", total.floor()))
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_whole_seconds() {
        for (text, whole) in [
            ("600", Some("600")),
            ("24h", Some("86400")),
            ("1m30s", Some("90")),
            ("1.5h", Some("5400")),
            ("500ms", Some("0")),
            ("1m30", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds(text).as_deref(), whole, "{text}");
        }
    }
}
