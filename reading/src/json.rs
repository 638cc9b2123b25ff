//! JSON with places, as tolerant as pastes need: comments and trailing commas are skipped, Python's spelling of the
//! same values is accepted, and a text that was cut off is read up to the cut.
//!
//! `serde_json` gives no places, and rejects a text that is cut off.

use crate::cut::Cut as _;
use std::borrow::Cow;
use std::ops::Range;

/// How deep lists and objects may be nested. Real pastes nest much less.
const DEEPEST: usize = 128;

/// A value, and its place.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// Whether it ends before the text does.
    pub complete: bool,
}

/// A value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A string.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object, with its members in their order.
    Object(Vec<Member<'a>>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// Its value.
    pub value: Node<'a>,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// A character that is not allowed there.
    Unexpected(usize),
    /// Nested too deep.
    TooDeep(usize),
}

/// Reads the value at the beginning of a text, and returns where it ends.
///
/// # Errors
/// If the text does not begin with a value.
pub fn parse(text: &str) -> Result<(Node<'_>, usize), Problem> {
    parse_at(text, 0)
}

/// Reads the value that begins at an offset. Places count from the text's beginning.
///
/// # Errors
/// If there is no value at the offset.
pub fn parse_at(text: &str, at: usize) -> Result<(Node<'_>, usize), Problem> {
    let mut parser = Parser { text, at };
    let node = parser.value(0)?;
    Ok((node, parser.at))
}

impl<'a> Node<'a> {
    /// The member with this name, or the last one if there are several.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.members().iter().rev().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The members; empty if it is not an object.
    #[must_use]
    pub fn members(&self) -> &[Member<'a>] {
        if let Value::Object(members) = &self.value { members } else { &[] }
    }

