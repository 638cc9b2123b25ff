//! The kinds of lines that are not about a load.

use crate::contract::scenario::Api;

/// The subject of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Inline code. `{doing}` says which kind of code.
    Inline,
    /// Inline code. The directive says which kind of code.
    InlineOf,
    Code(Api),
    Eval,
    /// A load of a URL by one of these APIs.
    Load(&'static [Api]),
    /// A load whose effective directive Firefox and WebKit print.
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
