//! The audit as a program: it reads lines from its input and writes the result. A cluster starts it next to each
//! worker.
//!
//! ```text
//! wouldblock-audit [SETTINGS] < lines > audit.json     the result; SETTINGS: JSON, as for `audit()` in JavaScript
//! wouldblock-audit --part [SETTINGS] < lines           an aggregate that can be merged, as one line of JSON
//! wouldblock-audit --merge [SETTINGS] < aggregates     the result of aggregates, one on each line
//! ```
//!
//! Lines are numbered from 1. With `--part`, a line `NUMBER<TAB>JSON` has its own number.

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use wouldblock_audit::{Aggregate, Audit, Auditor, Feed, Settings};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wouldblock-audit: {error}");
            ExitCode::from(64)
        }
    }
}

fn run() -> io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mode = arguments.iter().position(|argument| argument.starts_with("--")).map(|at| arguments.remove(at));
    let settings: Settings = match arguments.first() {
        Some(json) => serde_json::from_str(json)?,
        None => Settings::default(),
    };
    match mode.as_deref() {
        None => {
            let mut feed = Feed::new(Auditor::new(settings));
            let mut input = io::stdin().lock();
            let mut buffer = vec![0; 1 << 18];
            loop {
                let length = input.read(&mut buffer)?;
                if length == 0 {
                    break;
                }
                feed.push(buffer.get(..length).unwrap_or_default());
            }
            let auditor = feed.finish();
            print(&Audit::of(auditor.settings(), auditor.aggregate()))
        }
        Some("--part") => {
            let mut auditor = Auditor::new(settings);
            let (mut input, mut line) = (io::stdin().lock(), Vec::new());
            while input.read_until(b'\n', &mut line)? > 0 {
                let (number, text) = numbered(&line);
                auditor.bytes(number, text);
                line.clear();
            }
            print(&auditor.into_aggregate())
        }
        Some("--merge") => {
            let mut all = Aggregate::default();
            for line in io::stdin().lock().lines() {
                all.merge(serde_json::from_str(&line?)?);
            }
            print(&Audit::of(&settings, &all))
        }
        Some(other) => Err(io::Error::other(format!("there is no option {other}"))),
    }
}

/// The number of a line, and the line without the number.
fn numbered(line: &[u8]) -> (u64, &[u8]) {
    let mut parts = line.splitn(2, |byte| *byte == b'\t');
    let number = parts.next().and_then(|number| str::from_utf8(number).ok()?.parse().ok());
    number.zip(parts.next()).unwrap_or((0, line))
}

fn print(value: &impl serde::Serialize) -> io::Result<()> {
    let mut output = io::stdout().lock();
    serde_json::to_writer(&mut output, value)?;
    output.write_all(b"\n")
}
