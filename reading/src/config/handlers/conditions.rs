//! Conditions about the method and about preflights.

use super::super::origin::{OriginTest, is_request_header, origin_test};
use crate::literal::{Node, Scope, Value};

/// Whether a condition means "this is OPTIONS" (true) or "this is not OPTIONS" (false). `None` for other conditions.
pub(super) fn options_test(scope: &Scope<'_>, test: &Node) -> Option<bool> {
    match &test.value {
        Value::Not(inner) => options_test(scope, inner).map(|is_options| !is_options),
        Value::Binary { operator: "==", left, right } => {
            let is_options =
                |node: &Node| scope.text(node).is_some_and(|known| known.text.eq_ignore_ascii_case("OPTIONS"));
            let is_method = |node: &Node| {
                let source = scope.source(node).to_ascii_lowercase();
                source.contains("method")
            };
            ((is_method(left) && is_options(right)) || (is_method(right) && is_options(left))).then_some(true)
        }
        // Only the part about the method counts here; `rest_of_options_test` returns the rest.
        Value::Binary { operator: "&&", left, right } => {
            options_test(scope, left).or_else(|| options_test(scope, right)).filter(|is_options| *is_options)
        }
        Value::Call { callee, arguments } => match callee.last_name()? {
            "isMethod" | "equals" | "equalsIgnoreCase" | "IsOptions" | "isOptions" | "eql?" | "Equals" => {
                let source = scope.source(test).to_ascii_lowercase();
                let is_options = source.contains("options");
                let is_method = source.contains("method") || arguments.is_empty();
                (is_options && is_method).then_some(true)
            }
            "isPreFlightRequest" => Some(true),
            _ => None,
        },
        Value::Name(name) => (name.ends_with(".options?") || name.ends_with("isPreflight")).then_some(true),
        _ => None,
    }
}

/// Whether a condition tests one of the headers that preflights have.
pub(super) fn is_about_preflight(scope: &Scope<'_>, test: &Node) -> bool {
    match &test.value {
        Value::Call { callee, arguments } if callee.last_name() == Some("isset") => {
            arguments.iter().all(|argument| is_about_preflight(scope, &argument.value))
        }
        _ => {
            is_request_header(scope, test, "access-control-request-method")
                || is_request_header(scope, test, "access-control-request-headers")
        }
    }
}

pub(super) fn rest_of_options_test(scope: &Scope<'_>, test: &Node) -> Option<OriginTest> {
    match &test.value {
        Value::Binary { operator: "&&", left, right } => {
            if options_test(scope, left).is_some() {
                origin_test(scope, right)
            } else {
                origin_test(scope, left)
            }
        }
        _ => None,
    }
}
