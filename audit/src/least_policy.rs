//! The least policy: it allows all requests of the traffic, and no source can be removed from it.
//!
//! Hosts are listed by their origin. A source matches every path of its host, because paths change with each release
//! and do not matter after a redirect.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use url::Url;
use wouldblock::report::{Diagnostic, Severity};
use wouldblock::scenario::{HeaderInput, Page};
use wouldblock::{CompiledPage, Engine};

use crate::aggregate::{Aggregate, EMBEDDED};
use crate::directives::load_of;
use crate::listable::{nonce_source, origin_source};
use crate::need::{Need, What};
use crate::public_suffixes::{PublicSuffixes, is_shared};
use crate::settings::Settings;
use crate::text::{quoted, shortened};
use crate::words::Caution;

/// The fetch directives that a policy needs unless it has `default-src 'none'`.
const FETCH_DIRECTIVES: [&str; 11] = [
    "child-src",
    "connect-src",
    "font-src",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "script-src",
    "style-src",
    "worker-src",
];

/// The least policy, with cautions.
#[derive(Debug, Serialize)]
pub struct LeastPolicy {
    /// The value of a `Content-Security-Policy` header.
    pub value: String,
    /// Notes on sources that it had to leave out or add, with the reason.
    pub warnings: Vec<Diagnostic>,
}

/// A directive of a policy.
#[derive(Clone, Copy)]
struct Scope<'d> {
    directive: &'d str,
    /// Whether the policy upgrades insecure requests.
    upgrades: bool,
}

/// The sources of a directive, each with the needs that it meets.
type Sources<'n> = BTreeMap<String, Vec<&'n Need>>;

/// The least policy for the counted traffic.
pub(crate) fn of(settings: &Settings, aggregate: &Aggregate) -> LeastPolicy {
    let mut cautions = Vec::new();
    if settings.recording {
        cautions.push(Caution::Recording);
    }
    if aggregate.needs.is_full() {
        cautions.push(Caution::TooMany);
    }
    let others: Vec<&str> = aggregate.other_directives.iter().map(|(name, ())| name.as_str()).collect();
    if !others.is_empty() {
        cautions.push(Caution::OtherDirectives(others.join(", ")));
    }
    for (why, count) in aggregate.left_out.iter() {
        cautions.push(match why.as_str() {
            EMBEDDED => Caution::Embedded(*count),
            path => Caution::NotKnown(format!("{path}: {count}")),
        });
    }
    let mut by_directive: BTreeMap<&str, Vec<&Need>> = BTreeMap::new();
    let upgrades = aggregate.upgrades;
    for (need, ()) in aggregate.needs.iter() {
        if need.upgrades.is_some_and(|only| only != upgrades) {
            if let (true, What::Origin(target)) = (upgrades, &need.what) {
                add(&mut cautions, Caution::Upgraded(target.clone()));
            }
            continue;
        }
        by_directive.entry(&need.directive).or_default().push(need);
    }
    let suffixes = settings.group_hosts.then(PublicSuffixes::read).flatten();
    let mut directives: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (directive, needs) in by_directive {
        let scope = Scope { directive, upgrades };
        let mut sources = candidates(scope, &needs, &mut cautions);
        if let Some(suffixes) = &suffixes {
            group_hosts(suffixes, &mut sources);
        }
        take_out_what_others_cover(scope, &mut sources);
        let mut sources: Vec<String> = sources.into_keys().collect();
        if sources.iter().any(|source| source == "'unsafe-eval'") {
            sources.retain(|source| source != "'wasm-unsafe-eval'");
        }
        if needs.iter().any(|need| matches!(need.what, What::AttributeHash(_))) {
            sources.push("'unsafe-hashes'".to_owned());
        }
        sources.sort_by_key(|source| (rank(source), source.clone()));
        if !sources.is_empty() {
            directives.insert(directive, sources);
        }
    }
    let warnings = cautions
        .iter()
        .map(|caution| Diagnostic::new(caution.code(), Severity::Warning, caution.text(settings.language)));
    LeastPolicy { value: written(&directives, upgrades), warnings: warnings.collect() }
}

