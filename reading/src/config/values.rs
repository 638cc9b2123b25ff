//! Literal values as values of headers. Expressions that the text does not define become `unresolved`.

use super::site::path_of;
use crate::Draft;
use crate::literal::{Known, Node, Scope, Value};
use crate::reading::{Allow, Allowed, Echo, HeaderValue};
use crate::words::config::Config;

/// The text of a node, for the header `name`. `None` if it isn't a text.
pub(super) fn text(draft: &mut Draft<'_>, scope: &Scope<'_>, name: &str, node: &Node) -> Option<String> {
    let Some(known) = scope.text(node) else {
        let on = scope.source(node);
        draft.unresolved(path_of(name), Config::Depends.with("name", name).with("on", on), Some(&node.span.range()));
        return None;
    };
    Some(note(draft, name, known))
}

/// Adds notes for everything that a text depends on.
pub(super) fn note(draft: &mut Draft<'_>, name: &str, known: Known) -> String {
    for (on, at) in &known.open {
        draft.unresolved(path_of(name), Config::Depends.with("name", name).with("on", on.as_str()), Some(&at.range()));
    }
    for (on, at) in &known.assumed {
        draft.unresolved(path_of(name), Config::Assumed.with("name", name).with("on", on.as_str()), Some(&at.range()));
    }
    known.text
}

/// The texts of a list, or a single text. Other items are noted as unresolved and left out.
pub(super) fn texts(draft: &mut Draft<'_>, scope: &Scope<'_>, name: &str, node: &Node) -> Vec<String> {
    match scope.items(node) {
        Some(items) => items.into_iter().filter_map(|item| text(draft, scope, name, item)).collect(),
        None => text(draft, scope, name, node).into_iter().collect(),
    }
}

/// The origins that a CORS configuration allows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origins {
    /// `*`.
    Any,
    /// The origin of any request.
    Reflect,
    /// The same value for every request.
    Fixed(String),
    /// The origin of the request, if it is one of these.
    List(Allow),
    /// No origin: the header is missing.
    None,
    /// The text does not give the value; `unresolved` has a note.
    Open,
}

impl Origins {
    /// As a header's value; origins that are not allowed get `otherwise`.
    pub(super) fn value(&self) -> Option<HeaderValue> {
        Some(match self {
            Origins::Any => "*".into(),
            Origins::Reflect => HeaderValue::any_origin(),
            Origins::Fixed(text) => text.as_str().into(),
            Origins::List(allow) => HeaderValue::Echo(Echo::Origin { allow: allow.clone(), otherwise: None }),
            Origins::None | Origins::Open => return None,
        })
    }

    /// Whether the response depends on the origin, so that it needs `Vary: Origin`.
    pub(super) fn varies(&self) -> bool {
        matches!(self, Origins::Reflect | Origins::List(_))
    }
}

/// One origin, pattern or wildcard of a list.
pub(super) fn allowed(draft: &mut Draft<'_>, scope: &Scope<'_>, node: &Node) -> Option<Allowed> {
    const NAME: &str = "Access-Control-Allow-Origin";
    if let Some(pattern) = pattern(scope, node) {
        return Some(Allowed::Pattern { pattern });
    }
    text(draft, scope, NAME, node).map(Allowed::Origin)
}

/// The source of a regular expression: a literal, `new RegExp("…")`, `re.compile(r"…")`, `regexp.MustCompile(…)`.
pub(super) fn pattern(scope: &Scope<'_>, node: &Node) -> Option<String> {
    match &scope.resolve(node).value {
        Value::Pattern { source, .. } => Some(source.clone()),
        Value::Call { callee, arguments }
            if matches!(callee.last_name(), Some("RegExp" | "compile" | "MustCompile" | "Regex" | "Regexp")) =>
        {
            scope.text(&arguments.first()?.value).map(|known| known.text)
        }
        _ => None,
    }
}

/// A list of origins; a `*` in it allows all. `None` if it isn't a list.
pub(super) fn origin_list(draft: &mut Draft<'_>, scope: &Scope<'_>, node: &Node) -> Option<Vec<Allowed>> {
    let items = scope.items(node)?;
    Some(items.into_iter().filter_map(|item| allowed(draft, scope, item)).collect())
}

/// `*` in a list of origins.
pub(super) fn has_star(list: &[Allowed]) -> bool {
    list.contains(&Allowed::Origin("*".to_owned()))
}
