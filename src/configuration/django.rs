//! Django, with django-cors-headers.

use super::Rendered;
use super::python::Middleware;
use super::quote::{double, list};
use super::rules::Rules;
use crate::explain::Guidance;

const MIDDLEWARE: Middleware = Middleware {
    head: "def headers_middleware(get_response):\n    def middleware(request):\n",
    indent: "        ",
    nonce: "request.csp_nonce",
    call: "get_response(request)",
    headers: "response",
    tail: "    return middleware\n",
};

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = MIDDLEWARE.text(rules);
    if let Some(cors) = &rules.cors {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str("# settings.py; CorsMiddleware must come first in MIDDLEWARE, before authentication\n");
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
    let rendered = Rendered::new("python", Guidance::FileDjango, text);
    rendered.with_nonce(rules, &MIDDLEWARE.nonce_in_string(), Guidance::NoteNonceDjango)
}

/// A list with the package's defaults, which the setting would otherwise replace.
fn beside(defaults: &str, items: &[String]) -> String {
    let own = list(items, double);
    if own.is_empty() { defaults.to_owned() } else { format!("{defaults}, {own}") }
}
