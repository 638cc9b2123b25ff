//! Servers in Go: net/http, rs/cors and chi, gin, Echo, Fiber, gorilla/handlers.

use super::cors_options::Middleware;
use super::handlers;
use super::origin::{Form, allow, allowed_by};
use super::site::{Header, Preflight, publish};
use super::values::{self, has_star};
use crate::literal::{Argument, Node, Scope, Span, Syntax, Value, statements};
use crate::reader::sure;
use crate::reading::{Allow, Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if super::has_extension(source, "go") {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_go = super::has_line(text, |line| {
        line.starts_with("func ") && line.ends_with('{') || line.starts_with("package ") && !line.ends_with(';')
    }) || (has(":=") && (has("[]string{") || has(".New(") || has("http.")))
        || has("[]string{");
    let sets = has(".Header().Set(")
        || has(".Header().Add(")
        || has("c.Header(")
        || has(".Header.Set(")
        || has(".Set(\"Access-Control")
        || has("Writer.Header()");
    let is_library = has("cors.Options{")
        || has("cors.Config{")
        || has("cors.Default()")
        || has("cors.AllowAll()")
        || has("handlers.CORS(")
        || has("CORSConfig{")
        || has("middleware.CORS()");
    if sets && super::names_header(text) || is_library {
        return super::SURE + 1;
    }
    if is_go && (has("http.") || has("gin.")) { sure::LIKELY } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::Go);
    let scope = Scope::new(text, &all);
    let sites = handlers::walk(draft, &scope, &all, &|draft, scope, callee, arguments, at| {
        library(draft, scope, callee, arguments, at, text)
    });
    publish(draft, "Go", &sites);
}

/// The differences between the libraries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Library {
    /// rs/cors, chi.
    Rs,
    Gin,
    Fiber,
    Echo,
}

fn library(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    callee: &Node,
    arguments: &[Argument],
    at: Span,
    text: &str,
) -> Option<Middleware> {
    let name = callee.name()?;
    let options = arguments.first().map(|argument| scope.resolve(&argument.value));
    match name {
        "handlers.CORS" => Some(gorilla(draft, scope, arguments, at)),
        "cors.Default" if text.contains("gin") => {
            Some(star("GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS", "Origin,Content-Length,Content-Type", at))
        }
        "cors.Default" => Some(star("GET, POST, HEAD", "", at)),
        "cors.AllowAll" => Some(star("HEAD, GET, POST, PUT, PATCH, DELETE", "", at)),
        "middleware.CORS" => Some(star("GET,HEAD,PUT,PATCH,POST,DELETE", "", at)),
        "cors.New" | "cors.Handler" | "middleware.CORSWithConfig" => {
            let options = options?;
            let (kind, _) = options.call()?;
            let library = match kind.last_name()? {
                "CORSConfig" => Library::Echo,
                "Config" if text.contains("fiber") => Library::Fiber,
                "Config" => Library::Gin,
                _ => Library::Rs,
            };
            Some(configured(draft, scope, options, at, library))
        }
        _ => None,
    }
}

fn star(methods: &str, headers: &str, at: Span) -> Middleware {
    let origin = Header::new("Access-Control-Allow-Origin", "*", at.range());
    let headers = if headers.is_empty() { HeaderValue::requested_headers() } else { headers.into() };
    let preflight = vec![
        origin.clone(),
        Header::new("Access-Control-Allow-Methods", methods, at.range()),
        Header::new("Access-Control-Allow-Headers", headers, at.range()),
    ];
    Middleware { response: vec![origin], preflight: Some(Preflight { status: Some(204), headers: preflight }) }
}

