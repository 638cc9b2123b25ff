//! Headers as programs print them: dictionaries of Python, maps of Go, objects of Node, hashes of Ruby, tables.

use std::ops::Range;

use super::lines;
use crate::cut::Cut as _;
use crate::headers::{self, Field};
use crate::reader::sure;
use crate::words::core::Core;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.text().len() > 1 << 18 {
        return sure::NO;
    }
    let json = source.text().trim_start();
    let is_json = json.starts_with(['{', '[']) && !json.contains('\'') && crate::json::parse(json).is_ok();
    if is_json || super::is_code(source.text()) {
        return sure::NO;
    }
    let found = fields(source.text());
    let known = found.iter().filter(|field| headers::is_known(field.name) && field.name.contains('-')).count();
    if words_around(source.text(), &found) > 12 {
        // Prose that mentions a header.
        return sure::NO;
    }
    match known {
        0 => sure::NO,
        1 => sure::MAYBE + 5,
        _ => sure::LIKELY - 5,
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Dump);
    lines::deliver(draft, fields(source.text()));
}

/// The number of words outside the parts that were found.
fn words_around(text: &str, found: &[Field<'_>]) -> usize {
    let mut words = 0;
    let mut start = 0;
    for field in found {
        words += count(text.cut(start..field.at.start.max(start))).saturating_sub(1);
        start = field.at.end.max(start);
    }
    words + count(text.cut(start..))
}

fn count(text: &str) -> usize {
    // PHP's `string(16)` and `array(2)` do not count as words.
    let is_type = |word: &&str| word.starts_with("string(") || word.starts_with("array(");
    text.split_whitespace()
        .filter(|word| !is_type(word))
        .filter(|word| word.chars().filter(|char| char.is_alphabetic()).count() > 1)
        .count()
}

/// The text between a name and its value.
fn separator(text: &str) -> Option<usize> {
    let bare = text.trim_start();
    let skipped = text.len() - bare.len();
    for sign in ["=>", "->", ":", "=", ",", "|"] {
        if let Some(rest) = bare.strip_prefix(sign) {
            return Some(skipped + sign.len() + rest.len() - rest.trim_start().len());
        }
    }
    // A table's columns.
    (text.starts_with("  ") || text.starts_with('\t')).then_some(skipped)
}

/// Names and the values after them, anywhere in the text.
fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = status(text).into_iter().collect();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let length = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        let name = text.cut(at..at + length);
        let before = at.checked_sub(1).and_then(|index| bytes.get(index)).copied();
        at += length;
        let apart = before.is_none_or(|byte| byte.is_ascii_whitespace() || b"\"'`[({,|".contains(&byte));
        if !apart || !(name.contains('-') || headers::is_known(name)) {
            continue;
        }
        let quote = before.filter(|byte| b"\"'`[".contains(byte));
        let line = text.cut(..at - length).rfind('\n').map_or(0, |end| end + 1);
        let first = without_index(text.cut(line..at - length)).chars().all(|char| !char.is_alphanumeric());
        if quote.is_none() && !first && !text.cut(..line.max(at - length)).trim_start().starts_with("map[") {
            continue;
        }
        let closes = quote.is_some_and(|quote| bytes.get(at) == Some(&if quote == b'[' { b']' } else { quote }));
        let from = at + usize::from(closes);
        // PHP: `["Name"]=>`.
        let from = from + usize::from(closes && quote != Some(b'[') && text.cut(from..).starts_with("]=>"));
        let Some(skipped) = separator(text.cut(from..)) else { continue };
        if name.contains('-')
            && !headers::is_known(name)
            && !name.to_ascii_lowercase().starts_with("x-")
            && quote.is_none()
        {
            continue;
        }
        let start = from + skipped;
        let values = values(text, start);
        let Some(end) = values.last().map(|range| range.end) else { continue };
        for range in values {
            fields.push(Field { name, value: text.cut(range.clone()), at: range });
        }
        at = end;
    }
    fields
}

