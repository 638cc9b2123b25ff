//! The functions for JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;
use wouldblock_reading::Options;

/// [`crate::read`]. `options` is JSON; options that cannot be read are ignored. Returns JSON.
#[wasm_bindgen]
#[must_use]
pub fn read(text: &str, options: &str) -> String {
    let options: Options = serde_json::from_str(options).unwrap_or_default();
    serde_json::to_string(&crate::read(text, &options)).unwrap_or_default()
}

/// [`crate::project::extract`]. `project` is JSON; a project that cannot be read is ignored. Returns JSON.
#[wasm_bindgen]
#[must_use]
pub fn extract(text: &str, project: &str) -> String {
    let project = serde_json::from_str(project).unwrap_or_default();
    serde_json::to_string(&crate::project::extract(text, &project)).unwrap_or_default()
}
