//! Django: its settings, django-cors-headers and django-csp.

use super::super::defaults;
use super::super::origin::{Form, allow};
use super::super::paths::{Pattern, Style};
use super::super::policy::{Directives, directives, sources};
use super::super::site::{Header, Preflight, Site, set};
use super::super::values::{self};
use super::{ORIGIN, POLICY, REPORT_ONLY};
use crate::Draft;
use crate::literal::{Node, Scope, Value, each_node};
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;

pub(super) fn django(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], site: &mut Site) {
    let mut has_cors = false;
    each_node(all, &mut |node| {
        if let Value::Binary { operator: "=", left, .. } = &node.value {
            has_cors |= left.name().is_some_and(|name| name.starts_with("CORS_"));
        }
    });
    if has_cors {
        django_cors(draft, scope, site);
    }
    old_csp(draft, scope, all, site);
    for (setting, header, library) in [
        ("CONTENT_SECURITY_POLICY", POLICY, true),
        ("CONTENT_SECURITY_POLICY_REPORT_ONLY", REPORT_ONLY, true),
        // Django's own policy, since version 6, which has no defaults.
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
    // `if DEBUG: CORS_ALLOW_ALL_ORIGINS = True`: the development settings are not deployed.
    let under_a_condition = every.filter(|node| scope.flag(node) == Some(true) && scope.is_in_a_block(node));
    if let Some(node) = under_a_condition {
        draft.unresolved(
            "network[0].response.headers",
            Config::Depends.with("name", ORIGIN).with("on", "if"),
            Some(&node.span.range()),
        );
    }
    let allows_all = under_a_condition.is_none() && every.and_then(|node| scope.flag(node)) == Some(true);
    let value = if allows_all && !credentials {
        Some("*".into())
    } else if allows_all {
        Some(HeaderValue::any_origin())
    } else if list.is_empty() {
        under_a_condition.map(|node| format!("${{{}}}", scope.source(node)).into())
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
    for header in response {
        set(&mut site.response, header);
    }
    site.preflight = Some(Preflight { status: Some(200), headers: preflight });
}

/// Separates the paths that `CORS_URLS_REGEX` matches from the others, which get no CORS headers.
pub(super) fn only_some_paths(draft: &mut Draft<'_>, scope: &Scope<'_>, sites: &mut Vec<Site>) {
    let Some(node) = scope.value_of("CORS_URLS_REGEX") else { return };
    let at = node.span.range();
    let Some(known) = values::pattern(scope, node).or_else(|| scope.text(node).map(|known| known.text)) else { return };
    let pattern = Pattern::new(&known, Style::Regex);
    if pattern.as_ref().is_some_and(Pattern::is_everything) {
        return;
    }
    draft.unresolved("request.url", Config::OnlyPath.with("pattern", known.as_str()), Some(&at));
    let Some(pattern) = pattern else {
        let on = format!("request.path =~ {known}");
        draft.unresolved("network[0].response.headers", Config::OnlyIf.with("name", ORIGIN).with("on", on), Some(&at));
        return;
    };
    let Some(base) = sites.first_mut() else { return };
    let mut others = base.clone();
    others
        .response
        .retain(|header| !header.name.to_ascii_lowercase().starts_with("access-control-") && !header.is("Vary"));
    others.preflight = None;
    "/".clone_into(&mut others.path);
    base.path = pattern.example();
    base.at = Some(at);
    if !pattern.covers("/") {
        sites.push(others);
    }
}

/// A list that contains the package's own defaults: `(*default_headers, "x-a")`, `list(default_headers) + ["x-a"]`.
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
    let Some((_, first)) = settings.first() else { return };
    let flag = |name: &str| {
        settings.iter().find(|(known, _)| *known == name).and_then(|(_, node)| scope.flag(node)) == Some(true)
    };
    let header = if flag("REPORT_ONLY") { REPORT_ONLY } else { POLICY };
    let mut policy = Directives::default();
    // The only directive with a default in those versions.
    policy.set("default-src", "'self'".to_owned());
    let mut at = first.span;
    for (name, node) in settings.iter().filter(|(name, _)| !OTHERS.contains(name)) {
        at = if policy.0.len() == 1 { node.span } else { at };
        let directive = super::super::policy::dashed(name);
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

/// django-csp since version 4, and Django's own setting.
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
