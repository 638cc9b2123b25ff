//! Reads scripts: JavaScript and TypeScript with JSX, whole files and snippets, as the requests that they make.
//!
//! This is a separate module, because a JavaScript grammar is larger than all other readers together;
//! `wouldblock-reading` decides when it is needed. A text goes through these steps:
//!
//! 1. `code::find` finds the program in the text;
//! 2. `walk` leads the `interpreter` through it, which keeps the values that the text determines, without running
//!    anything;
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
mod assigned;
mod code;
pub mod constant;
mod context;
pub mod elsewhere;
mod found;
mod interpreter;
mod library;
mod names;
mod nesting;
pub mod project;
mod report;
mod store;
mod value;
mod walk;

#[cfg(all(target_arch = "wasm32", feature = "boundary"))]
pub mod boundary;

use wouldblock_reading::{Draft, Options, Outcome, Source};

use walk::walk;

/// Reads a pasted script. Every text has an outcome.
#[must_use]
pub fn read(text: &str, options: &Options) -> Outcome {
    let source = Source::new(text, options);
    let mut draft = Draft::new(&source, "unknown", options.language);
    walk(&source, &mut draft, None, |walked, draft| report::write(draft, &source, walked.code, walked.interpreter));
    draft.finish()
}
