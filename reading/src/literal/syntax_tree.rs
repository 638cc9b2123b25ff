//! The syntax tree for texts in programming languages: statements and expressions, each with its place.
//!
//! One tree serves seven languages. It has the syntax of configuration (literals, calls, assignments, conditions);
//! anything else is [`Value::Other`].

/// A stretch of the text: byte offsets, end exclusive.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// As a range of bytes.
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// From the start of this span to the end of the other.
    pub(crate) fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end.max(self.start) }
    }
}

/// An expression and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A string, with the expressions that are interpolated into it.
    Text(Vec<Piece>),
    /// A Ruby symbol, without its colon.
    Symbol(String),
    /// A number as it is written.
    Number(String),
    Bool(bool),
    /// `null`, `None`, `nil`, `undefined`.
    Null,
    /// A regular expression literal.
    Pattern {
        source: String,
        flags: String,
    },
    /// A list, tuple or set.
    List(Vec<Node>),
    /// An object, dictionary, hash or array with keys.
    Map(Vec<Entry>),
    /// A dotted name: `req.headers.origin`, `Rails.application`, `http.MethodOptions`. `->` and `::` count as dots.
    Name(String),
    /// `.name` of a value that is not a name itself.
    Member {
        of: Box<Node>,
        name: String,
    },
    /// `of[index]`.
    Index {
        of: Box<Node>,
        index: Box<Node>,
    },
    Call {
        callee: Box<Node>,
        arguments: Vec<Argument>,
    },
    Function {
        parameters: Vec<String>,
        body: Vec<Statement>,
    },
    /// An operator between two expressions; assignments are of this kind too.
    Binary {
        operator: &'static str,
        left: Box<Node>,
        right: Box<Node>,
    },
    Not(Box<Node>),
    Conditional {
        test: Box<Node>,
        then: Box<Node>,
        otherwise: Box<Node>,
    },
    /// `...x`, `*x`, `**x`.
    Spread(Box<Node>),
    /// Syntax that this reader does not follow.
    Other,
}

/// A part of a string.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    Text(String),
    Hole(Node),
}

/// A pair in a map; one without a key is a spread.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: Option<Node>,
    pub(crate) value: Node,
}

/// The arguments of a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Argument {
    pub(crate) name: Option<String>,
    pub(crate) value: Node,
}

/// A statement and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) span: Span,
    pub(crate) kind: StatementKind,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StatementKind {
    Expression(Node),
    If {
        test: Node,
        then: Vec<Statement>,
        otherwise: Vec<Statement>,
    },
    Return(Option<Node>),
    /// A function, class, loop or another statement with statements inside; `name` is the last name before it.
    Block {
        name: String,
        body: Vec<Statement>,
    },
}

impl Node {
    pub(crate) fn new(span: Span, value: Value) -> Node {
        Node { span, value }
    }

    /// A string without interpolation.
    pub(crate) fn text(span: Span, text: String) -> Node {
        Node { span, value: Value::Text(vec![Piece::Text(text)]) }
    }

    /// The dotted name, for a plain name.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.value {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The name after the last dot of a name, a member or the callee of a call.
    pub(crate) fn last_name(&self) -> Option<&str> {
        match &self.value {
            Value::Name(name) => name.rsplit('.').next(),
            Value::Member { name, .. } => Some(name),
            Value::Call { callee, .. } => callee.last_name(),
            _ => None,
        }
    }

    /// The name, callee and arguments of a call.
    pub(crate) fn call(&self) -> Option<(&Node, &[Argument])> {
        match &self.value {
            Value::Call { callee, arguments } => Some((callee, arguments)),
            _ => None,
        }
    }
}

/// Every expression within a statement list, outermost first, in the order of the text.
pub(crate) fn each_node<'t>(statements: &'t [Statement], visit: &mut dyn FnMut(&'t Node)) {
    for statement in statements {
        match &statement.kind {
            StatementKind::Expression(node) | StatementKind::Return(Some(node)) => each_within(node, visit),
            StatementKind::If { test, then, otherwise } => {
                each_within(test, visit);
                each_node(then, visit);
                each_node(otherwise, visit);
            }
            StatementKind::Block { body, .. } => each_node(body, visit),
            StatementKind::Return(None) => {}
        }
    }
}

/// An expression and every expression within it.
pub(crate) fn each_within<'t>(node: &'t Node, visit: &mut dyn FnMut(&'t Node)) {
    visit(node);
    match &node.value {
        Value::Text(pieces) => {
            for piece in pieces {
                if let Piece::Hole(hole) = piece {
                    each_within(hole, visit);
                }
            }
        }
        Value::List(items) => {
            for item in items {
                each_within(item, visit);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                if let Some(key) = &entry.key {
                    each_within(key, visit);
                }
                each_within(&entry.value, visit);
            }
        }
        Value::Index { of, index } => {
            each_within(of, visit);
            each_within(index, visit);
        }
        Value::Call { callee, arguments } => {
            each_within(callee, visit);
            for argument in arguments {
                each_within(&argument.value, visit);
            }
        }
        Value::Function { body, .. } => each_node(body, visit),
        Value::Binary { left, right, .. } => {
            each_within(left, visit);
            each_within(right, visit);
        }
        Value::Conditional { test, then, otherwise } => {
            each_within(test, visit);
            each_within(then, visit);
            each_within(otherwise, visit);
        }
        Value::Member { of, .. } | Value::Not(of) | Value::Spread(of) => each_within(of, visit),
        Value::Symbol(_)
        | Value::Number(_)
        | Value::Bool(_)
        | Value::Null
        | Value::Pattern { .. }
        | Value::Name(_)
        | Value::Other => {}
    }
}
