//! The list of departures, for people who read or check it.

use super::departure::{Datum, Evidence, GROUPS, Group};
use super::{Departure, Engine};

/// A place where at least one engine does not do what the standards say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DepartureInfo {
    /// The standard that the engine departs from.
    pub standard: &'static str,
    /// The name of the departure.
    pub name: &'static str,
    /// The engines that have the departure: "chromium", "firefox", "webkit".
    pub engines: Vec<&'static str>,
    /// The evidence for the departure.
    pub evidence: Evidence,
    /// The first release of each engine with the departure, if it is known.
    pub since: Vec<(&'static str, &'static str)>,
}

/// All departures, grouped by standard. [`Language::catalogue`](crate::Language::catalogue) has the sentence of each
/// under `departure.` and its name.
#[must_use]
pub fn departures() -> Vec<DepartureInfo> {
    let of_group = |group: &'static Group| group.departures.iter().map(|datum| info(group.standard, datum));
    GROUPS.iter().flat_map(of_group).collect()
}

fn info(standard: &'static str, datum: &Datum) -> DepartureInfo {
    let Datum { departure, engines, evidence, .. } = datum;
    let since = |engine: &Engine| Some((engine.name(), departure.since(*engine)?));
    DepartureInfo {
        standard,
        name: Departure::name(*departure),
        engines: engines.iter().map(|engine| engine.name()).collect(),
        evidence: *evidence,
        since: engines.iter().filter_map(since).collect(),
    }
}
