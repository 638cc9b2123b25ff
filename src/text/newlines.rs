//! Line ends.

use std::borrow::Cow;

/// The text after [newlines are normalized](https://infra.spec.whatwg.org/#normalize-newlines), as the parser of HTML
/// does with markup.
pub(crate) fn normalized(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::normalized;

    #[test]
    fn every_line_end_becomes_one_line_feed() {
        assert_eq!(normalized("a\r\nb\rc\nd\r\r\n"), "a\nb\nc\nd\n\n");
    }
}
