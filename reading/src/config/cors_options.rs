//! The options of CORS middleware in JavaScript: `cors` of Express, `@fastify/cors`, `@koa/cors`, Hono.

use super::defaults::Cors;
use super::origin::{Form, allow, allowed_by};
use super::site::{Header, Preflight};
use super::values::{self, Origins, has_star};
use crate::Draft;
use crate::literal::{Node, Scope, Span, Value};
use crate::reading::{Allow, Allowed, HeaderValue};
use crate::words::config::Config;

/// The headers that a middleware adds to responses.
#[derive(Clone, Debug, Default)]
pub(super) struct Middleware {
    pub(super) response: Vec<Header>,
    pub(super) preflight: Option<Preflight>,
}

const ORIGIN: &str = "Access-Control-Allow-Origin";

/// Reads the options; missing options have the library's defaults.
pub(super) fn read(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    options: Option<&Node>,
    at: Span,
    library: &Cors,
) -> Middleware {
    let option = |name: &str| {
        options.and_then(|options| scope.get(options, name)).filter(|node| !matches!(node.value, Value::Null))
    };
    if let Some(options) = options
        && scope.pairs(options).is_none()
    {
        // A function, or a value that is defined elsewhere.
        draft.unresolved(
            "network[0].response.headers",
            Config::Function.with("name", ORIGIN),
            Some(&options.span.range()),
        );
        return Middleware::default();
    }
    let mut origins = match option("origin") {
        None => Origins::Any,
        Some(node) => self::origins(draft, scope, node, library),
    };
    let place = |name: &str| option(name).map_or(at, |node| node.span).range();
    let credentials = option("credentials").and_then(|node| scope.flag(node)) == Some(true);
    if let Some(node) = option("credentials")
        && scope.flag(node).is_none()
    {
        draft.unresolved(
            "network[0].response.headers",
            Config::Depends.with("name", "Access-Control-Allow-Credentials").with("on", scope.source(node)),
            Some(&node.span.range()),
        );
    }
    if credentials && origins == Origins::Any && library.star_with_credentials == "echo" {
        origins = Origins::Reflect;
    }
    if origins == Origins::None {
        return Middleware::default();
    }
    let mut response = Vec::new();
    if let Some(value) = origins.value() {
        response.push(Header::new(ORIGIN, value, place("origin")));
    }
    if origins.varies() || matches!(origins, Origins::Fixed(_)) {
        response.push(Header::new("Vary", "Origin", place("origin")));
    }
    if credentials {
        response.push(Header::new("Access-Control-Allow-Credentials", "true", place("credentials")));
    }
    let list = |draft: &mut Draft<'_>, header: &str, name: &str| {
        let node = option(name)?;
        let texts = values::texts(draft, scope, header, node);
        (!texts.is_empty()).then(|| Header::new(header, texts.join(&library.separator), node.span.range()))
    };
    let exposed = list(draft, "Access-Control-Expose-Headers", &library.names.exposed);
    let mut preflight = response.clone();
    response.extend(exposed.clone());
    let methods = list(draft, "Access-Control-Allow-Methods", &library.names.methods).unwrap_or_else(|| {
        let product = format!("{} {}", library.library, library.version);
        let why = Config::Default.with("name", "Access-Control-Allow-Methods").with("product", product);
        draft.unresolved("network[0].preflight.headers", why, None);
        Header::new("Access-Control-Allow-Methods", library.methods.as_str(), at.range())
    });
    preflight.push(methods);
    let headers = list(draft, "Access-Control-Allow-Headers", &library.names.headers)
        .unwrap_or_else(|| Header::new("Access-Control-Allow-Headers", HeaderValue::requested_headers(), at.range()));
    preflight.push(headers);
    if let Some(node) = option("maxAge")
        && let Some(seconds) = scope.number(node)
    {
        preflight.push(Header::new("Access-Control-Max-Age", seconds.to_string(), node.span.range()));
    }
    if library.exposed_in_preflight {
        preflight.extend(exposed);
    }
    if option("preflightContinue").and_then(|node| scope.flag(node)) == Some(true) {
        return Middleware { response, preflight: Some(Preflight { status: None, headers: preflight }) };
    }
    let status = option(&library.names.status)
        .and_then(|node| scope.number(node))
        .and_then(|status| u16::try_from(status).ok())
        .or(Some(204));
    Middleware { response, preflight: Some(Preflight { status, headers: preflight }) }
}

/// The `origin` option: a flag, a text, a pattern, a list, or a function.
fn origins(draft: &mut Draft<'_>, scope: &Scope<'_>, node: &Node, library: &Cors) -> Origins {
    let resolved = scope.resolve(node);
    match &resolved.value {
        Value::Bool(true) => return Origins::Reflect,
        Value::Bool(false) => return Origins::None,
        _ => {}
    }
    if let Some(pattern) = values::pattern(scope, node) {
        return Origins::List(Allow::One(Allowed::Pattern { pattern }));
    }
    if let Some(list) = values::origin_list(draft, scope, node) {
        // Express' cors compares the text `*` with the origin; in Fastify it means all origins.
        if has_star(&list) && library.library.starts_with("@fastify") {
            return Origins::Any;
        }
        return Origins::List(allow(list, Form::List));
    }
    let is_function = matches!(resolved.value, Value::Function { .. })
        || resolved.name().is_some_and(|name| scope.body_of(name).is_some());
    if is_function {
        if let Some(allow) = allowed_by(scope, resolved) {
            return Origins::List(allow);
        }
        draft.unresolved(
            "network[0].response.headers",
            Config::Function.with("name", ORIGIN),
            Some(&node.span.range()),
        );
        return Origins::Open;
    }
    if let Some(known) = scope.text(node) {
        match values::note(draft, ORIGIN, known).as_str() {
            "*" => Origins::Any,
            text if library.fixed_origin => Origins::Fixed(text.to_owned()),
            text => Origins::List(Allow::List(vec![Allowed::Origin(text.to_owned())])),
        }
    } else {
        draft.unresolved(
            "network[0].response.headers",
            Config::Depends.with("name", ORIGIN).with("on", scope.source(node)),
            Some(&node.span.range()),
        );
        Origins::Open
    }
}
