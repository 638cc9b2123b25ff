//! Functions that the data-driven tests share.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;
use wouldblock::{Language, Report, Scenario};

/// A path under the repository's root.
pub(crate) fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every case in the `.json` files of a folder; none if the folder does not exist.
pub(crate) fn cases(folder: &str) -> Vec<Value> {
    let Ok(entries) = std::fs::read_dir(root(folder)) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            let value: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            match value {
                Value::Array(cases) => cases,
                // A header file says which browsers a recording is from.
                _ => Vec::new(),
            }
        })
        .collect()
}

/// The scenario of a case. Unknown fields are errors.
pub(crate) fn scenario(case: &Value) -> Scenario {
    serde_json::from_value(case["scenario"].clone()).unwrap_or_else(|e| panic!("{}: {e}", case["id"]))
}

/// The report as JSON, which must deserialize to the same report, with unknown fields denied.
pub(crate) fn wire(report: &Report) -> Value {
    let value = serde_json::to_value(report).unwrap();
    let back: Report = serde_json::from_value(value.clone()).unwrap();
    assert!(serde_json::to_value(&back).unwrap() == value, "a report does not survive its own JSON");
    value
}

/// The text that a piece of evidence points at, in a header block that is one text.
pub(crate) fn pointed_at(scenario: &Value, evidence: &Value) -> String {
    let path = evidence["source"].as_str().unwrap().replace(['.', '['], "/").replace(']', "");
    let units: Vec<u16> = scenario.pointer(&format!("/{path}")).unwrap().as_str().unwrap().encode_utf16().collect();
    let offset = |name: &str| usize::try_from(evidence[name].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[offset("start")..offset("end")]).unwrap()
}

/// The codes of all messages of a kind: "step" or "warning".
pub(crate) fn codes(kind: &str) -> BTreeSet<String> {
    let code = |key: &str| Some(key.strip_prefix(kind)?.strip_prefix('.')?.to_owned());
    Language::En.catalogue().filter_map(|(key, _)| code(&key)).collect()
}

/// How many cases a property is tried with: `least`, or more if `WOULDBLOCK_CASES` says so.
pub(crate) fn case_count(least: u32) -> u32 {
    std::env::var("WOULDBLOCK_CASES")
        .ok()
        .and_then(|count| count.parse().ok())
        .map_or(least, |count: u32| count.max(least))
}
