//! No tables: every character is taken for a letter that nothing has to be done to.
//!
//! What `idna` makes of a domain then has a label in Punycode wherever tables would have been needed, and the caller
//! knows whom to ask.

use crate::{BidiClass, JoiningType};

/// No tables.
#[derive(Debug, Default)]
pub struct Adapter;

impl Adapter {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Adapter {
        Adapter
    }

    /// Yes, so that joiners may stand behind it.
    #[must_use]
    pub const fn is_virama(&self, _: char) -> bool {
        true
    }

    /// No.
    #[must_use]
    pub const fn is_mark(&self, _: char) -> bool {
        false
    }

    /// Left-to-right.
    #[must_use]
    pub const fn bidi_class(&self, _: char) -> BidiClass {
        BidiClass::numbered(0)
    }

    /// Dual-joining. It decides nothing, for `is_virama` has let joiners through.
    #[must_use]
    pub const fn joining_type(&self, _: char) -> JoiningType {
        JoiningType::numbered(2)
    }

    /// The domain as it is.
    pub fn map_normalize<'a, I: Iterator<Item = char> + 'a>(&'a self, domain: I) -> impl Iterator<Item = char> + 'a {
        domain
    }

    /// The label as it is.
    pub fn normalize_validate<'a, I: Iterator<Item = char> + 'a>(
        &'a self,
        label: I,
    ) -> impl Iterator<Item = char> + 'a {
        label
    }
}
