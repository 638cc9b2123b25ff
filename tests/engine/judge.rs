//! A summary of many requests counts the verdicts that each of them gets.

use serde_json::Value;
use wouldblock::report::Verdict;
use wouldblock::{CompiledPage, Engine, Scenario, decide, simulate_without_fixes};

/// Every scenario of the cases.
fn scenarios() -> Vec<Scenario> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut scenarios = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            collect(&serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap(), &mut scenarios);
        }
    }
    scenarios
}

fn collect(value: &Value, scenarios: &mut Vec<Scenario>) {
    match value {
        Value::Object(members) if members.contains_key("page") && members.contains_key("request") => {
            let mut members = members.clone();
            members.retain(|name, _| matches!(name.as_str(), "page" | "request" | "network"));
            scenarios.extend(serde_json::from_value(Value::Object(members)));
        }
        Value::Object(members) => members.values().for_each(|value| collect(value, scenarios)),
        Value::Array(items) => items.iter().for_each(|value| collect(value, scenarios)),
        _ => {}
    }
}

#[test]
fn the_judgement_is_the_decision_and_names_the_decisive_step() {
    let scenarios = scenarios();
    assert!(scenarios.len() > 300, "{}", scenarios.len());
    for scenario in scenarios {
        let page = CompiledPage::new(scenario.page.clone());
        let judgement = page.judge(&scenario.request, scenario.hops(), &Engine::BROWSERS);
        let decision = decide(&scenario);
        assert_eq!(judgement.verdict, decision.verdict, "{scenario:?}");
        let blocking = |engine| judgement.stopped.iter().find(|(known, _)| *known == engine);
        for (engine, verdict) in [
            (Engine::Chromium, decision.verdicts.chromium),
            (Engine::Firefox, decision.verdicts.firefox),
            (Engine::WebKit, decision.verdicts.webkit),
        ] {
            let stopped = blocking(engine);
            assert_eq!(stopped.is_some(), verdict.verdict == Verdict::Blocked, "{scenario:?}");
            assert_eq!(stopped.map(|(_, stopped)| stopped.check), verdict.blocked_by, "{scenario:?}");
        }
        let letter = page.judge(&scenario.request, scenario.hops(), &[Engine::Standards]);
        assert_eq!(letter.verdict, decision.verdicts.standards.verdict);
        let report = simulate_without_fixes(&scenario);
        let decisive = report.steps.iter().find(|step| step.decisive);
        if report.verdict == Verdict::Blocked {
            let codes: Vec<&str> = judgement.stopped.iter().map(|(_, stopped)| stopped.code).collect();
            assert!(decisive.is_some_and(|step| codes.contains(&&*step.code)), "{codes:?} {scenario:?}");
        }
    }
}
