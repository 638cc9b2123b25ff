//! The constants that one file of a project exports and another imports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A value as data.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum Constant {
    /// A value that the text does not determine, or a function.
    Open,
    /// `null` or `undefined`.
    Nothing,
    /// `true` or `false`.
    Boolean(bool),
    /// A finite number.
    Number(f64),
    /// A string, with [`HOLE`](crate::value::HOLE) for each part that is not known.
    Text(String),
    /// An array.
    List(Vec<Constant>),
    /// An object, an enum, or the static properties of a class.
    Object(BTreeMap<String, Constant>),
    /// One of several values.
    Either(Vec<Constant>),
    /// An instance of axios with its `baseURL`.
    Axios(Box<Constant>),
    /// An object that any file may change, with its origin.
    Shared(String, Box<Constant>),
}
