//! Profiles: the standards, and each engine with its departures from them.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

pub(crate) use crate::contract::report::Engine;

use super::departure::{Departure, DepartureSet};

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 4] = [Engine::Standards, Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Those that browsers are built on.
    pub const BROWSERS: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The release that the recordings come from; `None` for the standards.
    pub(crate) fn version(self) -> Option<&'static str> {
        match self {
            Engine::Standards => None,
            Engine::Chromium => Some("156"),
            Engine::Firefox => Some("153"),
            Engine::WebKit => Some("2.50"),
        }
    }

    /// Its name and release, as callers ask for it: "chromium@156".
    fn profile_name(self) -> Option<String> {
        Some(format!("{}@{}", self.name(), self.version()?))
    }

    /// The engine of a profile's name. The releases that were recorded have one, and no others.
    ///
    /// # Errors
    /// With the names that there are.
    pub(crate) fn of_profile(name: &str) -> Result<Engine, UnknownProfile> {
        let is_it = |engine: &Engine| engine.profile_name().is_some_and(|of_engine| of_engine == name);
        Engine::BROWSERS.into_iter().find(is_it).ok_or_else(|| UnknownProfile(name.to_owned()))
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

/// A name that no profile has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownProfile(String);

impl fmt::Display for UnknownProfile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<String> = Engine::BROWSERS.into_iter().filter_map(Engine::profile_name).collect();
        write!(formatter, "there is no profile \"{}\": the recorded releases are {}", self.0, known.join(", "))
    }
}

impl std::error::Error for UnknownProfile {}

impl FromStr for Engine {
    type Err = UnknownProfile;

    /// An engine by its name, as it behaves today, or a recorded release by "name@release".
    fn from_str(text: &str) -> Result<Engine, UnknownProfile> {
        let named = Engine::ALL.into_iter().find(|engine| engine.name() == text);
        named.map_or_else(|| Engine::of_profile(text), Ok)
    }
}

/// An engine and the departures that it has.
///
/// Remembers which departures were asked about: those which made a difference can be found by leaving them out one by
/// one, and a departure that was not asked about makes no difference.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) engine: Engine,
    departures: DepartureSet,
    asked: Cell<DepartureSet>,
}

impl Profile {
    /// The engine as it behaves today.
    pub(crate) fn of(engine: Engine) -> Profile {
        Profile { engine, departures: DepartureSet::of(engine), asked: Cell::default() }
    }

    /// What engines have in common: the departures that at least two of the three have.
    pub(crate) fn common() -> Profile {
        Profile { engine: Engine::Chromium, departures: DepartureSet::of_majority(), asked: Cell::default() }
    }

    /// The same engine without one of its departures.
    pub(crate) fn without(&self, departure: Departure) -> Profile {
        Profile { engine: self.engine, departures: self.departures.without(departure), asked: Cell::default() }
    }

    /// Whether this engine departs from the standards in that way.
    pub(crate) fn departs(&self, departure: Departure) -> bool {
        self.asked.set(self.asked.get().with(departure));
        self.departures.contains(departure)
    }

    /// The departures of this engine that algorithms which ran under `ran` asked for.
    pub(crate) fn consulted(&self, ran: &Profile) -> impl Iterator<Item = Departure> + use<> {
        self.departures.and(ran.asked.get()).iter()
    }

    /// Whether a run under `ran` is a run under this profile too: they differ in nothing that was asked about.
    pub(crate) fn shares_run_with(&self, ran: &Profile) -> bool {
        let asked = ran.asked.get();
        self.departures.and(asked) == ran.departures.and(asked)
    }

    /// The first release with a departure, where it is known.
    pub(crate) fn since(&self, departure: Departure) -> Option<&'static str> {
        departure.since(self.engine)
    }
}
