//! The outcome of reading a text: a reading, or what is needed to read it.

use serde::Serialize;

use crate::reading::{Reading, TextSpan};

/// The result of reading a text.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Outcome {
    /// A finished reading.
    Reading(Box<Reading>),
    /// Another module has to read this part of the text.
    Needs {
        /// Which one.
        needs: Needs,
        /// Where the part is.
        at: TextSpan,
    },
    /// Several blocks in one text, each with its own outcome. Their readings are merged.
    Parts {
        /// The outcomes, in the order of their priority.
        parts: Vec<Outcome>,
    },
}

/// A module or host function that is needed to read a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Needs {
    /// The module with the grammar of JavaScript and TypeScript.
    Script,
    /// The engine, which reads consoles.
    Console,
    /// The host, which unpacks the scenario in a link.
    Link,
    /// The host, which interprets the attributes and texts of `<would-block>`.
    Element,
    /// The host, which reads fenced code blocks of the language `wouldblock`.
    Fence,
}
