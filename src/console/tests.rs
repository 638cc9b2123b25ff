//! Each wording is printed in at least one recorded case, with exactly the same text, and can be read.

use std::collections::BTreeSet;

use serde_json::Value;

use super::printed;
use super::reading::fold::Folded;
use super::reading::matching::{Pattern, most_work};
use super::wording::Template;
use super::{PartialScenario, chromium, firefox, from_console, webkit};
use crate::contract::report::Verdict;
use crate::contract::scenario::{Api, HeaderInput, Mode};
use crate::engine::Engine;
use crate::{Scenario, simulate};

const ENGINES: [(&str, &[&Template]); 3] =
    [("chromium", chromium::wording::ALL), ("firefox", firefox::wording::ALL), ("webkit", webkit::wording::ALL)];

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
            let is_printed = lines().any(|line| {
                Pattern::new(template, true)
                    .read(Folded::new(line.trim()).plain(), &mut most_work(line.len()))
                    .is_some()
            });
            assert!(is_printed, "{engine}: {}", template.text);
        }
    }
}

/// The number of lines that say too little to be printed again: mistakes of a policy without the policy, a chain of
/// redirects, a network error of a worklet, or the policy of a service worker, which is read as the page's. Three lines
/// have the hash of a set of speculation rules that they do not quote.
const LOST: usize = 10;

/// The scenario as JSON, which is how readers get it.
fn as_sent(partial: &PartialScenario) -> Option<Scenario> {
    serde_json::from_value(serde_json::to_value(partial).unwrap()).ok()
}

/// If a browser's own lines about a blocked request are read, the browser prints them again in the resulting scenario.
#[test]
fn printed_lines_are_printed_again() {
    let mut lost = Vec::new();
    for case in cases() {
        let report = simulate(&case.scenario);
        let engine = match case.engine.as_str() {
            "chromium" => Engine::Chromium,
            "firefox" => Engine::Firefox,
            _ => Engine::WebKit,
        };
        let verdict = match engine {
            Engine::Firefox => report.verdicts.firefox.verdict,
            Engine::WebKit => report.verdicts.webkit.verdict,
            _ => report.verdicts.chromium.verdict,
        };
        if verdict != Verdict::Blocked {
            continue;
        }
        let again = from_console(&case.console.join("\n")).and_then(|reading| as_sent(&reading.scenario));
        let printed: BTreeSet<String> =
            again.map(|scenario| printed(&scenario, engine).1.into_iter().collect()).unwrap_or_default();
        if printed != case.console.iter().cloned().collect() {
            lost.push(format!("{}: {}\n   {:?}", case.engine, case.console.join("\n"), printed));
        }
    }
    assert_eq!(lost.len(), LOST, "{}", lost.join("\n"));
}

#[test]
fn text_around_a_pasted_line_is_ignored() {
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
    assert_eq!(plain.missing, [""; 0]);
    assert!(plain.assumed.contains(&"page.url".to_owned()));
}

/// A message of an earlier release, or one that says less than a decision.
#[derive(serde::Deserialize)]
struct Earlier {
    engine: String,
    text: String,
    url: Option<String>,
    about: Option<String>,
}

fn earlier() -> Vec<Earlier> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/console/earlier.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn earlier_wordings_are_read() {
    for line in earlier() {
        let reading = from_console(&line.text).unwrap_or_else(|| panic!("{}", line.text));
        assert_eq!(reading.engine, line.engine, "{}", line.text);
        if line.url.is_some() {
            assert_eq!(reading.scenario.request.url, line.url, "{}", line.text);
        }
        assert_eq!(reading.about.map(|about| about.to_string()), line.about, "{}", line.text);
    }
}

