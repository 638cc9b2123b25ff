//! Patterns of paths in configuration files: an example path for a pattern, and whether it covers a path.
#![expect(
    clippy::indexing_slicing,
    reason = "the positions that can be reached are those of the path, from 0 to its length"
)]

use crate::cut::Cut as _;

/// The syntax of a pattern.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Style {
    /// `*` covers everything, `:name` one segment: Netlify, Cloudflare, Caddy, `CloudFront`, `resource "/api/*"`.
    Glob,
    /// `*` covers one segment, `**` everything: Firebase, Spring, Laravel.
    Segments,
    /// `:path*`, `(.*)`: Next.js, Vercel.
    Expression,
    /// A regular expression: nginx, Django.
    Regex,
    /// A prefix: nginx' `location`, Express' `app.use`.
    Prefix,
}

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    /// Whether any text may follow.
    is_open: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Text(String),
    /// One of these.
    OneOf(Vec<String>),
    /// The text between two slashes.
    Segment,
    /// Anything, including nothing.
    Rest,
    /// Anything that does not begin with one of these.
    RestBut(Vec<String>),
}

/// The largest number of alternatives that get an example.
const MOST_ALTERNATIVES: usize = 30;

/// Longer patterns and paths are not processed.
const LONGEST: usize = 400;

impl Pattern {
    /// Reads a pattern. `None` if it is not supported, for example because of a negative lookahead.
    pub(super) fn new(text: &str, style: Style) -> Option<Pattern> {
        if text.len() > LONGEST {
            return None;
        }
        let path = without_host(text);
        match style {
            Style::Prefix => Some(Pattern { parts: vec![Part::Text(path.to_owned())], is_open: true }),
            Style::Regex => {
                let anchored = path.trim_start_matches(r"\A");
                let is_anchored = anchored.starts_with('^') || anchored.starts_with('/') || anchored != path;
                let body = anchored.trim_start_matches('^');
                let is_open = !(body.ends_with('$') || body.ends_with(r"\z") || body.ends_with(r"\Z"));
                let body = body.trim_end_matches('$').trim_end_matches(r"\z").trim_end_matches(r"\Z");
                let mut parts = parts(body, style)?;
                if !is_anchored {
                    parts.insert(0, Part::Rest);
                }
                if is_open {
                    parts.push(Part::Rest);
                }
                Some(Pattern { parts, is_open: false })
            }
            _ => Some(Pattern { parts: parts(path, style)?, is_open: false }),
        }
    }

    /// A path that the pattern matches. A wildcard becomes a name that fits the folder.
    pub(super) fn example(&self) -> String {
        let mut path = String::new();
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Text(text) => path.push_str(text),
                Part::OneOf(all) => path.push_str(all.first().map_or("", String::as_str)),
                Part::Segment => path.push_str(if path.ends_with('/') || path.is_empty() { "x" } else { "" }),
                Part::RestBut(_) => path.push_str(if path == "/" { "" } else { "x" }),
                Part::Rest => {
                    let is_last = index + 1 == self.parts.len();
                    if is_last && path.len() > 1 {
                        path.push_str(if path.ends_with('/') { sample(&path) } else { "" });
                    } else if matches!(self.parts.get(index + 1), Some(Part::Text(next)) if path.is_empty() && next.starts_with('/'))
                    {
                        // `**/name` without any folder.
                    } else if !is_last && self.parts[index + 1..].iter().any(|part| *part != Part::Rest) {
                        path.push_str(if path.ends_with('/') || path.is_empty() { "x" } else { "" });
                    }
                }
            }
        }
        if path.starts_with('/') { path } else { format!("/{path}") }
    }

    /// An example for each of the last alternatives: `\.(woff|woff2)$` matches two kinds of files.
    pub(super) fn examples(&self) -> Vec<String> {
        let last = self.parts.iter().rposition(|part| matches!(part, Part::OneOf(_)));
        let Some((at, Part::OneOf(all))) = last.map(|at| (at, &self.parts[at])) else { return vec![self.example()] };
        let with = |one: &String| {
            let mut pattern = self.clone();
            pattern.parts[at] = Part::OneOf(vec![one.clone()]);
            pattern.example()
        };
        all.iter().take(MOST_ALTERNATIVES).map(with).collect()
    }

    /// Whether the pattern matches a path.
    pub(super) fn covers(&self, path: &str) -> bool {
        if path.len() > LONGEST {
            return false;
        }
        // The positions that can be reached after each part.
        let mut reached = vec![false; path.len() + 1];
        reached[0] = true;
        for part in &self.parts {
            let mut next = vec![false; path.len() + 1];
            for at in (0..=path.len()).filter(|&at| reached[at]) {
                match part {
                    Part::Text(text) => {
                        if path.cut(at..).starts_with(text.as_str()) {
                            next[at + text.len()] = true;
                        } else if text.ends_with('/')
                            && path.cut(at..) == text.cut(..text.len() - 1)
                            && self.parts.len() > 1
                        {
                            // `/api/:path*` also matches `/api`.
                            next[path.len()] = true;
                        }
                    }
                    Part::OneOf(all) => {
                        for one in all.iter().filter(|one| path.cut(at..).starts_with(one.as_str())) {
                            next[at + one.len()] = true;
                        }
                    }
                    Part::Segment => {
                        for (end, byte) in path.bytes().enumerate().skip(at) {
                            if byte == b'/' {
                                break;
                            }
                            if path.is_char_boundary(end + 1) {
                                next[end + 1] = true;
                            }
                        }
                    }
                    Part::RestBut(none) => {
                        if !none.iter().any(|one| path.cut(at..).starts_with(one.as_str())) {
                            next[path.len()] = true;
                        }
                    }
                    Part::Rest => {
                        for end in (at..=path.len()).filter(|&end| path.is_char_boundary(end)) {
                            next[end] = true;
                        }
                        break;
                    }
                }
            }
            reached = next;
        }
        reached[path.len()] || (self.is_open && reached.contains(&true))
    }

    /// Whether the pattern matches every path.
    pub(super) fn is_everything(&self) -> bool {
        self.covers("/") && self.covers("/any/path.html")
    }
}

