//! What the `idna` crate, and so `url`, knows of Unicode.
//!
//! `idna` leaves its Unicode data to a crate of this name, which is made to be exchanged: Cargo.toml puts this one in its
//! place (`[patch.crates-io]`). Natively it is ICU4X, as upstream's. In WebAssembly those tables would be a sixth of the
//! download, and every host that runs the module has them already, behind its `URL`. There this crate lets every
//! character through as it is, and `wouldblock` asks the host about each URL whose host then is not plain ASCII.
#![no_std]
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
