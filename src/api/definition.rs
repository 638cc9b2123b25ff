//! What the engine knows about an API. Each API's file defines one such value.

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
    /// Its name in the contract, for which every language has a word.
    pub(crate) name: &'static str,
    /// The fields of the scenario's request that it uses, apart from the URL.
    pub(crate) reads: &'static [RequestField],
    /// The schemes that are suggested for an address without one.
    pub(super) schemes: Schemes,
    /// Whether only a running script can make the call.
    pub(super) needs_script: bool,
    /// If the API is `[SecureContext]`, the error of a call in an insecure context.
    pub(super) needs_secure_context: Option<&'static str>,
    /// The departure of engines that lack the API, and how a call ends in them.
    pub(super) missing: Option<(Departure, Settles)>,
    /// Makes the call. An API that loads nothing checks the policies without a request.
    pub(super) call: fn(FetchParams<'_, '_>, &mut Trace) -> Result<Outcome, Refusal>,
}

impl Definition {
    /// Whether the API uses a field of the scenario's request.
    pub(crate) fn reads(&self, field: RequestField) -> bool {
        self.reads.contains(&field)
    }
}
