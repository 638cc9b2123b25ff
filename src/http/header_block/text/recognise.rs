//! Whether a text contains headers of the expected kind.

use super::super::lines::trim_invisible;
use super::super::names::Side;
use super::super::{HeaderBlock, Role, names};
use crate::http::header_list::Header;
use crate::input::Place;
use crate::input::problem::{Problem, ProblemKind};

/// Checks whether a text without a status line contains headers of the expected kind. If it does not, all headers are
/// unknown.
pub(super) fn recognise<'a>(
    block: &mut HeaderBlock<'a>,
    text: &'a str,
    whole: Place,
    role: Role,
    problems: &mut Vec<Problem>,
) {
    let trimmed = trim_invisible(text);
    let Some(first) = block.list.headers.first() else {
        if !trimmed.is_empty() {
            if block.unread.lines.is_empty() {
                let line = trimmed.lines().next().unwrap_or(trimmed);
                block.unread.push(line, whole.within(line, text));
            }
            block.unread.nothing_was_read(role);
        }
        return;
    };
    let has = |side: Side| block.list.headers.iter().any(|header| names::side(header.name) == Some(side));
    if role == Role::Request {
        // Some people set `Access-Control-…` headers in a script by mistake, as plain lines. Nobody sets other response
        // headers.
        let is_mistake =
            |name: &str| name.to_ascii_lowercase().starts_with("access-control-") && !block.has_other_layout;
        let is_copied =
            |header: &&Header<'_>| names::side(header.name) == Some(Side::Response) && !is_mistake(header.name);
        if let Some(header) = block.list.headers.iter().find(is_copied) {
            let (name, place) = (header.name, header.name_place);
            problems.push(Problem::at(ProblemKind::HeaderOfResponse, place).with("name", name));
            block.unread.is_whole = true;
            block.unread.push(name, place);
        }
        set_by_browser(block, problems);
        return;
    }
    if has(Side::Response) || (has(Side::Either) && !has(Side::Request)) {
        return;
    }
    let kind = if has(Side::Request) { ProblemKind::HeaderOfRequest } else { ProblemKind::HeaderNotRecognised };
    let (name, place) = (first.name, first.name_place);
    problems.push(Problem::at(kind, place).with("name", name));
    block.unread.is_whole = true;
    block.unread.push(name, place);
}

/// If the headers were copied from a request that a browser sent, separates those that a script could have set but
/// probably has not.
pub(super) fn set_by_browser(block: &mut HeaderBlock<'_>, problems: &mut Vec<Problem>) {
    const NEVER_SCRIPTS: [&str; 7] = ["accept-encoding", "connection", "cookie", "host", "origin", "referer", "te"];
    const HARDLY_EVER: [&str; 6] =
        ["cache-control", "dnt", "pragma", "priority", "upgrade-insecure-requests", "user-agent"];
    let is_any = |header: &Header<'_>, names: &[&str]| names.iter().any(|name| header.name.eq_ignore_ascii_case(name));
    let begins_with_sec =
        |header: &Header<'_>| header.name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sec-"));
    let is_copy = |header: &Header<'_>| is_any(header, &NEVER_SCRIPTS) || begins_with_sec(header);
    if !block.list.headers.iter().any(is_copy) {
        return;
    }
    let unread = &mut block.unread;
    block.list.headers.retain(|header| {
        let is_browsers = is_any(header, &HARDLY_EVER);
        if is_browsers {
            let problem = Problem::at(ProblemKind::HeaderOfBrowser, header.name_place);
            problems.push(problem.with("name", header.name));
            unread.push_header(header.name, header.name, header.name_place);
        }
        !is_browsers
    });
}
