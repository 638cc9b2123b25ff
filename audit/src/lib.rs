//! Judges many requests of one or more pages: what is blocked and why, which sources nothing used, the least policy for
//! the traffic, and the difference of two policies.
//!
//! What a line comes to depends on that line and the settings alone, and what many lines come to is an [`Aggregate`]:
//! two of them merge into that of all their lines, in any order. So an audit runs the same in one process, in a worker of
//! a page, and on a cluster.
//!
//! - [`mod@line`]: a line of text as a request that was seen.
//! - [`Auditor`]: judges lines, page by page.
//! - [`Aggregate`]: what was counted, and what may be merged.
//! - [`Audit`]: the result, as the JSON contract has it.

#![forbid(unsafe_code)]
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
pub mod compare;
pub mod feed;
mod least_policy;
pub mod line;
pub mod listed;
mod need;
mod noise;
mod origin;
mod page;
pub mod result;
pub mod settings;
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
pub use words::Language;
