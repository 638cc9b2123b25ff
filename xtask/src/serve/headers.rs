//! `www/_headers`: the response headers of the page, in the format that static hosts (Netlify, Cloudflare Pages) read,
//! so that the page has one policy wherever it is served.
//!
//! ```text
//! # A comment.
//! /*
//!   Content-Security-Policy: default-src 'none'
//! /embed.html
//!   ! Content-Security-Policy
//!   Content-Security-Policy: default-src 'none'; frame-ancestors *
//! ```
//!
//! A pattern is a path, or the beginning of a path followed by `*`. All rules that match apply, in order; `! Name`
//! removes a header that earlier rules set.

/// The rules of one file.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    changes: Vec<Change>,
}

#[derive(Debug)]
enum Change {
    Add(String, String),
    Remove(String),
}

impl Rules {
    /// Parses the text of the file; the error names the invalid line.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut rules: Vec<Rule> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if content.starts_with('/') && !line.starts_with([' ', '\t']) {
                rules.push(Rule { pattern: content.to_owned(), changes: Vec::new() });
                continue;
            }
            let wrong = |what| format!("line {}: {what}: {content}", index + 1);
            let rule = rules.last_mut().ok_or_else(|| wrong("expected a path before any header"))?;
            rule.changes.push(match (content.strip_prefix('!'), content.split_once(':')) {
                (Some(name), _) => Change::Remove(name.trim().to_owned()),
                (None, Some((name, value))) => Change::Add(name.trim().to_owned(), value.trim().to_owned()),
                (None, None) => return Err(wrong("expected `Name: value` or `! Name`")),
            });
        }
        Ok(Self(rules))
    }

    /// The headers for `path`, in the file's order.
    pub(crate) fn for_path(&self, path: &str) -> Vec<(String, String)> {
        let mut headers = Vec::new();
        for change in self.0.iter().filter(|rule| matches(&rule.pattern, path)).flat_map(|rule| &rule.changes) {
            match change {
                Change::Add(name, value) => headers.push((name.clone(), value.clone())),
                Change::Remove(gone) => {
                    headers.retain(|(name, _)| !name.eq_ignore_ascii_case(gone));
                }
            }
        }
        headers
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == path, |start| path.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matching_rules_are_combined() {
        let rules =
            Rules::parse("# everywhere\n/*\n  A: 1: one\n  B: 2\n\n/embed.html\n  ! a\n  C: 3\n/other.html\n  D: 4\n")
                .unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(rules.for_path("/"), [pair("A", "1: one"), pair("B", "2")]);
        assert_eq!(rules.for_path("/embed.html"), [pair("B", "2"), pair("C", "3")]);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        assert!(Rules::parse("A: 1").unwrap_err().starts_with("line 1: expected a path"));
        assert!(Rules::parse("/*\n  nonsense").unwrap_err().starts_with("line 2: expected `Name: value`"));
    }
}
