//! The gates agree with the steps, and show where the request stopped.

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::{GateState, Headline, StepOutcome};
use wouldblock::{Report, Verdict, simulate};

const POLICY: &str = "Content-Security-Policy: connect-src 'self' https://api.example";

fn simulated(page: &Value, request: &Value, network: &Value) -> Report {
    simulate(&serde_json::from_value(json!({ "page": page, "request": request, "network": network })).unwrap())
}

/// The gates that were reached, in one line: `+` passed, `-` stopped, `?` open.
fn path(report: &Report) -> String {
    let gates = common::wire(report)["gates"].as_array().unwrap().clone();
    let marks = gates.iter().filter_map(|gate| {
        let mark = match gate["state"].as_str().unwrap() {
            "passed" => '+',
            "stopped" => '-',
            "open" => '?',
            _ => return None,
        };
        let hop = gate["hop"].as_u64().map_or_else(String::new, |hop| format!("({hop})"));
        Some(format!("{mark}{}{hop}", gate["gate"].as_str().unwrap()))
    });
    marks.collect::<Vec<_>>().join(" ")
}

#[test]
fn gates_agree_with_the_steps() {
    for case in ["tests/cases", "tests/recorded"].into_iter().flat_map(common::cases) {
        let report = simulate(&common::scenario(&case));
        let id = &case["id"];
        let mut owners = vec![0; report.steps.len()];
        for gate in &report.gates {
            gate.steps.iter().for_each(|step| owners[*step as usize] += 1);
            assert!(gate.steps.is_sorted(), "{id}: {gate:?}");
            if let Some(engines) = gate.engines {
                let states = [engines.chromium, engines.firefox, engines.webkit];
                assert!(states.iter().any(|state| *state != gate.state), "{id}: {gate:?}");
            }
        }
        assert!(owners.iter().all(|owners| *owners < 2), "{id}: a step belongs to several gates");
        let Some(deciding) = report.steps.iter().position(|step| step.decisive) else {
            continue;
        };
        let gate = report.gates.iter().find(|gate| gate.steps.iter().any(|step| *step as usize == deciding));
        match report.verdict {
            Verdict::Blocked => assert_eq!(gate.unwrap().state, GateState::Stopped, "{id}"),
            Verdict::Undetermined => assert_eq!(gate.unwrap().state, GateState::Open, "{id}"),
            _ => {
                let is_open = report.gates.iter().any(|gate| gate.state == GateState::Open);
                assert!(!is_open, "{id}: {}", path(&report));
                assert!(gate.is_none_or(|gate| gate.state == GateState::Passed), "{id}");
            }
        }
    }
}

const ONLY_SEND: [&str; 6] = ["beacon", "ping", "fetchlater", "prefetch", "manifest", "preload"];

/// If a request ends at a gate in one engine, the gate is stopped in that engine's column.
#[test]
fn each_engine_is_stopped_where_its_verdict_says() {
    for case in ["tests/cases", "tests/recorded"].into_iter().flat_map(common::cases) {
        let report = simulate(&common::scenario(&case));
        if report.gates.is_empty() {
            continue;
        }
        let api = case["scenario"]["request"]["api"].as_str().unwrap();
        let verdicts = [&report.verdicts.chromium, &report.verdicts.firefox, &report.verdicts.webkit];
        for (index, engine) in verdicts.into_iter().enumerate() {
            let states: Vec<GateState> = report
                .gates
                .iter()
                .map(|gate| gate.engines.map_or(gate.state, |e| [e.chromium, e.firefox, e.webkit][index]))
                .collect();
            let is_stopped = states.contains(&GateState::Stopped);
            match engine.verdict {
                Verdict::Blocked => assert!(is_stopped, "{}: {states:?}", case["id"]),
                Verdict::Undetermined => assert!(states.contains(&GateState::Open), "{}: {states:?}", case["id"]),
                // These APIs have already succeeded before the response is checked.
                _ => assert!(!is_stopped || ONLY_SEND.contains(&api), "{}: {states:?}", case["id"]),
            }
        }
    }
}

