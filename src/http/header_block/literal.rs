//! Headers as objects and lists, in the notation of JSON and of scripts: `{ "name": "value" }`, `[["name", "value"]]`,
//! `{ key: "name", value: "value" }`.
//!
//! A text is read only if it consists of such a literal and every value is written out.

use std::borrow::Cow;

use super::lines::trim_invisible;
use super::{HeaderBlock, names};
use crate::http::header_list::{Header, is_token};
use crate::input::Place;

/// The deepest level of nesting. Headers need at most three levels.
const DEEPEST: usize = 4;

/// A literal.
#[derive(Debug)]
enum Literal<'a> {
    /// The text between the quotes of a string, with its escapes.
    String(&'a str),
    /// A number, or `true` and `false`.
    Word(&'a str),
    List(Vec<Literal<'a>>),
    Map(Vec<(&'a str, Literal<'a>)>),
}

/// Reads a text that is such a literal; `None` if it is not.
pub(super) fn read(text: &str, whole: Place) -> Option<HeaderBlock<'_>> {
    let trimmed = trim_invisible(text);
    if !trimmed.ends_with(['}', ']', ';', ',']) || !trimmed.contains(['{', '[']) {
        return None;
    }
    let literals = Parser { rest: without_name(trimmed)? }.all()?;
    let mut pairs = Vec::new();
    for literal in &literals {
        add_pairs(literal, &mut pairs)?;
    }
    // The options of a library share some names with headers, but none with a hyphen.
    let has_capital_inside =
        |name: &str| !name.contains('-') && name.get(1..).is_some_and(|rest| rest.contains(char::is_uppercase));
    let is_certain = pairs.iter().any(|(name, _)| name.contains('-') && names::is_known(name));
    if !is_certain || pairs.iter().any(|(name, _)| has_capital_inside(name)) {
        return None;
    }
    let mut block = HeaderBlock { has_other_layout: true, ..HeaderBlock::default() };
    for (name, value) in pairs {
        // Values are not unescaped. A value that a browser depends on has no escapes here (see [`plain`]), and the
        // others do not matter.
        block.list.headers.push(Header {
            name,
            raw: value,
            value: Cow::Borrowed(value),
            name_place: whole.within(name, text),
            value_place: whole.within(value, text),
        });
    }
    Some(block)
}

/// The text after the name of the object's class, or after the variable that it is assigned to.
fn without_name(text: &str) -> Option<&str> {
    let text = text.strip_prefix("[Object: null prototype]").unwrap_or(text);
    let (name, _) = text.split_at_checked(text.find(['{', '['])?)?;
    let is_name =
        name.len() <= 60 && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '=' | ':' | '$'));
    if is_name { text.get(name.len()..) } else { None }
}

/// Adds the headers in a literal; `None` if it contains anything else.
fn add_pairs<'a>(literal: &Literal<'a>, pairs: &mut Vec<(&'a str, &'a str)>) -> Option<()> {
    match literal {
        Literal::Map(entries) => match named_pair(entries) {
            Some(pair) => pairs.push(pair),
            None => {
                for (name, value) in entries {
                    add_values(name, value, pairs)?;
                }
            }
        },
        Literal::List(items) => match items.as_slice() {
            [Literal::String(name), value] if is_token(name) && names::is_known(name) => {
                add_values(name, value, pairs)?;
            }
            items => {
                for item in items {
                    if !matches!(item, Literal::Map(_) | Literal::List(_)) {
                        return None;
                    }
                    add_pairs(item, pairs)?;
                }
            }
        },
        Literal::String(_) | Literal::Word(_) => return None,
    }
    Some(())
}

/// The header of `{ key: "name", value: "value" }`.
fn named_pair<'a>(entries: &[(&'a str, Literal<'a>)]) -> Option<(&'a str, &'a str)> {
    let find = |keys: &[&str]| {
        let found = entries.iter().find(|(key, _)| keys.iter().any(|known| known.eq_ignore_ascii_case(key)));
        found.and_then(|(_, value)| if let Literal::String(text) = value { Some(*text) } else { None })
    };
    let (name, value) = (find(&["key", "name", "header"])?, find(&["value"])?);
    (entries.len() == 2 && is_token(name)).then(|| plain(name, value))?
}

/// Adds the headers with one name, whose value is a single value or a list.
fn add_values<'a>(name: &'a str, value: &Literal<'a>, pairs: &mut Vec<(&'a str, &'a str)>) -> Option<()> {
    if !is_token(name) {
        return None;
    }
    match value {
        Literal::String(text) => pairs.push(plain(name, text)?),
        Literal::Word(word) => pairs.push((name, word)),
        Literal::List(items) if !items.is_empty() => {
            for item in items {
                if matches!(item, Literal::List(_) | Literal::Map(_)) {
                    return None;
                }
                add_values(name, item, pairs)?;
            }
        }
        Literal::List(_) | Literal::Map(_) => return None,
    }
    Some(())
}

/// A header whose value can be taken literally: it has no escapes and no gaps, unless no browser depends on it.
fn plain<'a>(name: &'a str, value: &'a str) -> Option<(&'a str, &'a str)> {
    let lower = name.to_ascii_lowercase();
    let is_decisive = lower.starts_with("access-control-") || lower.contains("-policy") || lower == "location";
    (!is_decisive || !value.contains(['\\', '$'])).then_some((name, value))
}

