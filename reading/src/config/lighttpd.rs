//! lighttpd: `setenv.add-response-header` and `setenv.set-response-header`, with conditions.
//!
//! An assignment in a condition replaces the one outside; `+=` adds to it.
#![expect(
    clippy::indexing_slicing,
    reason = "the tokenizer and the parser index at positions that they compare with the end first"
)]

use std::ops::Range;

use super::paths::{Pattern, Style};
use super::request::{self, Request, Response, Set};
use super::site::{Header, publish};
use crate::cut::Cut as _;
use crate::reader::sure;
use crate::reading::Allowed;
use crate::{Draft, Source};

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if source.name().is_some_and(|name| name.starts_with("lighttpd")) {
        return sure::NAMED;
    }
    let text = super::beginning(source);
    let has = |word: &str| text.contains(word);
    if has("setenv.add-response-header")
        || has("setenv.set-response-header")
        || has("$HTTP[\"")
        || (has("server.document-root") && has("server.port"))
    {
        super::SURE
    } else {
        sure::NO
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

/// A condition: the variable, the operator, and the value.
type Condition = (String, String, String);

#[derive(Debug)]
struct Assignment {
    conditions: Vec<Condition>,
    replaces_values: bool,
    adds: bool,
    pairs: Vec<(String, String, Range<usize>)>,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    let assignments = assignments(&tokens(source.text()));
    let mut tests = Vec::new();
    let mut paths = vec![String::new()];
    for (subject, operator, value) in assignments.iter().flat_map(|one| &one.conditions) {
        if let Some(test) = origin_test(subject, operator, value)
            && !tests.contains(&test)
            && tests.len() < 20
        {
            tests.push(test);
        }
        if subject == "url"
            && let Some(pattern) = path_pattern(operator, value)
        {
            let example = pattern.example();
            if !paths.contains(&example) && paths.len() < 60 {
                paths.push(example);
            }
        }
    }
    let sites: Vec<_> = paths
        .into_iter()
        .map(|path| {
            let mut site = request::site(draft, if path.is_empty() { "/" } else { &path }, &tests, &|request| {
                respond(&assignments, request)
            });
            site.path = path;
            site
        })
        .collect();
    publish(draft, "lighttpd", &sites);
}

fn respond(assignments: &[Assignment], request: &Request<'_>) -> Response {
    let mut response = Response::default();
    let mut added: Vec<Set> = Vec::new();
    let mut replaced: Vec<Set> = Vec::new();
    for one in assignments {
        let mut unknown = None;
        let holds = one.conditions.iter().all(|(subject, operator, value)| {
            let result = holds(subject, operator, value, request);
            if result.is_none() {
                unknown = Some(format!("{subject} {operator} {value}"));
            }
            result.unwrap_or(true)
        });
        if !holds {
            continue;
        }
        let list = if one.replaces_values { &mut replaced } else { &mut added };
        if !one.adds {
            list.clear();
        }
        for (name, value, at) in &one.pairs {
            if let Some(on) = &unknown {
                response.conditional.push((name.clone(), at.clone(), on.clone()));
            }
            list.push(Set { header: Header::new(name.as_str(), value.as_str(), at.clone()), always: true });
        }
    }
    for set in added.into_iter().filter(|set| set.header.value.as_text() != Some("")) {
        response.append(set);
    }
    for set in replaced {
        if set.header.value.as_text() == Some("") {
            response.remove(&set.header.name);
        } else {
            response.set(set);
        }
    }
    response
}

fn origin_test(subject: &str, operator: &str, value: &str) -> Option<Allowed> {
    if !subject.eq_ignore_ascii_case("origin") {
        return None;
    }
    Some(match operator {
        "=~" | "!~" => Allowed::Pattern { pattern: value.to_owned() },
        "=$" => Allowed::Suffix { suffix: value.to_owned() },
        _ => Allowed::Origin(value.to_owned()),
    })
}

fn path_pattern(operator: &str, value: &str) -> Option<Pattern> {
    match operator {
        "=~" => Pattern::new(value, Style::Regex),
        "=^" => Pattern::new(value, Style::Prefix),
        "==" => Pattern::new(value, Style::Expression),
        "=$" => Pattern::new(&format!("*{value}"), Style::Glob),
        _ => None,
    }
}

fn holds(subject: &str, operator: &str, value: &str, request: &Request<'_>) -> Option<bool> {
    let is_negative = operator.starts_with('!');
    let result = match subject.to_ascii_lowercase().as_str() {
        "origin" => request.passes(&origin_test(subject, operator, value)?)?,
        "request-method" => value.trim_matches(['^', '$', '(', ')']).split('|').any(|one| one == request.method),
        "url" => path_pattern(if is_negative { "=~" } else { operator }, value)?.covers(request.path),
        // The server's own name, which every request has.
        "host" | "scheme" => return Some(true),
        "else" => return Some(false),
        _ => return None,
    };
    Some(result != is_negative)
}

fn tokens(text: &str) -> Vec<(Token, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            byte if byte.is_ascii_whitespace() => at += 1,
            b'#' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            b'"' => {
                let mut value = Vec::new();
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    if bytes[at] == b'\\' && bytes.get(at + 1) == Some(&b'"') {
                        at += 1;
                    }
                    value.push(bytes[at]);
                    at += 1;
                }
                at = (at + 1).min(bytes.len());
                tokens.push((Token::Text(String::from_utf8_lossy(&value).into_owned()), start..at));
            }
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') => {
                while at < bytes.len()
                    && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'_' | b'-' | b'.' | b'$'))
                {
                    at += 1;
                }
                tokens.push((Token::Word(text.cut(start..at).to_owned()), start..at));
            }
            _ => {
                let mark = text.cut(at..).chars().next().unwrap_or(' ');
                at += mark.len_utf8();
                tokens.push((Token::Mark(mark), start..at));
            }
        }
    }
    tokens
}

