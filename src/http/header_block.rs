//! Reading header blocks as people paste them.
//!
//! Never fails: what cannot be read is reported as a [`Problem`] with its place, and the rest is
//! read on.

use std::borrow::Cow;

use super::header_list::{Header, HeaderList, is_token};
use crate::contract::scenario::HeaderInput;
use crate::input::problem::{Problem, ProblemKind};
use crate::input::{Place, Sources};

/// What a pasted block held.
#[derive(Debug, Default)]
pub(crate) struct HeaderBlock<'a> {
    pub(crate) list: HeaderList<'a>,
    /// The status of a `HTTP/1.1 200 OK` line or a `:status` pseudo-header, and where it stands.
    pub(crate) status: Option<(u16, Place)>,
    /// Lines, or names of pairs, that are no headers, and where they stand.
    pub(crate) unread: Vec<(&'a str, Place)>,
}

/// Reads the headers that stand at `path`.
pub(crate) fn read<'a>(
    input: Option<&'a HeaderInput>,
    path: &str,
    sources: &mut Sources<'a>,
    problems: &mut Vec<Problem>,
) -> HeaderBlock<'a> {
    match input {
        None => HeaderBlock::default(),
        Some(HeaderInput::Text(text)) => read_text(text, sources.add(path, text), problems),
        Some(HeaderInput::Pairs(pairs)) => {
            let mut block = HeaderBlock::default();
            for (index, (name, value)) in pairs.iter().enumerate() {
                let whole = sources.add_indexed(path, index, value);
                let trimmed = trim_whitespace(value);
                if !is_token(name) {
                    problems.push(Problem::at(ProblemKind::HeaderBadName, whole).with("name", name));
                    block.unread.push((name, whole));
                }
                if control_character(value).is_some() {
                    problems.push(Problem::at(ProblemKind::HeaderControlCharacter, whole).with("name", name));
                }
                block.list.headers.push(Header {
                    name,
                    raw: trimmed,
                    value: Cow::Borrowed(trimmed),
                    name_place: whole,
                    value_place: whole.within(trimmed, value),
                });
            }
            block
        }
    }
}

fn read_text<'a>(text: &'a str, whole: Place, problems: &mut Vec<Problem>) -> HeaderBlock<'a> {
    let mut block = HeaderBlock::default();
    let mut base_indentation = None;
    // Start of the value of the header that a folded line would continue.
    let mut value_start = None;

    // After a status line, an empty line ends the headers; what follows is the body of the answer.
    let mut in_body = false;

    for full_line in lines(text) {
        let Some(line) = without_curl_marker(full_line) else {
            value_start = None;
            continue;
        };
        let trimmed = trim_whitespace(line);
        let status = status_line(trimmed);
        in_body &= status.is_none();
        if trimmed.is_empty() {
            in_body |= block.status.is_some() && !block.list.headers.is_empty();
            continue;
        }
        if in_body {
            continue;
        }
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_request_line = is_request_line(trimmed);
        let is_header = status.is_none() && !trimmed.starts_with(':') && !is_request_line;
        let base = if is_header { *base_indentation.get_or_insert(indentation) } else { indentation };

        if indentation > base
            && let Some(start) = value_start
            && !looks_like_header(trimmed)
        {
            continue_value(&mut block, text, whole, start, trimmed);
            continue;
        }
        value_start = None;

        if let Some(status) = status {
            if block.status.is_some() {
                problems.push(Problem::at(ProblemKind::HeaderSeveralRuns, whole.within(trimmed, text)));
            }
            let place = whole.within(trimmed, text);
            block = HeaderBlock { status: Some((status, place)), ..HeaderBlock::default() };
        } else if is_request_line {
            // The start line of a request says nothing that the scenario does not.
        } else if let Some(pseudo) = trimmed.strip_prefix(':') {
            if let Some(value) = pseudo.strip_prefix("status:") {
                let value = trim_whitespace(value);
                block.status = value.parse().ok().map(|status| (status, whole.within(value, text)));
            }
        } else if let Some(header) = header_line(trimmed, text, whole, problems) {
            value_start = Some(header.value_place.span.start as usize);
            block.list.headers.push(header);
        } else {
            block.unread.push((trimmed, whole.within(trimmed, text)));
        }
    }
    unfold(&mut block);
    block
}

