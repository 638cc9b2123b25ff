//! Lines of words, the syntax of many configuration files: quotes, backslashes, comments, continued lines.
#![expect(clippy::indexing_slicing, reason = "the tokenizer indexes at positions that it compares with the end first")]

use std::ops::Range;

/// A word without its quotes, and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

/// A line of words, and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    pub(super) at: Range<usize>,
}

impl Line {
    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.text)
    }

    /// Whether the first word is this one, without regard to case.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.word(0).eq_ignore_ascii_case(word)
    }
}

/// The meaning of a backslash.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Backslash {
    /// It is kept, except before a quote: Apache, Caddy.
    BeforeQuotes,
    /// It escapes a blank, a quote, `#` and itself. A quote may begin within a word: `HAProxy`.
    Everywhere,
}

/// Reads the lines of a text. A backslash at the end of a line joins it with the next.
pub(super) fn lines(text: &str, backslash: Backslash) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while at <= bytes.len() {
        match bytes.get(at) {
            None | Some(b'\n') => {
                if let (Some(first), Some(last)) = (words.first(), words.last()) {
                    lines.push(Line { at: first.at.start..last.at.end, words: std::mem::take(&mut words) });
                }
                at += 1;
            }
            Some(b'\\') if bytes.get(at + 1) == Some(&b'\n') => at += 2,
            Some(byte) if byte.is_ascii_whitespace() => at += 1,
            // Apache and Caddy: a comment begins with a word.
            Some(b'#') => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            Some(_) => {
                let (word, next) = word(text, at, backslash);
                words.push(word);
                at = next;
            }
        }
    }
    lines
}

fn word(text: &str, start: usize, backslash: Backslash) -> (Word, usize) {
    let bytes = text.as_bytes();
    let mut value: Vec<u8> = Vec::new();
    let mut at = start;
    let mut quote: Option<u8> = None;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            Some(open) if byte == open => {
                quote = None;
                at += 1;
                if backslash == Backslash::BeforeQuotes {
                    break;
                }
            }
            Some(_) if byte == b'\n' && bytes.get(at.wrapping_sub(1)) != Some(&b'\\') => break,
            None if byte.is_ascii_whitespace() => break,
            None if matches!(byte, b'"' | b'\'') && (at == start || backslash == Backslash::Everywhere) => {
                quote = Some(byte);
                at += 1;
            }
            // Caddy's text between backticks.
            None if byte == b'`' && at == start && backslash == Backslash::BeforeQuotes => {
                quote = Some(byte);
                at += 1;
            }
            _ if byte == b'\\' && at + 1 < bytes.len() && quote != Some(b'\'') => {
                let next = bytes[at + 1];
                if next == b'\n' {
                    at += 2;
                    continue;
                }
                let is_plain = match backslash {
                    Backslash::Everywhere => matches!(next, b' ' | b'\\' | b'#' | b'"' | b'\''),
                    Backslash::BeforeQuotes => {
                        Some(next) == quote || next == b'"' || (next == b'\\' && quote.is_some())
                    }
                };
                if !is_plain {
                    value.push(b'\\');
                    at += 1;
                    continue;
                }
                value.push(next);
                at += 2;
            }
            _ => {
                value.push(byte);
                at += 1;
            }
        }
    }
    (Word { text: String::from_utf8_lossy(&value).into_owned(), at: start..at }, at)
}
