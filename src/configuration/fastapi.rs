//! `FastAPI` and Starlette.

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
        text.push_str("@app.middleware(\"http\")\nasync def headers(request, call_next):\n");
        if rules.has_nonce() {
            text.push_str("    request.state.nonce = secrets.token_urlsafe(16)\n");
        }
        text.push_str("    response = await call_next(request)\n");
        for rule in plain {
            match &rule.value {
                Some(value) => {
                    text.push_str(&format!("    response.headers[{}] = {}\n", double(&rule.name), double(value)));
                }
                None => text.push_str(&format!("    del response.headers[{}]\n", double(&rule.name))),
            }
        }
        text.push_str("    return response\n");
    }
    if let Some(cors) = &rules.cors {
        text.push_str(&format!(
            "# at the end of the file: around the whole application, so that error responses have the headers too\napp = CORSMiddleware(\n    app,\n    allow_origins=[{}],\n    allow_methods=[{}],\n    allow_headers=[{}],\n",
            double(&cors.origin),
            list(&cors.methods, double),
            list(&cors.headers, double)
        ));
        if !cors.exposed.is_empty() {
            text.push_str(&format!("    expose_headers=[{}],\n", list(&cors.exposed, double)));
        }
        if cors.credentials {
            text.push_str("    allow_credentials=True,\n");
        }
        if let Some(seconds) = cors.max_age {
            text.push_str(&format!("    max_age={seconds},\n"));
        }
        text.push_str(")\n");
    }
    if !rules.has_nonce() {
        return Rendered::new("python", Guidance::FileFastApi, text);
    }
    let text = with_nonce(&text, "\" + request.state.nonce + \"");
    Rendered::new("python", Guidance::FileFastApi, text).with_note(Guidance::NoteNonceFastApi)
}
