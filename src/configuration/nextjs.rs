//! Next.js.

use super::Rendered;
use super::quote::double;
use super::rules::{HeaderRule, Rules, with_nonce};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    if let Some(rule) = rules.page.iter().find(|rule| rules.has_nonce() && rule.value.is_some()) {
        return with_middleware(rule);
    }
    let entry = |rule: &HeaderRule| {
        let value = rule.value.as_deref()?;
        Some(format!("        {{ key: {}, value: {} }},\n", double(&rule.name), double(value)))
    };
    let mut written: Vec<&HeaderRule> = Vec::new();
    for rule in rules.page.iter().chain(&rules.response).chain(&rules.preflight) {
        if !written.iter().any(|other| other.name.eq_ignore_ascii_case(&rule.name)) {
            written.push(rule);
        }
    }
    let entries: String = written.into_iter().filter_map(entry).collect();
    let text = format!(
        "export default {{\n  async headers() {{\n    return [{{\n      source: \"/:path*\",\n      headers: [\n{entries}      ],\n    }}];\n  }},\n}};\n"
    );
    let rendered = Rendered::new("js", Guidance::FileNextJs, text);
    if rules.preflight_status.is_some() {
        return rendered.with_note(Guidance::NoteNextJs);
    }
    rendered
}

/// A file that runs for each request. Next.js reads the nonce for its own scripts from the request's header.
fn with_middleware(rule: &HeaderRule) -> Rendered {
    let policy = with_nonce(&double(rule.value.as_deref().unwrap_or_default()), "\" + nonce + \"");
    let name = double(&rule.name);
    let text = format!(
        "import {{ NextResponse }} from \"next/server\";\n\nexport function proxy(request) {{\n  const nonce = btoa(crypto.randomUUID());\n  const policy = {policy};\n  const headers = new Headers(request.headers);\n  headers.set(\"x-nonce\", nonce);\n  headers.set({name}, policy);\n  const response = NextResponse.next({{ request: {{ headers }} }});\n  response.headers.set({name}, policy);\n  return response;\n}}\n"
    );
    Rendered::new("js", Guidance::FileNextJsProxy, text).with_note(Guidance::NoteNonceNextJs)
}
