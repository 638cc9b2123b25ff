//! Postfix parts of an operand: members, calls, indices.

use super::super::lexer::{Syntax, TokenKind};
use super::super::syntax_tree::{Argument, Node, Value};
use super::{Around, CHAIN, DEPTH, Parser, plain_text};
use crate::cut::Cut as _;

impl Parser<'_> {
    pub(super) fn postfix(&mut self, first: Node) -> Node {
        let mut node = first;
        let mut links = 0;
        while let Some(token) = self.token(0) {
            let TokenKind::Punctuation(punctuation) = token.kind else { break };
            let (begins_line, spaced) = (token.begins_line, token.spaced);
            if links >= CHAIN {
                break;
            }
            links += 1;
            let is_dot = match punctuation {
                "." => self.syntax != Syntax::Php,
                "?." | "::" => true,
                "->" => self.syntax == Syntax::Php,
                _ => false,
            };
            if is_dot && self.is_name_at(1) {
                self.at += 1;
                let name = self.word().unwrap_or_default().to_owned();
                self.at += 1;
                self.skip_type_arguments();
                let span = node.span.to(self.last_span());
                node = Node::new(
                    span,
                    match node.value {
                        Value::Name(mut dotted) => {
                            dotted.push('.');
                            dotted.push_str(&name);
                            Value::Name(dotted)
                        }
                        value => Value::Member { of: Box::new(Node::new(node.span, value)), name },
                    },
                );
            } else if is_dot {
                // `?.(`, `?.[`, or a dot before something that is not written yet.
                self.at += 1;
            } else if begins_line && punctuation != "{" {
                break;
            } else if punctuation == "("
                && matches!(
                    node.value,
                    Value::Name(_) | Value::Member { .. } | Value::Call { .. } | Value::Index { .. }
                )
            {
                if spaced && self.syntax == Syntax::Ruby {
                    break;
                }
                node = self.call(node);
            } else if punctuation == "["
                && !matches!(node.value, Value::Other | Value::Text(_))
                && !(spaced && self.syntax == Syntax::Ruby)
            {
                node = self.index(node);
            } else if punctuation == "{" && self.is_initialiser(&node, begins_line, spaced) {
                node = self.initialised(node);
            } else if punctuation == "!" && self.syntax == Syntax::JavaScript && !spaced {
                // TypeScript: this is not null.
                self.at += 1;
            } else {
                break;
            }
        }
        if self.syntax == Syntax::Ruby {
            return self.ruby_command(node);
        }
        node
    }

    pub(super) fn index(&mut self, of: Node) -> Node {
        let close = self.close();
        self.at += 1;
        let around = std::mem::replace(&mut self.around, Around { brackets: true, command: false });
        let index = self.expression();
        self.around = around;
        self.at = (close + 1).min(self.tokens.len());
        Node::new(of.span.to(self.last_span()), Value::Index { of: Box::new(of), index: Box::new(index) })
    }

    /// Whether the brace after this expression contains its fields.
    pub(super) fn is_initialiser(&self, node: &Node, begins_line: bool, spaced: bool) -> bool {
        match self.syntax {
            Syntax::Go => !spaced && !begins_line && matches!(node.value, Value::Name(_) | Value::Index { .. }),
            Syntax::CSharp => {
                let is_new = self.tokens[..self.at].iter().rev().take(24).any(|token| {
                    token.kind == TokenKind::Name
                        && self.text.cut(token.span.start..token.span.end) == "new"
                        && token.span.end <= node.span.start
                        && node.span.start - token.span.end <= 2
                });
                is_new && matches!(node.value, Value::Name(_) | Value::Call { .. } | Value::Index { .. })
            }
            Syntax::Java => matches!(node.value, Value::Index { .. }) && !begins_line,
            _ => false,
        }
    }

    pub(super) fn initialised(&mut self, of: Node) -> Node {
        let fields = self.braces();
        let span = of.span.to(fields.span);
        if matches!(of.value, Value::Index { .. }) {
            return Node::new(span, fields.value);
        }
        let (callee, mut arguments) = match of.value {
            Value::Call { callee, arguments } => (callee, arguments),
            value => (Box::new(Node::new(of.span, value)), Vec::new()),
        };
        arguments.push(Argument { name: None, value: fields });
        Node::new(span, Value::Call { callee, arguments })
    }

    pub(super) fn call(&mut self, callee: Node) -> Node {
        let close = self.close();
        self.at += 1;
        let around = std::mem::replace(&mut self.around, Around { brackets: true, command: false });
        let arguments = if self.depth < DEPTH { self.arguments(close) } else { Vec::new() };
        self.around = around;
        self.at = (close + 1).min(self.tokens.len());
        Node::new(callee.span.to(self.last_span()), Value::Call { callee: Box::new(callee), arguments })
    }

    pub(super) fn arguments(&mut self, close: usize) -> Vec<Argument> {
        let mut arguments = Vec::new();
        while self.at < close {
            let before = self.at;
            if !self.take(",") {
                arguments.push(self.argument());
            }
            if self.at == before {
                self.at += 1;
            }
        }
        arguments
    }

    pub(super) fn argument(&mut self) -> Argument {
        // Ruby's and C#'s `name: value`.
        if self.is_name_at(0) && self.is_at(1, ":") && self.syntax != Syntax::Python {
            let name = self.word().map(str::to_owned);
            self.at += 2;
            return Argument { name, value: self.expression() };
        }
        let value = self.expression();
        if self.is("=>") || self.is(":") {
            self.at += 1;
            let name = plain_text(&value);
            return Argument { name, value: self.expression() };
        }
        match value.value {
            Value::Binary { operator: "=", left, right } => {
                Argument { name: left.last_name().map(str::to_owned), value: *right }
            }
            value_kind => Argument { name: None, value: Node::new(value.span, value_kind) },
        }
    }
}
