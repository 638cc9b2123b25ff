//! Ruby's blocks and commands.

use super::super::lexer::{Syntax, TokenKind};
use super::super::syntax_tree::{Argument, Node, Span, Statement, StatementKind, Value};
use super::{DEPTH, Parser};

impl Parser<'_> {
    pub(super) fn is_closing_word(&self) -> bool {
        self.syntax == Syntax::Ruby
            && self.begins_statement()
            && matches!(self.word(), Some("end" | "else" | "elsif" | "when" | "rescue" | "ensure"))
    }

    /// Ruby: up to `end`, or to the word that begins the next branch, which is not consumed.
    pub(super) fn ruby_block(&mut self) -> Vec<Statement> {
        let mut all = Vec::new();
        self.depth += 1;
        if self.depth < DEPTH {
            let around = std::mem::take(&mut self.around);
            let end = self.tokens.len();
            self.statements_into(&mut all, end);
            self.around = around;
        }
        self.depth -= 1;
        all
    }

    pub(super) fn ruby_end(&mut self) {
        // The branches of `case` and `begin` are skipped.
        let mut rest = Vec::new();
        while matches!(self.word(), Some("else" | "elsif" | "when" | "rescue" | "ensure")) && self.depth < DEPTH {
            self.at += 1;
            rest.append(&mut self.ruby_block());
        }
        if self.word() == Some("end") {
            self.at += 1;
        }
    }

    pub(super) fn ruby_definition(&mut self, word: &str, start: Span, all: &mut Vec<Statement>) {
        self.at += 1;
        let mut name = self.word().unwrap_or_default().to_owned();
        while self.at < self.tokens.len() && !self.begins_line() && !self.is(";") {
            if self.is("(") || self.is("[") {
                self.at = self.close();
            }
            if let Some(found) = self
                .word()
                .filter(|_| self.at > 0 && matches!(self.tokens[self.at - 1].kind, TokenKind::Punctuation(".")))
            {
                found.clone_into(&mut name);
            }
            self.at += 1;
        }
        if word == "case" {
            name = String::new();
        }
        let body = self.ruby_block();
        self.ruby_end();
        all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
    }

    /// A call without parentheses (`origins "a", "b"`), and the block after a call.
    pub(super) fn ruby_command(&mut self, node: Node) -> Node {
        let mut node = node;
        if matches!(node.value, Value::Name(_) | Value::Member { .. }) && self.begins_command() && self.depth < DEPTH {
            self.depth += 1;
            let around = self.around;
            self.around.command = true;
            let mut arguments = vec![self.argument()];
            while self.take(",") {
                arguments.push(self.argument());
            }
            self.around = around;
            self.depth -= 1;
            let span = node.span.to(self.last_span());
            // `map.merge x do |y| … end`: the block belongs to the command.
            node = Node::new(span, Value::Call { callee: Box::new(node), arguments });
        }
        let is_callable = matches!(node.value, Value::Name(_) | Value::Member { .. } | Value::Call { .. });
        if self.begins_line() || !is_callable || self.depth >= DEPTH {
            return node;
        }
        let block = if self.word() == Some("do") && !self.around.command {
            self.ruby_do()
        } else if self.is("{") {
            self.ruby_braces()
        } else {
            return node;
        };
        let span = node.span.to(self.last_span());
        let (callee, mut arguments) = match node.value {
            Value::Call { callee, arguments } => (callee, arguments),
            value => (Box::new(Node::new(node.span, value)), Vec::new()),
        };
        arguments.push(Argument { name: None, value: block });
        let call = Node::new(span, Value::Call { callee, arguments });
        self.postfix_after_block(call)
    }

    /// `end.join`, which is rare, so it is only followed once.
    pub(super) fn postfix_after_block(&mut self, node: Node) -> Node {
        if self.is(".") && self.is_name_at(1) {
            let name = self.word_at(1).unwrap_or_default().to_owned();
            self.at += 2;
            let span = node.span.to(self.last_span());
            return Node::new(span, Value::Member { of: Box::new(node), name });
        }
        node
    }

    pub(super) fn begins_command(&self) -> bool {
        let Some(token) = self.token(0) else { return false };
        if token.begins_line || !token.spaced {
            return false;
        }
        match &token.kind {
            TokenKind::Text(_)
            | TokenKind::Words(_)
            | TokenKind::Pattern { .. }
            | TokenKind::Number
            | TokenKind::Symbol(_)
            | TokenKind::Punctuation("->" | "[") => true,
            TokenKind::Name => !matches!(
                self.word(),
                Some("if" | "unless" | "do" | "and" | "or" | "then" | "while" | "until" | "in" | "rescue" | "end")
            ),
            TokenKind::Punctuation("*" | "**" | "&" | ":") => self.token(1).is_some_and(|next| !next.spaced),
            TokenKind::Punctuation(_) => false,
        }
    }

    pub(super) fn ruby_do(&mut self) -> Node {
        let start = self.here();
        self.at += 1;
        let parameters = self.ruby_parameters();
        let body = self.ruby_block();
        self.ruby_end();
        Node::new(start.to(self.last_span()), Value::Function { parameters, body })
    }

    pub(super) fn ruby_braces(&mut self) -> Node {
        let start = self.here();
        let close = self.close();
        self.at += 1;
        let parameters = self.ruby_parameters();
        let mut body = Vec::new();
        self.depth += 1;
        let around = std::mem::take(&mut self.around);
        while self.at < close && self.depth < DEPTH {
            self.statements_into(&mut body, close);
            self.at += usize::from(self.at < close);
        }
        self.around = around;
        self.depth -= 1;
        self.at = (close + 1).min(self.tokens.len());
        Node::new(start.to(self.last_span()), Value::Function { parameters, body })
    }

    pub(super) fn ruby_parameters(&mut self) -> Vec<String> {
        let mut parameters = Vec::new();
        if self.take("||") || !self.take("|") {
            return parameters;
        }
        while self.at < self.tokens.len() && !self.is("|") && !self.begins_line() {
            parameters.extend(self.word().map(str::to_owned));
            self.at += 1;
        }
        self.take("|");
        parameters
    }
}
