//! Warnings about the input. Each has a scenario that causes it and one that does not, a section of the handbook, and,
//! if it has a repair, one in which the repair removes it (`tests/cases/warnings.json`).

use std::collections::BTreeSet;

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::{Diagnostic, Edit, Fix};
use wouldblock::{Scenario, apply_fix, simulate};

fn cases(field: &str) -> Vec<Value> {
    common::cases("tests/cases").into_iter().filter(|case| case.get(field).is_some()).collect()
}

fn warnings(scenario: &Scenario, code: &str) -> Vec<Diagnostic> {
    simulate(scenario).warnings.into_iter().filter(|warning| warning.code == code).collect()
}

fn repaired(scenario: &Scenario, repair: &Edit) -> Scenario {
    let fix: Fix = serde_json::from_value(json!({
        "where": "page", "code": "repair", "params": {}, "text": "", "edits": [repair], "also": []
    }))
    .unwrap();
    apply_fix(scenario, &fix)
}

#[test]
fn every_code_fires_where_it_should_and_nowhere_else() {
    let declared = common::codes("warning");
    assert!(declared.len() >= 60, "only {} codes", declared.len());
    for (field, fires) in [("warns", true), ("silent", false)] {
        let mut seen = BTreeSet::new();
        for case in cases(field) {
            let code = case[field].as_str().unwrap();
            let found = warnings(&common::scenario(&case), code);
            assert_eq!(!found.is_empty(), fires, "{}: {found:?}", case["id"]);
            seen.insert(code.to_owned());
        }
        let missing: Vec<&String> = declared.difference(&seen).collect();
        assert!(missing.is_empty(), "no case of {field} for {missing:?}");
    }
}

#[test]
fn a_warning_points_at_the_very_token() {
    for case in cases("at") {
        let code = case["warns"].as_str().unwrap();
        let scenario = common::scenario(&case);
        let texts: Vec<String> = warnings(&scenario, code)
            .iter()
            .flat_map(|warning| &warning.evidence)
            .map(|place| common::pointed_at(&case["scenario"], &serde_json::to_value(place).unwrap()))
            .collect();
        assert!(texts.contains(&case["at"].as_str().unwrap().to_owned()), "{}: {texts:?}", case["id"]);
    }
}

#[test]
fn a_repair_makes_its_warning_go_away() {
    let mut repairs = 0;
    for case in ["tests/cases", "tests/recorded"].into_iter().flat_map(common::cases) {
        let scenario = common::scenario(&case);
        let found = simulate(&scenario).warnings;
        // Of more than 200 warnings, the rest is only counted: repairing one brings another one to light.
        if found.len() > 200 {
            continue;
        }
        for warning in found {
            let Some(repair) = &warning.repair else { continue };
            repairs += 1;
            let before = warnings(&scenario, &warning.code).len();
            let after = warnings(&repaired(&scenario, repair), &warning.code).len();
            assert!(after < before, "{}: {} stays after {repair:?}", case["id"], warning.code);
        }
    }
    assert!(repairs > 100, "only {repairs} repairs");
}

#[test]
fn a_repair_writes_what_its_case_says() {
    let mut seen = 0;
    for case in cases("repaired") {
        let found = warnings(&common::scenario(&case), case["warns"].as_str().unwrap());
        let written: Vec<Value> =
            found.into_iter().map(|warning| json!(warning.repair.and_then(|it| it.after))).collect();
        assert_eq!(json!(written), case["repaired"], "{}", case["id"]);
        seen += 1;
    }
    assert!(seen > 0, "no case says what a repair writes");
}

#[test]
fn every_code_has_a_section() {
    let sections: BTreeSet<String> = include_str!("../../docs/warnings.md")
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(Into::into)
        .collect();
    assert_eq!(sections, common::codes("warning"));
}