/// The path of a pattern that is an absolute URL; other patterns unchanged.
fn without_host(text: &str) -> &str {
    let Some((_, rest)) = text.split_once("://") else { return text };
    rest.find('/').map_or("/", |slash| rest.cut(slash..))
}

/// A typical file in a folder of this name.
fn sample(folder: &str) -> &'static str {
    let last = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    match last.as_str() {
        "fonts" | "font" | "webfonts" => "x.woff2",
        "js" | "scripts" | "javascript" => "x.js",
        "css" | "styles" => "x.css",
        "images" | "img" | "image" | "icons" => "x.png",
        "static" | "assets" | "data" | "files" | "public" | ".well-known" => "x.json",
        _ => "x",
    }
}

fn parts(text: &str, style: Style) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (part, length) = match c {
            '*' if style != Style::Regex => {
                let stars = rest.len() - rest.trim_start_matches('*').len();
                (if style == Style::Segments && stars == 1 { Part::Segment } else { Part::Rest }, stars)
            }
            '.' if style == Style::Regex => match rest.as_bytes().get(1) {
                Some(b'*' | b'+') => (Part::Rest, 2 + usize::from(rest.as_bytes().get(2) == Some(&b'?'))),
                _ => (Part::Text(".".to_owned()), 1),
            },
            '\\' if matches!(style, Style::Regex | Style::Expression) => {
                let escaped = rest.chars().nth(1)?;
                let length = 1 + escaped.len_utf8();
                let repeated = usize::from(matches!(rest.as_bytes().get(length), Some(b'+' | b'*')));
                match escaped {
                    'd' => (Part::OneOf(vec!["1".to_owned()]), length + repeated),
                    'w' | 'S' => (Part::Segment, length + repeated),
                    escaped if escaped.is_ascii_alphanumeric() => return None,
                    escaped => (Part::Text(escaped.to_string()), length),
                }
            }
            ':' if matches!(style, Style::Glob | Style::Expression)
                && rest.cut(1..).starts_with(|c: char| c.is_ascii_alphabetic()) =>
            {
                let name = rest.cut(1..).len()
                    - rest.cut(1..).trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
                let after = rest.cut(1 + name..);
                match after.chars().next() {
                    Some('*' | '+') => (Part::Rest, 2 + name),
                    Some('(') if style == Style::Expression => {
                        let (part, length) = group(after, style)?;
                        let starred = usize::from(after.cut(length..).starts_with(['*', '+', '?']));
                        (part, 1 + name + length + starred)
                    }
                    Some('?') => (Part::Segment, 2 + name),
                    _ if rest.cut(1..=name) == "splat" => (Part::Rest, 1 + name),
                    _ => (Part::Segment, 1 + name),
                }
            }
            '(' if rest.starts_with("((?!") && matches!(style, Style::Regex | Style::Expression) => lookahead(rest)?,
            '(' if matches!(style, Style::Regex | Style::Expression) => {
                let (part, length) = group(rest, style)?;
                let optional = usize::from(rest.cut(length..).starts_with(['?', '*', '+']));
                if optional == 1 && rest.cut(length..).starts_with('?') {
                    let Part::OneOf(mut all) = part else { return None };
                    all.push(String::new());
                    (Part::OneOf(all), length + 1)
                } else {
                    (part, length + optional)
                }
            }
            '[' if style == Style::Regex => {
                let close = rest.find(']')?;
                let repeated = usize::from(rest.cut(close + 1..).starts_with(['+', '*']));
                (Part::Segment, close + 1 + repeated)
            }
            '{' if style == Style::Segments || style == Style::Glob => {
                let close = rest.find('}')?;
                let body = rest.cut(1..close);
                let part = if body.starts_with("**") || body.ends_with('+') || body.starts_with('*') {
                    Part::Rest
                } else if body.contains(',') {
                    Part::OneOf(body.split(',').map(|one| one.trim().to_owned()).collect())
                } else {
                    Part::Segment
                };
                (part, close + 1)
            }
            '@' if style == Style::Segments && rest.starts_with("@(") => {
                let (part, length) = group(rest.cut(1..), style)?;
                (part, 1 + length)
            }
            '?' if style == Style::Regex => {
                // The preceding character may be missing.
                let last = literal.pop()?;
                (Part::OneOf(vec![last.to_string(), String::new()]), 1)
            }
            '*' | '+' | '|' | '^' | '$' if style == Style::Regex => return None,
            other => (Part::Text(other.to_string()), other.len_utf8()),
        };
        match part {
            Part::Text(text) => literal.push_str(&text),
            part => {
                if !literal.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut literal)));
                }
                parts.push(part);
            }
        }
        rest = rest.cut(length..);
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    Some(parts)
}

