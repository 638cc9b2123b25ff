//! Every clause that is cited exists: its anchor is in the list that was taken from the standards.
//!
//! `tests/anchors/collect.mjs` writes the list, and documents its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// The addresses with a fragment in a text. A closing parenthesis without an opening one ends an address.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("https://").filter_map(|(start, _)| {
        let rest = &text[start..];
        let mut depth = 0;
        let end = rest.find(|c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth < 0 || c.is_whitespace() || "\"<>]`".contains(c)
        });
        let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':']);
        address.split_once('#').is_some_and(|(_, id)| !id.is_empty()).then_some(address)
    })
}

#[test]
fn every_anchor_that_is_cited_is_known_to_exist() {
    let known: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("../anchors/anchors.json")).unwrap();
    let texts: Vec<String> =
        sources(Path::new("src")).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let cited: BTreeSet<&str> = texts.iter().flat_map(|text| addresses(text)).collect();
    assert!(cited.len() > 150, "only {} addresses were found", cited.len());
    let is_known = |address: &str| {
        let (standard, id) = address.split_once('#').unwrap();
        known.get(standard).is_some_and(|ids| ids.contains_key(id))
    };
    let unknown: Vec<&&str> = cited.iter().filter(|address| !is_known(address)).collect();
    assert!(unknown.is_empty(), "not in tests/anchors/anchors.json (see collect.mjs beside it): {unknown:#?}");
}
