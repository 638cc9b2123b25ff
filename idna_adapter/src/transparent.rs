//! An adapter without tables, which treats every character as a letter that needs no processing.
//!
//! If tables would have been needed, the domain that `idna` returns has a label in Punycode, which shows the caller that
//! it has to ask the host.

use crate::{BidiClass, JoiningType};

/// An adapter without tables.
#[derive(Debug, Default)]
pub struct Adapter;

impl Adapter {
    /// Creates the adapter.
    #[must_use]
    pub const fn new() -> Adapter {
        Adapter
    }

    /// Always true, so that joiners are allowed after every character.
    #[must_use]
    pub const fn is_virama(&self, _: char) -> bool {
        true
    }

    /// Always false.
    #[must_use]
    pub const fn is_mark(&self, _: char) -> bool {
        false
    }

    /// Always left-to-right.
    #[must_use]
    pub const fn bidi_class(&self, _: char) -> BidiClass {
        BidiClass::numbered(0)
    }

    /// Always dual-joining. This has no effect, because `is_virama` has already allowed joiners.
    #[must_use]
    pub const fn joining_type(&self, _: char) -> JoiningType {
        JoiningType::numbered(2)
    }

    /// Returns the domain unchanged.
    pub fn map_normalize<'a, I: Iterator<Item = char> + 'a>(&'a self, domain: I) -> impl Iterator<Item = char> + 'a {
        domain
    }

    /// Returns the label unchanged.
    pub fn normalize_validate<'a, I: Iterator<Item = char> + 'a>(
        &'a self,
        label: I,
    ) -> impl Iterator<Item = char> + 'a {
        label
    }
}
