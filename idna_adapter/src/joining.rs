//! [Joining types](https://www.unicode.org/reports/tr53/), which decide
//! [where a zero width non-joiner may stand](https://www.rfc-editor.org/rfc/rfc5892#appendix-A.1).

/// The joining type of a character, as one bit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct JoiningType(u32);

/// A set of joining types.
#[derive(Clone, Copy, Debug)]
pub struct JoiningTypeMask(u32);

// The numbers are those that Unicode's own libraries give the types.
const DUAL: u32 = 1 << 2;
const LEFT: u32 = 1 << 3;
const RIGHT: u32 = 1 << 4;
const TRANSPARENT: u32 = 1 << 5;

/// What joins what follows it.
pub const LEFT_OR_DUAL_JOINING_MASK: JoiningTypeMask = JoiningTypeMask(LEFT | DUAL);
/// What joins what comes before it.
pub const RIGHT_OR_DUAL_JOINING_MASK: JoiningTypeMask = JoiningTypeMask(RIGHT | DUAL);

impl JoiningType {
    /// The type that Unicode's libraries give this number.
    pub(crate) const fn numbered(number: u8) -> JoiningType {
        JoiningType(1 << number)
    }

    /// This type alone.
    #[must_use]
    pub const fn to_mask(self) -> JoiningTypeMask {
        JoiningTypeMask(self.0)
    }

    /// Whether joining looks past it.
    #[must_use]
    pub const fn is_transparent(self) -> bool {
        self.0 == TRANSPARENT
    }
}

impl JoiningTypeMask {
    /// Whether both have a type in common.
    #[must_use]
    pub const fn intersects(self, other: JoiningTypeMask) -> bool {
        self.0 & other.0 != 0
    }
}
