//! Next.js.

use super::Rendered;
use super::quote::double;
use super::rules::{HeaderRule, Rules};

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
    let rendered =
        Rendered::new("js", "next.config.mjs (merge with what is there; narrow `source` to the route)", text);
    if rules.preflight_status.is_some() {
        return rendered.with_note(
            "OPTIONS has to be answered by the route itself: export function OPTIONS() { return new Response(null, { status: 204 }); }",
        );
    }
    rendered
}
