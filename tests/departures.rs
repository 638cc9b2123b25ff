//! Every departure is shown by a recorded case, and the engine answers that case as the browsers did.

#[allow(dead_code, reason = "each test uses what it needs of it")]
mod common;

use std::collections::HashSet;

use serde_json::Value;
use wouldblock::{departures, simulate};

/// The evidence of every departure.
fn evidence() -> HashSet<String> {
    departures().iter().flat_map(|departure| departure.evidence).map(|case| (*case).to_owned()).collect()
}

/// The cases made to show departures, and those recordings that are evidence of one.
fn recorded() -> Vec<Value> {
    let evidence = evidence();
    let shown = common::cases("tests/cases").into_iter().filter(|case| case.get("truth").is_some());
    let is_evidence = |case: &Value| evidence.contains(case["id"].as_str().unwrap());
    shown.chain(common::cases("tests/recorded").into_iter().filter(is_evidence)).collect()
}

#[test]
fn the_evidence_is_there_and_agrees() {
    let recorded = recorded();
    let ids: HashSet<&str> = recorded.iter().map(|case| case["id"].as_str().unwrap()).collect();
    for case in evidence() {
        assert!(ids.contains(case.as_str()), "no recorded case {case}");
    }
    for case in &recorded {
        let report = common::wire(&simulate(&common::scenario(case)));
        for (engine, truth) in case["truth"].as_object().unwrap() {
            assert_eq!(report["verdicts"][engine]["verdict"], truth["outcome"], "{} in {engine}", case["id"]);
        }
    }
}

#[test]
fn a_verdict_that_departs_says_why() {
    for case in &recorded() {
        let report = common::wire(&simulate(&common::scenario(case)));
        let standards = &report["verdicts"]["standards"]["verdict"];
        for engine in ["chromium", "firefox", "webkit"] {
            let said = &report["verdicts"][engine];
            let note = said["note"].as_str();
            assert_eq!(note.is_some(), said["verdict"] != *standards, "{} in {engine}", case["id"]);
            assert!(note.is_none_or(|note| note.starts_with("It ") && note.ends_with('.')), "{note:?}");
        }
    }
}
