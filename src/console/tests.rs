//! Each wording is printed in some case, as it stands there, and read back.

use std::collections::BTreeSet;

use serde_json::Value;

use super::wording::Template;
use super::{chromium, firefox, from_console, matching, webkit};
use crate::contract::scenario::{Api, Mode};
use crate::{Scenario, simulate};

const ENGINES: [(&str, &[&Template]); 3] =
    [("chromium", chromium::wording::ALL), ("firefox", firefox::wording::ALL), ("webkit", webkit::wording::ALL)];

/// Wordings of releases that are gone: read, not printed.
const OLD: [&str; 4] = [
    "Refused to {doing}{url}' because it violates the following",
    "[Report Only] Refused to {doing}{url}' because it violates",
    "Refused to connect to '{url}' because it violates the document's",
    "The Content Security Policy '{policy}' was delivered in report-only mode, but does not specify a 'report-uri'",
];

struct Case {
    engine: String,
    scenario: Scenario,
    console: Vec<String>,
}

fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/console/lines.json");
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let field = |case: &Value, name: &str| case.get(name).cloned().unwrap();
    cases
        .iter()
        .map(|case| Case {
            engine: serde_json::from_value(field(case, "engine")).unwrap(),
            scenario: serde_json::from_value(field(case, "scenario")).unwrap(),
            console: serde_json::from_value(field(case, "console")).unwrap(),
        })
        .collect()
}

#[test]
fn every_case_prints_its_lines() {
    for case in cases() {
        let verdicts = simulate(&case.scenario).verdicts;
        let ours = match case.engine.as_str() {
            "chromium" => verdicts.chromium.console,
            "firefox" => verdicts.firefox.console,
            _ => verdicts.webkit.console,
        };
        let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) =
            (ours.into_iter().collect(), case.console.into_iter().collect());
        assert_eq!(ours, theirs, "{} {:?}", case.engine, case.scenario);
    }
}

#[test]
fn every_wording_has_a_case() {
    let cases = cases();
    for (engine, templates) in ENGINES {
        let lines = || cases.iter().filter(|case| case.engine == engine).flat_map(|case| &case.console);
        for template in templates {
            let is_printed = lines().any(|line| matching::read(template, line.trim()).is_some());
            let is_old = OLD.iter().any(|old| template.text.starts_with(old));
            assert_ne!(is_printed, is_old, "{engine}: {}", template.text);
        }
    }
}

#[test]
fn what_surrounds_a_pasted_line_may_stay() {
    let line = "Access to fetch at 'https://api.test/x' from origin 'https://app.test' has been blocked by CORS policy: \
                No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    let plain = from_console(line).unwrap();
    for pasted in [
        format!("index.html:1 {line}"),
        format!("[Error] {line}"),
        format!("  {line} app.js:12:3\nGET https://api.test/x net::ERR_FAILED 200 (OK)"),
    ] {
        assert_eq!(from_console(&pasted).unwrap(), plain, "{pasted}");
    }
    assert_eq!(plain.scenario.request.api, Some(Api::Fetch));
    assert_eq!(plain.scenario.request.url.as_deref(), Some("https://api.test/x"));
    assert_eq!(plain.scenario.page.url.as_deref(), Some("https://app.test/"));
    assert_eq!(plain.missing, ["page.url"]);
}

#[test]
fn old_wordings_are_read() {
    let reading = from_console(
        "Refused to connect to 'https://api.test/' because it violates the following Content Security Policy \
         directive: \"default-src 'self'\". Note that 'connect-src' was not explicitly set, so 'default-src' is used \
         as a fallback.",
    )
    .unwrap();
    assert_eq!(
        reading.scenario.page.headers,
        [("Content-Security-Policy".to_owned(), "default-src 'self'".to_owned())]
    );
    assert_eq!(reading.scenario.request.url.as_deref(), Some("https://api.test/"));
    let reading = from_console(
        "[Report Only] Refused to load the image 'https://api.test/' because it violates the following Content \
         Security Policy directive: \"img-src 'none'\".",
    )
    .unwrap();
    assert_eq!(reading.scenario.request.api, Some(Api::Image));
    assert!(
        from_console(
            "Refused to connect to 'https://a.test/' because it violates the document's Content Security Policy."
        )
        .is_some()
    );
    assert!(
        from_console(
            "The Content Security Policy 'img-src 'none'' was delivered in report-only mode, but does not specify a \
             'report-uri'; the policy will have no effect. Please either add a 'report-uri' directive, or deliver the \
             policy via the 'Content-Security-Policy' header."
        )
        .is_some()
    );
}

#[test]
fn lines_of_one_request_are_read_together() {
    let reading = from_console(
        "Method PUT is not allowed by Access-Control-Allow-Methods.\n\
         XMLHttpRequest cannot load https://api.test/x due to access control checks.",
    )
    .unwrap();
    assert_eq!(reading.engine, "webkit");
    assert_eq!(reading.scenario.request.api, Some(Api::Xhr));
    assert_eq!(reading.scenario.request.method.as_deref(), Some("PUT"));
    assert_eq!(reading.missing, ["page.url"]);
}

#[test]
fn modes_and_headers_are_read() {
    let reading = from_console(
        "Fetch API cannot load https://api.test/x. Request mode is \"same-origin\" but the URL's origin is not same \
         as the request origin https://app.test.",
    )
    .unwrap();
    assert_eq!(reading.scenario.request.mode, Some(Mode::SameOrigin));
    let reading = from_console(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at \
         https://api.test/x. (Reason: header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ \
         from CORS preflight response).",
    )
    .unwrap();
    assert_eq!(reading.scenario.request.headers, [("x-a".to_owned(), String::new())]);
    assert!(reading.missing.contains(&"request.headers[0]".to_owned()));
}

#[test]
fn hostile_lines_are_given_up() {
    let quotes = "' ".repeat(20_000);
    assert!(from_console(&format!("Access to fetch at '{quotes}")).is_none());
    let again = "Refused to connect to 'https://x.y/' because it violates the following Content Security Policy \
                 directive: \"";
    assert!(from_console(&again.repeat(8_000)).is_none());
    assert!(from_console("").is_none());
    assert!(from_console("Uncaught TypeError: x is not a function").is_none());
}

#[test]
fn a_long_policy_is_read_to_its_end() {
    let policy = format!("connect-src{}", " https://a.example".repeat(20_000));
    let line = format!(
        "Refused to connect to 'https://x.y/' because it violates the following Content Security Policy directive: \
         \"{policy}\"."
    );
    let headers = from_console(&line).unwrap().scenario.page.headers;
    assert_eq!(headers, [("Content-Security-Policy".to_owned(), policy)]);
}
