//! The summary says what a person needs to find the cause: which policy, which redirect, why the origin is null.

use serde_json::{Value, json};
use wouldblock::{Language, Verdict, simulate, simulate_in};

/// The English summary. The summaries in all languages must contain the given values.
fn summary(scenario: &Value, values: &[&str]) -> String {
    let scenario = serde_json::from_value(scenario.clone()).unwrap();
    for language in Language::ALL {
        let summary = simulate_in(&scenario, *language).summary;
        assert!(values.iter().all(|value| summary.contains(value)), "{values:?} in {summary}");
        assert!(!summary.contains('{'), "{summary}");
    }
    simulate(&scenario).summary
}

#[test]
fn a_redirect_is_named() {
    let scenario = json!({
        "page": { "url": "https://app.example/" },
        "request": { "api": "fetch", "url": "https://api.example/old" },
        "network": [
            { "response": { "status": 301, "headers": "Location: https://new.example/\nAccess-Control-Allow-Origin: *" } },
            { "response": { "headers": "Vary: Origin" } },
        ],
    });
    let text = summary(&scenario, &["https://api.example/old"]);
    assert!(text.contains("a redirect from https://api.example/old"), "{text}");
    // The summary does not mention it if the first hop is refused.
    let first = json!({
        "page": { "url": "https://app.example/" },
        "request": { "api": "fetch", "url": "https://api.example/old" },
        "network": [{ "response": { "status": 301, "headers": "Location: https://new.example/" } }],
    });
    assert!(!summary(&first, &[]).contains("a redirect from"));
}

#[test]
fn a_redirect_to_what_the_policy_refuses_is_named() {
    let scenario = json!({
        "page": { "url": "https://app.example/", "headers": "Content-Security-Policy: connect-src https://api.example" },
        "request": { "api": "fetch", "url": "https://api.example/old" },
        "network": [
            { "response": { "status": 301, "headers": "Location: https://new.example/\nAccess-Control-Allow-Origin: *" } },
        ],
    });
    let text = summary(&scenario, &["https://api.example/old", "https://new.example/"]);
    assert!(text.contains("a redirect from https://api.example/old"), "{text}");
}

#[test]
fn of_several_policies_the_one_that_blocks_is_named() {
    let mut scenario = json!({
        "page": {
            "url": "https://app.example/",
            "headers": "Content-Security-Policy: connect-src https:\nContent-Security-Policy: img-src 'self'",
            "meta": ["connect-src 'self'"],
        },
        "request": { "api": "fetch", "url": "https://api.example/" },
    });
    let text = summary(&scenario, &["3"]);
    assert!(text.contains("That is policy 3 of the page's 3, from a meta element."), "{text}");
    scenario["page"]["headers"] = json!("Content-Security-Policy: connect-src https:, connect-src 'self'");
    let text = summary(&scenario, &["2", "3"]);
    assert!(text.contains("That is policy 2 of the page's 3, from a header."), "{text}");
    scenario["page"] = json!({ "url": "https://app.example/", "meta": ["connect-src 'self'"] });
    assert!(!summary(&scenario, &[]).contains("That is policy"));
}

#[test]
fn a_long_list_is_counted() {
    let hosts: Vec<String> = (0..40).map(|i| format!("https://host{i}.example")).collect();
    let policy = format!("connect-src {} https://stripe.com", hosts.join(" "));
    let scenario = json!({
        "page": { "url": "https://app.example/", "headers": format!("Content-Security-Policy: {policy}") },
        "request": { "api": "fetch", "url": "https://api.stripe.com/v1" },
    });
    let text = summary(&scenario, &["41", "https://api.stripe.com/v1", "https://stripe.com"]);
    assert!(text.contains("connect-src lists 41 sources, and none covers https://api.stripe.com/v1."), "{text}");
    assert!(text.len() < 300 && !text.contains("host7"), "{text}");
}

#[test]
fn a_null_origin_has_its_reason() {
    let responses = json!([{ "response": { "headers": "Access-Control-Allow-Origin: https://app.example" } }]);
    let sandbox = json!({
        "page": { "url": "https://app.example/", "headers": "Content-Security-Policy: sandbox allow-scripts" },
        "request": { "api": "fetch", "url": "https://api.example/" },
        "network": responses,
    });
    assert!(summary(&sandbox, &["null", "allow-same-origin"]).contains("The page's origin is null because a sandbox"));
    let file = json!({
        "page": { "url": "file:///index.html" },
        "request": { "api": "fetch", "url": "https://api.example/" },
        "network": responses,
    });
    assert!(summary(&file, &["null"]).contains("The page's origin is null because the page is a file."));
    let redirected = json!({
        "page": { "url": "https://app.example/" },
        "request": { "api": "fetch", "url": "https://api.example/" },
        "network": [
            { "response": { "status": 302, "headers": "Location: https://sso.example/\nAccess-Control-Allow-Origin: *" } },
            { "response": { "headers": "Access-Control-Allow-Origin: https://app.example" } },
        ],
    });
    assert!(summary(&redirected, &["null"]).contains("Origin: null"));
}

#[test]
fn a_response_that_is_not_an_image_is_not_reported_as_loaded() {
    let scenario = json!({
        "page": { "url": "https://app.example/" },
        "request": { "api": "image", "url": "https://app.example/a.png" },
        "network": [{ "response": { "status": 401, "headers": "Content-Type: application/json" } }],
    });
    let text = summary(&scenario, &[]);
    assert!(!text.contains("loads"), "{text}");
}

/// A variable in place of a value decides nothing, however the header is given.
#[test]
fn a_variable_is_not_a_source() {
    let headers = [
        json!("Content-Security-Policy: connect-src 'self' ${API_URL}"),
        json!([["Content-Security-Policy", "connect-src 'self' ${API_URL}"]]),
    ];
    for headers in headers {
        let scenario = serde_json::from_value(json!({
            "page": { "url": "https://app.example/", "headers": headers },
            "request": { "api": "fetch", "url": "https://api.example/" },
        }))
        .unwrap();
        let report = simulate(&scenario);
        assert_eq!(report.verdict, Verdict::Undetermined, "{}", report.summary);
        assert!(report.warnings.iter().any(|warning| warning.code == "header.variable"));
    }
}
