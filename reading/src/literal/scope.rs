//! The values of names, as far as the text gives them: a name that is assigned one literal in the text has that value.
//! Nothing is run. An expression that can't be evaluated is reported with what it depends on.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::parser::plain_text;
use super::syntax_tree::{Argument, Node, Piece, Span, Statement, StatementKind, Value, each_node};

/// How many names may refer to names, and how deep values are evaluated.
const STEPS: usize = 24;
/// How many expressions are evaluated for one text at most. Otherwise, a text in which each name refers to two others
/// would take time that doubles with every line.
const WORK: usize = 200_000;

/// The assignments of a text.
pub(crate) struct Scope<'t> {
    pub(crate) text: &'t str,
    values: BTreeMap<&'t str, Vec<&'t Node>>,
    functions: BTreeMap<&'t str, Vec<&'t Statement>>,
    work: Cell<usize>,
}

/// The result of evaluating a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    pub(crate) text: String,
    /// Expressions that it depends on and that the text does not define. They are `${…}` in `text`.
    pub(crate) open: Vec<(String, Span)>,
    /// Conditions whose branch for production was taken.
    pub(crate) assumed: Vec<(String, Span)>,
}

impl Known {
    /// Whether everything is known.
    pub(crate) fn is_whole(&self) -> bool {
        self.open.is_empty()
    }

    fn plain(text: impl Into<String>) -> Known {
        Known { text: text.into(), ..Known::default() }
    }

    fn append(&mut self, other: Known) {
        self.text.push_str(&other.text);
        self.open.extend(other.open);
        self.assumed.extend(other.assumed);
    }

    fn mapped(mut self, change: impl FnOnce(&str) -> String) -> Known {
        self.text = change(&self.text);
        self
    }
}

/// The value of a condition about the environment, in production.
pub(crate) fn in_production(text: &str) -> Option<bool> {
    let lower: String = text.to_ascii_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let is_negative = lower.starts_with('!') || lower.starts_with("not") || lower.contains("!=");
    let bare = lower.trim_start_matches(['!', '(']);
    let last = bare.rsplit('.').next().unwrap_or_default();
    let is_production = lower.contains("production") || bare.starts_with("isprod") || last == "prod";
    let is_development = lower.contains("development") || bare.starts_with("isdev") || matches!(last, "dev" | "debug");
    match (is_production, is_development) {
        (true, false) => Some(!is_negative),
        (false, true) => Some(is_negative),
        _ => None,
    }
}

