//! Headers that an expression sets or removes.

use super::super::origin::{OriginTest, allow, is_origin, is_request_header, origin_test};
use super::super::site::{Header, path_of, set};
use super::super::values;
use super::{Affects, Around, Walk};
use crate::literal::{Argument, Node, Piece, Span, Statement, Value, each_node};
use crate::reading::{Allowed, Echo, HeaderValue};
use crate::words::config::Config;
use std::borrow::Cow;

/// A header that an expression sets.
pub(super) struct Setting<'n> {
    name: String,
    value: Cow<'n, Node>,
    is_added: bool,
    at: Span,
    /// The condition of `...(condition && { … })`.
    test: Option<Node>,
    /// Whether the code sends the header in addition to one of the same name: `header("…", false)`.
    is_second: bool,
}

impl<'n> Setting<'n> {
    fn new(name: String, value: Cow<'n, Node>, is_added: bool, at: Span) -> Setting<'n> {
        Setting { name, value, is_added, at, test: None, is_second: false }
    }
}

/// The placeholder for all headers that an unknown object may set.
const ALL: &str = "Access-Control-Allow-Origin";

impl<'t> Walk<'_, '_, 't> {
    pub(super) fn sets_headers(&self, statements: &[Statement]) -> bool {
        let mut found = false;
        each_node(statements, &mut |node| found |= self.settings(node).is_some());
        found
    }

