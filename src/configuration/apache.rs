//! Apache httpd, with `mod_headers` and `mod_rewrite`.

use super::Rendered;
use super::quote::{apache as quoted, apache_needs_dollar, double, pattern};
use super::rules::{HeaderRule, Rules};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    let mut values =
        rules.page.iter().chain(&rules.response).chain(&rules.preflight).filter_map(|rule| rule.value.as_ref());
    if values.any(|value| apache_needs_dollar(value)) {
        text.push_str("Define dollar $\n");
    }
    let mut header = |rule: &HeaderRule, condition: &str| match &rule.value {
        // This replaces what the application sets, in both of Apache's tables.
        Some(value) => {
            if rule.replaces {
                text.push_str(&format!("Header onsuccess unset {}\n", rule.name));
            }
            text.push_str(&format!("Header always set {} {}{condition}\n", rule.name, quoted(value)));
        }
        None => text.push_str(&format!("Header onsuccess unset {0}\nHeader always unset {0}\n", rule.name)),
    };
    for rule in rules.page.iter().chain(&rules.response) {
        header(rule, "");
    }
    for rule in &rules.preflight {
        let is_repeated = rules.response.iter().any(|other| other.name == rule.name && other.value == rule.value);
        if !is_repeated {
            header(rule, " \"expr=%{REQUEST_METHOD} == 'OPTIONS'\"");
        }
    }
    if let Some((before, after)) = &rules.location {
        let (find, replace) = (quoted_pattern(before), quoted(after));
        text.push_str(&format!(
            "Header onsuccess edit Location {find} {replace}\nHeader always edit Location {find} {replace}\n"
        ));
    }
    if rules.preflight_status.is_some() {
        text.push_str("RewriteEngine On\nRewriteCond %{REQUEST_METHOD} =OPTIONS\nRewriteRule ^ - [R=204,L]\n");
    }
    Rendered::new("apache", Guidance::FileApache, text)
}

/// A regular expression that matches only `text`.
fn quoted_pattern(text: &str) -> String {
    double(&pattern(text)).replace("${", "${dollar}{")
}
