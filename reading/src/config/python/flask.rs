//! Flask: flask-cors and flask-talisman.

use super::super::cors_options::Middleware;
use super::super::defaults;
use super::super::origin::{Form, allow};
use super::super::paths::{Pattern, Style};
use super::super::policy::{Directives, directives};
use super::super::site::{Header, Preflight, Site, set};
use super::super::values::{self, has_star};
use super::{ORIGIN, POLICY, REPORT_ONLY, argument};
use crate::Draft;
use crate::literal::{Argument, Node, Scope, Span, Value, each_node, plain_text};
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;

pub(super) fn talisman(draft: &mut Draft<'_>, scope: &Scope<'_>, arguments: &[Argument], at: Span) -> Middleware {
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
pub(super) fn flask(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    all: &[crate::literal::Statement],
    sites: &mut Vec<Site>,
) {
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
    // `CORS(app)` together with `app.config["CORS_ORIGINS"]`.
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
                None => {
                    if let Some(base) = sites.first_mut() {
                        add(base, &middleware);
                    }
                }
            }
        }
    }
}

/// Adds the rules of a resource. Its site also has the rules for all paths.
fn add_resource(sites: &mut Vec<Site>, pattern: &str, at: Span, middleware: &Middleware) {
    let style = if pattern.contains(['^', '\\', '(', '[', '.']) { Style::Regex } else { Style::Glob };
    let read = Pattern::new(pattern, style);
    if read.as_ref().is_some_and(Pattern::is_everything)
        && let Some(base) = sites.first_mut()
    {
        return add(base, middleware);
    }
    let path = read.map_or_else(|| pattern.to_owned(), |pattern| pattern.example());
    if let [only] = sites.as_mut_slice() {
        "/".clone_into(&mut only.path);
    }
    let mut site = match sites.iter().position(|site| site.path == path) {
        Some(known) => sites.remove(known),
        None => Site { path, at: Some(at.range()), ..sites.first().cloned().unwrap_or_default() },
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
    // The library treats a text with any of these characters as a regular expression.
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
    // The response lists those requested headers that are allowed.
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
