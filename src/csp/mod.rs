//! [Content Security Policy Level 3](https://w3c.github.io/webappsec-csp/).
//!
//! - [`directive`]: the directives and their names.
//! - [`policy`]: parsing headers and `meta` into a CSP list, with places.
//! - [`source_expression`]: the grammar of one source expression.
//! - [`source_list`]: does a URL match a source list?
//! - [`port_part`]: ports of sources, and `'self'`'s.
//! - [`lenient_expression`]: what engines read where the grammar refuses a source.
//! - [`near_miss`]: what came closest where nothing matched.
//! - [`fallback`]: which directive governs a request.
//! - [`request_check`]: should a request be blocked, and which violations does it cause?

pub(crate) mod directive;
pub(crate) mod fallback;
mod lenient_expression;
mod match_context;
pub(crate) mod near_miss;
pub(crate) mod page_policies;
pub(crate) mod policy;
mod port_part;
pub(crate) mod request_check;
pub(crate) mod source_expression;
pub(crate) mod source_list;
pub(crate) mod trusted_types;
pub(crate) mod unread;
