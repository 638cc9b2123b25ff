//! `Name: value` lines, and the forms in which tools show them: on two lines, in a table, below headings.
//!
//! - [`reader`]: the reader of a text. Its methods are in the files about each form.
//! - [`line`]: what a line is. [`heading`], [`layout`], [`header_line`] and [`continuation`] read it.
//! - [`runs`]: several responses in one text.
//! - [`value`]: values that stand for something else. [`repair`]: the edits that repair a line.
//! - [`finish`] and [`recognise`]: what the whole text contains.

mod continuation;
mod finish;
mod header_line;
mod heading;
mod layout;
mod line;
mod reader;
mod recognise;
mod repair;
mod runs;
mod value;

use self::reader::Reader;
use self::recognise::recognise;
pub(super) use self::value::not_written_out;
use super::lines::{self, status_line, trim_invisible};
use super::{HeaderBlock, Role, literal, policy};
use crate::contract::scenario_path::ScenarioPath;
use crate::input::Place;
use crate::input::problem::Problem;

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
    // A line that is added would be outside the backticks.
    block.has_other_layout |= trim_invisible(text).starts_with('`');
    // The panel that describes a request shows the status, but not the headers.
    let is_of_panel =
        || block.list.headers.is_empty() && !lines::lines(text).iter().any(|line| status_line(line.text).is_some());
    if block.status.is_none() || is_of_panel() {
        recognise(&mut block, text, whole, role, problems);
    }
    block
}
