//! Splits text in a programming language into tokens. Comments are left out; strings are unescaped.
//!
//! It never fails: a string that isn't closed ends with its line, and an unknown character is left out.
#![expect(clippy::indexing_slicing, reason = "the lexer indexes at positions that it compares with the end first")]

use super::syntax_tree::Span;
use crate::cut::Cut as _;

/// The languages that are read. JSON counts as JavaScript, Kotlin as Java, TypeScript as JavaScript.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Syntax {
    JavaScript,
    Python,
    Ruby,
    Php,
    Java,
    CSharp,
    Go,
}

/// A token, its place and the text before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    /// Whether it is the first token of its line.
    pub(super) begins_line: bool,
    /// The indentation of its line.
    pub(super) indent: usize,
    /// Whether there is white space before it.
    pub(super) spaced: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    Text(Vec<RawPiece>),
    /// A list of words: Ruby's `%w[a b]`, and `%i[a b]` of symbols.
    Words(Vec<(String, Span)>),
    Pattern {
        source: String,
        flags: String,
    },
    Number,
    Name,
    Symbol(String),
    Punctuation(&'static str),
}

/// A part of a string; the expression in a hole isn't read yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RawPiece {
    Text(String),
    Hole(Span),
}

/// Longer ones first.
const PUNCTUATION: [&str; 55] = [
    "===", "!==", "...", "**=", "||=", "&&=", "??=", "<=>", "=>", "->", "?.", "?:", "??", "::", "||", "&&", "==", "!=",
    "<=", ">=", ":=", "+=", "-=", "*=", "/=", ".=", "|=", "=~", "**", "<<", "<-", "(", ")", "[", "]", "{", "}", ",",
    ";", ":", ".", "=", "+", "-", "*", "/", "%", "<", ">", "?", "!", "&", "|", "@", "^",
];

#[expect(clippy::struct_excessive_bools, reason = "each is about one thing that was seen")]
pub(super) struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    syntax: Syntax,
    at: usize,
    end: usize,
    tokens: Vec<Token>,
    begins_line: bool,
    indent: usize,
    spaced: bool,
    /// The line break before the body of a heredoc, and the end of the body.
    heredoc: Option<(usize, usize)>,
    /// After one of these isn't closed, later ones are not searched for: each search would run to the end of the text.
    has_open_hole: bool,
    has_open_heredoc: bool,
    has_open_quote: bool,
    no_pattern_before: usize,
}

/// The tokens of the bytes `start..end` of the text.
pub(super) fn tokens(text: &str, syntax: Syntax, start: usize, end: usize) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        syntax,
        at: start,
        end,
        tokens: Vec::new(),
        begins_line: true,
        indent: 0,
        spaced: false,
        heredoc: None,
        has_open_hole: false,
        has_open_heredoc: false,
        has_open_quote: false,
        no_pattern_before: 0,
    };
    while lexer.at < lexer.end {
        lexer.step();
    }
    lexer.tokens
}

