//! Lines that continue the value of the header before them.

use super::super::lines::Line;
use super::super::unread::POLICY;
use super::super::{policy, trim_whitespace, unread};
use super::reader::Reader;
use super::value::is_policy_name;
use crate::http::header_list::Header;
use crate::input::Span;
use crate::input::problem::{Problem, ProblemKind};

impl<'a> Reader<'a, '_> {
    /// Whether a mark that something was cut is inside a policy on several lines.
    pub(super) fn is_within_policy(&self, line: &Line<'_>, next: &[Line<'_>]) -> bool {
        let is_policy = |header: &&Header<'_>| is_policy_name(header.name);
        let header = self.block.list.headers.last().filter(is_policy).filter(|_| self.value_start.is_some());
        header.is_some_and(|header| {
            let goes_on = next.first().is_some_and(|next| policy::goes_on(next.text));
            line.indentation > self.base_indentation.unwrap_or_default() || header.raw.ends_with(';') || goes_on
        })
    }

    /// Whether a line that is not indented continues the policy before it.
    pub(super) fn continues_policy(&self, line: &Line<'_>) -> bool {
        let is_policy = |header: &Header<'_>| is_policy_name(header.name);
        !line.has_mark && self.block.list.headers.last().is_some_and(is_policy) && policy::goes_on(line.text)
    }

    /// Whether an indented line does not continue the value before it: it is a policy that lost the name of its header,
    /// or it contains the name of a header.
    pub(super) fn is_of_another_header(&self, line: &str) -> bool {
        let Some(header) = self.block.list.headers.last().filter(|header| !is_policy_name(header.name)) else {
            return false;
        };
        let is_list = header.raw.ends_with(',') || line.starts_with(',');
        unread::is_directive_key(first_word(line)) || (!is_list && !unread::names_in(line).is_empty())
    }

    /// Reports an indented line that belongs to a header whose name is missing.
    pub(super) fn lost_name(&mut self, line: &'a str) {
        let place = self.place(line);
        let problem = if unread::is_directive_key(first_word(line)) {
            let repair = self.replaced(self.whole_line(line), &format!("{POLICY}: {line}"));
            Problem::at(ProblemKind::CspWithoutName, place).repaired_by(Some(repair))
        } else {
            Problem::at(ProblemKind::HeaderNoColon, place).with("line", line).repaired_by(self.as_header(line))
        };
        self.problems.push(problem);
        self.block.unread.push(line, place);
    }

    /// Appends a line to the last header.
    pub(super) fn continue_value(&mut self, start: usize, line: &'a str) {
        let end = Span::of(line, self.text).end as usize;
        let Some(raw) = self.text.get(start..end) else {
            return;
        };
        // In YAML, a text on several lines begins with a sign that says how the lines are folded.
        let indicator = ["|-", ">-", "|", ">"].iter().find_map(|sign| raw.strip_prefix(sign));
        let raw = indicator.filter(|rest| rest.starts_with(['\r', '\n'])).map_or(raw, trim_whitespace);
        let place = self.place(raw);
        if let Some(header) = self.block.list.headers.last_mut() {
            header.raw = raw;
            header.value_place = place;
        }
    }
}

pub(super) fn first_word(line: &str) -> &str {
    line.split_ascii_whitespace().next().unwrap_or_default()
}
