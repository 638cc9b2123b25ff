//! The WebAssembly boundary: the only file that names `JsValue`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::{JsCast, JsError, JsValue, wasm_bindgen};

use crate::configuration::Target;
use crate::names::nearest;
use crate::report::Fix;
use crate::scenario::{FIELDS, Scenario};

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
    write(&crate::simulate(&read_scenario(scenario)?))
}

/// [`crate::apply_fix`], from objects to object.
///
/// # Errors
/// For objects that are no scenario and no fix; the message starts with the path of the field.
#[wasm_bindgen(js_name = applyFix)]
pub fn apply_fix(scenario: JsValue, fix: JsValue) -> Result<JsValue, JsError> {
    let scenario = read_scenario(scenario)?;
    let fix: Fix = read(fix, "fix.")?;
    write(&crate::apply_fix(&scenario, &fix))
}

/// [`crate::configuration`], from objects to object.
///
/// # Errors
/// For objects that are no scenario, no fix and no target; the message starts with the path of the field.
#[wasm_bindgen]
pub fn configuration(scenario: JsValue, fix: JsValue, target: JsValue) -> Result<JsValue, JsError> {
    let scenario = read_scenario(scenario)?;
    let fix: Fix = read(fix, "fix.")?;
    let target: Target = read(target, "target")?;
    write(&crate::configuration(&scenario, &fix, target))
}

fn read_scenario(scenario: JsValue) -> Result<Scenario, JsError> {
    refuse_unknown_fields(&scenario, "")?;
    read(scenario, "")
}

/// An object as what it is meant to be; errors name the field by its path behind `prefix`.
fn read<T: DeserializeOwned>(value: JsValue, prefix: &str) -> Result<T, JsError> {
    let deserializer = serde_wasm_bindgen::Deserializer::from(value);
    serde_path_to_error::deserialize(deserializer)
        .map_err(|error| JsError::new(&format!("{prefix}{}: {}", error.path(), error.inner())))
}

fn write(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}

/// [`crate::from_console`], to an object; `null` where no line is known.
///
/// # Errors
/// Never, but that the object cannot be made.
#[wasm_bindgen(js_name = fromConsole)]
pub fn from_console(text: &str) -> Result<JsValue, JsError> {
    let Some(reading) = crate::from_console(text) else {
        return Ok(JsValue::NULL);
    };
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    reading.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
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
            let hint = nearest(&name, known).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(JsError::new(&format!("{inner}: unknown field{hint}")));
        }
        refuse_unknown_fields(&entry.get(1), &inner)?;
    }
    Ok(())
}
