//! ASP.NET Core: CORS policies, the places that use them, and headers that code sets.

use super::handlers;
use super::java::chain;
use super::origin::{Form, allow, allowed_by};
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, publish, set};
use super::values;
use crate::literal::{Argument, Node, Scope, Span, Statement, Syntax, Value, each_node, statements};
use crate::reader::sure;
use crate::reading::{Allow, Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

const ORIGIN: &str = "Access-Control-Allow-Origin";

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_cors = has(".AddCors(")
        || has(".UseCors(")
        || has("AddDefaultPolicy(")
        || has("[EnableCors")
        || has(".WithOrigins(")
        || has("EnableCorsAttribute(");
    let sets = has("Response.Headers") || has("Response.AddHeader(") || has("Response.AppendHeader(");
    let is_dotnet = has("app.Use(")
        || has("context.Response")
        || has("HttpContext")
        || has("using ")
        || has("HttpResponse")
        || has("Response.Headers");
    if is_cors || (sets && is_dotnet && has("Response.") && (super::names_header(text) || has("ContentSecurityPolicy")))
    {
        // `response.headers` of Python and JavaScript is written in lower case.
        super::SURE + 1
    } else {
        sure::NO
    }
}

/// A policy by its name; the default policy has no name.
struct Policy {
    name: String,
    site: Site,
    at: Span,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::CSharp);
    let scope = Scope::new(text, &all);
    let mut sites = handlers::walk(draft, &scope, &all, &|_, _, _, _, _| None);
    let policies = policies(draft, &scope, &all);
    let places = used(&scope, &all);
    for policy in &policies {
        let uses: Vec<&Use> = places.iter().filter(|one| one.name == policy.name).collect();
        // If no policy is used anywhere, the part that uses it was not pasted.
        if uses.is_empty() && (!places.is_empty() || policies.len() > 1) {
            let name = if policy.name.is_empty() { "AddDefaultPolicy" } else { &policy.name };
            draft.unresolved("headers", Config::NotUsed.with("name", name), Some(&policy.at.range()));
            continue;
        }
        let paths: Vec<String> = uses.iter().map(|one| one.path.clone()).collect();
        for path in if paths.is_empty() { vec![String::new()] } else { paths } {
            add(&mut sites, &policy.site, path);
        }
    }
    for one in places.iter().filter(|one| !policies.iter().any(|policy| policy.name == one.name)) {
        let name = if one.name.is_empty() { "AddDefaultPolicy" } else { &one.name };
        draft.unresolved("network[0].response.headers", Config::PolicyElsewhere.with("name", name), None);
    }
    // `app.UseCors(policy => …)` without a name.
    each_node(&all, &mut |node| {
        if let Some((callee, arguments)) = node.call()
            && callee.last_name() == Some("UseCors")
            && let Some(argument) = arguments.first()
            && let Value::Function { body, .. } = &argument.value.value
        {
            let site = policy(draft, &scope, body, node.span);
            add(&mut sites, &site, String::new());
        }
    });
    publish(draft, "ASP.NET Core", &sites);
}

fn add(sites: &mut Vec<Site>, cors: &Site, path: String) {
    let merge = |site: &mut Site| {
        for header in &cors.response {
            set(&mut site.response, header.clone());
        }
        site.preflight.clone_from(&cors.preflight);
    };
    let Some(base) = sites.first_mut() else { return };
    if path.is_empty() {
        return merge(base);
    }
    let mut site = Site { path, ..base.clone() };
    merge(&mut site);
    sites.push(site);
}

/// A place that uses a policy.
struct Use {
    name: String,
    path: String,
}

fn used(scope: &Scope<'_>, all: &[Statement]) -> Vec<Use> {
    let mut used = Vec::new();
    each_node(all, &mut |node| {
        let (callee, arguments): (&Node, &[Argument]) = match &node.value {
            Value::Call { callee, arguments } => (callee, arguments),
            _ => return,
        };
        let name = arguments.first().and_then(|argument| scope.text(&argument.value)).map(|known| known.text);
        match callee.last_name() {
            Some("UseCors")
                if !arguments.iter().any(|argument| matches!(argument.value.value, Value::Function { .. })) =>
            {
                used.push(Use { name: name.unwrap_or_default(), path: String::new() });
            }
            // `[EnableCors("name")]`.
            Some("EnableCors") => used.push(Use { name: name.unwrap_or_default(), path: String::new() }),
            Some("RequireCors") => {
                let path = chain(node)
                    .iter()
                    .find(|(name, ..)| name.starts_with("Map"))
                    .and_then(|(_, arguments, _)| scope.text(&arguments.first()?.value))
                    .map_or_else(String::new, |known| {
                        Pattern::new(&known.text, Style::Segments).map_or(known.text, |pattern| pattern.example())
                    });
                used.push(Use { name: name.unwrap_or_default(), path });
            }
            _ => {}
        }
    });
    used
}

