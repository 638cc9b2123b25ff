//! The lines of one console.

use super::wording::Template;
use crate::template;

/// Nobody reads more lines than this; what is pasted may hold a hundred thousand policies.
const MOST_LINES: usize = 200;

/// The lines of one console, as they are written.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    list: Vec<String>,
}

impl Lines {
    /// Writes a line.
    pub(crate) fn say(&mut self, template: &Template, values: &[(&'static str, &str)]) {
        if !self.is_full() {
            self.list.push(filled(template, values));
        }
    }

    /// Whether there is no more to be written.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= MOST_LINES
    }

    pub(crate) fn into_list(self) -> Vec<String> {
        self.list
    }
}

/// The text of `template` with its gaps filled.
pub(crate) fn filled(template: &Template, values: &[(&'static str, &str)]) -> String {
    let values: Vec<(&'static str, String)> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    template::fill(template.text, &values)
}

/// What is left of a long URL that Blink and WebKit show to people.
pub(crate) fn elided(url: &str) -> String {
    const LONGEST: usize = 1024;
    if url.len() <= LONGEST {
        return url.to_owned();
    }
    let start = url.get(..511).unwrap_or(url);
    let end = url.get(url.len() - 510..).unwrap_or_default();
    format!("{start}...{end}")
}
