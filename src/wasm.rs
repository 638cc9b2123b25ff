//! The boundary to WebAssembly. No other module uses `JsValue`.
//!
//! Cargo's features choose the functions that a module exports, and the linker leaves out what they do not need: a
//! module that only decides is half as large as one that has everything.

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

/// Prints the message of a panic to the console. This runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// How many bytes of memory the module holds. Memory is never returned, so this is what the largest call needed.
#[wasm_bindgen(js_name = memoryBytes)]
#[must_use]
pub fn memory_bytes() -> usize {
    const PAGE: usize = 65_536;
    core::arch::wasm32::memory_size(0) * PAGE
}
