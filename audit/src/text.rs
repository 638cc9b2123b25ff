//! Texts of lines: read from JSON, written as JSON, and shortened for messages.

use serde::Deserialize;

/// Reads JSON that has to be an object; a list could otherwise stand for its members in their order.
pub(crate) fn object<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, String> {
    if !json.starts_with('{') {
        return Err("expected an object".to_owned());
    }
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The beginning of a text that may be long.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
