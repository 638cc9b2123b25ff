//! `Invoke-WebRequest`, as browsers and as people write it.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::headers::{self, Field};
use crate::http::exchange::body_of;
use crate::origin::origin_of;
use crate::reader::sure;
use crate::reading::Body;
use crate::words::core::Core;
use crate::{Draft, Source};

const NAMES: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr ", "irm "];

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    if find(source.text()).is_some() { sure::CERTAIN } else { sure::NO }
}

/// Where the call starts.
fn find(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    NAMES
        .iter()
        .filter_map(|name| lower.find(name))
        .filter(|at| !lower.cut(..*at).ends_with(|char: char| char.is_ascii_alphanumeric()))
        .min()
}

/// A piece of PowerShell.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A string, or a bare word.
    Text(String),
    /// `-Name`.
    Option(String),
    /// `@{`.
    Open,
    /// `}`.
    Close,
    /// `=`.
    Equals,
    /// Where a command or a member of a table ends.
    End,
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::PowerShell);
    let text = source.text();
    let start = find(text).unwrap_or_default();
    let tokens = tokens(text, start);
    let mut fields: Vec<(String, String, Range<usize>)> = Vec::new();
    let mut method = None;
    let mut url = None;
    let mut body = None;
    let mut index = 1;
    while let Some((token, at)) = tokens.get(index) {
        index += 1;
        match token {
            Token::Option(name) => {
                let value = tokens.get(index).cloned();
                match name.to_ascii_lowercase().as_str() {
                    "headers" => index = table(&tokens, index, &mut fields),
                    "uri" => url = value,
                    "method" | "custommethod" => method = value,
                    "contenttype" => {
                        if let Some((Token::Text(text), at)) = value {
                            fields.push(("content-type".to_owned(), text, at));
                        }
                    }
                    "body" => body = Some(value.map_or_else(|| at.clone(), |(_, at)| at)),
                    _ => {}
                }
            }
            Token::Text(text) if url.is_none() && text.contains("://") => url = Some((token.clone(), at.clone())),
            Token::End => break,
            _ => {}
        }
    }
    let cookie = text.cut(..start).find("Cookies.Add(");
    // Names without a colon are not headers: they repeat the request line.
    fields
        .retain(|(name, ..)| !matches!(name.to_ascii_lowercase().as_str(), "method" | "path" | "authority" | "scheme"));
    headers::sent(draft, fields.iter().map(|(name, value, at)| Field { name, value, at: at.clone() }));
    match url {
        Some((Token::Text(url), at)) if !url.contains('$') => draft.request_url(url, &at),
        Some((_, at)) => draft.unresolved("request.url", Core::Variable, Some(&at)),
        None => {}
    }
    match method {
        Some((Token::Text(method), at)) => draft.request_method(method, &at),
        _ if body.is_some() => draft.request().method = Some("POST".to_owned()),
        _ => draft.request().method = Some("GET".to_owned()),
    }
    if let Some(at) = body {
        let mime = fields.iter().find(|(name, ..)| name == "content-type").map(|(_, value, _)| value.as_str());
        draft.request().body = Some(mime.map_or_else(|| Body::new("text"), body_of));
        draft.place("request.body", &at);
    }
    cookies(draft, cookie);
}

fn cookies(draft: &mut Draft<'_>, cookie: Option<usize>) {
    let page = draft.reading.page.as_ref().and_then(|page| page.url.as_deref()).and_then(origin_of);
    let request = draft.reading.request.as_ref();
    let url = request.and_then(|request| request.url.as_deref()).and_then(origin_of);
    let crosses = matches!((page, url), (Some(page), Some(url)) if page != url);
    let cors = request.is_some_and(|request| request.mode.as_deref() == Some("cors") && request.api.is_none());
    match cookie {
        Some(at) if crosses && cors => {
            draft.request().credentials = Some("include".to_owned());
            draft.place("request.credentials", &(at..at + "Cookies.Add(".len()));
        }
        _ => draft.unresolved("request.credentials", Core::Credentials, None),
    }
    if draft.request().api.is_none() {
        draft.unresolved("request.api", Core::FetchOrXhr, None);
    }
}

