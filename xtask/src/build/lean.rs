//! Removes comments and indentation from a script or a style sheet.
//!
//! This is not a minifier: it only supports the way this repository's sources are written, and keeps all names.
//! Ambiguous code is an error.

use crate::Failure;

/// A module without its comments. Strings over several lines keep their content.
pub(crate) fn script(name: &str, text: &str) -> Result<String, Failure> {
    let mut lean = String::with_capacity(text.len());
    let mut in_comment = false;
    let mut in_template = false;
    for line in text.lines() {
        let bare = line.trim_start();
        if in_comment {
            in_comment = !bare.contains("*/");
            continue;
        }
        if in_template {
            lean.push_str(line);
        } else if bare.starts_with("//") || is_comment(bare.trim_end()) {
            continue;
        } else if bare.starts_with("/*") && !bare.contains("*/") {
            in_comment = true;
            continue;
        } else {
            lean.push_str(&without_types(bare));
        }
        in_template ^= has_odd_backticks(line);
        if !lean.ends_with('\n') && !lean.is_empty() {
            lean.push('\n');
        }
    }
    if in_template || in_comment {
        return Err(format!("{name}: its comments cannot be distinguished from its strings."));
    }
    Ok(lean)
}

/// Whether a line consists of a comment.
fn is_comment(line: &str) -> bool {
    line.starts_with("/*") && line.find("*/") == line.len().checked_sub("*/".len())
}

/// A line without the type comments in it.
fn without_types(line: &str) -> String {
    let mut lean = line.to_owned();
    while let Some(start) = lean.find("/** @") {
        let Some(length) = lean[start..].find("*/") else { break };
        let end = start + length + "*/".len();
        lean.replace_range(start..end + usize::from(lean[end..].starts_with(' ')), "");
    }
    lean
}

/// Whether a template begins or ends in this line. Backticks that are quoted, escaped, or in a class of a regular
/// expression do not count.
fn has_odd_backticks(line: &str) -> bool {
    let mut line = line.to_owned();
    for plain in ["\"`\"", "\\`", "^_`|", "/`+/"] {
        line = line.replace(plain, "");
    }
    line.matches('`').count() % 2 == 1
}

/// A style sheet without its comments.
pub(crate) fn style(text: &str) -> String {
    let mut rest = text;
    let mut lean = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("/*") {
        lean.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    lean.push_str(rest);
    let lines: Vec<_> = lean.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_removed_and_strings_are_kept() {
        let text = "/** About\n * this. */\n/** One. */\nexport const one = /** @type {any} */ (\"// no comment\");\n  // gone\n  two(\n    `a\n    // kept\n`);\nsplit(\"`\");\n/** @type {X} */\nlet x; // stays\n";
        assert_eq!(
            script("a.js", text).unwrap(),
            "export const one = (\"// no comment\");\ntwo(\n`a\n    // kept\n`);\nsplit(\"`\");\nlet x; // stays\n"
        );
    }

    #[test]
    fn unterminated_text_is_an_error() {
        for text in ["one(`", "/* one"] {
            assert!(script("a.js", text).unwrap_err().starts_with("a.js: "), "{text}");
        }
    }

    #[test]
    fn styles_keep_their_rules() {
        assert_eq!(style("/* one */\n\n.a {\n  b: c; /* d */\n}\n"), ".a {\nb: c;\n}\n");
    }
}
