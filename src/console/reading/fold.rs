//! Replaces special quotes and spaces by plain ones.
//!
//! Firefox prints typographic quotes. A line that was posted in a forum, a chat or a mail has often lost them, and
//! lines of other browsers have often gained some. So templates and pasted lines are compared in their plain form.

use std::borrow::Cow;

/// A text in its plain form, with the offsets of the original.
#[derive(Debug)]
pub(in crate::console) struct Folded<'x> {
    original: &'x str,
    plain: Cow<'x, str>,
    /// For each byte of `plain`, and for its end, the offset into `original` in bytes. Empty if the two texts are
    /// equal.
    offsets: Vec<usize>,
}

impl<'x> Folded<'x> {
    pub(in crate::console) fn new(original: &'x str) -> Folded<'x> {
        if original.chars().all(|c| plain(c) == Some(c)) {
            return Folded { original, plain: original.into(), offsets: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut offsets = Vec::with_capacity(original.len() + 1);
        for (offset, c) in original.char_indices() {
            if let Some(c) = plain(c) {
                text.push(c);
                offsets.resize(text.len(), offset);
            }
        }
        offsets.push(original.len());
        Folded { original, plain: text.into(), offsets }
    }

    /// The plain form.
    pub(in crate::console) fn plain(&self) -> &str {
        &self.plain
    }

    /// The original of `part`, which is a slice of the plain form.
    pub(in crate::console) fn original_of(&self, part: &str) -> &'x str {
        let start = (part.as_ptr() as usize).wrapping_sub(self.plain.as_ptr() as usize);
        let at = |offset: usize| {
            if self.offsets.is_empty() { Some(offset) } else { self.offsets.get(offset).copied() }
        };
        let range = at(start).zip(at(start.saturating_add(part.len())));
        range.and_then(|(start, end)| self.original.get(start..end)).unwrap_or_default()
    }
}

/// A template's text in its plain form.
pub(super) fn folded(text: &'static str) -> Cow<'static, str> {
    if text.is_ascii() && !text.contains('`') {
        text.into()
    } else {
        text.chars().filter_map(plain).collect::<String>().into()
    }
}

/// The plain form of `c`; `None` for a character without width.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '´' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '\u{a0}' | '\u{202f}' | '\t' => ' ',
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => return None,
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_original() {
        let folded = Folded::new("a ‘b’\u{200b} “ç”");
        assert_eq!(folded.plain(), "a 'b' \"ç\"");
        let part = folded.plain().get(3..4).unwrap();
        assert_eq!(folded.original_of(part), "b");
        let quoted = folded.plain().get(6..).unwrap();
        assert_eq!(folded.original_of(quoted), "“ç”");
        assert_eq!(Folded::new("plain").original_of("elsewhere"), "");
    }
}
