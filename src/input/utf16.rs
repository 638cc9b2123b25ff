//! The only place where byte offsets are converted to UTF-16 offsets.

use std::cell::OnceCell;

use super::Span;

/// The number of bytes between two entries of an [`Index`].
const STRIDE: usize = 1024;

/// An index of the UTF-16 offsets of one text. It is built when it is first needed: a pasted text may have megabytes,
/// and a report may point into it thousands of times.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// About every [`STRIDE`] bytes, the byte offset of a character and the number of UTF-16 units before it. Empty if the
    /// text is ASCII.
    checkpoints: OnceCell<Vec<(usize, u32)>>,
}

impl Index {
    /// The UTF-16 offsets of `span`, whose bytes are counted from the start of `text`.
    ///
    /// An offset that is outside the text or inside a character is moved to the nearest character boundary before it.
    pub(crate) fn offsets(&self, text: &str, span: Span) -> (u32, u32) {
        let start = border(text, span.start);
        let end = border(text, span.end).max(start);
        (self.units_before(text, start), self.units_before(text, end))
    }

    fn units_before(&self, text: &str, offset: usize) -> u32 {
        let checkpoints = self.checkpoints.get_or_init(|| if text.is_ascii() { Vec::new() } else { checkpoints(text) });
        let before = checkpoints.partition_point(|(at, _)| *at <= offset).checked_sub(1);
        let (from, units) = before.and_then(|index| checkpoints.get(index).copied()).unwrap_or((0, 0));
        let rest = text.get(from..offset).unwrap_or_default();
        let rest = if checkpoints.is_empty() { rest.len() } else { rest.encode_utf16().count() };
        units.saturating_add(u32::try_from(rest).unwrap_or(u32::MAX))
    }
}

fn checkpoints(text: &str) -> Vec<(usize, u32)> {
    let mut checkpoints = vec![(0, 0)];
    let (mut units, mut next) = (0_usize, STRIDE);
    for (at, character) in text.char_indices() {
        if at >= next {
            checkpoints.push((at, u32::try_from(units).unwrap_or(u32::MAX)));
            next = at + STRIDE;
        }
        units += character.len_utf16();
    }
    checkpoints
}

fn border(text: &str, offset: u32) -> usize {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offsets(text: &str, span: Span) -> (u32, u32) {
        Index::default().offsets(text, span)
    }

    #[test]
    fn astral_characters_count_two_units() {
        let text = "é𝒳 token";
        let start = text.find("token").unwrap();
        assert_eq!(offsets(text, Span::new(start, start + 5)), (4, 9));
    }

    #[test]
    fn a_span_inside_a_character_is_moved_to_its_border() {
        assert_eq!(offsets("é", Span::new(1, 2)), (0, 1));
        assert_eq!(offsets("é", Span::new(7, 9)), (1, 1));
    }

    #[test]
    fn long_texts_are_counted_as_short_ones_are() {
        let text = "aé𝒳 ".repeat(2000);
        let index = Index::default();
        for start in (0..text.len()).step_by(97) {
            let start = border(&text, u32::try_from(start).unwrap());
            let expected = u32::try_from(text[..start].encode_utf16().count()).unwrap();
            assert_eq!(index.offsets(&text, Span::new(start, start)), (expected, expected));
        }
    }
}
