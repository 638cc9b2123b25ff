//! A report through the lens of one engine.

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::{GateState, Headline, StepOutcome};
use wouldblock::{Engine, Scenario, Verdict, simulate, simulate_as};

/// Safari blocks it as mixed content, Chrome waits for the user, and Firefox allows it.
fn disputed() -> Scenario {
    serde_json::from_value(json!({
        "page": { "url": "https://app.example/", "addressSpace": "public" },
        "request": { "api": "fetch", "url": "http://localhost:3000/" },
        "network": [{ "response": { "headers": "Access-Control-Allow-Origin: *" } }],
    }))
    .unwrap()
}

#[test]
fn a_lens_shows_one_engine() {
    let scenario = disputed();
    for (engine, verdict, code, sent) in [
        (Engine::Standards, Verdict::Allowed, "result.readable-no-headers", 1),
        (Engine::Chromium, Verdict::Undetermined, "local-network.asks", 0),
        (Engine::Firefox, Verdict::Allowed, "result.readable-no-headers", 1),
        (Engine::WebKit, Verdict::Blocked, "mixed-content.blocked", 0),
    ] {
        let report = simulate_as(&scenario, engine);
        assert_eq!((report.shown, report.verdict), (Some(engine), verdict));
        assert_eq!(report.headline, Headline::BrowsersDisagree);
        assert!(report.summary.starts_with("Browsers disagree. In "), "{}", report.summary);
        let deciding = report.steps.iter().find(|step| step.decisive).unwrap();
        assert_eq!(deciding.code, code, "{engine:?}");
        assert_eq!(report.exchanges.len(), sent, "{engine:?}");
    }
    assert_eq!(simulate_as(&scenario, Engine::Chromium).missing, ["page.localNetworkPermission"]);
    assert_eq!(simulate(&scenario).shown, None);
}

/// The lens changes what is shown, but nothing that is compared.
#[test]
fn a_lens_agrees_with_the_verdicts() {
    for case in ["tests/cases", "tests/recorded"].into_iter().flat_map(common::cases).step_by(3) {
        let (scenario, id) = (common::scenario(&case), &case["id"]);
        let whole = simulate(&scenario);
        for engine in Engine::ALL {
            let report = simulate_as(&scenario, engine);
            let own = match engine {
                Engine::Standards => &report.verdicts.standards,
                Engine::Chromium => &report.verdicts.chromium,
                Engine::Firefox => &report.verdicts.firefox,
                Engine::WebKit => &report.verdicts.webkit,
                other => panic!("{other:?} has no verdict"),
            };
            assert_eq!((report.verdict, report.blocked_by), (own.verdict, own.blocked_by), "{id} {engine:?}");
            assert_eq!((&report.verdicts, &report.fixes), (&whole.verdicts, &whole.fixes), "{id} {engine:?}");
            let decisive = report.steps.iter().find(|step| step.decisive).map(|step| step.outcome);
            match report.verdict {
                Verdict::Blocked => assert_eq!(decisive, Some(StepOutcome::Fail), "{id} {engine:?}"),
                Verdict::Undetermined if report.steps.is_empty() => {}
                Verdict::Undetermined => assert_eq!(decisive, Some(StepOutcome::Unknown), "{id} {engine:?}"),
                _ => assert_ne!(decisive, Some(StepOutcome::Fail), "{id} {engine:?}"),
            }
            // An engine's column in the gates is what its own lens shows.
            for gate in &report.gates {
                let here = |state: fn(&wouldblock::report::PerBrowser<GateState>) -> GateState| {
                    gate.engines.as_ref().is_none_or(|engines| state(engines) == gate.state)
                };
                let is_same = match engine {
                    Engine::Chromium => here(|engines| engines.chromium),
                    Engine::Firefox => here(|engines| engines.firefox),
                    Engine::WebKit => here(|engines| engines.webkit),
                    _ => true,
                };
                assert!(is_same, "{id} {engine:?} {gate:?}");
            }
        }
    }
}

#[test]
fn an_engine_has_a_name_and_a_recorded_release() {
    let report = simulate(&disputed());
    let verdicts: Value = common::wire(&report)["verdicts"].clone();
    for name in ["chromium", "firefox", "webkit"] {
        let engine: Engine = name.parse().unwrap();
        assert_eq!(engine.name(), name);
        let pinned = format!("{name}@{}", verdicts[name]["version"].as_str().unwrap());
        assert_eq!(pinned.parse(), Ok(engine));
    }
    let error = "chromium@120".parse::<Engine>().unwrap_err().to_string();
    assert!(error.contains("\"chromium@120\"") && error.contains("chromium@156"), "{error}");
    assert!("standards@1".parse::<Engine>().is_err());
}
