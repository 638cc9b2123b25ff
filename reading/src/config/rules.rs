//! Headers for patterns of paths: combines the rules that cover a path.

use std::ops::Range;

use super::paths::{Pattern, Style};
use super::site::{Header, Site, join, set};
use crate::Draft;
use crate::words::config::Config;

/// The headers that are set or removed under a pattern.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) pattern: String,
    pub(super) style: Style,
    pub(super) at: Range<usize>,
    pub(super) changes: Vec<Change>,
}

#[derive(Clone, Debug)]
pub(super) enum Change {
    Set(Header),
    Remove(String),
}

/// The meaning of a name that is set twice.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Twice {
    /// The values are joined with a comma.
    Joined,
    /// Only the last value is sent.
    Last,
}

/// How many paths are distinguished.
const MOST: usize = 100;

/// The sites of rules that add up.
pub(super) fn sites<'r>(draft: &mut Draft<'_>, rules: &'r [Rule], twice: Twice) -> Vec<Site> {
    let patterns: Vec<Option<Pattern>> = rules.iter().map(|rule| Pattern::new(&rule.pattern, rule.style)).collect();
    let mut sites: Vec<Site> = Vec::new();
    let examples = |(rule, pattern): (&'r Rule, &Option<Pattern>)| {
        let paths = pattern.as_ref().map_or_else(|| vec![rule.pattern.clone()], Pattern::examples);
        let is_understood = pattern.is_some();
        paths.into_iter().map(move |path| (rule, path, is_understood))
    };
    for (rule, path, is_understood) in rules.iter().zip(&patterns).flat_map(examples) {
        let hosts: Vec<String> = host_of(&rule.pattern).into_iter().collect();
        if sites.len() >= MOST || sites.iter().any(|site| site.path == path && site.hosts == hosts) {
            continue;
        }
        if !is_understood {
            draft.unresolved("request.url", Config::Pattern.with("pattern", rule.pattern.as_str()), Some(&rule.at));
        }
        let mut response = Vec::new();
        for (other, pattern) in rules.iter().zip(&patterns) {
            let covers = match pattern {
                Some(pattern) => pattern.covers(&path) || pattern.covers(path.trim_start_matches('/')),
                None => std::ptr::eq(rule, other),
            };
            let is_of_host = host_of(&other.pattern).is_none_or(|host| hosts.iter().any(|own| covers_host(&host, own)));
            if !covers || !is_of_host {
                continue;
            }
            for change in &other.changes {
                match change {
                    Change::Set(header) if twice == Twice::Joined => join(&mut response, header.clone()),
                    Change::Set(header) => set(&mut response, header.clone()),
                    Change::Remove(name) => response.retain(|header: &Header| !header.is(name)),
                }
            }
        }
        sites.push(Site { path, hosts, at: Some(rule.at.clone()), response, ..Site::default() });
    }
    sites
}

/// Whether a host of a rule, which may be `*.example.com`, covers a given host.
pub(super) fn covers_host(host: &str, requested: &str) -> bool {
    host == requested
        || host.strip_prefix('*').is_some_and(|parent| parent.starts_with('.') && requested.ends_with(parent))
}

/// The host of a pattern that begins with a scheme. A placeholder in it (`:project.pages.dev`) matches any name.
fn host_of(pattern: &str) -> Option<String> {
    let (_, rest) = pattern.split_once("://")?;
    let host = rest.split('/').next()?;
    match host.strip_prefix(':') {
        None => Some(host.to_owned()),
        Some(named) => named.split_once('.').map(|(_, parent)| format!("*.{parent}")),
    }
}
