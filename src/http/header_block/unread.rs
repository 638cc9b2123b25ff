//! The parts of a pasted text that could not be read as headers, and which headers are therefore unknown.
//!
//! Text that was not read is unknown, not absent: a line of a server's configuration may set the header that an algorithm
//! does not find.

use super::Role;
use super::names::{self, Side};
use crate::http::header_list::HeaderList;
use crate::input::Place;

/// The header that delivers a policy.
pub(crate) const POLICY: &str = "Content-Security-Policy";

/// A line that could not be read.
#[derive(Clone, Debug)]
pub(crate) struct UnreadLine<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Place,
    /// The headers that it mentions, in lower case. It may set or remove them.
    names: Vec<String>,
    /// Whether it may set headers that it does not mention, like `app.use(cors())`.
    may_set_others: bool,
}

/// The lines of a text that could not be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unread<'a> {
    pub(crate) lines: Vec<UnreadLine<'a>>,
    /// Whether nothing in the text was recognized as a header of the expected kind, so that all headers are unknown.
    pub(crate) is_whole: bool,
    /// Whether the status is unknown, too.
    pub(crate) is_status_open: bool,
}

impl<'a> Unread<'a> {
    /// Adds a line of text.
    pub(super) fn push(&mut self, text: &'a str, place: Place) {
        let names = names_in(text);
        let is_of_response = |name: &String| names::side(name) == Some(Side::Response);
        let may_set_others = if names.is_empty() {
            !is_prose(text) && !is_bracket(text)
        } else {
            text.contains(['(', '{']) || !names.iter().all(is_of_response) || !begins_with_name(text)
        };
        self.lines.push(UnreadLine { text, place, names, may_set_others });
    }

    /// Adds a mark that lines were cut. They may have contained any header.
    pub(super) fn push_cut(&mut self, text: &'a str, place: Place) {
        self.lines.push(UnreadLine { text, place, names: Vec::new(), may_set_others: true });
    }

    /// Sets [`Unread::is_whole`] for a text in which no header was read, unless it is for a page and each line mentions
    /// the headers that it sets.
    pub(super) fn nothing_was_read(&mut self, role: Role) {
        let names_any = self.lines.iter().any(|line| !line.names.is_empty());
        self.is_whole = role != Role::Page || !names_any || self.lines.iter().any(|line| line.may_set_others);
    }

    /// Adds a header whose value is unknown.
    pub(super) fn push_header(&mut self, name: &str, text: &'a str, place: Place) {
        self.lines.push(UnreadLine { text, place, names: vec![name.to_ascii_lowercase()], may_set_others: false });
    }

    /// Adds the name of a name-value pair.
    pub(super) fn push_name(&mut self, name: &'a str, place: Place) {
        self.lines.push(UnreadLine { text: name, place, names: names_in(name), may_set_others: false });
    }

