//! Rails' policy, rack-cors, and headers that Ruby code sets.

use super::handlers;
use super::origin::{Form, allow};
use super::paths::{Pattern, Style};
use super::policy::Directives;
use super::site::{Header, Preflight, Site, publish, set};
use super::values::{self, has_star};
use crate::literal::{
    Argument, Node, Scope, Statement, StatementKind, Syntax, Value, each_node, in_production, statements,
};
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_cors = has("Rack::Cors")
        || (super::has_line(text, |line| line.starts_with("origins "))
            && super::has_line(text, |line| line.starts_with("resource ")));
    let is_policy = has("content_security_policy do")
        || super::has_line(text, |line| {
            line.starts_with("policy.") && line.split(['.', ' ']).nth(1).is_some_and(|name| name.ends_with("_src"))
        });
    let is_ruby = super::has_line(text, |line| {
        line == "end" || line.ends_with(" do") || (line.starts_with("def ") && !line.ends_with(':'))
    }) || has("Rails.application")
        || has("config.action_dispatch");
    let sets = (has("headers[") || has("default_headers") || has("response.set_header") || has("headers "))
        && super::names_header(text);
    if is_cors || is_policy || (is_ruby && sets) { super::SURE + 1 } else { sure::NO }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::Ruby);
    let scope = Scope::new(text, &all);
    let is_cors = text.contains("Rack::Cors") || text.contains("origins ");
    let is_rails = text.contains("content_security_policy")
        || text.contains("default_headers")
        || text.contains("policy.")
        || text.contains("Rails");
    let (kind, name) = if is_cors && !text.contains("content_security_policy") && !text.contains("default_headers") {
        ("config.rack-cors", "rack-cors")
    } else if is_rails {
        ("config.rails", "Rails")
    } else {
        ("config.ruby", "Ruby")
    };
    draft.kind(kind);
    let mut sites = handlers::walk(draft, &scope, &all, &|_, _, _, _, _| None);
    if let Some(base) = sites.first_mut() {
        default_headers(draft, &scope, &all, base);
        policy(draft, &scope, &all, base);
    }
    let mut resources = Vec::new();
    allow_blocks(draft, &scope, &all, &mut resources);
    for resource in resources {
        if resource.path.is_empty() {
            let Some(base) = sites.first_mut() else { continue };
            for header in resource.response {
                set(&mut base.response, header);
            }
            base.preflight = resource.preflight;
        } else if !sites.iter().any(|site| site.path == resource.path) {
            let mut site = sites.first().cloned().unwrap_or_default();
            for header in resource.response {
                set(&mut site.response, header);
            }
            sites.push(Site { path: resource.path, at: resource.at, preflight: resource.preflight, ..site });
        }
    }
    publish(draft, name, &sites);
}

/// `config.action_dispatch.default_headers = { … }`, `.merge!(…)`.
fn default_headers(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[Statement], site: &mut Site) {
    let mut maps: Vec<&Node> = Vec::new();
    each_node(all, &mut |node| match &node.value {
        Value::Binary { operator: "=", left, right } if left.last_name() == Some("default_headers") => maps.push(right),
        Value::Call { callee, arguments }
            if callee.name().is_some_and(|name| name.contains("default_headers.merge")) =>
        {
            maps.extend(arguments.first().map(|argument| &argument.value));
        }
        _ => {}
    });
    for map in maps {
        for pair in scope.pairs(map).map(|(pairs, _)| pairs).unwrap_or_default() {
            if let Some(text) = values::text(draft, scope, &pair.name, pair.value) {
                set(&mut site.response, Header::new(pair.name, text, pair.at.range()));
            }
        }
    }
}

// ── the policy ──

