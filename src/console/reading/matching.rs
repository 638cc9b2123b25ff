//! Does a text follow a template, and what stands in its gaps?

use std::borrow::Cow;

use super::fold;
use crate::console::wording::{Piece, Tells, Template, Word};

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub(in crate::console) struct Found<'x> {
    pub(super) values: Vec<(&'static str, &'x str)>,
    pub(super) words: Vec<&'static Word>,
    pub(super) tells: Vec<Tells>,
    /// Whether the present release prints it.
    pub(super) is_present: bool,
}

impl<'x> Found<'x> {
    /// What stands in the gap called `name`.
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

/// Tokens that have to match next, and what comes after them.
#[derive(Clone, Copy)]
struct Pending<'t> {
    tokens: &'t [Token],
    after: Option<&'t Pending<'t>>,
}

/// How many ways to fill the gaps are tried: lines are short, hostile ones give up.
const MOST_ATTEMPTS: usize = 20_000;
/// How often a text may be looked through for where a gap ends. A long policy is no hostile line, but to look through
/// the rest of a line from each of its words is.
const MOST_PASSES: usize = 8;

/// What may be spent on a line of `length` bytes, for all patterns together.
pub(in crate::console) fn most_work(length: usize) -> usize {
    MOST_ATTEMPTS + MOST_PASSES * length
}

/// A template, taken apart once for many lines.
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

    /// What stands in the gaps, if `text`, in its plain form, follows the template from start to end.
    pub(in crate::console) fn read<'x>(&self, text: &'x str, work: &mut usize) -> Option<Found<'x>> {
        let mut found = Found { tells: self.template.tells.to_vec(), is_present: self.is_present, ..Found::default() };
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
            found.tells.extend(template.tells);
            matches(Pending { tokens: &tokens, after: Some(&next) }, text, found, work)
        })
    })
}

/// The value of a gap ends where what follows the gap stands, at any place where it does.
fn value<'x>(name: &'static str, next: Pending<'_>, text: &'x str, found: &mut Found<'x>, work: &mut usize) -> bool {
    let try_end = |end: usize, found: &mut Found<'x>, work: &mut usize| {
        let Some((value, rest)) = text.split_at_checked(end) else {
            return false;
        };
        if !may_hold(name, value) {
            return false;
        }
        // A gap that comes twice holds the same both times.
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

/// Whether `value` can stand in the gap `name`: a gap for an address does not swallow the sentence after it, and a
/// method that Chromium prints before an address is in capitals.
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

/// Takes `cost` from what may be spent; whether there was as much.
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

/// Goes one way; what was found on it is forgotten if it leads nowhere.
fn attempt<'x>(found: &mut Found<'x>, way: impl FnOnce(&mut Found<'x>) -> bool) -> bool {
    let (values, words, tells) = (found.values.len(), found.words.len(), found.tells.len());
    let leads = way(found);
    if !leads {
        found.values.truncate(values);
        found.words.truncate(words);
        found.tells.truncate(tells);
    }
    leads
}
