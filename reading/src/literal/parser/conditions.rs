//! `if` and its branches, in the syntax of each language.

use super::super::lexer::Syntax;
use super::super::syntax_tree::{Node, Statement, StatementKind, Value};
use super::{DEPTH, Parser, expression_statement};

impl Parser<'_> {
    /// `if` after a statement.
    pub(super) fn ruby_guard(&mut self) -> Option<(Node, bool)> {
        if self.syntax != Syntax::Ruby || self.begins_line() {
            return None;
        }
        let word = self.word().filter(|word| matches!(*word, "if" | "unless"))?;
        self.at += 1;
        Some((self.expression(), word == "unless"))
    }

    pub(super) fn condition(&mut self, all: &mut Vec<Statement>, end: usize) {
        let start = self.here();
        let indent = self.token(0).map_or(0, |token| token.indent);
        if self.depth >= DEPTH {
            self.at += 1;
            return;
        }
        self.depth += 1;
        let is_negative = self.word() == Some("unless");
        self.at += 1;
        let mut test = if self.is("(") && !matches!(self.syntax, Syntax::Python | Syntax::Ruby | Syntax::Go) {
            let close = self.close();
            self.at += 1;
            let test = self.expression();
            self.at = (close + 1).min(self.tokens.len());
            test
        } else {
            let mut test = self.expression();
            // Go: `if origin := r.Header.Get("Origin"); allowed[origin] {`.
            if self.syntax == Syntax::Go && self.take(";") {
                all.push(expression_statement(test));
                test = self.expression();
            }
            test
        };
        if is_negative {
            test = Node::new(test.span, Value::Not(Box::new(test)));
        }
        let (then, otherwise) = match self.syntax {
            Syntax::Python => {
                self.take(":");
                let then = self.indented_block(indent, end);
                (then, self.python_else(indent, end))
            }
            Syntax::Ruby => {
                if self.word() == Some("then") {
                    self.at += 1;
                }
                let then = self.ruby_block();
                let otherwise = self.ruby_else(end);
                (then, otherwise)
            }
            _ => {
                let then = self.branch(end);
                let otherwise = match self.word() {
                    Some("else") => {
                        self.at += 1;
                        self.branch(end)
                    }
                    Some("elseif") => self.branch(end),
                    _ => Vec::new(),
                };
                (then, otherwise)
            }
        };
        self.depth -= 1;
        let span = start.to(self.last_span());
        all.push(Statement { span, kind: StatementKind::If { test, then, otherwise } });
    }

    pub(super) fn branch(&mut self, end: usize) -> Vec<Statement> {
        if self.is("{") {
            return self.block();
        }
        let mut all = Vec::new();
        self.statement_into(&mut all, end);
        all
    }

    pub(super) fn python_else(&mut self, indent: usize, end: usize) -> Vec<Statement> {
        let is_same_column = self.token(0).is_some_and(|token| token.begins_line && token.indent == indent);
        if self.at >= end || !is_same_column {
            return Vec::new();
        }
        match self.word() {
            Some("else") => {
                self.at += 1;
                self.take(":");
                self.indented_block(indent, end)
            }
            Some("elif") => {
                let mut all = Vec::new();
                self.condition(&mut all, end);
                all
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn ruby_else(&mut self, end: usize) -> Vec<Statement> {
        match self.word() {
            Some("elsif") => {
                let mut all = Vec::new();
                self.condition(&mut all, end);
                return all;
            }
            Some("else") => {
                self.at += 1;
                let otherwise = self.ruby_block();
                self.ruby_end();
                return otherwise;
            }
            _ => self.ruby_end(),
        }
        Vec::new()
    }
}

pub(super) fn guarded(guard: Option<(Node, bool)>, statement: Statement) -> Statement {
    let Some((test, is_negative)) = guard else { return statement };
    let test = if is_negative { Node::new(test.span, Value::Not(Box::new(test))) } else { test };
    let span = statement.span.to(test.span);
    Statement { span, kind: StatementKind::If { test, then: vec![statement], otherwise: Vec::new() } }
}
