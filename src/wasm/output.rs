//! Results as JavaScript values.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

#[cfg(feature = "boundary-answer")]
use crate::contract::json;

/// Converts a large value through JSON text.
#[cfg(feature = "boundary-answer")]
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = json::written(value).map_err(|error| js_sys::Error::new(&error.to_string()))?;
    js_sys::JSON::parse(&json)
}

/// Converts a small value one property at a time.
#[cfg(feature = "boundary-decide")]
pub(super) fn given(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| js_sys::Error::new(&error.to_string()).into())
}