fn policy(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[Statement], site: &mut Site) {
    let mut reports_only = false;
    let mut nonce = None;
    each_node(all, &mut |node| {
        if let Value::Binary { operator: "=", left, right } = &node.value {
            match left.last_name() {
                Some("content_security_policy_report_only") => reports_only |= scope.flag(right) == Some(true),
                Some("content_security_policy_nonce_generator") => nonce = Some(node.span),
                _ => {}
            }
        }
    });
    let header = if reports_only { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" };
    let mut directives = Directives::default();
    let mut at = None;
    collect(draft, scope, header, all, &mut directives, &mut at);
    if directives.0.is_empty() {
        return;
    }
    if let Some(span) = nonce {
        draft.unresolved("page.headers", Config::Depends.with("name", header).with("on", "nonce"), Some(&span.range()));
    }
    set(&mut site.response, Header::new(header, directives.text("; "), at.unwrap_or(0..0)));
}

/// The calls on the policy, in order. A condition about the environment is read as in production.
fn collect(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    header: &str,
    all: &[Statement],
    directives: &mut Directives,
    at: &mut Option<std::ops::Range<usize>>,
) {
    for statement in all {
        match &statement.kind {
            StatementKind::Expression(node) | StatementKind::Return(Some(node)) => {
                if let Some((callee, arguments)) = node.call() {
                    call(draft, scope, header, callee, arguments, node, directives, at);
                }
            }
            StatementKind::If { test, then, otherwise } => {
                let written = scope.source(test);
                let production = in_production(&written);
                let why = match production {
                    Some(_) => Config::Assumed.with("name", header).with("on", written),
                    None => Config::OnlyIf.with("name", header).with("on", written),
                };
                draft.unresolved("page.headers", why, Some(&test.span.range()));
                let branch = if production == Some(false) { otherwise } else { then };
                collect(draft, scope, header, branch, directives, at);
            }
            StatementKind::Block { body, .. } => collect(draft, scope, header, body, directives, at),
            StatementKind::Return(None) => {}
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the state of one walk, which nothing else needs")]
fn call(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    header: &str,
    callee: &Node,
    arguments: &[Argument],
    node: &Node,
    directives: &mut Directives,
    at: &mut Option<std::ops::Range<usize>>,
) {
    if let Some((receiver, name)) = callee.name().and_then(|name| name.rsplit_once('.'))
        && matches!(receiver, "policy" | "p" | "csp" | "policies")
        && (name.ends_with("_src") || is_directive(name) || name.ends_with("_src_elem") || name.ends_with("_src_attr"))
    {
        let directive = name.replace('_', "-");
        at.get_or_insert_with(|| node.span.range());
        let is_off = arguments.first().is_some_and(|argument| scope.flag(&argument.value) == Some(false));
        if is_off {
            return directives.remove(&directive);
        }
        let mut all = Vec::new();
        for argument in arguments {
            all.extend(sources(draft, scope, header, &argument.value));
        }
        return directives.set(&directive, all.join(" "));
    }
    for argument in arguments {
        if let Value::Function { body, .. } = &argument.value.value {
            collect(draft, scope, header, body, directives, at);
        }
    }
}

fn is_directive(name: &str) -> bool {
    matches!(
        name,
        "base_uri"
            | "form_action"
            | "frame_ancestors"
            | "report_uri"
            | "sandbox"
            | "upgrade_insecure_requests"
            | "block_all_mixed_content"
            | "require_trusted_types_for"
            | "trusted_types"
            | "plugin_types"
            | "require_sri_for"
    )
}

fn sources(draft: &mut Draft<'_>, scope: &Scope<'_>, header: &str, node: &Node) -> Vec<String> {
    let node = match &node.value {
        Value::Spread(inner) => scope.resolve(inner),
        _ => scope.resolve(node),
    };
    match &node.value {
        Value::Symbol(name) => vec![symbol(name)],
        Value::Bool(true) => Vec::new(),
        Value::Function { .. } => {
            draft.unresolved(
                "page.headers",
                Config::Depends.with("name", header).with("on", scope.source(node)),
                Some(&node.span.range()),
            );
            Vec::new()
        }
        _ => match scope.items(node) {
            Some(items) => items.into_iter().flat_map(|item| sources(draft, scope, header, item)).collect(),
            None => values::text(draft, scope, header, node).into_iter().filter(|text| !text.is_empty()).collect(),
        },
    }
}

/// Rails' source expression for a symbol.
fn symbol(name: &str) -> String {
    match name {
        "self" | "none" | "unsafe_eval" | "wasm_unsafe_eval" | "unsafe_hashes" | "unsafe_inline" | "strict_dynamic"
        | "report_sample" | "script" => {
            format!("'{}'", name.replace('_', "-"))
        }
        "http" | "https" | "data" | "mediastream" | "allow_duplicates" | "blob" | "filesystem" | "ws" | "wss" => {
            format!("{name}:")
        }
        other => other.replace('_', "-"),
    }
}

// ── rack-cors ──

fn allow_blocks(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[Statement], sites: &mut Vec<Site>) {
    let mut blocks: Vec<&[Statement]> = Vec::new();
    each_node(all, &mut |node| {
        if let Some((callee, arguments)) = node.call()
            && callee.last_name() == Some("allow")
            && let Some(Value::Function { body, .. }) = arguments.last().map(|argument| &argument.value.value)
        {
            blocks.push(body);
        }
    });
    if blocks.is_empty() {
        blocks.push(all);
    }
    for block in blocks {
        let mut origins: Vec<Allowed> = Vec::new();
        let mut is_open = false;
        let mut resources: Vec<(&[Argument], std::ops::Range<usize>)> = Vec::new();
        each_node(block, &mut |node| {
            let Some((callee, arguments)) = node.call() else { return };
            match callee.name() {
                Some("origins") => {
                    for argument in arguments {
                        for item in scope.items(&argument.value).unwrap_or_else(|| vec![&argument.value]) {
                            if matches!(scope.resolve(item).value, Value::Function { .. }) {
                                is_open = true;
                                let why = Config::Function.with("name", "Access-Control-Allow-Origin");
                                draft.unresolved("network[0].response.headers", why, Some(&item.span.range()));
                            } else {
                                origins.extend(values::allowed(draft, scope, item).map(with_scheme));
                            }
                        }
                    }
                }
                Some("resource") => resources.push((arguments, node.span.range())),
                _ => {}
            }
        });
        for (arguments, at) in resources {
            sites.push(resource(draft, scope, &origins, arguments, at));
        }
        let _ = is_open;
    }
}

/// A host without a scheme matches every scheme.
fn with_scheme(one: Allowed) -> Allowed {
    match one {
        Allowed::Origin(text) if text != "*" && !text.contains("://") && !text.contains("${") => {
            let mut quoted = String::new();
            for c in text.chars() {
                if !c.is_alphanumeric() && !matches!(c, ':' | '-' | '_') {
                    quoted.push('\\');
                }
                quoted.push(c);
            }
            Allowed::Pattern { pattern: format!("^[a-z][a-z0-9.+-]*:\\/\\/{quoted}$") }
        }
        one => one,
    }
}

fn resource(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    origins: &[Allowed],
    arguments: &[Argument],
    at: std::ops::Range<usize>,
) -> Site {
    let option = |name: &str| {
        arguments.iter().find(|argument| argument.name.as_deref() == Some(name)).map(|argument| &argument.value)
    };
    let pattern = arguments
        .first()
        .filter(|argument| argument.name.is_none())
        .and_then(|argument| scope.text(&argument.value))
        .map_or_else(|| "*".to_owned(), |known| known.text);
    let path = match Pattern::new(&pattern, Style::Glob) {
        Some(read) if read.is_everything() => String::new(),
        Some(read) => read.example(),
        None => pattern,
    };
    let credentials = option("credentials").and_then(|node| scope.flag(node)) == Some(true);
    let mut headers = Vec::new();
    if has_star(origins) && !credentials {
        headers.push(Header::new("Access-Control-Allow-Origin", "*", at.clone()));
    } else if has_star(origins) {
        draft.unresolved("headers", Config::Refused.with("why", "origins '*' + credentials"), Some(&at));
    } else if !origins.is_empty() {
        let form = if origins.len() == 1 { Form::One } else { Form::List };
        headers.push(Header::new(
            "Access-Control-Allow-Origin",
            HeaderValue::Echo(Echo::Origin { allow: allow(origins.to_vec(), form), otherwise: None }),
            at.clone(),
        ));
    }
    let mut list = |header: &str, name: &str| -> Vec<String> {
        option(name).map(|node| values::texts(draft, scope, header, node)).unwrap_or_default()
    };
    let methods = list("Access-Control-Allow-Methods", "methods");
    let methods = match methods.as_slice() {
        [] => vec!["GET".to_owned()],
        [any] if any == "any" => {
            ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map(str::to_owned).to_vec()
        }
        _ => methods.iter().map(|method| method.to_ascii_uppercase()).collect(),
    };
    let exposed = list("Access-Control-Expose-Headers", "expose");
    let names = list("Access-Control-Allow-Headers", "headers");
    headers.push(Header::new("Access-Control-Allow-Methods", methods.join(", "), at.clone()));
    if !exposed.is_empty() {
        headers.push(Header::new("Access-Control-Expose-Headers", exposed.join(", "), at.clone()));
    }
    let seconds = option("max_age").and_then(|node| scope.number(node)).unwrap_or(7200);
    headers.push(Header::new("Access-Control-Max-Age", seconds.to_string(), at.clone()));
    if credentials {
        headers.push(Header::new("Access-Control-Allow-Credentials", "true", at.clone()));
    }
    let mut preflight = headers.clone();
    let allowed = if names.iter().any(|name| name == "any" || name == "*") {
        HeaderValue::requested_headers()
    } else {
        names.join(", ").into()
    };
    if allowed.as_text() != Some("") {
        preflight.push(Header::new("Access-Control-Allow-Headers", allowed, at.clone()));
    }
    headers.push(Header::new("Vary", "Origin", at.clone()));
    Site {
        path,
        at: Some(at),
        response: headers,
        preflight: Some(Preflight { status: Some(200), headers: preflight }),
        ..Site::default()
    }
}
