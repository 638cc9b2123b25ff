//! Pieces of a text that stand for something that is not written there: what was cut when the text was copied, and what
//! a template or a person still has to fill in.
//!
//! Their content is unknown. A browser would take such a text literally, but no server sends it.

use super::comment;

/// Words that say that something was cut, if there are brackets or dashes around them.
const CUT_WORDS: [&str; 14] = [
    "abridged",
    "cut",
    "elided",
    "etc",
    "hidden",
    "more",
    "omitted",
    "redacted",
    "removed",
    "shortened",
    "snip",
    "snipped",
    "trimmed",
    "truncated",
];

/// Whether a whole line says that lines were cut: `...`, `[…]`, `<snip>`, `(truncated)`, `... 12 more headers`.
pub(crate) fn is_cut_line(line: &str) -> bool {
    let line = line.trim();
    let line = comment::of_line(line).unwrap_or(line).trim_start();
    let is_mark = |c: char| !c.is_alphanumeric();
    let rest = line.trim_start_matches(is_mark);
    if rest.is_empty() {
        return has_ellipsis(line);
    }
    let before = line.strip_suffix(rest).unwrap_or_default();
    if has_ellipsis(before) {
        return true;
    }
    let line_end = rest;
    let rest = rest.trim_end_matches(is_mark);
    let after = line_end.strip_prefix(rest).unwrap_or_default();
    let is_set_off = |text: &str| text.contains(['[', ']', '(', ')', '<', '>', '{', '}', '-', '*', '.', '…', '=']);
    let words = || rest.split(|c: char| !c.is_alphanumeric());
    rest.len() <= 60
        && !rest.contains([':', '='])
        && (has_ellipsis(after) && !after.trim_start().starts_with(':') && words().count() <= 6
            || is_set_off(before) && is_set_off(after) && words().any(is_cut_word))
}

