//! One step decides, and the report says which one.

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::{Step, StepOutcome};
use wouldblock::{Report, Verdict, simulate};

fn simulated(scenario: Value) -> Report {
    simulate(&serde_json::from_value(scenario).unwrap())
}

#[test]
fn one_step_decides() {
    for case in ["tests/cases", "tests/recorded"].into_iter().flat_map(common::cases) {
        let report = simulate(&common::scenario(&case));
        let decisive: Vec<StepOutcome> =
            report.steps.iter().filter(|step| step.decisive).map(|step| step.outcome).collect();
        match report.verdict {
            Verdict::Blocked => assert_eq!(decisive, [StepOutcome::Fail], "{}", case["id"]),
            // Without a page, no step is taken.
            Verdict::Undetermined if report.steps.is_empty() => {}
            Verdict::Undetermined => assert_eq!(decisive, [StepOutcome::Unknown], "{}", case["id"]),
            _ => assert!(
                decisive.iter().all(|outcome| *outcome == StepOutcome::Pass) && decisive.len() < 2,
                "{}: {decisive:?}",
                case["id"]
            ),
        }
        let deciding = report.steps.iter().find(|step| step.decisive);
        // The summary only mentions the length of a long list.
        let is_in_summary = |step: &Step| {
            step.params.get("sources").is_some_and(|sources| sources.split(' ').count() > 8)
                || report.summary.contains(step.text.trim_end_matches('.'))
        };
        assert!(deciding.is_none_or(is_in_summary), "{}", case["id"]);
    }
}

/// A decision that is only reported explains nothing, whichever policy reports it.
#[test]
fn a_report_does_not_decide() {
    for header in [
        "Integrity-Policy-Report-Only: blocked-destinations=(script)",
        "Content-Security-Policy-Report-Only: require-trusted-types-for 'script'",
        "Content-Security-Policy-Report-Only: script-src 'none'",
    ] {
        let report = simulated(json!({
            "page": { "url": "https://app.example/", "headers": header },
            "request": { "api": "script", "url": "https://cdn.example/a.js" },
            "network": [{ "response": { "status": 404 } }],
        }));
        assert_eq!(report.verdict, Verdict::Blocked, "{header}");
        let deciding = report.steps.iter().find(|step| step.decisive).unwrap();
        assert_eq!(deciding.code, "script.status", "{header}");
        assert!(report.summary.contains("404"), "{header}: {}", report.summary);
        for step in report.steps.iter().filter(|step| step.outcome == StepOutcome::Fail) {
            assert_eq!(step.report_only, !step.decisive, "{header}: {}", step.code);
        }
        assert!(report.steps.iter().any(|step| step.report_only), "{header}");
    }
}

/// The check that an engine's verdict names is the one that its console names.
#[test]
fn firefox_checks_the_policy_of_a_redirect_before_cors() {
    let cases = common::cases("tests/cases");
    let case = cases.iter().find(|case| case["id"] == "csp.before-cors-of-redirect").unwrap();
    let report = common::wire(&simulate(&common::scenario(case)));
    assert_eq!(report["verdicts"]["firefox"]["blockedBy"], "csp");
    assert_eq!(report["verdicts"]["chromium"]["blockedBy"], "cors");
    let console = report["verdicts"]["firefox"]["console"].to_string();
    assert!(console.contains("Content-Security-Policy") && !console.contains("missing"), "{console}");
}

/// WebTransport passes the checks of main fetch, with their evidence.
#[test]
fn a_blocked_port_has_evidence_for_every_api() {
    for api in ["fetch", "webtransport"] {
        let report = simulated(json!({
            "page": { "url": "https://app.example/" },
            "request": { "api": api, "url": "https://app.example:6000/" },
        }));
        let step = report.steps.iter().find(|step| step.decisive).unwrap();
        assert_eq!(step.code, "port.blocked", "{api}");
        assert_eq!(step.evidence.len(), 1, "{api}");
    }
}

/// The reason does not list what was offered if nothing was.
#[test]
fn a_subprotocol_that_was_not_asked_for_has_a_reason_of_its_own() {
    for (offered, code) in
        [(json!([]), "web-socket.protocol-unasked"), (json!(["chat"]), "web-socket.protocol-not-offered")]
    {
        let report = simulated(json!({
            "page": { "url": "https://app.example/" },
            "request": { "api": "websocket", "url": "wss://app.example/", "protocols": offered },
            "network": [{ "response": { "status": 101, "headers": "Sec-WebSocket-Protocol: soap" } }],
        }));
        let step = report.steps.iter().find(|step| step.decisive).unwrap();
        assert_eq!(step.code, code);
        assert!(!step.text.contains("()"), "{}", step.text);
    }
}
