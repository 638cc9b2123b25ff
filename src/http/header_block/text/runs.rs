//! Several responses in one text, although the field is for one of them.

use super::super::{HeaderBlock, Role};
use super::reader::{Reader, Run, Section};
use crate::http::status::is_redirect_status;
use crate::input::problem::{Problem, ProblemKind};

impl<'a> Reader<'a, '_> {
    /// Begins a new response at a line with a status.
    pub(super) fn start_run(&mut self, status: u16, line: &'a str) {
        let place = self.place(line);
        if self.role == Role::Request {
            self.section = Section::Theirs;
            self.unread(line);
            return;
        }
        let block = std::mem::take(&mut self.block);
        if let Some(status_line) = self.status_line {
            self.problems.push(Problem::at(ProblemKind::HeaderSeveralResponses, place));
            self.runs.push(Run { block, status_line, of_options: self.is_response_to_options });
        }
        self.block.status = Some((status, place));
        self.status_line = Some(line);
        self.is_response_to_options = std::mem::take(&mut self.is_options_request);
        self.in_body = false;
        self.section = Section::Ours;
        self.container = None;
        self.value_start = None;
        self.commands.clear();
    }

    /// The response that the field is for, if the text has several.
    pub(super) fn chosen_run(&mut self) -> HeaderBlock<'a> {
        let block = std::mem::take(&mut self.block);
        let Some(status_line) = self.status_line.filter(|_| !self.runs.is_empty()) else {
            return block;
        };
        let mut runs = std::mem::take(&mut self.runs);
        runs.push(Run { block, status_line, of_options: self.is_response_to_options });
        if runs.iter().any(|run| !run.is_preliminary()) {
            runs.retain(|run| !run.is_preliminary());
        }
        let is_wanted = |run: &Run<'_>| run.of_options == (self.role == Role::Preflight);
        if runs.iter().any(is_wanted) {
            runs.retain(is_wanted);
        }
        let Some(Run { mut block, .. }) = runs.pop() else {
            return HeaderBlock::default();
        };
        // The headers of a page are those of the last response.
        let redirect = runs.iter().find(|run| is_redirect_status(run.status())).filter(|_| self.role != Role::Page);
        if let Some(redirect) = redirect {
            let place = self.place(redirect.status_line);
            self.problems.push(Problem::at(ProblemKind::HeaderSeveralHops, place));
            block.unread.push(redirect.status_line, place);
            block.unread.is_whole = true;
            block.unread.is_status_open = true;
        }
        block
    }
}
