//! Parts of texts.

use std::slice::SliceIndex;

/// A part of a text.
pub trait Cut {
    /// The part in this range; an empty text if the range is not within the text, or divides a character.
    fn cut<R: SliceIndex<str, Output = str>>(&self, range: R) -> &str;
}

impl Cut for str {
    fn cut<R: SliceIndex<str, Output = str>>(&self, range: R) -> &str {
        self.get(range).unwrap_or_default()
    }
}
