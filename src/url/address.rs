//! Texts that are given as a URL but are not URLs: an address without its scheme, a command, a line of headers.
//!
//! A browser resolves many of them against the page's URL, or reads their first word as a scheme, but the person who
//! typed them meant something else.

use super::Url;
use crate::text::comment;
use crate::text::gap::{may_stand_for_other, stands_for_other};

/// A text that was typed or pasted instead of a URL.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Slip {
    /// The URL that was probably meant, if there is one.
    pub(crate) near: Option<String>,
}

/// The schemes to add to an address without one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schemes {
    /// For this machine and for IP addresses.
    pub(crate) local: &'static str,
    /// For every other host.
    pub(crate) public: &'static str,
}

impl Schemes {
    pub(crate) const HTTP: Schemes = Schemes { local: "http", public: "https" };
    pub(crate) const WEB_SOCKET: Schemes = Schemes { local: "ws", public: "wss" };
}

/// Returns a slip if a text is not a URL.
///
/// A relative URL is a URL. So is an absolute URL that parsers reject.
pub(crate) fn slip(text: &str, schemes: Schemes) -> Option<Slip> {
    let text = text.trim();
    if text.contains(['\n', '\r']) {
        return Some(Slip { near: None });
    }
    if let Some(near) = with_scheme_repaired(text) {
        return Some(Slip { near: Some(near) });
    }
    let head = text.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((scheme, rest)) = after_scheme_and_slashes(text) {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_gap = stands_for_other(host) || host.contains(['$', '{', '}', '<', '>', '*']) || is_missing(host);
        // The text has two addresses, and it is unclear which one is meant.
        let is_list = rest.split_ascii_whitespace().skip(1).any(|word| word.contains("://"));
        return ((is_gap || is_list) && is_of_network(scheme)).then_some(Slip { near: None });
    }
    let is_no_address = || is_value_of_another_field(text) || is_of_http(text) || is_mailbox(head);
    if stands_for_other(head) || is_missing(head) || is_no_address() {
        return Some(Slip { near: url_within(text) });
    }
    if let Some(near) = without_scheme(text, head, schemes) {
        return Some(Slip { near: Some(near) });
    }
    let scheme = head.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    if ["data", "blob", "about", "javascript", "mailto"].iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
        return None;
    }
    // Words that a person or a tool writes if there is no URL.
    let is_nothing = ["none", "todo", "tbd", "-"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_prose = !text.is_ascii() && !text.contains(['/', '.', '?', '#', ':']);
    let is_label = ["blocked", "error", "host", "origin", "referer", "status"]
        .iter()
        .any(|word| scheme.eq_ignore_ascii_case(word));
    let is_code = head.contains(|c: char| c.is_whitespace() || "(){}[]\"'`<>;,=|\\^$*".contains(c));
    // No scheme has only one letter, but the drive letters of Windows do.
    (is_code || is_nothing || is_prose || is_label || scheme.len() == 1).then(|| Slip { near: url_within(text) })
}

/// The part of a URL's path that stands for something else, such as `{id}` in `/users/{id}`.
pub(crate) fn gap_in_path(text: &str) -> Option<&str> {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    if !may_stand_for_other(path) {
        return None;
    }
    path.split('/').find(|segment| stands_for_other(segment))
}

/// Whether the whole text is a method or a truth value, which came from another field or from a variable.
fn is_value_of_another_field(text: &str) -> bool {
    matches!(text, "true" | "false" | "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS")
}

/// Whether a host or the first part of a path is what JavaScript writes for a missing value.
fn is_missing(text: &str) -> bool {
    matches!(text, "undefined" | "null" | "NaN" | "[object Object]" | "[object%20Object]")
}

/// Whether a text is a status line, or a header that is commented out.
fn is_of_http(text: &str) -> bool {
    let is_status_line = text
        .strip_prefix("HTTP/")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(' '));
    let is_header = |line: &str| line.starts_with(' ') && line.contains(": ");
    is_status_line || comment::of_line(text).is_some_and(is_header)
}

/// Whether the first part of a path is an e-mail address, or the address of a repository.
fn is_mailbox(head: &str) -> bool {
    head.split_once('@').is_some_and(|(name, host)| {
        let is_name = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        is_name(name) && is_name(host) && host.contains('.') && !name.contains(':')
    })
}

