//! Tokens into a tree. One tolerant parser serves all languages: it follows what configuration is written with, and steps
//! over the rest. It never fails and always makes progress.

use super::lexer::{RawPiece, Syntax, Token, TokenKind, tokens};
use super::syntax_tree::{Argument, Entry, Node, Piece, Span, Statement, StatementKind, Value};

/// How deep expressions and blocks may nest; what is deeper is stepped over.
const DEPTH: usize = 40;
/// How many links a chain of calls, or operands a chain of operators, may have.
const CHAIN: usize = 80;
/// How deep strings may nest within the holes of strings.
const HOLES: usize = 4;

struct Parser<'t> {
    text: &'t str,
    syntax: Syntax,
    tokens: Vec<Token>,
    /// For each opening bracket the token that closes it; for every other token itself.
    closes: Vec<usize>,
    at: usize,
    depth: usize,
    holes: usize,
    around: Around,
}

/// What stands around the expression that is read.
#[derive(Clone, Copy, Debug, Default)]
struct Around {
    /// Brackets, within which the end of a line ends nothing.
    brackets: bool,
    /// A Ruby command without parentheses, whose block a `do` is.
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
        // What is left is a bracket that closes nothing.
        parser.at += 1;
    }
    let fragment = fragment(&all, span);
    all.extend(fragment);
    all
}

