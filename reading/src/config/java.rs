//! Servers in Java and Kotlin: Spring's CORS and security headers, servlet filters.

use super::handlers;
use super::origin::{Form, allow};
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, publish, set};
use super::values::{self, has_star};
use crate::literal::{Argument, Node, Scope, Span, Syntax, Value, each_node, statements};
use crate::reader::sure;
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use crate::{Draft, Source};

const ORIGIN: &str = "Access-Control-Allow-Origin";

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = super::beginning(source);
    let has = |mark: &str| text.contains(mark);
    let is_spring = has("@CrossOrigin")
        || has("CorsRegistry")
        || (has("CorsConfiguration") && !has("CorsConfiguration:"))
        || has(".addMapping(")
        || has("allowedOriginPatterns(")
        || (has(".contentSecurityPolicy(") && !has("helmet"))
        || has("StaticHeadersWriter")
        || has("policyDirectives(");
    let is_java = has("HttpServletResponse")
        || has("ServletResponse")
        || has("import javax.")
        || has("import jakarta.")
        || has("import java.")
        || has("org.springframework");
    let sets = (has(".setHeader(") || has(".addHeader(") || has(".header(")) && super::names_header(text);
    if is_spring || (is_java && sets) { super::SURE + 1 } else { sure::NO }
}

/// A CORS configuration that is being built.
#[derive(Clone, Debug, Default)]
pub(super) struct Cors {
    pub(super) origins: Vec<Allowed>,
    /// `allowedOriginPatterns`: the origin is always echoed.
    pub(super) patterns: Vec<Allowed>,
    pub(super) methods: Option<Vec<String>>,
    pub(super) headers: Option<Vec<String>>,
    pub(super) exposed: Vec<String>,
    pub(super) credentials: bool,
    pub(super) max_age: Option<i64>,
    pub(super) is_open: bool,
    pub(super) at: Span,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let all = statements(text, Syntax::Java);
    let scope = Scope::new(text, &all);
    let is_spring = text.contains("springframework")
        || !text.contains("Servlet")
        || text.contains("@CrossOrigin")
        || text.contains("CorsRegistry");
    if !is_spring {
        draft.kind("config.servlet");
    }
    let mut sites = handlers::walk(draft, &scope, &all, &|_, _, _, _, _| None);
    if let Some(base) = sites.first_mut() {
        security(draft, &scope, &all, base);
    }
    annotations(draft, &scope, &all, &mut sites);
    mappings(draft, &scope, &all, &mut sites);
    configurations(draft, &scope, &all, &mut sites);
    publish(draft, if is_spring { "Spring" } else { "Java" }, &sites);
}

/// The calls of a chain, from the first: `registry.addMapping("/**").allowedOrigins("x")`.
pub(super) fn chain(node: &Node) -> Vec<(&str, &[Argument], Span)> {
    let mut calls = Vec::new();
    let mut at = node;
    loop {
        match &at.value {
            Value::Call { callee, arguments } => {
                if let Some(name) = callee.last_name() {
                    calls.push((name, arguments.as_slice(), at.span));
                }
                at = callee;
            }
            Value::Member { of, .. } => at = of,
            _ => break,
        }
    }
    calls.reverse();
    calls
}

impl Cors {
    /// One setting, in any of the spellings: `allowedOrigins(…)`, `setAllowedOrigins(…)`, `addAllowedOrigin(…)`,
    /// `origins = …`. False for anything else.
    fn take(&mut self, draft: &mut Draft<'_>, scope: &Scope<'_>, name: &str, values: &[&Node]) -> bool {
        let bare = name.strip_prefix("set").or_else(|| name.strip_prefix("add")).unwrap_or(name).to_ascii_lowercase();
        let mut texts = |header: &str| -> Vec<String> {
            values.iter().flat_map(|node| values::texts(draft, scope, header, node)).collect()
        };
        // A setter replaces the previous value, including the defaults.
        if name.starts_with("set") {
            match bare.as_str() {
                "allowedorigins" => self.origins.clear(),
                "allowedoriginpatterns" => self.patterns.clear(),
                "allowedmethods" => self.methods = None,
                "allowedheaders" => self.headers = None,
                _ => {}
            }
        }
        match bare.as_str() {
            "allowedorigins" | "allowedorigin" | "origins" | "value" => {
                // `CorsConfiguration` removes a slash at the end of an origin.
                let origin = |text: String| Allowed::Origin(text.strip_suffix('/').unwrap_or(&text).to_owned());
                self.origins.extend(texts(ORIGIN).into_iter().map(origin));
            }
            "allowedoriginpatterns" | "allowedoriginpattern" | "originpatterns" => {
                self.patterns.extend(texts(ORIGIN).into_iter().map(Allowed::Origin));
            }
            "allowedmethods" | "allowedmethod" | "methods" => {
                self.methods
                    .get_or_insert_default()
                    .extend(texts("Access-Control-Allow-Methods").iter().map(|text| text.to_ascii_uppercase()));
            }
            "allowedheaders" | "allowedheader" => {
                self.headers.get_or_insert_default().extend(texts("Access-Control-Allow-Headers"));
            }
            "exposedheaders" | "exposedheader" => self.exposed.extend(texts("Access-Control-Expose-Headers")),
            "allowcredentials" => self.credentials = values.first().and_then(|node| scope.flag(node)) == Some(true),
            "maxage" => self.max_age = values.first().and_then(|node| seconds(scope, node)),
            "applypermitdefaultvalues" => self.permit_defaults(),
            _ => return false,
        }
        true
    }

