//! [Matching a URL to a source list](https://w3c.github.io/webappsec-csp/#match-url-to-source-list), step by step as in
//! the standard. This is slow, has no places, words or departures, and was written independently of the engine.

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// 6.7.2.7. Does *url* match *source list* in *origin* with *redirect count*?
pub(super) fn url_matches_source_list(url: &Url, source_list: &[&str], origin: &Url, redirect_count: usize) -> bool {
    // 2.
    if source_list.is_empty() {
        return false;
    }
    // 3.
    if let [only] = source_list
        && only.eq_ignore_ascii_case("'none'")
    {
        return false;
    }
    // 4. and 5.
    source_list.iter().any(|expression| url_matches_expression(url, expression, origin, redirect_count))
}

/// 6.7.2.8. Does *url* match *expression* in *origin* with *redirect count*?
fn url_matches_expression(url: &Url, expression: &str, origin: &Url, redirect_count: usize) -> bool {
    // 1.
    if expression == "*" {
        return matches!(url.scheme(), "http" | "https") || url.scheme() == origin.scheme();
    }
    // 2.
    if let Some(scheme) = scheme_source(expression) {
        return scheme_part_matches(scheme, url.scheme());
    }
    // 3.
    if let Some(source) = host_source(expression) {
        // 2.1.
        if let Some(scheme) = source.scheme
            && !scheme_part_matches(scheme, url.scheme())
        {
            return false;
        }
        // 3.1.
        let Some(host) = url.host() else {
            return false;
        };
        // 3.2.
        if source.scheme.is_none() && !scheme_part_matches(origin.scheme(), url.scheme()) {
            return false;
        }
        // 3.3.
        if !host_part_matches(source.host, &host) {
            return false;
        }
        // 3.4. and 3.5.
        if !port_part_matches(source.port, url) {
            return false;
        }
        // 3.6.
        return source.path.is_empty() || redirect_count != 0 || path_part_matches(source.path, url.path());
    }
    // 4.
    if expression.eq_ignore_ascii_case("'self'") {
        // 4.1.
        if origin.origin() == url.origin() {
            return true;
        }
        // 4.2.
        let is_default = |url: &Url| url.port().is_none();
        let ports = origin.port() == url.port() || (is_default(origin) && is_default(url));
        let schemes = matches!(url.scheme(), "https" | "wss")
            || (origin.scheme() == "http" && matches!(url.scheme(), "http" | "ws"));
        return origin.host() == url.host() && ports && schemes;
    }
    // 5.
    false
}

/// `scheme-source = scheme-part ":"`
fn scheme_source(expression: &str) -> Option<&str> {
    expression.strip_suffix(':').filter(|scheme| is_scheme(scheme))
}

/// `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`, of RFC 3986.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// The parts of `host-source = [ scheme-part "://" ] host-part [ ":" port-part ] [ path-part ]`.
struct HostSource<'a> {
    scheme: Option<&'a str>,
    host: &'a str,
    port: Option<&'a str>,
    path: &'a str,
}

fn host_source(expression: &str) -> Option<HostSource<'_>> {
    let (scheme, rest) = match expression.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, expression),
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_whole = is_host_part(host) && port.is_none_or(is_port_part) && is_path_part(path);
    is_whole.then_some(HostSource { scheme, host, port, path })
}

/// `host-part = "*" / [ "*." ] 1*host-char *( "." 1*host-char ) [ "." ]`
fn is_host_part(text: &str) -> bool {
    let labels = text.strip_prefix("*.").unwrap_or(text);
    let labels = labels.strip_suffix('.').unwrap_or(labels);
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    text == "*" || labels.split('.').all(is_label)
}

/// `port-part = 1*DIGIT / "*"`
fn is_port_part(text: &str) -> bool {
    text == "*" || (!text.is_empty() && text.chars().all(|c| c.is_ascii_digit()))
}

/// `path-absolute = "/" [ segment-nz *( "/" segment ) ]`, of RFC 3986, or nothing.
fn is_path_part(text: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%/".contains(c);
    let escapes_are_whole = text.match_indices('%').all(|(at, _)| {
        text.get(at + 1..at + 3).is_some_and(|digits| digits.chars().all(|digit| digit.is_ascii_hexdigit()))
    });
    (text.is_empty() || text.starts_with('/'))
        && !text.starts_with("//")
        && text.chars().all(is_allowed)
        && escapes_are_whole
}

/// 6.7.2.9. `scheme-part` matching
fn scheme_part_matches(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    match (a.as_str(), b.as_str()) {
        (a, b) if a == b => true,
        ("http" | "wss", "https") => true,
        ("ws", b) => matches!(b, "wss" | "http" | "https"),
        _ => false,
    }
}

/// 6.7.2.10. `host-part` matching
fn host_part_matches(pattern: &str, host: &Host<&str>) -> bool {
    // 1.
    let Host::Domain(host) = host else {
        return false;
    };
    // 2.
    if pattern == "*" {
        return true;
    }
    // 3.
    if pattern.starts_with("*.") {
        return host.to_ascii_lowercase().ends_with(&pattern[1..].to_ascii_lowercase());
    }
    // 4. and 5.
    pattern.eq_ignore_ascii_case(host)
}

/// 6.7.2.11. `port-part` matching
fn port_part_matches(input: Option<&str>, url: &Url) -> bool {
    // 2.
    if input == Some("*") {
        return true;
    }
    // 3. A number that is too large for a port matches nothing.
    let normalized = match input {
        None => None,
        Some(digits) => match digits.trim_start_matches('0') {
            "" => Some(0),
            digits => match digits.parse::<u16>() {
                Ok(port) => Some(port),
                Err(_) => return false,
            },
        },
    };
    // 4. `url.port()` is null for the default port, as in the URL Standard.
    if normalized == url.port() {
        return true;
    }
    // 5. and 6.
    url.port().is_none() && normalized == url.port_or_known_default()
}

/// 6.7.2.12. `path-part` matching
fn path_part_matches(a: &str, b: &str) -> bool {
    // 1.
    if a.is_empty() {
        return true;
    }
    // 2.
    if a == "/" && b.is_empty() {
        return true;
    }
    // 3.
    let is_exact_match = !a.ends_with('/');
    // 4.
    let mut a: Vec<&str> = a.split('/').collect();
    let b: Vec<&str> = b.split('/').collect();
    // 5.
    if a.len() > b.len() {
        return false;
    }
    // 6.
    if is_exact_match && a.len() != b.len() {
        return false;
    }
    // 7.
    if !is_exact_match {
        a.pop();
    }
    // 8. and 9.
    a.iter().zip(&b).all(|(a, b)| percent_decode_str(a).eq(percent_decode_str(b)))
}
