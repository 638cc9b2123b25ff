//! Where engines depart from the standards, for those who want to read or check the list.

use super::departure::Evidence;
use super::{Departure, Engine};

/// A place where at least one engine does not do what the standards say.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartureInfo {
    /// Its name in the engine.
    pub name: String,
    /// The engines that have it: "chromium", "firefox", "webkit".
    pub engines: Vec<&'static str>,
    /// What they do, as a sentence without its subject: "lets …".
    pub sentence: &'static str,
    /// What shows it.
    pub evidence: Evidence,
    /// The first release of an engine that has it, where that is known.
    pub since: Vec<(&'static str, &'static str)>,
}

/// Every departure that the engine knows.
#[must_use]
pub fn departures() -> Vec<DepartureInfo> {
    Departure::ALL.iter().map(|departure| info(*departure)).collect()
}

fn info(departure: Departure) -> DepartureInfo {
    let datum = departure.datum();
    DepartureInfo {
        name: departure.name().into(),
        engines: datum.engines.iter().map(|engine| name(*engine)).collect(),
        sentence: datum.sentence,
        evidence: datum.evidence,
        since: datum.since.iter().map(|since| (name(since.engine), since.release)).collect(),
    }
}

fn name(engine: Engine) -> &'static str {
    match engine {
        Engine::Standards => "standards",
        Engine::Chromium => "chromium",
        Engine::Firefox => "firefox",
        Engine::WebKit => "webkit",
    }
}
