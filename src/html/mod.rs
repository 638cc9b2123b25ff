//! What the [HTML Standard](https://html.spec.whatwg.org/) adds to a fetch: what its navigations and its sandboxes ask.

pub(crate) mod navigation_request;
pub(crate) mod navigation_response;
pub(crate) mod sandbox;
pub(crate) mod x_frame_options;
