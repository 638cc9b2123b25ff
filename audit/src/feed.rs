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
    /// Whether the current line is too long.
    is_too_long: bool,
    /// The number of the last line that was judged.
    number: u64,
}

impl Feed {
    /// A feed that has not received any bytes. Lines are numbered from 1.
    #[must_use]
    pub fn new(auditor: Auditor) -> Feed {
        Feed { auditor, rest: Vec::new(), is_too_long: false, number: 0 }
    }

    /// Judges every line that ends in `bytes`.
    pub fn push(&mut self, mut bytes: &[u8]) {
        while let Some(end) = memchr::memchr(b'\n', bytes) {
            let (line, rest) = bytes.split_at(end);
            self.end(line);
            bytes = rest.get(1..).unwrap_or_default();
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
