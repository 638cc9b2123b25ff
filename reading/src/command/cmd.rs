//! Words as Windows' `cmd` and the C runtime split them, in the old and the new way in which browsers write them.

use super::{Command, Word};
use crate::cut::Cut as _;

/// A character, and whether a caret precedes it.
#[derive(Clone, Copy)]
struct Mark {
    char: char,
    at: usize,
    escaped: bool,
}

/// Splits the command that begins at an offset.
pub(super) fn split(text: &str, at: usize) -> Command {
    let marks = without_carets(text, at);
    let mut words = Vec::new();
    let mut index = 0;
    let mut end = at;
    loop {
        while marks.get(index).is_some_and(|mark| matches!(mark.char, ' ' | '\t')) {
            index += 1;
        }
        let Some(first) = marks.get(index) else { break };
        if is_end(*first) {
            break;
        }
        let mut word = Word { at: first.at..first.at, ..Word::default() };
        index = take_word(&marks, index, &mut word);
        word.at.end = marks.get(index).map_or(text.len(), |mark| mark.at);
        end = word.at.end;
        words.push(word);
    }
    Command { words, at: at..end.max(at) }
}

fn is_end(mark: Mark) -> bool {
    !mark.escaped && matches!(mark.char, '&' | '|' | '\n' | '<' | '>')
}

/// The command's characters. A caret makes the next character ordinary, before one line end it continues the line, and
/// before two it stands for a line end.
fn without_carets(text: &str, from: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut quoted = false;
    let mut chars = text.cut(from..).char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let at = from + at;
        if char != '^' {
            // The command ends with its line if its line ends have no carets.
            if char == '\n' && !quoted {
                marks.push(Mark { char, at, escaped: false });
                break;
            }
            quoted ^= char == '"';
            marks.push(Mark { char, at, escaped: false });
            continue;
        }
        match chars.next() {
            Some((_, '\n')) if chars.next_if(|(_, next)| *next == '\n').is_some() => {
                marks.push(Mark { char: '\n', at, escaped: true });
            }
            Some((_, '\n')) | None => {}
            Some((_, next)) => marks.push(Mark { char: next, at, escaped: true }),
        }
    }
    marks
}

/// The C runtime's rules for quotes and backslashes.
fn take_word(marks: &[Mark], mut index: usize, word: &mut Word) -> usize {
    let mut quoted = false;
    while let Some(mark) = marks.get(index) {
        match mark.char {
            ' ' | '\t' if !quoted => break,
            _ if !quoted && is_end(*mark) => break,
            '\\' => {
                let run = marks.iter().skip(index).take_while(|mark| mark.char == '\\').count();
                index += run;
                let quote = marks.get(index).is_some_and(|mark| mark.char == '"');
                for _ in 0..if quote { run / 2 } else { run } {
                    word.text.push('\\');
                }
                if quote && run % 2 == 1 {
                    word.text.push('"');
                    index += 1;
                }
                continue;
            }
            '"' if quoted && marks.get(index + 1).is_some_and(|next| next.char == '"') => {
                word.text.push('"');
                index += 1;
            }
            '"' => quoted = !quoted,
            char => word.text.push(char),
        }
        index += 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        split(text, 0).words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn both_ways_of_writing_it() {
        let old = "curl \"https://a.test/\" ^\n  --data-raw \"^{^\\^\"a^\\^\":^\\^\"b ^& c^\\^\"^}\" ^\n  --compressed";
        let new =
            "curl ^\"https://a.test/^\" ^\n  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"b ^& c^\\^\"^}^\" ^\n  --compressed";
        for text in [old, new] {
            assert_eq!(words(text), ["curl", "https://a.test/", "--data-raw", "{\"a\":\"b & c\"}", "--compressed"]);
        }
    }

    #[test]
    fn line_ends_percents_and_the_next_command() {
        assert_eq!(words("curl ^\"a^%^41^\n\nb^\" &\ncurl c"), ["curl", "a%41\nb"]);
    }
}
