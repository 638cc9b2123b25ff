//! Servers in JavaScript and TypeScript: Express, Koa, Fastify, Hono, Nest, Node itself, workers, and helmet.

use super::cors_options::{self, Middleware};
use super::site::publish;
use super::{defaults, handlers, helmet};
use crate::literal::{Argument, Node, Scope, Span, Statement, Syntax, Value, each_node, statements};
use crate::reader::sure;
use crate::words::config::Config;
use crate::{Draft, Source};

/// Calls and words that only occur on servers.
const MARKS: [&str; 30] = [
    "helmet(",
    "helmet.",
    "app.use(",
    "router.use(",
    "app.options(",
    "enableCors(",
    "express()",
    "require('cors')",
    "require(\"cors\")",
    "from 'cors'",
    "from \"cors\"",
    "@koa/cors",
    "@fastify/cors",
    "fastify.register(",
    "hono/cors",
    "res.setHeader(",
    "res.header(",
    "res.set(",
    "res.writeHead(",
    "res.append(",
    "response.setHeader(",
    "response.writeHead(",
    "reply.header(",
    "ctx.set(",
    "c.header(",
    "new Response(",
    "event.respondWith(",
    "NextResponse",
    "createServer(",
    "contentSecurityPolicy",
];

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let loads_plugin =
        text.contains("@fastify/cors") || text.contains("fastify-cors") || text.contains(".register(cors");
    let is_cors_call = (text.contains("cors(") || text.contains("(cors,") || loads_plugin) && !text.contains("CORS(");
    let has_mark = is_cors_call || MARKS.iter().any(|mark| text.contains(mark)) || is_lambda(text);
    if !has_mark || is_other_language(text) {
        return sure::NO;
    }
    let has_headers = super::names_header(text)
        || text.contains("helmet")
        || is_cors_call
        || text.contains("enableCors(")
        || text.contains("contentSecurityPolicy");
    let is_server = ["app.use(", "express()", "createServer(", "app.listen(", "new Koa(", "fastify("]
        .iter()
        .any(|mark| text.contains(mark));
    match (has_headers, is_server) {
        (true, _) => super::SURE,
        (false, true) => sure::LIKELY,
        _ => sure::NO,
    }
}

fn is_lambda(text: &str) -> bool {
    text.contains("statusCode:") && text.contains("headers:") && text.contains("Access-Control-")
}

/// Whether the text is in another language. Other languages have calls with the same names.
fn is_other_language(text: &str) -> bool {
    text.contains("<?php")
        || super::has_line(text, |line| {
            line.starts_with("from ") && line.contains(" import ")
                || line.starts_with("def ") && line.ends_with(':')
                || line.starts_with("func ") && line.ends_with('{')
                || line.starts_with("package ")
                || line.starts_with("using ") && line.ends_with(';')
                || line.starts_with("@Bean")
                || line.starts_with("import java")
                || line.starts_with("import org.")
        })
}

