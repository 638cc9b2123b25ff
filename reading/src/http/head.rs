//! The heads of HTTP messages in a text: their first lines and their headers.

use std::ops::Range;

use crate::Source;
use crate::cut::Cut as _;
use crate::headers::{self, Field};

/// A first line.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Start<'a> {
    /// The first line of a request.
    Request {
        /// The method.
        method: &'a str,
        /// The target, as it is written.
        target: &'a str,
        /// The version after `HTTP/`.
        version: &'a str,
    },
    /// The first line of a response.
    Status {
        /// The status.
        code: u16,
        /// The text after the status.
        reason: &'a str,
    },
}

impl<'a> Start<'a> {
    /// Parses a line as the first line of a message.
    #[must_use]
    pub fn of(line: &'a str) -> Option<Self> {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("HTTP/") {
            let (version, rest) = rest.split_once(' ')?;
            let rest = rest.trim_start();
            let code = rest.get(..3)?.parse().ok()?;
            let after = rest.cut(3..);
            let plain = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            return (plain && (after.is_empty() || after.starts_with(' ')))
                .then(|| Self::Status { code, reason: after.trim() });
        }
        let mut words = line.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        let version = version.strip_prefix("HTTP/")?;
        let fits = words.next().is_none()
            && !method.is_empty()
            && method.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
            && !target.is_empty();
        fits.then_some(Self::Request { method, target, version })
    }
}

/// A message without its body.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// Its first line.
    pub start: Start<'a>,
    /// Its place.
    pub at: Range<usize>,
    /// Its headers.
    pub fields: Vec<Field<'a>>,
    /// The text after the blank line; empty if there is none.
    pub body: Range<usize>,
}

impl<'a> Head<'a> {
    /// The value of the first header of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))
    }
}

/// A line without the mark of `curl -v`, and without leading blanks.
#[must_use]
pub fn unmarked(line: &str) -> &str {
    let line = line.trim_start();
    line.strip_prefix("< ").or_else(|| line.strip_prefix("> ")).unwrap_or(line)
}

/// All heads within a range of a text.
#[must_use]
pub fn heads<'a>(source: &'a Source<'_>, range: Range<usize>) -> Vec<Head<'a>> {
    let mut heads: Vec<Head<'a>> = Vec::new();
    let mut within = false;
    let mut marked = false;
    let mut indentation = 0;
    let mut at = range.start;
    for line in source.text().cut(range).split('\n') {
        let start = at;
        at += line.len() + 1;
        let bare = unmarked(line);
        let skipped = line.len() - bare.len();
        if let Some(first) = Start::of(bare) {
            marked = line.trim_start().len() != bare.len();
            indentation = line.len() - line.trim_start().len();
            let end = start + line.len();
            heads.push(Head { start: first, at: start + skipped..end, fields: Vec::new(), body: end..end });
            within = true;
            continue;
        }
        let Some(head) = heads.last_mut() else { continue };
        if !within {
            if !marked {
                head.body.end = start + line.len();
            }
            continue;
        }
        if marked && !line.trim_start().starts_with(['<', '>']) {
            // This line is curl's own output, or part of a body.
            continue;
        }
        if bare.trim().is_empty() || marked && matches!(line.trim(), "<" | ">") {
            within = false;
            let next = (start + line.len() + 1).min(source.text().len());
            head.body = next..next;
        } else if !marked
            && line.len() - line.trim_start().len() > indentation
            && let Some(last) = head.fields.last_mut()
        {
            // A folded value continues.
            last.at.end = start + line.trim_end().len();
            last.value = source.text().cut(last.at.clone());
        } else if let Some(field) = headers::field(bare, start + skipped) {
            head.fields.push(field);
        }
    }
    heads
}