fn configured(draft: &mut Draft<'_>, scope: &Scope<'_>, options: &Node, at: Span, library: Library) -> Middleware {
    let fields = options.call().and_then(|(_, arguments)| arguments.last()).map(|argument| &argument.value);
    let get = |names: &[&str]| names.iter().find_map(|name| scope.get(fields?, name));
    let place = |node: Option<&Node>| node.map_or(at, |node| node.span).range();
    let flag = |name: &str| get(&[name]).and_then(|node| scope.flag(node)) == Some(true);
    // Fiber writes lists as texts with commas.
    let mut list = |header: &str, names: &[&str]| -> Option<(Vec<String>, Span)> {
        let node = get(names)?;
        let texts = values::texts(draft, scope, header, node);
        let texts = if library == Library::Fiber {
            texts.iter().flat_map(|text| text.split(',')).map(|text| text.trim().to_owned()).collect()
        } else {
            texts
        };
        Some((texts, node.span))
    };
    let origins = list("Access-Control-Allow-Origin", &["AllowedOrigins", "AllowOrigins"]);
    let methods = list("Access-Control-Allow-Methods", &["AllowedMethods", "AllowMethods"]);
    let names = list("Access-Control-Allow-Headers", &["AllowedHeaders", "AllowHeaders"]);
    let exposed = list("Access-Control-Expose-Headers", &["ExposedHeaders", "ExposeHeaders"]);
    let credentials = flag("AllowCredentials");
    let function =
        get(&["AllowOriginFunc", "AllowOriginVaryRequestFunc", "AllowOriginRequestFunc", "AllowOriginWithContextFunc"]);
    let allowed: Vec<Allowed> =
        origins.as_ref().map(|(texts, _)| texts.iter().cloned().map(Allowed::Origin).collect()).unwrap_or_default();
    let is_any = flag("AllowAllOrigins")
        || has_star(&allowed)
        || (allowed.is_empty() && function.is_none() && library != Library::Gin);
    let value = if let Some(function) = function.filter(|_| !is_any || allowed.is_empty()) {
        decided_by(draft, scope, function, allowed, library)
    } else if is_any {
        Some("*".into())
    } else if allowed.is_empty() {
        None
    } else {
        Some(HeaderValue::Echo(Echo::Origin { allow: allow(allowed, Form::List), otherwise: None }))
    };
    let mut common = Vec::new();
    if let Some(value) = value {
        let varies = value.as_text().is_none();
        common.push(Header::new(
            "Access-Control-Allow-Origin",
            value,
            origins.as_ref().map_or(at, |(_, at)| *at).range(),
        ));
        if varies {
            common.push(Header::new("Vary", "Origin", at.range()));
        }
    }
    if credentials {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", place(get(&["AllowCredentials"]))));
    }
    let mut response = common.clone();
    if let Some((texts, at)) = exposed.filter(|(texts, _)| !texts.is_empty()) {
        response.push(Header::new("Access-Control-Expose-Headers", texts.join(", "), at.range()));
    }
    let separator = if library == Library::Gin { "," } else { ", " };
    let mut preflight = common;
    let default = if library == Library::Rs { "GET, POST, HEAD" } else { "GET,HEAD,PUT,PATCH,POST,DELETE" };
    match methods {
        Some((texts, at)) if !texts.is_empty() => {
            let upper: Vec<String> = texts.iter().map(|text| text.to_ascii_uppercase()).collect();
            preflight.push(Header::new("Access-Control-Allow-Methods", upper.join(separator), at.range()));
        }
        _ if library == Library::Gin => {}
        _ => preflight.push(Header::new("Access-Control-Allow-Methods", default, at.range())),
    }
    match names {
        Some((texts, at)) if texts.iter().any(|text| text == "*") && library == Library::Rs => {
            preflight.push(Header::new("Access-Control-Allow-Headers", HeaderValue::requested_headers(), at.range()));
        }
        Some((texts, at)) if !texts.is_empty() => {
            preflight.push(Header::new("Access-Control-Allow-Headers", texts.join(separator), at.range()));
        }
        _ if library == Library::Rs => preflight.push(Header::new(
            "Access-Control-Allow-Headers",
            "Accept, Content-Type, X-Requested-With",
            at.range(),
        )),
        _ if library == Library::Gin => {}
        _ => preflight.push(Header::new("Access-Control-Allow-Headers", HeaderValue::requested_headers(), at.range())),
    }
    if let Some(node) = get(&["MaxAge"])
        && let Some(seconds) = seconds(scope, node, 0).filter(|seconds| *seconds > 0)
    {
        preflight.push(Header::new("Access-Control-Max-Age", seconds.to_string(), node.span.range()));
    }
    let status = get(&["OptionsSuccessStatus", "OptionsResponseStatusCode"])
        .and_then(|node| scope.number(node))
        .and_then(|status| u16::try_from(status).ok());
    let usual = if library == Library::Rs && draft.reading.kind == "config.chi" { 200 } else { 204 };
    Middleware { response, preflight: Some(Preflight { status: status.or(Some(usual)), headers: preflight }) }
}

