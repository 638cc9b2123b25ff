//! Django, with django-cors-headers.

use super::Rendered;
use super::quote::{double, list};
use super::rules::{HeaderRule, Rules, with_nonce};
use crate::explain::Guidance;

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = String::new();
    let plain: Vec<&HeaderRule> = rules.page.iter().chain(rules.others()).collect();
    if !plain.is_empty() {
        if rules.has_nonce() {
            text.push_str("import secrets\n\n");
        }
        text.push_str("def headers_middleware(get_response):\n    def middleware(request):\n");
        if rules.has_nonce() {
            text.push_str("        request.csp_nonce = secrets.token_urlsafe(16)\n");
        }
        text.push_str("        response = get_response(request)\n");
        for rule in plain {
            match &rule.value {
                Some(value) => {
                    text.push_str(&format!("        response[{}] = {}\n", double(&rule.name), double(value)));
                }
                None => text.push_str(&format!("        del response[{}]\n", double(&rule.name))),
            }
        }
        text.push_str("        return response\n    return middleware\n");
    }
    if let Some(cors) = &rules.cors {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str("# settings.py; CorsMiddleware stands first in MIDDLEWARE, before authentication\n");
        text.push_str("from corsheaders.defaults import default_headers, default_methods\n\n");
        match cors.origin.as_str() {
            "*" => text.push_str("CORS_ALLOW_ALL_ORIGINS = True\n"),
            origin => text.push_str(&format!("CORS_ALLOWED_ORIGINS = [{}]\n", double(origin))),
        }
        text.push_str(&format!("CORS_ALLOW_METHODS = [{}]\n", beside("*default_methods", &cors.listed_methods())));
        text.push_str(&format!("CORS_ALLOW_HEADERS = [{}]\n", beside("*default_headers", &cors.headers)));
        if !cors.exposed.is_empty() {
            text.push_str(&format!("CORS_EXPOSE_HEADERS = [{}]\n", list(&cors.exposed, double)));
        }
        if cors.credentials {
            text.push_str("CORS_ALLOW_CREDENTIALS = True\n");
        }
        if let Some(seconds) = cors.max_age {
            text.push_str(&format!("CORS_PREFLIGHT_MAX_AGE = {seconds}\n"));
        }
    }
    if !rules.has_nonce() {
        return Rendered::new("python", Guidance::FileDjango, text);
    }
    let text = with_nonce(&text, "\" + request.csp_nonce + \"");
    Rendered::new("python", Guidance::FileDjango, text).with_note(Guidance::NoteNonceDjango)
}

/// A list that has what the package allows by itself, which the setting would replace.
fn beside(defaults: &str, items: &[String]) -> String {
    let own = list(items, double);
    if own.is_empty() { defaults.to_owned() } else { format!("{defaults}, {own}") }
}
