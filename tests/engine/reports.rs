//! Violation reports, compared with those that browsers sent (`tests/recorded/whole/report.json`).

use crate::common;
use serde_json::Value;
use wouldblock::{Engine, simulate_as};

/// Whether two values of a member are equal, apart from differences that do not matter: a browser resolves the URLs in
/// the policy, ends a sample that it has cut off with an ellipsis, or writes null for an empty value.
fn is_same(expected: &Value, sent: &Value, name: &str) -> bool {
    let (expected, sent) = (expected.as_str().unwrap_or_default(), sent.as_str().unwrap_or_default());
    match name {
        "original-policy" | "originalPolicy" => {
            expected == sent.replace("report-uri https://app.example.com/", "report-uri /")
        }
        "script-sample" | "sample" => expected == sent.trim_end_matches('…'),
        _ => expected == sent,
    }
}

/// The members of a report, whatever is around them.
fn members(report: &Value) -> &serde_json::Map<String, Value> {
    let single = report.get("csp-report").or_else(|| report.pointer("/0/body"));
    single.and_then(Value::as_object).unwrap()
}

#[test]
fn reports_are_those_that_browsers_sent() {
    let cases: Vec<Value> = common::cases("tests/recorded/whole")
        .into_iter()
        .filter(|case| case["id"].as_str().unwrap().starts_with("whole.report."))
        .collect();
    let mut compared = 0;
    for case in &cases {
        for (engine, name) in [(Engine::Chromium, "chromium"), (Engine::Firefox, "firefox")] {
            let report = common::wire(&simulate_as(&common::scenario(case), engine));
            let expected = report["violations"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|one| one["reports"].as_array().into_iter().flatten());
            let expected: Vec<&Value> = expected.collect();
            let sent = case["truth"][name]["reports"].as_array().unwrap();
            // The framed page's report is sent, but its violation is not an event of the page. Chromium had not sent
            // some reports by the end of the recording.
            if report["verdicts"][name]["blockedBy"] == "frame-ancestors" || sent.is_empty() {
                continue;
            }
            let id = format!("{} {name}", case["id"]);
            assert_eq!(expected.len(), sent.len(), "{id}: {expected:?}");
            for (expected, sent) in expected.into_iter().zip(sent) {
                assert_eq!(expected["url"], sent["url"], "{id}");
                let is_single = sent["type"] == "application/csp-report";
                assert_eq!(expected["directive"] == "report-uri", is_single, "{id}");
                let body: Value = serde_json::from_str(expected["body"].as_str().unwrap()).unwrap();
                for (member, value) in members(&body) {
                    let sent = members(&sent["body"]).get(member).unwrap_or(&Value::Null);
                    assert!(is_same(value, sent, member), "{id} {member}: {value}, {sent}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 80, "only {compared} members");
}

#[test]
fn an_endpoint_that_no_header_names_gets_nothing() {
    let scenario = |headers: &str| {
        let page = serde_json::json!({ "url": "https://a.example/", "headers": headers });
        let request = serde_json::json!({ "api": "fetch", "url": "https://b.example/" });
        serde_json::from_value(serde_json::json!({ "page": page, "request": request })).unwrap()
    };
    let urls = |headers: &str| -> Vec<String> {
        let report = common::wire(&simulate_as(&scenario(headers), Engine::Chromium));
        let reports = report["violations"][0]["reports"].as_array().cloned().unwrap_or_default();
        reports.iter().map(|one| one["url"].as_str().unwrap().to_owned()).collect()
    };
    let policy = "Content-Security-Policy: connect-src 'self'";
    assert!(urls(policy).is_empty());
    assert!(urls(&format!("{policy}; report-to main; report-uri /csp")).is_empty());
    for endpoints in ["other=\"/x\"", "main", "main=/x", "main=\"http://a.example/x\"", "\"main=\"/x\""] {
        assert!(urls(&format!("Reporting-Endpoints: {endpoints}\n{policy}; report-to main")).is_empty(), "{endpoints}");
    }
    let two = "Reporting-Endpoints: first=\"/one,two\", main=\"https://r.example/\"";
    assert_eq!(urls(&format!("{two}\n{policy}; report-to main")), ["https://r.example/"]);
    assert_eq!(
        urls(&format!("{policy}; report-uri /csp //r.example/x")),
        ["https://a.example/csp", "https://r.example/x"]
    );
}
