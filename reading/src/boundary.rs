//! The functions that JavaScript calls. Texts go in, JSON comes out.

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Options;

/// [`crate::read`]. `options`: JSON.
#[wasm_bindgen]
#[must_use]
pub fn read(text: &str, options: &str) -> String {
    json(&crate::read(text, &self::options(options)))
}

/// Options that are not understood are left out: `read.js` has checked them.
fn options(json: &str) -> Options {
    serde_json::from_str(json).unwrap_or_default()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
