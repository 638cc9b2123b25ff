//! `Name: value` lines, and the forms in which tools show them: on two lines, in a table, below headings.

use std::borrow::Cow;

use super::lines::{
    self, Direction, Label, Line, is_command, is_decoration, is_invisible, is_request_line, label, status_line,
    trim_invisible,
};
use super::names::{self, Side};
use super::unread::{self, POLICY};
use super::{HeaderBlock, Role, control_character, literal, policy, trim_whitespace};
use crate::contract::report::Edit;
use crate::contract::scenario_path::ScenarioPath;
use crate::http::header_list::{Header, is_token};
use crate::http::response::is_redirect_status;
use crate::input::problem::{Problem, ProblemKind};
use crate::input::{Place, Span};
use crate::text::names::nearest;
use crate::text::{gap, has_any};

const POLICY_REPORT_ONLY: &str = "Content-Security-Policy-Report-Only";

/// Reads the text at `path`.
pub(super) fn read<'a>(
    text: &'a str,
    whole: Place,
    role: Role,
    path: ScenarioPath,
    problems: &mut Vec<Problem>,
) -> HeaderBlock<'a> {
    let block = literal::read(text, whole);
    let block = block.or_else(|| if role == Role::Page { policy::bare(text, whole, path, problems) } else { None });
    let mut block = block.unwrap_or_else(|| {
        let lines = lines::lines(text);
        let mut reader = Reader::new(text, whole, role, path, &lines, problems);
        let mut rest = lines.as_slice();
        while let Some((line, next)) = rest.split_first() {
            let consumed = reader.line(line, next);
            rest = next.get(consumed..).unwrap_or_default();
        }
        reader.finish()
    });
    // A line that is added would be outside the marks.
    block.has_other_layout |= trim_invisible(text).starts_with('`');
    // The panel that describes a request shows the status, and not yet the headers.
    let is_of_panel =
        || block.list.headers.is_empty() && !lines::lines(text).iter().any(|line| status_line(line.text).is_some());
    if block.status.is_none() || is_of_panel() {
        recognise(&mut block, text, whole, role, problems);
    }
    block
}

/// Of a text without a status line: whether it holds headers of its kind. Where it does not, all of it is open.
fn recognise<'a>(block: &mut HeaderBlock<'a>, text: &'a str, whole: Place, role: Role, problems: &mut Vec<Problem>) {
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
        // Some do set Access-Control-Allow-Origin in a script, on a line of its own; nobody sets the others.
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

/// In a copy of what a browser sent, sets apart the headers that a script could have set as well, but hardly has.
fn set_by_browser(block: &mut HeaderBlock<'_>, problems: &mut Vec<Problem>) {
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

/// What the lines under way describe.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Section {
    /// The headers that the field is for.
    Ours,
    /// Those of the other side.
    Theirs,
    /// The request as a whole.
    Summary,
}

/// One answer of several in a text.
struct Run<'a> {
    block: HeaderBlock<'a>,
    status_line: &'a str,
    /// Whether it answers an `OPTIONS` request.
    of_options: bool,
}

