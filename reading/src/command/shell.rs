//! Splits words like a Unix shell, including `$'…'`. Nothing is run: a value that only the shell has becomes a hole.
//!
//! The crates `shlex` and `shell-words` do not read `$'…'`, which Chrome writes as soon as a value has a quote in it, and
//! give no places.

use super::{Command, Word};
use crate::cut::Cut as _;

/// A variable to which a plain value was assigned before the command.
pub(super) type Variable = (String, String);

/// The variables to which lines such as `TOKEN=abc` assign a plain value.
pub(super) fn assignments(text: &str) -> Vec<Variable> {
    let mut variables = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let line = line.strip_prefix("$ ").unwrap_or(line).trim_start();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some((name, _)) = line.split_once('=') else { continue };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            continue;
        }
        let mut splitter = Splitter { text: line, at: name.len() + 1, variables: &variables };
        let mut word = Word::default();
        splitter.word(&mut word);
        if word.holes.is_empty() {
            variables.push((name.to_owned(), word.text));
        }
    }
    variables
}

/// Splits the command that begins at an offset. It ends with its line, unless the line continues after a backslash or
/// in quotes, or the next line begins with an option.
pub(super) fn split(text: &str, at: usize, variables: &[Variable]) -> Command {
    let mut splitter = Splitter { text, at, variables };
    let mut words = Vec::new();
    let mut end = at;
    while splitter.skip_to_word() {
        let mut word = Word { at: splitter.at..splitter.at, ..Word::default() };
        splitter.word(&mut word);
        word.at.end = splitter.at;
        if word.at.is_empty() {
            break;
        }
        end = word.at.end;
        words.push(word);
    }
    Command { words, at: at..end }
}

struct Splitter<'a> {
    text: &'a str,
    at: usize,
    variables: &'a [Variable],
}

