//! Registrable domains by the whole [Public Suffix List](https://publicsuffix.org/), with the suffixes under which
//! platforms give each customer a name. The engine knows only the most common suffixes; under any other, a wildcard in a
//! policy would allow the hosts of strangers.

use publicsuffix::{List, Psl};

const RULES: &str = include_str!("../public-suffixes/rules.txt");

/// The list, which takes some milliseconds to read.
pub(crate) struct PublicSuffixes(List);

impl PublicSuffixes {
    /// Reads the list.
    pub(crate) fn read() -> Option<PublicSuffixes> {
        RULES.parse().ok().map(PublicSuffixes)
    }

    /// The registrable domain of a host name in lower case. `None` for a public suffix, an IP address, and a name that ends
    /// with a dot.
    pub(crate) fn registrable_domain<'h>(&self, host: &'h str) -> Option<&'h str> {
        let last = host.rsplit('.').next().unwrap_or_default();
        let is_name = !last.bytes().all(|byte| byte.is_ascii_digit()) && !host.starts_with('[');
        let domain = self.0.domain(host.as_bytes()).filter(|_| is_name)?;
        str::from_utf8(domain.as_bytes()).ok()
    }
}

/// Whether other people have names under a registrable domain, as under `amazonaws.com`, because a longer suffix is under
/// it.
pub(crate) fn is_shared(domain: &str) -> bool {
    RULES.lines().any(|rule| rule.strip_suffix(domain).is_some_and(|start| start.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_of_platforms_are_shared() {
        assert!(is_shared("amazonaws.com") && is_shared("windows.net"));
        assert!(!is_shared("example.com") && !is_shared("naws.com"));
    }

    #[test]
    fn registrable_domains() {
        let list = PublicSuffixes::read().unwrap();
        for (host, expected) in [
            ("a.b.example.com", Some("example.com")),
            ("a.b.example.co.uk", Some("example.co.uk")),
            ("co.at", None),
            ("a.co.at", Some("a.co.at")),
            ("b.com.ro", Some("b.com.ro")),
            ("x.nhs.uk", Some("x.nhs.uk")),
            ("a.s3.amazonaws.com", Some("a.s3.amazonaws.com")),
            ("s3.amazonaws.com", None),
            ("a.blob.core.windows.net", Some("a.blob.core.windows.net")),
            ("b.me.github.io", Some("me.github.io")),
            // A wildcard of the list, and its exception.
            ("a.b.c.ck", Some("b.c.ck")),
            ("a.www.ck", Some("www.ck")),
            ("a.xn--55qx5d.cn", Some("a.xn--55qx5d.cn")),
            // No rule: the last label is the suffix.
            ("a.b.internal", Some("b.internal")),
            ("localhost", None),
            ("127.0.0.1", None),
            ("[::1]", None),
            ("a.example.com.", None),
        ] {
            assert_eq!(list.registrable_domain(host), expected, "{host}");
        }
    }
}