#[test]
fn a_response_that_was_blocked_as_opaque_had_no_crossorigin() {
    for line in [
        "A resource is blocked by OpaqueResponseBlocking, please check browser console for details.",
        "Failed to load resource: net::ERR_BLOCKED_BY_ORB",
        "GET https://cdn.test/a.png net::ERR_BLOCKED_BY_ORB",
    ] {
        let reading = from_console(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(reading.scenario.request.api, Some(Api::Image), "{line}");
        assert_eq!(reading.scenario.request.crossorigin, None, "{line}");
        let head = reading.scenario.network[0].response.as_ref().unwrap();
        assert!(matches!(&head.headers, Some(HeaderInput::Pairs(pairs)) if pairs.len() == 2), "{line}: {head:?}");
    }
}

#[test]
fn every_earlier_wording_has_a_line() {
    let lines = earlier();
    for (engine, lists) in [
        ("chromium", [chromium::earlier::ALL, chromium::earlier::ACCOMPANYING]),
        ("firefox", [firefox::earlier::ALL, firefox::earlier::ACCOMPANYING]),
        ("webkit", [webkit::earlier::ALL, webkit::earlier::ACCOMPANYING]),
    ] {
        for template in lists.into_iter().flatten() {
            let pattern = Pattern::new(template, false);
            let is_read = |text: &str| {
                let joined = text.replace('\n', " ");
                text.lines().chain([joined.as_str()]).any(|line| {
                    let bare = line.trim_start_matches("[Error] ").trim_end_matches("[Learn More]");
                    pattern.read(Folded::new(bare).plain(), &mut most_work(bare.len())).is_some()
                })
            };
            assert!(
                lines.iter().any(|line| line.engine == engine && is_read(&line.text)),
                "no line of {engine} has this wording: {}",
                template.text
            );
        }
    }
}

#[test]
fn every_earlier_wording_beyond_loads_has_a_line() {
    let lines = earlier();
    for (engine, template) in super::reading::earlier::all() {
        let pattern = Pattern::new(template, false);
        let is_read = |text: &str| {
            let line = Folded::new(text);
            let starts = line.plain().match_indices(' ').map(|(space, _)| space + 1);
            std::iter::once(0).chain(starts).any(|start| {
                let message = line.plain().get(start..).unwrap();
                pattern.read(message, &mut most_work(message.len())).is_some()
            })
        };
        let is_there = lines.iter().any(|line| line.engine == engine && is_read(&line.text));
        assert!(is_there, "no line of {engine} has this wording: {}", template.text);
    }
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
    assert!(reading.assumed.contains(&"page.url".to_owned()));
}

/// The browsers' own lines about `ws:` URLs, all but the last of which are not about sockets.
#[test]
fn a_line_states_which_api_was_given_the_url_of_a_socket() {
    let of_cors = "from origin 'https://app.test' has been blocked by CORS policy: Cross origin requests are only \
                   supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, \
                   chrome-untrusted, data, http, https, isolated-app.";
    let violates = "violates the following Content Security Policy directive: \"default-src 'self'\". Note that";
    let refused = "was not explicitly set, so 'default-src' is used as a fallback. The action has been blocked.";
    let connecting = format!("Connecting to 'ws://api.test/x' {violates} 'connect-src' {refused}");
    let fetch = "Fetch API cannot load ws://api.test/x.";
    for (line, api) in [
        (format!("{fetch} URL scheme \"ws\" is not supported."), Api::Fetch),
        (format!("{fetch} Refused to connect because it violates the document's Content Security Policy."), Api::Fetch),
        (
            format!(
                "{connecting}\n{fetch} Refused to connect because it violates the document's Content Security Policy."
            ),
            Api::Fetch,
        ),
        ("Fetch API cannot load ws://api.test/x due to access control checks.".to_owned(), Api::Fetch),
        (format!("Access to XMLHttpRequest at 'ws://api.test/x' {of_cors}"), Api::Xhr),
        ("XMLHttpRequest cannot load ws://api.test/x due to access control checks.".to_owned(), Api::Xhr),
        (format!("Access to font at 'ws://api.test/x' {of_cors}"), Api::Font),
        (format!("Loading the image 'ws://api.test/x' {violates} 'img-src' {refused}"), Api::Image),
        (connecting, Api::WebSocket),
    ] {
        let reading = from_console(&line).unwrap();
        assert_eq!(reading.scenario.request.api, Some(api), "{line}");
        assert_eq!(reading.scenario.request.url.as_deref(), Some("ws://api.test/x"), "{line}");
    }
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
    assert_eq!(reading.scenario.request.headers, [("x-a".to_owned(), "1".to_owned())]);
    assert!(reading.assumed.contains(&"request.headers[0]".to_owned()));
}

#[test]
fn hostile_lines_are_not_read() {
    let quotes = "' ".repeat(20_000);
    assert!(from_console(&format!("Access to fetch at '{quotes}")).is_none());
    let again = "Refused to connect to 'https://x.y/' because it violates the following Content Security Policy \
                 directive: \"";
    assert!(from_console(&again.repeat(1_000)).is_none());
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
