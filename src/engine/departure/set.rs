//! Sets of departures.

use super::{Departure, GROUPS};
use crate::engine::Engine;

/// A set of departures, one bit each.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(in crate::engine) struct DepartureSet([u64; DepartureSet::WORDS]);

// Computed at compile time.
const CHROMIUM: DepartureSet = collected(Which::Of(Engine::Chromium));
const FIREFOX: DepartureSet = collected(Which::Of(Engine::Firefox));
const WEBKIT: DepartureSet = collected(Which::Of(Engine::WebKit));
const LACKS: DepartureSet = collected(Which::Lacks);

impl DepartureSet {
    const WORDS: usize = Departure::ALL.len().div_ceil(u64::BITS as usize);
    const EMPTY: DepartureSet = DepartureSet([0; DepartureSet::WORDS]);

    /// The departures of `engine`.
    pub(in crate::engine) const fn of(engine: Engine) -> DepartureSet {
        match engine {
            Engine::Standards => DepartureSet::EMPTY,
            Engine::Chromium => CHROMIUM,
            Engine::Firefox => FIREFOX,
            Engine::WebKit => WEBKIT,
        }
    }

    /// The departures that at least two engines have, except those that mean that an API or a kind of page is missing:
    /// runs with these record no steps.
    pub(in crate::engine) fn of_majority() -> DepartureSet {
        let two = CHROMIUM.and(FIREFOX).or(FIREFOX.and(WEBKIT)).or(WEBKIT.and(CHROMIUM));
        two.and(LACKS.complement())
    }

    pub(in crate::engine) fn contains(self, departure: Departure) -> bool {
        self.word(departure) & bit(departure) != 0
    }

    pub(in crate::engine) const fn with(mut self, departure: Departure) -> DepartureSet {
        *self.word_mut(departure) |= bit(departure);
        self
    }

    pub(in crate::engine) const fn without(mut self, departure: Departure) -> DepartureSet {
        *self.word_mut(departure) &= !bit(departure);
        self
    }

    /// The departures in both sets.
    pub(in crate::engine) fn and(mut self, other: DepartureSet) -> DepartureSet {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
        self
    }

    /// The departures in at least one of the sets.
    fn or(mut self, other: DepartureSet) -> DepartureSet {
        self.0.iter_mut().zip(other.0).for_each(|(word, other)| *word |= other);
        self
    }

    /// The departures that are not in the set.
    fn complement(mut self) -> DepartureSet {
        self.0.iter_mut().for_each(|word| *word = !*word);
        self
    }

    pub(in crate::engine) fn iter(self) -> impl Iterator<Item = Departure> + use<> {
        Departure::ALL.iter().copied().filter(move |departure| self.contains(*departure))
    }

    #[expect(clippy::indexing_slicing, reason = "there is a word for each departure")]
    const fn word(self, departure: Departure) -> u64 {
        self.0[departure as usize / u64::BITS as usize]
    }

    #[expect(clippy::indexing_slicing, reason = "there is a word for each departure")]
    const fn word_mut(&mut self, departure: Departure) -> &mut u64 {
        &mut self.0[departure as usize / u64::BITS as usize]
    }
}

/// The bit of a departure in its word.
const fn bit(departure: Departure) -> u64 {
    1 << (departure as u64 % u64::BITS as u64)
}

/// Which departures are collected.
#[derive(Clone, Copy)]
enum Which {
    /// Those of an engine.
    Of(Engine),
    /// Those that mean that an API or a kind of page is missing.
    Lacks,
}

/// Collects departures. It uses loops because iterators do not work in a `const fn`.
const fn collected(which: Which) -> DepartureSet {
    let mut set = DepartureSet::EMPTY;
    let mut groups = GROUPS;
    while let [group, other_groups @ ..] = groups {
        let mut departures = group.departures;
        while let [datum, rest @ ..] = departures {
            let is_wanted = match which {
                Which::Of(engine) => datum.is_of(engine),
                Which::Lacks => datum.is_lack,
            };
            if is_wanted {
                set = set.with(datum.departure);
            }
            departures = rest;
        }
        groups = other_groups;
    }
    set
}

/// Fails to compile unless each departure has exactly one entry.
const _: () = {
    let mut seen = DepartureSet::EMPTY;
    let mut count = 0;
    let mut groups = GROUPS;
    while let [group, other_groups @ ..] = groups {
        let mut departures = group.departures;
        while let [datum, rest @ ..] = departures {
            seen = seen.with(datum.departure);
            count += 1;
            departures = rest;
        }
        groups = other_groups;
    }
    assert!(count == Departure::ALL.len(), "a departure without an entry, or with two");
    let mut all = Departure::ALL;
    while let [departure, rest @ ..] = all {
        assert!(seen.word(*departure) & bit(*departure) != 0, "a departure without an entry");
        all = rest;
    }
};