/// The value of a function that decides whether an origin is allowed.
fn decided_by(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    function: &Node,
    listed: Vec<Allowed>,
    library: Library,
) -> Option<HeaderValue> {
    let found = allowed_by(scope, function);
    if found.is_none() {
        let why = Config::Function.with("name", "Access-Control-Allow-Origin");
        draft.unresolved("network[0].response.headers", why, Some(&function.span.range()));
    }
    // gin calls the function for origins that are not in its list. The other libraries ignore the list.
    let listed = if library == Library::Gin { listed } else { Vec::new() };
    let allow = match (listed.is_empty(), found) {
        (true, found) => found,
        (false, Some(Allow::Any)) => Some(Allow::Any),
        (false, found) => {
            let more = match found {
                Some(Allow::List(more)) => more,
                Some(Allow::One(one)) => vec![one],
                _ => Vec::new(),
            };
            Some(allow(listed.into_iter().chain(more).collect(), Form::List))
        }
    };
    allow.map(|allow| HeaderValue::Echo(Echo::Origin { allow, otherwise: None }))
}

/// A number of seconds, or a duration: `12 * time.Hour`.
fn seconds(scope: &Scope<'_>, node: &Node, depth: usize) -> Option<i64> {
    if depth > 8 {
        return None;
    }
    if let Some(number) = scope.number(node) {
        return Some(number);
    }
    match &scope.resolve(node).value {
        Value::Name(name) => match name.as_str() {
            "time.Hour" => Some(3600),
            "time.Minute" => Some(60),
            "time.Second" => Some(1),
            _ => None,
        },
        Value::Binary { operator: "*", left, right } => {
            seconds(scope, left, depth + 1)?.checked_mul(seconds(scope, right, depth + 1)?)
        }
        Value::Call { callee, arguments } if matches!(callee.last_name(), Some("int" | "Duration" | "Seconds")) => {
            seconds(scope, &arguments.first()?.value, depth + 1)
        }
        _ => None,
    }
}

/// `handlers.CORS(handlers.AllowedOrigins(…), …)`.
fn gorilla(draft: &mut Draft<'_>, scope: &Scope<'_>, arguments: &[Argument], at: Span) -> Middleware {
    let mut origin: Option<HeaderValue> = Some("*".into());
    let mut common = Vec::new();
    let mut response = Vec::new();
    let mut preflight = Vec::new();
    let mut methods = "GET, HEAD, POST".to_owned();
    for argument in arguments {
        let Some((callee, inner)) = scope.resolve(&argument.value).call() else { continue };
        let first = inner.first().map(|argument| &argument.value);
        let mut texts = |header: &str| first.map(|node| values::texts(draft, scope, header, node)).unwrap_or_default();
        match callee.last_name() {
            Some("AllowedOrigins") => {
                let list: Vec<Allowed> =
                    texts("Access-Control-Allow-Origin").into_iter().map(Allowed::Origin).collect();
                origin = Some(if has_star(&list) { "*".into() } else { HeaderValue::origins(list) });
            }
            Some("AllowedOriginValidator") => {
                let found = first.and_then(|node| allowed_by(scope, node));
                origin = found.map(|allow| HeaderValue::Echo(Echo::Origin { allow, otherwise: None }));
                if origin.is_none() {
                    draft.unresolved(
                        "network[0].response.headers",
                        Config::Function.with("name", "Access-Control-Allow-Origin"),
                        Some(&at.range()),
                    );
                }
            }
            Some("AllowedMethods") => methods = texts("Access-Control-Allow-Methods").join(", "),
            Some("AllowedHeaders") => {
                let all = texts("Access-Control-Allow-Headers");
                if !all.is_empty() {
                    preflight.push(Header::new("Access-Control-Allow-Headers", all.join(", "), callee.span.range()));
                }
            }
            Some("ExposedHeaders") => {
                let all = texts("Access-Control-Expose-Headers");
                response.push(Header::new("Access-Control-Expose-Headers", all.join(", "), callee.span.range()));
            }
            Some("AllowCredentials") => {
                common.push(Header::new("Access-Control-Allow-Credentials", "true", callee.span.range()));
            }
            Some("MaxAge") => {
                if let Some(seconds) = first.and_then(|node| scope.number(node)) {
                    preflight.push(Header::new("Access-Control-Max-Age", seconds.to_string(), callee.span.range()));
                }
            }
            _ => {}
        }
    }
    if let Some(value) = origin {
        common.insert(0, Header::new("Access-Control-Allow-Origin", value, at.range()));
    }
    preflight.push(Header::new("Access-Control-Allow-Methods", methods, at.range()));
    preflight.splice(0..0, common.clone());
    response.splice(0..0, common);
    Middleware { response, preflight: Some(Preflight { status: Some(200), headers: preflight }) }
}
