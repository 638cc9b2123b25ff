//! What the files of a project assign to values that they share, as data: properties of objects that one file exports
//! and others import, and names that no file declares, such as properties of `window`.
//!
//! Each file is read alone, so it reports its assignments, and is read again with those of all files. An object is known
//! by its origin: the file and the place of its literal.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::constant::Constant;

/// What files assign.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Assignments {
    /// Values of properties, by the origin of their object and by their names; "*" is a name that is not known.
    pub properties: BTreeMap<String, BTreeMap<String, Vec<Assigned>>>,
    /// Values of names that no file declares: `window.API` is "API".
    pub globals: BTreeMap<String, Vec<Assigned>>,
    /// The names of properties that functions set on objects that they receive.
    pub parameters: BTreeSet<String>,
}

/// A value that a file assigns.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Assigned {
    /// The file. What a file itself assigns is known from its text.
    pub file: String,
    /// The value.
    pub value: Constant,
}
