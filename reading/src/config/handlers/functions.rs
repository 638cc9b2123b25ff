//! Functions whose names say which requests they handle: `OPTIONS` and `GET` in the files of Next.js' routes,
//! `handleOptions` in workers.

use super::Affects;
use crate::literal::{Node, Statement, StatementKind, Value};

/// The facts that follow from the names of a text's functions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Functions {
    /// Whether one of them handles preflights. If so, the other handlers do not.
    has_handler_of_options: bool,
}

impl Functions {
    /// Collects the functions in the statements of a text, except for nested functions.
    pub(super) fn of(statements: &[Statement]) -> Functions {
        let mut names: Vec<&str> = Vec::new();
        for statement in statements {
            match &statement.kind {
                StatementKind::Block { name, .. } => names.push(name),
                // The name of a function comes before its parameters.
                StatementKind::Expression(Node { value: Value::Function { parameters, .. }, .. }) => {
                    names.extend(parameters.first().map(String::as_str));
                }
                StatementKind::Expression(Node { value: Value::Binary { operator: "=", left, right }, .. })
                    if matches!(right.value, Value::Function { .. }) =>
                {
                    names.extend(left.last_name());
                }
                _ => {}
            }
        }
        Functions { has_handler_of_options: names.into_iter().any(is_handler_of_options) }
    }

    /// The responses that a function with that name affects, if its name says so.
    pub(super) fn affects(self, name: &str) -> Option<Affects> {
        match name {
            "OPTIONS" => Some(Affects::Preflight),
            "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" => Some(Affects::Response),
            _ if is_handler_of_options(name) => Some(Affects::Preflight),
            _ if self.has_handler_of_options && name.to_ascii_lowercase().starts_with("handle") => {
                Some(Affects::Response)
            }
            _ => None,
        }
    }
}

/// `handleOptions`, `handle_preflight`, `respondToOptions`.
fn is_handler_of_options(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_verb = ["handle", "respond", "answer"].iter().any(|verb| lower.starts_with(verb));
    is_verb && (lower.ends_with("options") || lower.ends_with("preflight") || lower.ends_with("optionsrequest"))
}
