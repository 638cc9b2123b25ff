//! `_headers` of Netlify and Cloudflare Pages: a path, followed by indented headers.
//!
//! All rules that match a path apply, and repeated names are joined with a comma. `! Name` removes a header
//! (Cloudflare).

use super::paths::Style;
use super::rules::{Change, Rule, Twice, sites};
use super::site::{Header, publish};
use crate::reader::sure;
use crate::words::core::Core;
use crate::{Draft, Source};

fn is_path(line: &str) -> bool {
    let is_indented = line.starts_with([' ', '\t']);
    let text = line.trim();
    !is_indented
        && !text.contains(char::is_whitespace)
        && (text.starts_with('/') || text.starts_with("https://") || text.starts_with("http://"))
}

fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().split_once(':')?;
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_name.then_some((name, value.trim()))
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name() == Some("_headers") {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let mut lines =
        text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).take(400);
    let Some(first) = lines.next() else { return sure::NO };
    if !is_path(first) {
        return sure::NO;
    }
    let mut headers = 0;
    for line in lines {
        if line.starts_with([' ', '\t']) && (header(line).is_some() || line.trim().starts_with('!')) {
            headers += 1;
        } else if !is_path(line) {
            return sure::NO;
        }
    }
    if headers > 0 { super::SURE } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut rules: Vec<Rule> = Vec::new();
    for (range, line) in source.lines() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if is_path(line) {
            rules.push(Rule { pattern: text.to_owned(), style: Style::Glob, at: range, changes: Vec::new() });
            continue;
        }
        let start = range.start + (line.len() - line.trim_start().len());
        let change = match (text.strip_prefix('!'), header(line)) {
            (Some(name), _) => Some(Change::Remove(name.trim().to_owned())),
            (None, Some((name, value))) => Some(Change::Set(Header::new(name, value, start..range.end))),
            _ => None,
        };
        match (change, rules.last_mut()) {
            (Some(change), Some(rule)) => rule.changes.push(change),
            _ => draft.unread(&range, Core::NotUnderstood),
        }
    }
    let sites = sites(draft, &rules, Twice::Joined);
    publish(draft, "_headers (Netlify, Cloudflare Pages)", &sites);
}
