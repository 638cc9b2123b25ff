//! Invariants that hold for every input. A search that is guided by coverage runs these functions (`cargo xtask fuzz`),
//! and the tests replay what it has found.
//!
//! Each function accepts any bytes, and panics if an invariant is violated.

pub mod generated;
pub mod sound;

use serde_json::{Value, json};
use wouldblock::parsed_policy::PolicyDelivery;
use wouldblock::report::Disposition;
use wouldblock::{
    PolicyInput, Scenario, Target, Verdict, apply_fix, configuration, from_console, parse_policy, simulate,
};

/// The functions with their names.
pub const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("header_blocks", header_blocks),
    ("policies", policies),
    ("source_matching", source_matching),
    ("scenarios", scenarios),
    ("consoles", consoles),
    ("readers", readers),
    ("scripts", scripts),
    ("fixes", fixes),
];

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

fn scenario(value: Value) -> Scenario {
    serde_json::from_value(value).expect("only texts differ")
}

/// Uses any text as each header block.
pub fn header_blocks(data: &[u8]) {
    let headers = text(data);
    sound::report(&scenario(json!({
        "page": { "url": "https://app.example/", "headers": headers },
        "request": { "api": "fetch", "url": "https://api.example/", "method": "PUT", "headers": headers },
        "network": [{ "preflight": { "headers": headers }, "response": { "headers": headers } }],
    })));
}

/// Uses any text as the value of a policy.
pub fn policies(data: &[u8]) {
    let text = text(data);
    let parsed = parse_policy(&PolicyInput::Value {
        text: text.clone(),
        disposition: Disposition::Enforce,
        source: PolicyDelivery::Header,
    });
    for policy in &parsed.policies {
        for directive in &policy.directives {
            sound::within(&text, directive.at.start, directive.at.end);
            for value in &directive.values {
                sound::within(&text, value.at.start, value.at.end);
            }
        }
    }
}

/// Uses a line of sources, and any URL on the next line.
pub fn source_matching(data: &[u8]) {
    let text = text(data);
    let (sources, url) = text.split_once('\n').unwrap_or((&text, "https://api.example/"));
    sound::report(&scenario(json!({
        "page": { "url": "https://app.example/", "meta": [format!("connect-src {sources}")] },
        "request": { "api": "fetch", "url": url, "mode": "no-cors" },
    })));
}

/// Uses a whole scenario.
pub fn scenarios(data: &[u8]) {
    if let Some(scenario) = generated::scenario(data) {
        sound::report(&scenario);
    }
}

/// Uses any text as the lines of a console. The scenario that is read from it must be one that can be simulated.
pub fn consoles(data: &[u8]) {
    if let Some(reading) = from_console(&text(data)) {
        let mut value = serde_json::to_value(&reading.scenario).unwrap();
        if value.get("request").is_some_and(|request| request.get("url").is_none()) {
            value["request"]["url"] = json!("");
        }
        if let Ok(scenario) = serde_json::from_value::<Scenario>(value) {
            sound::report(&scenario);
        }
    }
}

/// Uses any text as a pasted text.
pub fn readers(data: &[u8]) {
    let text = text(data);
    let read = wouldblock_reading::read(&text, &wouldblock_reading::Options::default());
    places(&serde_json::to_value(read).unwrap(), &text);
}

/// Uses any text as a script.
pub fn scripts(data: &[u8]) {
    let text = text(data);
    let read = wouldblock_reading_script::read(&text, &wouldblock_reading::Options::default());
    places(&serde_json::to_value(read).unwrap(), &text);
}

/// Checks that every place in a reading is inside the text.
fn places(value: &Value, text: &str) {
    match value {
        Value::Object(fields) => {
            let place = |name: &str| fields.get(name).and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok());
            if let (Some(start), Some(end)) = (place("start"), place("end")) {
                sound::within(text, start, end);
            }
            fields.values().for_each(|value| places(value, text));
        }
        Value::Array(items) => items.iter().for_each(|value| places(value, text)),
        _ => {}
    }
}

/// Checks the fixes of a scenario: each one repairs it, and can be written as configuration.
pub fn fixes(data: &[u8]) {
    let Some(scenario) = generated::scenario(data) else {
        return;
    };
    let report = simulate(&scenario);
    for fix in &report.fixes {
        let fixed = simulate(&apply_fix(&scenario, fix));
        assert!(fixed.verdict != Verdict::Blocked, "{fix:?} leaves it blocked: {}", fixed.summary);
        for target in Target::ALL {
            let _ = configuration(&scenario, fix, target);
        }
    }
}