/// The policy as the value of a header.
fn written(directives: &BTreeMap<&str, Vec<String>>, upgrades: bool) -> String {
    let none = || vec!["'none'".to_owned()];
    let mut parts = directives.clone();
    let default = parts.remove("default-src");
    if default.is_some() {
        // The fallback to `default-src` must not allow something that only hints need.
        for name in FETCH_DIRECTIVES {
            parts.entry(name).or_insert_with(none);
        }
    } else if parts.contains_key("script-src") {
        // Workers fall back to `script-src`.
        parts.entry("worker-src").or_insert_with(none);
    }
    for name in ["base-uri", "form-action"] {
        parts.entry(name).or_insert_with(none);
    }
    let first = format!("default-src {}", default.unwrap_or_else(none).join(" "));
    let rest = parts.into_iter().map(|(name, sources)| format!("{name} {}", sources.join(" ")));
    let last = upgrades.then(|| "upgrade-insecure-requests".to_owned());
    [first].into_iter().chain(rest).chain(last).collect::<Vec<_>>().join("; ")
}

/// Keywords first, then hosts, schemes, hashes and nonces.
fn rank(source: &str) -> u8 {
    match source {
        "'self'" => 0,
        _ if source.starts_with("'sha") => 3,
        _ if source.starts_with("'nonce-") => 4,
        _ if source.starts_with('\'') => 1,
        _ => 2,
    }
}

/// A source for each need. A need that no source meets in every browser becomes a caution.
fn candidates<'n>(scope: Scope<'_>, needs: &[&'n Need], cautions: &mut Vec<Caution>) -> Sources<'n> {
    let directive = scope.directive;
    let mut sources = Sources::new();
    for &need in needs {
        let found = match &need.what {
            What::Origin(origin) => source_of_origin(scope, origin, need),
            What::Scheme(scheme) => {
                if directive == "script-src" {
                    add(cautions, Caution::ScriptScheme(format!("{scheme}:")));
                }
                Some(format!("{scheme}:")).filter(|source| covers(scope, source, need))
            }
            What::Hash(hash) | What::AttributeHash(hash) => Some(hash.clone()),
            What::Nonce(nonce) => {
                let source = nonce_source(nonce);
                if source.is_some() {
                    add(cautions, Caution::Nonce);
                }
                source
            }
            What::Eval => {
                add(cautions, Caution::Eval);
                Some("'unsafe-eval'".to_owned())
            }
            What::Wasm => Some("'wasm-unsafe-eval'".to_owned()),
            What::UnknownCode => {
                add(cautions, Caution::UnknownCode(directive.to_owned()));
                continue;
            }
        };
        match (found, &need.what) {
            (Some(source), _) => sources.entry(source).or_default().push(need),
            (None, What::Origin(target) | What::Scheme(target)) => {
                add(cautions, Caution::Unlistable(format!("{directive} {target}")));
            }
            (None, What::Nonce(nonce)) => {
                let nonce = quoted(&shortened(nonce));
                add(cautions, Caution::Unlistable(format!("{directive} nonce={nonce}")));
            }
            (None, _) => {}
        }
    }
    sources
}

fn add(cautions: &mut Vec<Caution>, caution: Caution) {
    if !cautions.contains(&caution) {
        cautions.push(caution);
    }
}

fn source_of_origin(scope: Scope<'_>, origin: &str, need: &Need) -> Option<String> {
    let own = need.page.strip_prefix("http").is_some_and(|page| {
        origin.strip_prefix("http").or_else(|| origin.strip_prefix("ws")).is_some_and(|host| host == page)
    });
    let this = own.then(|| "'self'".to_owned()).filter(|source| covers(scope, source, need));
    this.or_else(|| origin_source(origin).filter(|source| covers(scope, source, need)))
}

/// Replaces several hosts under `example.com` with `*.example.com`, if they are needed with the same scheme and port.
fn group_hosts(suffixes: &PublicSuffixes, sources: &mut Sources<'_>) {
    let mut groups: BTreeMap<(String, String, String), Vec<String>> = BTreeMap::new();
    for source in sources.keys() {
        // The names in other schemes' URLs need not be those of DNS.
        let url = Url::parse(source).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "ws" | "wss"));
        let Some((url, host)) = url.and_then(|url| url.host_str().map(str::to_owned).map(|host| (url, host))) else {
            continue;
        };
        if let Some(domain) = suffixes.registrable_domain(&host).filter(|domain| *domain != host) {
            let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
            groups.entry((domain.to_owned(), url.scheme().to_owned(), port)).or_default().push(source.clone());
        }
    }
    groups.retain(|(domain, ..), members| members.len() > 1 && !is_shared(domain));
    for ((domain, scheme, port), members) in groups {
        let needs = members.iter().filter_map(|member| sources.remove(member)).flatten().collect();
        sources.insert(format!("{scheme}://*.{domain}{port}"), needs);
    }
}

