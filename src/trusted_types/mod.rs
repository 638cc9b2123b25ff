//! [Trusted Types](https://w3c.github.io/trusted-types/dist/spec/).
//!
//! - [`sink`]: the injection sinks of the contract.
//! - [`sink_check`]: may a string be passed to a sink?
//! - [`policy_creation`]: may a policy with a given name be created?
//!
//! A scenario does not describe the page's default policy. It is assumed to be missing, unless the scenario lists a
//! policy with that name.

pub(crate) mod policy_creation;
pub(crate) mod sink;
pub(crate) mod sink_check;
