//! Does a text match a template, and which values do its gaps have?

use std::borrow::Cow;

use super::fold;
use crate::console::wording::{Implies, Piece, Template, Word};

/// A match in a text.
#[derive(Clone, Debug, Default)]
pub(in crate::console) struct Found<'x> {
    pub(super) values: Vec<(&'static str, &'x str)>,
    pub(super) words: Vec<&'static Word>,
    pub(super) implies: Vec<Implies>,
    /// Whether the present release prints the text.
    pub(super) is_present: bool,
}

impl<'x> Found<'x> {
    /// The value of the gap called `name`.
    pub(super) fn value(&self, name: &str) -> Option<&'x str> {
        self.values.iter().find(|(gap, _)| *gap == name).map(|(_, value)| *value)
    }
}

/// A piece of a template's text.
#[derive(Clone, Debug)]
enum Token {
    Literal(Cow<'static, str>),
    Gap(&'static str, Option<&'static Piece>),
}

/// The tokens that have to match next, followed by those in `after`.
#[derive(Clone, Copy)]
struct Pending<'t> {
    tokens: &'t [Token],
    after: Option<&'t Pending<'t>>,
}

/// How many ways to fill the gaps are tried. Real lines are short; for hostile ones, the search gives up.
const MOST_ATTEMPTS: usize = 20_000;
/// How often a text may be searched for the end of a gap. A long policy needs few searches, but a hostile line could
/// need a search from each of its words.
const MOST_PASSES: usize = 8;

/// The work that may be spent on a line of `length` bytes, for all patterns together.
pub(in crate::console) fn most_work(length: usize) -> usize {
    MOST_ATTEMPTS + MOST_PASSES * length
}

/// A template that has been split once for many lines.
#[derive(Debug)]
pub(in crate::console) struct Pattern {
    template: &'static Template,
    tokens: Vec<Token>,
    /// Whether the present release prints it.
    is_present: bool,
}

impl Pattern {
    pub(in crate::console) fn new(template: &'static Template, is_present: bool) -> Pattern {
        Pattern { template, tokens: tokens(template), is_present }
    }

    /// The values of the gaps if all of `text`, in its plain form, matches the template.
    pub(in crate::console) fn read<'x>(&self, text: &'x str, work: &mut usize) -> Option<Found<'x>> {
        let mut found =
            Found { implies: self.template.implies.to_vec(), is_present: self.is_present, ..Found::default() };
        matches(Pending { tokens: &self.tokens, after: None }, text, &mut found, work).then_some(found)
    }
}

fn tokens(template: &'static Template) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = template.text.trim_end();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !before.is_empty() {
            tokens.push(Token::Literal(fold::folded(before)));
        }
        let piece = template.pieces.iter().find(|(gap, _)| *gap == name).map(|(_, piece)| piece);
        tokens.push(Token::Gap(name, piece));
        rest = after;
    }
    if !rest.is_empty() {
        tokens.push(Token::Literal(fold::folded(rest)));
    }
    tokens
}

fn matches<'x>(pending: Pending<'_>, text: &'x str, found: &mut Found<'x>, work: &mut usize) -> bool {
    if !spend(work, 1) {
        return false;
    }
    let Some((first, tokens)) = pending.tokens.split_first() else {
        return match pending.after {
            None => text.is_empty(),
            Some(after) => matches(*after, text, found, work),
        };
    };
    let next = Pending { tokens, ..pending };
    match first {
        Token::Literal(literal) => text.strip_prefix(&**literal).is_some_and(|text| matches(next, text, found, work)),
        Token::Gap(name, None) => value(name, next, text, found, work),
        Token::Gap(_, Some(Piece::Word(words))) => words.iter().any(|word| {
            text.strip_prefix(&*fold::folded(word.text)).is_some_and(|text| {
                attempt(found, |found| {
                    found.words.push(word);
                    matches(next, text, found, work)
                })
            })
        }),
        Token::Gap(_, Some(Piece::OneOf(templates))) => one_of(templates, next, text, found, work),
        Token::Gap(_, Some(Piece::Maybe(templates))) => {
            one_of(templates, next, text, found, work) || matches(next, text, found, work)
        }
    }
}

fn one_of<'x>(
    templates: &'static [&'static Template],
    next: Pending<'_>,
    text: &'x str,
    found: &mut Found<'x>,
    work: &mut usize,
) -> bool {
    templates.iter().any(|template| {
        let tokens = tokens(template);
        attempt(found, |found| {
            found.implies.extend(template.implies);
            matches(Pending { tokens: &tokens, after: Some(&next) }, text, found, work)
        })
    })
}

/// Tries every position where the value of a gap could end, which is before the text that follows the gap.
fn value<'x>(name: &'static str, next: Pending<'_>, text: &'x str, found: &mut Found<'x>, work: &mut usize) -> bool {
    let try_end = |end: usize, found: &mut Found<'x>, work: &mut usize| {
        let Some((value, rest)) = text.split_at_checked(end) else {
            return false;
        };
        if !may_hold(name, value) {
            return false;
        }
        // A gap that occurs twice has the same value both times.
        if found.value(name).is_some_and(|known| known != value) {
            return false;
        }
        attempt(found, |found| {
            found.values.push((name, value));
            matches(next, rest, found, work)
        })
    };
    match following_literal(next) {
        Some(literal) => {
            let mut from = 0;
            while let Some(rest) = text.get(from..) {
                let found_at = rest.find(literal);
                if !spend(work, found_at.unwrap_or(rest.len())) {
                    return false;
                }
                let Some(end) = found_at.map(|at| from + at) else {
                    return false;
                };
                if try_end(end, found, work) {
                    return true;
                }
                from = end + literal.len();
            }
            false
        }
        None => try_end(text.len(), found, work),
    }
}

/// Whether `value` is possible for the gap `name`: a URL must not include the sentence after it, and the method that
/// Chromium prints before a URL is in capitals.
fn may_hold(name: &str, value: &str) -> bool {
    if name == "verb" {
        return value.bytes().all(|byte| byte.is_ascii_uppercase());
    }
    if name == "row" {
        return value.bytes().all(|byte| byte.is_ascii_digit());
    }
    if name == "mime" {
        return !value.contains('"');
    }
    let is_for_address = matches!(name, "url" | "first" | "page" | "site" | "location");
    !(is_for_address && (value.starts_with('\'') || [". ", "' ", "\" "].iter().any(|end| value.contains(end))))
}

/// Subtracts `cost` from the work that is left. Returns whether there was enough.
fn spend(work: &mut usize, cost: usize) -> bool {
    let left = work.checked_sub(cost);
    *work = left.unwrap_or_default();
    left.is_some()
}

fn following_literal(pending: Pending<'_>) -> Option<&str> {
    match pending.tokens.first() {
        Some(Token::Literal(literal)) => Some(literal),
        Some(Token::Gap(..)) => None,
        None => following_literal(*pending.after?),
    }
}

/// Tries one way. If it fails, what was found on the way is removed.
fn attempt<'x>(found: &mut Found<'x>, way: impl FnOnce(&mut Found<'x>) -> bool) -> bool {
    let (values, words, implies) = (found.values.len(), found.words.len(), found.implies.len());
    let leads = way(found);
    if !leads {
        found.values.truncate(values);
        found.words.truncate(words);
        found.implies.truncate(implies);
    }
    leads
}