impl Run<'_> {
    fn status(&self) -> u16 {
        self.block.status.map_or(0, |(status, _)| status)
    }

    /// Whether it only announces another answer, or is the answer of a proxy to `CONNECT`.
    fn is_preliminary(&self) -> bool {
        let is_informational = matches!(self.status(), 100 | 102..=199);
        is_informational || self.status_line.to_ascii_lowercase().ends_with("connection established")
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own: no two exclude each other")]
struct Reader<'a, 'p> {
    text: &'a str,
    whole: Place,
    role: Role,
    path: ScenarioPath,
    problems: &'p mut Vec<Problem>,
    block: HeaderBlock<'a>,
    /// The answers before the one under way, and what is known of that.
    runs: Vec<Run<'a>>,
    status_line: Option<&'a str>,
    answers_options: bool,
    /// Whether the last request line was that of an `OPTIONS` request.
    asks_options: bool,
    section: Section,
    base_indentation: Option<usize>,
    /// Start of the value of the header that a further line would continue.
    value_start: Option<usize>,
    /// After a status line, an empty line ends the headers; what follows is the body of the answer.
    in_body: bool,
    /// The indentation of the line whose deeper lines belong to it, as in YAML.
    container: Option<usize>,
    /// Whether names are on lines of their own; and whether the last two lines were a name and its value.
    has_lone_names: bool,
    in_pairs: bool,
    /// Whether the headers of a `_headers` file are those of every path.
    has_one_path: bool,
    commands: Vec<&'a str>,
}

impl<'a, 'p> Reader<'a, 'p> {
    fn new(
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
            answers_options: false,
            asks_options: false,
            section: Section::Ours,
            base_indentation: None,
            value_start: None,
            in_body: false,
            container: None,
            has_lone_names: lines.iter().any(is_lone_name),
            in_pairs: false,
            has_one_path: paths().count() == 1 && paths().all(|line| line.text == "/*"),
            commands: Vec::new(),
        }
    }

    fn place(&self, part: &str) -> Place {
        self.whole.within(part, self.text)
    }

    fn unread(&mut self, line: &'a str) {
        let place = self.place(line);
        self.block.unread.push(line, place);
    }

    /// Reads a line; how many of the `next` ones belong to it.
    fn line(&mut self, line: &Line<'a>, next: &[Line<'a>]) -> usize {
        let text = line.text;
        if text.is_empty() {
            self.in_body |= self.block.status.is_some() && !self.block.list.headers.is_empty();
            return 0;
        }
        let is_of_request = is_request_line(text);
        if is_of_request {
            self.asks_options = text.starts_with("OPTIONS ");
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
        if gap::is_cut_line(text) && !self.is_within_policy(line, next) {
            self.cut(text);
            return 0;
        }
        if is_decoration(text) {
            return 0;
        }
        if self.role != Role::Request && self.block.status.is_none() && is_command(text) {
            return self.command(text, next);
        }
        if let Some(consumed) = self.heading(text, next) {
            self.value_start = None;
            return consumed;
        }
        if self.section == Section::Summary && is_known_line(text) {
            self.section = Section::Ours;
        }
        if self.section == Section::Ours { self.header(line, next) } else { 0 }
    }

    /// Whether a mark that something was cut stands within a policy over several lines.
    fn is_within_policy(&self, line: &Line<'_>, next: &[Line<'_>]) -> bool {
        let is_policy = |header: &&Header<'_>| is_policy_name(header.name);
        let header = self.block.list.headers.last().filter(is_policy).filter(|_| self.value_start.is_some());
        header.is_some_and(|header| {
            let goes_on = next.first().is_some_and(|next| policy::goes_on(next.text));
            line.indentation > self.base_indentation.unwrap_or_default() || header.raw.ends_with(';') || goes_on
        })
    }

    /// A mark that lines were cut: they may hold any header.
    fn cut(&mut self, line: &'a str) {
        let place = self.place(line);
        self.problems.push(Problem::at(ProblemKind::HeaderCut, place).with("line", line));
        self.block.unread.push_cut(line, place);
        self.value_start = None;
    }

    /// A line with a status begins an answer.
    fn start_run(&mut self, status: u16, line: &'a str) {
        let place = self.place(line);
        if self.role == Role::Request {
            self.section = Section::Theirs;
            self.unread(line);
            return;
        }
        let block = std::mem::take(&mut self.block);
        if let Some(status_line) = self.status_line {
            self.problems.push(Problem::at(ProblemKind::HeaderSeveralRuns, place));
            self.runs.push(Run { block, status_line, of_options: self.answers_options });
        }
        self.block.status = Some((status, place));
        self.status_line = Some(line);
        self.answers_options = std::mem::take(&mut self.asks_options);
        self.in_body = false;
        self.section = Section::Ours;
        self.container = None;
        self.value_start = None;
        self.commands.clear();
    }

    /// A command at a prompt, with the lines that it goes on over.
    fn command(&mut self, text: &'a str, next: &[Line<'a>]) -> usize {
        self.commands.push(text);
        let goes_on = |line: &str| line.ends_with('\\');
        if !goes_on(text) {
            return 0;
        }
        let more = next.iter().take_while(|line| goes_on(line.text)).count();
        (more + 1).min(next.len())
    }

    /// A heading or a label of a browser's tools, or a pseudo-header.
    fn heading(&mut self, text: &'a str, next: &[Line<'a>]) -> Option<usize> {
        let ours_if = |is_ours: bool| if is_ours { Section::Ours } else { Section::Theirs };
        if let Some(pseudo) = text.strip_prefix(':') {
            let (name, value) = pseudo.split_once([':', ' ', '\t']).unwrap_or((pseudo, ""));
            let value = trim_whitespace(value);
            let consumed = usize::from(value.is_empty() && !next.is_empty());
            if name == "status" {
                let value = if value.is_empty() { next.first().map_or("", |line| line.text) } else { value };
                self.status(value);
            } else if matches!(name, "authority" | "method" | "path" | "scheme") {
                self.section = ours_if(self.role == Role::Request);
            }
            return Some(consumed);
        }
        match label(text)? {
            Label::Summary => self.section = Section::Summary,
            Label::Response => self.section = ours_if(self.role != Role::Request),
            Label::Request => self.section = ours_if(self.role == Role::Request),
            // Tools show the server's headers first, below what describes the request.
            Label::Field(_) if self.role == Role::Request && self.block.list.headers.is_empty() => {
                self.section = Section::Theirs;
                let is_alone = text.split_once(':').is_none_or(|(_, value)| value.trim().is_empty());
                return Some(usize::from(is_alone && next.first().is_some_and(|line| label(line.text).is_none())));
            }
            Label::Field("") => return Some(usize::from(next.first().is_some_and(|line| label(line.text).is_none()))),
            Label::Notice | Label::Field(_) => {}
            // In an answer it may be a header of that name.
            Label::Status(_) if self.status_line.is_some() => return None,
            Label::Status("") => {
                let value = next.first().map_or("", |line| line.text);
                return self.status(value).then_some(1);
            }
            Label::Status(value) => return self.status(value).then_some(0),
        }
        Some(0)
    }

    /// Takes a status from the beginning of `value`.
    fn status(&mut self, value: &'a str) -> bool {
        let digits = value.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let status = if digits.len() == 3 { digits.parse().ok() } else { None };
        if let (Some(status), true) = (status, self.role != Role::Request) {
            self.block.status = Some((status, self.place(digits)));
        }
        status.is_some()
    }

    /// A line of headers, in one of the forms in which they are shown.
    fn header(&mut self, line: &Line<'a>, next: &[Line<'a>]) -> usize {
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
        if has_deeper && (is_path_rule(text) || is_key_alone(text)) {
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

    /// Whether a line that is not indented goes on with the policy before it.
    fn continues_policy(&self, line: &Line<'_>) -> bool {
        let is_policy = |header: &Header<'_>| is_policy_name(header.name);
        !line.has_mark && self.block.list.headers.last().is_some_and(is_policy) && policy::goes_on(line.text)
    }

    /// Whether an indented line is more than the rest of the value before it: a policy that lost its header's name, or a
    /// line that names a header.
    fn is_of_another_header(&self, line: &str) -> bool {
        let Some(header) = self.block.list.headers.last().filter(|header| !is_policy_name(header.name)) else {
            return false;
        };
        let is_list = header.raw.ends_with(',') || line.starts_with(',');
        unread::is_directive_key(first_word(line)) || (!is_list && !unread::names_in(line).is_empty())
    }

    /// An indented line that belongs to a header which is not written.
    fn lost_name(&mut self, line: &'a str) {
        let place = self.place(line);
        let problem = if unread::is_directive_key(first_word(line)) {
            let repair = self.replaced(self.whole_line(line), &format!("{POLICY}: {line}"));
            Problem::at(ProblemKind::CspWithoutName, place).mended_by(Some(repair))
        } else {
            Problem::at(ProblemKind::HeaderNoColon, place).with("line", line).mended_by(self.as_header(line))
        };
        self.problems.push(problem);
        self.block.unread.push(line, place);
    }

    /// A name and its value on two lines, as browsers' tools copy them.
    fn on_two_lines(&self, line: &Line<'a>, next: &[Line<'a>]) -> Option<(&'a str, &'a str)> {
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

    fn push_in_other_layout(&mut self, name: &'a str, value: &'a str) {
        self.block.has_other_layout = true;
        let header = self.placed(name, value);
        self.block.list.headers.push(header);
    }

    fn placed(&self, name: &'a str, value: &'a str) -> Header<'a> {
        Header {
            name,
            raw: value,
            value: Cow::Borrowed(value),
            name_place: self.place(name),
            value_place: self.place(value),
        }
    }

    /// A line of its own; `None` where it cannot be read.
    fn header_line(&mut self, line: &'a str) -> Option<Header<'a>> {
        if lines::comment(line).is_some_and(unread::sets_nothing) {
            return None;
        }
        let Some((name, value)) = line.split_once(':') else {
            let problem = Problem::at(ProblemKind::HeaderNoColon, self.place(line)).with("line", line);
            self.problems.push(problem.mended_by(self.as_header(line)));
            self.unread(line);
            return None;
        };
        let bare_name = trim_invisible(name);
        let bare_name =
            if bare_name.is_ascii() { bare_name } else { names::with_hyphens(bare_name).unwrap_or(bare_name) };
        let is_url = value.starts_with("//") && matches!(bare_name, "http" | "https" | "ws" | "wss" | "file");
        if !is_token(bare_name) || bare_name.contains(['\'', '`', '"']) || is_url {
            let problem = if is_url {
                Problem::at(ProblemKind::HeaderNoColon, self.place(line)).with("line", line)
            } else {
                Problem::at(ProblemKind::HeaderBadName, self.place(name)).with("name", name)
            };
            self.problems.push(problem.mended_by(self.as_header(line)));
            self.unread(line);
            return None;
        }
        let value = trim_invisible(value);
        if is_of_code(bare_name, value) || (!names::is_known(bare_name) && self.is_setting(bare_name, value, line)) {
            if self.block.unread.lines.last().is_none_or(|last| last.text != line) {
                let place = self.place(line);
                self.problems.push(Problem::at(ProblemKind::HeaderInConfiguration, place).with("line", line));
                self.unread(line);
            }
            return None;
        }
        if let Some(variable) = not_written_out(bare_name, value) {
            let place = self.place(variable);
            self.problems.push(
                Problem::at(ProblemKind::HeaderVariable, place).with("name", bare_name).with("variable", variable),
            );
            self.block.unread.push_header(bare_name, line, self.whole.within(line, self.text));
            return None;
        }
        if (is_decisive(bare_name) || is_policy_name(bare_name))
            && let Some(comment) = lines::comment_behind(value)
        {
            let place = self.place(comment);
            let sent = value.strip_suffix(comment).unwrap_or(value).trim_end();
            let repair = self.replaced(value, sent);
            let problem = Problem::at(ProblemKind::HeaderInConfiguration, place).with("line", comment);
            self.problems.push(problem.mended_by(Some(repair)));
            self.block.unread.push_header(bare_name, line, self.whole.within(line, self.text));
            return None;
        }
        if !value.is_ascii() && value.contains(|c: char| is_invisible(c) && !is_space(c)) {
            self.block.unread.push_header(bare_name, line, self.whole.within(line, self.text));
            return None;
        }
        if self.keep_joined(value) {
            self.block.unread.push_header(bare_name, line, self.whole.within(line, self.text));
            return None;
        }
        if name.ends_with([' ', '\t']) {
            let place = self.place(name);
            self.problems.push(Problem::at(ProblemKind::HeaderSpaceBeforeColon, place).with("name", bare_name));
        }
        if let Some(control) = control_character(value) {
            let place = self.place(value.get(control..).unwrap_or_default());
            self.problems.push(Problem::at(ProblemKind::HeaderControlCharacter, place).with("name", bare_name));
        }
        let name_place = self.place(trim_invisible(name));
        Some(Header { name_place, ..self.placed(bare_name, value) })
    }

    /// Keeps the headers that lost their line breaks and now are part of `text`: where one ends and the next begins is not
    /// certain. Whether there are any.
    fn keep_joined(&mut self, text: &'a str) -> bool {
        let mut has_any = false;
        for name in names::headers_within(text) {
            self.block.unread.push_header(name, text, self.whole.within(text, self.text));
            has_any = true;
        }
        has_any
    }

    /// Whether a line with an unknown name is a setting of something else than a header: it is kept as unread then.
    fn is_setting(&mut self, name: &str, value: &'a str, line: &'a str) -> bool {
        let is_near = nearest(name, &[POLICY, POLICY_REPORT_ONLY]).is_some();
        let first = value.trim_start_matches(['"', '\'']).split_ascii_whitespace().next().unwrap_or_default();
        if !is_near && unread::is_directive_key(first) && first.contains('-') {
            // A policy under another name: `CSP: …`, `Original-Policy: …`.
            let repair = self.replaced(line, &format!("{POLICY}: {}", policy::unquoted(value)));
            let problem = Problem::at(ProblemKind::CspWithoutName, self.place(line));
            self.problems.push(problem.mended_by(Some(repair)));
            self.block.unread.push_header(POLICY, line, self.whole.within(line, self.text));
            return true;
        }
        let letters = || name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();

        (!is_near && unread::mentions_policy(line))
            || (!name.contains('-') || name.contains('.'))
                && (letters().contains("accesscontrol") || letters().contains("cors"))
    }

    /// The edit that makes a header of a line of configuration or code, where it names one header and its value.
    fn as_header(&self, line: &'a str) -> Option<Edit> {
        const BETWEEN: [char; 6] = [' ', '\t', ':', '=', ',', '：'];
        if lines::comment(line).is_some() {
            // It is one of those that are not sent: to make a header of it would be the opposite.
            return self.without_line(line);
        }
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let mut known = line.split(|c: char| !is_word(c)).filter(|word| word.contains('-') && names::is_known(word));
        let (name, None) = (known.next()?, known.next()) else {
            return None;
        };
        let start =
            self.whole.within(name, self.text).span.end.checked_sub(self.whole.within(line, self.text).span.start)?;
        let before = line.get(..(start as usize).checked_sub(name.len())?)?;
        let rest = line.get(start as usize..)?;
        // A quote before the name ends after the value, as in `-H "Name: value"`, or after the name.
        let around = before.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
        let inside = around.and_then(|quote| rest.rsplit_once(quote)).map(|(inside, _)| inside);
        let inside = inside.filter(|inside| inside.starts_with([':', '：']));
        let rest = inside.unwrap_or(rest).trim_start_matches(['"', '\'', '`']).trim_start_matches(BETWEEN);
        let value = match rest.chars().next()? {
            _ if inside.is_some() => rest.trim_end(),
            quote @ ('"' | '`') => rest.get(1..)?.split(quote).next()?,
            '\'' => rest.get(1..)?.trim_end_matches([' ', ',', ';', ')']).strip_suffix('\'')?,
            _ => rest.trim_end_matches([' ', ';', ',', '\\', '`']).trim_end_matches("always").trim_end(),
        };
        let is_plain = !value.is_empty() && !value.contains(['$', '{', '}', '<', '>', '%']);
        is_plain.then(|| self.replaced(line, &format!("{name}: {value}")))
    }

    /// The edit that puts something in the place of a piece of the text.
    fn replaced(&self, piece: &str, replacement: &str) -> Edit {
        let span = Span::of(piece, self.text);
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let after = self.text.get(span.end as usize..).unwrap_or_default();
        self.rewritten(format!("{before}{replacement}{after}"))
    }

    /// The edit that takes a line out of the text; `None` where nothing else is in it.
    fn without_line(&self, line: &'a str) -> Option<Edit> {
        let whole = self.whole_line(line);
        let span = Span::of(whole, self.text);
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let after = self.text.get(span.end as usize..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        let rest = format!("{before}{after}");
        (!rest.trim().is_empty()).then(|| self.rewritten(rest))
    }

    /// A line with its indentation.
    fn whole_line(&self, line: &'a str) -> &'a str {
        let end = Span::of(line, self.text).end as usize;
        let before = self.text.get(..end - line.len()).unwrap_or_default();
        let start = before.rfind(['\n', '\r']).map_or(0, |line_end| line_end + 1);
        self.text.get(start..end).unwrap_or(line)
    }

    fn rewritten(&self, after: String) -> Edit {
        let (target, before) = (self.path.to_string(), Some(self.text.to_owned()));
        Edit { target, header: None, before, after: Some(after) }
    }

    /// Appends a line to the last header.
    fn continue_value(&mut self, start: usize, line: &'a str) {
        let end = Span::of(line, self.text).end as usize;
        let Some(raw) = self.text.get(start..end) else {
            return;
        };
        // YAML begins a text of several lines with a sign of how it is folded.
        let indicator = ["|-", ">-", "|", ">"].iter().find_map(|sign| raw.strip_prefix(sign));
        let raw = indicator.filter(|rest| rest.starts_with(['\r', '\n'])).map_or(raw, trim_whitespace);
        let place = self.place(raw);
        if let Some(header) = self.block.list.headers.last_mut() {
            header.raw = raw;
            header.value_place = place;
        }
    }

    /// What the text holds, once all its lines are read.
    fn finish(mut self) -> HeaderBlock<'a> {
        let mut block = self.chosen_run();
        if block.status.is_none() {
            for command in std::mem::take(&mut self.commands) {
                block.unread.push(command, self.place(command));
            }
            self.take_off_quotes(&mut block);
        }
        for header in &mut block.list.headers {
            if has_any(header.raw, b"\n\r") || (!header.raw.is_ascii() && header.raw.contains(['\u{a0}', '\u{202f}'])) {
                // One space for each byte, so that offsets into the value stay offsets into the text.
                let spaced = header.raw.replace(['\n', '\r'], " ").replace('\u{a0}', "  ").replace('\u{202f}', "   ");
                header.value = Cow::Owned(spaced);
            } else if header.raw.len() != header.value.len() {
                header.value = Cow::Borrowed(header.raw);
            }
        }
        self.invisible_characters();
        block
    }

    /// Of several answers in a text, the one that the field is for.
    fn chosen_run(&mut self) -> HeaderBlock<'a> {
        let block = std::mem::take(&mut self.block);
        let Some(status_line) = self.status_line.filter(|_| !self.runs.is_empty()) else {
            return block;
        };
        let mut runs = std::mem::take(&mut self.runs);
        runs.push(Run { block, status_line, of_options: self.answers_options });
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

    /// Takes off the quotes in which configuration files write values: those of a policy, which has none of its own, and
    /// all of them where every value has them. A single value in quotes may well be sent so.
    fn take_off_quotes(&mut self, block: &mut HeaderBlock<'a>) {
        let headers = &mut block.list.headers;
        let all_have_them = headers.len() > 1 && headers.iter().all(|header| is_in_quotes(header.raw));
        for header in headers {
            let inner = policy::unquoted(header.raw);
            if inner.len() == header.raw.len() || !(all_have_them || is_policy_name(header.name)) {
                continue;
            }
            let problem = Problem::at(ProblemKind::HeaderQuoted, header.value_place).with("name", header.name);
            self.problems.push(problem.mended_by(Some(self.replaced(header.raw, inner))));
            header.raw = inner;
            header.value = Cow::Borrowed(inner);
            header.value_place = self.place(inner);
        }
    }

    /// Reports that invisible characters were ignored.
    fn invisible_characters(&mut self) {
        if self.text.is_ascii() {
            return;
        }
        let is_odd = |c: char| is_invisible(c) || HYPHENS.contains(&c);
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let Some((start, found)) = text.char_indices().find(|(_, c)| is_odd(*c)) else {
            return;
        };
        let piece = text.get(start..start + found.len_utf8()).unwrap_or_default();
        let mended = |c: char| match c {
            c if is_space(c) => Some(' '),
            c if HYPHENS.contains(&c) => Some('-'),
            c if is_invisible(c) => None,
            c => Some(c),
        };
        let repair = self.rewritten(text.chars().filter_map(mended).collect());
        let problem = Problem::at(ProblemKind::HeaderInvisible, self.place(piece));
        self.problems.push(problem.with("code", format!("U+{:04X}", u32::from(found))).mended_by(Some(repair)));
    }
}

/// The characters that replace a hyphen when text is copied from a formatted page.
const HYPHENS: [char; 2] = ['\u{2010}', '\u{2011}'];

fn first_word(line: &str) -> &str {
    line.split_ascii_whitespace().next().unwrap_or_default()
}

/// Whether it is a space that is not HTTP white space.
fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}

fn is_in_quotes(value: &str) -> bool {
    value.len() > 1 && value.starts_with('"') && value.ends_with('"')
}

fn is_policy_name(name: &str) -> bool {
    name.eq_ignore_ascii_case(POLICY) || name.eq_ignore_ascii_case(POLICY_REPORT_ONLY)
}

/// Whether an indented line is a header of its own rather than the rest of the one before: a name that is known, or one
/// with a hyphen, which no value that is folded begins with.
fn looks_like_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, rest)| {
        let is_end = rest.is_empty() || rest.starts_with([' ', '\t']);
        is_end && is_token(name) && (name.contains('-') || names::is_known(name))
    })
}

