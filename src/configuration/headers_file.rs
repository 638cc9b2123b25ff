//! `_headers`, of Cloudflare Pages and Netlify.

use super::Rendered;
use super::quote::line;
use super::rules::Rules;
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::from("/*\n");
    let mut written: Vec<String> = Vec::new();
    for rule in rules.page.iter().chain(&rules.response).chain(&rules.preflight) {
        let lower = rule.name.to_ascii_lowercase();
        if let Some(value) = rule.value.as_deref().filter(|_| !written.contains(&lower)) {
            text.push_str(&format!("  {}: {}\n", rule.name, line(value)));
            written.push(lower);
        }
    }
    let rendered = Rendered::new("text", Guidance::FileHeaders, text);
    if rules.preflight_status.is_some() {
        return rendered.with_note(Guidance::NoteHeadersFile);
    }
    rendered
}
