//! The WebAssembly boundary: the only file that names `JsValue`.

use serde::Serialize;
use wasm_bindgen::prelude::{JsCast, JsError, JsValue, wasm_bindgen};

use crate::scenario::{FIELDS, Scenario, nearest_field};

/// Sends the message of a panic to the console; runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// [`crate::simulate`], from object to object.
///
/// # Errors
/// For an object that is no scenario; the message starts with the path of the field.
#[wasm_bindgen]
pub fn simulate(scenario: JsValue) -> Result<JsValue, JsError> {
    refuse_unknown_fields(&scenario, "")?;
    let deserializer = serde_wasm_bindgen::Deserializer::from(scenario);
    let scenario: Scenario = serde_path_to_error::deserialize(deserializer)
        .map_err(|error| JsError::new(&format!("{}: {}", error.path(), error.inner())))?;
    let report = crate::simulate(&scenario);
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    report.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}

/// serde-wasm-bindgen asks an object for the fields it knows and never sees the others, so
/// `deny_unknown_fields` has no effect here; this looks at the names themselves.
fn refuse_unknown_fields(value: &JsValue, path: &str) -> Result<(), JsError> {
    let Some(known) = FIELDS.iter().find(|(object, _)| *object == path).map(|(_, fields)| fields) else {
        return Ok(());
    };
    if let Some(array) = value.dyn_ref::<js_sys::Array>() {
        return array.iter().try_for_each(|element| refuse_unknown_fields(&element, path));
    }
    let Some(object) = value.dyn_ref::<js_sys::Object>() else {
        return Ok(());
    };
    for entry in js_sys::Object::entries(object).iter() {
        let entry: js_sys::Array = entry.unchecked_into();
        let Some(name) = entry.get(0).as_string() else { continue };
        let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        if !known.contains(&name.as_str()) {
            let hint = nearest_field(&name, known).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(JsError::new(&format!("{inner}: unknown field{hint}")));
        }
        refuse_unknown_fields(&entry.get(1), &inner)?;
    }
    Ok(())
}
