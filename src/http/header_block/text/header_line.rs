//! A header on its own line, and lines that only look like headers.

use super::super::lines::{is_invisible, trim_invisible};
use super::super::unread::POLICY;
use super::super::{Role, control_character, lines, names, policy, unread};
use super::finish::is_space;
use super::reader::Reader;
use super::value::{POLICY_REPORT_ONLY, is_decisive, is_policy_name, not_written_out};
use crate::http::header_list::{Header, is_token};
use crate::input::problem::{Problem, ProblemKind};
use crate::text::comment;
use crate::text::names::nearest;

/// Words before the colon in messages of shells and scripts.
pub(super) const TALKERS: [&str; 8] = ["bash", "curl", "error", "exception", "fatal", "sh", "typeerror", "zsh"];

impl<'a> Reader<'a, '_> {
    /// Reads a line as a header; `None` if that is not possible.
    pub(super) fn header_line(&mut self, line: &'a str) -> Option<Header<'a>> {
        if lines::comment(line).is_some_and(unread::sets_nothing) {
            return None;
        }
        let Some((name, value)) = line.split_once(':') else {
            let problem = Problem::at(ProblemKind::HeaderNoColon, self.place(line)).with("line", line);
            self.problems.push(problem.repaired_by(self.as_header(line)));
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
            self.problems.push(problem.repaired_by(self.as_header(line)));
            self.unread(line);
            return None;
        }
        let value = trim_invisible(value);
        self.has_labels |= value.is_empty() && !bare_name.contains('-') && !names::is_known(bare_name);
        let is_of_panel = self.role == Role::Request && is_panel_label(bare_name, value);
        if is_of_panel
            || is_of_code(bare_name, value)
            || (!names::is_known(bare_name) && self.is_setting(bare_name, value, line))
        {
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
            && let Some(comment) = comment::behind(value)
        {
            let place = self.place(comment);
            let sent = value.strip_suffix(comment).unwrap_or(value).trim_end();
            let repair = self.replaced(value, sent);
            let problem = Problem::at(ProblemKind::HeaderInConfiguration, place).with("line", comment);
            self.problems.push(problem.repaired_by(Some(repair)));
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

    /// Records the headers in `text` that lost their line breaks as unread, because it is not certain where each one
    /// ends. Returns whether there are any.
    pub(super) fn keep_joined(&mut self, text: &'a str) -> bool {
        let mut has_any = false;
        for name in names::headers_within(text) {
            self.block.unread.push_header(name, text, self.whole.within(text, self.text));
            has_any = true;
        }
        has_any
    }

    /// Whether a line with an unknown name is a setting and not a header. If so, the line is recorded as unread.
    pub(super) fn is_setting(&mut self, name: &str, value: &'a str, line: &'a str) -> bool {
        let is_near = nearest(name, &[POLICY, POLICY_REPORT_ONLY]).is_some();
        let first = value.trim_start_matches(['"', '\'']).split_ascii_whitespace().next().unwrap_or_default();
        if !is_near && unread::is_directive_key(first) && first.contains('-') {
            // The policy has another name: `CSP: …`, `Original-Policy: …`.
            let repair = self.replaced(line, &format!("{POLICY}: {}", policy::unquoted(value)));
            let problem = Problem::at(ProblemKind::CspWithoutName, self.place(line));
            self.problems.push(problem.repaired_by(Some(repair)));
            self.block.unread.push_header(POLICY, line, self.whole.within(line, self.text));
            return true;
        }
        let letters = || name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();

        (!is_near && unread::mentions_policy(line))
            || (!name.contains('-') || name.contains('.'))
                && (letters().contains("accesscontrol") || letters().contains("cors"))
    }
}

/// "Request URL" in those languages of browsers' developer tools in which it looks like the name of a header: German,
/// Dutch, Danish, Afrikaans.
const REQUEST_URL: [&str; 4] = ["Anfrage-URL", "Aanvraag-URL", "Anmodnings-URL", "Versoek-URL"];

/// Whether a line is the first line of a panel in the browser's developer tools.
fn is_panel_label(name: &str, value: &str) -> bool {
    REQUEST_URL.contains(&name) && (value.is_empty() || value.contains("://"))
}

/// Whether the name and the value belong to an object in a script, or are a host and its port.
pub(super) fn is_of_code(name: &str, value: &str) -> bool {
    let is_quoted_item =
        value.starts_with(['"', '\'', '`']) && ["\",", "',", "`,"].iter().any(|end| value.ends_with(end));
    let is_item = || value.ends_with(',') || value.starts_with(['[', '{', '"', '\'', '`', '(']);
    let is_port = || (name == "localhost" || name.contains('.')) && value.starts_with(|c: char| c.is_ascii_digit());
    // `net::ERR_FAILED`, `C:\\Users`, `zsh: command not found`
    let is_of_shell =
        || value.starts_with([':', '\\']) || TALKERS.iter().any(|talker| talker.eq_ignore_ascii_case(name));
    // `server: {`, but not `Location: http://[`
    let is_opened = value.ends_with(['{', '[', '(']) && !value.contains("://");
    is_quoted_item || is_opened || (!names::is_known(name) && (is_item() || is_port() || is_of_shell()))
}
