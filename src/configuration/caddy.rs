//! Caddy.

use super::Rendered;
use super::quote::caddy as quoted;
use super::rules::{HeaderRule, Rules};

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    let header = |matcher: &str, rule: &HeaderRule| match &rule.value {
        // `>` waits for what is behind Caddy, and replaces what that says.
        Some(value) => format!("header {matcher}>{} {}\n", rule.name, quoted(value)),
        None => format!("header {matcher}-{}\n", rule.name),
    };
    if !rules.preflight.is_empty() || rules.preflight_status.is_some() {
        text.push_str("@preflight method OPTIONS\n");
    }
    for rule in rules.page.iter().chain(&rules.response) {
        text.push_str(&header("", rule));
    }
    for rule in &rules.preflight {
        text.push_str(&header("@preflight ", rule));
    }
    if rules.preflight_status.is_some() {
        text.push_str("respond @preflight 204\n");
    }
    Rendered::new("caddyfile", "Caddyfile, inside the site's block", text)
}
