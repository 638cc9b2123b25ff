//! Changes of a scenario: the edits that repair something, and a function that applies the edits of a fix.

pub(crate) mod apply;
pub(crate) mod placeholder;
pub(crate) mod replace;

pub use apply::apply_fix;
