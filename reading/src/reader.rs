//! What each room lists for a kind of text: how the kind is recognised, and how it is read.

use crate::{Draft, Source};

/// A reader for one kind of text.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The kind of text that it reads. A reader may set a more specific one.
    pub kind: &'static str,
    /// How certain it is that a text is of its kind: see [`sure`].
    pub recognise: fn(&Source<'_>) -> u8,
    /// Reads the text.
    pub read: fn(&Source<'_>, &mut Draft<'_>),
}

/// Degrees of certainty. If two readers are equally certain, the first one in the table reads.
pub mod sure {
    /// The text is of another kind.
    pub const NO: u8 = 0;
    /// The text can be read like this, unless another reader is more certain.
    pub const MAYBE: u8 = 30;
    /// The text has marks of the kind.
    pub const LIKELY: u8 = 60;
    /// The text has marks that no other kind has.
    pub const CERTAIN: u8 = 90;
    /// The file's name, or a signature, shows it.
    pub const NAMED: u8 = 100;
}
