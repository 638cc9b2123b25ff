//! Headers that code sets: `res.setHeader(…)`, `header("…")`, `w.Header().Set(…)`, `response["…"] = …`.
//!
//! The statements are read in order. Headers for OPTIONS go to the preflight, headers for certain origins become an
//! echo of these, and headers for one path stay with it. Any other condition becomes unresolved.
#![expect(
    clippy::indexing_slicing,
    reason = "`Around::site` is the index of a site that was added, and sites are never removed"
)]

mod conditions;
mod functions;
mod routes;
mod settings;
mod statuses;

use self::conditions::{is_about_preflight, options_test, rest_of_options_test};
use self::functions::Functions;
use self::routes::{decorated_route, is_decorator, path_test, used_in_routes};
pub(super) use self::settings::is_response_header;
use self::statuses::ends;
use super::cors_options::Middleware;
use super::origin::{Form, OriginTest, origin_test};
use super::site::{Header, Preflight, Site};

use crate::Draft;
use crate::literal::{Argument, Node, Scope, Span, Statement, StatementKind, Value, in_production};
use crate::reading::Allowed;
use crate::words::config::Config;

/// The responses that a statement affects.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Affects {
    Both,
    Preflight,
    Response,
}

#[derive(Clone, Debug)]
struct Around {
    affects: Affects,
    /// The statement only applies to these origins.
    origins: Option<(Vec<Allowed>, Form)>,
    /// The statement applies to every origin except those of an earlier echo.
    is_otherwise: bool,
    /// A condition whose result is not in the text.
    condition: Option<(String, Span)>,
    /// The index of the site to which the statement belongs. The first site is for all paths.
    site: usize,
}

#[derive(Debug, Default)]
struct Found {
    path: Option<(String, Span)>,
    response: Vec<Header>,
    preflight: Vec<Header>,
    preflight_status: Option<u16>,
    handles_options: bool,
}

/// Reads the call of a middleware: its callee, arguments and place. `None` for other calls.
pub(super) type ReadMiddleware<'m> =
    &'m dyn Fn(&mut Draft<'_>, &Scope<'_>, &Node, &[Argument], Span) -> Option<Middleware>;

struct Walk<'w, 'd, 't> {
    middleware: ReadMiddleware<'w>,
    draft: &'w mut Draft<'d>,
    scope: &'w Scope<'t>,
    found: Vec<Found>,
    /// Names of values that routes receive.
    used: Vec<String>,
    functions: Functions,
    /// The status of the branch for OPTIONS if it does not set one.
    default_status: u16,
    depth: usize,
}

/// Reads a text. There is always one site, for all paths; it may be empty.
pub(super) fn walk(
    draft: &mut Draft<'_>,
    scope: &Scope<'_>,
    statements: &[Statement],
    middleware: ReadMiddleware<'_>,
) -> Vec<Site> {
    let mut walk = Walk {
        middleware,
        draft,
        scope,
        found: vec![Found::default()],
        used: used_in_routes(statements),
        functions: Functions::of(statements),
        default_status: 200,
        depth: 0,
    };
    let around = Around { affects: Affects::Both, origins: None, is_otherwise: false, condition: None, site: 0 };
    walk.statements(statements, around);
    sites(walk.found)
}

/// Headers for all paths also belong to each path.
fn sites(found: Vec<Found>) -> Vec<Site> {
    let mut found = found.into_iter();
    let base = found.next().unwrap_or_default();
    let finish = |one: &Found, path: String, at| {
        let preflight =
            one.handles_options.then(|| Preflight { status: one.preflight_status, headers: one.preflight.clone() });
        Site { path, at, response: one.response.clone(), preflight, ..Site::default() }
    };
    let mut sites = vec![finish(&base, String::new(), None)];
    for mut one in found {
        if one.response.is_empty() && one.preflight.is_empty() {
            continue;
        }
        for (own, all) in [(&mut one.response, &base.response), (&mut one.preflight, &base.preflight)] {
            let inherited: Vec<Header> =
                all.iter().filter(|header| !own.iter().any(|other| other.is(&header.name))).cloned().collect();
            own.splice(0..0, inherited);
        }
        one.handles_options |= base.handles_options;
        one.preflight_status = one.preflight_status.or(base.preflight_status);
        let (path, span) = one.path.clone().unwrap_or_default();
        sites.push(finish(&one, path, Some(span.range())));
    }
    let is_idle = |site: &Site| site.response.is_empty() && site.preflight.is_none();
    if let [base, paths @ ..] = sites.as_slice()
        && !paths.is_empty()
        && is_idle(base)
        && paths.iter().all(|site| site.path == "/")
    {
        sites.remove(0);
    }
    sites
}

