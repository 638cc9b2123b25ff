//! The lines of a pasted text, without what surrounds them where they were copied: the marks of `curl -v`, of quoted
//! mails and of lists, and what a terminal prints around a response.

use super::super::header_list::is_token;
use super::{names, trim_whitespace, unread};
use crate::text::comment;

/// Who sent a line in a transcript of `curl -v`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Direction {
    /// The line has no mark.
    Unmarked,
    /// `> `: the client sent the line.
    Sent,
    /// `< `: the server sent the line.
    Received,
}

/// A line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The text without its mark and the whitespace around it.
    pub(super) text: &'a str,
    /// The number of spaces and tabs before the text.
    pub(super) indentation: usize,
    pub(super) direction: Direction,
    /// Whether a mark was removed. If so, this line and the next one are not a single piece of the text.
    pub(super) has_mark: bool,
}

/// Splits a text into lines at any kind of line end. It leaves out a byte order mark at the start, and lines in which
/// curl reports about the connection.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let text = in_backticks(text.strip_prefix('\u{feff}').unwrap_or(text));
    let all = || text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let is_transcript = text.contains("< ") && all().any(|line| line.starts_with("< ") || line == "<");
    all().filter_map(|line| marked(line, is_transcript)).collect()
}

/// Removes a pair of backticks around a text, because Markdown marks code with them.
fn in_backticks(text: &str) -> &str {
    let inner = text.trim().strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    inner.filter(|inner| !inner.contains('`')).unwrap_or(text)
}

/// The text of a line that is a comment of a configuration or of code: `# …`, `// …`.
pub(super) fn comment(line: &str) -> Option<&str> {
    let rest = comment::of_line(line)?;
    // `# ` before a command is a prompt and does not begin a comment.
    (!is_command(line)).then(|| rest.trim_matches(['#', '/', ' ', '\t']))
}

fn marked(line: &str, is_transcript: bool) -> Option<Line<'_>> {
    let (mut rest, mut direction) = (line, Direction::Unmarked);
    if line.starts_with(['<', '>', '*']) {
        if is_transcript {
            if line.starts_with("* ") || line == "*" {
                return None;
            }
            (rest, direction) = match line.split_at_checked(1) {
                Some((">", after)) if after.is_empty() || after.starts_with(' ') => (after, Direction::Sent),
                Some(("<", after)) if after.is_empty() || after.starts_with(' ') => (after, Direction::Received),
                _ => (line, direction),
            };
        } else {
            // A quoted mail has one mark for each level of replies.
            while let Some(quoted) = rest.strip_prefix("> ").or_else(|| (rest == ">").then_some("")) {
                rest = quoted;
            }
            if let Some(item) = rest.strip_prefix("* ") {
                if !is_item(item) {
                    return None;
                }
                rest = item;
            }
        }
    }
    let rest = in_backticks(rest);
    // The space after the mark belongs to the mark.
    let has_mark = rest.len() != line.len();
    let rest = if has_mark && direction != Direction::Unmarked { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
    let indentation = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    Some(Line { text: trim_invisible(rest), indentation, direction, has_mark })
}

/// Whether the text after `* ` is an item of a list, and not a line in which curl reports about the connection.
fn is_item(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, _)| names::is_known(name)) || unread::mentions_policy(text)
}

/// Removes whitespace and the invisible characters that remain when text is copied from a formatted page.
pub(super) fn trim_invisible(text: &str) -> &str {
    let trimmed = trim_whitespace(text);
    if trimmed.is_ascii() {
        trimmed
    } else {
        trimmed.trim_matches(|c: char| c.is_ascii_whitespace() || is_invisible(c))
    }
}

/// Whether it is a non-breaking space or a character without a width.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{202f}' | '\u{feff}')
}

/// The status in a status line.
pub(super) fn status_line(line: &str) -> Option<u16> {
    let rest = line.get(..5).filter(|start| start.eq_ignore_ascii_case("HTTP/")).and_then(|_| line.get(5..))?;
    let status = rest.split_ascii_whitespace().nth(1)?;
    (status.len() == 3).then(|| status.parse().ok()).flatten()
}

/// Whether `line` is the start line of an HTTP/1 request.
pub(crate) fn is_request_line(line: &str) -> bool {
    // The last word is checked first because most lines fail this check.
    let mut parts = line.split_ascii_whitespace();
    parts.next_back().is_some_and(|version| version.starts_with("HTTP/"))
        && parts.next_back().is_some()
        && parts.next_back().is_some_and(is_token)
        && parts.next().is_none()
}

/// Whether a line comes from the tool that the text was copied from, and is not a header.
pub(super) fn is_decoration(line: &str) -> bool {
    line.starts_with("```")
        || line.starts_with("~~~")
        || line.contains("--:--:--")
        || line.starts_with("% Total")
        || line.starts_with("Dload  Upload")
        || ((line.starts_with("{ [") || line.starts_with("} [")) && line.ends_with(']'))
        || (line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'|' | b' ' | b':' | b'_')))
}

/// Whether a line is a command at a prompt. The response follows it.
pub(super) fn is_command(line: &str) -> bool {
    let line = ["$ ", "❯ ", "% ", "# ", "➜ "].iter().find_map(|prompt| line.strip_prefix(prompt)).unwrap_or(line);
    let program = line.trim_start().split_ascii_whitespace().next().unwrap_or_default();
    matches!(program, "curl" | "curl.exe" | "wget" | "http" | "https" | "xh" | "httpie" | "HEAD" | "GET")
        && line.contains(' ')
}

/// The kind of a line from the browser's developer tools.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Label<'a> {
    /// The response headers follow.
    Response,
    /// The request headers follow.
    Request,
    /// A description of the whole request follows.
    Summary,
    /// The status, with its value if the value is on the same line.
    Status(&'a str),
    /// A field of the request. Its value is on this line or on the next one.
    Field(&'a str),
    /// A button or a notice.
    Notice,
}

/// The label of a browser's developer tools, if the line is one.
pub(super) fn label(line: &str) -> Option<Label<'_>> {
    // Nearly every line is a header, which its first word shows.
    let (head, value) = line.split_once(':').unwrap_or((line, ""));
    if head.len() > 40 || head.contains('-') {
        return None;
    }
    let lower = head.trim().to_ascii_lowercase();
    let lower =
        ["view source", "view parsed", "raw"].iter().find_map(|button| lower.strip_suffix(button)).unwrap_or(&lower);
    let lower = lower.split('(').next().unwrap_or_default().trim();
    let value = value.trim();
    Some(match lower {
        "general" | "summary" if value.is_empty() => Label::Summary,
        "response headers" | "response" | "response header" if value.is_empty() => Label::Response,
        "request headers" | "request" | "request header" | "provisional headers are shown" if value.is_empty() => {
            Label::Request
        }
        "status code" | "status" => Label::Status(value),
        "request url" | "request method" | "remote address" | "referrer policy" => Label::Field(value),
        "learn more" | "" if head.len() == line.len() => Label::Notice,
        _ => return None,
    })
}