    /// The headers that an expression itself sets, without nested expressions.
    pub(super) fn settings<'n>(&self, node: &'n Node) -> Option<Vec<Setting<'n>>>
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
                Some(vec![Setting::new(name, Cow::Borrowed(&**right), *operator == "+=", node.span)])
            }
            _ => None,
        }
    }

    pub(super) fn header_name(&self, node: &Node) -> Option<String> {
        let name = self.scope.text(node)?;
        (name.is_whole() && is_response_header(&name.text)).then_some(name.text)
    }

    pub(super) fn called<'n>(
        &self,
        node: &'n Node,
        callee: &'n Node,
        arguments: &'n [Argument],
    ) -> Option<Vec<Setting<'n>>>
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
                if arguments.len() >= 2
                    && first.is_some_and(|name| self.header_name(name).is_some())
                    && !is_of_request(&scope.source(callee)) =>
            {
                let name = self.header_name(first?)?;
                let value = &arguments.get(1)?.value;
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
                Some(vec![Setting::new(name, Cow::Borrowed(value), is_added, node.span)])
            }
            // PHP: `header("Name: value", replace)`.
            "header" if arguments.len() <= 3 && matches!(first.map(|node| &node.value), Some(Value::Text(_))) => {
                let (name, value) = header_line(first?)?;
                let is_added = arguments.get(1).and_then(|argument| scope.flag(&argument.value)) == Some(false);
                let setting = Setting::new(name, Cow::Owned(value), is_added, node.span);
                Some(vec![Setting { is_second: is_added, ..setting }])
            }
            // `Object.entries(headers).forEach(([name, value]) => res.setHeader(name, value))`.
            "forEach" => match &callee.value {
                Value::Member { of, .. } if sets_something(&scope.source(first?)) => self.entries(of),
                _ => None,
            },
            // These headers are passed on with the request to other code.
            _ if is_of_request(&scope.source(callee)) => None,
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

    pub(super) fn pairs<'n>(&self, map: &'n Node) -> Option<Vec<Setting<'n>>>
    where
        't: 'n,
    {
        let (pairs, open) = self.scope.pairs(map)?;
        let mut settings: Vec<Setting<'n>> = pairs
            .into_iter()
            .filter(|pair| is_response_header(&pair.name))
            .map(|pair| Setting::new(pair.name, Cow::Borrowed(pair.value), false, pair.at))
            .collect();
        for spread in open {
            if !self.is_overwritten(map, spread) {
                settings.extend(self.spread(spread));
            }
        }
        Some(settings)
    }

    /// Whether entries after an unknown spread replace the header, as in `{ ...unknown, ...corsHeaders }`.
    fn is_overwritten(&self, map: &Node, spread: &Node) -> bool {
        let Value::Map(entries) = &self.scope.resolve(map).value else { return false };
        let later = entries.iter().filter(|entry| entry.value.span.start > spread.span.start);
        let is_all = |name: &str| name.eq_ignore_ascii_case(ALL);
        later.into_iter().any(|entry| match (&entry.key, &entry.value.value) {
            (Some(key), _) => self.scope.text(key).is_some_and(|name| is_all(&name.text)),
            (None, Value::Spread(of)) => {
                self.scope.pairs(of).is_some_and(|(pairs, _)| pairs.iter().any(|pair| is_all(&pair.name)))
            }
            (None, _) => false,
        })
    }

    /// The headers of `...(condition && { … })`, and of an object that the text does not show.
    fn spread<'n>(&self, spread: &'n Node) -> Vec<Setting<'n>>
    where
        't: 'n,
    {
        let inner = match &spread.value {
            Value::Spread(of) => of,
            _ => spread,
        };
        let negated = |test: &Node| Node::new(test.span, Value::Not(Box::new(test.clone())));
        let branches: Vec<(Node, &'n Node)> = match &inner.value {
            Value::Binary { operator: "&&", left, right } => vec![((**left).clone(), &**right)],
            Value::Conditional { test, then, otherwise } => {
                vec![((**test).clone(), &**then), (negated(test), &**otherwise)]
            }
            _ => {
                let source = self.scope.source(inner).to_ascii_lowercase();
                let is_of_headers = source.contains("cors") || source.contains("header");
                let open = || Setting::new(ALL.to_owned(), Cow::Borrowed(inner), false, inner.span);
                return is_of_headers.then(open).into_iter().collect();
            }
        };
        let conditional = |(test, map): (Node, &'n Node)| {
            let settings = self.pairs(map).unwrap_or_default();
            settings.into_iter().map(move |setting| Setting { test: Some(test.clone()), ..setting })
        };
        branches.into_iter().flat_map(conditional).collect()
    }

    /// The headers of `Object.entries(headers)`, which a loop sets.
    pub(super) fn entries<'n>(&self, node: &'n Node) -> Option<Vec<Setting<'n>>>
    where
        't: 'n,
    {
        let (callee, arguments) = node.call()?;
        (callee.name() == Some("Object.entries")).then_some(())?;
        self.pairs(&arguments.first()?.value)
    }

    /// `res.removeHeader("X")`, `headers.delete("X")`, `del response["X"]`.
    pub(super) fn remove_header(&mut self, node: &Node, around: &Around) {
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
            if around.affects != Affects::Preflight {
                found.response.retain(|header| !header.is(&name));
            }
            if around.affects != Affects::Response {
                found.preflight.retain(|header| !header.is(&name));
            }
        }
    }

    pub(super) fn apply(&mut self, setting: &Setting<'_>, around: &Around) {
        if let Some(test) = &setting.test {
            let plain = Setting { name: setting.name.clone(), value: setting.value.clone(), test: None, ..*setting };
            let around = match origin_test(self.scope, test) {
                Some(OriginTest::Is(list, form)) => Around { origins: Some((list, form)), ..around.clone() },
                Some(OriginTest::Present) => around.clone(),
                // This is the other branch of a test whose first branch has set the header.
                Some(OriginTest::IsNot(..)) if self.sets(&setting.name, around) => {
                    Around { is_otherwise: true, ..around.clone() }
                }
                Some(OriginTest::Absent) if self.sets(&setting.name, around) => return,
                _ => Around { condition: Some((self.scope.source(test), test.span)), ..around.clone() },
            };
            return self.apply(&plain, &around);
        }
        let at = setting.at.range();
        let Some(value) = self.value(&setting.name, &setting.value, around) else { return };
        if let Some((on, span)) = &around.condition {
            let why = Config::OnlyIf.with("name", setting.name.as_str()).with("on", on.as_str());
            self.draft.unresolved(path_of(&setting.name), why, Some(&span.range()));
        }
        let header = Header::new(setting.name.as_str(), value, at);
        let found = &mut self.found[around.site];
        let mut lists: Vec<&mut Vec<Header>> = Vec::new();
        if around.affects != Affects::Preflight {
            lists.push(&mut found.response);
        }
        if around.affects != Affects::Response {
            lists.push(&mut found.preflight);
        }
        for list in lists {
            if setting.is_second && around.origins.is_none() {
                list.push(header.clone());
            } else {
                add(list, header.clone(), setting.is_added, around);
            }
        }
    }

    /// Whether the responses of a statement already have a header.
    fn sets(&self, name: &str, around: &Around) -> bool {
        let found = &self.found[around.site];
        let list = if around.affects == Affects::Preflight { &found.preflight } else { &found.response };
        list.iter().any(|header| header.is(name))
    }

    pub(super) fn value(&mut self, name: &str, node: &Node, around: &Around) -> Option<HeaderValue> {
        let scope = self.scope;
        // C#: `new[] { origin }`.
        let node = match &node.value {
            Value::List(items) => match items.as_slice() {
                [only] => only,
                _ => node,
            },
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
                    // The list of origins is not in the text.
                    None => match &around.condition {
                        Some((on, _)) if on.to_ascii_lowercase().contains("origin") => {
                            HeaderValue::origins(vec![Allowed::Origin(format!("${{{on}}}"))])
                        }
                        _ => HeaderValue::any_origin(),
                    },
                });
            }
            if let Value::Conditional { test, then, otherwise } = &scope.resolve(node).value
                && let Some(value) = self.conditional_origin(test, then, otherwise)
            {
                return Some(value);
            }
            // A fixed origin is sent to certain origins.
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
    pub(super) fn conditional_origin(&mut self, test: &Node, then: &Node, otherwise: &Node) -> Option<HeaderValue> {
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

/// Whether a function's source sets headers by name.
pub(super) fn sets_something(source: &str) -> bool {
    ["set(", "setHeader(", "header(", "append("].iter().any(|call| source.contains(call)) && !is_of_request(source)
}

/// Whether a call changes the headers of a request: `requestHeaders.set(…)`, `req.headers.set(…)`.
fn is_of_request(source: &str) -> bool {
    let callee = source.split('(').next().unwrap_or_default().to_ascii_lowercase();
    ["requestheaders.", "reqheaders.", "request_headers.", "request.headers.", "req.headers.", "r.header."]
        .iter()
        .any(|object| callee.starts_with(object))
}

/// Adds a header to a list. It replaces an earlier one with the same name, unless it is appended.
pub(super) fn add(list: &mut Vec<Header>, header: Header, is_added: bool, around: &Around) {
    if around.is_otherwise
        && let Some(existing) = list.iter_mut().find(|other| other.is(&header.name))
    {
        // This is the other branch of a test of the origin.
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
        // The header had a value for everybody, and gets another value for some origins.
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

/// Splits a text `Name: value` into the name and the value with its holes.
pub(super) fn header_line(node: &Node) -> Option<(String, Node)> {
    let Value::Text(pieces) = &node.value else { return None };
    let Some(Piece::Text(first)) = pieces.first() else { return None };
    let (name, rest) = first.split_once(':')?;
    if !is_response_header(name) {
        return None;
    }
    let mut value: Vec<Piece> = vec![Piece::Text(rest.trim_start().to_owned())];
    value.extend(pieces.iter().skip(1).cloned());
    // The value consists of one expression.
    let node = match value.as_slice() {
        [Piece::Text(text), Piece::Hole(hole)] if text.is_empty() => hole.clone(),
        _ => Node::new(node.span, Value::Text(value)),
    };
    Some((name.trim().to_owned(), node))
}

/// Whether a header with this name belongs to responses.
pub(in crate::config) fn is_response_header(name: &str) -> bool {
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
