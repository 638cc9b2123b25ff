//! Comments of configurations and of code, as they are copied along with headers.

use crate::input::Span;

/// What begins a comment anywhere on a line.
const MARKS: [&str; 4] = ["#", "//", "/*", "<!--"];
/// What begins one only at the start of a line: behind a value it separates directives.
const MARK_OF_LINE: &str = ";";

/// What a line says behind the mark of a comment that it begins with.
pub(crate) fn of_line(line: &str) -> Option<&str> {
    MARKS.into_iter().chain([MARK_OF_LINE]).find_map(|mark| line.strip_prefix(mark))
}

/// The comment behind a value, where its mark stands by itself: `* # anyone`.
pub(crate) fn behind(value: &str) -> Option<&str> {
    let mut words = value.split_ascii_whitespace().skip_while(|word| !MARKS.contains(word));
    let mark = words.next()?;
    words.next()?;
    value.get(Span::of(mark, value).start as usize..)
}
