//! Sentence templates with named parameters.

use std::borrow::Cow;

/// Replaces each `{name}` of `template` by its value. A name without a value is kept, so that the omission is visible.
pub(crate) fn fill<'v>(template: &str, value_of: &dyn Fn(&str) -> Option<Cow<'v, str>>) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        if let Some(value) = value_of(name) {
            text.push_str(&value);
        } else {
            text.push('{');
            text.push_str(name);
            text.push('}');
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_once() {
        let value_of = |name: &str| match name {
            "a" => Some("{b}".into()),
            "b" => Some("2".into()),
            _ => None,
        };
        assert_eq!(fill("{a} {b} {c} {", &value_of), "{b} 2 {c} {");
    }
}