    /// The defaults of `@CrossOrigin` and `addMapping`.
    fn permit_defaults(&mut self) {
        if self.origins.is_empty() && self.patterns.is_empty() && !self.is_open {
            self.origins.push(Allowed::Origin("*".to_owned()));
        }
        self.methods.get_or_insert_with(|| ["GET", "HEAD", "POST"].map(str::to_owned).to_vec());
        self.headers.get_or_insert_with(|| vec!["*".to_owned()]);
        self.max_age = self.max_age.or(Some(1800));
    }

    pub(super) fn site(&self, path: String, has_handler_methods: bool) -> Site {
        let at = self.at.range();
        let star = |list: &[String]| list.iter().any(|one| one == "*");
        let mut common = Vec::new();
        let value = if has_star(&self.patterns) {
            Some(HeaderValue::any_origin())
        } else if has_star(&self.origins) {
            Some("*".into())
        } else {
            let list: Vec<Allowed> = self.origins.iter().chain(&self.patterns).cloned().collect();
            (!list.is_empty())
                .then(|| HeaderValue::Echo(Echo::Origin { allow: allow(list, Form::List), otherwise: None }))
        };
        if let Some(value) = value {
            common.push(Header::new(ORIGIN, value, at.clone()));
        }
        common.push(Header::new("Vary", "Origin", at.clone()));
        if self.credentials {
            common.push(Header::new("Access-Control-Allow-Credentials", "true", at.clone()));
        }
        let mut response = common.clone();
        if !self.exposed.is_empty() {
            response.push(Header::new("Access-Control-Expose-Headers", self.exposed.join(", "), at.clone()));
        }
        let mut preflight = common;
        match &self.methods {
            Some(methods) if star(methods) => {
                preflight.push(Header::new(
                    "Access-Control-Allow-Methods",
                    HeaderValue::requested_method(),
                    at.clone(),
                ));
            }
            Some(methods) => preflight.push(Header::new("Access-Control-Allow-Methods", methods.join(","), at.clone())),
            None if has_handler_methods => {}
            None => preflight.push(Header::new("Access-Control-Allow-Methods", "GET,HEAD", at.clone())),
        }
        match &self.headers {
            Some(headers) if star(headers) => preflight.push(Header::new(
                "Access-Control-Allow-Headers",
                HeaderValue::requested_headers(),
                at.clone(),
            )),
            Some(headers) => {
                preflight.push(Header::new("Access-Control-Allow-Headers", headers.join(", "), at.clone()));
            }
            None => {}
        }
        if let Some(seconds) = self.max_age {
            preflight.push(Header::new("Access-Control-Max-Age", seconds.to_string(), at.clone()));
        }
        Site {
            path,
            at: Some(at),
            response,
            preflight: Some(Preflight { status: Some(200), headers: preflight }),
            ..Site::default()
        }
    }
}

/// `1800`, `Duration.ofHours(1)`.
fn seconds(scope: &Scope<'_>, node: &Node) -> Option<i64> {
    if let Some(number) = scope.number(node) {
        return Some(number);
    }
    let (callee, arguments) = node.call()?;
    let number = scope.number(&arguments.first()?.value)?;
    match callee.last_name()? {
        "ofSeconds" => Some(number),
        "ofMinutes" => number.checked_mul(60),
        "ofHours" => number.checked_mul(3600),
        "ofDays" => number.checked_mul(86_400),
        _ => None,
    }
}

/// The site of a pattern like `/api/**`.
pub(super) fn path_of(pattern: &str) -> String {
    match Pattern::new(pattern, Style::Segments) {
        Some(read) if read.is_everything() => String::new(),
        Some(read) => read.example(),
        None => pattern.to_owned(),
    }
}