fn is_of_network(scheme: &str) -> bool {
    ["http", "https", "ws", "wss"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
}

/// The URL with its scheme corrected, or the characters around the scheme: `https//x.example`, `htps://x.example`,
/// `https:/x.example`, `://x.example`, `https://https://x.example`.
fn with_scheme_repaired(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (word, rest) = text.split_at_checked(end)?;
    let address = rest.trim_start_matches(['/', '\\', ':', ';', '.', ',', ' ']);
    let between = rest.get(..rest.len() - address.len())?;
    let slashes = between.matches(['/', '\\']).count();
    let scheme = if is_of_network(word) {
        word.to_ascii_lowercase()
    } else {
        misspelt_scheme(word).filter(|_| slashes > 0 && between.starts_with(':') || word.is_empty())?.to_owned()
    };
    // A misspelt scheme is followed by a host, or by the scheme again.
    let host = address.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') || host.eq_ignore_ascii_case("localhost");
    let is_again = is_of_network(host) && address.get(host.len()..).is_some_and(|rest| rest.starts_with("://"));
    if is_again && between == "://" && is_of_network(word) {
        return Some(address.to_owned());
    }
    let is_right = match between {
        // The URL parser accepts extra slashes, and checks the host itself.
        _ if between.starts_with("://") && !between.contains(' ') => is_of_network(word),
        // The word may be a part of a path.
        "/" | "." | "" => true,
        // The URL parser reads these like `://`, unless the page has the same scheme: then it reads a path.
        ":" | ":/" => !is_host || !word.to_ascii_lowercase().starts_with("http"),
        _ if word.is_empty() => !between.starts_with(':'),
        _ => false,
    };
    if is_right || address.is_empty() {
        return None;
    }
    let is_url = || Url::parse(&format!("{scheme}://{address}"), None).is_ok_and(|url| url.host().is_some());
    let has_gap = stands_for_other(address.split('/').next().unwrap_or_default());
    (!has_gap && is_url()).then(|| format!("{scheme}://{address}"))
}

/// The scheme that a misspelt word stands for, or `https` for an empty word.
fn misspelt_scheme(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    let is_made_of = |letters: &str| lower.len() <= 8 && lower.chars().all(|c| letters.contains(c));
    match lower.as_str() {
        "" => Some("https"),
        "w" | "wws" | "wsss" | "wwss" | "sw" => Some(if lower.contains("ss") || lower == "wws" { "wss" } else { "ws" }),
        _ if lower.len() > 2 && (lower.contains('t') || lower.contains("xx")) && is_made_of("htpsx") => {
            Some(if lower.contains('s') { "https" } else { "http" })
        }
        _ => None,
    }
}

/// The scheme of an absolute URL and the rest: `https://…`, `chrome-extension://…`.
pub(crate) fn after_scheme_and_slashes(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    rest.strip_prefix("//").filter(|_| is_scheme).map(|rest| (scheme, rest))
}

/// The first URL in a line of code or of headers.
fn url_within(text: &str) -> Option<String> {
    let start = ["https://", "http://", "wss://", "ws://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let address = text.get(start..)?.split(|c: char| c.is_whitespace() || "'\"`)<>;,\\".contains(c)).next()?;
    let is_whole = !address.contains(['{', '$']) && Url::parse(address, None).is_ok();
    is_whole.then(|| address.to_owned())
}

/// The URL for an address that lacks its scheme: `localhost:3000`, `api.example.com/x`.
fn without_scheme(text: &str, head: &str, schemes: Schemes) -> Option<String> {
    let (host, port) = match head.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) if address.contains(':') => (address, port.strip_prefix(':')),
        _ => head.split_once(':').map_or((head, None), |(host, port)| (host, Some(port))),
    };
    if port.is_some_and(|port| port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let is_label = |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let labels: Vec<&str> = host.split('.').collect();
    let is_number = |label: &&str| label.bytes().all(|byte| byte.is_ascii_digit());
    let is_address =
        host.contains(':') || (labels.len() == 4 && labels.iter().all(is_number) && labels.iter().all(is_label));
    let is_local = host.eq_ignore_ascii_case("localhost") || host.to_ascii_lowercase().ends_with(".localhost");
    let is_name = || {
        let last = labels.last().map(|last| last.to_ascii_lowercase()).unwrap_or_default();
        // `users.json` and `index.php/users` are read as paths.
        labels.iter().all(is_label)
            && (labels.len() > 2
                || (labels.len() == 2
                    && (port.is_some() || host.len() < text.len() || TOP_LEVEL_DOMAINS.contains(&last.as_str()))))
            && last.len() >= 2
            && last.bytes().all(|byte| byte.is_ascii_alphabetic())
            && (port.is_some() || !FILE_EXTENSIONS.contains(&last.as_str()))
    };
    if !(is_address || is_local || is_name()) {
        return None;
    }
    let scheme = if is_address || is_local { schemes.local } else { schemes.public };
    Url::parse(&format!("{scheme}://{text}"), None).ok().map(|url| url.as_str().to_owned())
}

/// Endings that are rarely file extensions, so that `shop.com` is read as a host and `shop.min` as a file.
const TOP_LEVEL_DOMAINS: [&str; 24] = [
    "app", "at", "ch", "cloud", "cn", "com", "de", "dev", "edu", "es", "eu", "example", "fr", "gov", "info", "io",
    "it", "jp", "net", "nl", "org", "test", "uk", "us",
];

const FILE_EXTENSIONS: [&str; 20] = [
    "asp", "aspx", "cgi", "css", "csv", "gif", "html", "jpg", "js", "json", "jsp", "map", "mjs", "php", "png", "svg",
    "txt", "wasm", "webp", "xml",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str) -> Option<String> {
        slip(text, Schemes::HTTP).and_then(|slip| slip.near)
    }

    #[test]
    fn an_address_without_its_scheme_is_known() {
        for (text, meant) in [
            ("localhost:3000", "http://localhost:3000/"),
            ("localhost/api", "http://localhost/api"),
            ("127.0.0.1:8080/x?y", "http://127.0.0.1:8080/x?y"),
            ("[::1]:3000", "http://[::1]:3000/"),
            ("app.example.com:8080/x", "https://app.example.com:8080/x"),
            ("api.example.com", "https://api.example.com/"),
            ("example.com/users", "https://example.com/users"),
            ("fetch('https://api.example.com/')", "https://api.example.com/"),
            ("Origin: https://app.example.com", "https://app.example.com"),
            ("curl 'https://api.example.com/v1' -H 'accept: */*'", "https://api.example.com/v1"),
            ("shop.com", "https://shop.com/"),
            ("https//api.example.com/v1", "https://api.example.com/v1"),
            ("http//localhost:3000", "http://localhost:3000"),
            ("https:/x.com", "https://x.com"),
            ("https:x.com/a", "https://x.com/a"),
            ("http:\\\\x.com\\a", "http://x.com\\a"),
            ("htps://x.com/a", "https://x.com/a"),
            ("htttp://localhost/a", "http://localhost/a"),
            ("hxxps://x.com", "https://x.com"),
            ("://x.com", "https://x.com"),
            ("https;//x.com", "https://x.com"),
            ("https.//x.com", "https://x.com"),
            ("https: //x.com", "https://x.com"),
            ("http:// x.com", "http://x.com"),
            ("https://https://x.com/a", "https://x.com/a"),
            ("wss//x.com/s", "wss://x.com/s"),
        ] {
            assert_eq!(near(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not_urls() {
        for text in [
            "Access-Control-Allow-Origin: *",
            "{\"log\":{}}",
            "<img src=a.png>",
            "default-src 'self'",
            "a\nb",
            "https://${host}/x",
            "https://<host>/x",
            "https://…/x",
            "%API%/users",
            "API_URL/users",
            "process.env.API/users",
            "undefined/users",
            "null/api",
            "[object Object]",
            "https://undefined/x",
            "...",
            "C:/Users/a.html",
            "blocked:csp",
            "none",
            "默认策略",
        ] {
            assert_eq!(slip(text, Schemes::HTTP), Some(Slip { near: None }), "{text}");
        }
    }

    #[test]
    fn texts_that_browsers_read_as_urls_are_urls() {
        for text in [
            "",
            "/x y",
            "users.json",
            "a/b",
            "../x",
            "?q=1 2",
            "#x",
            "//host/x",
            "https://exa mple.com/",
            "foo:bar",
            "custom:foo",
            "mailto:a@b.example",
            "data:text/html,<p>a b",
            "javascript:alert(1)",
            "custom-scheme://example.com:80/",
            "custom.scheme:",
            "resources/inspect-headers.py?filter_value=t1, t2",
            "index.php/users",
            "wss:other.test",
            "data/users.json?next=https://a.test/",
            "chrome-extension://abc/x.html",
            "http/1.1/x",
            "https/x",
            "ftp://x.com/",
            "/undefined/x",
            "/https://x.com",
            "users/{id}",
            "/默认",
            "données.json",
            "app://x.com/",
            "https:/a",
            "https:///x.com",
            "http://.a/",
            "https://@x.com/",
            "http:a",
        ] {
            assert_eq!(slip(text, Schemes::HTTP), None, "{text}");
        }
    }
}
