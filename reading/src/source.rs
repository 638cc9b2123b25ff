//! The pasted text, cleaned for readers, with a map back to the original position of each character.

use std::borrow::Cow;
use std::ops::Range;

use crate::Options;
use crate::cut::Cut as _;
use crate::reading::TextSpan;

/// A text for readers. Offsets into [`Source::text`] are bytes; [`Source::span`] converts them into UTF-16 offsets of
/// the pasted text.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    original: &'a str,
    text: String,
    /// Ascending in `at`; each applies up to the next.
    runs: Vec<Run>,
    /// The UTF-16 length of the original before each multiple of [`STRIDE`] bytes.
    units: Cow<'a, [usize]>,
    name: Option<String>,
    target: Option<String>,
    invisible: Option<Range<usize>>,
}

/// From `at` on, the text is the original from `from` on, byte by byte.
#[derive(Clone, Copy, Debug)]
struct Run {
    at: usize,
    from: usize,
}

const STRIDE: usize = 512;

impl<'a> Source<'a> {
    /// Cleans a pasted text: removes the byte order mark, invisible characters and the colours of a terminal, converts
    /// line ends to line feeds, and replaces non-breaking spaces.
    #[must_use]
    pub fn new(original: &'a str, options: &Options) -> Self {
        let whole = Self {
            original,
            text: String::new(),
            runs: Vec::new(),
            units: Cow::Owned(units(original)),
            name: options.name.as_deref().map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()),
            target: options.target.clone(),
            invisible: None,
        };
        clean(whole)
    }

    /// The text for readers.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file's name without its folders, if it is known.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The field into which it was pasted, if it is known.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }

    /// The first place where an invisible character was removed or replaced; `None` if there was none.
    #[must_use]
    pub fn invisible(&self) -> Option<TextSpan> {
        self.invisible.as_ref().map(|at| self.units_of(at))
    }

    /// The place in the pasted text that corresponds to a range of bytes of [`Source::text`].
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> TextSpan {
        self.units_of(&self.original_range(range))
    }

    /// The place of the whole text.
    #[must_use]
    pub fn whole(&self) -> TextSpan {
        self.span(&(0..self.text.len()))
    }

    /// A source of several parts of this one.
    #[must_use]
    pub fn part(&self, ranges: impl IntoIterator<Item = Range<usize>>) -> Source<'_> {
        let mut part = Source {
            original: self.original,
            text: String::new(),
            runs: Vec::new(),
            units: Cow::Borrowed(&self.units),
            name: self.name.clone(),
            target: self.target.clone(),
            invisible: self.invisible.clone(),
        };
        for range in ranges {
            part.take(self, range);
        }
        part
    }

    /// The lines, each with its range without the line end.
    pub fn lines(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut at = 0;
        self.text.split('\n').map(move |line| {
            let range = at..at + line.len();
            at = range.end + 1;
            (range, line)
        })
    }

    fn take(&mut self, from: &Source<'_>, range: Range<usize>) {
        let first = from.runs.partition_point(|run| run.at <= range.start).saturating_sub(1);
        for run in from.runs.iter().skip(first) {
            if run.at >= range.end {
                break;
            }
            let start = run.at.max(range.start);
            self.runs.push(Run { at: self.text.len() + start - range.start, from: run.from + start - run.at });
        }
        self.text.push_str(from.text.cut(range));
    }

    /// The original offset of a byte of the text.
    fn original_at(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.at <= at);
        let Some(run) = next.checked_sub(1).and_then(|index| self.runs.get(index)) else { return 0 };
        let mut from = (run.from + at - run.at).min(self.original.len());
        while !self.original.is_char_boundary(from) {
            from -= 1;
        }
        from
    }

    fn original_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.original_at(range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = self.original_at(range.end - 1);
        let length = self.original.cut(last..).chars().next().map_or(0, char::len_utf8);
        start..(last + length).max(start)
    }

    fn units_of(&self, range: &Range<usize>) -> TextSpan {
        TextSpan { start: self.units_before(range.start), end: self.units_before(range.end) }
    }

    #[expect(clippy::indexing_slicing, reason = "`units` has an entry for every multiple of STRIDE in the text")]
    fn units_before(&self, at: usize) -> usize {
        let mut checkpoint = at / STRIDE * STRIDE;
        let known = self.units[at / STRIDE];
        while !self.original.is_char_boundary(checkpoint) {
            checkpoint -= 1;
        }
        known + self.original.cut(checkpoint..at).encode_utf16().count()
    }
}

