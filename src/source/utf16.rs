//! The only place where byte offsets become UTF-16 offsets.

use super::Span;

/// The UTF-16 offsets of `span`, whose bytes count from the start of `text`.
///
/// Offsets that fall outside the text or into a character are moved to the nearest border before.
pub(crate) fn offsets(text: &str, span: Span) -> (u32, u32) {
    let start = border(text, span.start);
    let end = border(text, span.end).max(start);
    let before = length(text.get(..start).unwrap_or_default());
    let within = length(text.get(start..end).unwrap_or_default());
    (before, before + within)
}

fn border(text: &str, offset: u32) -> usize {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn length(text: &str) -> u32 {
    let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
