//! The origin of a target, by which requests are grouped.

use url::Url;

/// The origin of the requested URL; its scheme if it has no host, and "inline" for code.
pub(crate) fn of(url: Option<&str>, page_url: &str) -> String {
    let Some(url) = url else {
        return "inline".to_owned();
    };
    let parsed =
        Url::parse(url).or_else(|error| Url::parse(page_url).map_err(|_| error).and_then(|base| base.join(url)));
    parsed.map_or_else(|_| String::new(), |url| of_url(&url))
}

/// The origin of a URL, without a default port; its scheme if it has no host.
pub(crate) fn of_url(url: &Url) -> String {
    match (url.host_str().filter(|host| !host.is_empty()), url.port()) {
        (None, _) => format!("{}:", url.scheme()),
        (Some(host), None) => format!("{}://{host}", url.scheme()),
        (Some(host), Some(port)) => format!("{}://{host}:{port}", url.scheme()),
    }
}
