//! Routes: the paths of handlers and middleware.

use super::super::cors_options::Middleware;
use super::super::paths::{Pattern, Style};
use super::super::site::set;
use super::{Affects, Around, Found, Walk};
use crate::literal::{Argument, Node, Scope, Span, Statement, Value, each_node, plain_text};

impl Walk<'_, '_, '_> {
    pub(super) fn site(&mut self, path: String, span: Span) -> usize {
        if let Some(known) =
            self.found.iter().position(|one| one.path.as_ref().is_some_and(|(other, _)| *other == path))
        {
            return known;
        }
        if self.found.len() > 200 {
            return 0;
        }
        self.found.push(Found { path: Some((path, span)), ..Found::default() });
        self.found.len() - 1
    }

    /// A middleware of a route, given as a function or by its name.
    pub(super) fn named_middleware(&mut self, node: &Node, around: &Around) {
        let resolved = self.scope.resolve(node);
        if let Value::Function { body, .. } = &resolved.value {
            self.statements(body, around.clone());
        } else {
            self.expression(resolved, around);
        }
    }

    pub(super) fn add_middleware(&mut self, middleware: Middleware, around: &Around) {
        let found = &mut self.found[around.site];
        if around.affects != Affects::Preflight {
            for header in middleware.response {
                set(&mut found.response, header);
            }
        }
        if let Some(preflight) = middleware.preflight
            && around.affects != Affects::Response
        {
            found.handles_options = true;
            found.preflight_status = preflight.status.or(found.preflight_status);
            for header in preflight.headers {
                set(&mut found.preflight, header);
            }
        }
    }

    /// The site of `app.get("/path", …)`, and whether the route is for OPTIONS.
    pub(super) fn route(&mut self, callee: &Node, arguments: &[Argument]) -> Option<(usize, Affects)> {
        let method = callee.last_name()?;
        let affects = match method {
            "use" | "all" | "route" | "HandleFunc" | "Handle" | "Use" | "any" | "Any" => Affects::Both,
            "get" | "post" | "put" | "patch" | "delete" | "head" | "GET" | "POST" | "PUT" | "PATCH" | "DELETE" => {
                Affects::Response
            }
            "options" | "OPTIONS" => Affects::Preflight,
            _ => return None,
        };
        let is_handler =
            |node: &Node| matches!(node.value, Value::Function { .. } | Value::Call { .. } | Value::Name(_));
        if !arguments.iter().skip(1).any(|argument| is_handler(&argument.value)) {
            return None;
        }
        let first = &arguments.first()?.value;
        let text = match &first.value {
            Value::Pattern { source, .. } if source == ".*" => "*".to_owned(),
            _ => plain_text(self.scope.resolve(first)).unwrap_or_default(),
        };
        if !text.starts_with(['/', '*', '(']) {
            return (affects == Affects::Preflight).then_some((0, affects));
        }
        let style = if affects == Affects::Both && !text.contains([':', '*', '(', '{']) {
            Style::Prefix
        } else {
            Style::Expression
        };
        let is_everything = text == "/" && affects == Affects::Both
            || Pattern::new(&text, style).is_some_and(|pattern| pattern.is_everything());
        if is_everything || matches!(text.as_str(), "*" | "/*" | "(.*)" | "*splat" | "/*splat" | "/{*splat}") {
            return Some((0, affects));
        }
        let example = Pattern::new(&text, style).map_or(text, |pattern| pattern.example());
        Some((self.site(example, first.span), affects))
    }
}

pub(super) fn is_decorator(node: &Node) -> bool {
    match &node.value {
        Value::Name(name) => name.starts_with('@'),
        Value::Call { callee, .. } => is_decorator(callee),
        _ => false,
    }
}

/// The path of `@app.route("/x")`, `@app.get("/x")`.
pub(super) fn decorated_route(scope: &Scope<'_>, node: &Node) -> Option<(String, Span)> {
    let (callee, arguments) = node.call()?;
    if !is_decorator(node) || !matches!(callee.last_name(), Some("route" | "get" | "post" | "put" | "delete" | "patch"))
    {
        return None;
    }
    let first = arguments.first()?;
    let path = plain_text(scope.resolve(&first.value))?;
    path.starts_with('/').then_some((path, first.value.span))
}

/// `req.path.startsWith("/api")`, `strpos($uri, "/api") === 0`.
pub(super) fn path_test(scope: &Scope<'_>, test: &Node) -> Option<String> {
    let (callee, arguments) = test.call()?;
    let starts = matches!(
        callee.last_name(),
        Some(
            "startsWith"
                | "startswith"
                | "StartsWith"
                | "StartsWithSegments"
                | "start_with?"
                | "HasPrefix"
                | "str_starts_with"
        )
    );
    if !starts {
        return None;
    }
    arguments
        .iter()
        .find_map(|argument| plain_text(scope.resolve(&argument.value)).filter(|text| text.starts_with('/')))
}

/// The names of middleware and handlers that `app.use(…)` and routes receive. Their values are read where they are
/// used.
pub(super) fn used_in_routes(statements: &[Statement]) -> Vec<String> {
    let mut used = Vec::new();
    each_node(statements, &mut |node| {
        if let Some((callee, arguments)) = node.call()
            && matches!(
                callee.last_name(),
                Some("use" | "all" | "get" | "post" | "put" | "patch" | "delete" | "options" | "register" | "route")
            )
        {
            used.extend(arguments.iter().filter_map(|argument| argument.value.name().map(str::to_owned)));
        }
    });
    used
}
