//! The functions for JavaScript. They take strings and return JSON.

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Options;

/// [`crate::read`]. `options`: JSON.
#[wasm_bindgen]
#[must_use]
pub fn read(text: &str, options: &str) -> String {
    json(&crate::read(text, &self::options(options)))
}

/// [`crate::read_console`].
#[wasm_bindgen(js_name = readConsole)]
#[must_use]
pub fn read_console(text: &str, found: &str, options: &str) -> String {
    json(&crate::read_console(text, found, &self::options(options)))
}

/// [`crate::bare::console::without_links`].
#[wasm_bindgen(js_name = consoleWithoutLinks)]
#[must_use]
pub fn console_without_links(text: &str) -> String {
    crate::bare::console::without_links(text)
}

/// [`crate::read_held`].
#[wasm_bindgen(js_name = readHeld)]
#[must_use]
pub fn read_held(kind: &str, text: &str, scenario: &str, options: &str) -> String {
    json(&crate::read_held(kind, text, scenario, &self::options(options)))
}

/// [`crate::merge::merge`]. `readings`: JSON, a list.
#[wasm_bindgen]
#[must_use]
pub fn merge(readings: &str, options: &str) -> String {
    let readings = serde_json::from_str(readings).unwrap_or_default();
    json(&crate::merge::merge(readings, self::options(options).language))
}

/// Options that cannot be read are ignored: `read.js` has checked them.
fn options(json: &str) -> Options {
    serde_json::from_str(json).unwrap_or_default()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
