//! Readers of this room.

use crate::readers::Reader;

/// Its readers.
pub const READERS: &[Reader] = &[];
