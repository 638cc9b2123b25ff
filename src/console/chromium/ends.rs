//! The hints that Chromium adds after the reason of a CORS check, in this release and in earlier ones.

use crate::console::wording::{Piece, Template};

pub(super) static WITH_CREDENTIALS: Template = Template::new(
    " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
);
pub(super) static SEND_VALID: Template = Template::new(" Have the server send the header with a valid value.");
static THEREFORE: Template = Template::new(" Origin '{origin}' is therefore not allowed access.{code}{hint}")
    .with(&[("code", Piece::Maybe(&[&CODE])), ("hint", Piece::Maybe(&[&OPAQUE_SERVES, &WITH_CREDENTIALS]))]);
static CODE: Template = Template::new(" The response had HTTP status code {status}.");
static OPAQUE_SERVES: Template = Template::new(
    " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
);
static VALID_OR_OPAQUE: Template = Template::new(
    " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
);
/// The hints that may follow the reason of a CORS check.
pub(super) static ENDS: &[&Template] = &[&THEREFORE, &VALID_OR_OPAQUE, &SEND_VALID, &OPAQUE_SERVES, &WITH_CREDENTIALS];
