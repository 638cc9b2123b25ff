//! Reads header blocks as people paste them.
//!
//! This never fails: what cannot be read is reported as a [`Problem`] with its place and kept as [`Unread`], and the
//! rest is still read.
//!
//! - [`lines`]: the lines of a text, without what surrounds them where they were copied.
//! - [`text`]: `Name: value` lines, and the forms in which tools show them.
//! - [`literal`]: objects and lists of pairs, as in JSON and scripts.
//! - [`policy`]: a policy on several lines, or without the name of its header.
//! - [`names`]: which headers are known, and which side sends them.
//! - [`unread`]: what could not be read, and which headers are therefore unknown.

mod lines;
mod literal;
pub(crate) mod names;
mod policy;
mod text;
pub(crate) mod unread;

use std::borrow::Cow;

pub(crate) use self::lines::is_request_line;
use self::unread::Unread;
use super::header_list::{Header, HeaderList, is_token};
use crate::contract::scenario::HeaderInput;
use crate::contract::scenario_path::{Head, ScenarioPath};
use crate::input::problem::{Problem, ProblemKind};
use crate::input::{Inputs, Place};

/// Which headers a field contains.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// The headers that a page was served with.
    Page,
    /// The headers that a script sets.
    Request,
    /// The headers of the response to a preflight.
    Preflight,
    /// The headers of the response to a request.
    Response,
}

impl Role {
    /// The role of the field at `path` of the scenario.
    fn at(path: ScenarioPath) -> Role {
        match path {
            ScenarioPath::Headers(_) | ScenarioPath::PolicyHeaders => Role::Page,
            ScenarioPath::Request(_) => Role::Request,
            ScenarioPath::HeadHeaders(_, Head::Preflight) => Role::Preflight,
            _ => Role::Response,
        }
    }
}

/// The contents of a pasted block.
#[derive(Debug, Default)]
pub(crate) struct HeaderBlock<'a> {
    pub(crate) list: HeaderList<'a>,
    /// The status of a `HTTP/1.1 200 OK` line or a `:status` pseudo-header, and its place.
    pub(crate) status: Option<(u16, Place)>,
    /// The lines that could not be read.
    pub(crate) unread: Unread<'a>,
    /// Whether the layout differs from one `Name: value` line for each header. If so, no line can be added.
    pub(crate) has_other_layout: bool,
}

/// Reads the headers at `path`.
pub(crate) fn read<'a>(
    input: Option<&'a HeaderInput>,
    path: ScenarioPath,
    inputs: &mut Inputs<'a>,
    problems: &mut Vec<Problem>,
) -> HeaderBlock<'a> {
    match input {
        None => HeaderBlock::default(),
        Some(HeaderInput::Text(text)) => text::read(text, inputs.add(path, text), Role::at(path), path, problems),
        Some(HeaderInput::Pairs(pairs)) => read_pairs(pairs, path, inputs, problems),
    }
}

fn read_pairs<'a>(
    pairs: &'a [(String, String)],
    path: ScenarioPath,
    inputs: &mut Inputs<'a>,
    problems: &mut Vec<Problem>,
) -> HeaderBlock<'a> {
    let mut block = HeaderBlock::default();
    for (index, (name, value)) in pairs.iter().enumerate() {
        let whole = inputs.add_indexed(path, index, value);
        let trimmed = trim_whitespace(value);
        if !is_token(name) {
            problems.push(Problem::at(ProblemKind::HeaderBadName, whole).with("name", name));
            block.unread.push_name(name, whole);
        }
        if control_character(value).is_some() {
            problems.push(Problem::at(ProblemKind::HeaderControlCharacter, whole).with("name", name));
        }
        if let Some(variable) = text::not_written_out(name, trimmed) {
            let problem = Problem::at(ProblemKind::HeaderVariable, whole.within(variable, value));
            problems.push(problem.with("name", name).with("variable", variable));
            block.unread.push_header(name, trimmed, whole);
            continue;
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

/// The position of the first control character in a value. Nearly no value has one, and reading a long policy would
/// mostly consist of this search, so the first loop does not branch on each byte.
fn control_character(value: &str) -> Option<usize> {
    let is_control = |byte: u8| byte.is_ascii_control() && byte != b'\t';
    let any = value.bytes().fold(false, |found, byte| found | is_control(byte));
    if any { value.bytes().position(is_control) } else { None }
}

/// Removes leading and trailing HTTP whitespace.
pub(crate) fn trim_whitespace(text: &str) -> &str {
    let is_other = |byte: u8| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let start = text.bytes().position(is_other).unwrap_or(0);
    let end = text.bytes().rposition(is_other).map_or(start, |last| last + 1);
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
