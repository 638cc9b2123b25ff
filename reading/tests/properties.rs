//! Properties of every text: it is read without a panic, and every place is inside the text.

#[path = "support/places.rs"]
mod places;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use wouldblock_reading::{Options, read};

fn check(text: &str) {
    places::check(text, &serde_json::to_value(read(text, &Options::default())).unwrap());
}

fn corpus() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let cases: Value = serde_json::from_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        texts.extend(cases.as_array().unwrap().iter().map(|case| case["text"].as_str().unwrap().to_owned()));
    }
    texts
}

#[test]
fn every_beginning_and_end_of_a_text_is_read() {
    for text in corpus() {
        let step = (text.len() / 40).max(1);
        for at in (0..=text.len()).step_by(step).filter(|at| text.is_char_boundary(*at)) {
            check(&text[..at]);
            check(&text[at..]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(21), ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn anything_that_looks_like_syntax(text in "[\\x00-\\x7f😀ü\u{200b}\u{a0}]{0,120}") {
        check(&text);
    }

    #[test]
    fn a_text_with_a_character_exchanged(index in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), by in any::<char>()) {
        let texts = corpus();
        let mut chars: Vec<char> = texts[index.index(texts.len())].chars().collect();
        if !chars.is_empty() {
            let at = at.index(chars.len());
            chars[at] = by;
        }
        check(&chars.into_iter().collect::<String>());
    }
}
