//! Next.js.

use super::Rendered;
use super::quote::double;
use super::rules::{HeaderRule, Rules};
use crate::explain::Phrase;

pub(super) fn render(rules: &Rules) -> Rendered {
    let entry = |rule: &HeaderRule| {
        let value = rule.value.as_deref()?;
        Some(format!("        {{ key: {}, value: {} }},\n", double(&rule.name), double(value)))
    };
    let mut said: Vec<&HeaderRule> = Vec::new();
    for rule in rules.page.iter().chain(&rules.response).chain(&rules.preflight) {
        if !said.iter().any(|other| other.name.eq_ignore_ascii_case(&rule.name)) {
            said.push(rule);
        }
    }
    let entries: String = said.into_iter().filter_map(entry).collect();
    let text = format!(
        "export default {{\n  async headers() {{\n    return [{{\n      source: \"/:path*\",\n      headers: [\n{entries}      ],\n    }}];\n  }},\n}};\n"
    );
    let rendered = Rendered::new("js", Phrase::FileNextJs, text);
    if rules.preflight_status.is_some() {
        return rendered.with_note(Phrase::NoteNextJs);
    }
    rendered
}
