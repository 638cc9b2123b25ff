//! Escapes of halves of surrogate pairs, which JSON may have and UTF-8 may not.

use std::borrow::Cow;

/// JSON in which each escape of a half without its other half is the escape of U+FFFD. Browsers encode such a text as UTF-8 in
/// this way, for example to hash inline code, and cut samples in the middle of a pair.
pub(crate) fn without_halves(json: &str) -> Cow<'_, str> {
    // Few lines have escapes, and this search is much faster than the loop.
    if !json.contains('\\') {
        return Cow::Borrowed(json);
    }
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + found;
        let end = match (unit(json, start), unit(json, start + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => start + 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => {
                mended.extend([json.get(copied..start).unwrap_or_default(), "\\ufffd"]);
                copied = start + ESCAPE;
                copied
            }
            // The next character is escaped, even if it is a backslash. One that is not ASCII is an error of its own.
            _ => start + 2,
        };
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    mended.push_str(json.get(copied..).unwrap_or_default());
    Cow::Owned(mended)
}

/// The length of `\u0000`.
const ESCAPE: usize = 6;

/// The UTF-16 unit of the escape at a place.
fn unit(json: &str, at: usize) -> Option<u16> {
    let digits = json.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_replaced_and_pairs_are_not() {
        for (json, expected) in [
            (r#""a""#, r#""a""#),
            (r#""\ud800abc""#, r#""\ufffdabc""#),
            (r#""\uDC00\ud83d""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud800 \\\ud800""#, r#""\\ud800 \\\ufffd""#),
            (r#""\é\ud800""#, r#""\é\ud800""#),
            (r#""\u00"#, r#""\u00"#),
            ("\\", "\\"),
        ] {
            assert_eq!(without_halves(json), expected, "{json}");
        }
    }
}