/// The UTF-16 length before each multiple of [`STRIDE`] bytes, or before the character that contains it.
fn units(text: &str) -> Vec<usize> {
    let mut units = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut before = 0;
    let mut next = 0;
    for (at, char) in text.char_indices() {
        while next < at + char.len_utf8() {
            units.push(before);
            next += STRIDE;
        }
        before += char.len_utf16();
    }
    while next <= text.len() {
        units.push(before);
        next += STRIDE;
    }
    units
}

/// The replacement of a character: itself, another, or nothing.
fn cleaned(char: char) -> Option<char> {
    match char {
        // Blanks of web pages and word processors.
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(' '),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        // Non-breaking and soft hyphens.
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{ad}'
        | '\u{200b}'
        | '\u{200c}'
        | '\u{200d}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => None,
        char => Some(char),
    }
}

fn clean(mut source: Source<'_>) -> Source<'_> {
    let original = source.original;
    let mut rest = original.char_indices().peekable();
    let mut expected = usize::MAX;
    let mut copy = |source: &mut Source<'_>, at: usize, char: char, length: usize| {
        if at != expected {
            source.runs.push(Run { at: source.text.len(), from: at });
        }
        source.text.push(char);
        expected = if char.len_utf8() == length { at + length } else { usize::MAX };
    };
    while let Some((at, char)) = rest.next() {
        match char {
            '\r' => {
                if rest.peek().is_none_or(|(_, next)| *next != '\n') {
                    copy(&mut source, at, '\n', 1);
                }
            }
            '\u{1b}' => {
                // ESC [ … letter: colours and cursor movements.
                if rest.next_if(|(_, next)| *next == '[').is_some() {
                    while rest.next_if(|(_, next)| matches!(next, '0'..='?' | ' '..='/')).is_some() {}
                    rest.next_if(|(_, next)| matches!(next, '@'..='~'));
                }
            }
            _ => {
                let kept = cleaned(char);
                if kept != Some(char) && at > 0 && source.invisible.is_none() {
                    source.invisible = Some(at..at + char.len_utf8());
                }
                if let Some(kept) = kept {
                    copy(&mut source, at, kept, char.len_utf8());
                }
            }
        }
    }
    source
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source<'_> {
        Source::new(text, &Options::default())
    }

    #[test]
    fn places_lead_back_to_what_was_pasted() {
        let text = "\u{feff}a\u{a0}: ü😀\r\nb\u{200b}c";
        let source = source(text);
        assert_eq!(source.text(), "a : ü😀\nbc");
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |part: &str| {
            let start = source.text().find(part).unwrap();
            let span = source.span(&(start..start + part.len()));
            String::from_utf16(&units[span.start..span.end]).unwrap()
        };
        assert_eq!(at("a :"), "a\u{a0}:");
        assert_eq!(at("😀"), "😀");
        assert_eq!(at("bc"), "b\u{200b}c");
        assert_eq!(at(": ü😀\nb"), ": ü😀\r\nb");
    }

    #[test]
    fn a_part_of_a_part_leads_back_too() {
        let source = source("> > one\r\n> > two");
        let once = source.part([2..8, 10..15]);
        let twice = once.part([2..6, 8..11]);
        assert_eq!(twice.text(), "one\ntwo");
        assert_eq!(twice.span(&(4..7)), TextSpan { start: 13, end: 16 });
    }

    #[test]
    fn colours_of_a_terminal_are_gone() {
        assert_eq!(source("\u{1b}[1;32mok\u{1b}[0m").text(), "ok");
    }
}
