//! The table of readers: one room for each family of kinds, one entry for each kind.

use crate::words::core::Core;
use crate::{Draft, Source, bare, command, config, devtools, http, markup, report, script};

/// Knows one kind of text.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The kind that it reads. A reader may set a finer one.
    pub kind: &'static str,
    /// How sure it is that a text is of its kind: see [`sure`].
    pub recognise: fn(&Source<'_>) -> u8,
    /// Reads the text.
    pub read: fn(&Source<'_>, &mut Draft<'_>),
}

/// Degrees of certainty. Between two readers that are equally sure, the first one in the table reads.
pub mod sure {
    /// It is of another kind.
    pub const NO: u8 = 0;
    /// It can be read so, unless another reader is surer.
    pub const MAYBE: u8 = 30;
    /// It has marks of the kind.
    pub const LIKELY: u8 = 60;
    /// It has marks that no other kind has.
    pub const CERTAIN: u8 = 90;
    /// The file's name, or a signature, shows it.
    pub const NAMED: u8 = 100;
}

/// All readers, by rooms.
pub const ROOMS: &[&[Reader]] = &[
    http::READERS,
    command::READERS,
    report::READERS,
    devtools::READERS,
    config::READERS,
    markup::READERS,
    script::READERS,
    bare::READERS,
];

/// Reports that a text was not recognised.
pub const UNKNOWN: Reader = Reader {
    kind: "unknown",
    recognise: |_| 1,
    read: |source, draft| {
        let (title, why) = unknown(source.text());
        draft.title(title);
        draft.unread(&(0..source.text().len()), why);
    },
};

/// The reader that is surest about a text, and how sure it is.
#[must_use]
pub fn best(source: &Source<'_>) -> (&'static Reader, u8) {
    let mut best = (&UNKNOWN, 1);
    for reader in ROOMS.iter().copied().flatten() {
        let score = (reader.recognise)(source);
        if score > best.1 {
            best = (reader, score);
        }
    }
    best
}

/// The kind of a text without facts about a request, and why it has none.
fn unknown(text: &str) -> (Core, Core) {
    let trimmed = text.trim_start();
    let traces = ["\n    at ", "\n\tat ", "Traceback (most recent call last)", "goroutine ", "\n  File \""];
    if trimmed.is_empty() {
        (Core::Empty, Core::NotRecognised)
    } else if traces.iter().any(|trace| text.contains(trace)) {
        (Core::StackTrace, Core::NotRecognised)
    } else if trimmed.starts_with(['{', '[']) && crate::json::parse(trimmed).is_ok_and(|(node, _)| node.complete) {
        (Core::OtherJson, Core::NotRecognised)
    } else {
        (Core::Unknown, Core::NotRecognised)
    }
}
