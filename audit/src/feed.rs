//! Splits bytes into lines. The chunks of bytes may end anywhere.

use crate::auditor::Auditor;
use crate::words::Why;

/// The longest line. A longer one is not a request, and is skipped without being stored.
const LONGEST: usize = 16 << 20;

/// An [`Auditor`] for bytes.
#[derive(Debug)]
pub struct Feed {
    auditor: Auditor,
    /// The beginning of a line that has not ended yet.
    rest: Vec<u8>,
    /// Whether the last byte was a carriage return, whose line feed belongs to the same line break.
    after_return: bool,
    /// Whether the current line is too long.
    is_too_long: bool,
    /// The number of the last line that was judged.
    number: u64,
}

impl Feed {
    /// A feed that has not received any bytes. Lines are numbered from 1.
    #[must_use]
    pub fn new(auditor: Auditor) -> Feed {
        Feed { auditor, rest: Vec::new(), after_return: false, is_too_long: false, number: 0 }
    }

    /// Judges every line that ends in `bytes`. A line ends with a line feed, a carriage return, or both.
    pub fn push(&mut self, mut bytes: &[u8]) {
        if self.after_return && !bytes.is_empty() {
            bytes = bytes.strip_prefix(b"\n").unwrap_or(bytes);
            self.after_return = false;
        }
        while let Some(end) = line_break(bytes) {
            let (line, rest) = bytes.split_at(end);
            self.end(line);
            self.after_return = rest == b"\r";
            bytes = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
        }
        self.keep(bytes);
    }

    /// Judges the last line, which need not end with a line break.
    #[must_use]
    pub fn finish(mut self) -> Auditor {
        if !self.rest.is_empty() || self.is_too_long {
            self.end(&[]);
        }
        self.auditor
    }

    /// How many lines have been judged.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.number
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.is_too_long |= self.rest.len() + bytes.len() > LONGEST;
        if self.is_too_long {
            self.rest = Vec::new();
        } else {
            self.rest.extend_from_slice(bytes);
        }
    }

    fn end(&mut self, line: &[u8]) {
        self.number += 1;
        if self.rest.is_empty() && !self.is_too_long && line.len() <= LONGEST {
            self.auditor.bytes(self.number, line);
            return;
        }
        self.keep(line);
        let whole = std::mem::take(&mut self.rest);
        if std::mem::take(&mut self.is_too_long) {
            self.auditor.unreadable(self.number, Why::TooLong(LONGEST >> 20));
        } else {
            self.auditor.bytes(self.number, &whole);
        }
    }
}

/// The next line break. In UTF-16, a carriage return is beside a zero and before a line feed, which is the break.
fn line_break(bytes: &[u8]) -> Option<usize> {
    memchr::memchr2_iter(b'\n', b'\r', bytes).find(|at| {
        let is_zero = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&0);
        bytes.get(*at) == Some(&b'\n') || !is_zero(at.checked_add(1)) && !is_zero(at.checked_sub(1))
    })
}
