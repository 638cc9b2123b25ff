//! [Registrable domains](https://url.spec.whatwg.org/#host-registrable-domain).
//!
//! The whole [Public Suffix List](https://publicsuffix.org/) has some ten thousand rules and would be larger than the
//! rest of the engine. This module has the default rule (the last label is a public suffix) and the most common
//! suffixes of several labels, which are under country-code domains and on hosting platforms. For a host under another
//! suffix, the last two labels are taken as the registrable domain. Only `same-site` checks and `Sec-Fetch-Site` depend
//! on it; the wildcards of a least policy depend on the whole list, which the audit has.

/// Second-level labels under which country registries register names.
const COUNTRY_SECOND_LEVEL: [&str; 12] =
    ["ac", "co", "com", "edu", "go", "gob", "gov", "mil", "ne", "net", "or", "org"];

/// Country-code domains under which names are registered with those labels; sorted.
const COUNTRIES: [&str; 40] = [
    "ae", "ar", "au", "bd", "bo", "br", "cn", "co", "cr", "ec", "eg", "gh", "hk", "id", "il", "in", "jp", "ke", "kr",
    "mx", "my", "ng", "np", "nz", "pe", "ph", "pk", "sa", "sg", "th", "tr", "tw", "ua", "ug", "uk", "uy", "ve", "vn",
    "za", "zw",
];

/// Platforms that give each customer a name; sorted.
pub const PLATFORMS: [&str; 24] = [
    "azurewebsites.net",
    "blogspot.com",
    "cloudfront.net",
    "deno.dev",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "glitch.me",
    "herokuapp.com",
    "myshopify.com",
    "netlify.app",
    "ngrok-free.app",
    "ngrok.io",
    "onrender.com",
    "pages.dev",
    "railway.app",
    "repl.co",
    "surge.sh",
    "vercel.app",
    "web.app",
    "webflow.io",
    "wixsite.com",
    "workers.dev",
];

/// The registrable domain of `host`; `None` for an IP address and for a public suffix.
///
/// A trailing dot is kept: `example.com.` and `example.com` are different sites.
#[must_use]
pub(crate) fn registrable_domain(host: &str) -> Option<&str> {
    let bare = host.strip_suffix('.').unwrap_or(host);
    let registrable = registrable_domain_of_bare(bare)?;
    let start = bare.len() - registrable.len();
    host.get(start..)
}

fn registrable_domain_of_bare(host: &str) -> Option<&str> {
    let last = host.rsplit('.').next().unwrap_or_default();
    if host.starts_with('[') || last.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let labels = 1 + public_suffix_labels(host);
    last_labels(host, labels)
}

/// How many labels the public suffix of `host` has.
fn public_suffix_labels(host: &str) -> usize {
    let Some(two) = last_labels(host, 2) else {
        return 1;
    };
    if PLATFORMS.binary_search(&two).is_ok() {
        return 2;
    }
    match two.split_once('.') {
        Some((second, top)) if COUNTRIES.binary_search(&top).is_ok() && COUNTRY_SECOND_LEVEL.contains(&second) => 2,
        _ => 1,
    }
}

fn last_labels(host: &str, count: usize) -> Option<&str> {
    let mut dots = host.rmatch_indices('.');
    match dots.nth(count - 1) {
        Some((dot, _)) => host.get(dot + 1..),
        None => (host.split('.').count() == count).then_some(host),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(PLATFORMS.is_sorted() && COUNTRIES.is_sorted());
    }

    #[test]
    fn registrable_domains() {
        for (host, expected) in [
            ("a.b.example.com", Some("example.com")),
            ("www.example.com.", Some("example.com.")),
            ("com", None),
            ("localhost", None),
            ("a.b.example.co.uk", Some("example.co.uk")),
            ("co.uk", None),
            ("me.github.io", Some("me.github.io")),
            ("github.io", None),
            ("127.0.0.1", None),
            ("[::1]", None),
        ] {
            assert_eq!(registrable_domain(host), expected, "{host}");
        }
    }
}
