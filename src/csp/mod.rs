//! [Content Security Policy Level 3](https://w3c.github.io/webappsec-csp/).
//!
//! - [`directive`]: the directives and their names.
//! - [`policy`]: parses headers and `meta` elements into a CSP list, with places.
//! - [`source_expression`]: the grammar of a source expression; [`hash`]: digests.
//! - [`source_list`]: does a URL match a source list? [`element_match`]: does inline code match one?
//! - [`port_part`]: matches the ports of sources and of `'self'`.
//! - [`lenient_expression`]: sources that engines accept although the grammar does not allow them.
//! - [`near_miss`]: which source came closest if none matched.
//! - [`fallback`]: which directive governs a request or inline code.
//! - [`page_policies`]: what every check depends on.
//! - [`request_check`]: should a request be blocked, and which violations does it cause? [`script_check`]: what the
//!   script directives check apart from the URL.
//! - [`inline_check`], [`compilation_check`]: should inline code, or the compilation of code, be blocked?
//! - [`violation`]: violations; [`violation_report`]: the reports that are sent to a policy's endpoints.
//! - [`integrity_metadata`]: the hashes of an `integrity` attribute.
//! - [`require_trusted_types_for`]: do policies require trusted types?
//! - [`frame_ancestors`]: may a page be framed?
//! - [`gap`]: what a policy leaves open if a part of it is not written out.
//! - [`unread`]: text that looks like a policy but could not be read as one; [`unread_check`]: what such text means for
//!   a request.

pub(crate) mod compilation_check;
pub(crate) mod directive;
pub(crate) mod element_match;
pub(crate) mod fallback;
pub(crate) mod frame_ancestors;
pub(crate) mod gap;
pub(crate) mod hash;
mod hash_spelling;
pub(crate) mod inline_check;
pub(crate) mod integrity_metadata;
mod lenient_expression;
mod match_context;
pub(crate) mod near_miss;
pub(crate) mod page_policies;
pub(crate) mod policy;
mod port_part;
pub(crate) mod request_check;
pub(crate) mod require_trusted_types_for;
pub(crate) mod script_check;
pub(crate) mod source_expression;
pub(crate) mod source_list;
pub(crate) mod stand_in;
pub(crate) mod unread;
mod unread_check;
pub(crate) mod violation;
pub(crate) mod violation_report;