/// Whether a line begins with the name of a header that is known, and cannot be anything else.
fn is_known_line(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    name.contains('-') && names::is_known(name)
}

/// Whether a line is the path of a rule, as in a `_headers` file.
fn is_path_rule(line: &str) -> bool {
    let is_url = line.starts_with("https://") || line.starts_with("http://");
    (line.starts_with('/') && !line.starts_with("//") || is_url) && !line.contains([' ', '\t'])
}

/// Whether a line is the key of a mapping, as in YAML.
fn is_key_alone(line: &str) -> bool {
    line.strip_suffix(':').is_some_and(|key| is_token(key) && !names::is_known(key))
}

/// Whether a line is the first row of a table of headers in Markdown.
fn is_table_heading(line: &str) -> bool {
    let is_title = |cell: &str| {
        let cell = cell.trim_matches([' ', '*', '`']);
        ["", "field", "header", "headers", "name", "value"].iter().any(|title| cell.eq_ignore_ascii_case(title))
    };
    line.starts_with('|') && line.split('|').all(is_title)
}

/// A row of a table with two columns: with a tab between them, as Firefox copies it, or in Markdown.
fn in_table(line: &str, follows_another: bool) -> Option<(&str, &str)> {
    let is_name = |name: &str| is_token(name) && (names::is_known(name) || (follows_another && name.contains('-')));
    if let Some(row) = line.strip_prefix('|').and_then(|row| row.strip_suffix('|')) {
        let (name, value) = row.split_once('|')?;
        let (name, value) = (trim_invisible(name).trim_matches('`'), trim_invisible(value).trim_matches('`'));
        return (is_name(name) && !value.contains('|')).then_some((name, value));
    }
    let (name, value) = line.split_once('\t')?;
    let name = trim_invisible(name);
    is_name(name).then(|| (name, trim_invisible(value)))
}

