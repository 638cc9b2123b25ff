//! The lines of a console, as they stand in what people paste: quoted, wrapped, escaped, with buttons glued to them.

use std::borrow::Cow;

/// Texts of links and buttons that browsers put after a message, and that are copied with it.
const BUTTONS: [&str; 6] =
    ["Understand this error", "Understand this warning", "[Learn More]", "[Learn more]", "Learn More", "Learn more"];

/// The text with HTML's character references resolved, where it has been through HTML.
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
    // `&amp;` alone may be part of a URL.
    let is_html = REFERENCES.iter().any(|(reference, _)| *reference != "&amp;" && text.contains(reference));
    if !is_html {
        return text.into();
    }
    REFERENCES.iter().fold(text.to_owned(), |text, (reference, meant)| text.replace(reference, meant)).into()
}

/// A pasted line without what Markdown, mail and lists put before and after it.
pub(super) fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', '*', '-', '•', '|', '#', '❌', '⚠', '⛔', '✖', '\u{fe0f}', ' ', '\t'])
        .trim_end_matches(['*', '|', ' ', '\t', '\r'])
}

/// What stands between two equal marks, where the whole line is set in them.
pub(super) fn without_marks(line: &str) -> Option<&str> {
    [("`", "`"), ("\"", "\""), ("“", "”"), ("'", "'")]
        .into_iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close))
        .map(str::trim)
}

/// The line without a button, a file and a line number, or a count at its end; the same line where there is none.
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

/// A file and a line, as in `app.js:12:3`, or the function in brackets, as in `(anonymous)`.
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
