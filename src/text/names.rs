//! Enums whose variants have names, and the known name that is closest to a misspelt one.

/// Declares an enum, the list of its variants, and the name of each.
macro_rules! named {
    ($(#[$meta:meta])* enum $enum:ident { $($(#[$doc:meta])* $variant:ident = $name:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum $enum { $($(#[$doc])* $variant,)* }

        impl $enum {
            /// All of them.
            pub(crate) const ALL: &[$enum] = &[$($enum::$variant,)*];

            /// Its stable name.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $($enum::$variant => $name,)* }
            }
        }
    };
}
pub(crate) use named;

/// No known name is longer. A text that is much longer is not a misspelt name.
const LONGEST: usize = 64;

/// The known name that is closest to `name`, if there is one that is close. Known names are ASCII.
pub(crate) fn nearest<'f>(name: &str, known: &[&'f str]) -> Option<&'f str> {
    let given = letters(name);
    let distance = |field: &&'f str| {
        let most = most_slips(field);
        let is_hopeless = name.len().abs_diff(field.len()) > most || field.len() > LONGEST || {
            // Every slip adds at most one letter and removes at most one.
            let wanted = letters(field);
            beyond(&given, &wanted) > most || beyond(&wanted, &given) > most
        };
        if is_hopeless {
            return None;
        }
        let distance =
            if is_swapped(name, field) { 1 } else { edit_distance(name.as_bytes(), field.as_bytes(), most)? };
        Some((distance, *field))
    };
    known.iter().filter_map(distance).min().map(|(_, field)| field)
}

/// How many slips a misspelt name may have.
fn most_slips(name: &str) -> usize {
    (1 + name.len() / 4).min(4)
}

/// How often each letter occurs in a name, ignoring case. Some other characters share a count.
fn letters(name: &str) -> [u8; 32] {
    let mut letters = [0_u8; 32];
    for byte in name.bytes() {
        #[expect(clippy::indexing_slicing, reason = "five bits are below 32")]
        let count = &mut letters[usize::from(byte & 0x1f)];
        *count = count.saturating_add(1);
    }
    letters
}

/// How many letters the first name has that the second does not have.
fn beyond(one: &[u8; 32], other: &[u8; 32]) -> usize {
    one.iter().zip(other).map(|(one, other)| usize::from(one.saturating_sub(*other))).sum()
}

/// Whether two adjacent letters are swapped, which is the most common slip.
fn is_swapped(a: &str, b: &str) -> bool {
    let mut differing = a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| !x.eq_ignore_ascii_case(y));
    let (Some((first, (a1, b1))), Some((second, (a2, b2))), None) =
        (differing.next(), differing.next(), differing.next())
    else {
        return false;
    };
    a.len() == b.len() && second == first + 1 && a1.eq_ignore_ascii_case(&b2) && a2.eq_ignore_ascii_case(&b1)
}

/// How many insertions, deletions and replacements turn `a` into `b`, which is at most [`LONGEST`] bytes long. `None`
/// if it takes more than `most`. Case is ignored.
fn edit_distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let mut row: [usize; LONGEST + 1] = std::array::from_fn(|i| i);
    let mut distance = b.len();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut least = left;
        for (y, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(!x.eq_ignore_ascii_case(y));
            diagonal = *above;
            left = replaced.min(left + 1).min(diagonal + 1);
            least = least.min(left);
            *above = left;
        }
        // The minimum of a row is never less than the minimum of the row before it.
        if least > most {
            return None;
        }
        distance = left;
    }
    (distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let fields = ["api", "url", "method", "headers", "uploadListener", "crossorigin"];
        assert_eq!(nearest("haeders", &fields), Some("headers"));
        assert_eq!(nearest("crossOrigin", &fields), Some("crossorigin"));
        assert_eq!(nearest("upload_listener", &fields), Some("uploadListener"));
        assert_eq!(nearest("ulr", &fields), Some("url"));
        assert_eq!(nearest("zzz", &fields), None);
    }
}
