//! Reads the times of lines.

/// The latest time that JavaScript can represent, in milliseconds since 1970.
const LONGEST: f64 = 8.64e15;

/// Reads JSON with a date in the format of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), or a number of
/// milliseconds since 1970. Returns milliseconds since 1970.
pub(crate) fn read(json: &str) -> Option<i64> {
    if json.starts_with('"') {
        let text: String = serde_json::from_str(json).ok()?;
        return text.parse().ok().map(jiff::Timestamp::as_millisecond);
    }
    let number: f64 = serde_json::from_str(json).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "it is no larger than LONGEST")]
    (number.abs() <= LONGEST).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers() {
        for (json, time) in [
            ("1700000000000", Some(1_700_000_000_000)),
            ("\"2023-11-14T22:13:20Z\"", Some(1_700_000_000_000)),
            ("\"2023-11-15T00:13:20.500+02:00\"", Some(1_700_000_000_500)),
            ("\"2023-11-14T22:13:20\"", None),
            ("\"yesterday\"", None),
            ("1e300", None),
            ("null", None),
        ] {
            assert_eq!(read(json), time, "{json}");
        }
    }
}
