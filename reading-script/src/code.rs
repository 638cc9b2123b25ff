//! Finds the program in a pasted text: a whole file, a part of one, or a few lines between prose.
//!
//! Every attempt is a text with the same length and offsets as the pasted one, in which omitted parts are replaced with
//! blanks, and perhaps with a frame around it. The first attempt that is a program is used.
#![expect(clippy::indexing_slicing, reason = "the scanner indexes at positions that it compares with the end first")]

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_parser::{ParseOptions, Parser};
use oxc_span::SourceType;
use wouldblock_reading::cut::Cut as _;

use crate::nesting;

/// A text that is a program between `before` and `after`.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// The frame and its content.
    pub(crate) text: String,
    /// The position of each part of the pasted text in `text`: `(in text, in the pasted text)`, ascending.
    pub(crate) parts: Vec<(usize, usize)>,
    /// How long the pasted text is, in bytes.
    pub(crate) length: usize,
    pub(crate) source_type: SourceType,
    /// Parts of the pasted text that are not a program.
    pub(crate) unread: Vec<Range<usize>>,
}

/// The possible contexts of a part of a file: none, a class, an object, a function.
const FRAMES: [(&str, &str); 4] =
    [("", ""), ("class _ {\n", "\n}"), ("({\n", "\n})"), ("async function* _() {\n", "\n}")];

/// Why a text is not a program.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Failure {
    /// It nests too deeply at this byte.
    TooDeep(usize),
    /// It is not JavaScript.
    Syntax,
}

/// Finds the program in a text. `is_script`: it is certainly a script, so Markdown and markup in it are in its strings.
pub(crate) fn find(text: &str, is_script: bool) -> Result<Code, Failure> {
    let pasted = text.len();
    let (text, outside) = if is_script { (text.to_owned(), Vec::new()) } else { without_markup(text) };
    if let Some(at) = nesting::too_deep(&text) {
        return Err(Failure::TooDeep(at));
    }
    let repaired = repair(&text);
    for attempt in [&text, &repaired] {
        for (index, frame) in FRAMES.iter().enumerate() {
            if let Some(code) = parsed(attempt, *frame, &outside, index == 0 && std::ptr::eq(attempt, &raw const text))
            {
                return Ok(Code { length: pasted, ..code });
            }
        }
    }
    in_pieces(&repaired, outside).map(|code| Code { length: pasted, ..code })
}

/// The text with blanks for what surrounds its code, and the parts that these replace.
fn without_markup(text: &str) -> (String, Vec<Range<usize>>) {
    let (text, mut outside) = fenced(text).unwrap_or_else(|| (text.to_owned(), Vec::new()));
    let (text, more) = scripts_of_markup(&text).unwrap_or_else(|| (text.clone(), Vec::new()));
    outside.extend(more);
    (text, outside)
}

/// Parses an attempt; `None` if it is not a program. `lenient`: errors from which the parser recovers are ignored.
fn parsed(text: &str, frame: (&str, &str), outside: &[Range<usize>], lenient: bool) -> Option<Code> {
    let framed = format!("{}{text}{}", frame.0, frame.1);
    let types =
        [SourceType::tsx().with_module(true), SourceType::ts().with_module(true), SourceType::jsx().with_script(true)];
    types.into_iter().find_map(|source_type| {
        let allocator = Allocator::default();
        let result = parser(&allocator, &framed, source_type).parse();
        let ok = !result.panicked && (lenient || result.diagnostics.is_empty());
        ok.then(|| Code {
            text: framed.clone(),
            parts: vec![(frame.0.len(), 0)],
            length: text.len(),
            source_type,
            unread: outside.to_vec(),
        })
    })
}

fn parser<'a>(allocator: &'a Allocator, text: &'a str, source_type: SourceType) -> Parser<'a> {
    let options = ParseOptions { allow_return_outside_function: true, ..ParseOptions::default() };
    Parser::new(allocator, text, source_type).with_options(options)
}

impl Code {
    /// The syntax tree.
    pub(crate) fn program<'a>(&'a self, allocator: &'a Allocator) -> Program<'a> {
        parser(allocator, &self.text, self.source_type).parse().program
    }

    /// The place in the pasted text for a range of the framed text.
    pub(crate) fn range(&self, span: oxc_span::Span) -> Range<usize> {
        let place = |at: u32| {
            let at = at as usize;
            let part = self.parts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            let (start, pasted) = self.parts[part];
            (pasted + at.saturating_sub(start)).min(self.length)
        };
        place(span.start)..place(span.end).max(place(span.start))
    }
}

