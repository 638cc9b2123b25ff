//! Measures how deeply a text nests, before a recursive parser reads it.
//!
//! The stack of WebAssembly is small, and an overflow cannot be caught. So brackets are counted first, as is other
//! syntax for which a parser recurses: prefix operators, and operators that bind to the right.
#![expect(clippy::indexing_slicing, reason = "the scanner indexes at positions that it compares with the end first")]

use wouldblock_reading::cut::Cut as _;

/// The greatest depth of a text for the parser.
pub(crate) const LIMIT: usize = 120;

/// The byte at which a text first nests deeper than [`LIMIT`]; `None` if it does not.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut brackets = 0_usize;
    // The nesting to the right since the end of the last statement, for each bracket.
    let mut rightward: Vec<usize> = vec![0];
    let mut total = 0_usize;
    // `else if` nests across the ends of statements, as long as the next statement is an `else` again.
    let mut elses = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if matches!(byte, b';' | b'}') && elses > 0 && !text.cut(at + 1..).trim_start().starts_with("else") {
            elses = 0;
        }
        match byte {
            b'(' | b'[' | b'{' => {
                brackets += 1;
                rightward.push(0);
            }
            b')' | b']' | b'}' => {
                brackets = brackets.saturating_sub(1);
                total -= rightward.pop().unwrap_or_default();
                if rightward.is_empty() {
                    rightward.push(0);
                }
                // A block ends a statement.
                if byte == b'}'
                    && let Some(last) = rightward.last_mut()
                    && brackets == 0
                {
                    total -= std::mem::take(last);
                }
            }
            b';' | b',' => {
                if let Some(last) = rightward.last_mut() {
                    total -= std::mem::take(last);
                }
            }
            b'"' | b'\'' => at = end_of_string(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'/') => at = line_end(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = text.cut(at + 2..).find("*/").map_or(bytes.len(), |end| at + 2 + end + 1);
            }
            // A closed JSX element does not nest any more, and an attribute does not nest.
            b'<' | b'/' if matches!(&bytes[at..bytes.len().min(at + 2)], b"</" | b"/>") => {
                if let Some(last @ 1..) = rightward.last_mut() {
                    *last -= 1;
                    total -= 1;
                }
                at += 1;
            }
            b'=' if matches!(bytes.get(at + 1), Some(b'"' | b'\'' | b'{')) => {}
            b'!' | b'~' | b'?' | b'=' | b'<' | b'*' | b':' | b'-' | b'@' => {
                if let Some(last) = rightward.last_mut() {
                    *last += 1;
                    total += 1;
                }
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' => {
                let end = bytes[at..].iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"_$".contains(byte)));
                let end = end.map_or(bytes.len(), |end| at + end);
                elses += usize::from(text.cut(at..end) == "else");
                if is_prefix(text.cut(at..end))
                    && let Some(last) = rightward.last_mut()
                {
                    *last += 1;
                    total += 1;
                }
                at = end - 1;
            }
            _ => {}
        }
        // An operator costs less stack than a bracket, and most do not nest.
        if brackets + (total + elses) / 6 > LIMIT {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Words that begin a nested expression, statement or type.
fn is_prefix(word: &str) -> bool {
    matches!(
        word,
        "new"
            | "typeof"
            | "void"
            | "delete"
            | "await"
            | "yield"
            | "if"
            | "else"
            | "for"
            | "while"
            | "do"
            | "with"
            | "async"
            | "keyof"
            | "extends"
            | "infer"
            | "readonly"
            | "unique"
            | "asserts"
            | "class"
            | "function"
            | "return"
            | "abstract"
            | "label"
            | "declare"
            | "export"
            | "namespace"
            | "module"
    )
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            // This is an apostrophe in prose.
            b'\n' => return start,
            byte if byte == quote => return at,
            _ => {}
        }
        at += 1;
    }
    start
}

fn line_end(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| start + end)
}
