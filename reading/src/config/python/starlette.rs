//! Starlette, on which `FastAPI` is built: `CORSMiddleware`.

use super::super::cors_options::Middleware;
use super::super::defaults;
use super::super::origin::{Form, allow};
use super::super::site::{Header, Preflight};
use super::super::values::{self, has_star};
use super::{ORIGIN, argument};
use crate::Draft;
use crate::literal::{Argument, Scope, Span, Value};
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;

pub(super) fn starlette(draft: &mut Draft<'_>, scope: &Scope<'_>, arguments: &[Argument], at: Span) -> Middleware {
    let library = defaults::starlette();
    // `**options`.
    let spread = arguments.iter().find_map(|argument| match &argument.value.value {
        Value::Spread(inner) => Some(&**inner),
        _ => None,
    });
    let option = |name: &str| argument(arguments, name).or_else(|| scope.get(spread?, name));
    let place = |name: &str| option(name).map_or(at, |node| node.span).range();
    let mut unknown = None;
    let mut list = option("allow_origins").map_or_else(Vec::new, |node| {
        values::origin_list(draft, scope, node).unwrap_or_else(|| {
            unknown = Some(format!("${{{}}}", scope.source(node)));
            draft.unresolved(
                "network[0].response.headers",
                Config::Depends.with("name", ORIGIN).with("on", scope.source(node)),
                Some(&node.span.range()),
            );
            Vec::new()
        })
    });
    let is_any = has_star(&list);
    let mut form = Form::List;
    if let Some(node) = option("allow_origin_regex")
        && let Some(pattern) = scope.text(node).map(|known| known.text)
    {
        form = if list.is_empty() { Form::One } else { Form::List };
        list.push(Allowed::Pattern { pattern });
    }
    let credentials = option("allow_credentials").and_then(|node| scope.flag(node)) == Some(true);
    let echo = if is_any {
        HeaderValue::any_origin()
    } else {
        HeaderValue::Echo(Echo::Origin { allow: allow(list.clone(), form), otherwise: None })
    };
    let mut response = Vec::new();
    let mut preflight = Vec::new();
    if is_any && !credentials {
        response.push(Header::new(ORIGIN, "*", place("allow_origins")));
        preflight.push(Header::new(ORIGIN, "*", place("allow_origins")));
    } else if let Some(unknown) = unknown {
        for headers in [&mut response, &mut preflight] {
            headers.push(Header::new(ORIGIN, unknown.as_str(), place("allow_origins")));
        }
    } else if is_any || !list.is_empty() {
        let at = if option("allow_origins").is_some() { place("allow_origins") } else { place("allow_origin_regex") };
        response.push(Header::new(ORIGIN, echo.clone(), at.clone()));
        preflight.push(Header::new(ORIGIN, echo, at));
    }
    response.push(Header::new("Vary", "Origin", at.range()));
    if credentials {
        for headers in [&mut response, &mut preflight] {
            headers.push(Header::new("Access-Control-Allow-Credentials", "true", place("allow_credentials")));
        }
    }
    if let Some(node) = option("expose_headers") {
        let exposed = values::texts(draft, scope, "Access-Control-Expose-Headers", node);
        if !exposed.is_empty() {
            response.push(Header::new("Access-Control-Expose-Headers", exposed.join(", "), node.span.range()));
        }
    }
    let methods = match option("allow_methods") {
        Some(node) => values::texts(draft, scope, "Access-Control-Allow-Methods", node),
        None => vec!["GET".to_owned()],
    };
    let methods = if methods.iter().any(|method| method == "*") { library.methods } else { methods.join(", ") };
    preflight.push(Header::new("Access-Control-Allow-Methods", methods, place("allow_methods")));
    let seconds =
        option("max_age").and_then(|node| scope.number(node)).map_or(library.max_age, |seconds| seconds.to_string());
    preflight.push(Header::new("Access-Control-Max-Age", seconds, place("max_age")));
    let mut names: Vec<String> = option("allow_headers")
        .map_or_else(Vec::new, |node| values::texts(draft, scope, "Access-Control-Allow-Headers", node));
    let headers = if names.iter().any(|name| name == "*") {
        HeaderValue::requested_headers()
    } else {
        names.extend(library.headers.split(", ").map(str::to_owned));
        names.sort_unstable();
        names.dedup();
        names.join(", ").into()
    };
    preflight.push(Header::new("Access-Control-Allow-Headers", headers, place("allow_headers")));
    Middleware { response, preflight: Some(Preflight { status: Some(200), headers: preflight }) }
}
