//! Unicode data for the `idna` crate, which the `url` crate uses.
//!
//! `idna` gets its Unicode data from a crate of this name, which is meant to be replaced: Cargo.toml uses this one
//! instead (`[patch.crates-io]`). Natively, it uses ICU4X, like the original. In WebAssembly, the tables would be a
//! sixth of the download, and every host that runs the module already has them behind its `URL`. So in WebAssembly this
//! crate does not change any character, and `wouldblock` lets the host parse each URL whose host name is then not plain
//! ASCII.

#![no_std]
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

mod bidi;
#[cfg(not(target_arch = "wasm32"))]
mod icu;
mod joining;
#[cfg(target_arch = "wasm32")]
mod transparent;

pub use bidi::{
    BidiClass, BidiClassMask, FIRST_BC_MASK, LAST_LTR_MASK, LAST_RTL_MASK, MIDDLE_LTR_MASK, MIDDLE_RTL_MASK, RTL_MASK,
};
#[cfg(not(target_arch = "wasm32"))]
pub use icu::Adapter;
pub use joining::{JoiningType, JoiningTypeMask, LEFT_OR_DUAL_JOINING_MASK, RIGHT_OR_DUAL_JOINING_MASK};
#[cfg(target_arch = "wasm32")]
pub use transparent::Adapter;
