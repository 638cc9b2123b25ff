//! Every fix works, and has no edit to spare.

#[allow(dead_code, reason = "each test uses what it needs of it")]
mod common;

use std::collections::BTreeMap;

use wouldblock::report::Fix;
use wouldblock::{Scenario, Verdict, apply_fix, simulate};

fn all_cases() -> Vec<(String, Scenario)> {
    ["tests/cases", "tests/recorded"]
        .into_iter()
        .flat_map(common::cases)
        .map(|case| {
            (
                case.get("id").or(case.get("name")).and_then(|id| id.as_str()).unwrap_or_default().to_owned(),
                common::scenario(&case),
            )
        })
        .collect()
}

#[test]
fn every_fix_works_and_has_no_edit_to_spare() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (id, scenario) in all_cases() {
        let report = simulate(&scenario);
        if report.verdict != Verdict::Blocked {
            assert!(report.fixes.is_empty(), "{id} is not blocked and has fixes");
        }
        for fix in &report.fixes {
            *seen.entry(fix.code.to_string()).or_default() += 1;
            let mended = simulate(&apply_fix(&scenario, fix));
            assert_eq!(mended.verdict, Verdict::Allowed, "{id}: {fix:?}");
            for index in 0..fix.edits.len() {
                let mut fewer: Fix = fix.clone();
                let left_out = fewer.edits.remove(index);
                let verdict = simulate(&apply_fix(&scenario, &fewer)).verdict;
                assert_ne!(verdict, Verdict::Allowed, "{id}: {left_out:?} could be left out of {fix:?}");
            }
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}
