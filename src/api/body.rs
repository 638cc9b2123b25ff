//! [Extract a body](https://fetch.spec.whatwg.org/#concept-bodyinit-extract): the type of a body.

use crate::contract::scenario::{Body, BodyKind};

/// The type of a string.
pub(super) const STRING_TYPE: &str = "text/plain;charset=UTF-8";

/// The default content type of a body of this kind, if it has one.
pub(super) fn content_type(body: &Body) -> Option<String> {
    match body.kind {
        BodyKind::None | BodyKind::Bytes | BodyKind::Stream => None,
        BodyKind::Text => Some(STRING_TYPE.to_owned()),
        BodyKind::UrlEncoded => Some("application/x-www-form-urlencoded;charset=UTF-8".to_owned()),
        // The boundary is generated, so its value does not matter here.
        BodyKind::FormData => Some("multipart/form-data; boundary=----boundary".to_owned()),
        BodyKind::Blob => body.type_.as_deref().and_then(blob_type),
    }
}

/// The body, if the call has one.
pub(super) fn given(body: Option<&Body>) -> Option<&Body> {
    body.filter(|body| body.kind != BodyKind::None)
}

/// [`new Blob(…, { type })`](https://w3c.github.io/FileAPI/#constructorBlob): the type is converted to lower case, and
/// dropped if it has a character outside U+0020 to U+007E.
fn blob_type(type_: &str) -> Option<String> {
    let is_kept = !type_.is_empty() && type_.bytes().all(|byte| (0x20..=0x7E).contains(&byte));
    is_kept.then(|| type_.to_ascii_lowercase())
}
