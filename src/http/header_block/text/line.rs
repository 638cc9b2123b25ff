//! The kind of a line: a mark, a heading, or a header in one of the forms in which tools show it.

use super::super::lines::{Direction, Line, is_command, is_decoration, is_request_line, status_line};
use super::super::{Role, names};
use super::layout::{in_table, is_only_key, is_path_rule, is_table_heading, looks_like_header};
use super::reader::{Reader, Section};
use crate::http::header_list::is_token;
use crate::input::problem::{Problem, ProblemKind};
use crate::text::gap;

impl<'a> Reader<'a, '_> {
    /// Reads a line. Returns how many of the `next` lines belong to it.
    pub(super) fn line(&mut self, line: &Line<'a>, next: &[Line<'a>]) -> usize {
        let text = line.text;
        if text.is_empty() {
            self.in_body |= self.block.status.is_some() && !self.block.list.headers.is_empty();
            return 0;
        }
        // Nearly every line begins with the name of a header, so it need not be compared with everything else that tools show.
        let is_known = is_known_line(text);
        if !is_known && is_request_line(text) {
            self.is_options_request = text.starts_with("OPTIONS ");
            self.section = if self.role == Role::Request { Section::Ours } else { Section::Theirs };
            self.in_body = false;
            self.value_start = None;
            return 0;
        }
        let is_of_other_side = match line.direction {
            Direction::Unmarked => false,
            Direction::Sent => self.role != Role::Request,
            Direction::Received => self.role == Role::Request,
        };
        if is_of_other_side {
            self.value_start = None;
            return 0;
        }
        if let Some(status) = status_line(text) {
            self.start_run(status, text);
            self.keep_joined(text);
            return 0;
        }
        if self.in_body {
            return 0;
        }
        if is_known {
            if self.section == Section::Summary {
                self.section = Section::Ours;
            }
        } else if let Some(consumed) = self.mark(line, next) {
            return consumed;
        }
        if self.section == Section::Ours { self.header(line, next) } else { 0 }
    }

    /// A line that tools show around headers: a mark of a cut, a decoration, a command or a heading. Returns how many of the
    /// `next` lines belong to it, and `None` for any other line.
    fn mark(&mut self, line: &Line<'a>, next: &[Line<'a>]) -> Option<usize> {
        let text = line.text;
        if gap::is_cut_line(text) && !self.is_within_policy(line, next) {
            self.cut(text);
            return Some(0);
        }
        if is_decoration(text) {
            return Some(0);
        }
        if self.role != Role::Request && self.block.status.is_none() && is_command(text) {
            return Some(self.command(text, next));
        }
        let consumed = self.heading(text, next)?;
        self.value_start = None;
        Some(consumed)
    }

    /// Records a mark that lines were cut. They may have contained any header.
    pub(super) fn cut(&mut self, line: &'a str) {
        let place = self.place(line);
        self.problems.push(Problem::at(ProblemKind::HeaderCut, place).with("line", line));
        self.block.unread.push_cut(line, place);
        self.value_start = None;
    }

    /// Records a command at a prompt. Returns how many lines it continues on.
    pub(super) fn command(&mut self, text: &'a str, next: &[Line<'a>]) -> usize {
        self.commands.push(text);
        let goes_on = |line: &str| line.ends_with('\\');
        if !goes_on(text) {
            return 0;
        }
        let more = next.iter().take_while(|line| goes_on(line.text)).count();
        (more + 1).min(next.len())
    }

    /// Reads a line of headers in one of the forms in which tools show them.
    pub(super) fn header(&mut self, line: &Line<'a>, next: &[Line<'a>]) -> usize {
        let Line { text, indentation, .. } = *line;
        if let Some(container) = self.container {
            if indentation > container {
                self.unread(text);
                return 0;
            }
            self.container = None;
        }
        let base = self.base_indentation.unwrap_or(indentation);
        if let Some(start) = self.value_start
            && ((indentation > base && !looks_like_header(text)) || self.continues_policy(line))
        {
            if self.is_of_another_header(text) {
                self.lost_name(text);
            } else {
                self.continue_value(start, text);
            }
            return 0;
        }
        self.value_start = None;
        if let Some((name, value)) = self.on_two_lines(line, next) {
            self.push_in_other_layout(name, value);
            self.in_pairs = true;
            return 1;
        }
        self.in_pairs = false;
        if is_table_heading(text) {
            return 0;
        }
        if let Some((name, value)) = in_table(text, self.block.has_other_layout) {
            self.push_in_other_layout(name, value);
            return 0;
        }
        let has_deeper =
            next.iter().find(|line| !line.text.is_empty()).is_some_and(|line| line.indentation > indentation);
        if is_path_rule(text) && has_deeper && self.has_one_path {
            return 0;
        }
        if has_deeper && (is_path_rule(text) || is_only_key(text)) {
            self.problems.push(Problem::at(ProblemKind::HeaderInConfiguration, self.place(text)).with("line", text));
            self.unread(text);
            self.container = Some(indentation);
            return 0;
        }
        if let Some(header) = self.header_line(text) {
            self.base_indentation.get_or_insert(indentation);
            self.value_start = Some(header.value_place.span.start as usize);
            self.block.list.headers.push(header);
        }
        0
    }

    /// A name and its value on two lines, as browsers' developer tools copy them.
    pub(super) fn on_two_lines(&self, line: &Line<'a>, next: &[Line<'a>]) -> Option<(&'a str, &'a str)> {
        let value = next.first().filter(|value| !value.text.is_empty() && value.indentation <= line.indentation)?;
        let (name, has_colon) = line.text.strip_suffix(':').map_or((line.text, false), |name| (name, true));
        if !is_token(name) {
            return None;
        }
        let is_name = if has_colon {
            names::is_known(name) && !looks_like_header(value.text)
        } else {
            let is_name_like = || name.contains('-') || name.bytes().all(|byte| byte.is_ascii_lowercase());
            self.has_lone_names && (names::is_known(name) || (self.in_pairs && is_name_like()))
        };
        is_name.then_some((name, value.text))
    }

    pub(super) fn push_in_other_layout(&mut self, name: &'a str, value: &'a str) {
        self.block.has_other_layout = true;
        let header = self.placed(name, value);
        self.block.list.headers.push(header);
    }
}

/// Whether a line begins with the name of a known header and cannot be anything else.
pub(super) fn is_known_line(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    name.contains('-') && names::is_known(name)
}
