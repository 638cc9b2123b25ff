//! HTTP, as [Fetch](https://fetch.spec.whatwg.org/) uses it: headers, methods, requests and responses.

pub(crate) mod header_block;
pub(crate) mod header_list;
pub(crate) mod method;
pub(crate) mod mime_type;
pub(crate) mod port;
pub(crate) mod referrer;
pub(crate) mod request;
pub(crate) mod request_header;
pub(crate) mod response;
pub(crate) mod status;
pub(crate) mod structured_field;
