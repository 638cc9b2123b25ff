//! Reads a pasted text as (a part of) a scenario: a curl command, a snippet, a configuration file, a report, a HAR file …
//!
//! Nothing is evaluated and nothing is guessed. A value comes with its place in the text. What the text leaves open stands
//! in `unresolved`, and lines that were not understood stand in `unread`.
//!
//! A paste goes through these steps: [`Source`] cleans the text and remembers where each character stood;
//! [`readers::best`] asks every reader of the table how sure it is; the one that is surest fills a [`Draft`].

#![forbid(unsafe_code)]

pub mod bare;
pub mod command;
pub mod config;
pub mod devtools;
pub mod draft;
pub mod headers;
pub mod http;
pub mod literal;
pub mod markup;
pub mod readers;
pub mod reading;
pub mod report;
pub mod script;
pub mod source;
pub mod words;

#[cfg(all(target_arch = "wasm32", feature = "boundary"))]
mod boundary;

pub use draft::Draft;
pub use reading::{Allow, Allowed, HeaderValue, Headers, Reading, TextSpan};
pub use source::Source;
pub use words::Language;

use serde::{Deserialize, Serialize};

/// What is known about a text beside the text itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// The name of the file. It tells kinds apart that look alike (`_headers`, `next.config.js`).
    pub name: Option<String>,
    /// The field that it was pasted into: "page.headers", "network[0].response.headers", "request".
    pub target: Option<String>,
    /// The language of titles and reasons.
    pub language: Language,
}

/// What reading a text came to.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// A reading, finished.
    Reading(Box<Reading>),
    /// Another module has to read this part of the text.
    Needs {
        /// Which one.
        needs: Needs,
        /// Where the part is.
        at: TextSpan,
    },
}

/// The modules that are loaded apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// The module with the grammar of JavaScript and TypeScript.
    Script,
    /// The engine, which reads consoles.
    Console,
}

/// Reads a pasted text. Total: every text has an outcome.
#[must_use]
pub fn read(text: &str, options: &Options) -> Outcome {
    let source = Source::new(text, options);
    let reader = readers::best(&source);
    run(reader, &source, options.language)
}

/// Reads a text with a reader that the caller has chosen.
#[must_use]
pub fn read_with(reader: &readers::Reader, text: &str, options: &Options) -> Outcome {
    run(reader, &Source::new(text, options), options.language)
}

fn run(reader: &readers::Reader, source: &Source<'_>, language: Language) -> Outcome {
    let mut draft = Draft::new(source, reader.kind, language);
    (reader.read)(source, &mut draft);
    draft.finish()
}
