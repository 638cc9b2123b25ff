//! The edits that repair a line.

use super::super::{lines, names};
use super::reader::Reader;
use crate::contract::report::Edit;
use crate::input::Span;

impl<'a> Reader<'a, '_> {
    /// The edit that turns a line of configuration or code into a header, if the line has one header and its value.
    pub(super) fn as_header(&self, line: &'a str) -> Option<Edit> {
        const BETWEEN: [char; 6] = [' ', '\t', ':', '=', ',', '：'];
        if lines::comment(line).is_some() {
            // The line is a comment, so the header is not sent. Making a header of it would be the opposite.
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

    /// The edit that replaces a piece of the text.
    pub(super) fn replaced(&self, piece: &str, replacement: &str) -> Edit {
        let span = Span::of(piece, self.text);
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let after = self.text.get(span.end as usize..).unwrap_or_default();
        self.rewritten(format!("{before}{replacement}{after}"))
    }

    /// The edit that removes a line from the text; `None` if nothing else would remain.
    pub(super) fn without_line(&self, line: &'a str) -> Option<Edit> {
        let whole = self.whole_line(line);
        let span = Span::of(whole, self.text);
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let after = self.text.get(span.end as usize..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        let rest = format!("{before}{after}");
        (!rest.trim().is_empty()).then(|| self.rewritten(rest))
    }

    /// The line with its indentation.
    pub(super) fn whole_line(&self, line: &'a str) -> &'a str {
        let end = Span::of(line, self.text).end as usize;
        let before = self.text.get(..end - line.len()).unwrap_or_default();
        let start = before.rfind(['\n', '\r']).map_or(0, |line_end| line_end + 1);
        self.text.get(start..end).unwrap_or(line)
    }

    pub(super) fn rewritten(&self, after: String) -> Edit {
        let (target, before) = (self.path.to_string(), Some(self.text.to_owned()));
        Edit { target, header: None, before, after: Some(after) }
    }
}
