//! Policies from structured configuration: names of directives and lists of sources.

use super::values;
use crate::Draft;
use crate::literal::{Node, Pair, Scope, Value};
use crate::words::config::Config;

/// A policy that is being built: directives in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Directives(pub(super) Vec<(String, String)>);

impl Directives {
    /// Sets the sources of a directive, at its place or at the end.
    pub(super) fn set(&mut self, name: &str, value: String) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| known != name);
    }

    /// The policy as text.
    pub(super) fn text(&self, separator: &str) -> String {
        self.0
            .iter()
            .map(|(name, value)| if value.is_empty() { name.clone() } else { format!("{name} {value}") })
            .collect::<Vec<_>>()
            .join(separator)
    }
}

/// `connectSrc` and `CONNECT_SRC` as `connect-src`.
pub(super) fn dashed(name: &str) -> String {
    let is_shouted = !name.chars().any(|c| c.is_ascii_lowercase());
    let mut dashed = String::new();
    for c in name.chars() {
        match c {
            '_' => dashed.push('-'),
            c if c.is_ascii_uppercase() && !is_shouted => {
                dashed.push('-');
                dashed.push(c.to_ascii_lowercase());
            }
            c => dashed.push(c.to_ascii_lowercase()),
        }
    }
    dashed
}

/// The sources of a directive: a list of texts, a text, or nothing for `true` and an empty list. `None` if the
/// directive is switched off.
pub(super) fn sources(draft: &mut Draft<'_>, scope: &Scope<'_>, header: &str, node: &Node) -> Option<String> {
    let node = scope.resolve(node);
    match &node.value {
        Value::Null | Value::Bool(false) => return None,
        Value::Bool(true) => return Some(String::new()),
        _ => {}
    }
    if let Some(items) = scope.items(node) {
        let mut sources = Vec::new();
        for item in items {
            sources.extend(source(draft, scope, header, item));
        }
        return Some(sources.join(" "));
    }
    source(draft, scope, header, node)
}

fn source(draft: &mut Draft<'_>, scope: &Scope<'_>, header: &str, item: &Node) -> Option<String> {
    if let Value::Function { .. } = scope.resolve(item).value {
        // This is usually a nonce, which is different in each response.
        draft.unresolved(
            "page.headers",
            Config::Depends.with("name", header).with("on", scope.source(item)),
            Some(&item.span.range()),
        );
        return Some("'nonce-${…}'".to_owned()).filter(|_| scope.source(item).contains("nonce"));
    }
    if item.last_name() == Some("NONCE") {
        let on = scope.source(item);
        draft.unresolved("page.headers", Config::Depends.with("name", header).with("on", on), Some(&item.span.range()));
        return Some("'nonce-${NONCE}'".to_owned());
    }
    // The constants of django-csp and Rails.
    if let Some(keyword) = item.last_name().and_then(keyword)
        && matches!(item.value, Value::Name(_))
        && scope.value_of(item.name().unwrap_or_default()).is_none()
    {
        return Some(keyword.to_owned());
    }
    let text = values::text(draft, scope, header, item)?;
    (!text.is_empty()).then_some(text)
}

/// `SELF`, `NONE`, `UNSAFE_INLINE` … of `csp.constants`.
fn keyword(name: &str) -> Option<&'static str> {
    Some(match name {
        "SELF" => "'self'",
        "NONE" => "'none'",
        "UNSAFE_INLINE" => "'unsafe-inline'",
        "UNSAFE_EVAL" => "'unsafe-eval'",
        "UNSAFE_HASHES" => "'unsafe-hashes'",
        "UNSAFE_ALLOW_REDIRECTS" => "'unsafe-allow-redirects'",
        "STRICT_DYNAMIC" => "'strict-dynamic'",
        "REPORT_SAMPLE" => "'report-sample'",
        "WASM_UNSAFE_EVAL" => "'wasm-unsafe-eval'",
        _ => return None,
    })
}

/// The directives of a map, by their names with dashes. The second value has the names that are given in two spellings.
pub(super) fn directives(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    header: &str,
    pairs: &[Pair<'_>],
) -> (Vec<(String, Option<String>)>, Vec<String>) {
    let mut all: Vec<(String, Option<String>)> = Vec::new();
    let mut twice = Vec::new();
    for pair in pairs {
        let name = dashed(&pair.name);
        if all.iter().any(|(known, _)| *known == name) {
            twice.push(name.clone());
        }
        all.push((name, sources(draft, scope, header, pair.value)));
    }
    (all, twice)
}
