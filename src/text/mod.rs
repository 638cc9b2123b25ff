//! Text that people read: templates to fill in, and names that were probably meant.

pub(crate) mod names;
pub(crate) mod template;
