//! Headings and labels of browsers' developer tools, and pseudo-headers.

use super::super::lines::{Label, Line, label};
use super::super::{Role, trim_whitespace};
use super::reader::{Reader, Section};

impl<'a> Reader<'a, '_> {
    /// Reads a heading or a label of a browser's developer tools, or a pseudo-header. Returns how many of the next
    /// lines belong to it.
    pub(super) fn heading(&mut self, text: &'a str, next: &[Line<'a>]) -> Option<usize> {
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
            // The tools show the response headers first, after the description of the request.
            Label::Field(_) if self.role == Role::Request && self.block.list.headers.is_empty() => {
                self.section = Section::Theirs;
                let is_alone = text.split_once(':').is_none_or(|(_, value)| value.trim().is_empty());
                return Some(usize::from(is_alone && next.first().is_some_and(|line| label(line.text).is_none())));
            }
            Label::Field("") => return Some(usize::from(next.first().is_some_and(|line| label(line.text).is_none()))),
            Label::Notice | Label::Field(_) => {}
            // In a response, it may be a header with that name.
            Label::Status(_) if self.status_line.is_some() => return None,
            Label::Status("") => {
                let value = next.first().map_or("", |line| line.text);
                return self.status(value).then_some(1);
            }
            Label::Status(value) => return self.status(value).then_some(0),
        }
        Some(0)
    }

    /// Reads a status at the start of `value`.
    pub(super) fn status(&mut self, value: &'a str) -> bool {
        let digits = value.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let status = if digits.len() == 3 { digits.parse().ok() } else { None };
        if let (Some(status), true) = (status, self.role != Role::Request) {
            self.block.status = Some((status, self.place(digits)));
        }
        status.is_some()
    }
}