impl<'t> Scope<'t> {
    pub(crate) fn new(text: &'t str, statements: &'t [Statement]) -> Scope<'t> {
        let mut scope = Scope { text, values: BTreeMap::new(), functions: BTreeMap::new(), work: Cell::new(0) };
        each_node(statements, &mut |node| {
            if let Value::Binary { operator: "=", left, right } = &node.value
                && let Some(name) = assigned_name(left)
            {
                scope.values.entry(name).or_default().push(right);
            }
        });
        scope.add_functions(statements, 0);
        scope
    }

    fn add_functions(&mut self, statements: &'t [Statement], depth: usize) {
        for statement in statements {
            if let StatementKind::Block { name, body } = &statement.kind
                && depth < STEPS
            {
                self.functions.entry(name).or_default().push(statement);
                self.add_functions(body, depth + 1);
            }
        }
    }

    /// How often a word occurs in the whole text, comments included.
    pub(crate) fn occurrences(&self, word: &str) -> usize {
        self.text.matches(word).count()
    }

    /// The source text of an expression, on one line.
    pub(crate) fn source(&self, node: &Node) -> String {
        let text = self.text.get(node.span.start..node.span.end).unwrap_or_default();
        let mut words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.len() > 80 {
            let cut = words.char_indices().map(|(at, _)| at).take_while(|&at| at <= 79).last().unwrap_or(0);
            words.truncate(cut);
            words.push('…');
        }
        words
    }

    /// Whether a node's line is indented. In Python, it then belongs to a block: a condition, a class, a function.
    pub(crate) fn is_in_a_block(&self, node: &Node) -> bool {
        let before = self.text.get(..node.span.start).unwrap_or_default();
        before.rsplit('\n').next().is_some_and(|line| line.starts_with([' ', '\t']))
    }

    fn may_work(&self) -> bool {
        self.work.set(self.work.get() + 1);
        self.work.get() < WORK
    }

    /// The value of a name, if the text assigns it once.
    pub(crate) fn value_of(&self, name: &str) -> Option<&'t Node> {
        let bare = name.strip_prefix("this.").or_else(|| name.strip_prefix("self.")).unwrap_or(name);
        match self.values.get(bare).map(Vec::as_slice) {
            Some([only]) => Some(only),
            _ => None,
        }
    }

    /// Whether the text assigns a value to this name.
    pub(crate) fn is_assigned(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// The result of a function, if it is one expression.
    pub(crate) fn returned_by(&self, name: &str) -> Option<&'t Node> {
        let body = match self.functions.get(name).map(Vec::as_slice) {
            Some([Statement { kind: StatementKind::Block { body, .. }, .. }]) => body,
            _ => match &self.value_of(name)?.value {
                Value::Function { body, .. } => body,
                _ => return None,
            },
        };
        returned(body)
    }

    /// The statements of a function that the text defines under this name.
    pub(crate) fn body_of(&self, name: &str) -> Option<&'t [Statement]> {
        match self.functions.get(name).map(Vec::as_slice) {
            Some([Statement { kind: StatementKind::Block { body, .. }, .. }]) => Some(body),
            _ => match &self.value_of(name)?.value {
                Value::Function { body, .. } => Some(body),
                _ => None,
            },
        }
    }

    /// Follows names to their values.
    pub(crate) fn resolve<'n>(&self, node: &'n Node) -> &'n Node
    where
        't: 'n,
    {
        let mut node = node;
        for _ in 0..STEPS {
            let next = match &node.value {
                Value::Name(name) => self.value_of(name).or_else(|| self.member(name)),
                Value::Call { callee, arguments } if arguments.is_empty() => {
                    callee.name().and_then(|name| self.returned_by(name))
                }
                Value::Call { callee, arguments } => match (callee.last_name(), arguments.first()) {
                    // `Object.freeze(…)`, `useMemo`: the value inside.
                    (Some("freeze" | "deepcopy" | "dict"), Some(first)) => Some(&first.value),
                    _ => None,
                },
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// `name.key`, if the name refers to a map.
    fn member(&self, name: &str) -> Option<&'t Node> {
        let (map, key) = name.rsplit_once('.')?;
        let map = self.value_of(map)?;
        field(map, key)
    }

    /// Evaluates a text. `None` if the expression isn't a text.
    pub(crate) fn text(&self, node: &Node) -> Option<Known> {
        self.text_within(node, 0)
    }

    fn text_within(&self, node: &Node, depth: usize) -> Option<Known> {
        if depth > STEPS || !self.may_work() {
            return None;
        }
        let node = self.resolve(node);
        match &node.value {
            Value::Text(pieces) => {
                let mut known = Known::default();
                for piece in pieces {
                    match piece {
                        Piece::Text(text) => known.text.push_str(text),
                        Piece::Hole(hole) => {
                            let value = self.text_within(hole, depth + 1);
                            known.append(value.unwrap_or_else(|| self.unknown(hole)));
                        }
                    }
                }
                Some(known)
            }
            Value::Symbol(name) => Some(Known::plain(name.as_str())),
            Value::Number(number) => {
                Some(Known::plain(self.number(node).map_or_else(|| number.clone(), |value| value.to_string())))
            }
            Value::Bool(value) => Some(Known::plain(value.to_string())),
            Value::Conditional { test, then, otherwise } => Some(self.conditional(test, then, otherwise, node, depth)),
            Value::Binary { operator: "&&", left, right } => {
                let production = in_production(&self.source(left))?;
                let mut known = if production { self.text_within(right, depth + 1)? } else { Known::default() };
                known.assumed.push((self.source(left), left.span));
                Some(known)
            }
            // `process.env.ORIGIN || "https://…"`: the default, unless the environment has a value.
            Value::Binary { operator: "||", left, right } => match self.text_within(left, depth + 1) {
                Some(known) if known.is_whole() => Some(known),
                _ => {
                    let mut known = self.text_within(right, depth + 1)?;
                    known.assumed.push((self.source(left), left.span));
                    Some(known)
                }
            },
            Value::Binary { operator: "+", left, right } => {
                if let Some(number) = self.number(node) {
                    return Some(Known::plain(number.to_string()));
                }
                let mut known = self.text_within(left, depth + 1).unwrap_or_else(|| self.unknown(left));
                known.append(self.text_within(right, depth + 1).unwrap_or_else(|| self.unknown(right)));
                Some(known)
            }
            Value::Binary { operator: "*", .. } => self.number(node).map(|number| Known::plain(number.to_string())),
            Value::Call { callee, arguments } => self.called(node, callee, arguments, depth),
            Value::Member { of, name } if matches!(name.as_str(), "squish" | "strip" | "freeze" | "html_safe") => Some(
                self.text_within(of, depth + 1)?
                    .mapped(|text| if name == "squish" { squeezed(text) } else { text.trim().to_owned() }),
            ),
            Value::Name(name) => match name.rsplit_once('.') {
                // Ruby: `CSP.strip`; `.freeze` and similar calls change nothing.
                Some((of, method @ ("freeze" | "squish" | "strip"))) => {
                    let known = self.text_within(self.value_of(of)?, depth + 1)?;
                    Some(known.mapped(|text| if method == "squish" { squeezed(text) } else { text.trim().to_owned() }))
                }
                _ => Some(constant(name).map_or_else(|| self.unknown(node), Known::plain)),
            },
            Value::Index { .. } | Value::Member { .. } => Some(self.unknown(node)),
            _ => None,
        }
    }

    fn conditional(&self, test: &Node, then: &Node, otherwise: &Node, whole: &Node, depth: usize) -> Known {
        let test_text = self.source(self.resolve(test));
        let written = self.source(test);
        let Some(production) = in_production(&written).or_else(|| in_production(&test_text)) else {
            return self.unknown(whole);
        };
        let branch = if production { then } else { otherwise };
        let mut known = self.text_within(branch, depth + 1).unwrap_or_else(|| self.unknown(branch));
        known.assumed.push((written, test.span));
        known
    }

    /// A placeholder for something that the text does not define.
    fn unknown(&self, node: &Node) -> Known {
        let source = self.source(node);
        Known { text: format!("${{{source}}}"), open: vec![(source, node.span)], assumed: Vec::new() }
    }

    fn called(&self, node: &Node, callee: &Node, arguments: &[Argument], depth: usize) -> Option<Known> {
        let of = || match &callee.value {
            Value::Member { of, .. } => self.text_within(of, depth + 1),
            Value::Name(name) => self.text_within(self.value_of(name.rsplit_once('.')?.0)?, depth + 1),
            _ => None,
        };
        let argument = |index: usize| arguments.get(index).map(|argument| &argument.value);
        let joined = |list: &Node, separator: &str| {
            let mut known = Known::default();
            for (index, item) in self.items(list)?.into_iter().enumerate() {
                if index > 0 {
                    known.text.push_str(separator);
                }
                known.append(self.text_within(item, depth + 1).unwrap_or_else(|| self.unknown(item)));
            }
            Some(known)
        };
        let result = match callee.last_name()? {
            "trim" | "strip" | "trimEnd" | "trimStart" | "Trim" => {
                of().map(|known| known.mapped(|text| text.trim().to_owned()))
            }
            "replace" | "replaceAll" | "gsub" | "Replace" => of().and_then(|known| {
                let with = argument(1).and_then(|with| self.text_within(with, depth + 1))?.text;
                let found = self.resolve(argument(0)?);
                let text = match &found.value {
                    // These calls usually collapse white space.
                    Value::Pattern { source, .. } => whitespace_replaced(&known.text, source, &with)?,
                    _ => known.text.replace(&plain_text(found)?, &with),
                };
                Some(Known { text, ..known })
            }),
            "squish" => of().map(|known| known.mapped(squeezed)),
            "toString" | "to_s" | "encode" | "decode" | "strip_heredoc" | "dedent" | "toLowerCase" => of(),
            // JavaScript and Ruby: `list.join(" ")`. Python: `" ".join(list)`. Java, C#: `String.join(" ", list)`.
            "join" | "Join" | "implode" => {
                let receiver = match &callee.value {
                    Value::Member { of, .. } => Some(&**of),
                    Value::Name(name) => name.rsplit_once('.').and_then(|(of, _)| self.value_of(of)),
                    _ => None,
                };
                match (receiver, argument(0), argument(1)) {
                    (Some(receiver), Some(list), None) if plain_text(self.resolve(receiver)).is_some() => {
                        joined(list, &plain_text(self.resolve(receiver))?)
                    }
                    (Some(list), separator, None) => joined(
                        list,
                        &separator
                            .map_or_else(|| Some(",".to_owned()), |separator| plain_text(self.resolve(separator)))?,
                    ),
                    (None, Some(first), Some(second)) => {
                        let (separator, list) =
                            if plain_text(self.resolve(first)).is_some() { (first, second) } else { (second, first) };
                        joined(list, &plain_text(self.resolve(separator))?)
                    }
                    _ => None,
                }
            }
            "String" | "str" | "valueOf" | "strval" => argument(0).and_then(|inner| self.text_within(inner, depth + 1)),
            // `env('NAME', 'default')`, `os.getenv("NAME", "default")`, `ENV.fetch("NAME", "default")`.
            "env" | "getenv" | "get" | "fetch" | "config" | "getProperty" if arguments.len() == 2 => {
                let mut known = self.text_within(argument(1)?, depth + 1)?;
                known.assumed.push((self.source(node), node.span));
                Some(known)
            }
            _ => self.returned_by(callee.name()?).and_then(|value| self.text_within(value, depth + 1)),
        };
        Some(result.unwrap_or_else(|| self.unknown(node)))
    }

    /// A whole number: literals and arithmetic with them.
    pub(crate) fn number(&self, node: &Node) -> Option<i64> {
        self.number_within(node, 0)
    }

    fn number_within(&self, node: &Node, depth: usize) -> Option<i64> {
        if depth > STEPS || !self.may_work() {
            return None;
        }
        match &self.resolve(node).value {
            Value::Number(text) => {
                let digits: String = text.chars().filter(|c| *c != '_').collect();
                digits.trim_end_matches(['L', 'l', 'u', 'U', 'n']).parse().ok()
            }
            Value::Text(_) => plain_text(self.resolve(node))?.trim().parse().ok(),
            Value::Binary { operator, left, right } => {
                let (left, right) = (self.number_within(left, depth + 1)?, self.number_within(right, depth + 1)?);
                match *operator {
                    "*" => left.checked_mul(right),
                    "+" => left.checked_add(right),
                    "-" => left.checked_sub(right),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether something is switched on: `Some` if the text gives it.
    pub(crate) fn flag(&self, node: &Node) -> Option<bool> {
        match &self.resolve(node).value {
            Value::Bool(value) => Some(*value),
            Value::Number(number) => Some(number != "0"),
            Value::Null => Some(false),
            Value::Text(_) | Value::Symbol(_) => match plain_text(self.resolve(node))?.to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" | "on" => Some(true),
                "false" | "0" | "no" | "off" | "" => Some(false),
                _ => None,
            },
            Value::Conditional { test, then, otherwise } => {
                let production = in_production(&self.source(test))?;
                self.flag(if production { then } else { otherwise })
            }
            Value::Name(name) => match name.rsplit('.').next()? {
                "TRUE" => Some(true),
                "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// The items of a list, including lists that are spread into it. `None` if it isn't a list; an item that can't be
    /// followed is returned as it is.
    pub(crate) fn items<'n>(&self, node: &'n Node) -> Option<Vec<&'n Node>>
    where
        't: 'n,
    {
        let mut all = Vec::new();
        self.items_into(node, &mut all, 0).then_some(all)
    }

    /// Whether a list is a comprehension, whose items are not in the text: `[str(one) for one in settings.ORIGINS]`.
    fn is_comprehension(&self, node: &Node) -> bool {
        let source = self.source(node);
        matches!(node.value, Value::List(_))
            && source.starts_with(['[', '(', '{'])
            && source.split_once(" for ").is_some_and(|(front, rest)| !front.contains(',') && rest.contains(" in "))
    }

    fn items_into<'n>(&self, node: &'n Node, all: &mut Vec<&'n Node>, depth: usize) -> bool
    where
        't: 'n,
    {
        if depth > STEPS || !self.may_work() {
            return false;
        }
        let node = self.resolve(node);
        match &node.value {
            Value::List(_) if self.is_comprehension(node) => false,
            Value::List(items) => {
                for item in items {
                    match &item.value {
                        Value::Spread(of) => {
                            if !self.items_into(of, all, depth + 1) {
                                all.push(item);
                            }
                        }
                        // Code for development only is left out.
                        Value::Conditional { .. } | Value::Binary { operator: "&&", .. } => {
                            if !self.conditional_items(item, all, depth) {
                                all.push(item);
                            }
                        }
                        _ => all.push(item),
                    }
                }
                true
            }
            Value::Conditional { .. } => self.conditional_items(node, all, depth),
            // Python: `list(default_headers) + ["x"]`.
            Value::Binary { operator: "+", left, right } => {
                for side in [left, right] {
                    if !self.items_into(side, all, depth + 1) {
                        all.push(side);
                    }
                }
                true
            }
            Value::Binary { operator: "||", right, .. } => self.items_into(right, all, depth + 1),
            Value::Call { callee, arguments } => match callee.last_name() {
                Some(
                    "Set" | "HashSet" | "set" | "frozenset" | "list" | "tuple" | "List" | "Array" | "from"
                    | "ArrayList" | "freeze" | "sorted" | "singletonList" | "asList" | "of" | "listOf" | "setOf"
                    | "arrayOf" | "mutableListOf" | "array_merge" | "toList" | "string",
                ) => {
                    for argument in arguments {
                        let is_one = plain_text(self.resolve(&argument.value)).is_some();
                        if is_one || !self.items_into(&argument.value, all, depth + 1) {
                            all.push(&argument.value);
                        }
                    }
                    true
                }
                Some("filter" | "compact" | "concat") => match &callee.value {
                    Value::Member { of, .. } => {
                        let is_list = self.items_into(of, all, depth + 1);
                        if callee.last_name() == Some("concat") {
                            for argument in arguments {
                                if !self.items_into(&argument.value, all, depth + 1) {
                                    all.push(&argument.value);
                                }
                            }
                        }
                        is_list
                    }
                    _ => false,
                },
                _ => false,
            },
            Value::Member { of, name } if matches!(name.as_str(), "freeze" | "compact" | "uniq") => {
                self.items_into(of, all, depth + 1)
            }
            _ => false,
        }
    }

    /// Items under a condition about the environment. False for another condition.
    fn conditional_items<'n>(&self, node: &'n Node, all: &mut Vec<&'n Node>, depth: usize) -> bool
    where
        't: 'n,
    {
        let (test, then, otherwise) = match &node.value {
            Value::Conditional { test, then, otherwise } => (test, then, Some(otherwise)),
            Value::Binary { operator: "&&", left, right } => (left, right, None),
            _ => return false,
        };
        let written = self.source(test);
        let Some(production) = in_production(&written).or_else(|| in_production(&self.source(self.resolve(test))))
        else {
            return false;
        };
        let branch = if production { Some(then) } else { otherwise };
        if let Some(branch) = branch
            && !self.items_into(branch, all, depth + 1)
            && !matches!(branch.value, Value::Null | Value::Bool(false))
        {
            all.push(branch);
        }
        true
    }

    /// The pairs of a map, including maps that are spread into it; a later pair replaces an earlier one with the same
    /// key. The second list has the spreads that can't be followed.
    pub(crate) fn pairs<'n>(&self, node: &'n Node) -> Option<(Vec<Pair<'n>>, Vec<&'n Node>)>
    where
        't: 'n,
    {
        let mut pairs = Vec::new();
        let mut open = Vec::new();
        self.pairs_into(node, &mut pairs, &mut open, 0).then_some((pairs, open))
    }

    fn pairs_into<'n>(&self, node: &'n Node, pairs: &mut Vec<Pair<'n>>, open: &mut Vec<&'n Node>, depth: usize) -> bool
    where
        't: 'n,
    {
        if depth > STEPS || !self.may_work() {
            return false;
        }
        match &self.resolve(node).value {
            Value::Map(entries) => {
                for entry in entries {
                    if let Some(key) = &entry.key {
                        let name = match &key.value {
                            // C#: `["name"] = value`.
                            Value::List(items) => items.first().and_then(|item| self.text(item)),
                            _ => self.text(key),
                        };
                        if let Some(name) = name {
                            pairs.retain(|pair: &Pair<'_>| pair.name != name.text);
                            pairs.push(Pair { name: name.text, at: key.span, value: &entry.value });
                        }
                    } else {
                        let inner = match &entry.value.value {
                            Value::Spread(of) => of,
                            _ => &entry.value,
                        };
                        if !self.pairs_into(inner, pairs, open, depth + 1) {
                            open.push(&entry.value);
                        }
                    }
                }
                true
            }
            Value::Call { callee, arguments }
                if matches!(callee.last_name(), Some("assign" | "array_merge" | "merge" | "dict")) =>
            {
                let receiver = match &callee.value {
                    Value::Member { of, .. } => self.pairs_into(of, pairs, open, depth + 1),
                    _ => false,
                };
                let mut any = receiver;
                for argument in arguments {
                    match &argument.name {
                        Some(name) => {
                            pairs.push(Pair { name: name.clone(), at: argument.value.span, value: &argument.value });
                            any = true;
                        }
                        None => any |= self.pairs_into(&argument.value, pairs, open, depth + 1),
                    }
                }
                any
            }
            // Lists of pairs: `[["name", "value"]]`, `[("name", "value")]`.
            Value::List(items) if !items.is_empty() => {
                let start = pairs.len();
                for item in items {
                    let Value::List(pair) = &item.value else {
                        pairs.truncate(start);
                        return false;
                    };
                    if let [name, value] = pair.as_slice()
                        && let Some(known) = self.text(name)
                    {
                        pairs.push(Pair { name: known.text, at: name.span, value });
                    }
                }
                true
            }
            _ => false,
        }
    }

    /// The value of a key, in a map or in a name's map.
    pub(crate) fn get<'n>(&self, map: &'n Node, key: &str) -> Option<&'n Node>
    where
        't: 'n,
    {
        let (pairs, _) = self.pairs(map)?;
        pairs.into_iter().find(|pair| pair.name == key).map(|pair| pair.value)
    }
}

/// A name in a map, its place and its value.
#[derive(Clone, Debug)]
pub(crate) struct Pair<'n> {
    pub(crate) name: String,
    pub(crate) at: Span,
    pub(crate) value: &'n Node,
}

/// The only expression that a function returns.
fn returned(body: &[Statement]) -> Option<&Node> {
    let mut found = body.iter().filter_map(|statement| match &statement.kind {
        StatementKind::Return(Some(value)) => Some(value),
        _ => None,
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The name that is assigned: `x` in `const x`, `String[] x`, `this.x`.
fn assigned_name(left: &Node) -> Option<&str> {
    match &left.value {
        Value::Name(name) => Some(name.strip_prefix("this.").or_else(|| name.strip_prefix("self.")).unwrap_or(name)),
        Value::Binary { right, .. } => assigned_name(right),
        _ => None,
    }
}

/// The value of a key in a literal map.
fn field<'n>(map: &'n Node, key: &str) -> Option<&'n Node> {
    match &map.value {
        Value::Map(entries) => entries
            .iter()
            .rev()
            .find(|entry| entry.key.as_ref().is_some_and(|name| plain_text(name).as_deref() == Some(key)))
            .map(|entry| &entry.value),
        _ => None,
    }
}

/// The values of well-known constants.
fn constant(name: &str) -> Option<&'static str> {
    let last = name.rsplit('.').next()?;
    Some(match last {
        "MethodGet" | "GET" => "GET",
        "MethodHead" | "HEAD" => "HEAD",
        "MethodPost" | "POST" => "POST",
        "MethodPut" | "PUT" => "PUT",
        "MethodPatch" | "PATCH" => "PATCH",
        "MethodDelete" | "DELETE" => "DELETE",
        "MethodOptions" | "OPTIONS" => "OPTIONS",
        "ACCESS_CONTROL_ALLOW_ORIGIN" | "AccessControlAllowOrigin" | "HeaderAccessControlAllowOrigin" => {
            "Access-Control-Allow-Origin"
        }
        "ACCESS_CONTROL_ALLOW_METHODS" | "AccessControlAllowMethods" | "HeaderAccessControlAllowMethods" => {
            "Access-Control-Allow-Methods"
        }
        "ACCESS_CONTROL_ALLOW_HEADERS" | "AccessControlAllowHeaders" | "HeaderAccessControlAllowHeaders" => {
            "Access-Control-Allow-Headers"
        }
        "ACCESS_CONTROL_ALLOW_CREDENTIALS"
        | "AccessControlAllowCredentials"
        | "HeaderAccessControlAllowCredentials" => "Access-Control-Allow-Credentials",
        "ACCESS_CONTROL_EXPOSE_HEADERS" | "AccessControlExposeHeaders" | "HeaderAccessControlExposeHeaders" => {
            "Access-Control-Expose-Headers"
        }
        "ACCESS_CONTROL_MAX_AGE" | "AccessControlMaxAge" | "HeaderAccessControlMaxAge" => "Access-Control-Max-Age",
        "CONTENT_SECURITY_POLICY" | "ContentSecurityPolicy" | "HeaderContentSecurityPolicy" => {
            "Content-Security-Policy"
        }
        "CONTENT_TYPE" | "ContentType" | "HeaderContentType" => "Content-Type",
        "AUTHORIZATION" | "Authorization" | "HeaderAuthorization" => "Authorization",
        "ACCEPT" | "HeaderAccept" => "Accept",
        "ORIGIN" | "HeaderOrigin" => "Origin",
        "VARY" | "HeaderVary" => "Vary",
        _ => return None,
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text.replace(/\s+/g, with)` and similar calls. `None` for other patterns.
fn whitespace_replaced(text: &str, source: &str, with: &str) -> Option<String> {
    let least = match source {
        r"\s+" | r"\s{1,}" | r"[\s]+" => 1,
        r"\s{2,}" | r"\s\s+" | r"  +" | r" {2,}" | r"[ \t]{2,}" => 2,
        r"\n" | r"\r?\n" | r"\n+" | r"[\r\n]+" | r"\r?\n|\r" | r"\r\n|\n" | r"(\r\n|\n|\r)" => {
            return Some(
                text.replace("\r\n", "\n")
                    .split('\n')
                    .filter(|part| source != r"\n+" || !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(with),
            );
        }
        r"\n\s+" | r"\n\s*" | r"\s*\n\s*" => {
            return Some(
                text.split('\n')
                    .enumerate()
                    .map(|(index, line)| if index == 0 { line } else { line.trim_start() })
                    .collect::<Vec<_>>()
                    .join(with),
            );
        }
        _ => return None,
    };
    let mut result = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_whitespace() {
            run.push(c);
            continue;
        }
        if run.chars().count() >= least {
            result.push_str(with);
        } else {
            result.push_str(&run);
        }
        run.clear();
        if c != '\0' {
            result.push(c);
        }
    }
    Some(result)
}
