//! Headers that code sets by hand: `res.setHeader(…)`, `header("…")`, `w.Header().Set(…)`, `response["…"] = …`.
//!
//! The statements are walked in their order. What is set for OPTIONS alone goes to the preflight, what is set for certain
//! origins becomes an echo of those, what is set for one path stays with it. Any other condition is named as unresolved.

use super::cors_options::Middleware;
use super::origin::{Form, OriginTest, allow, is_origin, is_request_header, origin_test};
use super::paths::{Pattern, Style};
use super::site::{Header, Preflight, Site, path_of, set};
use super::values;
use std::borrow::Cow;

use crate::Draft;
use crate::literal::{
    Argument, Node, Piece, Scope, Span, Statement, StatementKind, Value, each_node, in_production, plain_text,
};
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;

/// Which answers a statement is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Answers {
    Both,
    Preflight,
    Response,
}

#[derive(Clone, Debug)]
struct Around {
    answers: Answers,
    /// Set for these origins alone.
    origins: Option<(Vec<Allowed>, Form)>,
    /// Set for every origin but those of an echo that stands before.
    is_otherwise: bool,
    /// A condition that the text does not decide.
    condition: Option<(String, Span)>,
    /// Which of the sites it belongs to; the first is for all paths.
    site: usize,
}

#[derive(Debug, Default)]
struct Found {
    path: Option<(String, Span)>,
    response: Vec<Header>,
    preflight: Vec<Header>,
    preflight_status: Option<u16>,
    answers_options: bool,
}

/// Reads the call of a middleware: its callee, arguments and place. `None` for other calls.
pub(super) type ReadMiddleware<'m> =
    &'m dyn Fn(&mut Draft<'_>, &Scope<'_>, &Node, &[Argument], Span) -> Option<Middleware>;

struct Walk<'w, 'd, 't> {
    middleware: ReadMiddleware<'w>,
    draft: &'w mut Draft<'d>,
    scope: &'w Scope<'t>,
    found: Vec<Found>,
    /// Names of values that routes are given.
    used: Vec<String>,
    /// The status that the branch for OPTIONS has when it says nothing.
    default_status: u16,
    depth: usize,
}

/// Walks a text. There is always one site, that of all paths; it may be empty.
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
        default_status: 200,
        depth: 0,
    };
    let around = Around { answers: Answers::Both, origins: None, is_otherwise: false, condition: None, site: 0 };
    walk.statements(statements, around);
    sites(walk.found)
}

/// The names that `app.use(…)` and routes are given, so that what they stand for counts there.
fn used_in_routes(statements: &[Statement]) -> Vec<String> {
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

/// What is set for all paths belongs to each path too.
fn sites(found: Vec<Found>) -> Vec<Site> {
    let mut found = found.into_iter();
    let base = found.next().unwrap_or_default();
    let finish = |one: &Found, path: String, at| {
        let preflight =
            one.answers_options.then(|| Preflight { status: one.preflight_status, headers: one.preflight.clone() });
        Site { path, at, response: one.response.clone(), errors: None, preflight }
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
        one.answers_options |= base.answers_options;
        one.preflight_status = one.preflight_status.or(base.preflight_status);
        let (path, span) = one.path.clone().unwrap_or_default();
        sites.push(finish(&one, path, Some(span.range())));
    }
    let is_idle = |site: &Site| site.response.is_empty() && site.preflight.is_none();
    if sites.len() > 1 && is_idle(&sites[0]) && sites.iter().skip(1).all(|site| site.path == "/") {
        sites.remove(0);
    }
    sites
}

/// A header that an expression sets.
struct Setting<'n> {
    name: String,
    value: Cow<'n, Node>,
    is_added: bool,
    at: Span,
}

