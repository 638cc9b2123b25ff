//! How a scenario is changed: the paths that edits name, and applying the edits of a fix.

pub(crate) mod apply;
pub(crate) mod placeholder;
pub(crate) mod replace;
pub(crate) mod scenario_path;

pub use apply::apply_fix;