impl Walk<'_, '_, '_> {
    fn statements(&mut self, statements: &[Statement], around: Around) -> bool {
        if self.depth > 40 {
            return false;
        }
        self.depth += 1;
        let mut around = around;
        let mut ended = false;
        let mut route: Option<(String, Span)> = None;
        for statement in statements {
            match &statement.kind {
                StatementKind::Expression(node) => {
                    route = decorated_route(self.scope, node).or(route.filter(|_| is_decorator(node)));
                    ended |= self.expression(node, &around);
                }
                StatementKind::Return(value) => {
                    if let Some(node) = value {
                        self.expression(node, &around);
                        self.status_of(node, &around);
                    }
                    self.ends_options(&around);
                    ended = true;
                }
                StatementKind::Block { name, body } => {
                    self.loop_over_headers(statement, &around);
                    let mut inner = around.clone();
                    if let Some((path, span)) = route.take() {
                        inner.site = self.site(path, span);
                    }
                    self.function(name, body, &inner);
                }
                StatementKind::If { test, then, otherwise } => self.condition(test, then, otherwise, &mut around),
            }
        }
        self.depth -= 1;
        ended
    }

    /// `for (const [name, value] of Object.entries(headers)) { res.setHeader(name, value); }`.
    fn loop_over_headers(&mut self, statement: &Statement, around: &Around) {
        let source = self.scope.source(&Node::new(statement.span, Value::Other));
        let Some((head, body)) = source.split_once('{') else { return };
        let name = head.strip_prefix("for").and_then(|head| head.split_once("Object.entries("));
        let Some((_, name)) = name.filter(|_| settings::sets_something(body)) else { return };
        let Some(headers) = self.scope.value_of(name.split(')').next().unwrap_or_default().trim()) else { return };
        for setting in self.pairs(headers).unwrap_or_default() {
            self.apply(&setting, around);
        }
    }

    fn condition(&mut self, test: &Node, then: &[Statement], otherwise: &[Statement], around: &mut Around) {
        let scope = self.scope;
        if let Some(is_options) = options_test(scope, test) {
            let (preflight, response) = if is_options { (then, otherwise) } else { (otherwise, then) };
            // `if (method == OPTIONS && allowed.includes(origin))`: the rest of the condition.
            let mut inner = Around { affects: Affects::Preflight, ..around.clone() };
            if let Some(OriginTest::Is(list, form)) = rest_of_options_test(scope, test) {
                inner.origins = Some((list, form));
            }
            let has_preflight = around.affects != Affects::Response && (is_options || !otherwise.is_empty());
            if has_preflight {
                // This also includes the headers that were set before.
                self.found[around.site].handles_options = true;
                let ended = self.statements(preflight, inner);
                if self.found[around.site].preflight_status.is_none() && ended {
                    self.found[around.site].preflight_status = Some(self.default_status);
                }
                if ended {
                    around.affects = Affects::Response;
                }
            }
            self.statements(response, Around { affects: Affects::Response, ..around.clone() });
            return;
        }
        match origin_test(scope, test) {
            Some(OriginTest::Is(list, form)) => {
                self.statements(then, Around { origins: Some((list, form)), ..around.clone() });
                self.statements(otherwise, Around { is_otherwise: true, ..around.clone() });
            }
            Some(OriginTest::IsNot(list, form)) => {
                let ended = self.statements(then, Around { is_otherwise: true, ..around.clone() });
                let guarded = Around { origins: Some((list, form)), ..around.clone() };
                self.statements(otherwise, guarded.clone());
                if ended {
                    *around = guarded;
                }
            }
            Some(OriginTest::Present) => {
                self.statements(then, around.clone());
            }
            Some(OriginTest::Absent) => {
                self.statements(otherwise, around.clone());
            }
            None => self.other_condition(test, then, otherwise, around),
        }
    }

    fn other_condition(&mut self, test: &Node, then: &[Statement], otherwise: &[Statement], around: &Around) {
        let written = self.scope.source(test);
        let production =
            in_production(&written).or_else(|| in_production(&self.scope.source(self.scope.resolve(test))));
        if let Some(production) = production {
            if self.sets_headers(then) || self.sets_headers(otherwise) {
                self.draft.unresolved(
                    "network[0].response.headers",
                    Config::AssumedBranch.with("on", written),
                    Some(&test.span.range()),
                );
            }
            self.statements(if production { then } else { otherwise }, around.clone());
            return;
        }
        // Every preflight has these headers.
        if is_about_preflight(self.scope, test) {
            self.statements(then, around.clone());
            return;
        }
        if let Some(path) = path_test(self.scope, test) {
            let site = self.site(path, test.span);
            self.statements(then, Around { site, ..around.clone() });
            self.statements(otherwise, around.clone());
            return;
        }
        self.statements(then, Around { condition: Some((written.clone(), test.span)), ..around.clone() });
        self.statements(otherwise, Around { condition: Some((format!("!({written})"), test.span)), ..around.clone() });
    }

    /// Reads the body of a function, whose name may say which requests it handles.
    fn function(&mut self, name: &str, body: &[Statement], around: &Around) {
        let affects = self.functions.affects(name).filter(|_| around.affects == Affects::Both);
        self.statements(body, Around { affects: affects.unwrap_or(around.affects), ..around.clone() });
        if affects == Some(Affects::Preflight) {
            let found = &mut self.found[around.site];
            found.handles_options = true;
            found.preflight_status.get_or_insert(self.default_status);
        }
    }

    /// Reads an expression. Returns whether it ends the response.
    fn expression(&mut self, node: &Node, around: &Around) -> bool {
        let mut ended = false;
        if let Some(settings) = self.settings(node) {
            for setting in settings {
                self.apply(&setting, around);
            }
        }
        self.status_of(node, around);
        self.remove_header(node, around);
        match &node.value {
            Value::Call { callee, arguments } => {
                if let Some(middleware) = (self.middleware)(self.draft, self.scope, callee, arguments, node.span) {
                    self.add_middleware(middleware, around);
                    return false;
                }
                self.expression(callee, around);
                let route = self.route(callee, arguments);
                for argument in arguments {
                    match &argument.value.value {
                        Value::Call { .. } | Value::Name(_) | Value::List(_) if route.is_some() => {
                            let (site, affects) = route.unwrap_or((around.site, around.affects));
                            let inner = Around { affects, site, ..around.clone() };
                            self.named_middleware(&argument.value, &inner);
                        }
                        Value::Function { body, .. } => {
                            let mut inner = around.clone();
                            if let Some((site, affects)) = route {
                                inner.site = site;
                                inner.affects = affects;
                                self.found[site].handles_options |= affects == Affects::Preflight;
                            }
                            self.statements(body, inner);
                            if let Some((site, Affects::Preflight)) = route
                                && self.found[site].preflight_status.is_none()
                            {
                                self.found[site].preflight_status = Some(self.default_status);
                            }
                        }
                        Value::Name(name) if self.used.contains(name) => self.named_middleware(&argument.value, around),
                        _ => ended |= self.expression(&argument.value, around),
                    }
                }
                ended |= ends(callee);
                if ended {
                    self.ends_options(around);
                }
            }
            Value::Name(name) => {
                ended |= matches!(name.as_str(), "exit" | "die");
                if ended {
                    self.ends_options(around);
                }
            }
            Value::Binary { operator: "=", left, right } => {
                self.status_assigned(left, right, around);
                // A middleware or handler with a name is read where the name is used.
                let is_named = matches!(&left.value, Value::Name(name) if self.used.contains(name));
                match (&right.value, left.last_name()) {
                    _ if is_named => {}
                    // `export const OPTIONS = async () => { … }`.
                    (Value::Function { body, .. }, Some(name)) => self.function(name, body, around),
                    _ => {
                        self.expression(right, around);
                    }
                }
            }
            Value::Binary { operator: "&&", left, right } => match origin_test(self.scope, left) {
                Some(OriginTest::Is(list, form)) => {
                    self.expression(right, &Around { origins: Some((list, form)), ..around.clone() });
                }
                _ => {
                    self.expression(right, around);
                }
            },
            Value::Binary { left, right, .. } => {
                self.expression(left, around);
                self.expression(right, around);
            }
            // The name of a function comes before its parameters.
            Value::Function { parameters, body } => {
                self.function(parameters.first().map_or("", String::as_str), body, around);
            }
            Value::Map(entries) => {
                for entry in entries {
                    self.expression(&entry.value, around);
                }
            }
            Value::List(items) => {
                for item in items.iter().filter(|item| !matches!(item.value, Value::Text(_))) {
                    self.expression(item, around);
                }
            }
            Value::Conditional { then, otherwise, .. } => {
                self.expression(then, around);
                self.expression(otherwise, around);
            }
            Value::Member { of, .. } | Value::Not(of) | Value::Spread(of) => {
                self.expression(of, around);
            }
            _ => {}
        }
        ended
    }
}