    /// The line because of which the header `name` is unknown, if there is one. `list` has the headers that were read.
    pub(crate) fn about(&self, name: &str, list: &HeaderList<'_>) -> Option<&UnreadLine<'a>> {
        if self.lines.is_empty() {
            return None;
        }
        let is_named = |line: &&UnreadLine<'_>| line.names.iter().any(|named| named.eq_ignore_ascii_case(name));
        let may_be_set = |line: &&UnreadLine<'_>| self.is_whole || line.may_set_others;
        let named = self.lines.iter().find(is_named);
        named.or_else(|| if list.contains(name) && !self.is_whole { None } else { self.lines.iter().find(may_be_set) })
    }
}

/// The headers that a line mentions, in lower case.
pub(super) fn names_in(line: &str) -> Vec<String> {
    // The characters that replace a hyphen when text is copied from a formatted page.
    let line = line.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'], "-").to_ascii_lowercase();
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut names = Vec::new();
    for word in line.split(|c: char| !is_word(c)) {
        let name = word.replace('_', "-");
        let name = name.trim_matches('-');
        if name.contains('-') && names::is_known(name) && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    let policy = POLICY.to_ascii_lowercase();
    let reports_only = names.iter().any(|name| *name == "content-security-policy-report-only");
    if !reports_only && !names.contains(&policy) && mentions_policy(&line) {
        names.push(policy);
    }
    names
}

/// Whether a comment has nothing to do with headers, so that it does not matter whether it is sent.
pub(super) fn sets_nothing(comment: &str) -> bool {
    let begins_with_directive = comment.split_ascii_whitespace().next().is_some_and(is_directive_like);
    // A line that begins with a semicolon may continue a policy.
    names_in(comment).is_empty()
        && !begins_with_directive
        && !comment.contains(['(', '{', '=', '"'])
        && !comment.to_ascii_lowercase().contains("cors")
}

/// Whether a text mentions a policy, by the name of a directive or by any spelling of the header's name.
pub(crate) fn mentions_policy(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let letters: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    letters.contains("contentsecuritypolicy")
        || lower.split(|c: char| !is_word(c)).any(|word| word == "csp" || is_directive_key(word))
        || text.split(|c: char| !is_word(c)).any(is_directive_key)
}

/// Whether a word is a fetch directive in the spelling of a framework: `connect-src`, `connectSrc`, `CSP_CONNECT_SRC`.
pub(super) fn is_directive_key(word: &str) -> bool {
    if !word.get(word.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("src")) {
        return false;
    }
    let mut name = String::with_capacity(word.len() + 2);
    for (index, c) in word.char_indices() {
        let follows_lower = index > 0 && name.ends_with(|before: char| before.is_ascii_lowercase());
        if c == '_' {
            name.push('-');
        } else {
            if c.is_ascii_uppercase() && follows_lower && word.contains(char::is_lowercase) {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
    }
    // `data-src`, an attribute of lazy images, is the only other word with this ending.
    name.len() > "-src".len() && name.ends_with("-src") && name != "data-src"
}

/// Whether a word has the form of a directive's name: lower case with a hyphen, or `sandbox`.
pub(super) fn is_directive_like(word: &str) -> bool {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    (word.contains('-') && word.chars().all(is_name) && !word.starts_with('-') && !names::is_known(word))
        || word == "sandbox"
        || word == "upgrade-insecure-requests"
}

/// Whether one of the first words is the name of a header. That is the case for settings, but not for sentences.
fn begins_with_name(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut words = text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    words.by_ref().take(6).any(|word| !names_in(word).is_empty())
}

/// Whether a line only opens or closes a block, like `server {`.
fn is_bracket(text: &str) -> bool {
    let opens = text.strip_suffix('{').is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == ' '));
    opens || text.chars().all(|c| c.is_ascii_punctuation())
}

/// Whether a text looks like a sentence, which does not configure anything.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ':', ';', '!', '?']);
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
    };
    let words = text.split_whitespace();
    words.clone().count() >= 3
        && words.clone().all(is_word)
        && !words.clone().any(|word| word.eq_ignore_ascii_case("cors") || word.eq_ignore_ascii_case("headers"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_known_in_every_spelling() {
        for word in ["connect-src", "connectSrc", "CSP_CONNECT_SRC", "connect_src", "default-src"] {
            assert!(is_directive_key(word), "{word}");
        }
        for word in ["src", "img", "data-src", "Resource"] {
            assert!(!is_directive_key(word), "{word}");
        }
        assert!(mentions_policy("policy.connect_src :self"));
        assert!(!mentions_policy("Cache-Control: no-store"));
    }

    #[test]
    fn a_line_leaves_open_what_it_names() {
        assert_eq!(names_in("add_header Access-Control-Allow-Origin *;"), ["access-control-allow-origin"]);
        assert_eq!(
            names_in("Header set Content-Security-Policy-Report-Only \"img-src *\""),
            ["content-security-policy-report-only"]
        );
        assert!(names_in("location / {").is_empty());
        assert!(is_prose("this is not a header"));
        assert!(!is_prose("use the cors module"));
    }
}