/// A text that is nothing but pairs is a piece of a map: that map, without its brackets.
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

    // ── looking at tokens ──

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
        (token.kind == TokenKind::Name).then(|| &self.text[token.span.start..token.span.end])
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

    /// Whether a line's end ends an expression that could go on.
    fn ends_at_line(&self) -> bool {
        matches!(self.syntax, Syntax::Python | Syntax::Ruby | Syntax::Go)
    }

    fn close(&self) -> usize {
        self.closes[self.at].min(self.tokens.len())
    }

    // ── statements ──

    /// Statements up to the token `end`, or to a bracket or word that closes what is around them.
    fn statements_into(&mut self, all: &mut Vec<Statement>, end: usize) {
        while self.at < end && !self.is("}") && !self.is(")") && !self.is("]") && !self.is_closing_word() {
            let before = self.at;
            self.statement_into(all, end);
            if self.at == before {
                self.at += 1;
            }
        }
    }

    fn is_closing_word(&self) -> bool {
        self.syntax == Syntax::Ruby
            && self.begins_statement()
            && matches!(self.word(), Some("end" | "else" | "elsif" | "when" | "rescue" | "ensure"))
    }

    fn begins_statement(&self) -> bool {
        self.begins_line()
            || self.at == 0
            || matches!(self.tokens[self.at - 1].kind, TokenKind::Punctuation(";" | "{" | "}"))
    }

    fn block(&mut self) -> Vec<Statement> {
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

    /// Python: the lines below that are indented further, or the rest of the line.
    fn indented_block(&mut self, indent: usize, end: usize) -> Vec<Statement> {
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

    /// Ruby: up to `end`, or to the word that begins the next branch, which is left.
    fn ruby_block(&mut self) -> Vec<Statement> {
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

    fn ruby_end(&mut self) {
        // The branches of `case` and `begin` are stepped over.
        let mut rest = Vec::new();
        while matches!(self.word(), Some("else" | "elsif" | "when" | "rescue" | "ensure")) && self.depth < DEPTH {
            self.at += 1;
            rest.append(&mut self.ruby_block());
        }
        if self.word() == Some("end") {
            self.at += 1;
        }
    }

    fn statement_into(&mut self, all: &mut Vec<Statement>, end: usize) {
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

    /// An expression, with the words in front of it (modifiers, types) and the block behind it.
    fn expression_statement_into(&mut self, all: &mut Vec<Statement>, end: usize) {
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
    fn is_annotation(&self) -> bool {
        self.is_name_at(1) && !self.token(1).is_none_or(|token| token.begins_line)
    }

    /// What follows a colon: a type in front of `=`, or the value of a key (a piece of an object was pasted).
    fn annotated(&mut self, key: Node) -> Node {
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

    /// `if` behind a statement.
    fn ruby_guard(&mut self) -> Option<(Node, bool)> {
        if self.syntax != Syntax::Ruby || self.begins_line() {
            return None;
        }
        let word = self.word().filter(|word| matches!(*word, "if" | "unless"))?;
        self.at += 1;
        Some((self.expression(), word == "unless"))
    }

    fn condition(&mut self, all: &mut Vec<Statement>, end: usize) {
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

    fn branch(&mut self, end: usize) -> Vec<Statement> {
        if self.is("{") {
            return self.block();
        }
        let mut all = Vec::new();
        self.statement_into(&mut all, end);
        all
    }

    fn python_else(&mut self, indent: usize, end: usize) -> Vec<Statement> {
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

    fn ruby_else(&mut self, end: usize) -> Vec<Statement> {
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

    fn ruby_definition(&mut self, word: &str, start: Span, all: &mut Vec<Statement>) {
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

    fn go_function(&mut self, all: &mut Vec<Statement>) {
        let start = self.here();
        let node = self.function_literal();
        let (name, body) = match node.value {
            Value::Function { parameters, body } => (parameters.first().cloned().unwrap_or_default(), body),
            _ => (String::new(), Vec::new()),
        };
        all.push(Statement { span: start.to(self.last_span()), kind: StatementKind::Block { name, body } });
    }

    /// Whether the brace at this place begins a map: a key and a colon follow, or nothing does.
    fn looks_like_map(&self) -> bool {
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
    fn is_method(&self, offset: usize) -> bool {
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

    // ── expressions ──

    fn expression(&mut self) -> Node {
        self.binary(0)
    }

    fn binary(&mut self, least: u8) -> Node {
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

    /// The operator at this place, how strongly it binds, and how many tokens it is.
    fn operator(&self) -> Option<(&'static str, u8, usize)> {
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

    fn has_word_operators(&self) -> bool {
        matches!(self.syntax, Syntax::Python | Syntax::Ruby | Syntax::Php)
    }

    fn operation(&mut self, left: Node, operator: &'static str, precedence: u8, length: usize) -> Node {
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
                // Assignments group to the right, all others to the left.
                let right = self.binary(if precedence == 1 { 1 } else { precedence + 1 });
                let span = join(&left, &right);
                Node::new(span, Value::Binary { operator, left: Box::new(left), right: Box::new(right) })
            }
        }
    }

    fn step_over(&mut self) -> Node {
        let span = self.here();
        if self.at < self.tokens.len() {
            self.at = self.close() + 1;
        }
        Node::new(span, Value::Other)
    }

    fn unary(&mut self) -> Node {
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
                        Value::Number(self.text[start.start..number.end].replace(' ', "")),
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

    fn nested_unary(&mut self) -> Node {
        if self.depth >= DEPTH {
            return self.step_over();
        }
        self.depth += 1;
        let node = self.unary();
        self.depth -= 1;
        node
    }

    fn is_prefix_word(&self) -> bool {
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

    fn primary(&mut self) -> Node {
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
                Node::new(span, Value::Number(self.text[span.start..span.end].to_owned()))
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
                        let name = format!("@{}", &self.text[token.span.start..token.span.end]);
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

    /// A string, and those that follow it at once: Python, Ruby and C join them.
    fn strings(&mut self, span: Span, pieces: Vec<RawPiece>) -> Node {
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

    fn pieces(&mut self, raw: Vec<RawPiece>) -> Vec<Piece> {
        raw.into_iter()
            .map(|piece| match piece {
                RawPiece::Text(text) => Piece::Text(text),
                RawPiece::Hole(span) => Piece::Hole(self.hole(span)),
            })
            .collect()
    }

    fn hole(&self, span: Span) -> Node {
        if self.holes >= HOLES {
            return Node::new(span, Value::Other);
        }
        let node = Parser::new(self.text, self.syntax, span, self.holes + 1).expression();
        Node::new(span, node.value)
    }

    fn named(&mut self) -> Node {
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

    fn is_arrow(&self, offset: usize) -> bool {
        match self.syntax {
            Syntax::JavaScript | Syntax::CSharp => self.is_at(offset, "=>"),
            Syntax::Java => self.is_at(offset, "->"),
            _ => false,
        }
    }

    /// `=> body`, at `offset` from here.
    fn arrow(&mut self, parameters: Vec<String>, start: Span, offset: usize) -> Node {
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
    fn function_literal(&mut self) -> Node {
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
                        parameters.push(self.text[token.span.start..token.span.end].trim_start_matches('$').to_owned());
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

    fn python_lambda(&mut self) -> Node {
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

    /// Go: `map[string]string{…}`.
    fn go_map(&mut self) -> Node {
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

    /// `<String, Object>` behind a name, where a call, a literal or another name follows.
    fn skip_type_arguments(&mut self) {
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

    fn parenthesis(&mut self) -> Node {
        let start = self.here();
        let close = self.close();
        if self.is_arrow(close - self.at + 1) || (self.syntax == Syntax::JavaScript && self.is_typed_arrow(close)) {
            let parameters = (self.at + 1..close)
                .filter(|&at| self.tokens[at].kind == TokenKind::Name)
                .map(|at| self.text[self.tokens[at].span.start..self.tokens[at].span.end].to_owned())
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
    fn is_typed_arrow(&self, close: usize) -> bool {
        let kind = |at: usize| self.tokens.get(at).map(|token| &token.kind);
        matches!(kind(close + 1), Some(TokenKind::Punctuation(":")))
            && (close + 2..close + 10)
                .take_while(|&at| !matches!(kind(at), Some(TokenKind::Punctuation(";" | "," | ")")) | None))
                .any(|at| matches!(kind(at), Some(TokenKind::Punctuation("=>"))))
    }

    /// `[…]`, or `(…)` behind PHP's `array`: a list, or a map where keys are given.
    fn brackets(&mut self) -> Node {
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

    fn braces(&mut self) -> Node {
        let start = self.here();
        self.items(start)
    }

    /// The items between the brackets that begin here.
    fn items(&mut self, start: Span) -> Node {
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

    fn entry(&mut self, is_brace: bool) -> Entry {
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

    fn postfix(&mut self, first: Node) -> Node {
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
                // `?.(`, `?.[`, or a dot that somebody is still typing behind.
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

    fn index(&mut self, of: Node) -> Node {
        let close = self.close();
        self.at += 1;
        let around = std::mem::replace(&mut self.around, Around { brackets: true, command: false });
        let index = self.expression();
        self.around = around;
        self.at = (close + 1).min(self.tokens.len());
        Node::new(of.span.to(self.last_span()), Value::Index { of: Box::new(of), index: Box::new(index) })
    }

    /// Whether the brace behind this expression gives it its fields.
    fn is_initialiser(&self, node: &Node, begins_line: bool, spaced: bool) -> bool {
        match self.syntax {
            Syntax::Go => !spaced && !begins_line && matches!(node.value, Value::Name(_) | Value::Index { .. }),
            Syntax::CSharp => {
                let is_new = self.tokens[..self.at].iter().rev().take(24).any(|token| {
                    token.kind == TokenKind::Name
                        && &self.text[token.span.start..token.span.end] == "new"
                        && token.span.end <= node.span.start
                        && node.span.start - token.span.end <= 2
                });
                is_new && matches!(node.value, Value::Name(_) | Value::Call { .. } | Value::Index { .. })
            }
            Syntax::Java => matches!(node.value, Value::Index { .. }) && !begins_line,
            _ => false,
        }
    }

    fn initialised(&mut self, of: Node) -> Node {
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

    fn call(&mut self, callee: Node) -> Node {
        let close = self.close();
        self.at += 1;
        let around = std::mem::replace(&mut self.around, Around { brackets: true, command: false });
        let arguments = if self.depth < DEPTH { self.arguments(close) } else { Vec::new() };
        self.around = around;
        self.at = (close + 1).min(self.tokens.len());
        Node::new(callee.span.to(self.last_span()), Value::Call { callee: Box::new(callee), arguments })
    }

    fn arguments(&mut self, close: usize) -> Vec<Argument> {
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

    fn argument(&mut self) -> Argument {
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

    // ── Ruby ──

    /// A call without parentheses (`origins "a", "b"`), and the block behind a call.
    fn ruby_command(&mut self, node: Node) -> Node {
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

    /// `end.join`, which is rare enough to be followed once.
    fn postfix_after_block(&mut self, node: Node) -> Node {
        if self.is(".") && self.is_name_at(1) {
            let name = self.word_at(1).unwrap_or_default().to_owned();
            self.at += 2;
            let span = node.span.to(self.last_span());
            return Node::new(span, Value::Member { of: Box::new(node), name });
        }
        node
    }

    fn begins_command(&self) -> bool {
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

    fn ruby_do(&mut self) -> Node {
        let start = self.here();
        self.at += 1;
        let parameters = self.ruby_parameters();
        let body = self.ruby_block();
        self.ruby_end();
        Node::new(start.to(self.last_span()), Value::Function { parameters, body })
    }

    fn ruby_braces(&mut self) -> Node {
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

    fn ruby_parameters(&mut self) -> Vec<String> {
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

fn expression_statement(node: Node) -> Statement {
    Statement { span: node.span, kind: StatementKind::Expression(node) }
}

fn guarded(guard: Option<(Node, bool)>, statement: Statement) -> Statement {
    let Some((test, is_negative)) = guard else { return statement };
    let test = if is_negative { Node::new(test.span, Value::Not(Box::new(test))) } else { test };
    let span = statement.span.to(test.span);
    Statement { span, kind: StatementKind::If { test, then: vec![statement], otherwise: Vec::new() } }
}

/// A name as a key is the text of it; in Python it is a variable.
fn key_of(node: Node, syntax: Syntax) -> Node {
    match node.value {
        Value::Name(name) if syntax != Syntax::Python => Node::text(node.span, name),
        Value::Symbol(name) | Value::Number(name) => Node::text(node.span, name),
        value => Node::new(node.span, value),
    }
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

/// For each opening bracket the token that closes it, or the end; for every other token itself.
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
                // Brackets in between that were not closed end here too.
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
