//! Real input: what people paste, and the expected result (`tests/cases/real.json`).
//!
//! A case asserts what its `expect` names and nothing else: `verdict`, `blockedBy`, `missing`, `verdicts` and `notes`
//! (part of the text) per engine, `codes` (steps that must be there), `pointsAt` (per code, the text that its evidence
//! marks), `exchanges` (kind, method, URL), `sent` (headers of the first request), `violations`, `result`,
//! `preflightCache`, `warnings` (codes; an empty list: none).

use crate::common;
use serde_json::{Map, Value, json};
use wouldblock::simulate;

fn check(expect: &Map<String, Value>, scenario: &Value, report: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut equal = |what: &str, wanted: &Value, got: &Value| {
        if wanted != got {
            wrong.push(format!("{what}: expected {wanted}, got {got}"));
        }
    };
    for (field, wanted) in expect {
        match field.as_str() {
            "verdict" | "blockedBy" | "missing" => equal(field, wanted, &report[field]),
            "verdicts" => {
                for (engine, verdict) in wanted.as_object().unwrap() {
                    let simulated = &report["verdicts"][engine];
                    // An engine without the API is blocked as unsupported, whatever the page says.
                    if simulated["blockedBy"] != "unsupported" {
                        equal(engine, verdict, &simulated["verdict"]);
                    }
                }
            }
            "notes" => {
                for (engine, part) in wanted.as_object().unwrap() {
                    let note = report["verdicts"][engine]["note"].as_str().unwrap_or_default();
                    equal(engine, &json!(true), &json!(note.contains(part.as_str().unwrap())));
                }
            }
            "codes" => {
                let codes: Vec<&Value> = report["steps"].as_array().unwrap().iter().map(|s| &s["code"]).collect();
                for code in wanted.as_array().unwrap() {
                    equal(&format!("step {code} among {codes:?}"), &json!(true), &json!(codes.contains(&code)));
                }
            }
            "pointsAt" => {
                for (code, text) in wanted.as_object().unwrap() {
                    let steps = report["steps"].as_array().unwrap();
                    let places =
                        steps.iter().filter(|s| s["code"] == **code).flat_map(|s| s["evidence"].as_array().unwrap());
                    let texts: Vec<Value> = places.map(|place| json!(common::pointed_at(scenario, place))).collect();
                    equal(code, &json!([text]), &json!(texts));
                }
            }
            "exchanges" => {
                let exchanges = report["exchanges"].as_array().unwrap();
                let got: Vec<Value> = exchanges.iter().map(|e| json!([e["kind"], e["method"], e["url"]])).collect();
                equal(field, wanted, &json!(got));
            }
            "sent" => {
                let headers = report["exchanges"][0]["headers"].as_array().unwrap();
                for (name, value) in wanted.as_object().unwrap() {
                    let header = headers.iter().find(|h| h[0].as_str().unwrap().eq_ignore_ascii_case(name));
                    equal(name, value, header.map_or(&Value::Null, |h| &h[1]));
                }
            }
            "violations" => {
                let violations = report["violations"].as_array().unwrap();
                let got: Vec<Value> = violations
                    .iter()
                    .map(|v| {
                        json!({
                            "effectiveDirective": v["effectiveDirective"],
                            "disposition": v["disposition"],
                            "blockedURI": v["blockedURI"],
                        })
                    })
                    .collect();
                equal(field, wanted, &json!(got));
            }
            "result" => {
                for (name, value) in wanted.as_object().unwrap() {
                    equal(name, value, &report["result"][name]);
                }
            }
            "preflightCache" => equal(field, wanted, &report["preflightCache"]["seconds"]),
            "warnings" => {
                let codes: Vec<&Value> = report["warnings"].as_array().unwrap().iter().map(|w| &w["code"]).collect();
                equal(field, wanted, &json!(codes));
            }
            other => panic!("a case cannot expect `{other}`"),
        }
    }
    wrong
}

#[test]
fn real_input() {
    let cases: Vec<Value> =
        common::cases("tests/cases").into_iter().filter(|case| case.get("expect").is_some()).collect();
    assert!(cases.len() >= 40, "the cases are gone");
    let mut failures = Vec::new();
    for case in &cases {
        let report = common::wire(&simulate(&common::scenario(case)));
        let wrong = check(case["expect"].as_object().unwrap(), &case["scenario"], &report);
        if !wrong.is_empty() {
            failures.push(format!("{}\n    {}\n    {}", case["name"], wrong.join("\n    "), report["summary"]));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}
