//! What the engine knows about an API, in one value that its file defines.

use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::trace::Trace;
pub(super) use crate::url::address::Schemes;

/// An API.
#[derive(Debug)]
pub(crate) struct Definition {
    /// Its name on the wire, which every language has a word for.
    pub(crate) name: &'static str,
    /// The fields of the scenario's request that it reads, besides its URL.
    pub(crate) reads: &'static [RequestField],
    /// The schemes of an address that was given without one.
    pub(super) schemes: Schemes,
    /// Whether only a script that runs can make the call.
    pub(super) needs_script: bool,
    /// If it is `[SecureContext]`, the error of a call elsewhere.
    pub(super) needs_secure_context: Option<&'static str>,
    /// The departure by which an engine lacks the API, and how the lack shows.
    pub(super) missing: Option<(Departure, Settles)>,
    /// Makes the call. An API that loads nothing asks the policies and makes no request.
    pub(super) call: fn(FetchParams<'_, '_>, &mut Trace) -> Result<Outcome, Refusal>,
}

impl Definition {
    /// Whether the API reads a field of the scenario's request.
    pub(crate) fn reads(&self, field: RequestField) -> bool {
        self.reads.contains(&field)
    }
}
