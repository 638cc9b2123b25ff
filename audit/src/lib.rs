//! Judges many requests of one or more pages: what is blocked and why, which sources are unused, the least policy for
//! the traffic, and the difference between two policies.
//!
//! The result of a line depends only on that line and the settings, and the result of many lines is an [`Aggregate`]:
//! two of them merge into the aggregate of all their lines, in any order. So an audit works the same in one process, in
//! a worker of a page, and on a cluster.
//!
//! - [`mod@line`]: reads a line of text as a request.
//! - [`Auditor`]: judges lines, page by page.
//! - [`Aggregate`]: the counts, which can be merged.
//! - [`Audit`]: the result, in the form of the contract.

// No input may panic. Tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod aggregate;
pub mod auditor;
mod bounded;
pub mod compare;
mod directives;
mod effect;
pub mod feed;
mod insecure;
mod judged;
mod kind;
mod least_policy;
pub mod line;
mod listable;
pub mod listed;
mod need;
mod noise;
mod origin;
mod page;
mod public_suffixes;
pub mod result;
mod seen;
pub mod settings;
mod surrogates;
mod text;
mod time;
pub mod timeline;
mod violation_report;
pub mod words;

#[cfg(all(target_arch = "wasm32", feature = "boundary"))]
pub mod boundary;

pub use aggregate::Aggregate;
pub use auditor::Auditor;
pub use feed::Feed;
pub use result::Audit;
pub use settings::Settings;
