//! The candidates of an image.

use crate::cut::Cut as _;

/// The URLs of a [`srcset`](https://html.spec.whatwg.org/#parse-a-srcset-attribute).
#[must_use]
pub fn urls(srcset: &str) -> Vec<&str> {
    let mut urls = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == ',');
        let Some(url) = rest.split_ascii_whitespace().next() else { return urls };
        rest = rest.strip_prefix(url).unwrap_or_default();
        let trimmed = url.trim_end_matches(',');
        urls.push(trimmed);
        if trimmed == url {
            // Descriptors end at a comma outside of parentheses.
            let mut depth = 0_usize;
            let end = rest.find(|char| {
                match char {
                    '(' => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                char == ',' && depth == 0
            });
            rest = end.map_or("", |end| rest.cut(end..));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::urls;

    #[test]
    fn candidates_end_as_the_standard_says() {
        assert_eq!(urls("a.png 1x, b.png 2x"), ["a.png", "b.png"]);
        assert_eq!(urls(" a.png , b,c.png 100w,d.png"), ["a.png", "b,c.png", "d.png"]);
        assert_eq!(urls("a.png calc(1px, 2px) 1x, b.png"), ["a.png", "b.png"]);
        assert_eq!(urls("a.png,b.png"), ["a.png,b.png"]);
        assert_eq!(urls(" , ,"), [""; 0]);
    }
}