/// Replaces a part of a text with blanks, so that the rest keeps its place.
fn blank(text: &mut [u8], range: Range<usize>) {
    for byte in &mut text[range] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// The code blocks of a text in Markdown; `None` if it has no blocks.
fn fenced(text: &str) -> Option<(String, Vec<Range<usize>>)> {
    let mut bytes = text.as_bytes().to_vec();
    let mut outside = Vec::new();
    let mut inside = false;
    let (mut at, mut start) = (0, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim_start().starts_with("```") {
            let part = if inside { at..end } else { start..end };
            blank(&mut bytes, part.clone());
            outside.push(part);
            inside = !inside;
            start = end;
        }
        at = end;
    }
    if outside.is_empty() {
        return None;
    }
    if !inside {
        blank(&mut bytes, start..at);
        outside.push(start..at);
    }
    String::from_utf8(bytes).ok().map(|text| (text, outside))
}

/// The scripts of a file of Vue, Svelte or HTML; `None` if it is not such a file.
fn scripts_of_markup(text: &str) -> Option<(String, Vec<Range<usize>>)> {
    let start = text.trim_start();
    let lower = text.to_ascii_lowercase();
    let is_markup = ["<script", "<template", "<style", "<!doctype", "<html"]
        .iter()
        .any(|tag| start.to_ascii_lowercase().starts_with(tag))
        || lower.contains("\n<script") && lower.contains("</script");
    if !is_markup || !lower.contains("<script") {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    let mut outside = Vec::new();
    let mut at = 0;
    while let Some(tag) = lower.cut(at..).find("<script").map(|found| at + found) {
        let Some(open) = lower.cut(tag..).find('>').map(|found| tag + found + 1) else { break };
        let close = lower.cut(open..).find("</script").map_or(text.len(), |found| open + found);
        blank(&mut bytes, at..open);
        outside.push(at..open);
        at = close;
    }
    blank(&mut bytes, at..text.len());
    outside.push(at..text.len());
    String::from_utf8(bytes).ok().map(|text| (text, outside))
}

/// Closes brackets and strings at a cut, and removes closing brackets without an opening one, ellipses for omitted
/// code, and the text that terminals and pages put before lines.
fn repair(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut open: Vec<u8> = Vec::new();
    let mut line_start = 0;
    let mut at = 0;
    let mut after_cut = None;
    while at < text.len() {
        let byte = text.as_bytes()[at];
        match byte {
            b'\n' => line_start = at + 1,
            b'"' | b'\'' => at = string_end(text, at),
            b'`' => {
                if let Some(end) = text.cut(at + 1..).find('`') {
                    at += 1 + end;
                } else {
                    // This is a template that is cut off.
                    after_cut = Some("`");
                    at = text.len();
                }
            }
            b'/' if text.cut(at..).starts_with("//") => {
                at = text.cut(at..).find('\n').map_or(text.len(), |end| at + end - 1);
            }
            b'/' if text.cut(at..).starts_with("/*") => {
                at = text.cut(at + 2..).find("*/").map_or(text.len(), |end| at + 2 + end + 1);
            }
            b'(' | b'[' | b'{' => open.push(closing(byte)),
            b')' | b']' | b'}' => {
                if open.last() == Some(&byte) {
                    open.pop();
                } else {
                    bytes[at] = b' ';
                }
            }
            b'.' if text.cut(at..).starts_with("...") => {
                let next = text.cut(at + 3..).trim_start().chars().next();
                let spreads = next.is_some_and(|next| next.is_alphanumeric() || "_$({[`'\"".contains(next))
                    && !text.cut(at + 3..).starts_with('\n');
                if !spreads {
                    blank(&mut bytes, at..at + 3);
                }
                at += 2;
            }
            b'>' | b'$'
                if at - line_start < 8
                    && text.cut(line_start..at).trim().is_empty()
                    && text.cut(at + 1..).starts_with(' ') =>
            {
                bytes[at] = b' ';
            }
            0xE2 if text.cut(at..).starts_with('…') => {
                blank(&mut bytes, at..at + 3);
                at += 2;
            }
            _ => {}
        }
        at += 1;
    }
    let mut repaired = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
    if let Some(cut) = after_cut {
        repaired.push_str(cut);
    }
    for bracket in open.iter().rev() {
        repaired.push(char::from(*bracket));
    }
    repaired
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// The closing quote of a string, or the opening one if the line has no other, as in prose.
fn string_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'\n' {
        match bytes[at] {
            b'\\' => at += 1,
            byte if byte == bytes[start] => return at,
            _ => {}
        }
        at += 1;
    }
    start
}

/// Code between prose, or code of several kinds: the text is split into pieces whose brackets are closed. A piece that
/// is code is kept, a piece that is only valid in a class gets a class around it, and the others are left out.
fn in_pieces(text: &str, mut unread: Vec<Range<usize>>) -> Result<Code, Failure> {
    let mut whole = String::new();
    let mut parts = Vec::new();
    let mut in_class = false;
    let mut kept = false;
    for piece in pieces(text) {
        let code = text.cut(piece.clone());
        if code.trim().is_empty() {
            continue;
        }
        let looks_like_code = code.contains(['(', '=', '{', ';']);
        let statements = looks_like_code && parsed(code, FRAMES[0], &[], false).is_some();
        let members = looks_like_code && !statements && parsed(code, FRAMES[1], &[], false).is_some();
        if !statements && !members {
            unread.push(piece);
            continue;
        }
        kept = true;
        if in_class && !members {
            whole.push_str("}\n");
        }
        if members && !in_class {
            whole.push_str(FRAMES[1].0);
        }
        in_class = members;
        parts.push((whole.len(), piece.start));
        whole.push_str(code);
        whole.push('\n');
    }
    if in_class {
        whole.push('}');
    }
    if !kept {
        return Err(Failure::Syntax);
    }
    let code = parsed(&whole, FRAMES[0], &unread, true).ok_or(Failure::Syntax)?;
    Ok(Code { parts, ..code })
}

/// Runs of lines with all brackets closed at the end.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        match text.as_bytes()[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' | b'\'' => at = string_end(text, at),
            b'`' => at = text.cut(at + 1..).find('`').map_or(at, |end| at + 1 + end),
            b'\n' if depth == 0 && !continues(text.cut(at + 1..)) => {
                pieces.push(start..at + 1);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    pieces.push(start..text.len());
    pieces
}

/// Whether a line continues the expression of the line before: `.then(…)`.
fn continues(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default().trim_start();
    line.starts_with('.') && !line.starts_with("..")
        || line.starts_with(['?', ':', '+', ')', ']', '}'])
        || line.starts_with("&&")
        || line.starts_with("||")
}
