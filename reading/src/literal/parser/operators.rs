//! Operators, from the lowest to the highest precedence.

use super::super::lexer::{Syntax, TokenKind};
use super::super::syntax_tree::{Node, Piece, Value};
use super::{CHAIN, DEPTH, Parser};
use crate::cut::Cut as _;

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Node {
        self.binary(0)
    }

    pub(super) fn binary(&mut self, least: u8) -> Node {
        if self.depth >= DEPTH {
            return self.step_over();
        }
        self.depth += 1;
        let mut left = self.unary();
        let mut links = 0;
        while let Some((operator, precedence, length)) = self.operator() {
            if precedence < least || links >= CHAIN {
                break;
            }
            left = self.operation(left, operator, precedence, length);
            links += usize::from(!matches!(left.value, Value::Text(_)));
        }
        self.depth -= 1;
        left
    }

    /// The operator at this place, its precedence, and its number of tokens.
    pub(super) fn operator(&self) -> Option<(&'static str, u8, usize)> {
        if self.begins_line() && self.ends_at_line() && !self.around.brackets {
            return None;
        }
        let token = self.token(0)?;
        let found = match &token.kind {
            TokenKind::Punctuation(punctuation) => match *punctuation {
                assignment @ ("=" | ":=" | "+=" | ".=" | "||=" | "??=" | "|=") => {
                    (if assignment == ":=" { "=" } else { assignment }, 1)
                }
                "?" if self.syntax != Syntax::Python && self.syntax != Syntax::Go => ("?", 2),
                "||" | "??" | "?:" => ("||", 3),
                "&&" => ("&&", 4),
                "==" | "===" => ("==", 5),
                "!=" | "!==" => ("!=", 5),
                "=~" => ("=~", 5),
                "<" | ">" | "<=" | ">=" => ("<", 5),
                "|" | "&" | "^" => ("|", 6),
                "+" => ("+", 7),
                "-" => ("-", 7),
                "." if self.syntax == Syntax::Php => ("+", 7),
                "*" => ("*", 8),
                "/" => ("/", 8),
                "%" => ("%", 8),
                "<<" => ("<<", 6),
                _ => return None,
            },
            TokenKind::Name => match self.word()? {
                "or" if self.has_word_operators() => ("||", 3),
                "and" if self.has_word_operators() => ("&&", 4),
                "in" => ("in", 5),
                "is" if matches!(self.syntax, Syntax::Python | Syntax::CSharp) => ("==", 5),
                "not" if self.syntax == Syntax::Python && self.word_at(1) == Some("in") => {
                    return Some(("not in", 5, 2));
                }
                "if" if self.syntax == Syntax::Python => ("if", 2),
                "instanceof" | "as" | "satisfies" if self.syntax == Syntax::JavaScript => ("as", 9),
                _ => return None,
            },
            _ => return None,
        };
        Some((found.0, found.1, 1))
    }

    pub(super) fn has_word_operators(&self) -> bool {
        matches!(self.syntax, Syntax::Python | Syntax::Ruby | Syntax::Php)
    }

    pub(super) fn operation(&mut self, left: Node, operator: &'static str, precedence: u8, length: usize) -> Node {
        self.at += length;
        let join = |left: &Node, right: &Node| left.span.to(right.span);
        match operator {
            "?" => {
                let then = self.binary(2);
                let otherwise = if self.take(":") { self.binary(2) } else { Node::new(self.here(), Value::Null) };
                let span = join(&left, &otherwise);
                let [test, then, otherwise] = [left, then, otherwise].map(Box::new);
                Node::new(span, Value::Conditional { test, then, otherwise })
            }
            "if" => {
                let test = self.binary(3);
                let otherwise = if self.word() == Some("else") {
                    self.at += 1;
                    self.binary(2)
                } else {
                    Node::new(self.here(), Value::Null)
                };
                let span = join(&left, &otherwise);
                let [test, then, otherwise] = [test, left, otherwise].map(Box::new);
                Node::new(span, Value::Conditional { test, then, otherwise })
            }
            "not in" => {
                let right = self.binary(precedence + 1);
                let span = join(&left, &right);
                let within = Value::Binary { operator: "in", left: Box::new(left), right: Box::new(right) };
                Node::new(span, Value::Not(Box::new(Node::new(span, within))))
            }
            "as" => {
                let kind = self.unary();
                Node::new(join(&left, &kind), left.value)
            }
            "!=" => {
                let right = self.binary(precedence + 1);
                let span = join(&left, &right);
                let equal = Value::Binary { operator: "==", left: Box::new(left), right: Box::new(right) };
                Node::new(span, Value::Not(Box::new(Node::new(span, equal))))
            }
            "+" => {
                let right = self.binary(precedence + 1);
                let span = join(&left, &right);
                Node::new(span, sum(left, right))
            }
            _ => {
                // Assignments are right-associative, all others left-associative.
                let right = self.binary(if precedence == 1 { 1 } else { precedence + 1 });
                let span = join(&left, &right);
                Node::new(span, Value::Binary { operator, left: Box::new(left), right: Box::new(right) })
            }
        }
    }

    pub(super) fn step_over(&mut self) -> Node {
        let span = self.here();
        if self.at < self.tokens.len() {
            self.at = self.close() + 1;
        }
        Node::new(span, Value::Other)
    }

    pub(super) fn unary(&mut self) -> Node {
        let start = self.here();
        let mut prefixes = 0;
        loop {
            match self.token(0).map(|token| &token.kind) {
                Some(TokenKind::Punctuation("!")) => {
                    self.at += 1;
                    let of = self.nested_unary();
                    return Node::new(start.to(of.span), Value::Not(Box::new(of)));
                }
                Some(TokenKind::Punctuation("..." | "*" | "**")) => {
                    self.at += 1;
                    let of = self.nested_unary();
                    return Node::new(start.to(of.span), Value::Spread(Box::new(of)));
                }
                Some(TokenKind::Punctuation("-"))
                    if matches!(self.token(1).map(|token| &token.kind), Some(TokenKind::Number)) =>
                {
                    self.at += 1;
                    let number = self.here();
                    self.at += 1;
                    return Node::new(
                        start.to(number),
                        Value::Number(self.text.cut(start.start..number.end).replace(' ', "")),
                    );
                }
                Some(TokenKind::Punctuation("&" | "+" | "-")) if prefixes < CHAIN => self.at += 1,
                Some(TokenKind::Punctuation("<")) if self.syntax == Syntax::JavaScript && prefixes < CHAIN => {
                    self.at += 1;
                }
                Some(TokenKind::Name) if prefixes < CHAIN && self.is_prefix_word() => {
                    let is_not = self.word() == Some("not");
                    self.at += 1;
                    if is_not {
                        let of = if self.depth < DEPTH { self.binary(5) } else { self.step_over() };
                        return Node::new(start.to(of.span), Value::Not(Box::new(of)));
                    }
                }
                _ => break,
            }
            prefixes += 1;
        }
        let first = self.primary();
        self.postfix(first)
    }

    pub(super) fn nested_unary(&mut self) -> Node {
        if self.depth >= DEPTH {
            return self.step_over();
        }
        self.depth += 1;
        let node = self.unary();
        self.depth -= 1;
        node
    }

    pub(super) fn is_prefix_word(&self) -> bool {
        let next_is_operand = self.token(1).is_some_and(|token| {
            !token.begins_line
                && match token.kind {
                    TokenKind::Punctuation(punctuation) => {
                        matches!(punctuation, "(" | "[" | "{" | "!" | "@")
                            && (token.spaced || self.word() == Some("not"))
                    }
                    _ => true,
                }
        });
        match self.word() {
            Some("new") => {
                self.is_name_at(1)
                    || (self.syntax == Syntax::CSharp
                        && (self.is_at(1, "[") || self.is_at(1, "(") || self.is_at(1, "{")))
            }
            Some(
                "await" | "typeof" | "void" | "yield" | "throw" | "const" | "let" | "var" | "val" | "export" | "delete"
                | "raise" | "out" | "ref",
            ) => next_is_operand,
            Some("not") => matches!(self.syntax, Syntax::Python | Syntax::Ruby) && next_is_operand,
            Some("async") => self.syntax != Syntax::JavaScript || self.is_name_at(1) || self.is_at(1, "("),
            _ => false,
        }
    }
}

/// `+`: strings are joined into one, so that long sums do not nest.
fn sum(left: Node, right: Node) -> Value {
    let is_text = |node: &Node| matches!(node.value, Value::Text(_));
    if !is_text(&left) && !is_text(&right) {
        return Value::Binary { operator: "+", left: Box::new(left), right: Box::new(right) };
    }
    let pieces = |node: Node| match node.value {
        Value::Text(pieces) => pieces,
        _ => vec![Piece::Hole(node)],
    };
    let mut all = pieces(left);
    all.extend(pieces(right));
    Value::Text(all)
}
