//! What the [HTML Standard](https://html.spec.whatwg.org/) adds to policies: sandboxes, and the `X-Frame-Options` header.

pub(crate) mod sandbox;
pub(crate) mod x_frame_options;
