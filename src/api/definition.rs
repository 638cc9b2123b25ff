//! The facts about an API. Each API's file defines one such value.

use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario::WorkerKind;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::trace::Trace;
pub(super) use crate::url::address::Schemes;

/// An API.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Definition {
    /// Its name in the contract.
    pub(crate) name: &'static str,
    /// Its use of the URL of the scenario's request.
    pub(crate) url: UrlUse,
    /// The other fields of the scenario's request that it uses.
    pub(crate) reads: &'static [RequestField],
    /// The schemes that are suggested for an address without one.
    pub(super) schemes: Schemes,
    /// Whether only a running script can make the call.
    pub(super) needs_script: bool,
    /// If the API is `[SecureContext]`, the error of a call in an insecure context.
    pub(super) needs_secure_context: Option<&'static str>,
    /// Whether workers have the API.
    pub(super) workers: Workers,
    /// Whether its calls in content scripts of extensions were recorded. If not, it is not known what engines do with them.
    pub(super) is_recorded_in_content_scripts: bool,
    /// The departure of engines that lack the API, and how a call ends in them.
    pub(super) missing: Option<(Departure, Settles)>,
    /// Makes the call. An API that loads nothing checks the policies without a request.
    pub(super) call: Call,
}

/// The function that makes the call.
pub(super) type Call = fn(FetchParams<'_, '_>, &mut Trace) -> Result<Outcome, Refusal>;

impl Definition {
    /// An API that scripts of documents call. It fetches its URL and uses no other field.
    pub(super) const fn of_script(name: &'static str, call: Call) -> Definition {
        Definition {
            name,
            url: UrlUse::Fetched,
            reads: &[],
            schemes: Schemes::HTTP,
            needs_script: true,
            needs_secure_context: None,
            workers: Workers::NONE,
            is_recorded_in_content_scripts: false,
            missing: None,
            call,
        }
    }

    /// An element or attribute, which takes effect without a script.
    pub(super) const fn of_markup(name: &'static str, call: Call) -> Definition {
        Definition { needs_script: false, ..Definition::of_script(name, call) }
    }

    /// Whether the API uses a field of the scenario's request.
    pub(crate) fn reads(&self, field: RequestField) -> bool {
        self.reads.contains(&field)
    }

    /// Whether the API does nothing without a URL.
    #[cfg(any(feature = "boundary-decide", feature = "boundary-answer"))]
    pub(crate) fn needs_url(&self) -> bool {
        matches!(self.url, UrlUse::Fetched | UrlUse::Parsed)
    }
}

/// An API's use of the URL of the scenario's request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum UrlUse {
    /// It fetches the URL.
    Fetched,
    /// It parses the URL and fetches nothing.
    Parsed,
    /// It fetches the URL if there is one.
    Optional,
    /// It has no URL.
    None,
}

/// Whether each kind of worker has an API.
#[derive(Clone, Copy, Debug)]
pub(super) struct Workers {
    pub(super) dedicated: Exposure,
    pub(super) shared: Exposure,
    pub(super) service: Exposure,
}

impl Workers {
    pub(super) const ALL: Workers = Workers::all(Exposure::Yes);
    pub(super) const NONE: Workers = Workers::all(Exposure::No(Settles::Throws, "ReferenceError"));

    /// The same in every kind of worker.
    pub(super) const fn all(exposure: Exposure) -> Workers {
        Workers { dedicated: exposure, shared: exposure, service: exposure }
    }

    /// Whether workers of this kind have the API.
    pub(super) fn exposure(&self, kind: WorkerKind) -> Exposure {
        match kind {
            WorkerKind::Dedicated => self.dedicated,
            WorkerKind::Shared => self.shared,
            WorkerKind::Service => self.service,
        }
    }
}

/// Whether an API is available in a worker.
#[derive(Clone, Copy, Debug)]
pub(super) enum Exposure {
    Yes,
    /// Not according to the standard: how the call ends, and the error.
    No(Settles, &'static str),
    /// Not in engines with this departure: the call throws the error.
    Lacking(Departure, &'static str),
}
