//! [Trusted Types](https://w3c.github.io/trusted-types/dist/spec/).
//!
//! - [`sink`]: the injection sinks of the contract.
//! - [`sink_check`]: may a string go into a sink?
//! - [`policy_creation`]: may a policy of a name be created?
//!
//! What a page's default policy makes of a string is not in a scenario: there is taken to be none, but where a request
//! names it.

pub(crate) mod policy_creation;
pub(crate) mod sink;
pub(crate) mod sink_check;
