//! The options of a reading: facts about a text besides its content.

use serde::Deserialize;

use crate::words::Language;

/// The facts that are known about a text besides its content.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// The name of the file. It distinguishes kinds that look alike (`_headers`, `next.config.js`).
    pub name: Option<String>,
    /// The field into which it was pasted: `page.headers`, `network[0].response.headers`, `request`.
    pub target: Option<String>,
    /// The language of titles and reasons.
    pub language: Language,
}
