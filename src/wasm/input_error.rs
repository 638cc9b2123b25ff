//! An error about an argument, with the path of the wrong part.

use std::fmt;

use js_sys::Reflect;
use serde::de::{Error, Expected, Unexpected};
use wasm_bindgen::prelude::JsValue;

/// An error about an argument, with the path of the wrong part.
#[derive(Debug)]
pub(super) struct InputError {
    path: String,
    message: String,
    suggestion: Option<String>,
}

impl InputError {
    /// An error about the whole argument.
    pub(super) fn new(message: impl Into<String>) -> InputError {
        InputError { path: String::new(), message: message.into(), suggestion: None }
    }

    /// An error about a part of the argument.
    pub(super) fn at(path: impl Into<String>, message: impl Into<String>) -> InputError {
        InputError { path: path.into(), ..InputError::new(message) }
    }

    /// Adds a suggestion of what may have been meant.
    pub(super) fn with_suggestion(self, suggestion: Option<&str>) -> InputError {
        InputError { suggestion: suggestion.map(str::to_owned), ..self }
    }

    /// Adds the name of the object around the path: `name` is a field, or an index such as `[0]`.
    pub(super) fn inside(self, name: &str) -> InputError {
        let path = match self.path.as_str() {
            "" => name.to_owned(),
            _ if name.is_empty() => self.path,
            path if path.starts_with('[') => format!("{name}{path}"),
            path => format!("{name}.{path}"),
        };
        InputError { path, ..self }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "{}: ", self.path)?;
        }
        formatter.write_str(&self.message)?;
        match &self.suggestion {
            Some(near) => write!(formatter, "; did you mean `{near}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for InputError {}

// serde's own messages would add the formatting of floats to the module, and would contain names of Rust types.
impl Error for InputError {
    fn custom<T: fmt::Display>(message: T) -> InputError {
        InputError::new(message.to_string())
    }

    fn missing_field(field: &'static str) -> InputError {
        InputError::at(field, "missing")
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> InputError {
        InputError::new(format!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> InputError {
        InputError::new(format!("expected {expected}"))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> InputError {
        InputError::new(format!("expected {expected}"))
    }
}

impl From<InputError> for JsValue {
    fn from(error: InputError) -> JsValue {
        let thrown = js_sys::Error::new(&error.to_string());
        thrown.set_name("ScenarioError");
        let set = |name: &str, value: JsValue| Reflect::set(&thrown, &name.into(), &value);
        // Neither can fail, because the object was created here.
        let _ = set("path", error.path.into());
        let _ = set("suggestion", error.suggestion.map_or(JsValue::NULL, JsValue::from));
        thrown.into()
    }
}
