//! `FastAPI` and Starlette.

use super::Rendered;
use super::python::Middleware;
use super::quote::{double, list};
use super::rules::Rules;
use crate::explain::Guidance;

const MIDDLEWARE: Middleware = Middleware {
    head: "@app.middleware(\"http\")\nasync def headers(request, call_next):\n",
    indent: "    ",
    nonce: "request.state.nonce",
    call: "await call_next(request)",
    headers: "response.headers",
    tail: "",
};

pub(super) fn render(rules: &Rules) -> Rendered {
    let mut text = MIDDLEWARE.text(rules);
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
    let rendered = Rendered::new("python", Guidance::FileFastApi, text);
    rendered.with_nonce(rules, &MIDDLEWARE.nonce_in_string(), Guidance::NoteNonceFastApi)
}
