//! The evidence of each departure: a recorded case that the engine judges as the browsers did, or a reason.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use crate::common;
use serde_json::Value;
use wouldblock::{DepartureInfo, Evidence, Language, departures, simulate};

/// The evidence of every departure.
fn evidence() -> HashSet<String> {
    let cases = |departure: DepartureInfo| match departure.evidence {
        Evidence::Recorded(cases) => {
            assert!(!cases.is_empty(), "{} names no case", departure.name);
            cases
        }
        Evidence::Unrecorded(why) => {
            assert!(!why.is_empty(), "{} gives no reason", departure.name);
            &[]
        }
        other => panic!("{other:?} is not shown"),
    };
    departures().into_iter().flat_map(cases).map(|case| (*case).to_owned()).collect()
}

/// The cases that were made to show departures, and the recordings that are evidence of one.
fn recorded() -> Vec<Value> {
    let evidence = evidence();
    let shown = ["tests/cases", "tests/recorded/whole"].into_iter().flat_map(common::cases);
    let shown = shown.filter(|case| case.get("truth").is_some());
    let is_evidence = |case: &Value| evidence.contains(case["id"].as_str().unwrap());
    shown.chain(common::cases("tests/recorded").into_iter().filter(is_evidence)).collect()
}

#[test]
fn the_evidence_is_there_and_agrees() {
    let recorded = recorded();
    let ids: HashSet<&str> = recorded.iter().map(|case| case["id"].as_str().unwrap()).collect();
    for case in evidence() {
        assert!(ids.contains(case.as_str()), "no recorded case {case}");
    }
    for case in &recorded {
        let report = common::wire(&simulate(&common::scenario(case)));
        for (engine, truth) in case["truth"].as_object().unwrap() {
            assert_eq!(report["verdicts"][engine]["verdict"], truth["outcome"], "{} in {engine}", case["id"]);
        }
    }
}

/// A recording in one engine is no evidence about another.
#[test]
fn each_engine_of_a_departure_was_recorded() {
    let recorded = recorded();
    let truth_of = |id: &str| recorded.iter().find(|case| case["id"] == id).map(|case| &case["truth"]);
    for departure in departures() {
        let Evidence::Recorded(cases) = departure.evidence else {
            continue;
        };
        for engine in departure.engines {
            let name = serde_json::to_value(engine).unwrap();
            let is_shown =
                cases.iter().filter_map(|case| truth_of(case)).any(|truth| truth.get(name.as_str().unwrap()).is_some());
            assert!(is_shown, "{} in {name}", departure.name);
        }
    }
}

#[test]
fn a_verdict_that_departs_says_why() {
    for case in &recorded() {
        let report = common::wire(&simulate(&common::scenario(case)));
        let standards = &report["verdicts"]["standards"]["verdict"];
        for engine in ["chromium", "firefox", "webkit"] {
            let verdict = &report["verdicts"][engine];
            let note = verdict["note"].as_str();
            assert_eq!(note.is_some(), verdict["verdict"] != *standards, "{} in {engine}", case["id"]);
            assert!(note.is_none_or(|note| note.starts_with("It ") && note.ends_with('.')), "{note:?}");
        }
    }
}

/// `docs/departures.md` lists the engine's departures. `WOULDBLOCK_WRITE=1 cargo test --test engine departures` writes
/// it.
#[test]
fn the_page_lists_them_all() {
    let path = common::root("docs/departures.md");
    let page = page();
    if std::env::var_os("WOULDBLOCK_WRITE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let is_current = std::fs::read_to_string(&path).is_ok_and(|text| text.replace("\r\n", "\n") == page);
    assert!(is_current, "docs/departures.md is not up to date: WOULDBLOCK_WRITE=1 cargo test --test engine departures");
}

fn page() -> String {
    const HEAD: &str = "# Where engines depart from the standards

In these places engines do not do what the standards say, and wouldblock follows each engine. *Since* names the first release with
this behaviour. If that is not known, it names the release in which the behaviour was recorded, after a ≤. The last column has the
ids of recorded scenarios, which the handbook opens in the playground. They are in `tests/cases` and `tests/recorded`.
";
    let sentences: HashMap<String, &str> = Language::En.catalogue().collect();
    let recordings = Recordings::read();
    let mut page = HEAD.to_owned();
    let mut standard = "";
    for departure in departures() {
        if departure.standard != standard {
            standard = departure.standard;
            let _ = write!(
                page,
                "\n## {standard}\n\n| engines | what each of them does | name | since | recorded |\n|---|---|---|---|---|\n"
            );
        }
        page += &row(&departure, sentences[&format!("departure.{}", departure.name)], &recordings);
    }
    page
}

/// The recorded cases, and the browsers in which they were recorded.
struct Recordings {
    cases: Vec<Value>,
    browsers: Value,
}

impl Recordings {
    fn read() -> Recordings {
        let browsers = std::fs::read_to_string(common::root("tests/recorded/browsers.json")).unwrap();
        Recordings { cases: recorded(), browsers: serde_json::from_str(&browsers).unwrap() }
    }

    /// Whether a case of the departure was recorded in an engine.
    fn shows(&self, departure: &DepartureInfo, engine: &str) -> bool {
        let Evidence::Recorded(ids) = departure.evidence else { return false };
        let is_one = |case: &&Value| ids.contains(&case["id"].as_str().unwrap());
        self.cases.iter().filter(is_one).any(|case| case["truth"].get(engine).is_some())
    }

    /// The release of an engine, as its profile names it: WebKit's has two numbers.
    fn release(&self, engine: &str) -> String {
        let numbers = if engine == "webkit" { 2 } else { 1 };
        self.browsers[engine].as_str().unwrap().split('.').take(numbers).collect::<Vec<_>>().join(".")
    }
}

fn row(departure: &DepartureInfo, sentence: &str, recordings: &Recordings) -> String {
    let title = |engine: &str| match engine {
        "chromium" => "Chromium",
        "firefox" => "Firefox",
        _ => "WebKit",
    };
    let engines: Vec<&str> = departure.engines.iter().map(|engine| title(engine)).collect();
    let is_known = |engine: &str| departure.since.iter().any(|(known, _)| *known == engine);
    let known = departure.since.iter().map(|(engine, release)| format!("{} {release}", title(engine)));
    let recorded = departure.engines.iter().filter(|engine| !is_known(engine) && recordings.shows(departure, engine));
    let recorded = recorded.map(|engine| format!("{} ≤ {}", title(engine), recordings.release(engine)));
    let since: Vec<String> = known.chain(recorded).collect();
    let evidence = match departure.evidence {
        Evidence::Recorded(cases) => cases.iter().map(|case| format!("`{case}`")).collect::<Vec<_>>().join(", "),
        Evidence::Unrecorded(why) => format!("not recorded: {why}"),
        other => panic!("{other:?} is not shown"),
    };
    let (engines, since, sentence) = (engines.join(", "), since.join(", "), sentence.replace('|', "\\|"));
    format!("| {engines} | {sentence} | `{}` | {since} | {evidence} |\n", departure.name)
}
