//! Invariants of every report. The engine's own properties use them, too: `tests/engine/properties.rs`.

use serde_json::Value;
use wouldblock::report::{Evidence, Step};
use wouldblock::{Report, Scenario, Verdict, decide, simulate};

/// Simulates the scenario, and checks the invariants of the report.
///
/// # Panics
/// Panics if an invariant is violated.
pub fn report(scenario: &Scenario) -> Report {
    let report = simulate(scenario);
    let json = serde_json::to_value(scenario).unwrap();
    let steps = report.steps.iter().flat_map(|step| &step.evidence);
    for evidence in steps.chain(report.warnings.iter().flat_map(|warning| &warning.evidence)) {
        lies_inside(evidence, &json);
    }
    let decision = decide(scenario);
    assert_eq!(decision.verdict, report.verdict, "decide and simulate disagree");
    assert_eq!(decision.blocked_by, report.blocked_by, "decide and simulate disagree");
    assert_eq!(report.verdict == Verdict::Blocked, report.blocked_by.is_some());
    let verdicts = &report.verdicts;
    let engines = [&verdicts.standards, &verdicts.chromium, &verdicts.firefox, &verdicts.webkit];
    let is_open = engines.iter().any(|engine| engine.verdict == Verdict::Undetermined);
    assert_eq!(is_open, !report.missing.is_empty(), "what is missing is not what is open");
    assert!(!report.summary.is_empty());
    report.steps.iter().for_each(is_filled);
    report
}

/// Checks that all parameters of a sentence were replaced.
fn is_filled(step: &Step) {
    for (name, _) in &step.params.0 {
        let gap = format!("{{{name}}}");
        let is_of_input = || step.params.get(name).is_some_and(|value| value.contains(&gap));
        assert!(!step.text.contains(&gap) || is_of_input(), "{} is not filled", step.text);
    }
}

/// Checks that a place is inside its text and that it does not split a character.
fn lies_inside(evidence: &Evidence, scenario: &Value) {
    let pointer = format!("/{}", evidence.source.replace(['.', '['], "/").replace(']', ""));
    let text = match scenario.pointer(&pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        // A list of pairs: the place is in the value of one pair.
        Some(Value::Array(pairs)) => {
            let pair = evidence.index.and_then(|index| pairs.get(index as usize));
            pair.and_then(|pair| pair.get(1)).and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        // A field that is left out has no text, so a place in it is empty.
        _ => String::new(),
    };
    within(&text, evidence.start, evidence.end);
}

/// Checks that `start` and `end`, in UTF-16, are inside `text` and do not split a character.
///
/// # Panics
/// Panics if they are not.
pub fn within(text: &str, start: u32, end: u32) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = units.get(start as usize..end as usize);
    assert!(part.is_some_and(|part| String::from_utf16(part).is_ok()), "{start}..{end} of {text:?}");
}
