//! Every fix works, and all of its edits are needed.

use std::collections::{BTreeMap, BTreeSet};

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::{Check, Fix, Report};
use wouldblock::{Scenario, Verdict, apply_fix, simulate};

fn all_cases() -> Vec<(String, Scenario)> {
    ["tests/cases", "tests/recorded", "tests/recorded/whole"]
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

/// Whether an engine that has the API blocks the request.
fn blocks_somewhere(report: &Report) -> bool {
    let verdicts = &report.verdicts;
    [&verdicts.chromium, &verdicts.firefox, &verdicts.webkit]
        .into_iter()
        .any(|engine| engine.verdict == Verdict::Blocked && engine.blocked_by != Some(Check::Unsupported))
}

/// Allowed, or open because of missing responses or of something that was open before.
fn is_fixed(before: &Report, after: &Report) -> bool {
    let engines = [&before.verdicts.chromium, &before.verdicts.firefox, &before.verdicts.webkit];
    let was_open = engines.into_iter().any(|engine| engine.verdict == Verdict::Undetermined);
    match after.verdict {
        Verdict::Allowed => true,
        Verdict::Undetermined => was_open || after.missing.iter().all(|path| path.starts_with("network[")),
        _ => false,
    }
}

#[test]
fn every_fix_works_and_has_no_edit_to_spare() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (id, scenario) in all_cases() {
        let report = simulate(&scenario);
        assert!(report.fixes.is_empty() || blocks_somewhere(&report), "{id} is blocked nowhere and has fixes");
        for fix in &report.fixes {
            *seen.entry(fix.code.to_string()).or_default() += 1;
            let fixed = simulate(&apply_fix(&scenario, fix));
            assert!(is_fixed(&report, &fixed), "{id}: {fix:?}");
            assert!(!blocks_somewhere(&fixed), "{id}: {fix:?} leaves an engine that blocks");
            for index in 0..fix.edits.len() {
                let mut fewer: Fix = fix.clone();
                let left_out = fewer.edits.remove(index);
                let without = simulate(&apply_fix(&scenario, &fewer));
                let works = is_fixed(&report, &without) && !blocks_somewhere(&without);
                assert!(!works, "{id}: {left_out:?} could be left out of {fix:?}");
            }
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}

/// The cases of `tests/cases` that state which fixes there are.
fn listed_cases() -> Vec<Value> {
    let cases: Vec<Value> =
        common::cases("tests/cases").into_iter().filter(|case| case.get("fixes").is_some()).collect();
    assert!(cases.len() > 8, "only {} cases", cases.len());
    cases
}

#[test]
fn the_fixes_of_a_case_are_those_that_it_lists() {
    for case in listed_cases() {
        let texts: Vec<String> =
            simulate(&common::scenario(&case)).fixes.into_iter().map(|fix| fix.text.clone()).collect();
        assert_eq!(json!(texts), case["fixes"], "{}", case["id"]);
    }
}

#[test]
fn a_fix_keeps_the_other_bytes() {
    let mut seen = 0;
    for case in listed_cases().iter().filter(|case| case.get("fixed").is_some()) {
        let scenario = common::scenario(case);
        let fixed = apply_fix(&scenario, simulate(&scenario).fixes.first().unwrap());
        assert_eq!(json!(fixed.page.headers), case["fixed"], "{}", case["id"]);
        seen += 1;
    }
    assert!(seen > 1, "no case says what comes of a fix");
}

#[test]
fn a_fix_keeps_the_lines_of_a_meta_element() {
    let scenario: Scenario = serde_json::from_value(json!({
        "page": { "url": "https://app.example.com/", "meta": ["default-src 'none';\n  connect-src 'self';\n  img-src *"] },
        "request": { "api": "fetch", "url": "https://api.example.net/x" },
        "network": [{ "response": { "headers": "Access-Control-Allow-Origin: *" } }]
    }))
    .unwrap();
    let fixed = apply_fix(&scenario, simulate(&scenario).fixes.first().unwrap());
    let meta = "default-src 'none';\n  connect-src 'self' https://api.example.net;\n  img-src *";
    assert_eq!(fixed.page.meta, Some(vec![meta.into()]));
}

#[test]
fn no_two_fixes_of_a_case_are_the_same() {
    for (id, scenario) in all_cases() {
        let mut seen = BTreeSet::new();
        for fix in simulate(&scenario).fixes {
            let edits: BTreeSet<String> = fix.edits.iter().map(|edit| format!("{edit:?}")).collect();
            assert!(seen.insert(edits), "{id}: {fix:?} is listed twice");
        }
    }
}

/// The report on a simple request whose response has these headers.
fn report_on_response(headers: &str) -> Report {
    let scenario: Scenario = serde_json::from_value(json!({
        "page": { "url": "https://app.example.com/" },
        "request": { "api": "fetch", "url": "https://api.example.net/x" },
        "network": [{ "response": { "headers": headers } }]
    }))
    .unwrap();
    simulate(&scenario)
}

#[test]
fn a_fix_does_not_edit_a_thousand_headers() {
    for (lines, is_small) in [(20, true), (20_000, false)] {
        let report = report_on_response(&"Access-Control-Allow-Origin: *\n".repeat(lines));
        assert_eq!(report.verdict, Verdict::Blocked);
        assert_eq!(!report.fixes.is_empty(), is_small, "{lines} lines");
        let fixes = report_on_response(&"Vary: Accept\n".repeat(lines)).fixes;
        assert_eq!(!fixes.first().unwrap().also.is_empty(), is_small, "{lines} lines of Vary");
    }
}

/// Cases for which no change of the scenario can help, and why.
const WITHOUT_FIX: &[(&str, &str)] = &[
    ("whole.base.a3e442ff", "a base URL may not be a data: URL, and only its author knows which one was meant"),
    ("whole.modulepreload.3f2e9892", "WebKit preloads no module from a data: URL"),
    ("whole.edges.ec30d1ce", "no source covers a page with an opaque origin"),
    ("whole.edges.190cda25", "no page may be replaced by a data: URL"),
    ("whole.edges.38e86988", "the server does not have the file"),
    ("whole.edges.c5bd3a2f", "a sandboxed page is same-origin with no URL"),
    ("whole.edges.bd1130bb", "a data: page is same-origin with no URL"),
    ("whole.edges.477c091b", "a data: page is same-origin with no URL"),
    ("whole.edges.6e1e32aa", "a data: page is same-origin with no URL"),
    ("whole.edges.1e0b0565", "a data: page is same-origin with no URL"),
    ("whole.worklet.970b0ae7", "a policy that lists data: for scripts protects from nothing"),
];

/// Whether no change can help: the server does not have the script, its wrong type is part of the URL, or only the
/// author knows which URL was meant.
fn cannot_be_fixed(report: &Report, url: &str) -> bool {
    report.steps.iter().any(|step| match &*step.code {
        "worker.status"
        | "preload.by-inner-html"
        | "worker.opaque-origin"
        | "worker.service-worker-url"
        | "module.specifier-bare"
        | "navigation.data-url" => step.decisive,
        "module.type" => step.decisive && url.starts_with("data:"),
        _ => false,
    })
}

#[test]
fn every_recorded_block_of_the_whole_policy_has_a_fix() {
    let mut without = Vec::new();
    let mut fixed = 0;
    for case in common::cases("tests/recorded/whole") {
        let (id, report) = (case["id"].as_str().unwrap(), simulate(&common::scenario(&case)));
        if !blocks_somewhere(&report) {
            continue;
        }
        let url = case["scenario"]["request"]["url"].as_str().unwrap_or_default();
        let has_reason = WITHOUT_FIX.iter().any(|(other, _)| *other == id) || cannot_be_fixed(&report, url);
        if std::env::var_os("SHOW_FIXES").is_some() {
            println!("{id} {}", case["about"].as_str().unwrap());
            for fix in &report.fixes {
                println!("    {}", fix.text);
            }
        }
        assert!(!has_reason || report.fixes.is_empty(), "{id} has a fix and a reason to have none");
        if report.fixes.is_empty() && !has_reason {
            without.push(format!("{id} {}", case["about"]));
        } else {
            fixed += 1;
        }
    }
    assert!(fixed > 100, "only {fixed}");
    assert!(without.is_empty(), "without a fix:\n{}", without.join("\n"));
}

/// The text of `Location` is relative; the URL that is decided about is not.
#[test]
fn credentials_leave_a_location_without_a_scheme() {
    let scenario: Scenario = serde_json::from_value(json!({
        "page": { "url": "https://a.example/" },
        "request": { "api": "fetch", "url": "https://b.example/" },
        "network": [{ "response": {
            "status": 302,
            "headers": "Location: //user:secret@c.example/x\nAccess-Control-Allow-Origin: *"
        } }]
    }))
    .unwrap();
    let report = simulate(&scenario);
    let edits: Vec<_> = report.fixes.iter().flat_map(|fix| &fix.edits).collect();
    assert!(edits.iter().any(|edit| edit.after.as_deref() == Some("https://c.example/x")), "{edits:?}");
}
