//! Commands: curl in a shell or in Windows' `cmd`, with what they printed; PowerShell.

mod cmd;
mod curl;
mod options;
mod powershell;
mod shell;

use std::ops::Range;

use crate::cut::Cut as _;
use crate::reader::{Reader, sure};
use crate::words::core::Core;
use crate::{Draft, Source};

/// The readers of commands.
pub const READERS: &[Reader] = &[
    Reader { kind: "curl", recognise: recognise_curl, read: read_curl },
    Reader { kind: "powershell", recognise: powershell::recognise, read: powershell::read },
];

/// A word of a command line.
#[derive(Clone, Debug, Default)]
struct Word {
    /// Its text after the shell has expanded it.
    text: String,
    /// Its place.
    at: Range<usize>,
    /// The places that only the shell can fill in: variables, and the output of commands.
    holes: Vec<Range<usize>>,
}

/// A command: its words, and its place.
#[derive(Clone, Debug, Default)]
struct Command {
    words: Vec<Word>,
    at: Range<usize>,
}

/// Where a call of curl begins in a line: at its start, or after a prompt, variables or similar words.
fn curl_in(line: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = line.cut(from..).find("curl") {
        let at = from + found;
        let after = line.cut(at + 4..).strip_prefix(".exe").unwrap_or(line.cut(at + 4..));
        let before = line.cut(..at).trim_end_matches('"');
        let apart = after.starts_with([' ', '\t', '"']) || matches!(after, "\\" | "^");
        if apart && is_before_a_command(before) && after.trim().len() > 1 {
            return Some(at);
        }
        from = at + 4;
    }
    None
}

/// Whether the text before it in its line may precede a command.
fn is_before_a_command(before: &str) -> bool {
    let trimmed = before.trim();
    let path_like = before.ends_with('/') && !before.trim_start().contains(' ');
    trimmed.is_empty()
        || path_like
        || trimmed.ends_with(['$', '%', '#', '>', '❯', '➜', '»', '|', ';', '&', '(', '`'])
        || trimmed.split_whitespace().all(|word| {
            matches!(word, "sudo" | "time" | "exec" | "command" | "watch" | "then" | "do" | "-" | "*")
                || word.contains('=') && !word.starts_with('=')
        })
}

fn recognise_curl(source: &Source<'_>) -> u8 {
    let text = source.text();
    if !text.contains("curl") || text.starts_with("#!") {
        return sure::NO;
    }
    let mut seen = 0;
    for (at, line) in source.lines() {
        if line.trim().is_empty() {
            continue;
        }
        if let Some(start) = curl_in(line) {
            let rest = text.cut(at.start + start..);
            let has_url = rest.contains("://") || rest.contains("localhost") || rest.contains(" -");
            return match seen {
                _ if !has_url && rest.split_whitespace().nth(1).is_none_or(|word| !word.contains('.')) => sure::NO,
                0..=2 => sure::NAMED,
                _ => sure::CERTAIN - 5,
            };
        }
        seen += 1;
    }
    sure::NO
}

fn read_curl(source: &Source<'_>, draft: &mut Draft<'_>) {
    let text = source.text();
    let Some(first) = source.lines().find_map(|(at, line)| curl_in(line).map(|start| at.start + start)) else { return };
    let cmd = is_cmd(text.cut(first..));
    draft.kind(if cmd { "curl.cmd" } else { "curl.bash" });
    draft.title(Core::Curl);
    let variables = if cmd { Vec::new() } else { shell::assignments(text.cut(..first)) };
    let mut calls = Vec::new();
    let mut at = first;
    let mut end = first;
    let mut output = Vec::new();
    loop {
        let command = if cmd { cmd::split(text, at) } else { shell::split(text, at, &variables) };
        if let Some(call) = curl::Call::of(&command) {
            calls.extend(call);
            end = command.at.end;
        }
        let next = next_call(text, command.at.end.max(at + 4));
        output.push(command.at.end..next.unwrap_or(text.len()));
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    curl::read(draft, source, &calls, &output, end);
}

/// The start of the next call of curl.
fn next_call(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for line in text.get(from..)?.split('\n') {
        if let Some(start) = curl_in(line) {
            return Some(at + start);
        }
        at += line.len() + 1;
    }
    None
}

/// Whether the command is for Windows' `cmd`: it has carets where a Unix shell has backslashes.
fn is_cmd(text: &str) -> bool {
    text.contains("^\"") || text.contains(" ^\n") || text.trim_end().ends_with('^')
}