/// What stands before the colon of a message of a shell or of a script.
const TALKERS: [&str; 8] = ["bash", "curl", "error", "exception", "fatal", "sh", "typeerror", "zsh"];

/// Whether a name and a value are those of an object in a script, or a host and its port.
fn is_of_code(name: &str, value: &str) -> bool {
    let is_quoted_item =
        value.starts_with(['"', '\'', '`']) && ["\",", "',", "`,"].iter().any(|end| value.ends_with(end));
    let is_item = || value.ends_with(',') || value.starts_with(['[', '{', '"', '\'', '`', '(']);
    let is_port = || (name == "localhost" || name.contains('.')) && value.starts_with(|c: char| c.is_ascii_digit());
    // `net::ERR_FAILED`, `C:\\Users`, `zsh: command not found`
    let is_of_shell =
        || value.starts_with([':', '\\']) || TALKERS.iter().any(|talker| talker.eq_ignore_ascii_case(name));
    is_quoted_item || (!names::is_known(name) && (is_item() || is_port() || is_of_shell()))
}

/// The names of the headers that the algorithms look for, as far as [`unread::Unread::about`] is asked for them.
fn is_decisive(name: &str) -> bool {
    const OTHERS: [&str; 6] = [
        "content-type",
        "cross-origin-embedder-policy",
        "cross-origin-resource-policy",
        "location",
        "x-content-type-options",
        "x-frame-options",
    ];
    let begins_with = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    begins_with("access-control-allow-")
        || begins_with("sec-websocket-")
        || OTHERS.iter().any(|decisive| decisive.eq_ignore_ascii_case(name))
}

/// The first piece of a header's value that stands for something else: a variable of a template or a configuration, a
/// placeholder, a mark that something was cut. A policy keeps what is written of it, unless that is a template.
pub(super) fn not_written_out<'v>(name: &str, value: &'v str) -> Option<&'v str> {
    if name.eq_ignore_ascii_case(POLICY) {
        return variable(value);
    }
    if is_decisive(name) { gap::first(value) } else { None }
}

/// The first word of a policy that is a variable.
fn variable(policy: &str) -> Option<&str> {
    if !has_any(policy, b"${%<") {
        return None;
    }
    let is_variable = |word: &&str| {
        let is_template = ["${", "{{", "<%", "%{", "%["].iter().any(|start| word.contains(start));
        let is_named = word.strip_prefix('$').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        (is_template || is_named) && !word.starts_with("'nonce-")
    };
    policy.split([' ', '\t', ',', ';']).find(is_variable)
}
