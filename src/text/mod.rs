//! Text that people write and read: comments, templates, gaps, and misspelt names.

pub(crate) mod comment;
pub(crate) mod gap;
pub(crate) mod names;
pub(crate) mod newlines;
pub(crate) mod template;

/// Whether `text` contains any of some ASCII characters.
///
/// It searches bytes, because that takes a tenth of the time of decoding characters, and the texts are long and rarely
/// contain any of them.
pub(crate) fn has_any(text: &str, characters: &[u8]) -> bool {
    debug_assert!(characters.is_ascii());
    characters.iter().any(|character| text.as_bytes().contains(character))
}
