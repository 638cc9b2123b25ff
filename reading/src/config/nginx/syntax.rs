//! nginx' syntax: directives of words, which end with a semicolon or have a block.
#![expect(clippy::indexing_slicing, reason = "the tokenizer indexes at positions that it compares with the end first")]

use crate::cut::Cut as _;
use std::ops::Range;

/// A word without its quotes, and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
}

/// A directive.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Directive {
    pub(crate) words: Vec<Word>,
    pub(crate) at: Range<usize>,
    pub(crate) block: Option<Vec<Directive>>,
}

impl Directive {
    pub(crate) fn name(&self) -> &str {
        self.words.first().map_or("", |word| &word.text)
    }

    /// The word at an index; the name is the first.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.text)
    }

    pub(crate) fn body(&self) -> &[Directive] {
        self.block.as_deref().unwrap_or_default()
    }
}

/// Deeper blocks are merged into the block that contains them.
const DEPTH: usize = 24;

/// Reads directives from a part of a text. A block that isn't closed ends with the text.
pub(crate) fn directives(text: &str, part: Range<usize>) -> Vec<Directive> {
    let mut stack: Vec<(Directive, Vec<Directive>)> = Vec::new();
    let mut current: Vec<Directive> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut lexer = Lexer { text, at: part.start, end: part.end };
    let mut skipped = 0;
    loop {
        match lexer.next() {
            Token::Word(word) => words.push(word),
            Token::Semicolon => finish(&mut words, &mut current, None),
            Token::Open if stack.len() >= DEPTH => skipped += 1,
            Token::Open => {
                let mut all = Vec::new();
                finish(&mut words, &mut all, Some(Vec::new()));
                let opened = all.pop().unwrap_or(Directive { words: Vec::new(), at: lexer.at..lexer.at, block: None });
                stack.push((opened, std::mem::take(&mut current)));
            }
            Token::Close if skipped > 0 => skipped -= 1,
            Token::Close => {
                finish(&mut words, &mut current, None);
                close(&mut stack, &mut current, lexer.at);
            }
            Token::End => break,
        }
    }
    finish(&mut words, &mut current, None);
    while !stack.is_empty() {
        close(&mut stack, &mut current, part.end);
    }
    current
}

fn finish(words: &mut Vec<Word>, into: &mut Vec<Directive>, block: Option<Vec<Directive>>) {
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        let at = first.at.start..last.at.end;
        into.push(Directive { words: std::mem::take(words), at, block });
    }
}

fn close(stack: &mut Vec<(Directive, Vec<Directive>)>, current: &mut Vec<Directive>, end: usize) {
    let Some((mut opened, outer)) = stack.pop() else { return };
    opened.block = Some(std::mem::replace(current, outer));
    opened.at.end = end;
    current.push(opened);
}

enum Token {
    Word(Word),
    Semicolon,
    Open,
    Close,
    End,
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl Lexer<'_> {
    fn next(&mut self) -> Token {
        let bytes = &self.text.as_bytes()[..self.end];
        loop {
            match bytes.get(self.at) {
                None => return Token::End,
                Some(byte) if byte.is_ascii_whitespace() => self.at += 1,
                Some(b'#') => {
                    while self.at < self.end && bytes[self.at] != b'\n' {
                        self.at += 1;
                    }
                }
                Some(b';') => {
                    self.at += 1;
                    return Token::Semicolon;
                }
                Some(b'{') => {
                    self.at += 1;
                    return Token::Open;
                }
                Some(b'}') => {
                    self.at += 1;
                    return Token::Close;
                }
                Some(quote @ (b'"' | b'\'')) => return self.quoted(*quote),
                Some(_) => return self.bare(),
            }
        }
    }

    fn quoted(&mut self, quote: u8) -> Token {
        let start = self.at;
        let bytes = &self.text.as_bytes()[..self.end];
        let mut text = Vec::new();
        self.at += 1;
        while self.at < self.end && bytes[self.at] != quote {
            // A backslash is kept, except before quotes and itself.
            if bytes[self.at] == b'\\' && matches!(bytes.get(self.at + 1), Some(b'"' | b'\'' | b'\\')) {
                self.at += 1;
            }
            text.push(bytes[self.at]);
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.end);
        Token::Word(Word { text: String::from_utf8_lossy(&text).into_owned(), at: start..self.at })
    }

    fn bare(&mut self) -> Token {
        let start = self.at;
        let bytes = &self.text.as_bytes()[..self.end];
        while self.at < self.end {
            match bytes[self.at] {
                b';' | b'}' => break,
                b'{' if self.at > start && bytes[self.at - 1] != b'$' => {
                    // `${name}` and `\d{2}` within a word; ` {` begins a block.
                    if !bytes[self.at - 1].is_ascii_whitespace() && !self.is_block_brace(bytes) {
                        while self.at < self.end && !matches!(bytes[self.at], b'}' | b'\n') {
                            self.at += 1;
                        }
                    } else {
                        break;
                    }
                }
                b'{' if self.at > start => {
                    while self.at < self.end && !matches!(bytes[self.at], b'}' | b'\n') {
                        self.at += 1;
                    }
                }
                b'\\' => self.at += 1,
                byte if byte.is_ascii_whitespace() => break,
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.min(self.end);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        Token::Word(Word { text: self.text.cut(start..self.at).to_owned(), at: start..self.at })
    }

    /// `location /{` has its brace at the end of the line.
    fn is_block_brace(&self, bytes: &[u8]) -> bool {
        bytes[self.at + 1..].iter().take_while(|&&byte| byte != b'\n').all(u8::is_ascii_whitespace)
            || !bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit)
    }
}