/// `((?!api|_next).*)`: its meaning and its length.
fn lookahead(text: &str) -> Option<(Part, usize)> {
    let close = text.find(')')?;
    let after = text.cut(close + 1..).strip_prefix(".*)")?;
    let body = text.cut("((?!".len()..close);
    let all: Option<Vec<String>> = body
        .split('|')
        .map(|one| {
            let plain = one.replace("\\.", ".").replace("\\/", "/");
            (!plain.contains(['*', '+', '[', '\\', '^', '$', '?', '('])).then_some(plain)
        })
        .collect();
    Some((Part::RestBut(all?), text.len() - after.len()))
}

/// `(.*)`, `(a|b)`, `(?:a|b)`: its meaning and its length.
fn group(text: &str, style: Style) -> Option<(Part, usize)> {
    let close = text.find(')')?;
    let mut body = text.cut(1..close).trim_start_matches("?:");
    if let Some(named) = body.strip_prefix("?P<").or_else(|| body.strip_prefix("?<")) {
        body = named.split_once('>')?.1;
    }
    if body.starts_with('?') || body.contains('(') {
        return None;
    }
    let length = close + 1;
    if matches!(body, ".*" | ".+" | ".*?" | ".+?") {
        return Some((Part::Rest, length));
    }
    if matches!(body, "[^/]+" | "[^/]*" | r"\w+" | r"[\w-]+" | "[a-z]+" | "[a-z0-9-]+") {
        return Some((Part::Segment, length));
    }
    let all: Option<Vec<String>> = body
        .split('|')
        .map(|one| {
            let plain = one.replace("\\.", ".").replace("\\/", "/").replace("\\-", "-");
            (!plain.contains(['*', '+', '[', '\\', '^', '$'])).then(|| with_and_without(&plain))
        })
        .collect::<Option<Vec<_>>>()
        .map(|all| all.into_iter().flatten().collect());
    let _ = style;
    Some((Part::OneOf(all?), length))
}

/// `jpe?g` as `jpeg` and `jpg`.
fn with_and_without(text: &str) -> Vec<String> {
    let Some((before, after)) = text.split_once('?') else { return vec![text.to_owned()] };
    let mut shorter = before.to_owned();
    shorter.pop();
    let after = after.replace('?', "");
    vec![format!("{before}{after}"), format!("{shorter}{after}")]
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Style};

    #[test]
    fn patterns_have_examples_that_they_cover() {
        for (text, style, example) in [
            ("/*", Style::Glob, "/"),
            ("/api/*", Style::Glob, "/api/x"),
            ("/static/*", Style::Glob, "/static/x.json"),
            ("https://:project.pages.dev/*", Style::Glob, "/"),
            ("/*.js", Style::Glob, "/x.js"),
            ("/(.*)", Style::Expression, "/"),
            ("/api/:path*", Style::Expression, "/api/x"),
            ("/:path*", Style::Expression, "/"),
            ("/fonts/(.*)\\.(woff|woff2)", Style::Expression, "/fonts/x.woff"),
            ("**/*.@(js|css)", Style::Segments, "/x.js"),
            ("**", Style::Segments, "/"),
            ("/api/**", Style::Segments, "/api/x"),
            ("api/*", Style::Segments, "/api/x"),
            ("^/api/.*$", Style::Regex, "/api/x"),
            (r"\.(js|css)$", Style::Regex, "/x.js"),
            ("/embed/", Style::Prefix, "/embed/"),
        ] {
            let pattern = Pattern::new(text, style).unwrap();
            assert_eq!(pattern.example(), example, "{text}");
            let covered =
                pattern.covers(&pattern.example()) || pattern.covers(pattern.example().trim_start_matches('/'));
            assert!(covered, "{text} covers {example}");
        }
        let but = Pattern::new("/((?!api|_next/static).*)", Style::Expression).unwrap();
        assert!(but.covers("/") && but.covers("/x") && !but.covers("/api/x") && !but.covers("/_next/static/a.js"));
        assert!(Pattern::new("/(?<!api).*", Style::Expression).is_none());
        assert!(Pattern::new("/api/:path*", Style::Expression).unwrap().covers("/api"));
        assert!(!Pattern::new("/api/*", Style::Glob).unwrap().covers("/"));
        assert!(Pattern::new("/(.*)", Style::Expression).unwrap().is_everything());
    }
}
