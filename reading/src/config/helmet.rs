//! helmet: its options merged with its defaults.

use super::cors_options::Middleware;
use super::defaults::{self, Policy};
use super::policy::{Directives, directives};
use super::site::{Header, set};
use crate::Draft;
use crate::literal::{Node, Pair, Scope, Span, Value};
use crate::words::config::Config;

const POLICY: &str = "Content-Security-Policy";

/// Options of `helmet()`, including their former names, and the header that each one sets.
const OPTIONS: [(&str, &str); 16] = [
    ("crossOriginEmbedderPolicy", "Cross-Origin-Embedder-Policy"),
    ("crossOriginOpenerPolicy", "Cross-Origin-Opener-Policy"),
    ("crossOriginResourcePolicy", "Cross-Origin-Resource-Policy"),
    ("originAgentCluster", "Origin-Agent-Cluster"),
    ("referrerPolicy", "Referrer-Policy"),
    ("strictTransportSecurity", "Strict-Transport-Security"),
    ("hsts", "Strict-Transport-Security"),
    ("xContentTypeOptions", "X-Content-Type-Options"),
    ("noSniff", "X-Content-Type-Options"),
    ("xDnsPrefetchControl", "X-DNS-Prefetch-Control"),
    ("xDownloadOptions", "X-Download-Options"),
    ("xFrameOptions", "X-Frame-Options"),
    ("frameguard", "X-Frame-Options"),
    ("xPermittedCrossDomainPolicies", "X-Permitted-Cross-Domain-Policies"),
    ("xXssProtection", "X-XSS-Protection"),
    ("xssFilter", "X-XSS-Protection"),
];

/// The headers that a call of helmet sets: `helmet(…)`, `helmet.contentSecurityPolicy(…)`. `None` for other calls.
pub(super) fn read(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    callee: &Node,
    options: Option<&Node>,
    at: Span,
) -> Option<Middleware> {
    let library = defaults::helmet();
    let name = callee.name()?;
    let headers = match name.rsplit_once('.') {
        None if name == "helmet" || name == "fastifyHelmet" => whole(draft, scope, options, at, &library),
        Some(("helmet", "default")) => whole(draft, scope, options, at, &library),
        None if name == "contentSecurityPolicy" => policy(draft, scope, options, at, &library).into_iter().collect(),
        Some(("helmet", "contentSecurityPolicy" | "csp")) => {
            policy(draft, scope, options, at, &library).into_iter().collect()
        }
        Some(("helmet", one)) => {
            let (_, header) = OPTIONS.iter().find(|(known, _)| *known == one)?;
            vec![single(draft, scope, header, options, at, &library)]
        }
        _ => return None,
    };
    Some(Middleware { response: headers, preflight: None })
}

fn whole(draft: &mut Draft<'_>, scope: &Scope<'_>, options: Option<&Node>, at: Span, library: &Policy) -> Vec<Header> {
    let option = |name: &str| options.and_then(|options| scope.get(options, name));
    if let Some(options) = options
        && scope.pairs(options).is_none()
    {
        draft.unresolved(
            "page.headers",
            Config::Depends.with("name", POLICY).with("on", scope.source(options)),
            Some(&options.span.range()),
        );
        return Vec::new();
    }
    let mut headers = Vec::new();
    let given = option("contentSecurityPolicy").map(|node| with_policy(scope, node));
    if given.and_then(|node| scope.flag(node)) != Some(false) {
        let inner = given.filter(|node| scope.flag(node).is_none());
        let at = given.map_or(at, |node| node.span);
        // If helmet rejects the policy, it throws, and there is no response.
        let Some(policy) = policy(draft, scope, inner, at, library) else { return headers };
        headers.push(policy);
    }
    for (name, value) in &library.headers {
        set(&mut headers, Header::new(name.as_str(), value.as_str(), at.range()));
    }
    for (option_name, header) in OPTIONS {
        let Some(node) = option(option_name) else { continue };
        headers.retain(|other| !other.is(header));
        if scope.flag(node) != Some(false) {
            let inner = Some(node).filter(|node| scope.pairs(node).is_some());
            headers.push(single(draft, scope, header, inner, node.span, library));
        }
    }
    headers
}

/// If a condition disables the policy (`isDev ? false : { … }`), returns the other branch.
fn with_policy<'n>(scope: &Scope<'_>, node: &'n Node) -> &'n Node {
    let Value::Conditional { then, otherwise, .. } = &node.value else { return node };
    let is_off = |branch: &Node| scope.flag(branch) == Some(false);
    match (is_off(then), is_off(otherwise)) {
        (true, false) => otherwise,
        (false, true) => then,
        _ => node,
    }
}

