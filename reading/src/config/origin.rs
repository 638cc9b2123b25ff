//! Tests of the request's origin in code: `allowed.includes(origin)`, `origin.endsWith(".example")`, `origin in
//! ALLOWED`.

use super::values::pattern;
use crate::cut::Cut as _;
use crate::literal::{Node, Scope, Statement, StatementKind, Value, plain_text};
use crate::reading::{Allow, Allowed};

/// The result of a condition about the request's origin.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum OriginTest {
    /// The origin is one of these.
    Is(Vec<Allowed>, Form),
    /// The origin is not one of these.
    IsNot(Vec<Allowed>, Form),
    /// Whether the request has an `Origin`, which browsers send with every CORS request.
    Present,
    Absent,
}

/// Whether the configuration holds a list or a single test.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Form {
    List,
    One,
}

/// The list, or the single test, as the origins that are allowed.
pub(super) fn allow(list: Vec<Allowed>, form: Form) -> Allow {
    match (form, list.as_slice()) {
        (Form::One, [test]) if !matches!(test, Allowed::Origin(_)) => Allow::One(test.clone()),
        _ => Allow::List(list),
    }
}

/// Whether an expression is the `Origin` header of the request.
pub(super) fn is_origin(scope: &Scope<'_>, node: &Node) -> bool {
    is_request_header(scope, node, "origin")
}