/// Combines the CORS configuration of a path with the one that already applies there.
fn add(sites: &mut Vec<Site>, cors: &Site) {
    let Some(base) = sites.first_mut() else { return };
    if cors.path.is_empty() {
        for header in &cors.response {
            set(&mut base.response, header.clone());
        }
        base.preflight.clone_from(&cors.preflight);
        return;
    }
    let mut site = base.clone();
    site.path.clone_from(&cors.path);
    site.at.clone_from(&cors.at);
    for header in &cors.response {
        set(&mut site.response, header.clone());
    }
    site.preflight.clone_from(&cors.preflight);
    if !sites.iter().any(|known| known.path == site.path) {
        sites.push(site);
    }
}

/// `@CrossOrigin(…)`.
fn annotations(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], sites: &mut Vec<Site>) {
    let mut combined: Option<Cors> = None;
    let mut count = 0;
    each_node(all, &mut |node| {
        let (arguments, name): (&[Argument], _) = match &node.value {
            Value::Call { callee, arguments } => (arguments, callee.name()),
            Value::Name(name) => (&[], Some(name.as_str())),
            _ => return,
        };
        if name != Some("@CrossOrigin") || (arguments.is_empty() && combined.is_some()) {
            return;
        }
        count += 1;
        let mut cors = Cors { at: node.span, ..Cors::default() };
        for argument in arguments {
            cors.take(draft, scope, argument.name.as_deref().unwrap_or("origins"), &[&argument.value]);
        }
        let methods = cors.methods.take();
        cors.permit_defaults();
        cors.methods = methods;
        combined.get_or_insert(cors);
    });
    let Some(mut cors) = combined else { return };
    if cors.methods.is_none()
        && let Some(methods) = handler_methods(scope, all)
    {
        cors.methods = Some(methods);
    }
    if cors.methods.is_none() {
        draft.unresolved("network[0].preflight.headers", Config::HandlerMethods, Some(&cors.at.range()));
    }
    if count > 1 {
        draft.unresolved("request.url", Config::WhichPath, None);
    }
    add(sites, &cors.site(String::new(), true));
}

/// The annotations that mark a handler and its method.
const MAPPINGS: [&str; 5] = ["@GetMapping", "@PostMapping", "@PutMapping", "@PatchMapping", "@DeleteMapping"];

/// The methods of the only handler; empty if the text has several handlers or none.
fn handler_methods(scope: &Scope<'_>, all: &[crate::literal::Statement]) -> Option<Vec<String>> {
    // An annotation outside of the statements below still belongs to a handler.
    if MAPPINGS.iter().map(|mapping| scope.occurrences(mapping)).sum::<usize>() > 1 {
        return None;
    }
    let mut handlers: Vec<Vec<String>> = Vec::new();
    each_node(all, &mut |node| {
        let (name, arguments): (_, &[Argument]) = match &node.value {
            Value::Call { callee, arguments } => (callee.name(), arguments),
            Value::Name(name) => (Some(name.as_str()), &[]),
            _ => return,
        };
        let Some(mapping) = name.and_then(|name| name.strip_prefix('@')?.strip_suffix("Mapping")) else { return };
        if let "Get" | "Post" | "Put" | "Patch" | "Delete" = mapping {
            // The callee of a call is also visited as a name.
            if !arguments.is_empty() || !matches!(node.value, Value::Name(_)) {
                handlers.push(vec![mapping.to_ascii_uppercase()]);
            }
        } else if let Some(method) = arguments.iter().find(|argument| argument.name.as_deref() == Some("method")) {
            let methods = scope.items(&method.value).unwrap_or_else(|| vec![&method.value]);
            handlers.push(methods.iter().filter_map(|method| method.last_name()).map(str::to_owned).collect());
        }
    });
    match handlers.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// `registry.addMapping("/api/**").allowedOrigins(…)`.
fn mappings(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], sites: &mut Vec<Site>) {
    let mut seen: Vec<Span> = Vec::new();
    let mut found = Vec::new();
    each_node(all, &mut |node| {
        let Value::Call { .. } = node.value else { return };
        if seen.iter().any(|span| span.start <= node.span.start && node.span.end <= span.end) {
            return;
        }
        let calls = chain(node);
        let Some(at) = calls.iter().position(|(name, ..)| *name == "addMapping") else { return };
        seen.push(node.span);
        found.push((calls, at, node.span));
    });
    for (calls, at, span) in found {
        let Some(((_, arguments, _), options)) = calls.get(at..).and_then(<[_]>::split_first) else { continue };
        let pattern = arguments
            .first()
            .and_then(|argument| scope.text(&argument.value))
            .map_or_else(|| "/**".to_owned(), |known| known.text);
        let mut cors = Cors { at: span, ..Cors::default() };
        for (name, arguments, _) in options {
            let nodes: Vec<&Node> = arguments.iter().map(|argument| &argument.value).collect();
            cors.is_open |= nodes.iter().any(|node| scope.text(node).is_some_and(|known| !known.is_whole()));
            cors.take(draft, scope, name, &nodes);
        }
        cors.permit_defaults();
        add(sites, &cors.site(path_of(&pattern), false));
    }
}

