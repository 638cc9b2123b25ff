//! [Trusted Types](https://w3c.github.io/trusted-types/dist/spec/).
//!
//! - [`sink`]: the injection sinks of the contract.
//! - [`sink_check`]: may a string go into a sink?
//! - [`policy_creation`]: may a policy of a name be created?
//!
//! A scenario does not describe the page's default policy. It is assumed to be missing, unless a request
//! names it.

pub(crate) mod policy_creation;
pub(crate) mod sink;
pub(crate) mod sink_check;
