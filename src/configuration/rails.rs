//! Rails, with rack-cors.

use super::Rendered;
use super::quote::{list, ruby};
use super::rules::{Rules, with_nonce};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    for rule in rules.page.iter().chain(rules.others()) {
        match &rule.value {
            Some(value) if with_nonce(value, "") != *value => text.push_str(&nonce_callback(&rule.name, value)),
            Some(value) => text.push_str(&format!(
                "Rails.application.config.action_dispatch.default_headers[{}] = {}\n",
                ruby(&rule.name),
                ruby(value)
            )),
            None => text.push_str(&format!(
                "Rails.application.config.action_dispatch.default_headers.delete({})\n",
                ruby(&rule.name)
            )),
        }
    }
    if let Some(cors) = &rules.cors {
        // rack-cors compares methods in lower case, and has a symbol for all methods.
        let is_any = cors.methods.iter().any(|method| method == "*");
        let listed: Vec<String> = cors.methods.iter().map(|method| ruby(&method.to_ascii_lowercase())).collect();
        let methods = if is_any { ":any".to_owned() } else { format!("[{}, \"options\"]", listed.join(", ")) };
        text.push_str(&format!(
            "Rails.application.config.middleware.insert_before 0, Rack::Cors do\n  allow do\n    origins {}\n    resource \"*\",\n      methods: {},\n      headers: [{}]",
            ruby(&cors.origin),
            methods,
            list(&cors.headers, ruby)
        ));
        if !cors.exposed.is_empty() {
            text.push_str(&format!(",\n      expose: [{}]", list(&cors.exposed, ruby)));
        }
        if cors.credentials {
            text.push_str(",\n      credentials: true");
        }
        if let Some(seconds) = cors.max_age {
            text.push_str(&format!(",\n      max_age: {seconds}"));
        }
        text.push_str("\n  end\nend\n");
    }
    let rendered = Rendered::new("ruby", Guidance::FileRails, text);
    if rules.has_nonce() { rendered.with_note(Guidance::NoteNonceRails) } else { rendered }
}

/// A callback for every controller, with the helper for views and the header.
fn nonce_callback(name: &str, policy: &str) -> String {
    format!(
        "ActiveSupport.on_load(:action_controller_base) do\n  helper_method :csp_nonce\n  define_method(:csp_nonce) {{ @csp_nonce ||= SecureRandom.base64(16) }}\n  before_action {{ response.set_header({}, {}) }}\nend\n",
        ruby(name),
        with_nonce(&ruby(policy), "#{csp_nonce}")
    )
}
