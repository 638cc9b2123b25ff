//! Text with places.
//!
//! Everything that comes from the scenario keeps its place: the text ([`InputId`]) and the bytes of that text
//! ([`Span`]). Bytes become UTF-16 offsets only when the report is written ([`utf16`]).

pub(crate) mod characters;
pub(crate) mod problem;
pub(crate) mod utf16;

use std::borrow::Cow;

use crate::contract::report::Evidence;
use crate::contract::scenario_path::ScenarioPath;

/// A half-open range of byte offsets into one input text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// The range of `part` within `whole`; it has to be a slice of `whole`.
    ///
    /// If `part` is not a slice of `whole`, the range is empty and at the start: wrong evidence is a defect, but a
    /// panic would be worse.
    pub(crate) fn of(part: &str, whole: &str) -> Span {
        let offset = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        if offset.saturating_add(part.len()) > whole.len() {
            return Span::default();
        }
        Span::new(offset, offset + part.len())
    }

    /// A range from `start` to `end`. Offsets of 4 GiB and more are clamped.
    pub(crate) fn new(start: usize, end: usize) -> Span {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }

    /// This range, moved by `base` bytes.
    pub(crate) fn offset_by(self, base: u32) -> Span {
        Span { start: self.start.saturating_add(base), end: self.end.saturating_add(base) }
    }
}

/// Identifies one of the scenario's texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct InputId(u32);

/// A span of one of the scenario's texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Place {
    pub(crate) input: InputId,
    pub(crate) span: Span,
}

impl Place {
    /// Whether `other` is a part of this place.
    pub(crate) fn contains(self, other: Place) -> bool {
        self.input == other.input && self.span.start <= other.span.start && other.span.end <= self.span.end
    }

    /// The place of `part`, a slice of `whole`, where `self` is the place of `whole`.
    pub(crate) fn within(self, part: &str, whole: &str) -> Place {
        Place { input: self.input, span: Span::of(part, whole).offset_by(self.span.start) }
    }
}

impl Place {
    /// A key that differs between places of a scenario unless they have the same start.
    pub(crate) fn key(self) -> (u32, u32) {
        (self.input.0, self.span.start)
    }
}

/// One text of the scenario.
#[derive(Debug)]
struct Input<'a> {
    path: ScenarioPath,
    index: Option<u32>,
    text: Cow<'a, str>,
    units: utf16::Index,
}

/// All texts of one scenario, in the order in which they were read.
#[derive(Debug, Default)]
pub(crate) struct Inputs<'a> {
    /// Texts that were read before, and that are shared with other scenarios.
    before: Option<&'a Inputs<'a>>,
    list: Vec<Input<'a>>,
}

impl<'a> Inputs<'a> {
    /// An empty list of texts, which follow those of `before`.
    pub(crate) fn after(before: &'a Inputs<'a>) -> Inputs<'a> {
        Inputs { before: Some(before), list: Vec::new() }
    }

    /// Adds the text at `path`.
    pub(crate) fn add(&mut self, path: ScenarioPath, text: &'a str) -> Place {
        self.push(path, None, Cow::Borrowed(text))
    }

    /// Adds the number at `path`. Its text is the decimal digits.
    pub(crate) fn add_number(&mut self, path: ScenarioPath, number: u16) -> Place {
        self.push(path, None, Cow::Owned(number.to_string()))
    }

    /// Adds one value of the list of name-value pairs at `path`.
    pub(crate) fn add_indexed(&mut self, path: ScenarioPath, index: usize, text: &'a str) -> Place {
        self.push(path, u32::try_from(index).ok(), Cow::Borrowed(text))
    }

    fn push(&mut self, path: ScenarioPath, index: Option<u32>, text: Cow<'a, str>) -> Place {
        let input = InputId(u32::try_from(self.first() + self.list.len()).unwrap_or(u32::MAX));
        let span = Span::new(0, text.len());
        self.list.push(Input { path, index, text, units: utf16::Index::default() });
        Place { input, span }
    }

    /// The path of the text that contains `place`.
    pub(crate) fn path(&self, place: Place) -> Option<ScenarioPath> {
        self.input(place).map(|input| input.path)
    }

    /// The whole text that contains `place`, and the place of that text.
    pub(crate) fn whole(&self, place: Place) -> Option<(&str, Place)> {
        let input = self.input(place)?;
        Some((&input.text, Place { input: place.input, span: Span::new(0, input.text.len()) }))
    }

    /// The number of the first text that is not shared.
    fn first(&self) -> usize {
        self.before.map_or(0, |before| before.first() + before.list.len())
    }

    fn input(&self, place: Place) -> Option<&Input<'a>> {
        match (place.input.0 as usize).checked_sub(self.first()) {
            Some(index) => self.list.get(index),
            None => self.before?.input(place),
        }
    }

    /// The place in the form of the contract.
    pub(crate) fn evidence(&self, place: Place) -> Option<Evidence> {
        let input = self.input(place)?;
        let (start, end) = input.units.offsets(&input.text, place.span);
        Some(Evidence { source: input.path.to_string(), start, end, index: input.index })
    }
}