impl<'t> Walk<'_, '_, 't> {
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
                StatementKind::Block { body, .. } => {
                    let mut inner = around.clone();
                    if let Some((path, span)) = route.take() {
                        inner.site = self.site(path, span);
                    }
                    self.statements(body, inner);
                }
                StatementKind::If { test, then, otherwise } => self.condition(test, then, otherwise, &mut around),
            }
        }
        self.depth -= 1;
        ended
    }

    fn condition(&mut self, test: &Node, then: &[Statement], otherwise: &[Statement], around: &mut Around) {
        let scope = self.scope;
        if let Some(is_options) = options_test(scope, test) {
            let (preflight, response) = if is_options { (then, otherwise) } else { (otherwise, then) };
            // `if (method == OPTIONS && allowed.includes(origin))`: the rest of the condition.
            let mut inner = Around { answers: Answers::Preflight, ..around.clone() };
            if let Some(OriginTest::Is(list, form)) = rest_of_options_test(scope, test) {
                inner.origins = Some((list, form));
            }
            let has_preflight = around.answers != Answers::Response && (is_options || !otherwise.is_empty());
            if has_preflight {
                // What was set before belongs to it too.
                self.found[around.site].answers_options = true;
                let ended = self.statements(preflight, inner);
                if self.found[around.site].preflight_status.is_none() && ended {
                    self.found[around.site].preflight_status = Some(self.default_status);
                }
                if ended {
                    around.answers = Answers::Response;
                }
            }
            self.statements(response, Around { answers: Answers::Response, ..around.clone() });
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
        // Every preflight has these.
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

    fn sets_headers(&self, statements: &[Statement]) -> bool {
        let mut found = false;
        each_node(statements, &mut |node| found |= self.settings(node).is_some());
        found
    }

    fn site(&mut self, path: String, span: Span) -> usize {
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

    /// True where the expression ends the answer.
    fn expression(&mut self, node: &Node, around: &Around) -> bool {
        let mut ended = false;
        if let Some(settings) = self.settings(node) {
            for setting in settings {
                self.apply(&setting, around);
            }
        }
        self.status_of(node, around);
        self.removed(node, around);
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
                            let (site, answers) = route.unwrap_or((around.site, around.answers));
                            let inner = Around { answers, site, ..around.clone() };
                            self.named_middleware(&argument.value, &inner);
                        }
                        Value::Function { body, .. } => {
                            let mut inner = around.clone();
                            if let Some((site, answers)) = route {
                                inner.site = site;
                                inner.answers = answers;
                                self.found[site].answers_options |= answers == Answers::Preflight;
                            }
                            self.statements(body, inner);
                            if let Some((site, Answers::Preflight)) = route
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
                // A middleware or a handler that is given a name counts where the name is used.
                let is_named = matches!(&left.value, Value::Name(name) if self.used.contains(name));
                if !is_named {
                    self.expression(right, around);
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
            Value::Function { body, .. } => {
                self.statements(body, around.clone());
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

    /// A middleware that a route is given, itself or by its name.
    fn named_middleware(&mut self, node: &Node, around: &Around) {
        let resolved = self.scope.resolve(node);
        if let Value::Function { body, .. } = &resolved.value {
            self.statements(body, around.clone());
        } else {
            self.expression(resolved, around);
        }
    }

    fn add_middleware(&mut self, middleware: Middleware, around: &Around) {
        let found = &mut self.found[around.site];
        if around.answers != Answers::Preflight {
            for header in middleware.response {
                set(&mut found.response, header);
            }
        }
        if let Some(preflight) = middleware.preflight
            && around.answers != Answers::Response
        {
            found.answers_options = true;
            found.preflight_status = preflight.status.or(found.preflight_status);
            for header in preflight.headers {
                set(&mut found.preflight, header);
            }
        }
    }

    /// The site of `app.get("/path", …)`, and whether it is about OPTIONS.
    fn route(&mut self, callee: &Node, arguments: &[Argument]) -> Option<(usize, Answers)> {
        let method = callee.last_name()?;
        let answers = match method {
            "use" | "all" | "route" | "HandleFunc" | "Handle" | "Use" | "any" | "Any" => Answers::Both,
            "get" | "post" | "put" | "patch" | "delete" | "head" | "GET" | "POST" | "PUT" | "PATCH" | "DELETE" => {
                Answers::Response
            }
            "options" | "OPTIONS" => Answers::Preflight,
            _ => return None,
        };
        let is_handler =
            |node: &Node| matches!(node.value, Value::Function { .. } | Value::Call { .. } | Value::Name(_));
        if arguments.len() < 2 || !arguments[1..].iter().any(|argument| is_handler(&argument.value)) {
            return None;
        }
        let first = &arguments.first()?.value;
        let text = match &first.value {
            Value::Pattern { source, .. } if source == ".*" => "*".to_owned(),
            _ => plain_text(self.scope.resolve(first)).unwrap_or_default(),
        };
        if !text.starts_with(['/', '*', '(']) {
            return (answers == Answers::Preflight).then_some((0, answers));
        }
        let style = if answers == Answers::Both && !text.contains([':', '*', '(', '{']) {
            Style::Prefix
        } else {
            Style::Expression
        };
        let is_everything = text == "/" && answers == Answers::Both
            || Pattern::new(&text, style).is_some_and(|pattern| pattern.is_everything());
        if is_everything || matches!(text.as_str(), "*" | "/*" | "(.*)" | "*splat" | "/*splat" | "/{*splat}") {
            return Some((0, answers));
        }
        let example = Pattern::new(&text, style).map_or(text, |pattern| pattern.example());
        Some((self.site(example, first.span), answers))
    }

    fn ends_options(&mut self, around: &Around) {
        if around.answers == Answers::Preflight
            && self.found[around.site].preflight_status.is_none()
            && around.condition.is_none()
        {
            self.found[around.site].preflight_status = Some(self.default_status);
        }
    }

    // ── statuses ──

    fn status_of(&mut self, node: &Node, around: &Around) {
        if around.answers != Answers::Preflight {
            return;
        }
        if let Some(status) = self.status_in(node) {
            self.found[around.site].preflight_status = Some(status);
        }
    }

    fn status_assigned(&mut self, left: &Node, right: &Node, around: &Around) {
        let is_status = matches!(left.last_name(), Some("status" | "statusCode" | "StatusCode" | "status_code"));
        if is_status
            && around.answers == Answers::Preflight
            && let Some(status) = self.status(right)
        {
            self.found[around.site].preflight_status = Some(status);
        }
    }

    fn status_in(&self, node: &Node) -> Option<u16> {
        match &node.value {
            Value::Call { callee, arguments } => {
                let named = arguments
                    .iter()
                    .find(|argument| matches!(argument.name.as_deref(), Some("status" | "status_code" | "statusCode")));
                if let Some(named) = named {
                    return self.status(&named.value);
                }
                match callee.last_name()? {
                    "sendStatus" | "status" | "writeHead" | "WriteHeader" | "http_response_code"
                    | "AbortWithStatus" | "NoContent" | "setStatus" | "SendStatus" | "Status" | "code" | "head"
                    | "setStatusCode" | "StatusCode" | "body" | "noContent" => self.status(&arguments.first()?.value),
                    "Response" | "json" | "make_response" | "response" => {
                        arguments.iter().skip(1).find_map(|argument| {
                            self.status(&argument.value)
                                .or_else(|| self.status(self.scope.get(&argument.value, "status")?))
                        })
                    }
                    "header" => {
                        let line = self.scope.text(&arguments.first()?.value)?.text;
                        line.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()
                    }
                    _ => None,
                }
            }
            Value::Map(_) => self.status(self.scope.get(node, "statusCode")?),
            // Python: `return "", 204`.
            Value::List(items) => items.iter().skip(1).find_map(|item| self.status(item)),
            _ => None,
        }
    }

    fn status(&self, node: &Node) -> Option<u16> {
        if let Some(number) = self.scope.number(node) {
            return u16::try_from(number).ok().filter(|status| (100..600).contains(status));
        }
        let name = match &node.value {
            Value::Symbol(name) => name.as_str(),
            _ => node.last_name()?,
        };
        match name {
            "StatusNoContent"
            | "no_content"
            | "SC_NO_CONTENT"
            | "NO_CONTENT"
            | "Status204NoContent"
            | "NoContent"
            | "HTTP_204_NO_CONTENT" => Some(204),
            "StatusOK" | "ok" | "SC_OK" | "OK" | "Status200OK" | "HTTP_200_OK" => Some(200),
            "StatusForbidden" | "forbidden" | "SC_FORBIDDEN" | "FORBIDDEN" => Some(403),
            "StatusMethodNotAllowed" => Some(405),
            _ => None,
        }
    }

    // ── headers ──

    /// The headers that an expression sets, itself, not within.
    fn settings<'n>(&self, node: &'n Node) -> Option<Vec<Setting<'n>>>
    where
        't: 'n,
    {
        match &node.value {
            Value::Call { callee, arguments } => self.called(node, callee, arguments),
            // AWS Lambda: `{ statusCode: 200, headers: { … } }`.
            Value::Map(_) if self.scope.get(node, "statusCode").is_some() => {
                self.pairs(self.scope.get(node, "headers")?)
            }
            Value::Binary { operator: operator @ ("=" | "+=" | "||="), left, right } => {
                let name = match &left.value {
                    Value::Index { index, .. } => self.header_name(index)?,
                    // ASP.NET: `Response.Headers.ContentSecurityPolicy`.
                    Value::Name(dotted) if dotted.contains("Headers.") => self.header_name(left)?,
                    _ => return None,
                };
                Some(vec![Setting { name, value: Cow::Borrowed(&**right), is_added: *operator == "+=", at: node.span }])
            }
            _ => None,
        }
    }

    fn header_name(&self, node: &Node) -> Option<String> {
        let name = self.scope.text(node)?;
        (name.is_whole() && is_response_header(&name.text)).then_some(name.text)
    }

    fn called<'n>(&self, node: &'n Node, callee: &'n Node, arguments: &'n [Argument]) -> Option<Vec<Setting<'n>>>
    where
        't: 'n,
    {
        let scope = self.scope;
        let last = callee.last_name()?;
        let first = arguments.first().map(|argument| &argument.value);
        match last {
            "header" | "setHeader" | "set" | "append" | "appendHeader" | "Set" | "Add" | "Append" | "add"
            | "addHeader" | "put" | "TryAdd" | "set_header" | "add_header" | "setIfMissing" | "AppendHeader"
            | "AddHeader" | "SetHeader" | "Header" | "setdefault" | "withHeader" | "setResponseHeader"
                if arguments.len() >= 2 && self.header_name(&arguments[0].value).is_some() =>
            {
                let name = self.header_name(&arguments[0].value)?;
                let is_added = matches!(
                    last,
                    "append"
                        | "appendHeader"
                        | "Add"
                        | "Append"
                        | "add"
                        | "addHeader"
                        | "add_header"
                        | "AppendHeader"
                        | "AddHeader"
                );
                Some(vec![Setting { name, value: Cow::Borrowed(&arguments[1].value), is_added, at: node.span }])
            }
            // PHP: `header("Name: value", replace)`.
            "header" if arguments.len() <= 3 && matches!(first.map(|node| &node.value), Some(Value::Text(_))) => {
                let (name, value) = header_line(first?)?;
                let is_added = arguments.get(1).and_then(|argument| scope.flag(&argument.value)) == Some(false);
                Some(vec![Setting { name, value: Cow::Owned(value), is_added, at: node.span }])
            }
            // An object of headers.
            "set" | "header" | "headers" | "setHeaders" | "update" | "writeHead" | "append" | "Headers" | "merge!"
            | "withHeaders" => {
                let map = arguments
                    .iter()
                    .map(|argument| &argument.value)
                    .rev()
                    .find(|value| scope.pairs(value).is_some())?;
                self.pairs(map)
            }
            // `new Response(body, { headers })`, `Response.json(body, { headers })`.
            "Response" | "json" | "NextResponse" | "redirect" | "next" | "make_response" | "JSONResponse"
            | "HttpResponse" | "JsonResponse" | "PlainTextResponse" => {
                let options = arguments
                    .iter()
                    .map(|argument| &argument.value)
                    .rev()
                    .find_map(|value| scope.get(value, "headers"));
                let named = arguments
                    .iter()
                    .find(|argument| argument.name.as_deref() == Some("headers"))
                    .map(|argument| &argument.value);
                self.pairs(named.or(options)?)
            }
            _ => None,
        }
    }

    fn pairs<'n>(&self, map: &'n Node) -> Option<Vec<Setting<'n>>>
    where
        't: 'n,
    {
        let (pairs, _) = self.scope.pairs(map)?;
        Some(
            pairs
                .into_iter()
                .filter(|pair| is_response_header(&pair.name))
                .map(|pair| Setting { name: pair.name, value: Cow::Borrowed(pair.value), is_added: false, at: pair.at })
                .collect(),
        )
    }

    /// `res.removeHeader("X")`, `headers.delete("X")`, `del response["X"]`.
    fn removed(&mut self, node: &Node, around: &Around) {
        let name = match &node.value {
            Value::Call { callee, arguments }
                if matches!(
                    callee.last_name(),
                    Some(
                        "removeHeader"
                            | "delete"
                            | "remove"
                            | "Remove"
                            | "Del"
                            | "header_remove"
                            | "remove_header"
                            | "delete_header"
                    )
                ) =>
            {
                arguments.first().and_then(|argument| self.header_name(&argument.value))
            }
            _ => None,
        };
        if let Some(name) = name {
            let found = &mut self.found[around.site];
            if around.answers != Answers::Preflight {
                found.response.retain(|header| !header.is(&name));
            }
            if around.answers != Answers::Response {
                found.preflight.retain(|header| !header.is(&name));
            }
        }
    }

    fn apply(&mut self, setting: &Setting<'_>, around: &Around) {
        let at = setting.at.range();
        let Some(value) = self.value(&setting.name, &setting.value, around) else { return };
        if let Some((on, span)) = &around.condition {
            let why = Config::OnlyIf.with("name", setting.name.as_str()).with("on", on.as_str());
            self.draft.unresolved(path_of(&setting.name), why, Some(&span.range()));
        }
        let header = Header::new(setting.name.as_str(), value, at);
        let found = &mut self.found[around.site];
        let mut lists: Vec<&mut Vec<Header>> = Vec::new();
        if around.answers != Answers::Preflight {
            lists.push(&mut found.response);
        }
        if around.answers != Answers::Response {
            lists.push(&mut found.preflight);
        }
        for list in lists {
            add(list, header.clone(), setting.is_added, around);
        }
    }

    fn value(&mut self, name: &str, node: &Node, around: &Around) -> Option<HeaderValue> {
        let scope = self.scope;
        // C#: `new[] { origin }`.
        let node = match &node.value {
            Value::List(items) if items.len() == 1 => &items[0],
            _ => node,
        };
        // CloudFront Functions: `{ value: "…" }`, `[{ key: "…", value: "…" }]`.
        let node = scope.get(node, "value").unwrap_or(node);
        if name.eq_ignore_ascii_case("Access-Control-Allow-Headers")
            && is_request_header(scope, node, "access-control-request-headers")
        {
            return Some(HeaderValue::requested_headers());
        }
        if name.eq_ignore_ascii_case("Access-Control-Allow-Origin") {
            if is_origin(scope, node) {
                return Some(match &around.origins {
                    Some((list, form)) => {
                        HeaderValue::Echo(Echo::Origin { allow: allow(list.clone(), *form), otherwise: None })
                    }
                    None => HeaderValue::any_origin(),
                });
            }
            if let Value::Conditional { test, then, otherwise } = &scope.resolve(node).value
                && let Some(value) = self.conditional_origin(test, then, otherwise)
            {
                return Some(value);
            }
            // A fixed origin that is sent to certain origins.
            if let Some((list, form)) = around.origins.clone()
                && let Some(text) = values::text(self.draft, scope, name, node)
            {
                if text == "*" {
                    return Some(HeaderValue::Echo(Echo::Origin { allow: allow(list, form), otherwise: None }));
                }
                let fixed: Vec<Allowed> =
                    list.into_iter().filter(|one| *one == Allowed::Origin(text.clone())).collect();
                return Some(if fixed.is_empty() { text.into() } else { HeaderValue::origins(fixed) });
            }
        }
        if matches!(node.value, Value::Null) {
            return None;
        }
        if let Some(items) =
            scope.items(node).filter(|items| items.len() != 1 || !matches!(scope.resolve(node).value, Value::Text(_)))
        {
            let texts: Vec<String> =
                items.into_iter().filter_map(|item| values::text(self.draft, scope, name, item)).collect();
            return Some(texts.join(", ").into());
        }
        values::text(self.draft, scope, name, node).map(HeaderValue::from)
    }

    /// `allowed.includes(origin) ? origin : …`.
    fn conditional_origin(&mut self, test: &Node, then: &Node, otherwise: &Node) -> Option<HeaderValue> {
        let scope = self.scope;
        let (list, form, then, otherwise) = match origin_test(scope, test)? {
            OriginTest::Is(list, form) => (list, form, then, otherwise),
            OriginTest::IsNot(list, form) => (list, form, otherwise, then),
            OriginTest::Present if is_origin(scope, then) => return Some(HeaderValue::any_origin()),
            _ => return None,
        };
        is_origin(scope, then).then_some(())?;
        let otherwise = match &scope.resolve(otherwise).value {
            Value::Null | Value::Bool(false) => None,
            // `allowed[0]`.
            Value::Index { of, index } => {
                let index = usize::try_from(scope.number(index)?).ok()?;
                Some(values::text(self.draft, scope, "Access-Control-Allow-Origin", scope.items(of)?.get(index)?)?)
            }
            _ => values::text(self.draft, scope, "Access-Control-Allow-Origin", otherwise)
                .filter(|text| !text.is_empty()),
        };
        Some(HeaderValue::Echo(Echo::Origin { allow: allow(list, form), otherwise }))
    }
}

/// Adds a header to a list: a later one of the same name replaces an earlier, unless it is added.
fn add(list: &mut Vec<Header>, header: Header, is_added: bool, around: &Around) {
    if around.is_otherwise
        && let Some(existing) = list.iter_mut().find(|other| other.is(&header.name))
    {
        // The other branch of a test of the origin.
        if let (HeaderValue::Echo(Echo::Origin { otherwise, .. }), HeaderValue::Text(text)) =
            (&mut existing.value, &header.value)
        {
            *otherwise = Some(text.clone());
        }
        return;
    }
    if is_added && !header.is("Access-Control-Allow-Origin") {
        list.push(header);
    } else if around.origins.is_some()
        && let (Some(existing), HeaderValue::Echo(Echo::Origin { allow: more, .. })) =
            (list.iter_mut().find(|other| other.is(&header.name)), &header.value)
    {
        // A value for everybody, then another for some.
        existing.value = match &existing.value {
            HeaderValue::Text(text) => {
                HeaderValue::Echo(Echo::Origin { allow: more.clone(), otherwise: Some(text.clone()) })
            }
            HeaderValue::Echo(_) => header.value.clone(),
        };
    } else {
        set(list, header);
    }
}

/// A text `Name: value` in two: the name, and the value with its holes.
fn header_line(node: &Node) -> Option<(String, Node)> {
    let Value::Text(pieces) = &node.value else { return None };
    let Some(Piece::Text(first)) = pieces.first() else { return None };
    let (name, rest) = first.split_once(':')?;
    if !is_response_header(name) {
        return None;
    }
    let mut value: Vec<Piece> = vec![Piece::Text(rest.trim_start().to_owned())];
    value.extend(pieces[1..].iter().cloned());
    // A value that is nothing but an expression.
    let node = match value.as_slice() {
        [Piece::Text(text), Piece::Hole(hole)] if text.is_empty() => hole.clone(),
        _ => Node::new(node.span, Value::Text(value)),
    };
    Some((name.trim().to_owned(), node))
}

fn is_decorator(node: &Node) -> bool {
    match &node.value {
        Value::Name(name) => name.starts_with('@'),
        Value::Call { callee, .. } => is_decorator(callee),
        _ => false,
    }
}

/// The path of `@app.route("/x")`, `@app.get("/x")`.
fn decorated_route(scope: &Scope<'_>, node: &Node) -> Option<(String, Span)> {
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
fn path_test(scope: &Scope<'_>, test: &Node) -> Option<String> {
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

/// Whether a condition is "this is OPTIONS" (true) or "this isn't" (false). `None` for other conditions.
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
        // Only the part about the method decides here; `rest_of_options_test` gives the rest.
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

/// Whether a condition asks for one of the headers that preflights have.
fn is_about_preflight(scope: &Scope<'_>, test: &Node) -> bool {
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

fn rest_of_options_test(scope: &Scope<'_>, test: &Node) -> Option<OriginTest> {
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

/// Whether a name is that of a header which answers have.
pub(super) fn is_response_header(name: &str) -> bool {
    let lower = name.trim().to_ascii_lowercase();
    let is_token =
        !lower.is_empty() && lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_token
        && (lower.starts_with("access-control-")
            || lower.starts_with("content-")
            || lower.starts_with("cross-origin-")
            || (lower.starts_with("x-") && lower.len() > 2)
            || matches!(
                lower.as_str(),
                "vary"
                    | "referrer-policy"
                    | "permissions-policy"
                    | "feature-policy"
                    | "cache-control"
                    | "strict-transport-security"
                    | "timing-allow-origin"
                    | "service-worker-allowed"
                    | "origin-agent-cluster"
                    | "reporting-endpoints"
                    | "report-to"
                    | "nel"
                    | "integrity-policy"
                    | "integrity-policy-report-only"
                    | "document-policy"
                    | "location"
                    | "link"
                    | "server"
                    | "expires"
                    | "pragma"
            ))
}

/// Whether a call ends the answer.
fn ends(callee: &Node) -> bool {
    let Some(name) = callee.last_name() else { return false };
    matches!(
        name,
        "end"
            | "send"
            | "sendStatus"
            | "json"
            | "exit"
            | "die"
            | "AbortWithStatus"
            | "NoContent"
            | "sendFile"
            | "WriteAsync"
            | "CompleteAsync"
            | "abort"
            | "head"
            | "HttpError"
            | "Error"
            | "halt"
            | "sendError"
    ) && callee.name() != Some("Error")
}
