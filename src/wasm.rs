//! The WebAssembly boundary: the only room that names `JsValue`.
//!
//! Cargo's features say which functions a module exports, and the compiler leaves out what none of them needs: a module that
//! only decides is half as large as one that has everything.

#[cfg(feature = "boundary-answer")]
pub mod answers;
#[cfg(feature = "boundary-decide")]
pub mod decisions;
mod deserialize;
mod held;
mod input;
mod input_error;
#[cfg(feature = "boundary-answer")]
mod options;
mod output;
#[cfg(feature = "boundary")]
pub mod rest;
mod value;

use wasm_bindgen::prelude::wasm_bindgen;

/// Sends the message of a panic to the console; runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// How much memory the module holds, in bytes: as much as the largest call took.
#[wasm_bindgen(js_name = memoryBytes)]
#[must_use]
pub fn memory_bytes() -> usize {
    const PAGE: usize = 65_536;
    core::arch::wasm32::memory_size(0) * PAGE
}
