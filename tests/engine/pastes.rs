//! Texts that people paste, put into every field that takes a text (`tests/pastes/texts.json`). The verdict must be
//! that of what the text means there, or "undetermined"; a text that was not read never has a firm answer.
//!
//! `page`, `response`, `preflight` and `request` are the headers that a text means in that field, `meta` a policy,
//! `url` and `pageUrl` an address. A text without one of them means nothing there, so the answer depends on it.

use serde_json::{Value, json};
use wouldblock::{Scenario, Verdict, decide, simulate};

use crate::common;

const APP: &str = "https://www.shop.example/";
const API: &str = "https://api.shop.example/v1";

fn texts() -> Vec<Value> {
    serde_json::from_str(include_str!("../pastes/texts.json")).unwrap()
}

fn verdict(scenario: &Value) -> Verdict {
    let scenario: Scenario = serde_json::from_value(scenario.clone()).unwrap();
    decide(&scenario).verdict
}

/// Puts the text into a field, together with its expected meaning there.
struct Probe<'t> {
    field: &'t str,
    with: Box<dyn Fn(&Value) -> Value + 't>,
    means: Option<Value>,
}

fn probes(text: &Value) -> Vec<Probe<'_>> {
    let means = |name: &str| text.get(name).cloned();
    let mut probes = Vec::new();
    let mut add = |field, means: Option<Value>, with: Box<dyn Fn(&Value) -> Value>| {
        probes.push(Probe { field, with, means });
    };
    let open = json!("Access-Control-Allow-Origin: *");
    for (api, url) in [
        ("fetch", API),
        ("fetch", "/x"),
        ("image", "https://img.other.example/i.png"),
        ("websocket", "wss://www.shop.example/ws"),
        ("script", "https://cdn.other.example/x.js"),
        ("style", "/a.css"),
        ("font", "https://cdn.other.example/f.woff2"),
    ] {
        let network = json!([{ "response": { "headers": if api == "websocket" { json!([]) } else { open.clone() } } }]);
        let request = json!({ "api": api, "url": url });
        let (by_header, by_meta) = ((network.clone(), request.clone()), (network, request));
        add(
            "page.headers",
            means("page"),
            Box::new(
                move |headers| json!({ "page": { "url": APP, "headers": headers }, "request": by_header.1, "network": by_header.0 }),
            ),
        );
        add(
            "page.meta[0]",
            means("meta"),
            Box::new(
                move |policy| json!({ "page": { "url": APP, "meta": [policy] }, "request": by_meta.1, "network": by_meta.0 }),
            ),
        );
    }
    for page in [APP, "https://evil.example/"] {
        for credentials in ["omit", "include"] {
            let request = json!({ "api": "fetch", "url": API, "credentials": credentials });
            add(
                "network[0].response.headers",
                means("response"),
                Box::new(
                    move |headers| json!({ "page": { "url": page }, "request": request, "network": [{ "response": { "headers": headers } }] }),
                ),
            );
            let request = json!({ "api": "fetch", "url": API, "credentials": credentials, "method": "PUT" });
            let origin = page.trim_end_matches('/');
            let response =
                json!([["Access-Control-Allow-Origin", origin], ["Access-Control-Allow-Credentials", "true"]]);
            add(
                "network[0].preflight.headers",
                means("preflight"),
                Box::new(move |headers| {
                    let hop = json!({ "preflight": { "headers": headers }, "response": { "headers": response } });
                    json!({ "page": { "url": page }, "request": request, "network": [hop] })
                }),
            );
        }
    }
    let response = json!({ "headers": "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: content-type" });
    let network = json!([{ "preflight": response, "response": response }]);
    let of_url = network.clone();
    add(
        "request.headers",
        means("request"),
        Box::new(
            move |headers| json!({ "page": { "url": APP }, "request": { "api": "fetch", "url": API, "headers": headers }, "network": network }),
        ),
    );
    add(
        "request.url",
        means("url"),
        Box::new(
            move |url| json!({ "page": { "url": APP }, "request": { "api": "fetch", "url": url }, "network": of_url }),
        ),
    );
    let shared = json!([{ "response": { "headers": "Access-Control-Allow-Origin: https://www.shop.example" } }]);
    add(
        "page.url",
        means("pageUrl"),
        Box::new(
            move |url| json!({ "page": { "url": url }, "request": { "api": "fetch", "url": API }, "network": shared }),
        ),
    );
    probes
}

#[test]
fn no_text_gets_a_firm_answer_that_is_wrong() {
    let mut wrong = Vec::new();
    for text in texts() {
        for Probe { field, with, means } in probes(&text) {
            let scenario = with(&text["text"]);
            let got = verdict(&scenario);
            let wanted = means.map(|means| verdict(&with(&means)));
            if got != Verdict::Undetermined && Some(got) != wanted {
                wrong.push(format!("{} in {field}: {got:?}, not {wanted:?}: {scenario}", text["kind"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong answers:\n{}", wrong.len(), wrong.join("\n"));
}

/// A text that has a clear meaning is read: the answer is not left open.
#[test]
fn a_text_with_a_meaning_is_read() {
    let (mut read, mut all) = (0, 0);
    let mut open = Vec::new();
    for text in texts() {
        for Probe { field, with, means } in probes(&text) {
            let Some(means) = means else { continue };
            all += 1;
            if verdict(&with(&text["text"])) == verdict(&with(&means)) {
                read += 1;
            } else {
                open.push(format!("{} in {field}", text["kind"]));
            }
        }
    }
    assert!(all > 500 && read == all, "{read} of {all} are read: {open:?}");
}

/// The parts that a text does not contain (an ellipsis, a placeholder, code) stay open, and the report names them.
#[test]
fn what_is_not_written_out_stays_open() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../pastes/open.json")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases {
        let scenario: Scenario = serde_json::from_value(case["scenario"].clone()).unwrap();
        let report = simulate(&scenario);
        let got = json!(report.verdict);
        let chromium = json!(report.verdicts.chromium.verdict);
        let missing = |wanted: &Value| report.missing.iter().any(|path| wanted == path);
        let steps = report.steps.iter().filter(|step| step.decisive && case.get("at").is_some());
        let evidence = steps.flat_map(|step| &step.evidence);
        let places: Vec<String> = evidence
            .map(|place| common::pointed_at(&case["scenario"], &serde_json::to_value(place).unwrap()))
            .collect();
        let is_right = case.get("verdict").is_none_or(|wanted| *wanted == got)
            && case.get("chromium").is_none_or(|wanted| *wanted == chromium)
            && case.get("missing").is_none_or(|paths| paths.as_array().unwrap().iter().all(missing))
            && case.get("at").is_none_or(|at| places.contains(&at.as_str().unwrap().to_owned()));
        if !is_right {
            wrong.push(format!(
                "{} {got}, {chromium} in Chromium, missing {:?}, at {places:?}",
                case["about"], report.missing
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
