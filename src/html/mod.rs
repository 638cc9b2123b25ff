//! The parts of the [HTML Standard](https://html.spec.whatwg.org/) that work like policies: sandboxes, and the
//! `X-Frame-Options` header.

pub(crate) mod sandbox;
pub(crate) mod x_frame_options;
