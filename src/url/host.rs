//! The URL parser of the JavaScript host, for host names that are not ASCII.

use web_sys::Url;

/// The URL as the JavaScript host serializes it; `None` if it cannot parse it.
///
/// The module has no Unicode tables (see `idna_adapter/src/lib.rs`), but every environment that runs it has them in its
/// `URL`.
pub(crate) fn serialized(input: &str, base: Option<&str>) -> Option<String> {
    let url = match base {
        Some(base) => Url::new_with_base(input, base),
        None => Url::new(input),
    };
    Some(url.ok()?.href())
}
