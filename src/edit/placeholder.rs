//! The text that an edit writes if the server has to write a different value into each response.

/// Stands for a nonce. It matches the grammar of a nonce, so that a policy with it can be simulated.
pub(crate) const NONCE: &str = "NEW-FOR-EACH-RESPONSE";
