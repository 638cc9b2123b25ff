//! Headers by patterns of paths: what several rules that cover one path come to.

use std::ops::Range;

use super::paths::{Pattern, Style};
use super::site::{Header, Site, join, set};
use crate::Draft;
use crate::words::config::Config;

/// What is set, or taken away, under a pattern.
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

/// What becomes of a name that is set twice.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Twice {
    /// The values are joined by a comma.
    Joined,
    /// The last counts.
    Last,
}

/// How many paths are distinguished.
const MOST: usize = 100;

/// The sites of rules that add up.
pub(super) fn sites(draft: &mut Draft<'_>, rules: &[Rule], twice: Twice) -> Vec<Site> {
    let patterns: Vec<Option<Pattern>> = rules.iter().map(|rule| Pattern::new(&rule.pattern, rule.style)).collect();
    let mut sites: Vec<Site> = Vec::new();
    for (rule, pattern) in rules.iter().zip(&patterns) {
        let path = pattern.as_ref().map_or_else(|| rule.pattern.clone(), Pattern::example);
        if sites.len() >= MOST || sites.iter().any(|site| site.path == path) {
            continue;
        }
        if pattern.is_none() {
            draft.unresolved("request.url", Config::Pattern.with("pattern", rule.pattern.as_str()), Some(&rule.at));
        }
        let mut response = Vec::new();
        for (other, pattern) in rules.iter().zip(&patterns) {
            let covers = match pattern {
                Some(pattern) => pattern.covers(&path) || pattern.covers(path.trim_start_matches('/')),
                None => std::ptr::eq(rule, other),
            };
            if !covers {
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
        sites.push(Site { path, at: Some(rule.at.clone()), response, errors: None, preflight: None });
    }
    sites
}
