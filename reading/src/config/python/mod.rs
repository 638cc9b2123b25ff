//! Servers in Python: Django with its packages, Flask with its extensions, `FastAPI` and Starlette, and headers that
//! code sets.

mod django;
mod flask;
mod starlette;

use self::django::{django, only_some_paths};
use self::flask::{flask, talisman};
use self::starlette::starlette;
use super::cors_options::Middleware;
use super::handlers;
use super::site::publish;
use crate::literal::{Argument, Node, Scope, Span, Syntax, statements};
use crate::reader::sure;
use crate::{Draft, Source};

const ORIGIN: &str = "Access-Control-Allow-Origin";
const POLICY: &str = "Content-Security-Policy";
const REPORT_ONLY: &str = "Content-Security-Policy-Report-Only";

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let is_setting = super::has_line(text, |line| {
        let name = line.split(['=', ':', ' ']).next().unwrap_or_default();
        let is_known = name.starts_with("CORS_")
            || name.starts_with("CSP_")
            || name.starts_with("SECURE_")
            || matches!(name, "CONTENT_SECURITY_POLICY" | "CONTENT_SECURITY_POLICY_REPORT_ONLY" | "X_FRAME_OPTIONS");
        is_known
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
            && line.contains('=')
            && !line.ends_with(';')
            && !line.contains('$')
    });
    let has = |word: &str| text.contains(word);
    let is_python = super::has_line(text, |line| {
        (line.starts_with("from ") && line.contains(" import "))
            || ((line.starts_with("def ")
                || line.starts_with("async def ")
                || line.starts_with("if ")
                || line.starts_with("class "))
                && line.ends_with(':'))
            || line.starts_with("import ") && !line.contains([';', '\'', '"', '.', '{'])
            || line.starts_with('@') && line.contains("app.")
    });
    let is_call =
        has("CORSMiddleware") || has("Talisman(") || has("flask_cors") || has("CORS(app") || has("@cross_origin");
    let is_by_hand = is_python
        && super::names_header(text)
        && (has("response[") || has("response.headers") || has("resp.headers") || has(".headers["));
    let is_lambda = is_python && super::names_header(text) && (has("\"statusCode\"") || has("'statusCode'"));
    // `.env` files and shell scripts have the same names.
    if is_setting || is_call || is_by_hand || is_lambda {
        return super::SURE;
    }
    if is_python && (has("MIDDLEWARE") || has("FastAPI(") || has("Flask(")) { sure::LIKELY } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::Python);
    let scope = Scope::new(text, &all);
    let has = |word: &str| text.contains(word);
    let name = if has("\"statusCode\"") || has("'statusCode'") {
        draft.kind("config.lambda");
        "AWS Lambda"
    } else if has("fastapi") || has("FastAPI") || has("call_next") {
        draft.kind("config.fastapi");
        "FastAPI"
    } else if has("CORSMiddleware") || has("starlette") {
        draft.kind(if has("starlette") { "config.starlette" } else { "config.fastapi" });
        "Starlette"
    } else if has("flask")
        || has("Flask")
        || has("Talisman(")
        || has("CORS(app")
        || has("after_request")
        || has("cross_origin")
    {
        draft.kind("config.flask");
        "Flask"
    } else {
        "Django"
    };
    let mut sites = handlers::walk(draft, &scope, &all, &|draft, scope, callee, arguments, at| {
        call(draft, scope, callee, arguments, at)
    });
    flask(draft, &scope, &all, &mut sites);
    if name == "Django" {
        if let Some(base) = sites.first_mut() {
            django(draft, &scope, &all, base);
        }
        only_some_paths(draft, &scope, &mut sites);
        let has_setting = |prefix: &str| super::has_line(text, |line| line.starts_with(prefix));
        let is_cors = has_setting("CORS_");
        let is_csp = has_setting("CSP_") || has_setting("CONTENT_SECURITY_POLICY");
        draft.kind(match (is_cors, is_csp) {
            (true, false) => "config.django-cors",
            (false, true) => "config.django-csp",
            _ => "config.django",
        });
    }
    publish(draft, name, &sites);
}

fn argument<'n>(arguments: &'n [Argument], name: &str) -> Option<&'n Node> {
    arguments.iter().find(|argument| argument.name.as_deref() == Some(name)).map(|argument| &argument.value)
}

/// Calls that add headers to all responses: Talisman, `CORSMiddleware`.
fn call(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    callee: &Node,
    arguments: &[Argument],
    at: Span,
) -> Option<Middleware> {
    match callee.last_name()? {
        "Talisman" => Some(talisman(draft, scope, arguments, at)),
        "init_app" if argument(arguments, "content_security_policy").is_some() => {
            Some(talisman(draft, scope, arguments, at))
        }
        "CORSMiddleware" => Some(starlette(draft, scope, arguments, at)),
        "add_middleware" | "Middleware"
            if arguments.first().and_then(|first| first.value.last_name()) == Some("CORSMiddleware") =>
        {
            Some(starlette(draft, scope, arguments, at))
        }
        _ => None,
    }
}
