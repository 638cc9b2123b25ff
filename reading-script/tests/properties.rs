//! Properties of every text: it is read without a panic and within the limits, and every place is inside the text.

#[path = "../../reading/tests/support/places.rs"]
mod places;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use wouldblock_reading::Options;
use wouldblock_reading_script::project::{Project, extract};
use wouldblock_reading_script::read;

fn check(text: &str) {
    places::check(text, &serde_json::to_value(read(text, &Options::default())).unwrap());
    let project = Project { page: "https://page.example/".to_owned(), ..Project::default() };
    places::check(text, &serde_json::to_value(extract(text, &project)).unwrap());
}

/// Runs something with a large stack, because frames in debug builds are several times as large as those in
/// WebAssembly.
fn with_a_large_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap().join().unwrap();
}

fn texts() -> Vec<String> {
    let cases: Value = serde_json::from_str(include_str!("cases.json")).unwrap();
    cases.as_array().unwrap().iter().map(|case| case["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_beginning_and_end_of_a_text_is_read() {
    with_a_large_stack(|| {
        for text in texts() {
            let step = (text.len() / 24).max(1);
            for at in (0..=text.len()).step_by(step).filter(|at| text.is_char_boundary(*at)) {
                check(&text[..at]);
                check(&text[at..]);
            }
        }
    });
}

/// Syntax that makes a parser, or a walker of syntax trees, recurse.
const NESTS: &[(&str, &str, &str)] = &[
    ("(", "1", ")"),
    ("[", "", "]"),
    ("x={a:", "1", "}"),
    ("{", "", "}"),
    ("function f(){", "", "}"),
    ("a=>", "1", ""),
    ("x=()=>{", "", "}"),
    ("a=", "1", ""),
    ("!", "1", ""),
    ("a?b:", "1", ""),
    ("<a>", "", "</a>"),
    ("a+", "1", ""),
    ("a||", "1", ""),
    ("a<", "b", ""),
    ("if(a)b;else ", "c", ""),
    ("new ", "A", ""),
    ("`${", "1", "}`"),
    ("fetch(", "'x'", ")"),
    ("class A{b=class{", "", "}}"),
    ("await ", "x", ""),
    ("let [", "a", "]=1"),
    ("x.then(()=>", "1", ")"),
    ("a.b", "", ".c()"),
    ("/* ", "", ""),
    ("<script>", "fetch('x')", ""),
    ("'", "", ""),
    ("`", "", ""),
    ("\\", "", ""),
    ("fetch(a);", "", ""),
    ("f = () => f(f);f();", "", ""),
    ("function a(){b();b()}function b(){a();a()}", "", ""),
    ("a.b().c", "", ""),
    ("let a = {...b, c};", "", ""),
    ("if (a) { b.c = 1 } else { b.d = 2 }\n", "", ""),
];

#[test]
fn deep_and_long_texts_are_read_in_time() {
    with_a_large_stack(|| {
        for (before, middle, after) in NESTS {
            for count in [10, 100, 1000, 5_000] {
                let start = std::time::Instant::now();
                let text = format!("{}{middle}{}", before.repeat(count), after.repeat(count));
                check(&text);
                assert!(start.elapsed().as_secs() < 60, "{count} times {before:?} took {:?}", start.elapsed());
            }
        }
    });
}

fn token() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "fetch",
        "axios",
        "$",
        ".",
        ".get",
        ".post",
        ".create",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ",",
        ";",
        ":",
        "=",
        "=>",
        "...",
        "`",
        "${",
        "'https://a.example/'",
        "\"x\"",
        "const ",
        "let ",
        "a",
        "b",
        "new ",
        "XMLHttpRequest",
        "WebSocket",
        "?",
        "+",
        "||",
        "if ",
        "else ",
        "function ",
        "class ",
        "extends ",
        "async ",
        "await ",
        "return ",
        "import ",
        "<a>",
        "</a>",
        "\n",
        "é",
        "this",
        "headers",
        "method",
        "body",
        "//",
        "/*",
        "*/",
        "1",
        "url",
        "open",
        "send",
        "for ",
        "of ",
        "<script>",
        "</script>",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(21), ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_tokens(tokens in prop::collection::vec(token(), 0..40)) {
        check(&tokens.concat());
    }
}
