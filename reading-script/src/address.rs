//! Addresses, as they are written.

/// Whether a URL has a scheme, or begins with two slashes.
pub(crate) fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with("//")
}
