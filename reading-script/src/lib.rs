//! Reads scripts: JavaScript and TypeScript with JSX, whole files and snippets, as the requests that they make.
//!
//! This is a separate module, because a JavaScript grammar is larger than all other readers together;
//! `wouldblock-reading` decides when it is needed. A text goes through these steps:
//!
//! 1. `code::find` finds the program in the text;
//! 2. `interpreter::Interpreter` walks it and keeps the values that the text determines, without running anything;
//! 3. `library` handles calls that make requests;
//! 4. `report` writes the result as a reading, and `project` as a list of everything that a file of a project requests.

// No input may panic. Tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod address;
mod code;
pub mod constant;
mod found;
mod interpreter;
mod library;
mod names;
mod nesting;
pub mod project;
mod report;
mod store;
mod value;

#[cfg(all(target_arch = "wasm32", feature = "boundary"))]
pub mod boundary;

use oxc_allocator::Allocator;
use wouldblock_reading::words::script::Script;
use wouldblock_reading::{Draft, Options, Outcome, Source};

use code::{Code, Failure};
use interpreter::Interpreter;
use project::Project;
use store::Changed;

/// A program that has been walked.
struct Walked<'a> {
    code: &'a Code,
    interpreter: &'a Interpreter<'a>,
}

/// Reads a pasted script. Every text has an outcome.
#[must_use]
pub fn read(text: &str, options: &Options) -> Outcome {
    let source = Source::new(text, options);
    let mut draft = Draft::new(&source, "unknown", options.language);
    walk(&source, &mut draft, None, |walked, draft| report::write(draft, &source, walked.code, walked.interpreter));
    draft.finish()
}

/// Walks the program in a text, and passes it to `finish`. What is not a program is noted in the draft.
fn walk<'s>(
    source: &Source<'_>,
    draft: &mut Draft<'s>,
    project: Option<&Project>,
    finish: impl FnOnce(&Walked<'_>, &mut Draft<'s>),
) {
    let whole = 0..source.text().len();
    match code::find(source.text()) {
        Ok(code) => {
            let allocator = Allocator::default();
            let program = code.program(&allocator);
            // The program is walked twice: the first time shows which variables are changed from elsewhere.
            let mut first = Interpreter::new(&code.text, Changed::default(), project);
            first.program(&program);
            let mut interpreter = Interpreter::new(&code.text, first.store.changed, project);
            interpreter.program(&program);
            if interpreter.gave_up() {
                draft.unread(&whole, Script::TooLong);
            }
            for part in &code.unread {
                // The text that was added to close a cut is after the end of the original.
                let part = part.start.min(whole.end)..part.end.min(whole.end);
                if source.text().get(part.clone()).is_some_and(|text| !text.trim().is_empty()) {
                    draft.unread(&part, Script::NotJavaScript);
                }
            }
            finish(&Walked { code: &code, interpreter: &interpreter }, draft);
        }
        Err(Failure::TooDeep(at)) => {
            draft.title(Script::NoRequest);
            draft.unread(&(at..whole.end), Script::TooDeep.with("limit", nesting::LIMIT.to_string()));
        }
        Err(Failure::Syntax) => {
            draft.title(Script::NoRequest);
            draft.unread(&whole, Script::NotJavaScript);
        }
    }
}
