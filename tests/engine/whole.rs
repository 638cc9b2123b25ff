//! The rest of Content Security Policy (inline code, workers, frames, forms and similar) as browsers were recorded to decide
//! it (`tests/recorded/whole`), and as web-platform-tests expect it (`tests/wpt`).

use crate::common;
use serde_json::{Value, json};
use wouldblock::{decide, simulate};

/// The parts of a violation that are compared.
fn violation(value: &Value) -> Value {
    json!([value["effectiveDirective"], value["disposition"], value["blockedURI"]])
}

/// The violations of a list in a fixed order, each once, because Chromium reports some twice.
fn violations(value: &Value) -> Vec<String> {
    let mut list: Vec<String> = value.as_array().unwrap().iter().map(|item| violation(item).to_string()).collect();
    list.sort();
    list.dedup();
    list
}

/// How many of the recorded consoles must be predicted word for word. Six of the others contain the number of a `blob:`
/// URL that the browser chose.
const CONSOLES: usize = 600;

#[test]
fn web_platform_tests_are_met() {
    let cases = common::cases("tests/wpt");
    assert!(cases.len() >= 158, "the cases are gone");
    let mut failures = Vec::new();
    for case in &cases {
        let report = common::wire(&simulate(&common::scenario(case)));
        let expect = case["expect"].as_object().unwrap();
        for (field, expected) in expect {
            let found = match field.as_str() {
                "verdict" => report["verdict"].clone(),
                "standards" => report["verdicts"]["standards"]["verdict"].clone(),
                // worker-src 'strict-dynamic': according to the standard, it allows nothing (w3c/webappsec-csp, issue
                // 609).
                "chromium" => report["verdicts"]["chromium"]["verdict"].clone(),
                "error" => report["result"]["error"].clone(),
                "violations" => {
                    let seen = |one: &Value| json!({ "effectiveDirective": one["effectiveDirective"], "blockedURI": one["blockedURI"] });
                    Value::Array(report["violations"].as_array().unwrap().iter().map(seen).collect())
                }
                name => report["violations"][0][name].clone(),
            };
            if found != *expected {
                failures.push(format!("{} {field}: {expected} expected, {found} found", case["id"]));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn every_recorded_verdict_is_simulated() {
    let cases = common::cases("tests/recorded/whole");
    assert!(cases.len() >= 217, "the cases are gone");
    let mut failures = Vec::new();
    let (mut consoles, mut of) = (0, 0);
    for case in &cases {
        let scenario = common::scenario(case);
        let report = common::wire(&simulate(&scenario));
        let decision = serde_json::to_value(decide(&scenario)).unwrap();
        let id = format!("{} {}", case["id"].as_str().unwrap(), case["about"].as_str().unwrap());
        for (engine, truth) in case["truth"].as_object().unwrap() {
            let simulated = &report["verdicts"][engine];
            if simulated["verdict"] != truth["outcome"] {
                failures.push(format!(
                    "{id}\n    {engine}: {} expected, {} found: {}",
                    truth["outcome"], simulated["verdict"], report["summary"]
                ));
            }
            assert_eq!(simulated["verdict"], decision["verdicts"][engine]["verdict"], "{id}: decide() differs");
            of += 1;
            if simulated["console"] == truth["console"] {
                consoles += 1;
            } else if std::env::var_os("SHOW_CONSOLES").is_some() {
                println!("{id} {engine}\n  want {}\n  got  {}", truth["console"], simulated["console"]);
            }
        }
        let (expected, truth) = (violations(&report["violations"]), &case["truth"]);
        let of_engine = |engine: &str| truth.get(engine).map(|truth| violations(&truth["violations"]));
        let recorded: Vec<_> = ["chromium", "firefox"].into_iter().filter_map(of_engine).collect();
        if !recorded.contains(&expected) {
            failures.push(format!("{id}\n    violations {expected:?}, recorded {:?}", recorded[0]));
        }
        let settles = |engine: &str| (truth[engine]["settles"].clone(), truth[engine]["error"].clone());
        let result = (report["result"]["settles"].clone(), report["result"]["error"].clone());
        // The result is that of the standards unless an engine is selected.
        let is_same_verdict = truth["chromium"]["outcome"] == report["verdicts"]["standards"]["verdict"];
        if is_same_verdict && settles("chromium") == settles("firefox") && settles("chromium") != result {
            failures.push(format!("{id}\n    settles {result:?}, recorded {:?}", settles("chromium")));
        }
    }
    println!("consoles: {consoles} of {of}");
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
    assert!(consoles >= CONSOLES, "only {consoles} of {of} consoles");
}