/// A parser for literals.
struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    /// The literals that make up the text.
    fn all(mut self) -> Option<Vec<Literal<'a>>> {
        let mut literals = Vec::new();
        loop {
            self.skip();
            if self.rest.is_empty() {
                return Some(literals);
            }
            literals.push(self.literal(0)?);
            self.skip();
            if !(self.take(',') || self.take(';')) {
                return self.rest.is_empty().then_some(literals);
            }
        }
    }

    fn literal(&mut self, depth: usize) -> Option<Literal<'a>> {
        if depth > DEEPEST {
            return None;
        }
        self.skip();
        match self.rest.chars().next()? {
            '{' => self.map(depth),
            '[' => self.list(']', depth),
            '(' => self.list(')', depth),
            '"' | '\'' | '`' => self.string().map(Literal::String),
            _ => self.word().map(Literal::Word),
        }
    }

    fn map(&mut self, depth: usize) -> Option<Literal<'a>> {
        self.rest = self.rest.get(1..)?;
        let mut entries = Vec::new();
        loop {
            self.skip();
            if self.take('}') {
                return Some(Literal::Map(entries));
            }
            let key = match self.rest.chars().next()? {
                '"' | '\'' => self.string()?,
                _ => self.identifier()?,
            };
            self.skip();
            if !(self.take(':') || self.take_arrow()) {
                return None;
            }
            entries.push((key, self.literal(depth + 1)?));
            self.skip();
            if !self.take(',') && !self.rest.starts_with('}') {
                return None;
            }
        }
    }

    fn list(&mut self, end: char, depth: usize) -> Option<Literal<'a>> {
        self.rest = self.rest.get(1..)?;
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.take(end) {
                return Some(Literal::List(items));
            }
            items.push(self.literal(depth + 1)?);
            self.skip();
            // Ruby and PHP write pairs with an arrow.
            if !self.take(',') && !self.rest.starts_with(end) {
                return None;
            }
        }
    }

    /// The text between the quotes of a string, with its escapes.
    fn string(&mut self) -> Option<&'a str> {
        let quote = self.rest.chars().next()?;
        let inside = self.rest.get(1..)?;
        let mut is_escaped = false;
        for (at, c) in inside.char_indices() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '\n' | '\r' if quote != '`' => return None,
                c if c == quote => {
                    self.rest = inside.get(at + 1..)?;
                    let value = inside.get(..at)?;
                    let is_template = quote == '`' && value.contains("${");
                    return (!is_template && !value.contains(['\n', '\r'])).then_some(value);
                }
                _ => {}
            }
        }
        None
    }

    /// `true`, `false` or a number.
    fn word(&mut self) -> Option<&'a str> {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        let is_value =
            matches!(word, "true" | "false") || (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()));
        self.rest = rest;
        is_value.then_some(word)
    }

    fn identifier(&mut self) -> Option<&'a str> {
        let end =
            self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!name.is_empty()).then_some(name)
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, c: char) -> bool {
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_arrow(&mut self) -> bool {
        match self.rest.strip_prefix("=>") {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::scenario_path::{Document, ScenarioPath};
    use crate::input::Inputs;

    fn headers(text: &str) -> Option<Vec<(&str, &str)>> {
        let whole = Inputs::default().add(ScenarioPath::Headers(Document::Page), "");
        let block = read(text, whole)?;
        Some(block.list.headers.iter().map(|header| (header.name, header.raw)).collect())
    }

    #[test]
    fn objects_and_lists_of_pairs_are_read() {
        let wanted = Some(vec![("vary", "Origin"), ("Access-Control-Allow-Origin", "*")]);
        for text in [
            r#"{"vary": "Origin", "Access-Control-Allow-Origin": "*"}"#,
            "Headers {\n  vary: 'Origin',\n  'Access-Control-Allow-Origin': '*',\n}",
            r#"[["vary", "Origin"], ["Access-Control-Allow-Origin", "*"]]"#,
            "[('vary', 'Origin'), ('Access-Control-Allow-Origin', '*')]",
            r#"[{"name": "vary", "value": "Origin"}, {"name": "Access-Control-Allow-Origin", "value": "*"}]"#,
            "{ key: 'vary', value: 'Origin' },\n{ key: 'Access-Control-Allow-Origin', value: '*' },",
            r#"{"vary": ["Origin"], "Access-Control-Allow-Origin": ["*"]}"#,
        ] {
            assert_eq!(headers(text), wanted, "{text}");
        }
    }

    #[test]
    fn code_around_headers_is_rejected() {
        for text in [
            "{}",
            "[]",
            r#"{"origin": ["https://a.example"], "method": ["GET"]}, x"#,
            r#"{"csp-report": {"document-uri": "https://a.example/"}}"#,
            "{ 'Access-Control-Allow-Origin': process.env.ORIGIN }",
            "{ 'Access-Control-Allow-Origin': `https://${host}` }",
            r#"{"headers": [{"source": "/api", "headers": [{"key": "Vary", "value": "Origin"}]}]}"#,
            "const headers = { vary: 'Origin' };\nsend(headers);",
            "vary: Origin",
        ] {
            assert_eq!(headers(text), None, "{text}");
        }
    }
}
