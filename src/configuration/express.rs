//! Express, with helmet for the policy and cors for CORS.

use super::Rendered;
use super::quote::{directives, double, list};
use super::rules::{CorsRule, HeaderRule, Rules};
use crate::edit::placeholder;
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    if let Some(policy) = helmet_policy(rules) {
        text.push_str("app.use(helmet.contentSecurityPolicy({\n  useDefaults: false,\n  directives: {\n");
        let all = directives(policy);
        // helmet rejects a policy without `default-src` unless this option is set.
        if !all.iter().any(|(name, _)| name.eq_ignore_ascii_case("default-src")) {
            text.push_str("    \"default-src\": helmet.contentSecurityPolicy.dangerouslyDisableDefaultSrc,\n");
        }
        for (name, values) in all {
            text.push_str(&format!("    {}: [{}],\n", double(&name), list(&values, double)));
        }
        text.push_str("  },\n}));\n");
    }
    let plain: Vec<&HeaderRule> = rules.page.iter().filter(|rule| !is_policy(rule)).chain(rules.others()).collect();
    if !plain.is_empty() {
        text.push_str("app.use((request, response, next) => {\n");
        for rule in plain {
            match &rule.value {
                Some(value) => {
                    text.push_str(&format!("  response.setHeader({}, {});\n", double(&rule.name), double(value)));
                }
                None => text.push_str(&format!("  response.removeHeader({});\n", double(&rule.name))),
            }
        }
        text.push_str("  next();\n});\n");
    }
    if let Some(cors) = &rules.cors {
        text.push_str(&format!(
            "// before authentication and routes: it responds to OPTIONS itself\napp.use(cors({{\n{}}}));\n",
            options(cors)
        ));
    }
    if rules.has_nonce() {
        let helmet = double(&format!("'nonce-{}'", placeholder::NONCE));
        text = text.replace(&helmet, "(request, response) => `'nonce-${response.locals.nonce}'`");
        text.insert_str(0, "import { randomBytes } from \"node:crypto\";\n\napp.use((request, response, next) => {\n  response.locals.nonce = randomBytes(16).toString(\"base64\");\n  next();\n});\n");
    }
    let rendered = Rendered::new("js", Guidance::FileExpress, text);
    rendered.with_nonce(rules, "\" + response.locals.nonce + \"", Guidance::NoteNonceExpress)
}

/// The enforced policy if the fix changes one that helmet can write: a single policy, in which every directive occurs
/// once.
fn helmet_policy(rules: &Rules) -> Option<&str> {
    rules.page.iter().find(|rule| is_policy(rule))?.value.as_deref()
}

fn is_policy(rule: &HeaderRule) -> bool {
    rule.name.eq_ignore_ascii_case("Content-Security-Policy")
        && rule.value.as_deref().is_some_and(|value| !value.contains(','))
}

fn options(cors: &CorsRule) -> String {
    let origin = if cors.origin == "*" { double("*") } else { format!("[{}]", double(&cors.origin)) };
    let mut text = format!("  origin: {origin},\n  methods: [{}],\n", list(&cors.methods, double));
    text.push_str(&format!("  allowedHeaders: [{}],\n", list(&cors.headers, double)));
    if !cors.exposed.is_empty() {
        text.push_str(&format!("  exposedHeaders: [{}],\n", list(&cors.exposed, double)));
    }
    if cors.credentials {
        text.push_str("  credentials: true,\n");
    }
    if let Some(seconds) = cors.max_age {
        text.push_str(&format!("  maxAge: {seconds},\n"));
    }
    text
}
