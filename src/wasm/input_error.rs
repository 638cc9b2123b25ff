//! What is wrong with an argument, and where.

use std::fmt;

use js_sys::Reflect;
use serde::de::{Error, Expected, Unexpected};
use wasm_bindgen::prelude::JsValue;

/// What is wrong with an argument, and where.
#[derive(Debug)]
pub(super) struct InputError {
    path: String,
    message: String,
    suggestion: Option<String>,
}

impl InputError {
    /// About a whole argument.
    pub(super) fn new(message: impl Into<String>) -> InputError {
        InputError { path: String::new(), message: message.into(), suggestion: None }
    }

    /// About a part of it.
    pub(super) fn at(path: impl Into<String>, message: impl Into<String>) -> InputError {
        InputError { path: path.into(), ..InputError::new(message) }
    }

    /// With what may have been meant.
    pub(super) fn with_suggestion(self, suggestion: Option<&str>) -> InputError {
        InputError { suggestion: suggestion.map(str::to_owned), ..self }
    }

    /// The same, seen from around it: `name` is a field, or an index as `[0]`.
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

// serde's own sentences would bring the formatting of floats into the module, and name Rust's types.
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
        // Neither can fail on an object of our own.
        let _ = set("path", error.path.into());
        let _ = set("suggestion", error.suggestion.map_or(JsValue::NULL, JsValue::from));
        thrown.into()
    }
}
