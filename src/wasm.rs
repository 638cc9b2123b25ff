//! The WebAssembly boundary: the only file that names `JsValue`.

use serde::Serialize;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::scenario::Scenario;

/// Sends the message of a panic to the console; runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// [`crate::simulate`], from object to object.
///
/// # Errors
/// For an object that is no scenario; the message names the field.
#[wasm_bindgen]
pub fn simulate(scenario: JsValue) -> Result<JsValue, JsError> {
    let scenario: Scenario =
        serde_wasm_bindgen::from_value(scenario).map_err(|error| JsError::new(&error.to_string()))?;
    let report = crate::simulate(&scenario);
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    report.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}
