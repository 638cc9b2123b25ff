//! Helpers for reading JavaScript values.

use js_sys::{Number, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};

/// The value as an object of any realm. `dyn_ref` would use `instanceof`, which fails for objects of other realms.
pub(super) fn object(value: &JsValue) -> Option<&Object> {
    value.is_object().then(|| value.unchecked_ref())
}

/// A property; `undefined` if it is missing.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// A number as JavaScript writes it.
pub(super) fn number_as_text(value: &JsValue) -> Option<String> {
    let number: &Number = value.dyn_ref()?;
    number.to_string_with_radix(10).ok()?.as_string()
}
