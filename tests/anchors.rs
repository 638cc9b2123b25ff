//! Every clause that is cited exists: its anchor is in the list taken from the standard's source
//! (`tests/anchors/collect.mjs`), or, for HTML, CSS Fonts and the RFCs, whose sources are not read, in the
//! list kept by hand beside it.

use std::collections::HashMap;

#[test]
fn every_cited_anchor_is_in_its_standard() {
    let known: HashMap<String, Vec<String>> = serde_json::from_str(include_str!("anchors/anchors.json")).unwrap();
    let source = include_str!("../src/spec.rs");
    let cited: Vec<&str> =
        source.split('"').filter(|text| text.starts_with("https://") && *text != "https://").collect();
    assert!(cited.len() > 40, "the clauses could not be read");
    for url in cited {
        let Some((page, anchor)) = url.split_once('#') else {
            // Documentation of browsers, as a page of its own.
            assert!(url.starts_with("https://developer.mozilla.org/"), "{url} has no anchor");
            continue;
        };
        let ids = known.get(page).unwrap_or_else(|| panic!("no anchors of {page}"));
        assert!(ids.iter().any(|id| id == anchor), "{url}: there is no such anchor");
    }
}
