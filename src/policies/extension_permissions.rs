//! Extension pages: what a manifest's [host permissions](https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/Match_patterns)
//! grant.

use crate::environment::Client;
use crate::url::Url;

/// Whether the page belongs to an extension whose manifest grants access to the host of `url`.
pub(crate) fn has_host_permission(client: &Client<'_>, url: &Url) -> bool {
    client.url.is_extension() && client.host_permissions.iter().any(|pattern| pattern_matches(pattern, url))
}

/// Whether a URL matches a
/// [match pattern](https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns):
/// `<scheme>://<host>/<path>`. The path is ignored for permissions.
fn pattern_matches(pattern: &str, url: &Url) -> bool {
    if pattern == "<all_urls>" {
        return url.is_http();
    }
    let Some((scheme, rest)) = pattern.split_once("://") else {
        return false;
    };
    let scheme_matches = if scheme == "*" { url.is_http() } else { scheme.eq_ignore_ascii_case(url.scheme()) };
    let authority = rest.split_once('/').map_or(rest, |(authority, _)| authority);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if port == "*" || port.bytes().all(|byte| byte.is_ascii_digit()) => (host, Some(port)),
        _ => (authority, None),
    };
    let port_matches = match port {
        None | Some("*") => true,
        Some(port) => port.parse().ok() == url.port_or_default(),
    };
    scheme_matches && port_matches && host_matches(host, url.host().unwrap_or_default())
}

fn host_matches(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        _ if pattern == "*" => true,
        Some(domain) => {
            host.eq_ignore_ascii_case(domain)
                || host
                    .len()
                    .checked_sub(domain.len() + 1)
                    .and_then(|at| host.get(at..))
                    .is_some_and(|end| end.strip_prefix('.').is_some_and(|end| end.eq_ignore_ascii_case(domain)))
        }
        None => host.eq_ignore_ascii_case(pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let url = Url::parse("https://api.example.com:8443/x", None).unwrap();
        for (pattern, expected) in [
            ("<all_urls>", true),
            ("*://*/*", true),
            ("https://*.example.com/*", true),
            ("https://api.example.com/*", true),
            ("https://api.example.com:8443/*", true),
            ("https://api.example.com:443/*", false),
            ("http://api.example.com/*", false),
            ("https://*.other.test/*", false),
            ("https://pi.example.com/*", false),
            ("nonsense", false),
        ] {
            assert_eq!(pattern_matches(pattern, &url), expected, "{pattern}");
        }
    }
}