impl Lexer<'_> {
    fn byte(&self, offset: usize) -> u8 {
        if self.at + offset < self.end { self.bytes[self.at + offset] } else { 0 }
    }

    fn starts(&self, what: &str) -> bool {
        self.bytes[self.at..self.end].starts_with(what.as_bytes())
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        let span = Span::new(start, self.at);
        self.tokens.push(Token { kind, span, begins_line: self.begins_line, indent: self.indent, spaced: self.spaced });
        self.begins_line = false;
        self.spaced = false;
    }

    fn step(&mut self) {
        let byte = self.byte(0);
        match byte {
            b'\n' => self.new_line(),
            b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {
                if self.begins_line {
                    self.indent += if byte == b'\t' { 8 } else { 1 };
                }
                self.spaced = true;
                self.at += 1;
            }
            b'#' if self.has_hash_comments() => self.skip_line(),
            b'/' if self.byte(1) == b'/' && self.has_slash_comments() => self.skip_line(),
            b'/' if self.byte(1) == b'*' && self.has_slash_comments() => {
                let close = self.find("*/", self.at + 2).map_or(self.end, |close| close + 2);
                self.at = close;
                self.spaced = true;
            }
            b'\\' if self.byte(1) == b'\n' => {
                // The line continues, so what follows isn't the first token of a line.
                self.at += 2;
                self.spaced = true;
                self.begins_line = false;
            }
            _ => self.token(),
        }
    }

    fn new_line(&mut self) {
        self.at = match self.heredoc.take() {
            Some((line_break, end)) if line_break == self.at => end,
            _ => self.at + 1,
        };
        self.begins_line = true;
        self.indent = 0;
        self.spaced = true;
        if self.syntax == Syntax::Ruby && self.starts("=begin") {
            let close = self.find("\n=end", self.at).map_or(self.end, |close| close + 5);
            self.at = close;
        }
    }

    fn has_hash_comments(&self) -> bool {
        // PHP: `#[` begins an attribute.
        match self.syntax {
            Syntax::Python | Syntax::Ruby => true,
            Syntax::Php => self.byte(1) != b'[',
            _ => self.begins_line && self.byte(1) != b'{',
        }
    }

    fn has_slash_comments(&self) -> bool {
        !matches!(self.syntax, Syntax::Python | Syntax::Ruby)
    }

    fn skip_line(&mut self) {
        while self.at < self.end && self.bytes[self.at] != b'\n' {
            self.at += 1;
        }
    }

    fn find(&self, what: &str, from: usize) -> Option<usize> {
        self.text.get(from.min(self.end)..self.end)?.find(what).map(|found| from + found)
    }

    fn token(&mut self) {
        let start = self.at;
        let byte = self.byte(0);
        if let Some(length) = self.string_prefix() {
            return self.prefixed_string(start, length);
        }
        match byte {
            b'"' | b'\'' => {
                let has_holes = byte == b'"' && matches!(self.syntax, Syntax::Ruby | Syntax::Php);
                self.string_body(start, byte, false, has_holes);
            }
            b'`' if self.syntax == Syntax::JavaScript => self.string_body(start, byte, false, true),
            b'`' if self.syntax == Syntax::Go => self.raw_until(start, "`", 1),
            b'/' if self.is_pattern_place() => self.pattern(start),
            b'%' if self.syntax == Syntax::Ruby && self.is_operand_place() => self.percent_literal(start),
            b':' if self.syntax == Syntax::Ruby && self.is_symbol_place() => self.symbol(start),
            b'<' if self.starts("<<") && self.is_heredoc(start) => {}
            b'0'..=b'9' => {
                while is_word(self.byte(0)) || (self.byte(0) == b'.' && self.byte(1).is_ascii_digit()) {
                    self.at += 1;
                }
                self.push(TokenKind::Number, start);
            }
            _ if is_word(byte) || byte == b'$' => {
                self.at += 1;
                while is_word(self.byte(0)) {
                    self.at += 1;
                }
                // Ruby: `include?`, `gsub!`.
                if self.syntax == Syntax::Ruby
                    && matches!(self.byte(0), b'?' | b'!')
                    && !matches!(self.byte(1), b'=' | b' ')
                {
                    self.at += 1;
                }
                self.push(TokenKind::Name, start);
            }
            _ => {
                if let Some(found) = PUNCTUATION.iter().find(|punctuation| self.starts(punctuation)) {
                    self.at += found.len();
                    self.push(TokenKind::Punctuation(found), start);
                } else {
                    self.at += self.text.cut(start..).chars().next().map_or(1, char::len_utf8);
                }
            }
        }
    }

    /// The length of a string's prefix before the quote: `r"…"`, `f'…'`, `$"…"`, `@"…"`.
    fn string_prefix(&self) -> Option<usize> {
        let allowed: &[u8] = match self.syntax {
            Syntax::Python => b"rRbBuUfF",
            Syntax::CSharp => b"$@",
            _ => return None,
        };
        let length = (0..3).take_while(|&offset| allowed.contains(&self.byte(offset))).count();
        (length > 0 && matches!(self.byte(length), b'"' | b'\'')).then_some(length)
    }

    fn prefixed_string(&mut self, start: usize, length: usize) {
        let prefix = self.text.cut(start..start + length).to_ascii_lowercase();
        self.at += length;
        let quote = self.byte(0);
        let has_holes = prefix.contains(['f', '$']);
        if prefix.contains('@') {
            return self.verbatim(start, has_holes);
        }
        self.string_body(start, quote, prefix.contains('r'), has_holes);
    }

    /// Reads from the opening quote on. In Python, Java and C#, three quotes are one delimiter.
    fn string_body(&mut self, start: usize, quote: u8, is_raw: bool, has_holes: bool) {
        let triples = matches!(self.syntax, Syntax::Python | Syntax::Java | Syntax::CSharp);
        let is_triple = triples && self.byte(1) == quote && self.byte(2) == quote;
        let length = if is_triple { 3 } else { 1 };
        let spans_lines = is_triple || quote == b'`' || matches!(self.syntax, Syntax::Ruby | Syntax::Php);
        let is_raw = is_raw || (is_triple && self.syntax == Syntax::CSharp);
        self.at += length;
        let mut pieces = Vec::new();
        let mut text = String::new();
        // After an unclosed quote, later strings end at the end of their line.
        let spans_lines = spans_lines && !self.has_open_quote;
        let limit = self.end;
        loop {
            if self.at >= limit {
                self.has_open_quote |= spans_lines;
                break;
            }
            if !spans_lines && self.byte(0) == b'\n' {
                break;
            }
            let byte = self.byte(0);
            if byte == quote && (!is_triple || (self.byte(1) == quote && self.byte(2) == quote)) {
                self.at += length;
                break;
            }
            if byte == b'\\' {
                if is_raw {
                    text.push('\\');
                    self.at += 1;
                    if self.syntax == Syntax::Python && self.at < limit {
                        self.character(&mut text);
                    }
                } else {
                    self.escape(quote, &mut text);
                }
            } else if has_holes && let Some((hole, next)) = self.hole() {
                if !text.is_empty() {
                    pieces.push(RawPiece::Text(std::mem::take(&mut text)));
                }
                pieces.push(RawPiece::Hole(hole));
                self.at = next;
            } else {
                if has_holes
                    && (self.starts("{{") || self.starts("}}"))
                    && matches!(self.syntax, Syntax::Python | Syntax::CSharp)
                {
                    self.at += 1;
                }
                self.character(&mut text);
            }
        }
        if !text.is_empty() || pieces.is_empty() {
            pieces.push(RawPiece::Text(text));
        }
        self.at = self.at.min(self.end);
        self.push(TokenKind::Text(pieces), start);
    }

    fn character(&mut self, into: &mut String) {
        if let Some(c) = self.text.cut(self.at..self.end).chars().next() {
            into.push(c);
            self.at += c.len_utf8();
        } else {
            self.at += 1;
        }
    }

    fn escape(&mut self, quote: u8, text: &mut String) {
        let is_plain = quote == b'\'' && matches!(self.syntax, Syntax::Ruby | Syntax::Php);
        let next = self.byte(1);
        if is_plain {
            if !matches!(next, b'\\' | b'\'') {
                text.push('\\');
            }
            self.at += 1;
            if matches!(next, b'\\' | b'\'') {
                self.character(text);
            }
            return;
        }
        self.at += 2;
        match next {
            b'n' => text.push('\n'),
            b't' => text.push('\t'),
            b'r' => text.push('\r'),
            b'0' => text.push('\0'),
            b'\n' => {}
            b'\r' if self.byte(0) == b'\n' => self.at += 1,
            b'x' => self.code_point(2, text),
            b'u' if self.byte(0) == b'{' => {
                self.at += 1;
                let digits = (0..8).take_while(|&offset| self.byte(offset).is_ascii_hexdigit()).count();
                self.code_point(digits, text);
                if self.byte(0) == b'}' {
                    self.at += 1;
                }
            }
            b'u' => self.code_point(4, text),
            b'"' | b'\'' | b'\\' | b'`' | b'/' | b'$' | b'#' | b'{' => text.push(char::from(next)),
            _ => {
                self.at -= 1;
                // Languages differ here; people write such patterns in languages that keep the backslash.
                if matches!(self.syntax, Syntax::Python | Syntax::Php) {
                    text.push('\\');
                }
                if self.at < self.end {
                    self.character(text);
                }
            }
        }
    }

    fn code_point(&mut self, digits: usize, text: &mut String) {
        let end = (self.at + digits).min(self.end);
        if let Some(code) = self.text.get(self.at..end).and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            self.at = end;
        }
    }

    /// An interpolated expression at this place, and where the text continues.
    fn hole(&mut self) -> Option<(Span, usize)> {
        let open = match self.syntax {
            Syntax::JavaScript | Syntax::Php if self.starts("${") => 2,
            Syntax::Ruby if self.starts("#{") => 2,
            Syntax::Php if self.starts("{$") => 1,
            Syntax::Python | Syntax::CSharp if self.byte(0) == b'{' && self.byte(1) != b'{' => 1,
            Syntax::Php if self.byte(0) == b'$' && (self.byte(1).is_ascii_alphabetic() || self.byte(1) == b'_') => {
                let length = 1 + self.bytes[self.at + 1..self.end].iter().take_while(|&&byte| is_word(byte)).count();
                return Some((Span::new(self.at, self.at + length), self.at + length));
            }
            _ => return None,
        };
        if self.has_open_hole {
            return None;
        }
        let start = self.at + open;
        let mut depth = 1;
        let mut at = start;
        while at < self.end {
            match self.bytes[at] {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some((Span::new(start, at), at + 1));
                    }
                }
                quote @ (b'"' | b'\'' | b'`') => {
                    let rest = &self.bytes[at + 1..self.end];
                    let close = rest.iter().position(|&byte| byte == quote || byte == b'\n');
                    match close {
                        Some(close) if rest[close] == quote => at += close + 1,
                        _ => {}
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.has_open_hole = true;
        None
    }

    /// C#'s `@"…"`: only a doubled quote has a special meaning.
    fn verbatim(&mut self, start: usize, has_holes: bool) {
        self.at += 1;
        let mut pieces = Vec::new();
        let mut text = String::new();
        while self.at < self.end {
            if self.byte(0) == b'"' {
                self.at += 1;
                if self.byte(0) != b'"' {
                    break;
                }
            }
            if has_holes && let Some((hole, next)) = self.hole() {
                pieces.push(RawPiece::Text(std::mem::take(&mut text)));
                pieces.push(RawPiece::Hole(hole));
                self.at = next;
            } else {
                self.character(&mut text);
            }
        }
        pieces.push(RawPiece::Text(text));
        self.push(TokenKind::Text(pieces), start);
    }

    fn raw_until(&mut self, start: usize, close: &str, open: usize) {
        let from = start + open;
        let end = self.find(close, from);
        let text = self.text.cut(from..end.unwrap_or(self.end)).to_owned();
        self.at = end.map_or(self.end, |end| end + close.len());
        self.push(TokenKind::Text(vec![RawPiece::Text(text)]), start);
    }

    /// Whether an operand is expected here, so that `/` begins a pattern and `%` a list of words.
    fn is_operand_place(&self) -> bool {
        match self.tokens.last().map(|token| &token.kind) {
            None => true,
            Some(TokenKind::Punctuation(punctuation)) => !matches!(*punctuation, ")" | "]" | "}"),
            Some(TokenKind::Name) => {
                let name = self.tokens.last().map_or("", |token| self.text.cut(token.span.start..token.span.end));
                matches!(name, "return" | "in" | "of" | "case" | "when" | "and" | "or" | "not" | "typeof" | "if" | "unless")
                    // Ruby: a command's first argument, `origins /\.example\z/`.
                    || (self.syntax == Syntax::Ruby && self.spaced && self.byte(1) != b' ')
            }
            _ => false,
        }
    }

    fn is_pattern_place(&self) -> bool {
        matches!(self.syntax, Syntax::JavaScript | Syntax::Ruby)
            && self.at >= self.no_pattern_before
            && self.is_operand_place()
    }

    fn pattern(&mut self, start: usize) {
        let mut at = start + 1;
        let mut in_class = false;
        loop {
            let Some(&byte) = self.bytes.get(at).filter(|&&byte| at < self.end && byte != b'\n') else {
                // It is a division, and no later slash on this line can close a pattern either.
                self.no_pattern_before = at;
                self.at += 1;
                return self.push(TokenKind::Punctuation("/"), start);
            };
            match byte {
                b'\\' => at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => break,
                _ => {}
            }
            at += 1;
        }
        let source = self.text.cut(start + 1..at).to_owned();
        self.at = at + 1;
        while self.byte(0).is_ascii_alphabetic() {
            self.at += 1;
        }
        let flags = self.text.cut(at + 1..self.at).to_owned();
        self.push(TokenKind::Pattern { source, flags }, start);
    }

    /// Ruby's `%w[…]`, `%i(…)`, `%r{…}`, `%q(…)`.
    fn percent_literal(&mut self, start: usize) {
        let kind = self.byte(1);
        let (kind, open_at) = if kind.is_ascii_alphabetic() { (kind, start + 2) } else { (b'Q', start + 1) };
        let open = self.bytes.get(open_at).copied().unwrap_or(0);
        let close = match open {
            b'[' => "]",
            b'(' => ")",
            b'{' => "}",
            b'<' => ">",
            b'|' => "|",
            b'!' => "!",
            _ => {
                self.at += 1;
                return self.push(TokenKind::Punctuation("%"), start);
            }
        };
        let Some(end) = (if self.has_open_quote { None } else { self.find(close, open_at + 1) }) else {
            self.has_open_quote = true;
            self.at += 1;
            return self.push(TokenKind::Punctuation("%"), start);
        };
        let body = self.text.cut(open_at + 1..end);
        self.at = end + 1;
        let token = match kind {
            b'w' | b'W' | b'i' | b'I' => {
                let place = |word: &str| word.as_ptr() as usize - body.as_ptr() as usize + open_at + 1;
                TokenKind::Words(
                    body.split_ascii_whitespace()
                        .map(|word| (word.to_owned(), Span::new(place(word), place(word) + word.len())))
                        .collect(),
                )
            }
            b'r' => TokenKind::Pattern { source: body.to_owned(), flags: String::new() },
            _ => TokenKind::Text(vec![RawPiece::Text(body.to_owned())]),
        };
        self.push(token, start);
    }

    fn is_symbol_place(&self) -> bool {
        let next = self.byte(1);
        let has_space_before = self.spaced
            || self.begins_line
            || matches!(self.tokens.last().map(|token| &token.kind), Some(TokenKind::Punctuation("[" | "(" | ",")));
        has_space_before && (next.is_ascii_alphabetic() || matches!(next, b'_' | b'"'))
    }

    fn symbol(&mut self, start: usize) {
        self.at += 1;
        if self.byte(0) == b'"' {
            let end = self.find("\"", self.at + 1).unwrap_or(self.end);
            let name = self.text.cut((self.at + 1).min(end)..end).to_owned();
            self.at = (end + 1).min(self.end);
            return self.push(TokenKind::Symbol(name), start);
        }
        while is_word(self.byte(0)) {
            self.at += 1;
        }
        let name = self.text.cut(start + 1..self.at).to_owned();
        self.push(TokenKind::Symbol(name), start);
    }

    /// Reads `<<~NAME` and its body on the lines below. False if it is something else.
    fn is_heredoc(&mut self, start: usize) -> bool {
        if self.has_open_heredoc || self.heredoc.is_some() || !matches!(self.syntax, Syntax::Ruby | Syntax::Php) {
            return false;
        }
        let mark = if self.syntax == Syntax::Php { "<<<" } else { "<<" };
        if !self.starts(mark) {
            return false;
        }
        let rest = self.text.cut(start + mark.len()..self.end);
        let after = rest.trim_start_matches(['~', '-', '"', '\'', ' ']);
        let name: &str = after.cut(..after.bytes().take_while(|&byte| is_word(byte)).count());
        if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_') {
            return false;
        }
        let is_plain = rest.contains('\'') && rest.find('\'') < rest.find(name);
        let mut head = start + mark.len() + (rest.len() - after.len()) + name.len();
        while head < self.end && matches!(self.bytes[head], b'"' | b'\'') {
            head += 1;
        }
        let Some(line_break) = self.find("\n", head) else { return false };
        let mut at = line_break + 1;
        let mut found = None;
        while at <= self.end {
            let end = self.find("\n", at).unwrap_or(self.end);
            let line = self.text.cut(at..end).trim();
            if line.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            {
                let indent = self.text.cut(at..end).len() - self.text.cut(at..end).trim_start().len();
                found = Some((at, at + indent + name.len()));
                break;
            }
            at = end + 1;
        }
        let Some((body_end, end)) = found else {
            self.has_open_heredoc = true;
            return false;
        };
        let body_end = body_end.saturating_sub(1).max(line_break + 1);
        let pieces = if is_plain {
            vec![RawPiece::Text(self.text.cut(line_break + 1..body_end).to_owned())]
        } else {
            self.interpolated(line_break + 1, body_end)
        };
        self.heredoc = Some((line_break, end));
        self.at = head;
        self.push(TokenKind::Text(pieces), start);
        true
    }

    /// The parts of a heredoc's body.
    fn interpolated(&mut self, start: usize, end: usize) -> Vec<RawPiece> {
        let (at, limit) = (self.at, self.end);
        self.at = start;
        self.end = end;
        let mut pieces = Vec::new();
        let mut text = String::new();
        while self.at < end {
            if let Some((hole, next)) = self.hole() {
                pieces.push(RawPiece::Text(std::mem::take(&mut text)));
                pieces.push(RawPiece::Hole(hole));
                self.at = next;
            } else {
                self.character(&mut text);
            }
        }
        pieces.push(RawPiece::Text(text));
        self.at = at;
        self.end = limit;
        pieces
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
