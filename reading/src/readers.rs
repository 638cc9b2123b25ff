//! The table of readers: one room for each family of kinds, one entry for each kind.

pub use crate::reader::{Reader, sure};
use crate::words::core::Core;
use crate::{Source, bare, command, config, devtools, http, markup, report, script};

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