impl Splitter<'_> {
    fn rest(&self) -> &str {
        self.text.cut(self.at..)
    }

    /// Skips blanks and continued lines, and returns whether a word of the same command follows.
    fn skip_to_word(&mut self) -> bool {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let rest = self.rest();
            let Some(char) = rest.chars().next() else { return false };
            match char {
                '\\' => {
                    // Blanks after the backslash are an invisible mistake.
                    let after = rest.cut(1..).trim_start_matches([' ', '\t']);
                    if !after.starts_with('\n') {
                        return true;
                    }
                    self.at += rest.len() - after.len() + 1;
                }
                '\n' => {
                    let next = rest.trim_start();
                    let option = next
                        .strip_prefix('-')
                        .is_some_and(|rest| rest.starts_with(|char: char| char == '-' || char.is_ascii_alphabetic()));
                    if !option || rest.starts_with("\n\n") {
                        return false;
                    }
                    self.at += rest.len() - next.len();
                }
                ';' | '|' | '&' | '>' | '<' | ')' | '#' => return false,
                '1' | '2' if rest.cut(1..).starts_with('>') => return false,
                _ => return true,
            }
        }
    }

    fn word(&mut self, word: &mut Word) {
        while let Some(char) = self.rest().chars().next() {
            match char {
                // zsh prints this after a line that has no line end.
                '%' if !word.text.is_empty() && self.rest().trim_end() == "%" => {
                    self.at += 1;
                    return;
                }
                ' ' | '\t' | '\n' | ';' | '|' | '&' | '<' | '>' | ')' => return,
                '\'' => self.single(word),
                '"' => self.double(word),
                '$' if self.rest().starts_with("$'") => self.ansi(word),
                '$' if self.rest().starts_with("$\"") => self.at += 1,
                '$' => self.variable(word),
                '`' => self.output_of_command(word),
                '\\' => {
                    let rest = self.rest();
                    if rest.cut(1..).trim_start_matches([' ', '\t']).starts_with('\n') {
                        return;
                    }
                    self.at += 1;
                    self.take(word);
                }
                _ => self.take(word),
            }
        }
    }

    fn take(&mut self, word: &mut Word) {
        if let Some(char) = self.rest().chars().next() {
            word.text.push(char);
            self.at += char.len_utf8();
        }
    }

    /// `'…'`: nothing in it is special.
    fn single(&mut self, word: &mut Word) {
        let rest = self.rest().cut(1..);
        let length = rest.find('\'').unwrap_or(rest.len());
        word.text.push_str(rest.cut(..length));
        self.at = (self.at + 1 + length + 1).min(self.text.len());
    }

    fn double(&mut self, word: &mut Word) {
        self.at += 1;
        while let Some(char) = self.rest().chars().next() {
            match char {
                '"' => {
                    self.at += 1;
                    return;
                }
                '$' => self.variable(word),
                '`' => self.output_of_command(word),
                '\\' => {
                    self.at += 1;
                    match self.rest().chars().next() {
                        Some('\n') => self.at += 1,
                        Some('"' | '$' | '`' | '\\') => self.take(word),
                        _ => word.text.push('\\'),
                    }
                }
                _ => self.take(word),
            }
        }
    }

    /// `$'…'` with the escapes of C.
    fn ansi(&mut self, word: &mut Word) {
        self.at += 2;
        let mut bytes: Vec<u8> = Vec::new();
        while let Some(char) = self.rest().chars().next() {
            self.at += char.len_utf8();
            match char {
                '\'' => break,
                '\\' => {
                    let Some(escape) = self.rest().chars().next() else { break };
                    self.at += escape.len_utf8();
                    match escape {
                        'n' => bytes.push(b'\n'),
                        't' => bytes.push(b'\t'),
                        'r' => bytes.push(b'\r'),
                        'a' => bytes.push(7),
                        'b' => bytes.push(8),
                        'f' => bytes.push(12),
                        'v' => bytes.push(11),
                        'e' | 'E' => bytes.push(27),
                        'u' => self.code_point(4, &mut bytes),
                        'U' => self.code_point(8, &mut bytes),
                        'x' => {
                            let value = self.digits(16, 2);
                            bytes.push(u8::try_from(value).unwrap_or(b'?'));
                        }
                        '0'..='7' => {
                            self.at -= 1;
                            let value = self.digits(8, 3);
                            bytes.push(u8::try_from(value).unwrap_or(b'?'));
                        }
                        other => bytes.extend(other.to_string().bytes()),
                    }
                }
                other => bytes.extend(other.to_string().bytes()),
            }
        }
        word.text.push_str(&String::from_utf8_lossy(&bytes));
    }

    fn code_point(&mut self, length: usize, bytes: &mut Vec<u8>) {
        let mut value = self.digits(16, length);
        // Chrome writes characters beyond the basic plane as two halves.
        if (0xd800..0xdc00).contains(&value) && self.rest().starts_with("\\u") {
            self.at += 2;
            let second = self.digits(16, 4);
            value = 0x10000 + ((value - 0xd800) << 10) + second.saturating_sub(0xdc00);
        }
        bytes.extend(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER).to_string().bytes());
    }

    fn digits(&mut self, radix: u32, at_most: usize) -> u32 {
        let mut value = 0;
        for _ in 0..at_most {
            let Some(digit) = self.rest().chars().next().and_then(|char| char.to_digit(radix)) else { break };
            value = value * radix + digit;
            self.at += 1;
        }
        value
    }

    /// `$NAME`, `${NAME:-…}` or `$(…)`.
    fn variable(&mut self, word: &mut Word) {
        let start = word.text.len();
        let rest = self.text.cut(self.at + 1..);
        let name =
            |text: &str| text.find(|char: char| !(char.is_ascii_alphanumeric() || char == '_')).unwrap_or(text.len());
        let length = match rest.chars().next() {
            Some('(') => 1 + closing(rest, '(', ')'),
            Some('{') => 1 + closing(rest, '{', '}'),
            Some(char) if char.is_ascii_alphabetic() || char == '_' => 1 + name(rest),
            Some(char) if char.is_ascii_digit() || "@*?#!$".contains(char) => 2,
            _ => {
                self.take(word);
                return;
            }
        };
        let written = self.text.cut(self.at..self.at + length);
        self.at += length;
        let bare = written.trim_matches(['$', '{', '}']);
        if let Some((_, value)) = self.variables.iter().rev().find(|(known, _)| known == bare) {
            word.text.push_str(value);
            return;
        }
        word.text.push_str(written);
        word.holes.push(start..word.text.len());
    }

    /// `` `…` ``: the output of a command.
    fn output_of_command(&mut self, word: &mut Word) {
        let start = word.text.len();
        let rest = self.rest();
        let length = rest.cut(1..).find('`').map_or(rest.len(), |end| end + 2);
        let written = rest.cut(..length).to_owned();
        self.at += length;
        word.text.push_str(&written);
        word.holes.push(start..word.text.len());
    }
}

/// The length of the brackets and their content, or of the rest if they are not closed.
fn closing(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    for (at, char) in text.char_indices() {
        if char == open {
            depth += 1;
        } else if char == close {
            depth -= 1;
            if depth == 0 {
                return at + char.len_utf8();
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        split(text, 0, &[]).words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_split_as_bash_does() {
        assert_eq!(words(r"curl 'a b' c\ d $'e\'\u0021\x41\041\ud83d\ude00' | jq"), ["curl", "a b", "c d", "e'!A!😀"]);
        assert_eq!(words("curl \"x\\\"y\" \\\n  -H 'O'\\''Neil'\nrest"), ["curl", "x\"y", "-H", "O'Neil"]);
    }

    #[test]
    fn a_lost_backslash_does_not_end_the_command() {
        assert_eq!(words("curl x\n  -H y\n-X POST\n\n-d z"), ["curl", "x", "-H", "y", "-X", "POST"]);
    }

    #[test]
    fn expansions_of_the_shell_are_holes() {
        let command = split("curl \"$A/${B:-c}\" $(d)", 0, &[("A".to_owned(), "https://a.test".to_owned())]);
        assert_eq!(command.words[1].text, "https://a.test/${B:-c}");
        assert_eq!(command.words[1].holes.first(), Some(&(15..22)));
        assert_eq!(command.words[2].holes.len(), 1);
    }
}
