//! Checks the places of a reading.

use serde_json::Value;

/// Fails if a place of the reading is not inside the text.
pub(crate) fn check(text: &str, reading: &Value) {
    let units = text.encode_utf16().count() as u64;
    let mut found = Vec::new();
    collect(reading, &mut found);
    for (start, end) in found {
        assert!(start <= end && end <= units, "{start}..{end} of {units} units in {text:?}: {reading}");
    }
}

fn collect(value: &Value, found: &mut Vec<(u64, u64)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end"))
                && let (Some(start), Some(end)) = (start.as_u64(), end.as_u64())
            {
                found.push((start, end));
            }
            fields.values().for_each(|value| collect(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}
