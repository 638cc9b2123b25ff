//! One URL for each class of URLs that source lists can tell apart.

use std::collections::BTreeSet;

use url::Url;
use wouldblock::parsed_policy::ValueKind;

use super::lists::{Lists, Source};

/// A URL, and the number of redirects before it, because paths do not matter after a redirect.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) url: Url,
    pub(crate) redirects: u32,
}

/// A label, a port and a segment that no source names.
const FRESH: &str = "unlisted";
const FRESH_PORT: u16 = 49_151;

/// Schemes that URLs with a host have.
const NETWORK_SCHEMES: [&str; 5] = ["https", "http", "wss", "ws", "ftp"];
/// URLs without a host.
const HOSTLESS: [&str; 6] = [
    "data:,",
    "blob:https://unlisted.invalid/1",
    "filesystem:https://unlisted.invalid/1",
    "about:blank",
    "mediastream:1",
    "file:///unlisted",
];

/// The URLs, the simplest first.
pub(crate) fn of(lists: [&Lists; 2], page: &Url) -> Vec<Point> {
    let all: Vec<&Source> = lists.into_iter().flat_map(Lists::sources).collect();
    let named: Vec<&Source> = all.iter().copied().filter(|source| source.kind == ValueKind::Host).collect();
    let mut urls = Vec::new();
    for host in hosts(&named, page) {
        let near: Vec<&Source> = named.iter().copied().filter(|source| is_near(source, &host)).collect();
        for scheme in schemes(&all, page) {
            for port in ports(&near, page) {
                for path in paths(&near) {
                    urls.extend(Url::parse(&format!("{scheme}://{host}{port}{path}")));
                }
            }
        }
    }
    urls.extend(HOSTLESS.iter().filter_map(|url| Url::parse(url).ok()));
    // In an engine, `'self'` covers frames of such URLs.
    urls.extend(Url::parse(&format!("blob:{}/{FRESH}", page.origin().ascii_serialization())));
    let custom =
        all.iter().filter_map(|source| source.scheme.as_deref()).filter(|scheme| !NETWORK_SCHEMES.contains(scheme));
    urls.extend(custom.chain(["unlisted"]).filter_map(|scheme| Url::parse(&format!("{scheme}:{FRESH}")).ok()));
    urls.push(page.clone());
    let mut known = BTreeSet::new();
    urls.retain(|url| known.insert(url.as_str().to_owned()));
    let direct = urls.iter().map(|url| Point { url: url.clone(), redirects: 0 });
    let behind = urls.iter().filter(|url| url.path() == "/").map(|url| Point { url: url.clone(), redirects: 1 });
    direct.chain(behind).collect()
}

fn schemes<'s>(all: &[&'s Source], page: &'s Url) -> Vec<&'s str> {
    let mut schemes = NETWORK_SCHEMES.to_vec();
    for scheme in all.iter().filter_map(|source| source.scheme.as_deref()).chain([page.scheme()]) {
        // These schemes have a host only in form: `scheme://host` is a URL of any of them.
        if !schemes.contains(&scheme)
            && !matches!(scheme, "data" | "blob" | "about" | "file" | "filesystem" | "mediastream")
        {
            schemes.push(scheme);
        }
    }
    schemes
}

/// Each host that is named, one host for each wildcard, the page's host, addresses, and one host that no source
/// matches.
fn hosts(named: &[&Source], page: &Url) -> Vec<String> {
    let mut hosts: Vec<String> = Vec::new();
    let mut add = |host: String| {
        if !hosts.contains(&host) {
            hosts.push(host);
        }
    };
    for host in named.iter().filter_map(|source| source.host.as_deref()) {
        match host.strip_prefix('*') {
            Some("") => {}
            Some(suffix) => {
                add(format!("{FRESH}{suffix}"));
                add(suffix.trim_start_matches('.').to_owned());
            }
            None => add(host.to_owned()),
        }
    }
    if let Some(host) = page.host_str() {
        add(host.to_owned());
    }
    let suffixes: Vec<&str> = named.iter().filter_map(|source| source.host.as_deref()?.strip_prefix('*')).collect();
    let is_covered = |host: &str| suffixes.iter().any(|suffix| !suffix.is_empty() && host.ends_with(suffix));
    let endings = ["invalid", "example", "test", "com", "dev"];
    let free = endings.iter().map(|ending| format!("{FRESH}.{ending}")).find(|host| !is_covered(host));
    add(free.unwrap_or_else(|| FRESH.to_owned()));
    for address in ["192.0.2.1", "127.0.0.1", "[2001:db8::1]", "localhost"] {
        add(address.to_owned());
    }
    hosts
}

/// Whether a source may match URLs of a host.
fn is_near(source: &Source, host: &str) -> bool {
    match source.host.as_deref().unwrap_or_default() {
        "*" => true,
        wildcard if wildcard.starts_with('*') => host.ends_with(wildcard.trim_start_matches('*')),
        exact => exact == host,
    }
}

/// The ports that sources name, the default ports of the schemes, and one port that no source names.
fn ports(near: &[&Source], page: &Url) -> Vec<String> {
    let named = near.iter().filter_map(|source| source.port.as_deref()?.parse::<u16>().ok());
    let mut numbers: Vec<u16> = Vec::new();
    for number in named.chain(page.port()).chain([80, 443, FRESH_PORT]) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    [String::new()].into_iter().chain(numbers.into_iter().map(|number| format!(":{number}"))).collect()
}

/// The root, the paths that sources name, one path below each folder, and one path that no source names.
fn paths(near: &[&Source]) -> Vec<String> {
    let mut paths = vec!["/".to_owned(), format!("/{FRESH}")];
    for path in near.iter().filter_map(|source| source.path.as_deref()) {
        let below = if path.ends_with('/') { format!("{path}{FRESH}") } else { format!("{path}/{FRESH}") };
        for path in [path.to_owned(), path.trim_end_matches('/').to_owned(), below] {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths
}
