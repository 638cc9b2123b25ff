//! The lines of a console as people paste them: quoted, wrapped, escaped, or with the texts of buttons at their end.

use std::borrow::Cow;

/// The texts of links and buttons after a message, which are copied with it.
const BUTTONS: [&str; 6] =
    ["Understand this error", "Understand this warning", "[Learn More]", "[Learn more]", "Learn More", "Learn more"];

/// Resolves the character references if the text was copied from HTML.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    const REFERENCES: [(&str, &str); 8] = [
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    // A single `&amp;` may be part of a URL.
    let is_html = REFERENCES.iter().any(|(reference, _)| *reference != "&amp;" && text.contains(reference));
    if !is_html {
        return text.into();
    }
    REFERENCES.iter().fold(text.to_owned(), |text, (reference, meant)| text.replace(reference, meant)).into()
}

/// A pasted line without the marks of Markdown, mails and lists around it.
pub(super) fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', '*', '-', '•', '|', '#', '❌', '⚠', '⛔', '✖', '\u{fe0f}', ' ', '\t'])
        .trim_end_matches(['*', '|', ' ', '\t', '\r'])
}

/// The text between two equal marks, if the marks enclose the whole line.
pub(super) fn without_marks(line: &str) -> Option<&str> {
    [("`", "`"), ("\"", "\""), ("“", "”"), ("'", "'")]
        .into_iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close))
        .map(str::trim)
}

/// The line without a button, a location, or a count at its end. If there is none of these, the same line.
pub(super) fn without_end(line: &str) -> &str {
    let line = line.trim_end();
    for button in BUTTONS {
        if let Some(rest) = line.strip_suffix(button) {
            return rest.trim_end();
        }
    }
    let Some((text, last)) = line.rsplit_once(' ') else {
        return line;
    };
    if is_location(last) { text.trim_end() } else { line }
}

/// Whether a word is a file with a line number, such as `app.js:12:3`, or `(anonymous)`.
fn is_location(word: &str) -> bool {
    let has_line = word.rsplit_once(':').is_some_and(|(file, number)| {
        !file.is_empty() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    has_line || word == "(anonymous)"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_line_are_taken_off() {
        for line in ["> a b", "- a b", "**a b**", " > > a b ", "❌ a b", "* a b"] {
            assert_eq!(bare(line), "a b", "{line}");
        }
        for line in ["`a b`", "“a b”", "\" a b \""] {
            assert_eq!(without_marks(line), Some("a b"), "{line}");
        }
        assert_eq!(without_marks("`a"), None);
        assert_eq!(bare(""), "");
    }

    #[test]
    fn ends_are_taken_off_one_by_one() {
        assert_eq!(without_end("x.Understand this error"), "x.");
        assert_eq!(without_end("x.[Learn More]"), "x.");
        assert_eq!(without_end("x. app.js:1:2"), "x.");
        assert_eq!(without_end("x. y"), "x. y");
    }

    #[test]
    fn references_are_resolved_once() {
        assert_eq!(unescaped("at &#39;/x?b=1&amp;c&#39;"), "at '/x?b=1&c'");
        assert_eq!(unescaped("https://a.test/?b=1&amp;c"), "https://a.test/?b=1&amp;c");
        assert_eq!(unescaped("&amp;lt;&lt;"), "&lt;<");
    }
}
