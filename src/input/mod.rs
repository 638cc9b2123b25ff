//! Text that can be pointed at.
//!
//! Everything that comes from the scenario keeps the place it came from: which text
//! ([`SourceId`]) and which bytes of it ([`Span`]). Bytes become UTF-16 offsets only when the
//! report is written ([`utf16`]).

pub(crate) mod characters;
pub(crate) mod problem;
pub(crate) mod utf16;

use std::borrow::Cow;

use crate::contract::report::Evidence;
use crate::contract::scenario_path::ScenarioPath;

/// A half-open range of byte offsets into one source text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// The range of `part` within `whole`, of which it must be a slice.
    ///
    /// A `part` from elsewhere gives an empty range at the start: wrong evidence is a defect, a
    /// crash of the page would be a worse one.
    pub(crate) fn of(part: &str, whole: &str) -> Span {
        let offset = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        if offset.saturating_add(part.len()) > whole.len() {
            return Span::default();
        }
        Span::new(offset, offset + part.len())
    }

    /// A range from `start` to `end`; texts of 4 GiB and more are not addressed.
    pub(crate) fn new(start: usize, end: usize) -> Span {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }

    /// This range, counted from `base` bytes further on.
    pub(crate) fn offset_by(self, base: u32) -> Span {
        Span { start: self.start.saturating_add(base), end: self.end.saturating_add(base) }
    }
}

/// Which of the scenario's texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct SourceId(u32);

/// A span of one of the scenario's texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Place {
    pub(crate) source: SourceId,
    pub(crate) span: Span,
}

impl Place {
    /// The place of `part`, a slice of `whole`, where `whole` stands at `self`.
    pub(crate) fn within(self, part: &str, whole: &str) -> Place {
        Place { source: self.source, span: Span::of(part, whole).offset_by(self.span.start) }
    }
}

impl Place {
    /// What tells it from other places of the same scenario that begin elsewhere.
    pub(crate) fn key(self) -> (u32, u32) {
        (self.source.0, self.span.start)
    }
}

/// One text of the scenario.
#[derive(Debug)]
struct Source<'a> {
    path: ScenarioPath,
    index: Option<u32>,
    text: Cow<'a, str>,
    units: utf16::Index,
}

/// All texts of one scenario, in the order in which they were read.
#[derive(Debug, Default)]
pub(crate) struct Sources<'a> {
    /// Texts that were read before, and are shared with other scenarios.
    before: Option<&'a Sources<'a>>,
    list: Vec<Source<'a>>,
}

impl<'a> Sources<'a> {
    /// Texts that are read after those of `before`.
    pub(crate) fn after(before: &'a Sources<'a>) -> Sources<'a> {
        Sources { before: Some(before), list: Vec::new() }
    }

    /// Adds the text that stands at `path`.
    pub(crate) fn add(&mut self, path: ScenarioPath, text: &'a str) -> Place {
        self.push(path, None, Cow::Borrowed(text))
    }

    /// Adds a number that stands at `path`; its text is its decimal digits.
    pub(crate) fn add_number(&mut self, path: ScenarioPath, number: u16) -> Place {
        self.push(path, None, Cow::Owned(number.to_string()))
    }

    /// Adds one value of a list of name-value pairs that stands at `path`.
    pub(crate) fn add_indexed(&mut self, path: ScenarioPath, index: usize, text: &'a str) -> Place {
        self.push(path, u32::try_from(index).ok(), Cow::Borrowed(text))
    }

    fn push(&mut self, path: ScenarioPath, index: Option<u32>, text: Cow<'a, str>) -> Place {
        let source = SourceId(u32::try_from(self.first() + self.list.len()).unwrap_or(u32::MAX));
        let span = Span::new(0, text.len());
        self.list.push(Source { path, index, text, units: utf16::Index::default() });
        Place { source, span }
    }

    /// The path of the text in which `place` is.
    pub(crate) fn path(&self, place: Place) -> Option<ScenarioPath> {
        self.source(place).map(|source| source.path)
    }

    /// The whole text in which `place` is, and where it stands.
    pub(crate) fn whole(&self, place: Place) -> Option<(&str, Place)> {
        let source = self.source(place)?;
        Some((&source.text, Place { source: place.source, span: Span::new(0, source.text.len()) }))
    }

    /// The number of the first text that is not shared.
    fn first(&self) -> usize {
        self.before.map_or(0, |before| before.first() + before.list.len())
    }

    fn source(&self, place: Place) -> Option<&Source<'a>> {
        match (place.source.0 as usize).checked_sub(self.first()) {
            Some(index) => self.list.get(index),
            None => self.before?.source(place),
        }
    }

    /// The place as the contract has it.
    pub(crate) fn evidence(&self, place: Place) -> Option<Evidence> {
        let source = self.source(place)?;
        let (start, end) = source.units.offsets(&source.text, place.span);
        Some(Evidence { source: source.path.to_string(), start, end, index: source.index })
    }
}