/// `CorsConfiguration` objects, and the paths that they are registered for.
fn configurations(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], sites: &mut Vec<Site>) {
    let mut known: Vec<(String, Cors)> = Vec::new();
    let mut registered: Vec<(String, String)> = Vec::new();
    each_node(all, &mut |node| match &node.value {
        Value::Binary { operator: "=", left, right }
            if right.call().is_some()
                && chain(right).first().is_some_and(|(name, ..)| *name == "CorsConfiguration") =>
        {
            let name = match &left.value {
                Value::Binary { right, .. } => right.last_name(),
                _ => left.last_name(),
            };
            let mut cors = Cors { at: node.span, ..Cors::default() };
            let mut is_default = false;
            each_defaults(right, &mut is_default);
            if is_default {
                cors.permit_defaults();
            }
            known.push((name.unwrap_or_default().to_owned(), cors));
        }
        Value::Binary { operator: "=", left, right } => {
            // Kotlin: `config.allowedOrigins = listOf(…)`.
            if let Some((object, property)) = left.name().and_then(|name| name.rsplit_once('.'))
                && let Some((_, cors)) = known.iter_mut().find(|(name, _)| name == object)
            {
                cors.take(draft, scope, property, &[right]);
            }
        }
        Value::Call { callee, arguments } => {
            let Some((object, method)) = callee.name().and_then(|name| name.rsplit_once('.')) else { return };
            if matches!(method, "registerCorsConfiguration" | "setCorsConfigurations")
                && let [pattern, configuration, ..] = arguments.as_slice()
                && let Some(text) = scope.text(&pattern.value)
            {
                registered.push((configuration.value.last_name().unwrap_or_default().to_owned(), text.text));
            }
            if let Some((_, cors)) = known.iter_mut().find(|(name, _)| name == object) {
                let nodes: Vec<&Node> = arguments.iter().map(|argument| &argument.value).collect();
                cors.take(draft, scope, method, &nodes);
            }
        }
        _ => {}
    });
    for (name, cors) in &known {
        let paths: Vec<String> =
            registered.iter().filter(|(other, _)| other == name).map(|(_, pattern)| path_of(pattern)).collect();
        if paths.is_empty() {
            if known.len() > 1 {
                draft.unresolved("headers", Config::NotUsed.with("name", name.as_str()), Some(&cors.at.range()));
                continue;
            }
            add(sites, &cors.site(String::new(), false));
        }
        for path in paths {
            add(sites, &cors.site(path, false));
        }
    }
}

fn each_defaults(node: &Node, found: &mut bool) {
    *found |= chain(node).iter().any(|(name, ..)| *name == "applyPermitDefaultValues");
}

/// `headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("…")))`, and the older spelling.
fn security(draft: &mut Draft<'_>, scope: &Scope<'_>, all: &[crate::literal::Statement], site: &mut Site) {
    let reports_only = {
        let mut found = false;
        each_node(all, &mut |node| {
            found |= node.call().is_some_and(|(callee, _)| callee.last_name() == Some("reportOnly"));
        });
        found
    };
    let policy = if reports_only { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" };
    each_node(all, &mut |node| {
        let Some((callee, arguments)) = node.call() else { return };
        let first = arguments.first().map(|argument| &argument.value);
        match (callee.last_name(), first) {
            (Some("policyDirectives"), Some(text)) => {
                if let Some(text) = values::text(draft, scope, policy, text) {
                    set(&mut site.response, Header::new(policy, text, node.span.range()));
                }
            }
            (Some("contentSecurityPolicy"), Some(text)) if !matches!(text.value, Value::Function { .. }) => {
                if let Some(text) = values::text(draft, scope, policy, text) {
                    set(&mut site.response, Header::new(policy, text, node.span.range()));
                }
            }
            (Some("StaticHeadersWriter"), Some(name)) => {
                let name = scope.text(name).map(|known| known.text);
                let value = arguments.get(1).map(|argument| &argument.value);
                if let (Some(name), Some(value)) = (name, value)
                    && let Some(text) = values::text(draft, scope, &name, value)
                {
                    set(&mut site.response, Header::new(name, text, node.span.range()));
                }
            }
            (Some("referrerPolicy" | "policy"), Some(value)) => {
                // `ReferrerPolicy.SAME_ORIGIN`.
                if let Some(name) = value.name().filter(|name| name.contains("ReferrerPolicy."))
                    && let Some(constant) = name.rsplit('.').next()
                {
                    let text = constant.to_ascii_lowercase().replace('_', "-");
                    set(&mut site.response, Header::new("Referrer-Policy", text, node.span.range()));
                }
            }
            _ => {}
        }
    });
}
