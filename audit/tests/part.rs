//! The program that a cluster starts.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

fn run(mode: &str, input: &[u8]) -> Value {
    let program = env!("CARGO_BIN_EXE_wouldblock-audit");
    let mut child = Command::new(program).arg(mode).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_line_that_is_not_utf_8_does_not_affect_the_others() {
    let good = br#"{"page":{"url":"https://app.example/"},"request":{"api":"image","url":"http://127.0.0.1:6667/"}}"#;
    let lines = [b"\xef\xbb\xbf".as_slice(), good].concat();
    let part = [b"1\t".as_slice(), &lines, b"\n7\tcaf\xe9\n8\t\xff\xfe{\0\n9\t", good, b"\nnot numbered"].concat();
    let audit = run("--merge", run("--part", &part).to_string().as_bytes());
    assert_eq!(audit["lines"], 5);
    assert_eq!(audit["verdicts"]["blocked"], 2);
    let broken: Vec<_> = audit["broken"].as_array().unwrap().iter().map(|broken| &broken["line"]).collect();
    assert_eq!(broken, [0, 7, 8]);
    assert!(audit["broken"][1]["why"].as_str().unwrap().contains("byte 4"));
    assert!(audit["broken"][2]["why"].as_str().unwrap().contains("UTF-16"));
}
