//! Comments of configurations and of code, which are often copied along with headers.

use crate::input::Span;

/// Marks that begin a comment anywhere on a line.
const MARKS: [&str; 4] = ["#", "//", "/*", "<!--"];
/// The mark that begins a comment only at the start of a line. After a value, it separates directives.
const MARK_OF_LINE: &str = ";";

/// The text after the mark if the line begins with a comment.
pub(crate) fn of_line(line: &str) -> Option<&str> {
    MARKS.into_iter().chain([MARK_OF_LINE]).find_map(|mark| line.strip_prefix(mark))
}

/// The comment after a value, if its mark is a separate word: `* # anyone`.
pub(crate) fn behind(value: &str) -> Option<&str> {
    let mut words = value.split_ascii_whitespace().skip_while(|word| !MARKS.contains(word));
    let mark = words.next()?;
    words.next()?;
    value.get(Span::of(mark, value).start as usize..)
}
