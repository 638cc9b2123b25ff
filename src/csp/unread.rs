//! Text that looks like a policy but could not be read as one: a server's configuration, a whole `<meta>` tag.
//!
//! It is unknown what it would block, so a request that a policy might block is not called allowed.

use super::directive::DirectiveName;
use crate::contract::scenario_path::{Document, ScenarioPath};
use crate::http::header_block::unread::{self, POLICY};
use crate::http::header_list::HeaderList;
use crate::input::Place;
use crate::text::has_any;
use crate::text::names::nearest;

/// A piece of text that looks like a policy.
#[derive(Clone, Debug)]
pub(crate) struct Unread<'a> {
    /// The path of its field in the scenario.
    pub(crate) path: ScenarioPath,
    pub(crate) text: &'a str,
    pub(crate) place: Place,
}

/// Returns the first piece that may be a policy: from the lines of the headers that could not be read, or from the
/// `meta` policies. `document` delivers both.
pub(crate) fn find<'a>(
    headers: &unread::Unread<'a>,
    list: &HeaderList<'a>,
    meta: &[(&'a str, Place)],
    document: Document,
) -> Option<Unread<'a>> {
    let of_headers = headers.about(POLICY, list).map(|line| Unread {
        path: ScenarioPath::Headers(document),
        text: line.text,
        place: line.place,
    });
    let of_meta = || {
        let is_unread = |(_, (text, _)): &(usize, &(&str, Place))| !is_policy(text);
        meta.iter().enumerate().find(is_unread).map(|(index, (text, place))| Unread {
            path: ScenarioPath::Meta(document, index),
            text,
            place: *place,
        })
    };
    of_headers.or_else(of_meta)
}

/// Whether the content of a `meta` element can be read as a policy: it begins with a directive, or a misspelt one.
/// Content on a single line may also begin with an unknown name, which browsers ignore, if a directive follows.
pub(crate) fn is_policy(content: &str) -> bool {
    let content = content.trim();
    let mut names = content.split(';').filter_map(|part| part.split_ascii_whitespace().next()).peekable();
    let Some(first) = names.peek() else {
        return true;
    };
    if has_any(content, b"{}<>") || first.contains([':', '=', '(', '"', '\'']) {
        return false;
    }
    let all: Vec<&str> = DirectiveName::ALL.iter().map(|known| known.as_str()).collect();
    let is_directive = |name: &str| {
        let lower = name.to_ascii_lowercase();
        DirectiveName::from_text(&lower) != DirectiveName::Unknown || nearest(&lower, &all).is_some()
    };
    is_directive(first) || (!has_any(content, b"\n\"") && names.any(is_directive))
}

#[cfg(test)]
mod tests {
    use super::is_policy;

    #[test]
    fn text_that_is_not_a_policy_is_recognised() {
        for content in
            ["", "default-src 'self'", "conect-src 'self'", "made-up x; connect-src 'self'", "connect-src *, 'self'"]
        {
            assert!(is_policy(content), "{content}");
        }
        for content in ["<meta content=\"default-src 'self'\">", "curl https://a.example/", "{ \"a\": 1 }", "policy"] {
            assert!(!is_policy(content), "{content}");
        }
    }
}
