//! Profiles: the standards, and each engine with its departures from them.

use std::cell::Cell;

use super::departure::{Departure, DepartureSet, Since};

/// Whose behaviour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    Standards,
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Engine; 4] = [Engine::Standards, Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The release that the recordings come from; `None` for the standards.
    pub(crate) fn version(self) -> Option<&'static str> {
        match self {
            Engine::Standards => None,
            Engine::Chromium => Some("156"),
            Engine::Firefox => Some("153"),
            Engine::WebKit => Some("2.50"),
        }
    }

    /// The longest time in seconds for which a preflight's answer is remembered, where there is
    /// a limit. Chromium: `kMaxTimeout`; Firefox: 24 h; WebKit: `maxPreflightCacheTimeout`.
    pub(crate) fn max_preflight_age(self) -> Option<u32> {
        match self {
            Engine::Standards => None,
            Engine::Chromium => Some(7200),
            Engine::Firefox => Some(86400),
            Engine::WebKit => Some(600),
        }
    }
}

/// An engine and the departures that it has.
///
/// Remembers which departures were asked about, so that those which made a difference can be
/// found by leaving them out one by one.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) engine: Engine,
    departures: DepartureSet,
    consulted: Cell<DepartureSet>,
}

impl Profile {
    /// The engine as it behaves today.
    pub(crate) fn of(engine: Engine) -> Profile {
        Profile { engine, departures: DepartureSet::of(engine), consulted: Cell::default() }
    }

    /// What engines have in common: the departures that at least two of the three have.
    pub(crate) fn common() -> Profile {
        Profile { engine: Engine::Chromium, departures: DepartureSet::of_most(), consulted: Cell::default() }
    }

    /// The same engine without one of its departures.
    pub(crate) fn without(&self, departure: Departure) -> Profile {
        Profile { engine: self.engine, departures: self.departures.without(departure), consulted: Cell::default() }
    }

    /// Whether this engine departs from the standards in that way.
    pub(crate) fn departs(&self, departure: Departure) -> bool {
        let departs = self.departures.contains(departure);
        if departs {
            self.consulted.set(self.consulted.get().with(departure));
        }
        departs
    }

    /// The departures that algorithms asked for and this engine has.
    pub(crate) fn consulted(&self) -> impl Iterator<Item = Departure> + use<> {
        self.consulted.get().iter()
    }

    /// The first release with a departure, where it is known.
    pub(crate) fn since(&self, departure: Departure) -> Option<Since> {
        departure.datum().since.iter().copied().find(|since| since.engine == self.engine)
    }
}
