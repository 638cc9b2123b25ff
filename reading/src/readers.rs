//! The table of readers: one room for each family of kinds, one entry for each kind.

use crate::words::core::Core;
use crate::{Draft, Source, bare, command, config, devtools, http, markup, report, script};

/// A reader for one kind of text.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The kind of text that it reads. A reader may set a more specific one.
    pub kind: &'static str,
    /// How certain it is that a text is of its kind: see [`sure`].
    pub recognise: fn(&Source<'_>) -> u8,
    /// Reads the text.
    pub read: fn(&Source<'_>, &mut Draft<'_>),
}

/// Degrees of certainty. If two readers are equally certain, the first one in the table reads.
pub mod sure {
    /// The text is of another kind.
    pub const NO: u8 = 0;
    /// The text can be read like this, unless another reader is more certain.
    pub const MAYBE: u8 = 30;
    /// The text has marks of the kind.
    pub const LIKELY: u8 = 60;
    /// The text has marks that no other kind has.
    pub const CERTAIN: u8 = 90;
    /// The file's name, or a signature, shows it.
    pub const NAMED: u8 = 100;
}

/// All readers, by room.
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

/// The outcome for a text that was not recognised.
pub const UNKNOWN: Reader = Reader {
    kind: "unknown",
    recognise: |_| 1,
    read: |source, draft| {
        let (title, why) = unknown(source.text());
        draft.title(title);
        draft.unread(&(0..source.text().len()), why);
    },
};

/// The reader that is most certain about a text, and its certainty.
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

/// The kind of a text without a request, and the reason.
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
