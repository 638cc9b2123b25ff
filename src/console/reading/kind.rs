//! What a line about something other than a load is about.

use crate::contract::scenario::Api;

/// What a line is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Inline code: `{doing}` says which.
    Inline,
    /// Inline code: the directive says which.
    InlineOf,
    Code(Api),
    Eval,
    /// A load by URL that the directive of these APIs governs.
    Load(&'static [Api]),
    /// A load that Firefox and WebKit name by its effective directive.
    LoadOf,
    Framed,
    FrameOptions(&'static str),
    Sink,
    TypesPolicy,
    NoScripts,
    NoForms,
    Integrity,
    BaseScheme,
}

/// The APIs that start a worker.
pub(super) const WORKERS: &[Api] = &[Api::Worker, Api::SharedWorker, Api::ServiceWorker];
