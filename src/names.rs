//! Names that were meant: the nearest of those that are known.

/// The known name that is nearest to `name`, if one is near.
pub(crate) fn nearest<'f>(name: &str, known: &[&'f str]) -> Option<&'f str> {
    let name = name.to_ascii_lowercase();
    let distance = |field: &str| if is_swapped(&name, field) { 1 } else { edit_distance(&name, field) };
    let distances = known.iter().map(|field| (distance(&field.to_ascii_lowercase()), *field));
    distances.min().filter(|(distance, field)| *distance <= 1 + field.len() / 4).map(|(_, field)| field)
}

/// Whether two neighbouring letters have changed places, the commonest slip of all.
fn is_swapped(a: &str, b: &str) -> bool {
    let differing: Vec<usize> =
        a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
    let [first, second] = differing[..] else { return false };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    a.len() == b.len() && second == first + 1 && a.get(first) == b.get(second) && a.get(second) == b.get(first)
}

/// How many insertions, deletions and replacements turn one name into the other; names are short.
fn edit_distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, above) in b.chars().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *above;
            left = replaced.min(left + 1).min(diagonal + 1);
            *above = left;
        }
    }
    row.last().copied().unwrap_or_default()
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
