//! The lines of one console.

use super::wording::Template;
use crate::text::template;

/// The largest number of lines that are useful. A pasted text may have a hundred thousand policies.
pub(crate) const MOST_LINES: usize = 200;

/// The lines of one console, while they are written.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    list: Vec<String>,
    /// The length, in UTF-16 code units, after which the browser cuts off lines.
    longest: Option<usize>,
}

impl Lines {
    /// Writes the line of a template.
    pub(crate) fn print(&mut self, template: &Template, values: &[(&'static str, &str)]) {
        if !self.is_full() {
            self.write(filled(template, values));
        }
    }

    /// Writes a complete line.
    pub(crate) fn write(&mut self, line: String) {
        if !self.is_full() {
            self.list.push(match self.longest {
                Some(longest) => cut(&line, longest),
                None => line,
            });
        }
    }

    /// An empty list whose lines are cut off after this number of UTF-16 code units.
    pub(crate) fn cut_after(longest: usize) -> Lines {
        Lines { longest: Some(longest), ..Lines::default() }
    }

    /// Whether no more lines are printed.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= MOST_LINES
    }

    pub(crate) fn into_list(self) -> Vec<String> {
        self.list
    }
}

fn cut(line: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= longest
    };
    line.chars().take_while(fits).collect()
}

/// The text of `template` with its values.
pub(crate) fn filled(template: &Template, values: &[(&'static str, &str)]) -> String {
    let value_of = |name: &str| Some(values.iter().find(|(gap, _)| *gap == name)?.1.into());
    template::fill(template.text, &value_of)
}

/// Shortens a long URL as Blink and WebKit do before they show it.
pub(crate) fn elided(url: &str) -> String {
    const LONGEST: usize = 1024;
    if url.len() <= LONGEST {
        return url.to_owned();
    }
    let start = url.get(..511).unwrap_or(url);
    let end = url.get(url.len() - 510..).unwrap_or_default();
    format!("{start}...{end}")
}

/// Keeps printable ASCII characters, and replaces the others by `\u` escapes.
pub(crate) fn escaped(units: impl Iterator<Item = u16>) -> String {
    let mut text = String::new();
    for unit in units {
        match u8::try_from(unit) {
            Ok(byte) if byte == b' ' || byte.is_ascii_graphic() => text.push(char::from(byte)),
            _ => text.extend(["\\u".to_owned(), format!("{unit:04X}")]),
        }
    }
    text
}
