//! [Extract a body](https://fetch.spec.whatwg.org/#concept-bodyinit-extract): what type a body has.

use crate::scenario::{Body, BodyKind};

/// The content type that a body of this kind gives itself; `None` where it gives none.
pub(super) fn content_type(body: &Body) -> Option<String> {
    match body.kind {
        BodyKind::None | BodyKind::Bytes | BodyKind::Stream => None,
        BodyKind::Text => Some("text/plain;charset=UTF-8".to_owned()),
        BodyKind::UrlEncoded => Some("application/x-www-form-urlencoded;charset=UTF-8".to_owned()),
        // The boundary is generated; any stands for it.
        BodyKind::FormData => Some("multipart/form-data; boundary=----boundary".to_owned()),
        BodyKind::Blob => body.type_.clone().filter(|type_| !type_.is_empty()),
    }
}

/// The body, if the call has one.
pub(super) fn given(body: Option<&Body>) -> Option<&Body> {
    body.filter(|body| body.kind != BodyKind::None)
}