/// Whether an expression is a header of the request.
pub(super) fn is_request_header(scope: &Scope<'_>, node: &Node, name: &str) -> bool {
    let node = scope.resolve(node);
    if is_of_configuration(node) {
        return false;
    }
    let names = |text: &str| {
        let text = text.to_ascii_lowercase().replace('_', "-");
        text == name || text.strip_prefix("http-") == Some(name)
    };
    match &node.value {
        // There are several assignments, so the value is unknown.
        Value::Name(dotted) if scope.is_assigned(dotted) && !dotted.contains('.') => false,
        Value::Name(dotted) => {
            let last = dotted.rsplit('.').next().unwrap_or_default();
            names(last)
                || (name == "origin"
                    && matches!(last, "requestOrigin" | "reqOrigin" | "request_origin" | "requestorigin"))
        }
        Value::Member { name: last, .. } => names(last),
        Value::Index { index, .. } => plain_text(index).is_some_and(|text| names(&text)),
        Value::Call { callee, arguments } => {
            let is_getter = matches!(
                callee.last_name(),
                Some(
                    "get"
                        | "Get"
                        | "header"
                        | "getHeader"
                        | "headers"
                        | "GetHeader"
                        | "headerValue"
                        | "fetch"
                        | "getFirst"
                        | "String"
                        | "ToString"
                        | "first"
                )
            );
            is_getter
                && match arguments.first() {
                    Some(first) => {
                        plain_text(scope.resolve(&first.value))
                            .or_else(|| scope.text(&first.value).map(|known| known.text))
                            .is_some_and(|text| names(&text))
                            || is_request_header(scope, &first.value, name)
                    }
                    None => match &callee.value {
                        Value::Member { of, .. } => is_request_header(scope, of, name),
                        _ => false,
                    },
                }
        }
        Value::Binary { operator: "||", left, .. } => is_request_header(scope, left, name),
        Value::Text(pieces) => match pieces.as_slice() {
            [crate::literal::Piece::Hole(hole)] => is_request_header(scope, hole, name),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a value comes from the server's own configuration, such as `process.env.ORIGIN`: its name then says nothing
/// about the request.
fn is_of_configuration(node: &Node) -> bool {
    let is_source = |name: &str| {
        matches!(
            name.to_ascii_lowercase().as_str(),
            "env" | "environ" | "getenv" | "config" | "configuration" | "settings"
        )
    };
    match &node.value {
        Value::Name(dotted) => dotted.split('.').any(is_source),
        Value::Member { of, name } => is_source(name) || is_of_configuration(of),
        Value::Index { of, .. } => is_of_configuration(of),
        Value::Call { callee, .. } => is_of_configuration(callee),
        _ => false,
    }
}

/// The test of the request's origin in a condition. `None` for conditions about anything else.
pub(super) fn origin_test(scope: &Scope<'_>, node: &Node) -> Option<OriginTest> {
    test_within(scope, node, 0)
}

fn test_within(scope: &Scope<'_>, node: &Node, depth: usize) -> Option<OriginTest> {
    if depth > 12 {
        return None;
    }
    if is_origin(scope, node) {
        return Some(OriginTest::Present);
    }
    let node = match &node.value {
        Value::Name(_) => scope.resolve(node),
        _ => node,
    };
    match &node.value {
        Value::Not(inner) => Some(match test_within(scope, inner, depth + 1)? {
            OriginTest::Is(list, form) => OriginTest::IsNot(list, form),
            OriginTest::IsNot(list, form) => OriginTest::Is(list, form),
            OriginTest::Present => OriginTest::Absent,
            OriginTest::Absent => OriginTest::Present,
        }),
        Value::Binary { operator: "||", left, right } => {
            match (test_within(scope, left, depth + 1)?, test_within(scope, right, depth + 1)?) {
                (OriginTest::Is(mut all, _), OriginTest::Is(more, _)) => {
                    all.extend(more);
                    Some(OriginTest::Is(all, Form::List))
                }
                (test @ (OriginTest::Is(..) | OriginTest::IsNot(..)), OriginTest::Absent)
                | (OriginTest::Absent, test @ (OriginTest::Is(..) | OriginTest::IsNot(..))) => Some(test),
                (OriginTest::Present, _) | (_, OriginTest::Present) => Some(OriginTest::Present),
                _ => None,
            }
        }
        Value::Binary { operator: "&&", left, right } => {
            match (test_within(scope, left, depth + 1)?, test_within(scope, right, depth + 1)?) {
                (test @ (OriginTest::Is(..) | OriginTest::IsNot(..)), OriginTest::Present)
                | (OriginTest::Present, test @ (OriginTest::Is(..) | OriginTest::IsNot(..))) => Some(test),
                (OriginTest::IsNot(mut all, _), OriginTest::IsNot(more, _)) => {
                    all.extend(more);
                    Some(OriginTest::IsNot(all, Form::List))
                }
                (OriginTest::Present, OriginTest::Present) => Some(OriginTest::Present),
                _ => None,
            }
        }
        Value::Binary { operator: "==", left, right } => {
            equality(scope, left, right).or_else(|| equality(scope, right, left))
        }
        Value::Binary { operator: "=~", left, right } if is_origin(scope, left) => {
            Some(OriginTest::Is(vec![Allowed::Pattern { pattern: pattern(scope, right)? }], Form::One))
        }
        Value::Binary { operator: "in", left, right } if is_origin(scope, left) => {
            Some(OriginTest::Is(members(scope, right)?, Form::List))
        }
        // `list.indexOf(origin) > -1`, `list.indexOf(origin) >= 0`.
        Value::Binary { operator: "<", left, right } => {
            let is_index = |node: &Node| matches!(node.last_name(), Some("indexOf" | "IndexOf"));
            if is_index(left) {
                return test_within(scope, left, depth + 1);
            }
            if is_index(right) { test_within(scope, right, depth + 1) } else { None }
        }
        Value::Index { of, index } if is_origin(scope, index) => Some(OriginTest::Is(members(scope, of)?, Form::List)),
        Value::Call { callee, arguments } => {
            let arguments: Vec<&Node> = arguments.iter().map(|argument| &argument.value).collect();
            called(scope, callee, &arguments, depth)
        }
        _ => None,
    }
}

fn equality(scope: &Scope<'_>, left: &Node, right: &Node) -> Option<OriginTest> {
    if is_origin(scope, left) {
        return match &scope.resolve(right).value {
            Value::Null => Some(OriginTest::Absent),
            _ => match scope.text(right).filter(crate::literal::Known::is_whole)?.text.as_str() {
                "" => Some(OriginTest::Absent),
                text => Some(OriginTest::Is(vec![Allowed::Origin(text.to_owned())], Form::List)),
            },
        };
    }
    // `list.indexOf(origin) !== -1`: the operator was read as a negation, and -1 means that the origin is not in the
    // list.
    if matches!(left.last_name(), Some("indexOf" | "IndexOf"))
        && matches!(&right.value, Value::Number(number) if number == "-1")
    {
        return match test_within(scope, left, 10)? {
            OriginTest::Is(list, form) => Some(OriginTest::IsNot(list, form)),
            _ => None,
        };
    }
    None
}

fn called(scope: &Scope<'_>, callee: &Node, arguments: &[&Node], depth: usize) -> Option<OriginTest> {
    let receiver = receiver(scope, callee);
    let first = arguments.first().copied();
    let suffix = |node: &Node| {
        let known = scope.text(node).filter(crate::literal::Known::is_whole)?;
        Some(OriginTest::Is(vec![Allowed::Suffix { suffix: known.text }], Form::One))
    };
    match callee.last_name()? {
        "includes" | "indexOf" | "has" | "Contains" | "contains" | "include?" | "IndexOf" | "containsKey"
        | "ContainsKey" | "contain?" => {
            is_origin(scope, first?).then_some(())?;
            Some(OriginTest::Is(members(scope, receiver?)?, Form::List))
        }
        "in_array" if is_origin(scope, first?) => Some(OriginTest::Is(members(scope, arguments.get(1)?)?, Form::List)),
        "endsWith" | "endswith" | "EndsWith" | "end_with?" if is_called_on_origin(scope, callee) => suffix(first?),
        "HasSuffix" | "str_ends_with" if is_origin(scope, first?) => suffix(arguments.get(1)?),
        "test" | "match" | "MatchString" | "fullmatch" | "search" | "matches" | "IsMatch" | "match?" => {
            let pattern_node = match receiver {
                _ if is_called_on_origin(scope, callee) => first?,
                Some(receiver) if pattern(scope, receiver).is_some() && is_origin(scope, first?) => receiver,
                _ => {
                    is_origin(scope, arguments.get(1)?).then_some(())?;
                    first?
                }
            };
            let source = pattern(scope, pattern_node).or_else(|| plain_text(scope.resolve(pattern_node)))?;
            Some(OriginTest::Is(vec![Allowed::Pattern { pattern: source }], Form::One))
        }
        "preg_match" if is_origin(scope, arguments.get(1)?) => {
            let literal = plain_text(scope.resolve(first?))?;
            Some(OriginTest::Is(vec![Allowed::Pattern { pattern: without_delimiters(&literal) }], Form::One))
        }
        "isset" => test_within(scope, first?, depth + 1),
        "empty" => match test_within(scope, first?, depth + 1)? {
            OriginTest::Present => Some(OriginTest::Absent),
            _ => None,
        },
        // `allowed.some(pattern => pattern.test(origin))`.
        "some" | "any" | "Any" => {
            let list = match receiver {
                Some(receiver) => members(scope, receiver)?,
                None => return None,
            };
            list.iter().all(|one| matches!(one, Allowed::Pattern { .. })).then_some(OriginTest::Is(list, Form::List))
        }
        _ => None,
    }
}

/// `/^https:…$/i` as PHP writes it, without its delimiters.
pub(super) fn without_delimiters(literal: &str) -> String {
    let Some(open) = literal.chars().next() else { return String::new() };
    let close = match open {
        '{' => '}',
        '(' => ')',
        '[' => ']',
        other => other,
    };
    literal.cut(open.len_utf8()..).rsplit_once(close).map_or(literal, |(body, _)| body).to_owned()
}

/// The object on which a method is called.
fn receiver<'n>(scope: &Scope<'n>, callee: &'n Node) -> Option<&'n Node> {
    match &callee.value {
        Value::Member { of, .. } => Some(of),
        Value::Name(name) => {
            let (of, _) = name.rsplit_once('.')?;
            scope.value_of(of)
        }
        _ => None,
    }
}

/// `origin.endsWith`, if `origin` is the request's origin.
fn is_called_on_origin(scope: &Scope<'_>, callee: &Node) -> bool {
    match &callee.value {
        Value::Member { of, .. } => is_origin(scope, of),
        Value::Name(name) => name
            .rsplit_once('.')
            .is_some_and(|(of, _)| is_origin(scope, &Node::new(callee.span, Value::Name(of.to_owned())))),
        _ => false,
    }
}

/// The members of a list, set or map of origins.
fn members(scope: &Scope<'_>, node: &Node) -> Option<Vec<Allowed>> {
    if let Some(items) = scope.items(node) {
        return items
            .into_iter()
            .map(|item| {
                pattern(scope, item).map(|pattern| Allowed::Pattern { pattern }).or_else(|| {
                    scope.text(item).filter(crate::literal::Known::is_whole).map(|known| Allowed::Origin(known.text))
                })
            })
            .collect();
    }
    let (pairs, open) = scope.pairs(node)?;
    open.is_empty().then(|| pairs.into_iter().map(|pair| Allowed::Origin(pair.name)).collect())
}

/// The origins that a function allows. It receives the origin and returns true, the origin or a callback. `None` if
/// that can't be followed.
pub(super) fn allowed_by(scope: &Scope<'_>, function: &Node) -> Option<Allow> {
    let body: &[Statement] = match &scope.resolve(function).value {
        Value::Function { body, .. } => body,
        Value::Name(name) => scope.body_of(name)?,
        _ => return None,
    };
    let mut lets_in: Vec<Allowed> = Vec::new();
    let mut form = Form::One;
    for statement in body {
        let (test, is_let_in) = match &statement.kind {
            StatementKind::If { test, then, .. } => (test, branch(scope, then)?),
            StatementKind::Return(Some(value)) => match decided(scope, value) {
                Decision::Test(test, is_let_in) => (test, is_let_in),
                Decision::Refused | Decision::Nothing => continue,
                Decision::LetIn | Decision::Unclear => return None,
            },
            StatementKind::Expression(node) => match decided(scope, node) {
                Decision::Test(test, is_let_in) => (test, is_let_in),
                Decision::Refused | Decision::Nothing => continue,
                Decision::LetIn | Decision::Unclear => return None,
            },
            StatementKind::Block { .. } => return None,
            StatementKind::Return(None) => continue,
        };
        match (origin_test(scope, test)?, is_let_in) {
            (OriginTest::Is(list, of), true) | (OriginTest::IsNot(list, of), false) => {
                form = if lets_in.is_empty() { of } else { Form::List };
                lets_in.extend(list);
            }
            // Requests without an origin are not cross-origin requests of a browser.
            (OriginTest::Absent, _) => {}
            _ => return None,
        }
    }
    (!lets_in.is_empty()).then(|| allow(lets_in, form))
}

/// The result of an expression in such a function.
enum Decision<'n> {
    /// The result of this test, or its opposite.
    Test(&'n Node, bool),
    LetIn,
    Refused,
    /// An assignment or a call that decides nothing.
    Nothing,
    Unclear,
}

fn decided<'n>(scope: &Scope<'_>, node: &'n Node) -> Decision<'n> {
    match &node.value {
        Value::Bool(true) => Decision::LetIn,
        Value::Bool(false) | Value::Null => Decision::Refused,
        Value::Binary { operator: "=", .. } => Decision::Nothing,
        Value::Conditional { test, then, otherwise } => match (decided(scope, then), decided(scope, otherwise)) {
            (Decision::LetIn, Decision::Refused) => Decision::Test(test, true),
            (Decision::Refused, Decision::LetIn) => Decision::Test(test, false),
            _ => Decision::Unclear,
        },
        _ if is_origin(scope, node) => Decision::LetIn,
        _ if origin_test(scope, node).is_some() => Decision::Test(node, true),
        Value::Text(_) => match plain_text(node).as_deref() {
            Some("") => Decision::Refused,
            _ => Decision::Unclear,
        },
        // `callback(null, true)`, `callback(new Error("…"))`, `throw new Error("…")`.
        Value::Call { callee, .. } if is_error(callee) => Decision::Refused,
        Value::Call { arguments, .. } => match arguments.last() {
            Some(last) => match &last.value.value {
                Value::Call { callee, .. } if is_error(callee) => Decision::Refused,
                _ if matches!(arguments.first().map(|first| &first.value.value), Some(Value::Null)) => {
                    decided(scope, &last.value)
                }
                _ => Decision::Nothing,
            },
            None => Decision::Nothing,
        },
        _ => Decision::Unclear,
    }
}

fn is_error(callee: &Node) -> bool {
    callee.last_name().is_some_and(|name| name.ends_with("Error") || name.ends_with("Exception") || name == "reject")
}

/// Whether a branch allows or refuses the origin.
fn branch(scope: &Scope<'_>, statements: &[Statement]) -> Option<bool> {
    statements.iter().find_map(|statement| match &statement.kind {
        StatementKind::Return(Some(node)) | StatementKind::Expression(node) => match decided(scope, node) {
            Decision::LetIn => Some(true),
            Decision::Refused => Some(false),
            _ => None,
        },
        _ => None,
    })
}
