//! nginx.

use super::Rendered;
use super::quote::nginx as quoted;
use super::rules::{HeaderRule, Rules, with_nonce};
use crate::edit::placeholder;
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    let all = rules.page.iter().chain(&rules.preflight).chain(&rules.response);
    if all.clone().any(|rule| rule.value.as_deref().is_some_and(|value| value.contains('$'))) {
        text.push_str(
            "# beside server { }: a dollar sign, which nginx cannot escape\ngeo $dollar { default \"$\"; }\n\n",
        );
    }
    for rule in &rules.page {
        header(&mut text, rule, "");
    }
    if !rules.preflight.is_empty() || rules.preflight_status.is_some() {
        text.push_str("if ($request_method = OPTIONS) {\n");
        for rule in preflight(rules) {
            header(&mut text, &rule, "    ");
        }
        text.push_str("    return 204;\n}\n");
    }
    for rule in &rules.response {
        header(&mut text, rule, "");
    }
    if let Some((before, after)) = &rules.location {
        text.push_str(&format!("proxy_redirect {} {};\n", quoted(before), quoted(after)));
    }
    if !rules.has_nonce() {
        return Rendered::new("nginx", Guidance::FileNginx, text).with_note(Guidance::NoteNginx);
    }
    // $request_id is 16 random bytes. The markup has the placeholder as the nonce of its elements.
    let text = with_nonce(&text, "$request_id")
        + &format!("sub_filter {} $request_id;\nsub_filter_once off;\n", quoted(placeholder::NONCE));
    Rendered::new("nginx", Guidance::FileNginx, text).with_note(Guidance::NoteNonceInMarkup)
}

/// All headers of the response to the preflight, because nginx creates that response itself.
fn preflight(rules: &Rules) -> Vec<HeaderRule> {
    let Some(cors) = &rules.cors else {
        return rules.preflight.clone();
    };
    let rule = |name: &str, value: String| HeaderRule { name: name.to_owned(), value: Some(value), replaces: false };
    let mut all = vec![rule("Access-Control-Allow-Origin", cors.origin.clone())];
    all.push(rule("Access-Control-Allow-Methods", cors.methods.join(", ")));
    if !cors.headers.is_empty() {
        all.push(rule("Access-Control-Allow-Headers", cors.headers.join(", ")));
    }
    if cors.credentials {
        all.push(rule("Access-Control-Allow-Credentials", "true".to_owned()));
    }
    if let Some(seconds) = cors.max_age {
        all.push(rule("Access-Control-Max-Age", seconds.to_string()));
    }
    all
}

fn header(text: &mut String, rule: &HeaderRule, indent: &str) {
    // An upstream server may also send the header. There is no upstream server inside `if`.
    if indent.is_empty() && (rule.replaces || rule.value.is_none()) {
        text.push_str(&format!("proxy_hide_header {};\n", rule.name));
    }
    if let Some(value) = &rule.value {
        text.push_str(&format!("{indent}add_header {} {} always;\n", rule.name, quoted(value)));
    }
}
