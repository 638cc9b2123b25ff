//! Statements and blocks.

use super::super::lexer::{Syntax, Token, TokenKind};
use super::super::syntax_tree::{Node, Statement, StatementKind, Value};
use super::conditions::guarded;
use super::{DEPTH, Parser, expression_statement};

impl Parser<'_> {
    /// Statements up to the token `end`, or to a bracket or word that closes the enclosing block.
    pub(super) fn statements_into(&mut self, all: &mut Vec<Statement>, end: usize) {
        while self.at < end && !self.is("}") && !self.is(")") && !self.is("]") && !self.is_closing_word() {
            let before = self.at;
            self.statement_into(all, end);
            if self.at == before {
                self.at += 1;
            }
        }
    }

    pub(super) fn begins_statement(&self) -> bool {
        self.begins_line()
            || self.at == 0
            || matches!(self.tokens[self.at - 1].kind, TokenKind::Punctuation(";" | "{" | "}"))
    }

    pub(super) fn block(&mut self) -> Vec<Statement> {
        let mut all = Vec::new();
        let close = self.close();
        self.at += 1;
        if self.depth < DEPTH {
            self.depth += 1;
            let around = std::mem::take(&mut self.around);
            while self.at < close {
                self.statements_into(&mut all, close);
                self.at += usize::from(self.at < close);
            }
            self.around = around;
            self.depth -= 1;
        }
        self.at = (close + 1).min(self.tokens.len());
        all
    }

    /// Python: the more indented lines below, or the rest of the line.
    pub(super) fn indented_block(&mut self, indent: usize, end: usize) -> Vec<Statement> {
        let mut all = Vec::new();
        self.depth += 1;
        let within = self.depth < DEPTH;
        if self.begins_line() {
            while self.at < end && self.token(0).is_some_and(|token| !token.begins_line || token.indent > indent) {
                let before = self.at;
                if within {
                    self.statement_into(&mut all, end);
                }
                self.at += usize::from(self.at == before);
            }
        } else {
            while self.at < end && !self.begins_line() {
                let before = self.at;
                if within {
                    self.statement_into(&mut all, end);
                }
                self.at += usize::from(self.at == before);
            }
        }
        self.depth -= 1;
        all
    }

    pub(super) fn statement_into(&mut self, all: &mut Vec<Statement>, end: usize) {
        let start = self.here();
        match self.word() {
            Some("if" | "elif" | "elseif" | "elsif" | "unless") => return self.condition(all, end),
            Some("return") => {
                self.at += 1;
                let ends = self.is(";") || self.is("}") || self.begins_line() || self.at >= end;
                let value = if ends { None } else { Some(self.expression()) };
                let span = start.to(self.last_span());
                let guard = self.ruby_guard();
                let statement = Statement { span, kind: StatementKind::Return(value) };
                all.push(guarded(guard, statement));
                return;
            }
            Some("else" | "try" | "do" | "finally" | "begin")
                if !self.is_at(1, "(") && !self.is_at(1, ".") && !self.is_at(1, ":") =>
            {
                let name = self.word().unwrap_or_default().to_owned();
                self.at += 1;
                if self.is("{") {
                    let body = self.block();
                    all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
                } else if self.syntax == Syntax::Ruby {
                    let body = self.ruby_block();
                    self.ruby_end();
                    all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
                }
                return;
            }
            Some(word @ ("def" | "class" | "module" | "while" | "case" | "until" | "for"))
                if self.syntax == Syntax::Ruby =>
            {
                return self.ruby_definition(word, start, all);
            }
            Some("func") if self.syntax == Syntax::Go => return self.go_function(all),
            _ => {}
        }
        if self.is(";") || self.is(",") {
            self.at += 1;
            return;
        }
        if self.is("{") {
            if self.looks_like_map() {
                let node = self.expression();
                all.push(expression_statement(node));
            } else {
                let body = self.block();
                all.push(Statement {
                    span: start.to(self.last_span()),
                    kind: StatementKind::Block { name: String::new(), body },
                });
            }
            return;
        }
        self.expression_statement_into(all, end);
    }

    /// An expression, with the words before it (modifiers, types) and the block after it.
    pub(super) fn expression_statement_into(&mut self, all: &mut Vec<Statement>, end: usize) {
        let start = self.here();
        let indent = self.token(0).map_or(0, |token| token.indent);
        let mut node = self.expression();
        let mut name = node.last_name().unwrap_or_default().to_owned();
        // `public static final String X = …`, `const x: string[] = …`, `export default { … }`.
        let mut notes = 0;
        while self.at < end && !self.begins_line() && notes < 8 {
            let is_word = self.is_name_at(0) && !matches!(self.word(), Some("if" | "unless" | "do" | "else"));
            let is_map = self.is("{")
                && self.syntax == Syntax::JavaScript
                && (matches!(name.as_str(), "default") || self.looks_like_map());
            if is_word || is_map {
                if matches!(node.value, Value::Call { .. }) {
                    all.push(expression_statement(node));
                }
                node = self.expression();
                if let Some(found) =
                    node.last_name().filter(|_| matches!(node.value, Value::Call { .. }) || name.is_empty())
                {
                    found.clone_into(&mut name);
                }
            } else if (self.is(":") && (self.syntax != Syntax::Python || self.is_annotation()))
                || (self.is("=>") && matches!(self.syntax, Syntax::Php | Syntax::Ruby))
            {
                notes += 1;
                node = self.annotated(node);
            } else if self.syntax == Syntax::Python && self.take("->") {
                self.expression();
            } else {
                break;
            }
        }
        if self.is("{") && self.at < end && self.syntax != Syntax::Ruby {
            let body = self.block();
            all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
            return;
        }
        if self.syntax == Syntax::Python && self.is(":") {
            self.at += 1;
            let body = self.indented_block(indent, end);
            all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
            return;
        }
        let guard = self.ruby_guard();
        all.push(guarded(guard, expression_statement(node)));
        self.take(";");
    }

    /// Python: `NAME: type = value`.
    pub(super) fn is_annotation(&self) -> bool {
        self.is_name_at(1) && !self.token(1).is_none_or(|token| token.begins_line)
    }

    /// The text after a colon: a type before `=`, or the value of a key (if a part of an object was pasted).
    pub(super) fn annotated(&mut self, key: Node) -> Node {
        self.at += 1;
        let value = self.expression();
        let span = key.span.to(value.span);
        if let Value::Binary { operator: "=", right, .. } = value.value {
            return Node::new(span, Value::Binary { operator: "=", left: Box::new(key), right });
        }
        if matches!(value.value, Value::Name(_) | Value::Other) && self.is("{") {
            return key;
        }
        Node::new(span, Value::Binary { operator: ":", left: Box::new(key), right: Box::new(value) })
    }

    /// Whether the brace at this place begins a map: a key and a colon follow, or nothing does.
    pub(super) fn looks_like_map(&self) -> bool {
        match self.token(1).map(|token| &token.kind) {
            Some(TokenKind::Text(_)) => self.is_at(2, ":") || self.is_at(2, "=>") || self.is_at(2, ","),
            Some(TokenKind::Name) => {
                self.is_at(2, ":") && !self.is_at(3, ":")
                    || (self.is_at(2, ",") && self.syntax == Syntax::JavaScript)
                    || self.is_method(1)
            }
            Some(TokenKind::Symbol(_)) => self.is_at(2, "=>"),
            Some(TokenKind::Punctuation("..." | "**")) => true,
            Some(TokenKind::Punctuation("[")) => self.syntax == Syntax::JavaScript,
            _ => false,
        }
    }

    /// Whether a method of an object begins here: `name(…) {`, `async name(…) {`.
    pub(super) fn is_method(&self, offset: usize) -> bool {
        if self.syntax != Syntax::JavaScript {
            return false;
        }
        if matches!(
            self.word_at(offset),
            Some("if" | "for" | "while" | "switch" | "catch" | "with" | "function" | "return") | None
        ) {
            return false;
        }
        let is_prefixed = matches!(self.word_at(offset), Some("async" | "get" | "set")) && self.is_name_at(offset + 1);
        let open = self.at + offset + 1 + usize::from(is_prefixed);
        if !self.is_at(open - self.at, "(") {
            return false;
        }
        let close = self.closes[open];
        let is_block =
            |token: Option<&Token>| matches!(token.map(|token| &token.kind), Some(TokenKind::Punctuation("{")));
        is_block(self.tokens.get(close + 1))
            // `): Type {`
            || (matches!(self.tokens.get(close + 1).map(|token| &token.kind), Some(TokenKind::Punctuation(":")))
                && (close + 2..close + 12).any(|at| is_block(self.tokens.get(at))))
    }
}