#[test]
fn every_request_shows_the_same_seven_gates() {
    let report = simulated(
        &json!({ "url": "https://app.example/" }),
        &json!({ "api": "websocket", "url": "wss://api.example/" }),
        &json!([]),
    );
    let gates = common::wire(&report)["gates"].clone();
    let names: Vec<&str> = gates.as_array().unwrap().iter().map(|gate| gate["gate"].as_str().unwrap()).collect();
    assert_eq!(names, ["url", "mixed-content", "policy", "local-network", "preflight", "cors", "response"]);
}

#[test]
fn the_path_says_where_the_request_stands() {
    let page = json!({ "url": "https://app.example/", "headers": POLICY });
    let no_policy = json!({ "url": "https://app.example/" });
    let get = json!({ "api": "fetch", "url": "https://api.example/" });
    let put = json!({ "api": "fetch", "url": "https://api.example/", "method": "PUT" });
    let allows = json!({ "headers": "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT" });
    let away = json!({ "status": 307, "headers": "Access-Control-Allow-Origin: *\nLocation: https://cdn.example/" });
    for (page, request, network, expected) in [
        (&page, &get, json!([]), "+url +policy ?cors ?response"),
        (&page, &put, json!([]), "+url +request +policy ?preflight ?cors ?response"),
        (&page, &put, json!([{ "preflight": allows }]), "+url +request +policy +preflight ?cors ?response"),
        (&page, &put, json!([{ "preflight": {} }]), "+url +request +policy -preflight"),
        (&page, &get, json!([{ "response": {} }]), "+url +policy -cors"),
        (&page, &get, json!([{ "response": allows }]), "+url +policy +cors +response"),
        (&page, &get, json!([{ "response": away }]), "+url +policy +cors +redirect(1) -policy(1)"),
        (&no_policy, &get, json!([{ "response": away }]), "+url +cors +redirect(1) ?cors(1) ?response"),
        (&page, &json!({ "api": "fetch", "url": "https://evil.example/" }), json!([]), "+url -policy"),
        (&page, &json!({ "api": "fetch", "url": "/x" }), json!([{ "response": {} }]), "+url +policy +response"),
        (&page, &json!({ "api": "image", "url": "http://a.example/" }), json!([]), "+url +mixed-content ?response"),
        (&page, &json!({ "api": "eval", "text": "1" }), json!([]), ""),
    ] {
        assert_eq!(path(&simulated(page, request, &network)), expected, "{request} {network}");
    }
}

#[test]
fn a_headline_says_what_the_verdict_would_hide() {
    let page = json!({ "url": "https://app.example/", "headers": POLICY });
    let get = json!({ "api": "fetch", "url": "https://api.example/" });
    let allows = json!([{ "response": { "headers": "Access-Control-Allow-Origin: *" } }]);

    let report = simulated(&page, &get, &json!([]));
    assert_eq!((report.verdict, report.headline), (Verdict::Undetermined, Headline::ServerDecides));
    assert!(report.summary.starts_with("The policy lets it through; "), "{}", report.summary);
    let report = simulated(&json!({ "url": "https://app.example/" }), &get, &json!([]));
    assert!(report.summary.starts_with("The browser sends it; "), "{}", report.summary);

    assert_eq!(simulated(&page, &get, &allows).headline, Headline::Allowed);
    assert_eq!(simulated(&page, &get, &json!([{ "response": {} }])).headline, Headline::Blocked);

    // The server does not decide what the user answers: here Chrome waits for the user, and the others do not ask.
    let public = json!({ "url": "https://app.example/", "addressSpace": "public" });
    let local = json!({ "api": "fetch", "url": "http://localhost:3000/" });
    let report = simulated(&public, &local, &allows);
    assert_eq!(report.headline, Headline::BrowsersDisagree);
    assert!(report.summary.starts_with("Browsers disagree. In Safari: blocked. The page"), "{}", report.summary);
    assert!(report.summary.contains("In Firefox: allowed. In Chrome: undetermined."), "{}", report.summary);
    assert!(report.steps.iter().any(|step| step.decisive && step.outcome == StepOutcome::Fail));
}