/// The status in a line `[0] => HTTP/1.1 200 OK`, as PHP's `get_headers` gives it.
fn status(text: &str) -> Option<Field<'_>> {
    let at = text.find("HTTP/")?;
    let line = text.cut(..at).rfind('\n').map_or(0, |end| end + 1);
    let is_item =
        text.cut(line..at).trim_start().starts_with("[0]") || text.cut(line..at).trim_start().starts_with("string(");
    let start = at + text.cut(at..).find(' ').filter(|_| is_item)? + 1;
    let end = start + 3;
    let code = text.get(start..end).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(Field { name: "status", value: code, at: start..end })
}

/// The beginning of a line without the index of a list: `[2] => `.
fn without_index(start: &str) -> &str {
    let rest = start.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match rest {
        Some((index, rest)) if index.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => start,
    }
}

/// The values at a place: a string, a list of strings, or plain text up to its end.
fn values(text: &str, at: usize) -> Vec<Range<usize>> {
    // PHP: `string(1) "*"`.
    let typed = text.cut(at..).strip_prefix("string(").and_then(|rest| rest.find(") \""));
    let at = typed.map_or(at, |end| at + "string(".len() + end + ") ".len());
    let rest = text.cut(at..);
    // PHP: `array(2) { [0]=> string(1) "*" }`, and `Array ( [0] => * )`.
    if rest.starts_with("array(") || rest.starts_with("Array\n") || rest.starts_with("Array (") {
        return items(text, at);
    }
    match rest.chars().next() {
        Some('[' | '(') => {
            let inner = at + 1;
            if text.cut(inner..).trim_start().starts_with(['"', '\'']) {
                return strings(text, inner);
            }
            // Go prints the values of a list without quotes.
            let end = text.cut(inner..).find([']', ')', '\n']).map_or(text.len(), |end| inner + end);
            trimmed(text, inner..end).into_iter().collect()
        }
        Some('"' | '\'' | '`') => string(text, at).into_iter().collect(),
        _ => {
            let end = rest.find('\n').unwrap_or(rest.len());
            let line = rest.cut(..end).trim_end().trim_end_matches(['|', ',', '}', ']']);
            // This is the quote before the name.
            let line = if line.matches('"').count() % 2 == 1 { line.strip_suffix('"').unwrap_or(line) } else { line };
            trimmed(text, at..at + line.len()).into_iter().collect()
        }
    }
}

/// The items of a list that PHP prints.
fn items(text: &str, at: usize) -> Vec<Range<usize>> {
    let end = text.cut(at..).find("\n\n").map_or(text.len(), |end| at + end);
    let mut found = Vec::new();
    let mut start = at;
    for line in text.cut(at..end).split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let bare = line.trim();
        if matches!(bare, "}" | ")") {
            break;
        }
        if let Some(quoted) = bare.starts_with("string(").then(|| line.find('"')).flatten() {
            found.extend(string(text, range.start + quoted));
        } else if let Some((_, value)) = bare.strip_prefix('[').and_then(|rest| rest.split_once("] => ")) {
            let from = range.start + line.rfind(value).unwrap_or_default();
            found.push(from..from + value.len());
        }
    }
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inner = text.cut(range.clone());
    let start = range.start + inner.len() - inner.trim_start().len();
    let end = start + inner.trim().len();
    (end > start).then_some(start..end)
}

/// The content of a string that begins with a quote. Escapes are not decoded: no header needs them.
fn string(text: &str, at: usize) -> Option<Range<usize>> {
    let quote = text.as_bytes().get(at)?;
    let mut end = at + 1;
    while let Some(byte) = text.as_bytes().get(end) {
        match byte {
            b'\\' => end += 2,
            b'\n' => return None,
            byte if byte == quote => return Some(at + 1..end),
            _ => end += 1,
        }
    }
    None
}

/// Strings with commas between them.
fn strings(text: &str, mut at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    loop {
        let rest = text.cut(at..);
        at += rest.len() - rest.trim_start_matches(|char: char| char.is_whitespace() || char == ',').len();
        if !text.cut(at..).starts_with(['"', '\'']) {
            return found;
        }
        let Some(range) = string(text, at) else { return found };
        at = range.end + 1;
        found.push(range);
    }
}