    /// The items; empty if it is not a list.
    #[must_use]
    pub fn items(&self) -> &[Node<'a>] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The text, if the value is a string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The number, if it is a whole number.
    #[must_use]
    pub fn number<N: std::str::FromStr>(&self) -> Option<N> {
        if let Value::Number(number) = &self.value { number.parse().ok() } else { None }
    }

    /// The text of a member.
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Node::text)
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn value(&mut self, depth: usize) -> Result<Node<'a>, Problem> {
        self.blanks();
        let start = self.at;
        if depth > DEEPEST {
            return Err(Problem::TooDeep(start));
        }
        let (value, complete) = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"' | b'\'') => {
                let (text, complete) = self.string();
                (Value::Text(text), complete)
            }
            Some(b'-' | b'0'..=b'9') => {
                let word = self.word();
                // A number at the end of the text may have lost digits.
                (Value::Number(word), self.at < self.text.len() || depth == 0)
            }
            Some(_) => match self.word() {
                "true" | "True" => (Value::Bool(true), true),
                "false" | "False" => (Value::Bool(false), true),
                "null" | "None" => (Value::Null, true),
                word if self.at == self.text.len()
                    && !word.is_empty()
                    && ["true", "false", "null"].iter().any(|known| known.starts_with(word)) =>
                {
                    (Value::Null, false)
                }
                _ => return Err(Problem::Unexpected(start)),
            },
            None if depth > 0 => (Value::Null, false),
            None => return Err(Problem::Unexpected(start)),
        };
        Ok(Node { value, at: start..self.at, complete })
    }

    fn object(&mut self, depth: usize) -> Result<(Value<'a>, bool), Problem> {
        let mut members = Vec::new();
        self.at += 1;
        loop {
            self.separators();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return Ok((Value::Object(members), true));
                }
                Some(b'"' | b'\'') => {}
                None => return Ok((Value::Object(members), false)),
                Some(_) => return Err(Problem::Unexpected(self.at)),
            }
            let (name, complete) = self.string();
            self.blanks();
            match self.peek() {
                Some(b':') => self.at += 1,
                Some(_) => return Err(Problem::Unexpected(self.at)),
                None => return Ok((Value::Object(members), false)),
            }
            let value = self.value(depth + 1)?;
            let whole = complete && value.complete;
            // Half of a string at the cut is not read.
            if whole || matches!(value.value, Value::List(_) | Value::Object(_)) {
                members.push(Member { name, value });
            }
            if !whole {
                return Ok((Value::Object(members), false));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<(Value<'a>, bool), Problem> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.separators();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return Ok((Value::List(items), true));
                }
                None => return Ok((Value::List(items), false)),
                Some(_) => {}
            }
            let item = self.value(depth + 1)?;
            let whole = item.complete;
            if whole || matches!(item.value, Value::List(_) | Value::Object(_)) {
                items.push(item);
            }
            if !whole {
                return Ok((Value::List(items), false));
            }
        }
    }

    fn string(&mut self) -> (Cow<'a, str>, bool) {
        let bytes = self.text.as_bytes();
        let Some(&quote) = bytes.get(self.at) else { return (Cow::Borrowed(""), false) };
        self.at += 1;
        let start = self.at;
        while let Some(byte) = bytes.get(self.at) {
            match *byte {
                byte if byte == quote => {
                    self.at += 1;
                    return (Cow::Borrowed(self.text.cut(start..self.at - 1)), true);
                }
                b'\\' => return self.escaped(start, char::from(quote)),
                _ => self.at += 1,
            }
        }
        (Cow::Borrowed(self.text.cut(start..)), false)
    }

    /// A string from its first escape on.
    fn escaped(&mut self, start: usize, quote: char) -> (Cow<'a, str>, bool) {
        let mut text = self.text.cut(start..self.at).to_owned();
        loop {
            let Some(char) = self.text.cut(self.at..).chars().next() else { return (Cow::Owned(text), false) };
            self.at += char.len_utf8();
            match char {
                char if char == quote => return (Cow::Owned(text), true),
                '\\' => match self.text.cut(self.at..).chars().next() {
                    Some('u') => {
                        self.at += 1;
                        text.push(self.unicode());
                    }
                    Some(escape) => {
                        self.at += escape.len_utf8();
                        text.push(match escape {
                            'n' => '\n',
                            't' => '\t',
                            'r' => '\r',
                            'b' => '\u{8}',
                            'f' => '\u{c}',
                            other => other,
                        });
                    }
                    None => return (Cow::Owned(text), false),
                },
                other => text.push(other),
            }
        }
    }

    /// The code unit after `\u`, with the second half of a pair.
    fn unicode(&mut self) -> char {
        let Some(first) = self.hexadecimal(self.at) else { return char::REPLACEMENT_CHARACTER };
        self.at += 4;
        if (0xd800..0xdc00).contains(&first)
            && self.text.cut(self.at..).starts_with("\\u")
            && let Some(second) = self.hexadecimal(self.at + 2)
            && (0xdc00..0xe000).contains(&second)
        {
            self.at += 6;
            return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
                .unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn hexadecimal(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }

    fn word(&mut self) -> &'a str {
        let rest = self.text.cut(self.at..);
        let end = rest
            .find(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.' | '_')))
            .unwrap_or(rest.len());
        self.at += end;
        rest.cut(..end)
    }

    fn separators(&mut self) {
        self.blanks();
        while self.peek() == Some(b',') {
            self.at += 1;
            self.blanks();
        }
    }

    fn blanks(&mut self) {
        loop {
            let rest = self.text.cut(self.at..);
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.text.cut(self.at..);
            self.at += if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_cut_off_is_read_up_to_the_cut() {
        let (node, _) = parse(r#"{"a": [1, 2], "b": {"c": "whole", "d": "ha"#).unwrap();
        assert!(!node.complete);
        assert_eq!(node.get("a").unwrap().items().len(), 2);
        assert_eq!(node.get("b").unwrap().text_of("c"), Some("whole"));
        assert!(node.get("b").unwrap().get("d").is_none());
    }

    #[test]
    fn escapes_are_resolved() {
        let (node, end) = parse(r#""a\n\u00e9\ud83d\ude00\"" rest"#).unwrap();
        assert_eq!(node.text(), Some("a\né😀\""));
        assert_eq!(end, 25);
    }

    #[test]
    fn a_nesting_bomb_is_refused() {
        assert_eq!(parse(&"[".repeat(100_000)).unwrap_err(), Problem::TooDeep(DEEPEST + 1));
    }
}
