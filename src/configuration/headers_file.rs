//! `_headers`, of Cloudflare Pages and Netlify.

use super::Rendered;
use super::rules::Rules;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::from("/*\n");
    let mut said: Vec<String> = Vec::new();
    for rule in rules.page.iter().chain(&rules.response).chain(&rules.preflight) {
        let lower = rule.name.to_ascii_lowercase();
        if let Some(value) = rule.value.as_deref().filter(|_| !said.contains(&lower)) {
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            text.push_str(&format!("  {}: {value}\n", rule.name));
            said.push(lower);
        }
    }
    let rendered = Rendered::new("text", "_headers", text);
    if rules.preflight_status.is_some() {
        return rendered.with_note("The file sets no status: OPTIONS needs a function that answers with 204.");
    }
    rendered
}
