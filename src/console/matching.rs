//! Does a text follow a template, and what stands in its gaps?

use super::wording::{Piece, Tells, Template, Word};

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    values: Vec<(&'static str, String)>,
    pub(super) words: Vec<&'static Word>,
    pub(super) tells: Vec<Tells>,
}

impl Found {
    /// What stands in the gap called `name`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(gap, _)| *gap == name).map(|(_, value)| value.as_str())
    }
}

/// A piece of a template's text.
#[derive(Clone, Copy, Debug)]
enum Token {
    Literal(&'static str),
    Gap(&'static str, Option<&'static Piece>),
}

/// Tokens that have to match next, and what comes after them.
#[derive(Clone, Copy)]
struct Pending<'t> {
    tokens: &'t [Token],
    after: Option<&'t Pending<'t>>,
}

/// How many ways to fill the gaps are tried: lines are short, hostile ones give up.
const MOST_ATTEMPTS: u32 = 20_000;

/// What stands in the gaps of `template`, if `text` follows it from start to end.
pub(super) fn read(template: &'static Template, text: &str) -> Option<Found> {
    let tokens = tokens(template);
    let mut found = Found { tells: template.tells.to_vec(), ..Found::default() };
    let mut attempts = MOST_ATTEMPTS;
    matches(Pending { tokens: &tokens, after: None }, text, &mut found, &mut attempts).then_some(found)
}

fn tokens(template: &'static Template) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = template.text.trim_end();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !before.is_empty() {
            tokens.push(Token::Literal(before));
        }
        let piece = template.pieces.iter().find(|(gap, _)| *gap == name).map(|(_, piece)| piece);
        tokens.push(Token::Gap(name, piece));
        rest = after;
    }
    if !rest.is_empty() {
        tokens.push(Token::Literal(rest));
    }
    tokens
}

fn matches(pending: Pending<'_>, text: &str, found: &mut Found, attempts: &mut u32) -> bool {
    let Some(left) = attempts.checked_sub(1) else {
        return false;
    };
    *attempts = left;
    let Some((first, tokens)) = pending.tokens.split_first() else {
        return match pending.after {
            None => text.is_empty(),
            Some(after) => matches(*after, text, found, attempts),
        };
    };
    let next = Pending { tokens, ..pending };
    match *first {
        Token::Literal(literal) => text.strip_prefix(literal).is_some_and(|text| matches(next, text, found, attempts)),
        Token::Gap(name, None) => value(name, next, text, found, attempts),
        Token::Gap(_, Some(Piece::Word(words))) => words.iter().any(|word| {
            text.strip_prefix(word.text).is_some_and(|text| {
                attempt(found, |found| {
                    found.words.push(word);
                    matches(next, text, found, attempts)
                })
            })
        }),
        Token::Gap(_, Some(Piece::OneOf(templates))) => one_of(templates, next, text, found, attempts),
        Token::Gap(_, Some(Piece::Maybe(templates))) => {
            one_of(templates, next, text, found, attempts) || matches(next, text, found, attempts)
        }
    }
}

fn one_of(
    templates: &'static [&'static Template],
    next: Pending<'_>,
    text: &str,
    found: &mut Found,
    attempts: &mut u32,
) -> bool {
    templates.iter().any(|template| {
        let tokens = tokens(template);
        attempt(found, |found| {
            found.tells.extend(template.tells);
            matches(Pending { tokens: &tokens, after: Some(&next) }, text, found, attempts)
        })
    })
}

/// The value of a gap ends where what follows the gap stands, at any place where it does.
fn value(name: &'static str, next: Pending<'_>, text: &str, found: &mut Found, attempts: &mut u32) -> bool {
    let mut try_end = |end: usize, found: &mut Found| {
        let Some((value, rest)) = text.split_at_checked(end) else {
            return false;
        };
        // A gap that comes twice holds the same both times.
        if found.value(name).is_some_and(|known| known != value) {
            return false;
        }
        attempt(found, |found| {
            found.values.push((name, value.to_owned()));
            matches(next, rest, found, attempts)
        })
    };
    match following_literal(next) {
        Some(literal) => text.match_indices(literal).any(|(end, _)| try_end(end, found)),
        None => try_end(text.len(), found),
    }
}

fn following_literal(pending: Pending<'_>) -> Option<&'static str> {
    match pending.tokens.first() {
        Some(Token::Literal(literal)) => Some(literal),
        Some(Token::Gap(..)) => None,
        None => following_literal(*pending.after?),
    }
}

/// Goes one way; what was found on it is forgotten if it leads nowhere.
fn attempt(found: &mut Found, way: impl FnOnce(&mut Found) -> bool) -> bool {
    let (values, words, tells) = (found.values.len(), found.words.len(), found.tells.len());
    let leads = way(found);
    if !leads {
        found.values.truncate(values);
        found.words.truncate(words);
        found.tells.truncate(tells);
    }
    leads
}
