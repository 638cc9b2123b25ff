//! HTML and CSS.

use crate::readers::Reader;

/// The readers of markup.
pub const READERS: &[Reader] = &[];