fn is_cut_word(word: &str) -> bool {
    CUT_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a text contains an ellipsis, or asterisks that hide something.
pub(crate) fn has_ellipsis(text: &str) -> bool {
    text.contains(['…', '⋯']) || ["...", "***", "\\u2026", "&hellip"].iter().any(|mark| text.contains(mark))
}

/// The first word of `text` that stands for something else.
pub(crate) fn first(text: &str) -> Option<&str> {
    words(text).find(|word| stands_for_other(word) || is_aside(word))
}

/// [`first`], if a name in capitals may be the value itself: `X_API_KEY` in a list of headers.
pub(crate) fn first_but_names(text: &str) -> Option<&str> {
    words(text).find(|word| stands_for_other_than_name(word) || is_aside(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\r', '\n', ',', ';'])
}

/// Whether a word, or a part of it, stands for something that is not written out: `...`, `<origin>`, `${API}`,
/// `%HOST%`.
pub(crate) fn stands_for_other(word: &str) -> bool {
    match sign_of(word) {
        None => false,
        Some(Sign::Name) => is_constant(word),
        Some(Sign::Mark) => is_stand_in(word),
    }
}

/// [`stands_for_other`], if a name in capitals may be meant literally.
pub(crate) fn stands_for_other_than_name(word: &str) -> bool {
    stands_for_other(word) && !is_constant(word)
}

/// Why a text may contain something that stands for something else.
enum Sign {
    /// It contains a character that [`is_stand_in`] looks for.
    Mark,
    /// It has only capitals, as names of variables may have.
    Name,
}

/// [`stands_for_other`], but it may be true although no word stands for anything else.
pub(crate) fn may_stand_for_other(text: &str) -> bool {
    sign_of(text).is_some()
}

/// The strongest sign in a text. Nearly all texts contain none, and an audit checks millions of URLs, so this one pass
/// replaces thirty.
fn sign_of(text: &str) -> Option<Sign> {
    let bytes = text.as_bytes();
    let goes_on = |at: usize, with: &[u8]| bytes.get(at + 1..).is_some_and(|rest| rest.starts_with(with));
    let (mut has_capital, mut has_underscore) = (false, false);
    // A sign of this kind is at the beginning of a word.
    let begins =
        |at: usize| at.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_lowercase() || matches!(byte, b'/' | b'0'..=b'9') {
            continue;
        }
        match byte {
            b'$' | b'{' | b'}' | b'%' | b'[' | b'(' | b'<' | b'>' | b'\\' | 0x80.. => {
                return Some(Sign::Mark);
            }
            b'&' if goes_on(at, b"hellip") => return Some(Sign::Mark),
            b'.' if goes_on(at, b".") || goes_on(at, b"env") || goes_on(at, b"meta") => return Some(Sign::Mark),
            b'*' if goes_on(at, b"*") => return Some(Sign::Mark),
            b'@' | b'-' if begins(at) => return Some(Sign::Mark),
            b'A'..=b'Z' => has_capital = true,
            b'_' => has_underscore = true,
            _ => {}
        }
    }
    (has_capital && (has_underscore || text.contains("YOUR-"))).then_some(Sign::Name)
}

fn is_stand_in(word: &str) -> bool {
    has_ellipsis(word)
        || ["${", "{{", "}}", "#{", "<%", "%>", "%{", "%[", "process.env", "import.meta", "os.environ", "[object"]
            .iter()
            .any(|sign| word.contains(sign))
        || is_cut_mark(word)
        || is_in_angle_brackets(word)
        || has_variable(word)
        || is_between(word, '%', '%', is_name_in_capitals)
        || is_between(word, '{', '}', |name| !name.is_empty())
        || is_between(word, '[', ']', |name| {
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains(|c: char| !c.is_ascii_hexdigit())
        })
        || is_constant(word)
}

/// `[cut]`, `(truncated)`, `<snip>`.
fn is_cut_mark(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_ascii_alphabetic());
    inner.len() + 2 <= word.len() && word.starts_with(['[', '(', '<', '-']) && is_cut_word(inner)
}

/// Whether a word in the place of a value is a remark or code. In a URL, such a word can be a part of the path.
pub(crate) fn is_aside(word: &str) -> bool {
    is_remark(word) || is_code(word)
}

/// `etc.`, `+5` of "+5 more", `xxx`, `(see` of "(see below)", `[your` of "[your domain]".
fn is_remark(word: &str) -> bool {
    let after = |mark: char| word.strip_prefix(mark).and_then(|rest| rest.chars().next());
    is_and_so_on(word)
        || word.strip_prefix('+').is_some_and(|count| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
        || (after('(').is_some_and(char::is_alphabetic) && !word.ends_with(')'))
        || (after('[').is_some_and(char::is_alphabetic) && !word.contains(']'))
        || (word.len() > 2 && word.bytes().all(|byte| byte == b'x'))
}

/// Whether a word says that a list goes on, although it could also be a name.
pub(crate) fn is_and_so_on(word: &str) -> bool {
    word.trim_end_matches('.').eq_ignore_ascii_case("etc")
}

/// `getenv("ORIGIN")`, `ENV['ORIGIN']`, `req.headers.origin`, `config.allowedOrigin`.
fn is_code(word: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let name = word.split(|c: char| !is_name(c)).next().unwrap_or_default();
    let rest = word.get(name.len()..).unwrap_or_default();
    let is_called = ["(", "['", "[\""].iter().any(|open| rest.starts_with(open));
    let has_capital_inside = || {
        name.contains('.')
            && name.bytes().zip(name.bytes().skip(1)).any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
    };
    let is_property =
        rest.is_empty() && (name.starts_with("req.") || name.starts_with("request.") || has_capital_inside());
    !name.is_empty() && (is_called || is_property)
}

/// `<origin>`, also after a scheme or in a nonce. If it has several words, its first or last word: `<your domain>`.
fn is_in_angle_brackets(word: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    let host = word.split_once("://").map_or("", |(_, host)| host);
    let nonce = word.strip_prefix("'nonce-").unwrap_or_default();
    let opens = [word, host, nonce].into_iter().filter_map(|text| text.strip_prefix('<'));
    let is_opened = opens.into_iter().any(|rest| is_name(rest.split('>').next().unwrap_or_default()));
    is_opened || word.strip_suffix('>').is_some_and(is_name)
}

/// `$host` at the start of a word or of a host, `@Model.Host` of Razor, or `@@HOST@@`.
fn has_variable(word: &str) -> bool {
    let is_name = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let begins = |rest: &str| rest.strip_prefix('$').is_some_and(is_name);
    let host = word.split_once("://").map_or("", |(_, host)| host);
    let quoted = word.split_once('-').map_or("", |(_, value)| value);
    begins(word)
        || word.strip_prefix('@').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
        || word.strip_prefix("@@").and_then(|rest| rest.strip_suffix("@@")).is_some_and(is_name)
        || begins(host)
        || (word.starts_with('\'') && begins(quoted))
}

/// Whether a word has a name between these two marks.
fn is_between(word: &str, open: char, close: char, is_name: fn(&str) -> bool) -> bool {
    let is_word = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    word.match_indices(open).any(|(at, _)| {
        let rest = word.get(at + open.len_utf8()..).unwrap_or_default();
        rest.split_once(close).is_some_and(|(name, _)| is_word(name) && is_name(name))
    })
}

/// Whether the text between two percent signs is a name and not part of an escape such as `%20`.
fn is_name_in_capitals(name: &str) -> bool {
    name.len() > 2
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !name.contains(|c: char| c.is_ascii_lowercase())
        && name.contains(|c: char| !c.is_ascii_hexdigit())
}

/// `API_ORIGIN`, `__NONCE__`, `https://YOUR_DOMAIN`: no real host has such a name.
fn is_constant(word: &str) -> bool {
    let host = word.split_once("://").map_or(word, |(_, host)| host).split(['/', ':']).next().unwrap_or_default();
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    host.contains(|c: char| c.is_ascii_uppercase())
        && ((host.contains('_') && host.chars().all(is_capital)) || host.contains("YOUR_") || host.contains("YOUR-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_were_cut_are_recognised() {
        for line in [
            "...",
            "…",
            "[…]",
            "[...]",
            "<snip>",
            "(truncated)",
            "# ...",
            "... 12 more headers",
            "-- snip --",
            "[ 3 more ]",
            "< rest omitted >",
            "***",
            "other headers...",
            "*** cut ***",
            "/* … */",
            "....",
            ". . . ...",
        ] {
            assert!(is_cut_line(line), "{line}");
        }
        for line in [
            "Server: nginx",
            "Cache-Control: no-store",
            "Set-Cookie: ***",
            "Server: ...",
            "",
            "---",
            "}",
            "more",
            "(x)",
            "HTTP/1.1 200 OK",
            "Via: 1.1 x (...)",
            "truncated",
            "Server: [cut]",
        ] {
            assert!(!is_cut_line(line), "{line}");
        }
    }

    #[test]
    fn placeholders_are_recognised() {
        for word in [
            "...",
            "…",
            "https://…",
            "<origin>",
            "<your",
            "domain>",
            "${API}",
            "{{nonce}}",
            "'nonce-{{nonce}}'",
            "%ORIGIN%",
            "https://%HOST%/x",
            "$host",
            "https://$host",
            "'nonce-$nonce'",
            "{origin}",
            "[ORIGIN]",
            "API_ORIGIN",
            "__NONCE__",
            "https://YOUR_DOMAIN",
            "https://YOUR-DOMAIN.com",
            "process.env.CSP",
            "'sha256-abc...'",
            "[cut]",
            "@Model.Host",
            "https://***.example.com",
            "<%=",
            "etc.",
            "+5",
            "xxx",
            "(see",
            "[your",
            "@@ORIGIN@@",
            "getenv(ORIGIN)",
            "ENV['ORIGIN']",
            "req.headers.origin",
            "config.allowedOrigin",
            "\\u2026",
            "#{nonce}",
            "'nonce-<random>'",
            "(truncated)",
        ] {
            assert!(stands_for_other(word) || is_aside(word), "{word}");
            assert_eq!(stands_for_other(word), is_stand_in(word), "{word}");
            assert_eq!(first(&format!("a {word}, b")), Some(word));
        }
        for word in [
            "'self'",
            "https://a.example",
            "*",
            "*.a.example:*",
            "https:",
            "[::1]",
            "https://[::1]:3000/",
            "https://[2001:db8::1]",
            "https://a.example/%20x%2Fy",
            "/a$b",
            "a@b.example",
            "application/json",
            "GET",
            "X-Token",
            "no_host.example",
            "'nonce-abc'",
            "'nonce-__x__'",
            "https://a.example/?x=%25",
            "DENY",
            "SAMEORIGIN",
            "https://user:pw@host.example",
        ] {
            assert!(!stands_for_other(word) && !is_aside(word), "{word}");
        }
    }
}
