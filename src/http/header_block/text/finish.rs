//! The last steps, after all lines have been read: quotes and invisible characters.

use std::borrow::Cow;

use super::super::lines::is_invisible;
use super::super::{HeaderBlock, policy};
use super::reader::Reader;
use super::value::{is_decisive, is_in_quotes, is_policy_name};
use crate::http::header_list::Header;
use crate::input::problem::{Problem, ProblemKind};
use crate::text::has_any;

/// The characters that replace a hyphen when text is copied from a formatted page.
pub(super) const HYPHENS: [char; 2] = ['\u{2010}', '\u{2011}'];

impl<'a> Reader<'a, '_> {
    /// Returns the contents of the text after all its lines have been read.
    pub(super) fn finish(mut self) -> HeaderBlock<'a> {
        let mut block = self.chosen_run();
        if block.status.is_none() {
            for command in std::mem::take(&mut self.commands) {
                block.unread.push(command, self.place(command));
            }
            self.take_off_quotes(&mut block);
            self.sections(&mut block);
        }
        for header in &mut block.list.headers {
            if has_any(header.raw, b"\n\r") || (!header.raw.is_ascii() && header.raw.contains(['\u{a0}', '\u{202f}'])) {
                // Each byte is replaced by one space, so that offsets into the value are still offsets into the text.
                let spaced = header.raw.replace(['\n', '\r'], " ").replace('\u{a0}', "  ").replace('\u{202f}', "   ");
                header.value = Cow::Owned(spaced);
            } else if header.raw.len() != header.value.len() {
                header.value = Cow::Borrowed(header.raw);
            }
        }
        self.invisible_characters();
        block
    }

    /// If the text has labels such as `Before:` and `After:`, two headers with the same name belong to different
    /// responses, and it is unknown which one applies.
    fn sections(&mut self, block: &mut HeaderBlock<'a>) {
        let headers = &block.list.headers;
        let is_again = |(at, header): (usize, &Header<'a>)| {
            let is_same = |other: &Header<'a>| other.name.eq_ignore_ascii_case(header.name) && other.raw != header.raw;
            is_decisive(header.name) && headers.get(..at).is_some_and(|before| before.iter().any(is_same))
        };
        if self.has_labels
            && let Some(at) = headers.iter().enumerate().position(is_again)
            && let Some(header) = headers.get(at)
        {
            let (name, place) = (header.name, header.name_place);
            block.unread.push(name, place);
            block.unread.is_whole = true;
        }
    }

    /// Removes the quotes that configuration files write around values. A policy never has quotes around it. For other
    /// headers, the quotes are removed only if all values have them, because a server may send a single value with
    /// quotes.
    pub(super) fn take_off_quotes(&mut self, block: &mut HeaderBlock<'a>) {
        let headers = &mut block.list.headers;
        let all_have_them = headers.len() > 1 && headers.iter().all(|header| is_in_quotes(header.raw));
        for header in headers {
            let inner = policy::unquoted(header.raw);
            if inner.len() == header.raw.len() || !(all_have_them || is_policy_name(header.name)) {
                continue;
            }
            let problem = Problem::at(ProblemKind::HeaderQuoted, header.value_place).with("name", header.name);
            self.problems.push(problem.repaired_by(Some(self.replaced(header.raw, inner))));
            header.raw = inner;
            header.value = Cow::Borrowed(inner);
            header.value_place = self.place(inner);
        }
    }

    /// Reports that invisible characters were ignored.
    pub(super) fn invisible_characters(&mut self) {
        if self.text.is_ascii() {
            return;
        }
        let is_odd = |c: char| is_invisible(c) || HYPHENS.contains(&c);
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let Some((start, found)) = text.char_indices().find(|(_, c)| is_odd(*c)) else {
            return;
        };
        let piece = text.get(start..start + found.len_utf8()).unwrap_or_default();
        let repaired = |c: char| match c {
            c if is_space(c) => Some(' '),
            c if HYPHENS.contains(&c) => Some('-'),
            c if is_invisible(c) => None,
            c => Some(c),
        };
        let repair = self.rewritten(text.chars().filter_map(repaired).collect());
        let problem = Problem::at(ProblemKind::HeaderInvisible, self.place(piece));
        self.problems.push(problem.with("code", format!("U+{:04X}", u32::from(found))).repaired_by(Some(repair)));
    }
}

/// Whether it is a space that is not HTML white space.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}
