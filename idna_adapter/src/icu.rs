//! Unicode data from ICU4X and its tables.

use icu_normalizer::uts46::Uts46MapperBorrowed;
use icu_properties::props::{BidiClass as Bidi, GeneralCategory, JoiningType as Joining};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use crate::{BidiClass, JoiningType};

/// The tables of ICU4X.
#[derive(Debug)]
pub struct Adapter {
    mapper: Uts46MapperBorrowed<'static>,
    categories: CodePointMapDataBorrowed<'static, GeneralCategory>,
    bidi_classes: CodePointMapDataBorrowed<'static, Bidi>,
    joining_types: CodePointMapDataBorrowed<'static, Joining>,
}

impl Adapter {
    /// The tables that are compiled in.
    #[must_use]
    pub const fn new() -> Adapter {
        Adapter {
            mapper: Uts46MapperBorrowed::new(),
            categories: CodePointMapData::<GeneralCategory>::new(),
            bidi_classes: CodePointMapData::<Bidi>::new(),
            joining_types: CodePointMapData::<Joining>::new(),
        }
    }

    /// Whether the character's canonical combining class is Virama.
    #[must_use]
    pub fn is_virama(&self, c: char) -> bool {
        self.mapper.is_virama(c)
    }

    /// Whether the character is a mark of any kind.
    #[must_use]
    pub fn is_mark(&self, c: char) -> bool {
        use GeneralCategory as G;
        matches!(self.categories.get(c), G::NonspacingMark | G::SpacingMark | G::EnclosingMark)
    }

    /// The character's Bidi class.
    #[must_use]
    #[expect(deprecated, reason = "the numbers are what upstream's crate goes by too")]
    pub fn bidi_class(&self, c: char) -> BidiClass {
        BidiClass::numbered(u16::from(self.bidi_classes.get(c).to_icu4c_value()))
    }

    /// The character's joining type.
    #[must_use]
    #[expect(deprecated, reason = "the numbers are what upstream's crate goes by too")]
    pub fn joining_type(&self, c: char) -> JoiningType {
        JoiningType::numbered(self.joining_types.get(c).to_icu4c_value())
    }

    /// The [mapped and normalized](https://www.unicode.org/reports/tr46/#Processing) domain, with U+FFFD in place of
    /// disallowed characters.
    pub fn map_normalize<'a, I: Iterator<Item = char> + 'a>(&'a self, domain: I) -> impl Iterator<Item = char> + 'a {
        self.mapper.map_normalize(domain)
    }

    /// The same for a label that was in Punycode, with U+FFFD in place of characters that mapping would change.
    pub fn normalize_validate<'a, I: Iterator<Item = char> + 'a>(
        &'a self,
        label: I,
    ) -> impl Iterator<Item = char> + 'a {
        self.mapper.normalize_validate(label)
    }
}

impl Default for Adapter {
    fn default() -> Adapter {
        Adapter::new()
    }
}