fn assignments(tokens: &[(Token, Range<usize>)]) -> Vec<Assignment> {
    let mut all = Vec::new();
    let mut conditions: Vec<Vec<Condition>> = Vec::new();
    let mut pending: Option<Condition> = None;
    let mark = |at: usize, wanted: char| matches!(tokens.get(at), Some((Token::Mark(found), _)) if *found == wanted);
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at].0 {
            // `$HTTP["url"] =~ "^/api/"`.
            Token::Word(word) if word.starts_with('$') && mark(at + 1, '[') => {
                let subject = match tokens.get(at + 2) {
                    Some((Token::Text(text), _)) => text.clone(),
                    _ => String::new(),
                };
                let mut operator = String::new();
                at += 4;
                while let Some((Token::Mark(found), _)) = tokens.get(at)
                    && matches!(found, '=' | '!' | '~' | '^' | '$')
                {
                    operator.push(*found);
                    at += 1;
                }
                // `=$`: the lexer reads the dollar as part of a word.
                if let Some((Token::Word(word), _)) = tokens.get(at)
                    && word == "$"
                {
                    operator.push('$');
                    at += 1;
                }
                if let Some((Token::Text(value), _)) = tokens.get(at) {
                    pending = Some((subject, operator, value.clone()));
                    at += 1;
                }
                continue;
            }
            Token::Word(word) if word == "else" => pending = Some(("else".to_owned(), String::new(), String::new())),
            Token::Word(word)
                if matches!(word.as_str(), "setenv.add-response-header" | "setenv.set-response-header") =>
            {
                let replaces_values = word.ends_with("set-response-header");
                let adds = mark(at + 1, '+');
                at += if adds { 3 } else { 2 };
                let (pairs, next) = pairs(tokens, at);
                all.push(Assignment { conditions: conditions.concat(), replaces_values, adds, pairs });
                at = next;
                continue;
            }
            Token::Mark('{') if conditions.len() < 24 => conditions.push(pending.take().into_iter().collect()),
            Token::Mark('}') => {
                conditions.pop();
            }
            _ => {}
        }
        at += 1;
    }
    all
}

/// `( "name" => "value", … )`.
fn pairs(tokens: &[(Token, Range<usize>)], start: usize) -> (Vec<(String, String, Range<usize>)>, usize) {
    let mut pairs = Vec::new();
    let mut at = start;
    while at < tokens.len() && tokens[at].0 != Token::Mark(')') {
        let is_arrow = matches!(
            (tokens.get(at + 1), tokens.get(at + 2)),
            (Some((Token::Mark('='), _)), Some((Token::Mark('>'), _)))
        );
        if let (Token::Text(name), true, Some((Token::Text(value), end))) =
            (&tokens[at].0, is_arrow, tokens.get(at + 3))
        {
            let mut value = value.clone();
            let (start, mut last) = (tokens[at].1.start, end.end);
            at += 4;
            // Strings are joined by `+`.
            while let (Some((Token::Mark('+'), _)), Some((Token::Text(more), end))) =
                (tokens.get(at), tokens.get(at + 1))
            {
                value.push_str(more);
                last = end.end;
                at += 2;
            }
            pairs.push((name.clone(), value, start..last));
            continue;
        }
        if tokens[at].0 == Token::Mark('}') {
            break;
        }
        at += 1;
    }
    (pairs, at)
}
