//! Servers in Python: Django with its packages, Flask with its extensions, `FastAPI` and Starlette, and headers set by hand.

use super::cors_options::Middleware;
use super::defaults;
use super::handlers;
use super::origin::{Form, allow};
use super::paths::{Pattern, Style};
use super::policy::{Directives, directives, sources};
use super::site::{Header, Preflight, Site, publish, set};
use super::values::{self, has_star};
use crate::literal::{Argument, Node, Scope, Span, Syntax, Value, each_node, plain_text, statements};
use crate::readers::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
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
    // `.env` files and shell scripts have the same names.
    if is_setting || is_call || is_by_hand {
        return super::SURE;
    }
    if is_python && (has("MIDDLEWARE") || has("FastAPI(") || has("Flask(")) { sure::LIKELY } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::Python);
    let scope = Scope::new(text, &all);
    let has = |word: &str| text.contains(word);
    let name = if has("fastapi") || has("FastAPI") || has("call_next") {
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
        django(draft, &scope, &all, &mut sites[0]);
        let speaks = |prefix: &str| super::has_line(text, |line| line.starts_with(prefix));
        let is_cors = speaks("CORS_");
        let is_csp = speaks("CSP_") || speaks("CONTENT_SECURITY_POLICY");
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

/// Calls that add headers to all answers: Talisman, `CORSMiddleware`.
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

// ── Starlette, FastAPI ──

fn starlette(draft: &mut Draft<'_>, scope: &Scope<'_>, arguments: &[Argument], at: Span) -> Middleware {
    let library = defaults::starlette();
    // `**options`.
    let spread = arguments.iter().find_map(|argument| match &argument.value.value {
        Value::Spread(inner) => Some(&**inner),
        _ => None,
    });
    let option = |name: &str| argument(arguments, name).or_else(|| scope.get(spread?, name));
    let place = |name: &str| option(name).map_or(at, |node| node.span).range();
    let mut list = option("allow_origins").map_or_else(Vec::new, |node| {
        values::origin_list(draft, scope, node).unwrap_or_else(|| {
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

// ── Flask ──

fn talisman(draft: &mut Draft<'_>, scope: &Scope<'_>, arguments: &[Argument], at: Span) -> Middleware {
    let library = defaults::talisman();
    let mut headers = Vec::new();
    let reports_only =
        argument(arguments, "content_security_policy_report_only").and_then(|node| scope.flag(node)) == Some(true);
    let header = if reports_only { REPORT_ONLY } else { POLICY };
    let policy = match argument(arguments, "content_security_policy") {
        None => {
            draft.unresolved(
                "page.headers",
                Config::Default.with("name", header).with("product", library.product()),
                Some(&at.range()),
            );
            Some((Directives(library.directives.clone()).text("; "), at))
        }
        Some(node) if scope.flag(node) == Some(false) => None,
        Some(node) => match scope.pairs(node) {
            Some((pairs, _)) => {
                let (all, _) = directives(draft, scope, header, &pairs);
                let all = Directives(all.into_iter().map(|(name, value)| (name, value.unwrap_or_default())).collect());
                Some((all.text("; "), node.span))
            }
            None => values::text(draft, scope, header, node).map(|text| (text, node.span)),
        },
    };
    if let Some(node) = argument(arguments, "content_security_policy_nonce_in") {
        draft.unresolved(
            "page.headers",
            Config::Depends.with("name", header).with("on", scope.source(node)),
            Some(&node.span.range()),
        );
    }
    if let Some((text, at)) = policy.filter(|(text, _)| !text.is_empty()) {
        headers.push(Header::new(header, text, at.range()));
    }
    for (name, value) in &library.headers {
        let option = match name.as_str() {
            "X-Frame-Options" => "frame_options",
            "Referrer-Policy" => "referrer_policy",
            _ => "x_content_type_options",
        };
        match argument(arguments, option) {
            None => headers.push(Header::new(name.as_str(), value.as_str(), at.range())),
            Some(node) if scope.flag(node) == Some(false) => {}
            Some(node) => {
                if let Some(text) = values::text(draft, scope, name, node) {
                    headers.push(Header::new(name.as_str(), text, node.span.range()));
                }
            }
        }
    }
    Middleware { response: headers, preflight: None }
}

/// flask-cors: `CORS(app, …)`, with options for all paths or by resource, and `@cross_origin(…)`.
fn flask(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], sites: &mut Vec<Site>) {
    let mut calls: Vec<(&[Argument], Span)> = Vec::new();
    each_node(all, &mut |node| {
        if let Some((callee, arguments)) = node.call()
            && (matches!(callee.last_name(), Some("CORS" | "@cross_origin" | "cross_origin"))
                || (callee.name() == Some("cors.init_app") && callee.last_name() == Some("init_app")))
            && (callee.last_name() != Some("CORS") || !arguments.is_empty())
        {
            calls.push((arguments, node.span));
        }
    });
    // `CORS(app)` beside `app.config["CORS_ORIGINS"]`.
    let configured = |name: &str| -> Option<&Node> {
        let mut found = None;
        each_node(all, &mut |node| {
            if let Value::Binary { operator: "=", left, right } = &node.value
                && let Value::Index { index, .. } = &left.value
                && plain_text(index).as_deref() == Some(name)
            {
                found = Some(&**right);
            }
        });
        found
    };
    for (arguments, at) in calls {
        let option = |name: &str| {
            argument(arguments, name).or_else(|| configured(&format!("CORS_{}", name.to_ascii_uppercase())))
        };
        let resources = option("resources").and_then(|node| Some((node, scope.pairs(node)?.0)));
        if let Some((_, pairs)) = resources {
            for pair in pairs {
                let own = |name: &str| scope.get(pair.value, name).or_else(|| option(name));
                let middleware = flask_cors(draft, scope, &own, at);
                add_resource(sites, &pair.name, pair.at, &middleware);
            }
        } else {
            let text = option("resources").and_then(|node| scope.text(node));
            let middleware = flask_cors(draft, scope, &option, at);
            match text {
                Some(known) => add_resource(sites, &known.text, at, &middleware),
                None => add(&mut sites[0], &middleware),
            }
        }
    }
}

/// Adds what holds for a resource. Its site has what holds for all paths too.
fn add_resource(sites: &mut Vec<Site>, pattern: &str, at: Span, middleware: &Middleware) {
    let style = if pattern.contains(['^', '\\', '(', '[', '.']) { Style::Regex } else { Style::Glob };
    let read = Pattern::new(pattern, style);
    if read.as_ref().is_some_and(Pattern::is_everything) {
        return add(&mut sites[0], middleware);
    }
    let path = read.map_or_else(|| pattern.to_owned(), |pattern| pattern.example());
    if sites.len() == 1 {
        "/".clone_into(&mut sites[0].path);
    }
    let mut site = match sites.iter().position(|site| site.path == path) {
        Some(known) => sites.remove(known),
        None => Site { path, at: Some(at.range()), ..sites[0].clone() },
    };
    add(&mut site, middleware);
    sites.push(site);
}

fn add(site: &mut Site, middleware: &Middleware) {
    for header in &middleware.response {
        set(&mut site.response, header.clone());
    }
    if let Some(preflight) = &middleware.preflight {
        let own = site.preflight.get_or_insert_default();
        own.status = preflight.status;
        for header in &preflight.headers {
            set(&mut own.headers, header.clone());
        }
    }
}

fn flask_cors<'n>(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    option: &dyn Fn(&str) -> Option<&'n Node>,
    at: Span,
) -> Middleware {
    let library = defaults::flask_cors();
    let place = |name: &str| option(name).map_or(at, |node| node.span).range();
    let list: Vec<Allowed> = match option("origins") {
        None => vec![Allowed::Origin("*".to_owned())],
        Some(node) => values::origin_list(draft, scope, node)
            .unwrap_or_else(|| values::allowed(draft, scope, node).into_iter().collect()),
    };
    let credentials = option("supports_credentials").and_then(|node| scope.flag(node)) == Some(true);
    let sends_star = option("send_wildcard").and_then(|node| scope.flag(node)) == Some(true);
    // The library takes a text with any of these for a regular expression.
    let list: Vec<Allowed> = list
        .into_iter()
        .map(|one| match one {
            Allowed::Origin(text)
                if text != "*"
                    && text.contains(['*', '\\', ']', '?', '$', '^', '[', '(', ')'])
                    && !text.contains("${") =>
            {
                Allowed::Pattern { pattern: text }
            }
            one => one,
        })
        .collect();
    let value = match list.as_slice() {
        all if has_star(all) && sends_star => Some("*".into()),
        all if has_star(all) => Some(HeaderValue::any_origin()),
        [] => None,
        [Allowed::Origin(only)] => Some(only.as_str().into()),
        [_] => Some(HeaderValue::Echo(Echo::Origin { allow: allow(list, Form::One), otherwise: None })),
        _ => Some(HeaderValue::Echo(Echo::Origin { allow: allow(list, Form::List), otherwise: None })),
    };
    let mut response = Vec::new();
    if let Some(value) = value {
        let varies = value.as_text().is_none();
        response.push(Header::new(ORIGIN, value, place("origins")));
        if varies {
            response.push(Header::new("Vary", "Origin", place("origins")));
        }
    }
    if credentials {
        response.push(Header::new("Access-Control-Allow-Credentials", "true", place("supports_credentials")));
    }
    let mut joined = |header: &str, name: &str| {
        let node = option(name)?;
        let mut texts = values::texts(draft, scope, header, node);
        texts.sort_unstable();
        (!texts.is_empty()).then_some((texts, node.span))
    };
    if let Some((texts, span)) = joined("Access-Control-Expose-Headers", "expose_headers") {
        response.push(Header::new("Access-Control-Expose-Headers", texts.join(", "), span.range()));
    }
    let mut headers = response.clone();
    let methods = joined("Access-Control-Allow-Methods", "methods").map_or(library.methods, |(texts, _)| {
        let mut upper: Vec<String> = texts.iter().map(|text| text.to_ascii_uppercase()).collect();
        upper.sort_unstable();
        upper.join(", ")
    });
    headers.push(Header::new("Access-Control-Allow-Methods", methods, place("methods")));
    // Of the headers that are asked for it names those that are allowed.
    let names = joined("Access-Control-Allow-Headers", "allow_headers")
        .map(|(texts, _)| texts)
        .filter(|texts| !texts.iter().any(|text| text == "*"));
    let allowed = names.map_or_else(HeaderValue::requested_headers, |texts| texts.join(", ").into());
    headers.push(Header::new("Access-Control-Allow-Headers", allowed, place("allow_headers")));
    if let Some(seconds) = option("max_age").and_then(|node| scope.number(node)) {
        headers.push(Header::new("Access-Control-Max-Age", seconds.to_string(), place("max_age")));
    }
    Middleware { response, preflight: Some(Preflight { status: Some(200), headers }) }
}

// ── Django ──

fn django(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], site: &mut Site) {
    let mut speaks_of_cors = false;
    each_node(all, &mut |node| {
        if let Value::Binary { operator: "=", left, .. } = &node.value {
            speaks_of_cors |= left.name().is_some_and(|name| name.starts_with("CORS_"));
        }
    });
    if speaks_of_cors {
        django_cors(draft, scope, site);
    }
    old_csp(draft, scope, all, site);
    for (setting, header, library) in [
        ("CONTENT_SECURITY_POLICY", POLICY, true),
        ("CONTENT_SECURITY_POLICY_REPORT_ONLY", REPORT_ONLY, true),
        // Django's own, from version 6 on, which adds nothing.
        ("SECURE_CSP", POLICY, false),
        ("SECURE_CSP_REPORT_ONLY", REPORT_ONLY, false),
    ] {
        if let Some(node) = scope.value_of(setting) {
            new_csp(draft, scope, header, node, library, site);
        }
    }
    for (setting, header) in [
        ("SECURE_REFERRER_POLICY", "Referrer-Policy"),
        ("SECURE_CROSS_ORIGIN_OPENER_POLICY", "Cross-Origin-Opener-Policy"),
        ("X_FRAME_OPTIONS", "X-Frame-Options"),
    ] {
        let Some(node) = scope.value_of(setting) else { continue };
        let texts =
            if matches!(node.value, Value::Null) { Vec::new() } else { values::texts(draft, scope, header, node) };
        if !texts.is_empty() {
            set(&mut site.response, Header::new(header, texts.join(","), node.span.range()));
        }
    }
    if let Some(node) = scope.value_of("SECURE_HSTS_SECONDS")
        && let Some(seconds) = scope.number(node).filter(|seconds| *seconds > 0)
    {
        let mut value = format!("max-age={seconds}");
        if scope.value_of("SECURE_HSTS_INCLUDE_SUBDOMAINS").and_then(|node| scope.flag(node)) == Some(true) {
            value.push_str("; includeSubDomains");
        }
        set(&mut site.response, Header::new("Strict-Transport-Security", value, node.span.range()));
    }
}

fn django_cors(draft: &mut Draft<'_>, scope: &Scope<'_>, site: &mut Site) {
    let library = defaults::django_cors();
    let setting = |names: &[&str]| names.iter().find_map(|name| scope.value_of(name));
    let flag = |names: &[&str]| setting(names).and_then(|node| scope.flag(node)) == Some(true);
    let credentials = flag(&["CORS_ALLOW_CREDENTIALS"]);
    let origins = setting(&["CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST"]);
    let patterns = setting(&["CORS_ALLOWED_ORIGIN_REGEXES", "CORS_ORIGIN_REGEX_WHITELIST"]);
    let every = setting(&["CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL"]);
    if let Some(node) = every
        && scope.flag(node).is_none()
    {
        draft.unresolved(
            "network[0].response.headers",
            Config::Depends.with("name", ORIGIN).with("on", scope.source(node)),
            Some(&node.span.range()),
        );
    }
    let mut list: Vec<Allowed> = Vec::new();
    if let Some(node) = origins {
        match values::origin_list(draft, scope, node) {
            Some(found) => list.extend(found),
            None => draft.unresolved(
                "network[0].response.headers",
                Config::Depends.with("name", ORIGIN).with("on", scope.source(node)),
                Some(&node.span.range()),
            ),
        }
    }
    for node in patterns.and_then(|node| scope.items(node)).into_iter().flatten() {
        let pattern = values::pattern(scope, node).or_else(|| values::text(draft, scope, ORIGIN, node));
        list.extend(pattern.map(|pattern| Allowed::Pattern { pattern }));
    }
    let allows_all = every.and_then(|node| scope.flag(node)) == Some(true);
    let value = if allows_all && !credentials {
        Some("*".into())
    } else if allows_all {
        Some(HeaderValue::any_origin())
    } else if list.is_empty() {
        None
    } else {
        let form = if origins.is_none() && list.len() == 1 { Form::One } else { Form::List };
        Some(HeaderValue::Echo(Echo::Origin { allow: allow(list, form), otherwise: None }))
    };
    let at = every.or(origins).or(patterns).map_or(0..0, |node| node.span.range());
    let mut response = vec![Header::new("Vary", "origin", at.clone())];
    if let Some(value) = value {
        response.insert(0, Header::new(ORIGIN, value, at.clone()));
    }
    if credentials && let Some(node) = setting(&["CORS_ALLOW_CREDENTIALS"]) {
        response.push(Header::new("Access-Control-Allow-Credentials", "true", node.span.range()));
    }
    if let Some(node) = setting(&["CORS_EXPOSE_HEADERS"]) {
        let texts = values::texts(draft, scope, "Access-Control-Expose-Headers", node);
        if !texts.is_empty() {
            response.push(Header::new("Access-Control-Expose-Headers", texts.join(", "), node.span.range()));
        }
    }
    let mut preflight = response.clone();
    for (header, name, default, imported) in [
        ("Access-Control-Allow-Headers", "CORS_ALLOW_HEADERS", &library.headers, "default_headers"),
        ("Access-Control-Allow-Methods", "CORS_ALLOW_METHODS", &library.methods, "default_methods"),
    ] {
        let (text, at) = if let Some(node) = scope.value_of(name) {
            (django_list(draft, scope, header, node, default, imported), node.span.range())
        } else {
            let product = format!("django-cors-headers {}", library.version);
            draft.unresolved(
                "network[0].preflight.headers",
                Config::Default.with("name", header).with("product", product),
                None,
            );
            (default.clone(), at.clone())
        };
        preflight.push(Header::new(header, text, at));
    }
    let seconds = scope
        .value_of("CORS_PREFLIGHT_MAX_AGE")
        .and_then(|node| scope.number(node))
        .map_or(library.max_age, |seconds| seconds.to_string());
    if seconds != "0" {
        preflight.push(Header::new("Access-Control-Max-Age", seconds, at));
    }
    if let Some(node) = scope.value_of("CORS_URLS_REGEX")
        && let Some(known) = scope.text(node)
    {
        draft.unresolved("request.url", Config::OnlyPath.with("pattern", known.text), Some(&node.span.range()));
    }
    for header in response {
        set(&mut site.response, header);
    }
    site.preflight = Some(Preflight { status: Some(200), headers: preflight });
}

/// A list with the package's own defaults in it: `(*default_headers, "x-a")`, `list(default_headers) + ["x-a"]`.
fn django_list(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    header: &str,
    node: &Node,
    default: &str,
    imported: &str,
) -> String {
    let mut all: Vec<String> = Vec::new();
    for item in scope.items(node).unwrap_or_else(|| vec![node]) {
        if scope.source(item).contains(imported) {
            all.extend(default.split(", ").map(str::to_owned));
        } else {
            all.extend(values::texts(draft, scope, header, item));
        }
    }
    all.join(", ")
}

/// django-csp before version 4: `CSP_CONNECT_SRC = (…)`.
fn old_csp(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], site: &mut Site) {
    const OTHERS: [&str; 6] = [
        "REPORT_ONLY",
        "INCLUDE_NONCE_IN",
        "EXCLUDE_URL_PREFIXES",
        "REPORT_PERCENTAGE",
        "UPGRADE_INSECURE_REQUESTS",
        "BLOCK_ALL_MIXED_CONTENT",
    ];
    let mut settings: Vec<(&str, &Node)> = Vec::new();
    each_node(all, &mut |node| {
        if let Value::Binary { operator: "=", left, right } = &node.value
            && let Some(name) = left.name().and_then(|name| name.strip_prefix("CSP_"))
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        {
            settings.push((name, right));
        }
    });
    if settings.is_empty() {
        return;
    }
    let flag = |name: &str| {
        settings.iter().find(|(known, _)| *known == name).and_then(|(_, node)| scope.flag(node)) == Some(true)
    };
    let header = if flag("REPORT_ONLY") { REPORT_ONLY } else { POLICY };
    let mut policy = Directives::default();
    // The only directive with a default in those versions.
    policy.set("default-src", "'self'".to_owned());
    let mut at = settings[0].1.span;
    for (name, node) in settings.iter().filter(|(name, _)| !OTHERS.contains(name)) {
        at = if policy.0.len() == 1 { node.span } else { at };
        let directive = super::policy::dashed(name);
        match sources(draft, scope, header, node) {
            Some(value) => policy.set(&directive, value),
            None => policy.remove(&directive),
        }
    }
    for (name, directive) in [
        ("UPGRADE_INSECURE_REQUESTS", "upgrade-insecure-requests"),
        ("BLOCK_ALL_MIXED_CONTENT", "block-all-mixed-content"),
    ] {
        if flag(name) {
            policy.set(directive, String::new());
        }
    }
    for (name, node) in &settings {
        if *name == "INCLUDE_NONCE_IN" && scope.items(node).is_none_or(|items| !items.is_empty()) {
            draft.unresolved(
                "page.headers",
                Config::Depends.with("name", header).with("on", format!("CSP_{name}")),
                Some(&node.span.range()),
            );
        }
        if *name == "EXCLUDE_URL_PREFIXES" {
            draft.unresolved(
                "page.url",
                Config::OnlyPath.with("pattern", format!("!{}", scope.source(node))),
                Some(&node.span.range()),
            );
        }
    }
    set(&mut site.response, Header::new(header, policy.text("; "), at.range()));
}

/// django-csp from version 4 on, and Django's own setting.
fn new_csp(draft: &mut Draft<'_>, scope: &Scope<'_>, header: &str, node: &Node, is_library: bool, site: &mut Site) {
    let given = if is_library { scope.get(node, "DIRECTIVES") } else { Some(node) };
    let mut policy = Directives::default();
    if is_library {
        let library = defaults::django_csp();
        policy.0.clone_from(&library.directives);
        if given.is_none_or(|given| scope.get(given, "default-src").is_none()) {
            draft.unresolved(
                "page.headers",
                Config::Merged.with("name", header).with("product", library.product()),
                Some(&node.span.range()),
            );
        }
    }
    if let Some((pairs, open)) = given.and_then(|given| scope.pairs(given)) {
        for spread in open {
            draft.unresolved(
                "page.headers",
                Config::Depends.with("name", header).with("on", scope.source(spread)),
                Some(&spread.span.range()),
            );
        }
        let (all, _) = directives(draft, scope, header, &pairs);
        for (name, value) in all {
            match value {
                Some(value) => policy.set(&name, value),
                None => policy.remove(&name),
            }
        }
    }
    if let Some(prefixes) = scope.get(node, "EXCLUDE_URL_PREFIXES").filter(|_| is_library) {
        draft.unresolved(
            "page.url",
            Config::OnlyPath.with("pattern", format!("!{}", scope.source(prefixes))),
            Some(&prefixes.span.range()),
        );
    }
    if !policy.0.is_empty() {
        set(&mut site.response, Header::new(header, policy.text("; "), node.span.range()));
    }
}