/// Where a value has its first control character. Nearly none has one, and most of a policy's reading would be the search
/// for it: whether there is one at all is looked at without a branch per byte.
fn control_character(value: &str) -> Option<usize> {
    let is_control = |byte: u8| byte.is_ascii_control() && byte != b'\t';
    let any = value.bytes().fold(false, |found, byte| found | is_control(byte));
    if any { value.bytes().position(is_control) } else { None }
}

/// Lines of `curl -v` start with `> `, `< ` or `* `; the last kind is curl talking about itself.
fn without_curl_marker(line: &str) -> Option<&str> {
    if line.starts_with("* ") {
        return None;
    }
    let rest = line.strip_prefix("> ").or_else(|| line.strip_prefix("< "));
    Some(match rest {
        Some(rest) => rest,
        None if line == ">" || line == "<" => "",
        None => line,
    })
}

/// The lines of a text, whichever way they end; a byte order mark at its start is no part of them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// Whether an indented line is a header of its own rather than the rest of the one before: a name
/// with a hyphen before its colon, which no value that is folded begins with.
fn looks_like_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, rest)| {
        name.contains('-') && is_token(name) && (rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

fn status_line(line: &str) -> Option<u16> {
    let rest = line.get(..5).filter(|start| start.eq_ignore_ascii_case("HTTP/")).and_then(|_| line.get(5..))?;
    let status = rest.split_ascii_whitespace().nth(1)?;
    (status.len() == 3).then(|| status.parse().ok()).flatten()
}

/// Whether `line` is the start line of an HTTP/1 request.
pub(crate) fn is_request_line(line: &str) -> bool {
    // The last word first: nearly every line is told by it.
    let mut parts = line.split_ascii_whitespace();
    parts.next_back().is_some_and(|version| version.starts_with("HTTP/"))
        && parts.next_back().is_some()
        && parts.next_back().is_some_and(is_token)
        && parts.next().is_none()
}

fn header_line<'a>(line: &'a str, text: &'a str, whole: Place, problems: &mut Vec<Problem>) -> Option<Header<'a>> {
    let place = whole.within(line, text);
    let Some((name, value)) = line.split_once(':') else {
        problems.push(Problem::at(ProblemKind::HeaderNoColon, place).with("line", line));
        return None;
    };
    let bare_name = name.trim_end_matches([' ', '\t']);
    if !is_token(bare_name) {
        problems.push(Problem::at(ProblemKind::HeaderBadName, whole.within(name, text)).with("name", name));
        return None;
    }
    if bare_name.len() != name.len() {
        problems
            .push(Problem::at(ProblemKind::HeaderSpaceBeforeColon, whole.within(name, text)).with("name", bare_name));
    }
    let value = trim_whitespace(value);
    if let Some(control) = control_character(value) {
        let from = value.get(control..).unwrap_or_default();
        problems
            .push(Problem::at(ProblemKind::HeaderControlCharacter, whole.within(from, text)).with("name", bare_name));
    }
    Some(Header {
        name: bare_name,
        raw: value,
        value: Cow::Borrowed(value),
        name_place: whole.within(bare_name, text),
        value_place: whole.within(value, text),
    })
}

/// Appends a folded line to the last header.
fn continue_value<'a>(block: &mut HeaderBlock<'a>, text: &'a str, whole: Place, start: usize, line: &'a str) {
    let end = whole.within(line, text).span.end as usize;
    let (Some(header), Some(raw)) = (block.list.headers.last_mut(), text.get(start..end)) else {
        return;
    };
    header.raw = raw;
    header.value_place = whole.within(raw, text);
}

/// Line ends of folded headers become spaces, one for one, so that byte offsets into the value stay
/// byte offsets into the text.
fn unfold(block: &mut HeaderBlock<'_>) {
    for header in &mut block.list.headers {
        if header.raw.len() != header.value.len() {
            header.value = Cow::Owned(header.raw.replace(['\n', '\r'], " "));
        }
    }
}

/// Removes leading and trailing HTTP whitespace.
pub(crate) fn trim_whitespace(text: &str) -> &str {
    let is_other = |byte: u8| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let start = text.bytes().position(is_other).unwrap_or(0);
    let end = text.bytes().rposition(is_other).map_or(start, |last| last + 1);
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_block(text: &str) -> (Vec<(String, String)>, Option<u16>, Vec<ProblemKind>) {
        let input = HeaderInput::Text(text.to_owned());
        let (mut sources, mut problems) = (Sources::default(), Vec::new());
        let block = read(Some(&input), "page.headers", &mut sources, &mut problems);
        for header in &block.list.headers {
            let evidence = sources.evidence(header.value_place).unwrap();
            let units: Vec<u16> = text.encode_utf16().collect();
            let slice = String::from_utf16(&units[evidence.start as usize..evidence.end as usize]).unwrap();
            assert_eq!(slice.replace(['\n', '\r'], " "), header.value, "the span is the value");
        }
        let pairs = block.list.headers.iter().map(|h| (h.name.to_owned(), h.value.to_string())).collect();
        (pairs, block.status.map(|(status, _)| status), problems.into_iter().map(|p| p.kind).collect())
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn status_line_crlf_tabs_and_repeats() {
        let (headers, status, problems) = read_block("HTTP/1.1 404 Not Found\r\nA:\t1 \r\nB: 2\r\nA: 3\r\n\r\n");
        assert_eq!(headers, [pair("A", "1"), pair("B", "2"), pair("A", "3")]);
        assert_eq!(status, Some(404));
        assert!(problems.is_empty());
    }

    #[test]
    fn folded_lines_belong_to_the_header_before() {
        let (headers, _, problems) =
            read_block("Content-Security-Policy: default-src 'self';\n   connect-src https://é.example\n\tws:\nX: 1");
        assert_eq!(headers.len(), 2);
        assert!(headers[0].1.ends_with("ws:"));
        assert!(problems.is_empty());
    }

    #[test]
    fn a_block_that_is_indented_as_a_whole_is_not_folded() {
        let (headers, _, _) = read_block("    A: 1\n    B: 2\n      more");
        assert_eq!(headers[0], pair("A", "1"));
        assert_eq!(headers[1].0, "B");
        assert!(headers[1].1.ends_with("more"));
    }

    #[test]
    fn an_indented_header_is_not_swallowed() {
        for text in ["X-A: 1\n    X-B: 2", "HTTP/1.1 200 OK\n  X-A: 1\n  X-B: 2", "\u{feff}X-A: 1\nX-B: 2"] {
            let (headers, _, problems) = read_block(text);
            assert_eq!(headers, [pair("X-A", "1"), pair("X-B", "2")], "{text}");
            assert!(problems.is_empty());
        }
    }

    #[test]
    fn the_body_after_an_answer_is_not_read_as_headers() {
        let (headers, _, problems) = read_block("HTTP/1.1 200 OK\r\nA: 1\r\n\r\nB: 2\r\n<p>\r\nhttp/2 404\r\nC: 3");
        assert_eq!(headers, [pair("C", "3")]);
        assert_eq!(problems, [ProblemKind::HeaderSeveralRuns]);
    }

    #[test]
    fn verbose_curl() {
        let (headers, status, problems) =
            read_block("* Connected\n> GET / HTTP/1.1\n> Host: a\n>\n< HTTP/2 200\n< vary: Origin\n<");
        assert_eq!(headers, [pair("vary", "Origin")]);
        assert_eq!(status, Some(200));
        assert!(problems.is_empty());
    }

    #[test]
    fn what_is_no_header_is_named_and_the_rest_is_read() {
        let (headers, _, problems) = read_block("nonsense\nbad name: 1\nA : 2\nB: x\u{0}y");
        assert_eq!(headers.len(), 2);
        assert_eq!(
            problems,
            [
                ProblemKind::HeaderNoColon,
                ProblemKind::HeaderBadName,
                ProblemKind::HeaderSpaceBeforeColon,
                ProblemKind::HeaderControlCharacter
            ]
        );
    }
}
