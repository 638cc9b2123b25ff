//! Relative URLs: those of a document with a `<base>`, and those of `Location` headers.
//!
//! The `url` crate would do the same, but would make the module half as large again. Only URLs in a known form reach
//! this code.

use crate::cut::Cut as _;

/// A relative URL on an absolute base. <https://url.spec.whatwg.org/#url-parsing>
pub(crate) fn join(base: &str, url: &str) -> String {
    let Some(scheme) = base.find("://") else { return url.to_owned() };
    let after = base.cut(scheme + 3..);
    let host_end = after.find(['/', '?', '#']).map_or(base.len(), |end| scheme + 3 + end);
    let origin = base.cut(..host_end);
    if has_scheme(url) {
        return url.to_owned();
    }
    if url.starts_with("//") {
        return format!("{}:{url}", base.cut(..scheme));
    }
    if url.starts_with('/') {
        return format!("{origin}{url}");
    }
    let without_fragment = base.split('#').next().unwrap_or(base);
    let path_end = without_fragment.find('?').unwrap_or(without_fragment.len());
    if url.is_empty() {
        return without_fragment.to_owned();
    }
    if url.starts_with('#') {
        return format!("{without_fragment}{url}");
    }
    if url.starts_with('?') {
        return format!("{}{url}", base.cut(..path_end));
    }
    let path = base.cut(host_end.min(path_end)..path_end);
    let folder = path.rfind('/').map_or("/", |end| path.cut(..=end));
    format!("{origin}{}", without_dots(&format!("{folder}{url}")))
}

/// Whether a URL has a scheme, so that it is not relative.
pub(crate) fn has_scheme(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.len() < url.len()
        && scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Removes `.` and `..` from a path, up to its query.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.cut(..end).split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." if last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}{}", kept.join("/"), path.cut(end..))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn urls_are_joined_as_the_standard_does() {
        let base = "https://a.example/b/c?d#e";
        for (url, joined) in [
            ("x.js", "https://a.example/b/x.js"),
            ("./x.js", "https://a.example/b/x.js"),
            ("../x.js?y=../z", "https://a.example/x.js?y=../z"),
            ("../../..", "https://a.example/"),
            ("/x", "https://a.example/x"),
            ("//h.example/x", "https://h.example/x"),
            ("?q", "https://a.example/b/c?q"),
            ("#f", "https://a.example/b/c?d#f"),
            ("http://h.example/", "http://h.example/"),
        ] {
            assert_eq!(join(base, url), joined, "{url}");
        }
        assert_eq!(join("https://a.example", "x"), "https://a.example/x");
    }
}
