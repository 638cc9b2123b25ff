//! The requests one by one, for a table.

use serde::{Deserialize, Serialize};

use crate::bounded::Merge;

/// One request and its result.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Listed {
    /// "allowed", "blocked", "undetermined" or "noise".
    pub kind: String,
    /// If there are policies to compare with: "allowed" or "blocked", if at least one engine decides otherwise under
    /// them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub becomes: Option<String>,
    /// The check that stops it.
    pub check: Option<String>,
    /// The directive, if a policy stops it.
    pub directive: Option<String>,
    /// The origin of the requested URL.
    pub origin: String,
    /// The code of the decision; for undetermined requests, the missing value; for noise, its kind.
    pub code: String,
    /// The engines that block it.
    pub engines: Vec<String>,
    /// The requested URL; empty for code.
    pub url: String,
    /// How many requests it represents.
    pub count: u64,
    /// When it was seen, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<i64>,
}

/// If the same request is listed twice, either will do.
impl Merge for Listed {
    fn merge(&mut self, _other: Listed) {}
}
