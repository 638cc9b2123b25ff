//! Every decision that the engine can take is taken in at least one case.

use std::collections::BTreeSet;

use crate::common;
use wouldblock::simulate;

/// Decisions that are not among the steps of any case, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("api.unsupported", "the steps are those of an engine that has the API"),
    ("page.of-app-unsupported", "the steps are those of an engine that has such pages"),
    ("content-script.not-recorded", "the cases are those that were recorded"),
    ("content-script.unknown", "the cases are those that were recorded"),
    ("about.blank", "most engines refuse to fetch it"),
    ("about.blank-empty", "only a minority of the engines does so"),
    ("mixed-content.loopback-shown", "only WebKit shows what it considers mixed content"),
    ("object.is-page", "one engine does so, and the steps are those of the others"),
    ("csp.near-address", "all engines match exact IPv4 addresses"),
    ("event-source.charset", "only a minority of the engines does so"),
    ("body.stream-unsupported", "only a minority of the engines does so"),
    ("body.stream-as-text", "only a minority of the engines does so"),
    ("web-socket.url-empty", "only a minority of the engines does so"),
    ("local-network.asks", "only a minority of the engines does so"),
    ("local-network.granted", "only a minority of the engines does so"),
    ("local-network.insecure-page", "only a minority of the engines does so"),
    ("local-network.maybe-insecure-page", "only a minority of the engines does so"),
    ("service-worker.fails", "only Firefox leaves the request to the network"),
    ("preload.by-inner-html", "only Firefox does so"),
    ("preflight.authorization-wildcard", "all engines let the wildcard cover Authorization"),
];

#[test]
fn every_decision_is_taken_in_some_case() {
    let declared = common::codes("step");
    assert!(declared.len() > 100, "only {} codes", declared.len());
    let mut seen = BTreeSet::new();
    for folder in ["tests/cases", "tests/recorded", "tests/recorded/whole"] {
        for case in common::cases(folder) {
            seen.extend(simulate(&common::scenario(&case)).steps.into_iter().map(|step| step.code.into_owned()));
        }
    }
    let excused: BTreeSet<String> = UNSEEN.iter().map(|(code, _)| (*code).to_owned()).collect();
    let missing: Vec<&String> = declared.difference(&seen).filter(|code| !excused.contains(*code)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
    let shown: Vec<&String> = excused.intersection(&seen).collect();
    assert!(shown.is_empty(), "these are shown after all: {shown:?}");
}
