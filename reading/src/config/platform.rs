//! Files of hosting platforms that set headers for patterns of paths: `netlify.toml`, `vercel.json`, `firebase.json`,
//! `staticwebapp.config.json`.

use super::document::{Item, json, toml};
use super::paths::Style;
use super::rules::{Change, Rule, Twice, sites};
use super::site::{Header, publish};
use crate::reader::sure;
use crate::words::config::Config;
use crate::{Draft, Source};

// ── Netlify ──

pub(super) fn recognise_netlify(source: &Source<'_>) -> u8 {
    if source.name() == Some("netlify.toml") {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let has = |section: &str| super::has_line(text, |line| line == section);
    match (has("[[headers]]"), has("[[redirects]]") || has("[build]")) {
        (true, _) => super::SURE,
        (false, true) => sure::LIKELY,
        _ => sure::NO,
    }
}

pub(super) fn read_netlify(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut rules = Vec::new();
    let item = toml(source.text());
    for rule in item.as_ref().and_then(|item| item.get("headers")).into_iter().flat_map(Item::items) {
        let Some(pattern) = rule.get("for") else { continue };
        let mut changes = Vec::new();
        for (name, value) in rule.get("values").into_iter().flat_map(Item::pairs) {
            for one in value.items() {
                let text = one_line(one.text().unwrap_or_default());
                changes.push(Change::Set(Header::new(name.as_str(), text, one.at.clone())));
            }
        }
        rules.push(Rule {
            pattern: pattern.text().unwrap_or_default().to_owned(),
            style: Style::Glob,
            at: pattern.at.clone(),
            changes,
        });
    }
    if item.is_none() {
        draft.unread(&(0..source.text().len()), crate::words::core::Core::NotUnderstood);
    }
    let sites = sites(draft, &rules, Twice::Joined);
    publish(draft, "Netlify", &sites);
}

/// Joins a value that was written on several lines.
fn one_line(text: &str) -> String {
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
}

// ── Vercel, Firebase, Azure Static Web Apps ──

/// Whether the text is an object or a list of JSON, and has all of these keys.
fn is_json_with(source: &Source<'_>, keys: &[&str]) -> bool {
    let text = super::beginning(source);
    text.trim_start().starts_with(['{', '[']) && keys.iter().all(|key| text.contains(&format!("\"{key}\"")))
}

pub(super) fn recognise_vercel(source: &Source<'_>) -> u8 {
    if matches!(source.name(), Some("vercel.json" | "now.json")) {
        return sure::NAMED;
    }
    let has_headers = is_json_with(source, &["headers", "source"]) && is_json_with(source, &["key", "value"]);
    let has_routes = is_json_with(source, &["routes", "src", "headers"]);
    if (has_headers || has_routes) && !is_json_with(source, &["hosting"]) { super::SURE } else { sure::NO }
}

pub(super) fn read_vercel(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut rules = Vec::new();
    if let Some(item) = json(source.text()) {
        for rule in item.get("routes").into_iter().flat_map(Item::items) {
            let (Some(pattern), Some(headers)) = (rule.get("src"), rule.get("headers")) else { continue };
            let changes = headers.pairs().iter().map(|(name, value)| change(name, value)).collect();
            rules.push(Rule {
                pattern: pattern.text().unwrap_or_default().to_owned(),
                style: Style::Regex,
                at: pattern.at.clone(),
                changes,
            });
        }
        rules.extend(keyed(draft, item.get("headers").unwrap_or(&item), Style::Expression));
    }
    let sites = sites(draft, &rules, Twice::Last);
    publish(draft, "Vercel", &sites);
}

pub(super) fn recognise_firebase(source: &Source<'_>) -> u8 {
    if source.name() == Some("firebase.json") {
        return sure::NAMED;
    }
    if is_json_with(source, &["hosting"]) { super::SURE } else { sure::NO }
}

pub(super) fn read_firebase(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut rules = Vec::new();
    let item = json(source.text());
    for hosting in item.as_ref().and_then(|item| item.get("hosting")).into_iter().flat_map(Item::items) {
        if let Some(headers) = hosting.get("headers") {
            rules.extend(keyed(draft, headers, Style::Segments));
        }
    }
    let sites = sites(draft, &rules, Twice::Last);
    publish(draft, "Firebase Hosting", &sites);
}

/// The rules of a list of `{ source, headers: [{ key, value }] }`.
fn keyed(draft: &mut Draft<'_>, list: &Item, style: Style) -> Vec<Rule> {
    let mut rules = Vec::new();
    for rule in list.items() {
        let (style, pattern) = match (rule.get("source").or_else(|| rule.get("glob")), rule.get("regex")) {
            (Some(pattern), _) => (style, pattern),
            (None, Some(pattern)) => (Style::Regex, pattern),
            _ => continue,
        };
        let changes: Vec<Change> = rule
            .get("headers")
            .into_iter()
            .flat_map(Item::items)
            .filter_map(|header| Some(change(header.get("key")?.text()?, header.get("value")?)))
            .collect();
        if let Some(condition) = rule.get("has").or_else(|| rule.get("missing")) {
            for change in &changes {
                if let Change::Set(header) = change {
                    let why = Config::OnlyIf.with("name", header.name.as_str()).with("on", "has / missing");
                    draft.unresolved(super::site::path_of(&header.name), why, Some(&condition.at));
                }
            }
        }
        rules.push(Rule {
            pattern: pattern.text().unwrap_or_default().to_owned(),
            style,
            at: pattern.at.clone(),
            changes,
        });
    }
    rules
}

fn change(name: &str, value: &Item) -> Change {
    Change::Set(Header::new(name, one_line(value.text().unwrap_or_default()), value.at.clone()))
}

pub(super) fn recognise_azure(source: &Source<'_>) -> u8 {
    if source.name() == Some("staticwebapp.config.json") {
        return sure::NAMED;
    }
    let is_static = is_json_with(source, &["globalHeaders"]) || is_json_with(source, &["routes", "route"]);
    if is_static { super::SURE } else { sure::NO }
}

pub(super) fn read_azure(source: &Source<'_>, draft: &mut Draft<'_>) {
    let mut rules = Vec::new();
    // An empty value removes a header.
    let changes = |headers: Option<&Item>| -> Vec<Change> {
        headers
            .into_iter()
            .flat_map(Item::pairs)
            .map(
                |(name, value)| {
                    if value.text() == Some("") { Change::Remove(name.clone()) } else { change(name, value) }
                },
            )
            .collect()
    };
    if let Some(item) = json(source.text()) {
        let global = item.get("globalHeaders");
        rules.push(Rule {
            pattern: "/*".to_owned(),
            style: Style::Glob,
            at: global.map_or(item.at.clone(), |item| item.at.clone()),
            changes: changes(global),
        });
        for route in item.get("routes").into_iter().flat_map(Item::items) {
            if let (Some(pattern), Some(headers)) = (route.get("route"), route.get("headers")) {
                let pattern_text = pattern.text().unwrap_or_default().to_owned();
                rules.push(Rule {
                    pattern: pattern_text,
                    style: Style::Glob,
                    at: pattern.at.clone(),
                    changes: changes(Some(headers)),
                });
            }
        }
    }
    let sites = sites(draft, &rules, Twice::Last);
    publish(draft, "Azure Static Web Apps", &sites);
}
