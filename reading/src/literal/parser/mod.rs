//! Parses tokens into a tree. One tolerant parser serves all languages: it understands the syntax of configuration and
//! skips the rest. It never fails and always makes progress.
#![expect(
    clippy::indexing_slicing,
    reason = "`closes` has an entry for each token, and all indices are those of tokens"
)]

mod conditions;
mod functions;
mod operands;
mod operators;
mod postfix;
mod ruby;
mod statements;

use super::lexer::{Syntax, Token, TokenKind, tokens};
use super::syntax_tree::{Entry, Node, Piece, Span, Statement, StatementKind, Value};
use crate::cut::Cut as _;

/// How deep expressions and blocks may nest; anything deeper is skipped.
const DEPTH: usize = 40;
/// How many links a chain of calls, or operands a chain of operators, may have.
const CHAIN: usize = 80;
/// How deep strings may nest within the holes of strings.
const HOLES: usize = 4;

struct Parser<'t> {
    text: &'t str,
    syntax: Syntax,
    tokens: Vec<Token>,
    /// The index of the closing bracket for each opening one; for every other token its own index.
    closes: Vec<usize>,
    at: usize,
    depth: usize,
    holes: usize,
    around: Around,
}

/// The context of the current expression.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    /// Inside brackets, where the end of a line ends nothing.
    brackets: bool,
    /// In a Ruby command without parentheses, to which a `do` block belongs.
    command: bool,
}

/// Reads a whole text.
pub(crate) fn statements(text: &str, syntax: Syntax) -> Vec<Statement> {
    statements_within(text, syntax, Span::new(0, text.len()))
}

/// Reads a part of a text; places are those of the whole.
pub(crate) fn statements_within(text: &str, syntax: Syntax, span: Span) -> Vec<Statement> {
    let mut parser = Parser::new(text, syntax, span, 0);
    let mut all = Vec::new();
    while parser.at < parser.tokens.len() {
        parser.statements_into(&mut all, parser.tokens.len());
        // This is a closing bracket without an opening one.
        parser.at += 1;
    }
    let fragment = fragment(&all, span);
    all.extend(fragment);
    all
}

/// A text that only consists of pairs is part of a map: returns that map, without brackets.
fn fragment(statements: &[Statement], span: Span) -> Option<Statement> {
    let pair = |statement: &Statement| match &statement.kind {
        StatementKind::Expression(Node { value: Value::Binary { operator: ":", left, right }, .. }) => {
            let key = match &left.value {
                Value::Name(name) => Node::text(left.span, name.clone()),
                _ => (**left).clone(),
            };
            Some(Entry { key: Some(key), value: (**right).clone() })
        }
        _ => None,
    };
    let entries: Vec<Entry> = statements.iter().map(pair).collect::<Option<_>>()?;
    (!entries.is_empty()).then(|| expression_statement(Node::new(span, Value::Map(entries))))
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, syntax: Syntax, span: Span, holes: usize) -> Parser<'t> {
        let tokens = tokens(text, syntax, span.start, span.end);
        let closes = closes(&tokens);
        Parser { text, syntax, tokens, closes, at: 0, depth: 0, holes, around: Around::default() }
    }

    fn token(&self, offset: usize) -> Option<&Token> {
        self.tokens.get(self.at + offset)
    }

    fn is(&self, punctuation: &str) -> bool {
        self.is_at(0, punctuation)
    }

    fn is_at(&self, offset: usize, punctuation: &str) -> bool {
        matches!(self.token(offset).map(|token| &token.kind), Some(TokenKind::Punctuation(found)) if *found == punctuation)
    }

    fn take(&mut self, punctuation: &str) -> bool {
        let is = self.is(punctuation);
        self.at += usize::from(is);
        is
    }

    fn word(&self) -> Option<&'t str> {
        self.word_at(0)
    }

    fn word_at(&self, offset: usize) -> Option<&'t str> {
        let token = self.token(offset)?;
        (token.kind == TokenKind::Name).then(|| self.text.cut(token.span.start..token.span.end))
    }

    fn is_name_at(&self, offset: usize) -> bool {
        matches!(self.token(offset).map(|token| &token.kind), Some(TokenKind::Name))
    }

    fn begins_line(&self) -> bool {
        self.token(0).is_none_or(|token| token.begins_line)
    }

    fn here(&self) -> Span {
        self.token(0).map_or(Span::new(self.text.len(), self.text.len()), |token| token.span)
    }

    fn last_span(&self) -> Span {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or_else(Span::default, |token| token.span)
    }

    /// Whether the end of a line ends an expression that could continue.
    fn ends_at_line(&self) -> bool {
        matches!(self.syntax, Syntax::Python | Syntax::Ruby | Syntax::Go)
    }

    fn close(&self) -> usize {
        self.closes[self.at].min(self.tokens.len())
    }
}

fn expression_statement(node: Node) -> Statement {
    Statement { span: node.span, kind: StatementKind::Expression(node) }
}

/// The text of a string without interpolation, or of a symbol.
pub(crate) fn plain_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(pieces) => match pieces.as_slice() {
            [Piece::Text(text)] => Some(text.clone()),
            _ => None,
        },
        Value::Symbol(name) => Some(name.clone()),
        _ => None,
    }
}

/// For each opening bracket the index of the closing one, or the end; for every other token its own index.
fn closes(tokens: &[Token]) -> Vec<usize> {
    let mut closes: Vec<usize> = (0..tokens.len()).collect();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut count = [0_usize; 3];
    let kind = |close: &str| match close {
        ")" | "(" => 0,
        "]" | "[" => 1,
        _ => 2,
    };
    for (at, token) in tokens.iter().enumerate() {
        let TokenKind::Punctuation(punctuation) = token.kind else { continue };
        match punctuation {
            "(" | "[" | "{" => {
                open.push((at, punctuation));
                count[kind(punctuation)] += 1;
            }
            ")" | "]" | "}" if count[kind(punctuation)] > 0 => {
                // Unclosed brackets in between also end here.
                while let Some((opening, found)) = open.pop() {
                    closes[opening] = at;
                    count[kind(found)] -= 1;
                    if kind(found) == kind(punctuation) {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    for (opening, _) in open {
        closes[opening] = tokens.len();
    }
    closes
}