/// Removes each source whose needs are met by other sources, one after the other.
fn take_out_what_others_cover(scope: Scope<'_>, sources: &mut Sources<'_>) {
    let mut of_host: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (source, needs) in sources.iter() {
        for need in needs {
            if let What::Origin(origin) = &need.what {
                of_host.entry(host(origin).to_owned()).or_default().insert(source.clone());
            }
        }
    }
    let wildcards: Vec<String> = sources.keys().filter(|source| source.contains("://*.")).cloned().collect();
    let names: Vec<String> = sources.keys().rev().cloned().collect();
    for name in names {
        let Some(needs) = sources.get(&name) else {
            continue;
        };
        let is_spare = !needs.is_empty()
            && needs.iter().all(|need| {
                let What::Origin(origin) = &need.what else {
                    return false;
                };
                // Only sources for the same host, or wildcards that match it, can replace this one.
                let same_host = of_host.get(host(origin)).into_iter().flatten();
                let own = sources.contains_key("'self'").then_some("'self'");
                let others = same_host.chain(&wildcards).map(String::as_str).chain(own);
                let mut others = others.filter(|other| *other != name && sources.contains_key(*other));
                others.any(|other| covers(scope, other, need))
            });
        if is_spare && let Some(needs) = sources.remove(&name) {
            // Its needs go to the sources that are left.
            let heirs: Vec<String> = sources.keys().cloned().collect();
            for need in needs {
                if let Some(heir) = heirs.iter().find(|heir| covers_if_near(scope, heir, need))
                    && let Some(list) = sources.get_mut(heir)
                {
                    list.push(need);
                }
            }
        }
    }
}

/// [`covers`] for a source that may be of another kind.
fn covers_if_near(scope: Scope<'_>, source: &str, need: &Need) -> bool {
    let What::Origin(origin) = &need.what else {
        return false;
    };
    let is_near = source == "'self'" || source.contains("://*.") || host(source) == host(origin);
    is_near && covers(scope, source, need)
}

/// The host of an origin.
fn host(origin: &str) -> &str {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    rest.split(':').next().unwrap_or(rest)
}

/// Whether a source meets a need on its own in every browser that has it.
fn covers(scope: Scope<'_>, source: &str, need: &Need) -> bool {
    let url = match &need.what {
        What::Origin(origin) => format!("{origin}/"),
        What::Scheme(scheme) => format!("{scheme}:,"),
        _ => return true,
    };
    let Ok(url) = Url::parse(&url) else {
        return false;
    };
    let Scope { directive, upgrades } = scope;
    // In some engines, insecure sources then cover secure URLs.
    let last = if upgrades { "; upgrade-insecure-requests" } else { "" };
    let policy = ("Content-Security-Policy".to_owned(), format!("{directive} {source}{last}"));
    let page = CompiledPage::new(Page::new(format!("{}/", need.page)).with_headers(HeaderInput::Pairs(vec![policy])));
    let Some(load) = load_of(directive, url.scheme()) else {
        return false;
    };
    let engines = need.engines.as_deref().unwrap_or(&Engine::BROWSERS);
    engines.iter().all(|engine| page.policies_let_load(load, &url, 0, *engine).allowed == Some(true))
}
