//! The rules for commit messages, which CONTRIBUTING.md describes.

use super::count::Tally;
use crate::tool;

/// The rule for subjects applies to the commits after this one.
const BEFORE: &str = "005b5d47e3a9eb5f51110d8e231d1c0e898a9c84";

/// The commits after this one have to have a body.
const BEFORE_BODIES: &str = "5668c8fc4ef1bc11f8147142b1b731636309fa1a";

/// The greatest length of a subject, in columns.
const MOST_COLUMNS: usize = 72;

/// Checks the commits since the rules were introduced. A copy without the history has nothing to check.
pub(crate) fn check() -> Tally {
    let log = |since: &str, until: &str| {
        let range = format!("{since}..{until}");
        tool::output(tool::program("git").args(["log", "-z", "--format=%h %p%x09%s%x09%b", &range]))
    };
    let (Some(older), Some(newer)) = (log(BEFORE, BEFORE_BODIES), log(BEFORE_BODIES, "HEAD")) else {
        println!("commit messages …\n  skipped: no history");
        return Tally::default();
    };
    println!("commit messages …");
    let older = older.split('\0').filter_map(|commit| fault(commit, false));
    let newer = newer.split('\0').filter_map(|commit| fault(commit, true));
    let faults: Vec<String> = newer.chain(older).collect();
    for fault in &faults {
        println!("  {fault}");
    }
    if faults.is_empty() { Tally::PASSED } else { Tally::FAILED }
}

/// The fault of a commit, given as its hash, the hashes of its parents, a tab, its subject, a tab and its body.
fn fault(commit: &str, needs_body: bool) -> Option<String> {
    let (hashes, message) = commit.split_once('\t')?;
    let (subject, body) = message.split_once('\t').unwrap_or((message, ""));
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
    } else if needs_body && body.trim().is_empty() {
        "has no body with the reason"
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
    fn messages() {
        let long = format!("csp: {}", "x".repeat(68));
        for (subject, is_right) in [
            ("csp: match ports as numbers", true),
            ("pkg/element, www: show the step that is decisive", true),
            ("Match ports as numbers", false),
            ("csp: match ports; read paths", false),
            ("csp:", false),
            (&*long, false),
        ] {
            let commit = format!("abc def\t{subject}\tThe reason.\n");
            assert_eq!(fault(&commit, true).is_none(), is_right, "{subject}");
        }
        assert!(fault("abc def ghi\tcsp: join two branches\tThe reason.\n", true).is_some());
        let without_body = "abc def\tcsp: match ports as numbers\t";
        assert!(fault(without_body, true).is_some() && fault(without_body, false).is_none());
    }
}
