//! Finds the paths in the text of a source file.

/// The text without comments, and without the tests at the end.
pub(super) fn code(text: &str) -> String {
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that begin with `crate`, `self` or `super`, with nested `use` lists expanded.
pub(super) fn paths_in(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "self::", "super::"] {
        for (start, _) in code.match_indices(root) {
            let before = code[..start].chars().next_back();
            if before.is_none_or(|c| !(c.is_alphanumeric() || c == '_' || c == ':')) {
                tree(&code[start..], &mut Vec::new(), &mut found);
            }
        }
    }
    found
}

/// The paths of the names that other files can find in a file: those of its `use` declarations. Files below a module also
/// see its private ones.
pub(super) fn exports_in(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (start, declaration) in code.match_indices("use ") {
        if code[..start].chars().next_back().is_none_or(char::is_whitespace) {
            tree(&code[start + declaration.len()..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path or `{…}` list, adds the paths in it, and returns the rest of the text.
fn tree<'t>(text: &'t str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'t str {
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start();
            if let Some(end) = rest.strip_prefix('}') {
                return end;
            }
            let length = before.len();
            let next = tree(rest, before, found);
            before.truncate(length);
            // `a as b`, and the comma.
            let end = next.find([',', '}']).unwrap_or(next.len());
            rest = next[end..].strip_prefix(',').unwrap_or(&next[end..]);
            if next.is_empty() {
                return next;
            }
        }
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    before.push(name.to_owned());
    match rest.strip_prefix("::") {
        Some(rest) if rest.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '{') => {
            tree(rest, before, found)
        }
        _ => {
            found.push(before.clone());
            rest
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(paths: Vec<Vec<String>>) -> Vec<String> {
        paths.into_iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn lists_are_expanded() {
        let found = joined(paths_in("use crate::a::{b::C, d as e};\nfn f() { super::g(); mycrate::h() }"));
        assert_eq!(found, ["crate::a::b::C", "crate::a::d", "super::g"]);
    }

    #[test]
    fn names_of_other_files_are_found_whatever_their_visibility() {
        let found = joined(exports_in("pub use a::{B, C};\npub(crate) use d::E;\nuse f::G;\npub fn h() {}"));
        assert_eq!(found, ["a::B", "a::C", "d::E", "f::G"]);
    }

    #[test]
    fn comments_and_tests_are_left_out() {
        let text = "use crate::a; // use crate::b;\n#[cfg(test)]\nmod tests {\n    use crate::c;\n}";
        assert_eq!(joined(paths_in(&code(text))), ["crate::a"]);
    }
}
