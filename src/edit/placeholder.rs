//! What an edit writes where a server has to write something else into each response.

/// Stands for a nonce. It is one by the grammar, so that a policy that has it can be simulated.
pub(crate) const NONCE: &str = "NEW-FOR-EACH-RESPONSE";
