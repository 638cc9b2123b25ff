//! How a scenario is changed: the edits that mend something, and applying the edits of a fix.

pub(crate) mod apply;
pub(crate) mod placeholder;
pub(crate) mod replace;

pub use apply::apply_fix;
