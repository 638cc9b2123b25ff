//! Sets of ASCII characters, for grammars.

/// A set of ASCII characters. Headers are long, so it has an entry for each byte.
pub(crate) struct Characters([bool; 256]);

impl Characters {
    /// `ALPHA / DIGIT`, and the characters in `others`.
    pub(crate) const fn alphanumeric_and(mut others: &[u8]) -> Characters {
        let mut set = [false; 256];
        let mut byte = 0_u8;
        #[expect(clippy::indexing_slicing, reason = "there is one for each byte")]
        while byte < 128 {
            set[byte as usize] = byte.is_ascii_alphanumeric();
            byte += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "there is one for each byte")]
        while let [first, rest @ ..] = others {
            set[*first as usize] = true;
            others = rest;
        }
        Characters(set)
    }

    /// Whether the set contains `byte`.
    pub(crate) fn have(&self, byte: u8) -> bool {
        #[expect(clippy::indexing_slicing, reason = "there is one for each byte")]
        self.0[byte as usize]
    }

    /// Whether the set contains all characters of `text`.
    pub(crate) fn make_up(&self, text: &str) -> bool {
        text.bytes().all(|byte| self.have(byte))
    }
}
