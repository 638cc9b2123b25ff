//! The reader of a text: its state after the lines so far.

use std::borrow::Cow;

use super::super::lines::Line;
use super::super::{HeaderBlock, Role, names};
use super::layout::is_path_rule;
use crate::contract::scenario_path::ScenarioPath;
use crate::http::header_list::Header;
use crate::input::Place;
use crate::input::problem::Problem;

/// The subject of the current lines.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Section {
    /// The headers that the field is for.
    Ours,
    /// The headers of the other side.
    Theirs,
    /// The request as a whole.
    Summary,
}

/// One of several responses in a text.
pub(super) struct Run<'a> {
    pub(super) block: HeaderBlock<'a>,
    pub(super) status_line: &'a str,
    /// Whether it is the response to an `OPTIONS` request.
    pub(super) of_options: bool,
}

impl Run<'_> {
    pub(super) fn status(&self) -> u16 {
        self.block.status.map_or(0, |(status, _)| status)
    }

    /// Whether another response follows it: it is an interim response, or a proxy's response to `CONNECT`.
    pub(super) fn is_preliminary(&self) -> bool {
        let is_informational = matches!(self.status(), 100 | 102..=199);
        is_informational || self.status_line.to_ascii_lowercase().ends_with("connection established")
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own: no two exclude each other")]
pub(super) struct Reader<'a, 'p> {
    pub(super) text: &'a str,
    pub(super) whole: Place,
    pub(super) role: Role,
    pub(super) path: ScenarioPath,
    pub(super) problems: &'p mut Vec<Problem>,
    pub(super) block: HeaderBlock<'a>,
    /// The responses before the current one, and what is known about the current one.
    pub(super) runs: Vec<Run<'a>>,
    pub(super) status_line: Option<&'a str>,
    pub(super) is_response_to_options: bool,
    /// Whether the last request line was for an `OPTIONS` request.
    pub(super) is_options_request: bool,
    pub(super) section: Section,
    pub(super) base_indentation: Option<usize>,
    /// Where the value starts that the next line may continue.
    pub(super) value_start: Option<usize>,
    /// Whether an empty line after the status line has ended the headers. The body of the response follows.
    pub(super) in_body: bool,
    /// The indentation of a line that contains all deeper lines, as in YAML.
    pub(super) container: Option<usize>,
    /// Whether names are on separate lines, and whether the last two lines were a name and its value.
    pub(super) has_lone_names: bool,
    pub(super) in_pairs: bool,
    /// Whether the headers of a `_headers` file apply to every path.
    pub(super) has_one_path: bool,
    /// Whether there are lines such as `Before:`, with no text after the colon.
    pub(super) has_labels: bool,
    pub(super) commands: Vec<&'a str>,
}

impl<'a, 'p> Reader<'a, 'p> {
    pub(super) fn new(
        text: &'a str,
        whole: Place,
        role: Role,
        path: ScenarioPath,
        lines: &[Line<'a>],
        problems: &'p mut Vec<Problem>,
    ) -> Reader<'a, 'p> {
        let is_lone_name =
            |line: &Line<'_>| line.text.contains('-') && !line.text.contains([':', ' ']) && names::is_known(line.text);
        let paths = || lines.iter().filter(|line| is_path_rule(line.text));
        Reader {
            text,
            whole,
            role,
            path,
            problems,
            block: HeaderBlock::default(),
            runs: Vec::new(),
            status_line: None,
            is_response_to_options: false,
            is_options_request: false,
            section: Section::Ours,
            base_indentation: None,
            value_start: None,
            in_body: false,
            container: None,
            has_lone_names: lines.iter().any(is_lone_name),
            in_pairs: false,
            has_one_path: paths().count() == 1 && paths().all(|line| line.text == "/*"),
            has_labels: false,
            commands: Vec::new(),
        }
    }

    pub(super) fn place(&self, part: &str) -> Place {
        self.whole.within(part, self.text)
    }

    pub(super) fn unread(&mut self, line: &'a str) {
        let place = self.place(line);
        self.block.unread.push(line, place);
    }

    pub(super) fn placed(&self, name: &'a str, value: &'a str) -> Header<'a> {
        Header {
            name,
            raw: value,
            value: Cow::Borrowed(value),
            name_place: self.place(name),
            value_place: self.place(value),
        }
    }
}
