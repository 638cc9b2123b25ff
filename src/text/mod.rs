//! Text that people write and read: comments, templates to fill in, gaps left by copying, and names that were probably meant.

pub(crate) mod comment;
pub(crate) mod gap;
pub(crate) mod names;
pub(crate) mod template;

/// Whether `text` has any of some ASCII characters.
///
/// Long texts are searched for what nearly none has: looking for bytes takes a tenth of what decoding characters does.
pub(crate) fn has_any(text: &str, characters: &[u8]) -> bool {
    debug_assert!(characters.is_ascii());
    characters.iter().any(|character| text.as_bytes().contains(character))
}
