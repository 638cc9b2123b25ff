//! Configuration of servers and frameworks: one file for each kind.

use crate::readers::Reader;

/// The readers of configuration.
pub const READERS: &[Reader] = &[];
