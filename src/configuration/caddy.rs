//! Caddy.

use super::Rendered;
use super::quote::{caddy as quoted, pattern};
use super::rules::{HeaderRule, Rules};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    let is_about_preflight = !rules.preflight.is_empty() || rules.preflight_status.is_some();
    if is_about_preflight {
        text.push_str("@preflight method OPTIONS\n");
    }
    let all: Vec<&HeaderRule> = rules.page.iter().chain(&rules.response).collect();
    block(&mut text, "header", &all);
    block(&mut text, "header @preflight", &rules.preflight.iter().collect::<Vec<_>>());
    if let Some((before, after)) = &rules.location {
        let (find, replace) = (quoted(&pattern(before)), quoted(after));
        text.push_str(&format!("header {{\n    defer\n    Location {find} {replace}\n}}\n"));
    }
    if rules.preflight_status.is_some() {
        text.push_str("respond @preflight 204\n");
    }
    if rules.has_nonce() {
        text.push_str("templates\n");
    }
    // The nonce is a random UUID, which `templates` writes into the markup.
    let rendered = Rendered::new("caddyfile", Guidance::FileCaddy, text);
    rendered.with_nonce(rules, "{http.request.uuid}", Guidance::NoteNonceCaddy)
}

fn block(text: &mut String, directive: &str, rules: &[&HeaderRule]) {
    if rules.is_empty() {
        return;
    }
    // `defer` waits for the application's response and replaces its headers.
    text.push_str(&format!("{directive} {{\n    defer\n"));
    for rule in rules {
        match &rule.value {
            Some(value) => text.push_str(&format!("    {} {}\n", rule.name, quoted(value))),
            None => text.push_str(&format!("    -{}\n", rule.name)),
        }
    }
    text.push_str("}\n");
}
