//! [Bidi classes](https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types), and the sets of them that the
//! [Bidi rule](https://www.rfc-editor.org/rfc/rfc5893#section-2) uses.

/// The class of a character, as one bit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BidiClass(u32);

/// A set of classes.
#[derive(Clone, Copy, Debug)]
pub struct BidiClassMask(u32);

// The numbers of the classes are those of Unicode's own libraries.
const L: u32 = 1;
const R: u32 = 1 << 1;
const EN: u32 = 1 << 2;
const ES: u32 = 1 << 3;
const ET: u32 = 1 << 4;
const AN: u32 = 1 << 5;
const CS: u32 = 1 << 6;
const ON: u32 = 1 << 10;
const AL: u32 = 1 << 13;
const NSM: u32 = 1 << 17;
const BN: u32 = 1 << 18;
const NEUTRAL: u32 = ES | CS | ET | ON | BN | NSM;

/// The classes that make a domain a Bidi domain.
pub const RTL_MASK: BidiClassMask = BidiClassMask(R | AL | AN);
/// The classes with which a label may begin (rule 1).
pub const FIRST_BC_MASK: BidiClassMask = BidiClassMask(L | R | AL);
/// The classes that a left-to-right label may contain (rule 5).
pub const MIDDLE_LTR_MASK: BidiClassMask = BidiClassMask(L | EN | NEUTRAL);
/// The classes with which a left-to-right label may end (rule 6).
pub const LAST_LTR_MASK: BidiClassMask = BidiClassMask(L | EN);
/// The classes that a right-to-left label may contain (rule 2).
pub const MIDDLE_RTL_MASK: BidiClassMask = BidiClassMask(R | AL | AN | EN | NEUTRAL);
/// The classes with which a right-to-left label may end (rule 3).
pub const LAST_RTL_MASK: BidiClassMask = BidiClassMask(R | AL | EN | AN);

impl BidiClass {
    /// The class with this number in Unicode's libraries.
    pub(crate) const fn numbered(number: u16) -> BidiClass {
        BidiClass(1 << number)
    }

    /// The set of only this class.
    #[must_use]
    pub const fn to_mask(self) -> BidiClassMask {
        BidiClassMask(self.0)
    }

    /// Left-to-right.
    #[must_use]
    pub const fn is_ltr(self) -> bool {
        self.0 == L
    }

    /// Nonspacing mark.
    #[must_use]
    pub const fn is_nonspacing_mark(self) -> bool {
        self.0 == NSM
    }

    /// European number.
    #[must_use]
    pub const fn is_european_number(self) -> bool {
        self.0 == EN
    }

    /// Arabic number.
    #[must_use]
    pub const fn is_arabic_number(self) -> bool {
        self.0 == AN
    }
}

impl BidiClassMask {
    /// Whether both sets have a class in common.
    #[must_use]
    pub const fn intersects(self, other: BidiClassMask) -> bool {
        self.0 & other.0 != 0
    }
}
