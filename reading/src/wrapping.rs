//! Wrappers around pasted texts: Markdown fences, the marks of quoted mail, labels above blocks.

use std::ops::Range;

use crate::Source;
use crate::cut::Cut as _;

/// The contents of fenced code blocks, each with the word after its opening fence.
#[must_use]
pub fn fences<'a>(source: &'a Source<'_>) -> Vec<(&'a str, Range<usize>)> {
    let mut found = Vec::new();
    let mut open: Option<(&str, &str, usize)> = None;
    for (at, line) in source.lines() {
        let bare = line.trim();
        let length = bare.len() - bare.trim_start_matches(['`', '~']).len();
        let mark = bare.cut(..length);
        let uniform = mark.bytes().all(|byte| Some(byte) == mark.bytes().next());
        if length < 3 || !uniform {
            continue;
        }
        let word = bare.cut(length..).trim();
        match open {
            None if !word.contains(['`', ' ']) || word.split(' ').count() < 3 => {
                open = Some((mark, word, (at.end + 1).min(source.text().len())));
            }
            Some((opening, word_before, start)) if word.is_empty() && mark.starts_with(opening) => {
                found.push((word_before, start..at.start.saturating_sub(1).max(start)));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((_, word, start)) = open {
        found.push((word, start..source.text().len()));
    }
    found.retain(|(_, range)| !source.text().cut(range.clone()).trim().is_empty());
    found
}

/// The text without the `>` before quoted lines of mail; `None` if nothing is quoted, or if the marks are those of
/// `curl -v`.
#[must_use]
pub fn unquoted<'a>(source: &'a Source<'_>) -> Option<Source<'a>> {
    let is_mark = |line: &str| line.starts_with('>');
    let quoted = source.lines().filter(|(_, line)| is_mark(line)).count();
    let verbose = source.lines().any(|(_, line)| line.starts_with("< ") || line.starts_with("* "));
    if quoted < 2 || verbose {
        return None;
    }
    let ranges = source.lines().map(|(at, line)| {
        let rest = line.trim_start_matches(['>', ' ']);
        let marks = line.cut(..line.len() - rest.len());
        let skipped = marks.rfind('>').map_or(0, |mark| mark + 1);
        let skipped = skipped + usize::from(skipped > 0 && line.cut(skipped..).starts_with(' '));
        // The range includes the line end, if there is one.
        at.start + skipped..(at.end + 1).min(source.text().len())
    });
    Some(source.part(ranges))
}

/// The blocks under labels, which are lines with nothing but a label, such as `nginx:`. Empty if there are fewer than
/// two.
#[must_use]
pub fn blocks(source: &Source<'_>) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut label_before = false;
    let lines: Vec<_> = source.lines().collect();
    for (index, (at, line)) in lines.iter().enumerate() {
        let bare = line.trim_end();
        let label = bare.len() < 60
            && bare.ends_with(':')
            && bare.starts_with(|char: char| char.is_alphabetic())
            && lines.get(index + 1).is_some_and(|(_, next)| next.trim().is_empty())
            && !label_before;
        if label {
            starts.push((at.start, (at.end + 1).min(source.text().len())));
        }
        label_before = label;
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(label, _)| *label).chain([source.text().len()]);
    starts.iter().zip(ends).map(|((_, start), end)| *start..end.max(*start)).collect()
}
