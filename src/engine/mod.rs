//! Whose behaviour is simulated: the standards, or an engine with its departures.
//!
//! An algorithm checks its [`Profile`] at the step where engines differ, and nowhere else. [`departure`] lists which
//! engines have each departure, and its evidence.

pub(crate) mod departure;
pub(crate) mod profile;
pub(crate) mod reference;

pub(crate) use departure::Departure;
pub(crate) use profile::{Engine, Profile};
