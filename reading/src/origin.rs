//! The origins of URLs.

use crate::cut::Cut as _;

/// The origin of an absolute URL: its scheme, host and port, as they are written.
#[must_use]
pub fn origin_of(url: &str) -> Option<&str> {
    let scheme = url.find("://")?;
    let named = !url.cut(..scheme).is_empty()
        && url.cut(..scheme).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let after = scheme + 3;
    let end = url.cut(after..).find(['/', '?', '#', '\\']).map_or(url.len(), |end| after + end);
    (named && end > after && !url.cut(..end).contains([' ', '"', '<', '>'])).then(|| url.cut(..end))
}
