//! The host's own URL parser, for hosts beyond ASCII.

use web_sys::Url;

/// The URL as the host serializes it; `None` where it finds none.
///
/// The module has no Unicode tables (see `idna_adapter/src/lib.rs`). Every place that runs it has them behind `URL`.
pub(crate) fn serialized(input: &str, base: Option<&str>) -> Option<String> {
    let url = match base {
        Some(base) => Url::new_with_base(input, base),
        None => Url::new(input),
    };
    Some(url.ok()?.href())
}
