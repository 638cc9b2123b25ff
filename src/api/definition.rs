//! What the engine knows about an API, in one value that its file defines.

use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::engine::Departure;
use crate::environment::Environment;
use crate::fetch::params::FetchParams;
use crate::trace::Trace;

/// An API.
#[derive(Debug)]
pub(crate) struct Definition {
    /// Its name on the wire, which every language has a word for.
    pub(crate) name: &'static str,
    /// The fields of the scenario's request that it reads, besides its URL.
    pub(crate) reads: &'static [Field],
    /// Whether only a script that runs can make the call.
    pub(super) needs_script: bool,
    /// Whether it is `[SecureContext]`. Frames around the page are not in a scenario.
    pub(super) needs_secure_context: bool,
    /// The departure by which an engine lacks the API, and how the lack shows.
    pub(super) missing: Option<(Departure, Settles)>,
    /// Makes the call. An API that loads nothing asks the policies and makes no request.
    pub(super) call: fn(FetchParams<'_, '_>, &mut Trace) -> Result<Outcome, Refusal>,
}

impl Definition {
    /// Whether the API reads a field of the scenario's request.
    pub(crate) fn reads(&self, field: Field) -> bool {
        self.reads.contains(&field)
    }
}

/// A field of the scenario's request that only some APIs read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Field {
    Method,
    Headers,
    Body,
    Mode,
    Credentials,
    Redirect,
    UploadListener,
    Protocols,
    CrossOrigin,
    As,
    Integrity,
    Nonce,
    InsertedBy,
    Module,
    Text,
    Via,
    Policy,
    Sandbox,
}

impl Field {
    /// All of them, in the order of the contract.
    pub(crate) const ALL: [Field; 18] = [
        Field::Method,
        Field::Headers,
        Field::Body,
        Field::Mode,
        Field::Credentials,
        Field::Redirect,
        Field::UploadListener,
        Field::Protocols,
        Field::CrossOrigin,
        Field::As,
        Field::Integrity,
        Field::Nonce,
        Field::InsertedBy,
        Field::Module,
        Field::Text,
        Field::Via,
        Field::Policy,
        Field::Sandbox,
    ];

    /// Its path in the scenario.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Field::Method => "request.method",
            Field::Headers => "request.headers",
            Field::Body => "request.body",
            Field::Mode => "request.mode",
            Field::Credentials => "request.credentials",
            Field::Redirect => "request.redirect",
            Field::UploadListener => "request.uploadListener",
            Field::Protocols => "request.protocols",
            Field::CrossOrigin => "request.crossorigin",
            Field::As => "request.as",
            Field::Integrity => "request.integrity",
            Field::Nonce => "request.nonce",
            Field::InsertedBy => "request.insertedBy",
            Field::Module => "request.module",
            Field::Text => "request.text",
            Field::Via => "request.via",
            Field::Policy => "request.policy",
            Field::Sandbox => "request.sandbox",
        }
    }

    /// Whether the scenario gives it.
    pub(crate) fn is_given(self, environment: &Environment<'_>) -> bool {
        let request = environment.scenario.request;
        match self {
            Field::Method => request.method.is_some(),
            Field::Headers => !environment.request_headers.list.headers.is_empty(),
            Field::Body => request.body.is_some(),
            Field::Mode => request.mode.is_some(),
            Field::Credentials => request.credentials.is_some(),
            Field::Redirect => request.redirect.is_some(),
            Field::UploadListener => request.upload_listener == Some(true),
            Field::Protocols => request.protocols.is_some(),
            Field::CrossOrigin => request.crossorigin.is_some(),
            Field::As => request.as_.is_some(),
            Field::Integrity => request.integrity.is_some(),
            Field::Nonce => request.nonce.is_some(),
            Field::InsertedBy => request.inserted_by.is_some(),
            Field::Module => request.module == Some(true),
            Field::Text => request.text.is_some(),
            Field::Via => request.via.is_some(),
            Field::Policy => request.policy.is_some(),
            Field::Sandbox => request.sandbox.is_some(),
        }
    }
}