/// Reads `@{ "name" = "value" … }`, and returns where it ends.
fn table(
    tokens: &[(Token, Range<usize>)],
    mut index: usize,
    fields: &mut Vec<(String, String, Range<usize>)>,
) -> usize {
    if !tokens.get(index).is_some_and(|(token, _)| *token == Token::Open) {
        return index;
    }
    index += 1;
    while let Some((token, _)) = tokens.get(index) {
        match token {
            Token::Close => return index + 1,
            Token::Text(name) => {
                if let (Some((Token::Equals, _)), Some((Token::Text(value), at))) =
                    (tokens.get(index + 1), tokens.get(index + 2))
                {
                    fields.push((name.clone(), value.clone(), at.clone()));
                    index += 2;
                }
            }
            _ => {}
        }
        index += 1;
    }
    index
}

fn tokens(text: &str, from: usize) -> Vec<(Token, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut at = from;
    let mut depth = 0;
    while let Some(char) = text.cut(at..).chars().next() {
        let start = at;
        let token = match char {
            '"' => Token::Text(quoted(text, &mut at)),
            '\'' => Token::Text(single(text, &mut at)),
            '@' if text.cut(at..).starts_with("@{") => {
                at += 2;
                depth += 1;
                Token::Open
            }
            '}' => {
                at += 1;
                depth -= 1;
                Token::Close
            }
            '=' => {
                at += 1;
                Token::Equals
            }
            '`' => {
                // The line continues.
                at += 1;
                let rest = text.cut(at..);
                let after = rest.trim_start_matches([' ', '\t']);
                at += rest.len() - after.len() + usize::from(after.starts_with('\n'));
                continue;
            }
            '\n' | ';' if depth == 0 => {
                at += 1;
                tokens.push((Token::End, start..at));
                continue;
            }
            char if char.is_whitespace() || matches!(char, '(' | ')' | ';' | ',' | '{') => {
                at += char.len_utf8();
                continue;
            }
            _ => {
                let rest = text.cut(at..);
                let end = rest
                    .char_indices()
                    .skip(1)
                    .find(|(_, char)| char.is_whitespace() || "\"'=;{},()`".contains(*char))
                    .map_or(rest.len(), |(end, _)| end);
                at += end;
                let word = rest.cut(..end);
                match word.strip_prefix('-') {
                    Some(name) if depth == 0 => Token::Option(name.to_owned()),
                    _ => Token::Text(word.to_owned()),
                }
            }
        };
        tokens.push((token, start..at));
    }
    tokens
}

/// `"…"`: backticks escape, `$([char]233)` is a character.
fn quoted(text: &str, at: &mut usize) -> String {
    *at += 1;
    let mut value = String::new();
    while let Some(char) = text.cut(*at..).chars().next() {
        *at += char.len_utf8();
        match char {
            '"' if text.cut(*at..).starts_with('"') => {
                *at += 1;
                value.push('"');
            }
            '"' => break,
            '`' => {
                let Some(escape) = text.cut(*at..).chars().next() else { break };
                *at += escape.len_utf8();
                value.push(match escape {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '0' => '\0',
                    other => other,
                });
            }
            '$' if text.cut(*at..).starts_with("([char]") => {
                let rest = text.cut(*at + "([char]".len()..);
                let end = rest.find(')').unwrap_or(rest.len());
                let code = rest.cut(..end).trim();
                let code =
                    code.strip_prefix("0x").map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
                value.push(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
                *at = (*at + "([char]".len() + end + 1).min(text.len());
            }
            other => value.push(other),
        }
    }
    value
}

/// `'…'`: two quotes are one.
fn single(text: &str, at: &mut usize) -> String {
    *at += 1;
    let mut value = String::new();
    while let Some(char) = text.cut(*at..).chars().next() {
        *at += char.len_utf8();
        match char {
            '\'' if text.cut(*at..).starts_with('\'') => {
                *at += 1;
                value.push('\'');
            }
            '\'' => break,
            other => value.push(other),
        }
    }
    value
}