/// A header other than the policy.
fn single(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    header: &str,
    options: Option<&Node>,
    at: Span,
    library: &Policy,
) -> Header {
    let default =
        library.headers.iter().find(|(name, _)| name == header).map_or("require-corp", |(_, value)| value.as_str());
    let value = options.and_then(|options| ["policy", "action"].into_iter().find_map(|key| scope.get(options, key)));
    let text = match value {
        Some(node) => {
            let texts = super::values::texts(draft, scope, header, node);
            let text = texts.join(",");
            if header == "X-Frame-Options" { text.to_ascii_uppercase() } else { text }
        }
        None if header == "Strict-Transport-Security" && options.is_some() => {
            let seconds = options.and_then(|options| scope.number(scope.get(options, "maxAge")?)).unwrap_or(31_536_000);
            format!("max-age={seconds}")
        }
        None => default.to_owned(),
    };
    Header::new(header, text, at.range())
}

/// The policy. `None` if helmet refuses the options.
fn policy(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    options: Option<&Node>,
    at: Span,
    library: &Policy,
) -> Option<Header> {
    let option = |name: &str| options.and_then(|options| scope.get(options, name));
    let uses_defaults = option("useDefaults").and_then(|node| scope.flag(node)) != Some(false);
    let reports_only = option("reportOnly").and_then(|node| scope.flag(node)) == Some(true);
    let mut all = Directives::default();
    if uses_defaults {
        all.0.clone_from(&library.directives);
        draft.unresolved(
            "page.headers",
            Config::Merged.with("name", POLICY).with("product", library.product()),
            Some(&at.range()),
        );
    }
    let mut refused = None;
    if let Some(node) = option("directives") {
        let Some((pairs, open)) = scope.pairs(node) else {
            draft.unresolved(
                "page.headers",
                Config::Depends.with("name", POLICY).with("on", scope.source(node)),
                Some(&node.span.range()),
            );
            return None;
        };
        for spread in open {
            let written = scope.source(spread);
            if written.contains("getDefaultDirectives") {
                for (name, value) in &library.directives {
                    if !all.has(name) {
                        all.set(name, value.clone());
                    }
                }
            } else {
                draft.unresolved(
                    "page.headers",
                    Config::Depends.with("name", POLICY).with("on", written),
                    Some(&spread.span.range()),
                );
            }
        }
        let is_disabled = |pair: &Pair<'_>| scope.source(pair.value).contains("dangerouslyDisableDefaultSrc");
        let (disabled, pairs): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(is_disabled);
        if !disabled.is_empty() {
            all.remove("default-src");
        }
        let (directives, twice) = directives(draft, scope, POLICY, &pairs);
        if let Some(name) = twice.first() {
            refused = Some(format!("{name} ×2"));
        }
        for ((name, value), pair) in directives.into_iter().zip(&pairs) {
            match value {
                Some(value) => {
                    if let Some(bare) = value.split(' ').find(|source| should_be_quoted(source)) {
                        refused = Some(format!("{name} {bare}"));
                    }
                    all.set(&name, value);
                }
                None if matches!(pair.value.value, Value::Null) && name != "default-src" => all.remove(&name),
                None => refused = Some(name),
            }
        }
        if refused.is_none() && disabled.is_empty() && !all.has("default-src") {
            refused = Some("default-src".to_owned());
        }
    } else if !uses_defaults {
        refused = Some("default-src".to_owned());
    }
    if let Some(why) = refused {
        draft.unresolved("page.headers", Config::Refused.with("why", why), Some(&at.range()));
        return None;
    }
    let name = if reports_only { "Content-Security-Policy-Report-Only" } else { POLICY };
    Some(Header::new(name, all.text(";"), at.range()))
}

/// Whether a source is a keyword, nonce or hash without quotes, which helmet 8 rejects.
fn should_be_quoted(source: &str) -> bool {
    matches!(
        source,
        "none"
            | "self"
            | "strict-dynamic"
            | "report-sample"
            | "inline-speculation-rules"
            | "unsafe-inline"
            | "unsafe-eval"
            | "unsafe-hashes"
            | "wasm-unsafe-eval"
    ) || ["nonce-", "sha256-", "sha384-", "sha512-"].iter().any(|prefix| source.starts_with(prefix))
}
