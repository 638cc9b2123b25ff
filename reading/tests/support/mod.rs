//! Compares readings with cases: `{ id, text, name?, expect, absent?, not? }`.
//!
//! `expect` is a part of the reading's JSON. Objects are compared field by field, lists of headers as sets (names without
//! case, values exactly), `unresolved` by its paths, other lists item by item. `null` stands for any value,
//! `{ "oneOf": […] }`, `{ "contains": "…" }` and `{ "csp": { directive: sources } }` for values that fit.
//! `absent` lists JSON pointers without a value. `not` lists what must not be read, such as values that a mistaken reader would
//! find: `paths` are JSON pointers without a value, `urls` are not the address of a request, and names in `requestHeaders`, `headers` and `pageHeaders` do not occur.

use serde_json::Value;

/// Runs the cases of a file; panics with all differences.
pub(crate) fn run(file: &str, cases: &str, read: impl Fn(&str, Option<&str>) -> Value) {
    let cases: Vec<Value> = serde_json::from_str(cases).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut complaints = Vec::new();
    for case in &cases {
        let id = case["id"].as_str().expect("a case has an id");
        let text = case["text"].as_str().expect("a case has a text");
        let reading = read(text, case["name"].as_str());
        let mut found = Vec::new();
        compare("", &case["expect"], &reading, &mut found);
        must_not(&case["not"], &reading, &mut found);
        absent(&case["absent"], &reading, &mut found);
        if !found.is_empty() {
            complaints.push(format!("{file}: {id}\n  {}", found.join("\n  ")));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn compare(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    if !matches!(want, Value::Object(_) | Value::Array(_)) || is_pattern(want) {
        if !fits(want, got) {
            found.push(format!("{path} is {got}, not {want}"));
        }
        return;
    }
    match (want, got) {
        (Value::Object(want), Value::Object(got)) => {
            for (key, want) in want {
                let path = format!("{path}/{key}");
                let got = got.get(key).unwrap_or(&Value::Null);
                match key.as_str() {
                    "headers" => headers(&path, want, got, found),
                    "unresolved" => paths(&path, want, got, found),
                    "byPath" => by_path(&path, want, got, found),
                    _ => compare(&path, want, got, found),
                }
            }
        }
        (Value::Array(want), Value::Array(got)) if want.len() <= got.len() => {
            for (index, (want, got)) in want.iter().zip(got).enumerate() {
                compare(&format!("{path}/{index}"), want, got, found);
            }
        }
        _ => found.push(format!("{path} is {got}, not {want}")),
    }
}

fn is_pattern(want: &Value) -> bool {
    ["oneOf", "contains", "csp", "echo"].iter().any(|key| want.get(key).is_some())
}

/// Whether a value equals the expected one, or one of several.
fn fits(want: &Value, got: &Value) -> bool {
    if want.is_null() {
        return !got.is_null();
    }
    if let Some(several) = want["oneOf"].as_array() {
        return several.iter().any(|want| fits(want, got));
    }
    let text = got.as_str().unwrap_or_default();
    if let Some(part) = want["contains"].as_str() {
        return text.to_lowercase().contains(&part.to_lowercase());
    }
    if let Some(directives) = want["csp"].as_object() {
        return directives.iter().all(|(name, sources)| {
            let mut parts = text.split(';').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
            parts.any(|part| part == format!("{name} {}", sources.as_str().unwrap_or_default()).trim())
        });
    }
    if want["echo"].is_string() {
        let otherwise =
            want.get("otherwise").is_none() || is_pattern(&want["otherwise"]) || want["otherwise"] == got["otherwise"];
        return want["echo"] == got["echo"] && want["allow"] == got["allow"] && otherwise;
    }
    want == got
}

fn headers(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    let mut left: Vec<&Value> = got.as_array().into_iter().flatten().collect();
    for pair in want.as_array().into_iter().flatten() {
        let same =
            |got: &&Value| same_name(got, pair[0].as_str().expect("a name is a text")) && fits(&pair[1], &got[1]);
        match left.iter().position(same) {
            Some(index) => drop(left.remove(index)),
            None => found.push(format!("{path} has no {pair}")),
        }
    }
}

fn same_name(pair: &Value, name: &str) -> bool {
    pair[0].as_str().unwrap_or_default().eq_ignore_ascii_case(name)
}

fn paths(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    for want in want.as_array().expect("unresolved is a list") {
        if !got.as_array().into_iter().flatten().any(|got| got["path"] == *want) {
            found.push(format!("{path} does not name {want}"));
        }
    }
}

fn by_path(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    for want in want.as_array().expect("byPath is a list") {
        let is_it = |got: &&Value| {
            got["path"] == want["path"] && (want.get("hosts").is_none() || got["hosts"] == want["hosts"])
        };
        let Some(scope) = got.as_array().into_iter().flatten().find(is_it) else {
            found.push(format!("{path} says nothing of {}", want["path"]));
            continue;
        };
        headers(&format!("{path} {}", want["path"]), &want["headers"], &scope["headers"], found);
        for name in want["absent"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if scope["headers"].as_array().into_iter().flatten().any(|pair| same_name(pair, name)) {
                found.push(format!("{path} {} has {name}", want["path"]));
            }
        }
    }
}

fn absent(pointers: &Value, reading: &Value, found: &mut Vec<String>) {
    for pointer in pointers.as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(value) = reading.pointer(pointer) {
            found.push(format!("{pointer} is {value}"));
        }
    }
}

fn must_not(not: &Value, reading: &Value, found: &mut Vec<String>) {
    let names = |key: &str| not[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>();
    absent(&not["paths"], reading, found);
    let several = reading["requests"].as_array().into_iter().flatten();
    let requests: Vec<&Value> = std::iter::once(reading).chain(several).map(|part| &part["request"]).collect();
    for url in names("urls") {
        if requests.iter().any(|request| request["url"] == url) {
            found.push(format!("{url} is read as a request's address"));
        }
    }
    let has = |list: &Value, name: &str| list.as_array().into_iter().flatten().any(|pair| same_name(pair, name));
    for name in names("requestHeaders") {
        if requests.iter().any(|request| has(&request["headers"], name)) {
            found.push(format!("{name} is taken for the script's"));
        }
    }
    for (key, list) in [("headers", &reading["headers"]), ("pageHeaders", &reading["page"]["headers"])] {
        for name in names(key) {
            if has(list, name) {
                found.push(format!("{name} is among {key}"));
            }
        }
    }
}
