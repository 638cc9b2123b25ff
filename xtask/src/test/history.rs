//! The rule for commit subjects, which CONTRIBUTING.md describes.

use super::count::Tally;
use crate::tool;

/// The rule applies to the commits after this one.
const BEFORE: &str = "005b5d47e3a9eb5f51110d8e231d1c0e898a9c84";

/// The greatest length of a subject, in columns.
const MOST_COLUMNS: usize = 72;

/// Checks the commits since the rule was introduced. A copy without the history has nothing to check.
pub fn check() -> Tally {
    let range = format!("{BEFORE}..HEAD");
    let Some(log) = tool::answer(tool::program("git").args(["log", "--format=%h %p%x09%s", &range])) else {
        println!("commit subjects …\n  skipped: no history");
        return Tally::default();
    };
    println!("commit subjects …");
    let faults: Vec<String> = log.lines().filter_map(fault).collect();
    for fault in &faults {
        println!("  {fault}");
    }
    if faults.is_empty() { Tally::PASSED } else { Tally::FAILED }
}

/// The fault of a commit, given as its hash, the hashes of its parents, a tab and its subject.
fn fault(line: &str) -> Option<String> {
    let (hashes, subject) = line.split_once('\t')?;
    let mut hashes = hashes.split(' ');
    let hash = hashes.next()?;
    let what = if hashes.count() > 1 {
        "is a merge: rebase instead"
    } else if subject.chars().count() > MOST_COLUMNS {
        "has a subject of more than 72 columns"
    } else if subject.contains(';') {
        "joins two changes with \";\": make two commits"
    } else if !has_area(subject) {
        "does not begin with an area, as in \"csp: match ports as numbers\""
    } else {
        return None;
    };
    Some(format!("{hash} {what}: {subject}"))
}

/// Whether a subject has the form `area: what changes`.
fn has_area(subject: &str) -> bool {
    subject.split_once(": ").is_some_and(|(area, what)| {
        let is_named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_/.,+ -".contains(c);
        !area.is_empty() && area.chars().all(is_named) && !what.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        let long = format!("csp: {}", "x".repeat(68));
        for (line, is_right) in [
            ("abc def\tcsp: match ports as numbers", true),
            ("abc def\tpkg/element, www: show the step that is decisive", true),
            ("abc def\tMatch ports as numbers", false),
            ("abc def\tcsp: match ports; read paths", false),
            ("abc def\tcsp:", false),
            ("abc def ghi\tMerge branch 'csp'", false),
            (&*format!("abc def\t{long}"), false),
        ] {
            assert_eq!(fault(line).is_none(), is_right, "{line}");
        }
    }
}
