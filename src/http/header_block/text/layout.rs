//! Headers on two lines, in tables, and after paths and keys.

use super::super::lines::trim_invisible;
use super::super::names;
use crate::http::header_list::is_token;

/// Whether an indented line is a separate header and does not continue the one before: its name is known or has a
/// hyphen, and folded values do not begin like that.
pub(super) fn looks_like_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, rest)| {
        let is_end = rest.is_empty() || rest.starts_with([' ', '\t']);
        is_end && is_token(name) && (name.contains('-') || names::is_known(name))
    })
}

/// Whether a line is the path of a rule in a `_headers` file.
pub(super) fn is_path_rule(line: &str) -> bool {
    let is_url = line.starts_with("https://") || line.starts_with("http://");
    (line.starts_with('/') && !line.starts_with("//") || is_url) && !line.contains([' ', '\t'])
}

/// Whether a line is the key of a mapping in YAML.
pub(super) fn is_only_key(line: &str) -> bool {
    line.strip_suffix(':').is_some_and(|key| is_token(key) && !names::is_known(key))
}

/// Whether a line is the first row of a Markdown table of headers.
pub(super) fn is_table_heading(line: &str) -> bool {
    let is_title = |cell: &str| {
        let cell = cell.trim_matches([' ', '*', '`']);
        ["", "field", "header", "headers", "name", "value"].iter().any(|title| cell.eq_ignore_ascii_case(title))
    };
    line.starts_with('|') && line.split('|').all(is_title)
}

/// A row of a table with two columns, either separated by a tab, as Firefox copies it, or in Markdown.
pub(super) fn in_table(line: &str, follows_another: bool) -> Option<(&str, &str)> {
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
