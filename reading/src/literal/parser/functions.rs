//! Functions as values.

use super::super::lexer::{Syntax, TokenKind};
use super::super::syntax_tree::{Node, Span, Statement, StatementKind, Value};
use super::Parser;
use crate::cut::Cut as _;

impl Parser<'_> {
    pub(super) fn go_function(&mut self, all: &mut Vec<Statement>) {
        let start = self.here();
        let node = self.function_literal();
        let (name, body) = match node.value {
            Value::Function { parameters, body } => (parameters.first().cloned().unwrap_or_default(), body),
            _ => (String::new(), Vec::new()),
        };
        all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
    }

    pub(super) fn is_arrow(&self, offset: usize) -> bool {
        match self.syntax {
            Syntax::JavaScript | Syntax::CSharp => self.is_at(offset, "=>"),
            Syntax::Java => self.is_at(offset, "->"),
            _ => false,
        }
    }

    /// `=> body`, at `offset` from here.
    pub(super) fn arrow(&mut self, parameters: Vec<String>, start: Span, offset: usize) -> Node {
        self.at += offset + 1;
        let body = if self.is("{") {
            self.block()
        } else {
            let value = self.binary(1);
            vec![Statement { span: value.span, kind: StatementKind::Return(Some(value)) }]
        };
        Node::new(start.to(self.last_span()), Value::Function { parameters, body })
    }

    /// From `function`, `fn`, `func` or the parameters of a lambda on.
    pub(super) fn function_literal(&mut self) -> Node {
        let start = self.here();
        let mut parameters = Vec::new();
        // The words between here and the body are names of parameters, and types.
        while self.at < self.tokens.len()
            && !self.is("{")
            && !self.is("=>")
            && self.word() != Some("do")
            && !self.is(";")
        {
            if self.is("(") {
                let close = self.close();
                for at in self.at + 1..close {
                    let token = &self.tokens[at];
                    if token.kind == TokenKind::Name {
                        parameters
                            .push(self.text.cut(token.span.start..token.span.end).trim_start_matches('$').to_owned());
                    }
                }
                self.at = close;
            } else if let Some(word) = self.word().filter(|word| !matches!(*word, "function" | "fn" | "func")) {
                parameters.push(word.to_owned());
            }
            self.at += 1;
        }
        if self.is("{") {
            if self.syntax == Syntax::Ruby {
                return self.ruby_braces();
            }
            let body = self.block();
            return Node::new(start.to(self.last_span()), Value::Function { parameters, body });
        }
        if self.word() == Some("do") {
            return self.ruby_do();
        }
        if self.take("=>") {
            let value = self.binary(1);
            let body = vec![Statement { span: value.span, kind: StatementKind::Return(Some(value)) }];
            return Node::new(start.to(self.last_span()), Value::Function { parameters, body });
        }
        Node::new(start, Value::Other)
    }

    pub(super) fn python_lambda(&mut self) -> Node {
        let start = self.here();
        self.at += 1;
        let mut parameters = Vec::new();
        while self.at < self.tokens.len() && !self.is(":") && !self.begins_line() && !self.is(")") {
            parameters.extend(self.word().map(str::to_owned));
            self.at += 1;
        }
        self.take(":");
        let value = self.binary(2);
        let body = vec![Statement { span: value.span, kind: StatementKind::Return(Some(value)) }];
        Node::new(start.to(self.last_span()), Value::Function { parameters, body })
    }
}
