//! Holds readings against cases: `{ id, text, name?, expect, absent? }`.
//!
//! `expect` is a part of the reading's JSON. Objects are compared field by field, lists of headers as sets (names without
//! case, values exactly), `unresolved` by its paths, other lists item by item. `null` stands for any value.
//! `absent` lists JSON pointers that lead to nothing.

use serde_json::Value;

/// Runs the cases of a file; panics with all that is wrong.
pub(crate) fn run(file: &str, cases: &str, read: impl Fn(&str, Option<&str>) -> Value) {
    let cases: Vec<Value> = serde_json::from_str(cases).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut complaints = Vec::new();
    for case in &cases {
        let id = case["id"].as_str().expect("a case has an id");
        let text = case["text"].as_str().expect("a case has a text");
        let reading = read(text, case["name"].as_str());
        let mut found = Vec::new();
        compare("", &case["expect"], &reading, &mut found);
        for pointer in case["absent"].as_array().into_iter().flatten() {
            let pointer = pointer.as_str().expect("a pointer is a text");
            if let Some(value) = reading.pointer(pointer) {
                found.push(format!("{pointer} is {value}"));
            }
        }
        if !found.is_empty() {
            complaints.push(format!("{file}: {id}\n  {}", found.join("\n  ")));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn compare(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    match (want, got) {
        (Value::Null, Value::Null) => found.push(format!("{path} is missing")),
        (Value::Null, _) => {}
        (Value::Object(want), Value::Object(got)) => {
            for (key, want) in want {
                let path = format!("{path}/{key}");
                let got = got.get(key).unwrap_or(&Value::Null);
                match key.as_str() {
                    "headers" => headers(&path, want, got, found),
                    "unresolved" => paths(&path, want, got, found),
                    _ => compare(&path, want, got, found),
                }
            }
        }
        (Value::Array(want), Value::Array(got)) if want.len() <= got.len() => {
            for (index, (want, got)) in want.iter().zip(got).enumerate() {
                compare(&format!("{path}/{index}"), want, got, found);
            }
        }
        _ if want == got => {}
        _ => found.push(format!("{path} is {got}, not {want}")),
    }
}

fn headers(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    let mut left: Vec<&Value> = got.as_array().into_iter().flatten().collect();
    for pair in want.as_array().expect("headers are pairs") {
        let same = |got: &&Value| {
            got[0].as_str().unwrap_or_default().eq_ignore_ascii_case(pair[0].as_str().expect("a name is a text"))
                && (pair[1].is_null() || got[1] == pair[1])
        };
        match left.iter().position(same) {
            Some(index) => drop(left.remove(index)),
            None => found.push(format!("{path} has no {pair}")),
        }
    }
}

fn paths(path: &str, want: &Value, got: &Value, found: &mut Vec<String>) {
    for want in want.as_array().expect("unresolved is a list") {
        if !got.as_array().into_iter().flatten().any(|got| got["path"] == *want) {
            found.push(format!("{path} does not name {want}"));
        }
    }
}