fn policies(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[Statement]) -> Vec<Policy> {
    let mut found = Vec::new();
    each_node(all, &mut |node| {
        if let Some((callee, arguments)) = node.call()
            && matches!(callee.last_name(), Some("AddPolicy" | "AddDefaultPolicy"))
            && let Some(Value::Function { body, .. }) = arguments.last().map(|argument| &argument.value.value)
        {
            found.push((callee.last_name() == Some("AddPolicy"), arguments, body, node.span));
        }
    });
    found
        .into_iter()
        .map(|(is_named, arguments, body, at)| {
            let name = if is_named {
                arguments.first().and_then(|argument| scope.text(&argument.value)).map(|known| known.text)
            } else {
                None
            };
            Policy { name: name.unwrap_or_default(), site: policy(draft, scope, body, at), at }
        })
        .collect()
}

/// The calls on the builder of a policy.
fn policy(draft: &mut Draft<'_>, scope: &Scope<'_>, body: &[Statement], at: Span) -> Site {
    let mut origins: Vec<Allowed> = Vec::new();
    let mut origin: Option<HeaderValue> = None;
    let mut credentials = false;
    let (mut methods, mut headers): (Option<HeaderValue>, Option<HeaderValue>) = (None, None);
    let mut exposed = Vec::new();
    let mut max_age = None;
    let mut calls: Vec<(&str, &[Argument], Span)> = Vec::new();
    each_node(body, &mut |node| {
        if let Some((callee, arguments)) = node.call()
            && let Some(name) = callee.last_name()
        {
            calls.push((name, arguments, node.span));
        }
    });
    for (name, arguments, span) in calls {
        let mut texts = |header: &str| -> Vec<String> {
            arguments.iter().flat_map(|argument| values::texts(draft, scope, header, &argument.value)).collect()
        };
        match name {
            "WithOrigins" => origins.extend(texts(ORIGIN).into_iter().map(Allowed::Origin)),
            "AllowAnyOrigin" => origin = Some("*".into()),
            "SetIsOriginAllowed" => {
                let function = arguments.first().map(|argument| &argument.value);
                origin = function.and_then(|function| allowed_of(scope, function));
                if origin.is_none() {
                    draft.unresolved(
                        "network[0].response.headers",
                        Config::Function.with("name", ORIGIN),
                        Some(&span.range()),
                    );
                }
            }
            "WithMethods" => methods = Some(texts("Access-Control-Allow-Methods").join(",").into()),
            "AllowAnyMethod" => methods = Some(HeaderValue::requested_method()),
            "WithHeaders" => headers = Some(texts("Access-Control-Allow-Headers").join(",").into()),
            "AllowAnyHeader" => headers = Some(HeaderValue::requested_headers()),
            "WithExposedHeaders" => exposed = texts("Access-Control-Expose-Headers"),
            "AllowCredentials" => credentials = true,
            "SetPreflightMaxAge" => max_age = arguments.first().and_then(|argument| seconds(scope, &argument.value)),
            _ => {}
        }
    }
    if super::values::has_star(&origins) {
        origin = Some("*".into());
    } else if !origins.is_empty() {
        origin = Some(HeaderValue::Echo(Echo::Origin { allow: allow(origins, Form::List), otherwise: None }));
    }
    // The library throws at the first request if both are set.
    if credentials && origin.as_ref().and_then(HeaderValue::as_text) == Some("*") {
        draft.unresolved(
            "headers",
            Config::Refused.with("why", "AllowAnyOrigin + AllowCredentials"),
            Some(&at.range()),
        );
        return Site::default();
    }
    let mut common = Vec::new();
    if let Some(value) = origin {
        common.push(Header::new(ORIGIN, value, at.range()));
    }
    if credentials {
        common.push(Header::new("Access-Control-Allow-Credentials", "true", at.range()));
    }
    let mut response = common.clone();
    if !exposed.is_empty() {
        response.push(Header::new("Access-Control-Expose-Headers", exposed.join(","), at.range()));
    }
    let mut preflight = common;
    for (name, value) in [("Access-Control-Allow-Methods", methods), ("Access-Control-Allow-Headers", headers)] {
        preflight.extend(value.map(|value| Header::new(name, value, at.range())));
    }
    if let Some(seconds) = max_age {
        preflight.push(Header::new("Access-Control-Max-Age", format!("{seconds}"), at.range()));
    }
    Site { response, preflight: Some(Preflight { status: Some(204), headers: preflight }), ..Site::default() }
}

/// `origin => true`, or a test that can be followed.
fn allowed_of(scope: &Scope<'_>, function: &Node) -> Option<HeaderValue> {
    if let Value::Function { body, .. } = &function.value
        && let [Statement { kind: crate::literal::StatementKind::Return(Some(value)), .. }] = body.as_slice()
        && scope.flag(value) == Some(true)
    {
        return Some(HeaderValue::any_origin());
    }
    let allow: Allow = allowed_by(scope, function)?;
    Some(HeaderValue::Echo(Echo::Origin { allow, otherwise: None }))
}

/// `TimeSpan.FromMinutes(10)`.
fn seconds(scope: &Scope<'_>, node: &Node) -> Option<i64> {
    let (callee, arguments) = node.call()?;
    let number = scope.number(&arguments.first()?.value)?;
    match callee.last_name()? {
        "FromSeconds" => Some(number),
        "FromMinutes" => number.checked_mul(60),
        "FromHours" => number.checked_mul(3600),
        "FromDays" => number.checked_mul(86_400),
        _ => None,
    }
}