/// Whether exported functions have the names of methods, as in the files of Next.js' routes.
fn is_route_handler(text: &str) -> bool {
    let is_method = |name: &str| matches!(name, "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "HEAD");
    text.contains("Response")
        && super::has_line(text, |line| {
            let line = line.strip_prefix("export ").map(|rest| rest.trim_start_matches("async "));
            line.and_then(|rest| rest.strip_prefix("function "))
                .is_some_and(|rest| rest.split('(').next().is_some_and(|name| is_method(name.trim())))
        })
}

/// The subject of a text: the kind, its name for people, and the library of its `cors(…)`.
fn flavour(text: &str) -> (&'static str, &'static str, &'static str) {
    let has = |word: &str| text.contains(word);
    if has("@fastify/") || has("fastify") || has(".register(cors") || has("reply.header(") {
        return ("config.fastify", "Fastify", "fastify");
    }
    if has("hono") || has("new Hono") {
        return ("config.hono", "Hono", "hono");
    }
    if has("@koa/")
        || has("koa")
        || has("Koa")
        || has("keepHeadersOnError")
        || has("ctx.set(")
        || has("ctx.get(")
        || (has("allowMethods") && has("cors("))
    {
        return ("config.koa", "Koa", "koa");
    }
    if has("enableCors(") || has("NestFactory") {
        return ("config.nest", "NestJS", "cors");
    }
    if has("NextResponse") || has("next/server") || has("NextRequest") || is_route_handler(text) {
        return ("config.next", "Next.js", "cors");
    }
    let is_cors = has("cors(") || has("'cors'") || has("\"cors\"");
    if (has("helmet") || has("contentSecurityPolicy"))
        && !is_cors
        && !has("etHeader(")
        && !has("res.header(")
        && !has("res.set(")
    {
        return ("config.helmet", "helmet", "cors");
    }
    let is_fetch_handler = has("fetch(request")
        || has("fetch(req")
        || has("event.respondWith(")
        || has("addEventListener('fetch'")
        || has("addEventListener(\"fetch\"");
    if has("new Response(") && (is_fetch_handler || !has("res.")) {
        return ("config.worker", "Workers", "cors");
    }
    if is_lambda(text) {
        return ("config.lambda", "AWS Lambda", "cors");
    }
    if has("event.response") || has("response.headers[") && has("value:") {
        return ("config.cloudfront", "CloudFront Functions", "cors");
    }
    if has("createServer(") && !has("express") {
        return ("config.node", "Node.js", "cors");
    }
    ("config.express", "Express", "cors")
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let (kind, name, library) = flavour(text);
    draft.kind(kind);
    let all = statements(text, Syntax::JavaScript);
    let scope = Scope::new(text, &all);
    let library = defaults::cors(library);
    let names = cors_names(&all);
    let middleware = |draft: &mut Draft<'_>,
                      scope: &Scope<'_>,
                      callee: &Node,
                      arguments: &[Argument],
                      at: Span|
     -> Option<Middleware> {
        let options = arguments.first().map(|argument| &argument.value);
        if let Some(read) = helmet::read(draft, scope, callee, options, at) {
            return Some(read);
        }
        let last = callee.last_name()?;
        if callee.name().is_some_and(|name| names.iter().any(|known| known == name)) {
            return Some(cors_options::read(draft, scope, options, at, &library));
        }
        if last == "enableCors" {
            return Some(cors_options::read(draft, scope, options, at, &library));
        }
        // `fastify.register(cors, { … })`, `NestFactory.create(AppModule, { cors: { … } })`.
        if last == "register" {
            let plugin = scope.source(&scope.resolve(arguments.first().map(|argument| &argument.value)?).clone());
            let given = arguments.get(1).map(|argument| &argument.value);
            if names.contains(&plugin) || plugin.contains("/cors") {
                return Some(cors_options::read(draft, scope, given, at, &library));
            }
            if plugin.to_ascii_lowercase().contains("helmet") {
                let callee = Node::new(callee.span, Value::Name("helmet".to_owned()));
                return helmet::read(draft, scope, &callee, given, at);
            }
            return None;
        }
        if last == "create" && callee.name() == Some("NestFactory.create") {
            let given = scope.get(&arguments.get(1)?.value, "cors")?;
            let options = (scope.flag(given) != Some(true)).then_some(given);
            return Some(cors_options::read(draft, scope, options, at, &library));
        }
        None
    };
    let mut sites = handlers::walk(draft, &scope, &all, &middleware);
    // Only the options were pasted.
    if sites.iter().all(|site| site.response.is_empty() && site.preflight.is_none())
        && let Some(options) = options_alone(&all, &scope)
        && let Some(base) = sites.first_mut()
    {
        let read = cors_options::read(draft, &scope, Some(options), options.span, &library);
        base.response = read.response;
        base.preflight = read.preflight;
    }
    if sites.iter().all(|site| site.response.is_empty() && site.preflight.is_none())
        && let Some((options, span)) = policy_alone(&all, &scope)
    {
        let callee = Node::new(span, Value::Name("helmet.contentSecurityPolicy".to_owned()));
        if let Some(read) = helmet::read(draft, &scope, &callee, Some(options), span)
            && let Some(base) = sites.first_mut()
        {
            base.response = read.response;
        }
    }
    if text.contains("process.env") && draft.reading.unresolved.is_empty() {
        draft.unresolved("headers", Config::AssumedBranch.with("on", "process.env"), None);
    }
    publish(draft, name, &sites);
}

/// The names under which the text has the CORS middleware.
fn cors_names(all: &[Statement]) -> Vec<String> {
    let mut names = vec!["cors".to_owned(), "fastifyCors".to_owned(), "koaCors".to_owned(), "expressCors".to_owned()];
    each_node(all, &mut |node| {
        if let Value::Binary { operator: "=", left, right } = &node.value
            && let (Some(name), Some((callee, arguments))) = (left.name(), right.call())
            && callee.name() == Some("require")
            && arguments
                .first()
                .and_then(|first| crate::literal::plain_text(&first.value))
                .is_some_and(|module| module.ends_with("cors"))
        {
            names.push(name.to_owned());
        }
    });
    names
}

/// An object that can only be the options of `cors`.
fn options_alone<'t>(all: &'t [Statement], scope: &Scope<'t>) -> Option<&'t Node> {
    let mut found = None;
    each_node(all, &mut |node| {
        if found.is_none() && matches!(node.value, Value::Map(_)) && scope.get(node, "origin").is_some() {
            let others = [
                "credentials",
                "methods",
                "optionsSuccessStatus",
                "allowedHeaders",
                "exposedHeaders",
                "maxAge",
                "allowMethods",
            ];
            if others.iter().any(|name| scope.get(node, name).is_some()) {
                found = Some(node);
            }
        }
    });
    found
}

/// An object with `directives` in it: the options of helmet's policy.
fn policy_alone<'t>(all: &'t [Statement], scope: &Scope<'t>) -> Option<(&'t Node, Span)> {
    let mut found = None;
    each_node(all, &mut |node| {
        if found.is_none()
            && matches!(node.value, Value::Map(_))
            && let Some(directives) = scope.get(node, "directives")
            && scope.pairs(directives).is_some()
        {
            found = Some((node, node.span));
        }
    });
    found
}
