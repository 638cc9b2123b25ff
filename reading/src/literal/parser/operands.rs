//! Operands: literals, names, brackets.

use super::super::lexer::{RawPiece, Syntax, Token, TokenKind};
use super::super::syntax_tree::{Entry, Node, Piece, Span, Value};
use super::{Around, HOLES, Parser};
use crate::cut::Cut as _;

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Node {
        let Some(token) = self.token(0) else {
            return Node::new(self.here(), Value::Other);
        };
        let span = token.span;
        match token.kind.clone() {
            TokenKind::Text(pieces) => self.strings(span, pieces),
            TokenKind::Words(words) => {
                self.at += 1;
                Node::new(span, Value::List(words.into_iter().map(|(word, at)| Node::text(at, word)).collect()))
            }
            TokenKind::Pattern { source, flags } => {
                self.at += 1;
                Node::new(span, Value::Pattern { source, flags })
            }
            TokenKind::Number => {
                self.at += 1;
                Node::new(span, Value::Number(self.text.cut(span.start..span.end).to_owned()))
            }
            TokenKind::Symbol(name) => {
                self.at += 1;
                Node::new(span, Value::Symbol(name))
            }
            TokenKind::Name => self.named(),
            TokenKind::Punctuation("(") => self.parenthesis(),
            TokenKind::Punctuation("[") => self.brackets(),
            TokenKind::Punctuation("{") => self.braces(),
            TokenKind::Punctuation("->") if self.syntax == Syntax::Ruby => {
                self.at += 1;
                self.function_literal()
            }
            TokenKind::Punctuation("@") => {
                self.at += 1;
                let name = match self.token(0) {
                    Some(token) if token.kind == TokenKind::Name && !token.spaced => {
                        let name = format!("@{}", self.text.cut(token.span.start..token.span.end));
                        self.at += 1;
                        name
                    }
                    _ => "@".to_owned(),
                };
                Node::new(span.to(self.last_span()), Value::Name(name))
            }
            TokenKind::Punctuation(")" | "]" | "}" | "," | ";" | ":" | "=>") => {
                Node::new(Span::new(span.start, span.start), Value::Other)
            }
            TokenKind::Punctuation(_) => {
                self.at += 1;
                Node::new(span, Value::Other)
            }
        }
    }

    /// A string, and the strings right after it: Python, Ruby and C join them.
    pub(super) fn strings(&mut self, span: Span, pieces: Vec<RawPiece>) -> Node {
        self.at += 1;
        let mut all = self.pieces(pieces);
        let mut end = span;
        if matches!(self.syntax, Syntax::Python | Syntax::Ruby) {
            while let Some(Token { kind: TokenKind::Text(next), span: at, begins_line, .. }) = self.token(0) {
                if *begins_line && (!self.around.brackets || self.syntax == Syntax::Ruby) {
                    break;
                }
                let (next, at) = (next.clone(), *at);
                self.at += 1;
                end = at;
                let next = self.pieces(next);
                all.extend(next);
            }
        }
        Node::new(span.to(end), Value::Text(all))
    }

    pub(super) fn pieces(&mut self, raw: Vec<RawPiece>) -> Vec<Piece> {
        raw.into_iter()
            .map(|piece| match piece {
                RawPiece::Text(text) => Piece::Text(text),
                RawPiece::Hole(span) => Piece::Hole(self.hole(span)),
            })
            .collect()
    }

    pub(super) fn hole(&self, span: Span) -> Node {
        if self.holes >= HOLES {
            return Node::new(span, Value::Other);
        }
        let node = Parser::new(self.text, self.syntax, span, self.holes + 1).expression();
        Node::new(span, node.value)
    }

    pub(super) fn named(&mut self) -> Node {
        let span = self.here();
        let word = self.word().unwrap_or_default();
        let value = match word {
            "true" | "True" => Value::Bool(true),
            "false" | "False" => Value::Bool(false),
            "null" | "None" | "nil" | "undefined" | "NULL" => Value::Null,
            "function" | "fn" if self.is_at(1, "(") || (word == "function" && self.is_at(2, "(")) => {
                return self.function_literal();
            }
            "func" if self.syntax == Syntax::Go && self.is_at(1, "(") => return self.function_literal(),
            "lambda" if self.syntax == Syntax::Python => return self.python_lambda(),
            "lambda" | "proc"
                if self.syntax == Syntax::Ruby && (self.is_at(1, "{") || self.word_at(1) == Some("do")) =>
            {
                self.at += 1;
                return self.function_literal();
            }
            "array" if self.syntax == Syntax::Php && self.is_at(1, "(") => {
                self.at += 1;
                return self.brackets();
            }
            "map" if self.syntax == Syntax::Go && self.is_at(1, "[") => return self.go_map(),
            _ if self.is_arrow(1) => return self.arrow(vec![word.to_owned()], span, 1),
            _ => {
                self.at += 1;
                self.skip_type_arguments();
                return Node::new(span, Value::Name(word.trim_start_matches('$').to_owned()));
            }
        };
        self.at += 1;
        Node::new(span, value)
    }

    /// Go: `map[string]string{…}`.
    pub(super) fn go_map(&mut self) -> Node {
        let start = self.here();
        let mut offset = 1;
        while offset < 12 && !self.is_at(offset, "{") && self.token(offset).is_some_and(|token| !token.begins_line) {
            offset += 1;
        }
        if self.is_at(offset, "{") {
            self.at += offset;
            let map = self.braces();
            return Node::new(start.to(map.span), map.value);
        }
        self.at += 1;
        Node::new(start, Value::Name("map".to_owned()))
    }

    /// `<String, Object>` after a name, if a call, a literal or another name follows.
    pub(super) fn skip_type_arguments(&mut self) {
        if !self.is("<") || matches!(self.syntax, Syntax::Python | Syntax::Ruby | Syntax::Php | Syntax::Go) {
            return;
        }
        let mut depth = 0;
        for offset in 0..24 {
            match self.token(offset).map(|token| &token.kind) {
                Some(TokenKind::Punctuation("<")) => depth += 1,
                Some(TokenKind::Punctuation(">")) => {
                    depth -= 1;
                    if depth == 0 {
                        let follows = self.token(offset + 1).map(|token| &token.kind);
                        if matches!(
                            follows,
                            Some(TokenKind::Punctuation("(" | "{" | "[" | "=" | ">") | TokenKind::Name)
                        ) {
                            self.at += offset + 1;
                        }
                        return;
                    }
                }
                Some(TokenKind::Name | TokenKind::Punctuation("," | "." | "?" | "[" | "]" | "|")) => {}
                _ => return,
            }
        }
    }

    pub(super) fn parenthesis(&mut self) -> Node {
        let start = self.here();
        let close = self.close();
        if self.is_arrow(close - self.at + 1) || (self.syntax == Syntax::JavaScript && self.is_typed_arrow(close)) {
            let parameters = (self.at + 1..close)
                .filter(|&at| self.tokens[at].kind == TokenKind::Name)
                .map(|at| self.text.cut(self.tokens[at].span.start..self.tokens[at].span.end).to_owned())
                .collect();
            let mut offset = close - self.at + 1;
            while !self.is_at(offset, "=>") && !self.is_at(offset, "->") && offset < close - self.at + 12 {
                offset += 1;
            }
            return self.arrow(parameters, start, offset);
        }
        let around = std::mem::replace(&mut self.around, Around { brackets: true, command: false });
        self.at += 1;
        let mut items = Vec::new();
        let mut has_comma = false;
        while self.at < close {
            let before = self.at;
            items.push(self.expression());
            if self.is(",") {
                has_comma = true;
                self.at += 1;
            }
            if self.at == before {
                self.at += 1;
            }
        }
        self.around = around;
        self.at = (close + 1).min(self.tokens.len());
        let span = start.to(self.last_span());
        if has_comma && self.syntax == Syntax::Python {
            return Node::new(span, Value::List(items));
        }
        match items.pop() {
            // A cast: `(string) x`.
            Some(last) => Node::new(span, last.value),
            None if self.syntax == Syntax::Python => Node::new(span, Value::List(Vec::new())),
            None => Node::new(span, Value::Other),
        }
    }

    /// `(…): Type => …`.
    pub(super) fn is_typed_arrow(&self, close: usize) -> bool {
        let kind = |at: usize| self.tokens.get(at).map(|token| &token.kind);
        matches!(kind(close + 1), Some(TokenKind::Punctuation(":")))
            && (close + 2..close + 10)
                .take_while(|&at| !matches!(kind(at), Some(TokenKind::Punctuation(";" | "," | ")")) | None))
                .any(|at| matches!(kind(at), Some(TokenKind::Punctuation("=>"))))
    }

    /// `[…]`, or `(…)` after PHP's `array`: a list, or a map if there are keys.
    pub(super) fn brackets(&mut self) -> Node {
        let start = self.here();
        // Go: `[]string{…}`.
        if self.syntax == Syntax::Go && self.is_at(1, "]") {
            let mut offset = 2;
            while offset < 8
                && !self.is_at(offset, "{")
                && (self.is_name_at(offset) || self.is_at(offset, ".") || self.is_at(offset, "*"))
            {
                offset += 1;
            }
            if self.is_at(offset, "{") {
                self.at += offset;
                let list = self.braces();
                return Node::new(start.to(list.span), list.value);
            }
        }
        // C#: `new[] { … }`.
        if self.syntax == Syntax::CSharp && self.is_at(1, "]") && self.is_at(2, "{") {
            self.at += 2;
            return self.braces();
        }
        self.items(start)
    }

    pub(super) fn braces(&mut self) -> Node {
        let start = self.here();
        self.items(start)
    }

    /// The items between the brackets that begin here.
    pub(super) fn items(&mut self, start: Span) -> Node {
        let is_brace = self.is("{");
        let close = self.close();
        self.at += 1;
        let around = std::mem::replace(&mut self.around, Around { brackets: true, command: false });
        let mut entries: Vec<Entry> = Vec::new();
        let mut has_keys = false;
        while self.at < close {
            let before = self.at;
            if self.take(",") || self.take(";") {
                continue;
            }
            let entry = self.entry(is_brace);
            if !(entry.key.is_none() && entry.value.value == Value::Other) {
                has_keys |= entry.key.is_some() || (is_brace && matches!(&entry.value.value, Value::Spread(_)));
                entries.push(entry);
            }
            if self.at == before {
                self.at += 1;
            }
        }
        self.around = around;
        self.at = (close + 1).min(self.tokens.len());
        let span = start.to(self.last_span());
        let is_empty_map = entries.is_empty() && is_brace;
        if has_keys || is_empty_map {
            return Node::new(span, Value::Map(entries));
        }
        Node::new(span, Value::List(entries.into_iter().map(|entry| entry.value).collect()))
    }

    pub(super) fn entry(&mut self, is_brace: bool) -> Entry {
        if is_brace && self.is_method(0) {
            if matches!(self.word(), Some("async" | "get" | "set")) && self.is_name_at(1) {
                self.at += 1;
            }
            let key = Node::text(self.here(), self.word().unwrap_or_default().to_owned());
            self.at += 1;
            let value = self.function_literal();
            return Entry { key: Some(key), value };
        }
        // `[name]: value`.
        if is_brace && self.is("[") && self.syntax == Syntax::JavaScript {
            let close = self.close();
            self.at += 1;
            let key = self.expression();
            self.at = (close + 1).min(self.tokens.len());
            if self.take(":") {
                return Entry { key: Some(key), value: self.expression() };
            }
        }
        let node = self.binary(2);
        if self.take(":") || self.take("=>") || self.take("=") {
            let key = if is_brace { key_of(node, self.syntax) } else { node };
            return Entry { key: Some(key), value: self.expression() };
        }
        if is_brace
            && self.syntax == Syntax::JavaScript
            && matches!(&node.value, Value::Name(name) if !name.contains('.'))
        {
            return Entry { key: Some(key_of(node.clone(), self.syntax)), value: node };
        }
        Entry { key: None, value: node }
    }
}

/// A name as a key is its text; in Python it is a variable.
fn key_of(node: Node, syntax: Syntax) -> Node {
    match node.value {
        Value::Name(name) if syntax != Syntax::Python => Node::text(node.span, name),
        Value::Symbol(name) | Value::Number(name) => Node::text(node.span, name),
        value => Node::new(node.span, value),
    }
}
