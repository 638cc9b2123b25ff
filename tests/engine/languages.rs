//! A report in another language is the same report with other words.

use crate::common;
use serde_json::{Value, json};
use wouldblock::{Language, simulate, simulate_in};

/// The fields that are written for people.
const WORDS: [&str; 3] = ["summary", "text", "note"];

/// Removes the words from a report, and returns them in their order.
fn take_words(value: &mut Value, words: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if WORDS.contains(&name.as_str()) => words.push(std::mem::take(text)),
                    other => take_words(other, words),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| take_words(element, words)),
        _ => {}
    }
}

/// Whether a sentence is in the language, as far as a program can tell.
fn is_in(language: Language, text: &str, english: &str) -> bool {
    match language {
        Language::Zh => text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)),
        _ => text != english,
    }
}

#[test]
fn only_the_words_differ() {
    for language in Language::ALL.iter().copied().filter(|language| *language != Language::default()) {
        let mut sentences = 0;
        for folder in ["tests/cases", "tests/recorded"] {
            for case in common::cases(folder) {
                let scenario = common::scenario(&case);
                let (mut english, mut other) = (json!(simulate(&scenario)), json!(simulate_in(&scenario, language)));
                let (mut original, mut translated) = (Vec::new(), Vec::new());
                take_words(&mut english, &mut original);
                take_words(&mut other, &mut translated);
                assert_eq!(english, other);
                assert_eq!(original.len(), translated.len());
                for (original, translated) in original.iter().zip(&translated) {
                    assert!(is_in(language, translated, original), "{original} is not translated: {translated}");
                    assert_eq!(
                        original.matches('{').count(),
                        translated.matches('{').count(),
                        "{translated} has a gap"
                    );
                    sentences += 1;
                }
            }
        }
        assert!(sentences > 10_000, "only {sentences} sentences were compared");
    }
}

#[test]
fn english_is_the_language_of_simulate() {
    let case = common::cases("tests/cases").remove(0);
    let scenario = common::scenario(&case);
    assert_eq!(json!(simulate(&scenario)), json!(simulate_in(&scenario, Language::default())));
}
