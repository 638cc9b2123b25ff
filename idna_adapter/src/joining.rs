//! [Joining types](https://www.unicode.org/reports/tr53/), which determine
//! [where a zero width non-joiner is allowed](https://www.rfc-editor.org/rfc/rfc5892#appendix-A.1).

/// The joining type of a character, as one bit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct JoiningType(u32);

/// A set of joining types.
#[derive(Clone, Copy, Debug)]
pub struct JoiningTypeMask(u32);

// The numbers of the types are those of Unicode's own libraries.
const DUAL: u32 = 1 << 2;
const LEFT: u32 = 1 << 3;
const RIGHT: u32 = 1 << 4;
const TRANSPARENT: u32 = 1 << 5;

/// The types that join with the character after them.
pub const LEFT_OR_DUAL_JOINING_MASK: JoiningTypeMask = JoiningTypeMask(LEFT | DUAL);
/// The types that join with the character before them.
pub const RIGHT_OR_DUAL_JOINING_MASK: JoiningTypeMask = JoiningTypeMask(RIGHT | DUAL);

impl JoiningType {
    /// The type with this number in Unicode's libraries.
    pub(crate) const fn numbered(number: u8) -> JoiningType {
        JoiningType(1 << number)
    }

    /// The set of only this type.
    #[must_use]
    pub const fn to_mask(self) -> JoiningTypeMask {
        JoiningTypeMask(self.0)
    }

    /// Whether the character is skipped when the neighbours of a joiner are determined.
    #[must_use]
    pub const fn is_transparent(self) -> bool {
        self.0 == TRANSPARENT
    }
}

impl JoiningTypeMask {
    /// Whether both sets have a type in common.
    #[must_use]
    pub const fn intersects(self, other: JoiningTypeMask) -> bool {
        self.0 & other.0 != 0
    }
}
