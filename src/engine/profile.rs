//! Profiles: the standards, and each engine with its departures from them.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

pub(crate) use crate::contract::report::Engine;

use super::departure::{Departure, DepartureSet};

impl Engine {
    /// All engines, including the standards.
    pub const ALL: [Engine; 4] = [Engine::Standards, Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The engines that browsers are built on.
    pub const BROWSERS: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The release that was recorded; `None` for the standards.
    pub(crate) fn version(self) -> Option<&'static str> {
        match self {
            Engine::Standards => None,
            Engine::Chromium => Some("156"),
            Engine::Firefox => Some("153"),
            Engine::WebKit => Some("2.50"),
        }
    }

    /// Whether it was recorded with the content scripts of extensions. The recorded `WebKitGTK` cannot run them.
    fn has_recorded_content_scripts(self) -> bool {
        self != Engine::WebKit
    }

    /// Its name and release, as callers write them: "chromium@156".
    fn profile_name(self) -> Option<String> {
        Some(format!("{}@{}", self.name(), self.version()?))
    }

    /// The engine of a profile's name. Only the releases that were recorded have a profile.
    ///
    /// # Errors
    /// Returns an error that lists the known names.
    pub(crate) fn of_profile(name: &str) -> Result<Engine, UnknownProfile> {
        let is_it = |engine: &Engine| engine.profile_name().is_some_and(|of_engine| of_engine == name);
        Engine::BROWSERS.into_iter().find(is_it).ok_or_else(|| UnknownProfile(name.to_owned()))
    }

    /// The longest time in seconds for which the response to a preflight is cached, if there is a limit. Chromium:
    /// `kMaxTimeout`; Firefox: 24 h; WebKit: `maxPreflightCacheTimeout`.
    pub(crate) fn max_preflight_age(self) -> Option<u32> {
        match self {
            Engine::Standards => None,
            Engine::Chromium => Some(7200),
            Engine::Firefox => Some(86400),
            Engine::WebKit => Some(600),
        }
    }
}

/// A name that does not belong to any profile.
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

    /// Parses the name of an engine, which means its current behaviour, or a recorded release as "name@release".
    fn from_str(text: &str) -> Result<Engine, UnknownProfile> {
        let named = Engine::ALL.into_iter().find(|engine| engine.name() == text);
        named.map_or_else(|| Engine::of_profile(text), Ok)
    }
}

/// An engine and the departures that it has.
///
/// It remembers which departures were checked for. A departure that was not checked for makes no difference. Those that
/// make a difference are found by leaving out one departure at a time.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) engine: Engine,
    departures: DepartureSet,
    checked: Cell<DepartureSet>,
    /// Whether a run depends on what was recorded of content scripts.
    needs_content_scripts: Cell<bool>,
}

impl Profile {
    fn new(engine: Engine, departures: DepartureSet) -> Profile {
        Profile { engine, departures, checked: Cell::default(), needs_content_scripts: Cell::default() }
    }

    /// The engine with its current behaviour.
    pub(crate) fn of(engine: Engine) -> Profile {
        Profile::new(engine, DepartureSet::of(engine))
    }

    /// The departures that at least two of the three engines have.
    pub(crate) fn common() -> Profile {
        Profile::new(Engine::Chromium, DepartureSet::of_majority())
    }

    /// The same engine without one of its departures.
    pub(crate) fn without(&self, departure: Departure) -> Profile {
        Profile::new(self.engine, self.departures.without(departure))
    }

    /// Whether this engine has the departure.
    pub(crate) fn departs(&self, departure: Departure) -> bool {
        self.checked.set(self.checked.get().with(departure));
        self.departures.contains(departure)
    }

    /// Whether this engine was recorded with the content scripts of extensions.
    pub(crate) fn has_recorded_content_scripts(&self) -> bool {
        self.needs_content_scripts.set(true);
        self.engine.has_recorded_content_scripts()
    }

    /// Whether the run under `ran` needed recordings of content scripts that this engine does not have.
    pub(crate) fn lacks_content_scripts(&self, ran: &Profile) -> bool {
        ran.needs_content_scripts.get() && !self.engine.has_recorded_content_scripts()
    }

    /// The departures of this engine that were checked for in the run under `ran`.
    pub(crate) fn consulted(&self, ran: &Profile) -> impl Iterator<Item = Departure> + use<> {
        self.departures.and(ran.checked.get()).iter()
    }

    /// Whether the result of a run under `ran` also holds for this profile: the two do not differ in anything that was
    /// checked for.
    pub(crate) fn shares_run_with(&self, ran: &Profile) -> bool {
        let checked = ran.checked.get();
        self.departures.and(checked) == ran.departures.and(checked)
            && self.lacks_content_scripts(ran) == ran.lacks_content_scripts(ran)
    }

    /// The first release with a departure, if it is known.
    pub(crate) fn since(&self, departure: Departure) -> Option<&'static str> {
        departure.since(self.engine)
    }
}
