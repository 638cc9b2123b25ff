//! Reads a pasted text as (a part of) a scenario: a curl command, a snippet, a configuration file, a report, a HAR file …
//!
//! Nothing is run and nothing is guessed. Each value has its place in the text. Anything that the text leaves open is
//! in `unresolved`, and lines that were not understood are in `unread`.
//!
//! A paste goes through these steps: [`Source`] cleans the text and records where each character was; [`readers::best`]
//! finds the reader that is most certain about the text; this reader fills a [`Draft`].

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

pub mod bare;
pub mod command;
pub mod config;
pub mod cut;
pub mod devtools;
pub mod draft;
pub mod headers;
pub mod http;
pub mod json;
pub mod literal;
pub mod markup;
pub mod merge;
mod options;
mod origin;
mod outcome;
mod reader;
pub mod readers;
pub mod reading;
mod relative_url;
pub mod report;
pub mod script;
pub mod source;
pub mod srcset;
pub mod words;
pub mod wrapping;

#[cfg(all(target_arch = "wasm32", feature = "boundary"))]
pub mod boundary;

pub use draft::Draft;
pub use options::Options;
pub use outcome::{Needs, Outcome};
pub use reading::{Allow, Allowed, HeaderValue, Headers, Reading, TextSpan};
pub use source::Source;
pub use words::Language;

use std::ops::Range;

use cut::Cut as _;

/// Reads a pasted text. Every text has an outcome.
#[must_use]
pub fn read(text: &str, options: &Options) -> Outcome {
    let source = Source::new(text, options);
    let (reader, score) = readers::best(&source);
    if score >= readers::sure::NAMED {
        return run(reader, &source, options.language);
    }
    let fences = wrapping::fences(&source);
    if !fences.is_empty() {
        let ranges: Vec<_> = fences.into_iter().map(|(_, range)| range).collect();
        if let Some(outcome) = parts(&source, &ranges, options.language, readers::sure::NO) {
            return outcome;
        }
    }
    let blocks = wrapping::blocks(&source);
    if !blocks.is_empty()
        && differ(&source, &blocks)
        && let Some(outcome @ Outcome::Parts { .. }) = parts(&source, &blocks, options.language, readers::sure::LIKELY)
    {
        return outcome;
    }
    if let Some(unquoted) = wrapping::unquoted(&source) {
        let (quoted_reader, quoted_score) = readers::best(&unquoted);
        if quoted_score > score {
            return run(quoted_reader, &unquoted, options.language);
        }
    }
    run(reader, &source, options.language)
}

/// Reads the blocks of a text that are recognised with at least some certainty: one block is the reading, several are
/// parts. Responses have priority over configuration. `None` if no block is recognised.
fn parts(source: &Source<'_>, ranges: &[Range<usize>], language: Language, at_least: u8) -> Option<Outcome> {
    let sources: Vec<_> = ranges.iter().map(|range| source.part([range.clone()])).collect();
    let mut found: Vec<_> = sources
        .iter()
        .map(|part| (readers::best(part), part))
        .filter(|((reader, score), _)| reader.kind != "unknown" && *score >= at_least)
        .collect();
    found.sort_by_key(|((reader, _), _)| reader.kind.starts_with("config"));
    let mut outcomes: Vec<_> = found.into_iter().map(|((reader, _), part)| run(reader, part, language)).collect();
    match outcomes.len() {
        0 => None,
        1 => {
            let mut outcome = outcomes.remove(0);
            if let Outcome::Reading(reading) = &mut outcome {
                record_surroundings(source, ranges, language, reading);
            }
            Some(outcome)
        }
        _ if outcomes.iter().all(|outcome| matches!(outcome, Outcome::Reading(_))) && at_least == 0
            || outcomes.len() > 1 =>
        {
            Some(Outcome::Parts { parts: outcomes })
        }
        _ => None,
    }
}

/// Whether blocks belong to different families of kinds. Blocks of one family are better read together.
fn differ(source: &Source<'_>, ranges: &[Range<usize>]) -> bool {
    let family = |range: &Range<usize>| readers::best(&source.part([range.clone()])).0.kind.split('.').next();
    let families: Vec<_> = ranges.iter().map(family).filter(|family| *family != Some("unknown")).collect();
    families.iter().any(|family| families.first() != Some(family))
}

/// Records the text around the only block that was read as unread.
fn record_surroundings(source: &Source<'_>, ranges: &[Range<usize>], language: Language, reading: &mut Reading) {
    let why = words::Sentence::from(words::core::Core::AroundTheBlock).text(language);
    let mut start = 0;
    let end = source.text().len();
    for range in ranges.iter().cloned().chain(std::iter::once(end..end)) {
        let around = start..range.start;
        if !source.text().cut(around.clone()).trim().trim_matches('`').is_empty() {
            reading.unread.push(reading::Unread { at: source.span(&around), why: why.clone() });
        }
        start = range.end;
    }
}

/// Reads a text with a reader that the caller has chosen.
#[must_use]
pub fn read_with(reader: &readers::Reader, text: &str, options: &Options) -> Outcome {
    run(reader, &Source::new(text, options), options.language)
}

/// The reading of a console. `found`: the JSON that the engine returned.
#[must_use]
pub fn read_console(text: &str, found: &str, options: &Options) -> Outcome {
    let source = Source::new(text, options);
    let mut draft = Draft::new(&source, "console", options.language);
    bare::console::fill(&mut draft, &source, found);
    draft.finish()
}

/// The scenario of a link, an element or a fence, as a reading. `kind` says which of these it is; `scenario` is its
/// JSON, or empty if there is no scenario.
#[must_use]
pub fn read_held(kind: &str, text: &str, scenario: &str, options: &Options) -> Outcome {
    use words::core::Core;
    let (kind, title, broken) = match kind {
        "element" => ("element", Core::Element, Core::ElementBroken),
        "fence" => ("fence", Core::Fence, Core::ElementBroken),
        _ => ("link", Core::Link, Core::LinkBroken),
    };
    let source = Source::new(scenario, options);
    let link = Source::new(text, options);
    let mut inner = Draft::new(&source, kind, options.language);
    bare::scenario::read(&source, &mut inner);
    let mut draft = Draft::new(&link, kind, options.language);
    draft.title(title);
    if scenario.is_empty() {
        draft.unread(&(0..link.text().len()), broken);
    } else {
        draft.reading.page = inner.reading.page;
        draft.reading.request = inner.reading.request;
        draft.reading.network = inner.reading.network;
    }
    draft.finish()
}

fn run(reader: &readers::Reader, source: &Source<'_>, language: Language) -> Outcome {
    let mut draft = Draft::new(source, reader.kind, language);
    (reader.read)(source, &mut draft);
    draft.finish()
}
