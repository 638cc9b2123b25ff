//! Requests one by one, for a table of them.

use serde::{Deserialize, Serialize};

use crate::aggregate::Merge;

/// One request, and what becomes of it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Listed {
    /// "allowed", "blocked", "undetermined" or "noise".
    pub kind: String,
    /// With policies to compare with: "allowed" or "blocked", where at least one engine decides otherwise under them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub becomes: Option<String>,
    /// The check that stops it.
    pub check: Option<String>,
    /// The directive, where a policy stops it.
    pub directive: Option<String>,
    /// The origin of what was asked for.
    pub origin: String,
    /// The decision; what is missing where it is undetermined; the kind of noise.
    pub code: String,
    /// The engines that block it.
    pub engines: Vec<String>,
    /// What it asks for; empty for code.
    pub url: String,
    /// How many requests it stands for.
    pub count: u64,
    /// When it was seen, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<i64>,
}

/// The same request is listed once.
impl Merge for Listed {
    fn merge(&mut self, _other: Listed) {}
}
