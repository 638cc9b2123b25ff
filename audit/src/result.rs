//! The result of an audit, as the JSON contract has it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use wouldblock::report::{Diagnostic, Evidence};

use crate::aggregate::{Aggregate, Bounded, Counted, GroupKey, Verdicts};
use crate::least_policy;
use crate::listed::Listed;
use crate::settings::Settings;

/// What traffic and policies come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit<'a> {
    /// Lines that are not empty.
    pub lines: u64,
    /// Lines that could not be read.
    pub broken_lines: u64,
    /// The first of them.
    pub broken: Vec<Broken>,
    /// Requests by verdict; noise is not among them.
    pub verdicts: Verdicts,
    /// What is blocked, most frequent first.
    pub groups: Vec<Group<'a>>,
    /// What depends on something that the lines do not say.
    pub undetermined: Vec<Missing<'a>>,
    /// What does not come from the site.
    pub noise: Vec<Noise<'a>>,
    /// Source expressions that nothing used.
    pub unused: Vec<Unused<'a>>,
    /// The least policy for the traffic.
    pub least_policy: LeastPolicy,
    /// With policies to compare with: what changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference<'a>>,
    /// When requests were seen, where lines say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<Timeline<'a>>,
    /// The first requests one by one, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests: Option<Vec<Request<'a>>>,
    /// Whether there were more groups than are kept.
    pub incomplete: bool,
}

/// Counts by time.
#[derive(Debug, Serialize)]
pub struct Timeline<'a> {
    /// Milliseconds between two points.
    pub step: i64,
    /// In the order of time; where nothing was seen there is none.
    pub points: Vec<Point<'a>>,
}

/// What was seen within a step.
#[derive(Debug, Serialize)]
pub struct Point<'a> {
    /// The beginning of the step, in milliseconds since 1970.
    pub time: i64,
    /// By the directive or check that blocks in at least one engine; "allowed", "undetermined" and "noise".
    pub counts: &'a BTreeMap<String, u64>,
}

/// One request, by the line that it stands in.
#[derive(Debug, Serialize)]
pub struct Request<'a> {
    /// Its line, from 1.
    pub line: u64,
    /// Its place among the requests of the line.
    pub index: usize,
    /// What becomes of it.
    #[serde(flatten)]
    pub listed: &'a Listed,
}

/// A line that could not be read.
#[derive(Debug, Serialize)]
pub struct Broken {
    /// Its number, from 1.
    pub line: u64,
    /// For a person.
    pub why: String,
}

/// Requests that are blocked alike.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    /// Check, directive, origin, code and engines.
    #[serde(flatten)]
    pub key: &'a GroupKey,
    /// How many.
    pub count: u64,
    /// One of them.
    pub example: Example<'a>,
}

/// One request.
#[derive(Debug, Serialize)]
pub struct Example<'a> {
    /// Its line.
    pub line: u64,
    /// The scenario.
    pub scenario: Option<&'a RawValue>,
}

/// Requests whose verdict depends on the same thing.
#[derive(Debug, Serialize)]
pub struct Missing<'a> {
    /// The path of what is missing.
    pub missing: &'a str,
    /// How many.
    pub count: u64,
    /// One of them.
    pub example: Example<'a>,
}

/// Requests that do not come from the site.
#[derive(Debug, Serialize)]
pub struct Noise<'a> {
    /// "extension", "browser", "injected", "translated" or "about".
    pub kind: &'a str,
    /// How many.
    pub count: u64,
    /// One of them.
    pub example: Example<'a>,
}

/// A source expression that nothing used.
#[derive(Debug, Serialize)]
pub struct Unused<'a> {
    /// Its directive.
    pub directive: &'a str,
    /// As it is written.
    pub source: &'a str,
    /// Where it stands, in the page of `line`.
    pub at: &'a Evidence,
    /// The first line whose page has it.
    pub line: u64,
}

/// The least policy, and what has to be known about it.
#[derive(Debug, Serialize)]
pub struct LeastPolicy {
    /// The value of a `Content-Security-Policy` header.
    pub value: String,
    /// What it had to leave out, and what it had to take in.
    pub warnings: Vec<Diagnostic>,
}

/// What other policies change.
#[derive(Debug, Serialize)]
pub struct Difference<'a> {
    /// What would no longer be blocked.
    pub allowed: Vec<Group<'a>>,
    /// What would be blocked.
    pub blocked: Vec<Group<'a>>,
}

/// The first lines that could not be read are listed.
const MOST_BROKEN: usize = 1000;

impl Audit<'_> {
    /// What `aggregate` comes to.
    #[must_use]
    pub fn of<'a>(aggregate: &'a Aggregate, settings: &Settings) -> Audit<'a> {
        let language = settings.language;
        let broken = aggregate.broken.iter().take(MOST_BROKEN);
        let unused = aggregate.tokens.iter().filter(|(_, token)| !token.used);
        let kept = [&aggregate.groups, &aggregate.becomes_allowed, &aggregate.becomes_blocked];
        Audit {
            lines: aggregate.lines,
            broken_lines: aggregate.broken_lines,
            broken: broken.map(|(line, why)| Broken { line: *line, why: why.text(language) }).collect(),
            verdicts: aggregate.verdicts,
            groups: groups(&aggregate.groups),
            undetermined: most_frequent(&aggregate.undetermined, |missing, counted| Missing {
                missing,
                count: counted.count,
                example: example(counted),
            }),
            noise: most_frequent(&aggregate.noise, |kind, counted| Noise {
                kind,
                count: counted.count,
                example: example(counted),
            }),
            unused: unused
                .map(|(name, token)| Unused {
                    directive: &name.directive,
                    source: &name.source,
                    at: &token.at,
                    line: token.line,
                })
                .collect(),
            least_policy: least_policy::of(aggregate, settings),
            difference: settings.against.as_ref().map(|_| Difference {
                allowed: groups(&aggregate.becomes_allowed),
                blocked: groups(&aggregate.becomes_blocked),
            }),
            timeline: (!aggregate.timeline.points().is_empty()).then(|| Timeline {
                step: aggregate.timeline.step(),
                points: aggregate
                    .timeline
                    .points()
                    .iter()
                    .map(|(time, counts)| Point { time: *time, counts })
                    .collect(),
            }),
            requests: (settings.list > 0).then(|| {
                let first = aggregate.requests.iter().take(settings.list);
                first.map(|((line, index), listed)| Request { line: *line, index: *index, listed }).collect()
            }),
            incomplete: kept.iter().any(|groups| groups.is_full()) || aggregate.tokens.is_full(),
        }
    }
}

fn groups(counted: &Bounded<GroupKey, Counted>) -> Vec<Group<'_>> {
    most_frequent(counted, |key, counted| Group { key, count: counted.count, example: example(counted) })
}

/// The entries, most frequent first.
fn most_frequent<'a, K: Ord, T>(counted: &'a Bounded<K, Counted>, written: impl Fn(&'a K, &'a Counted) -> T) -> Vec<T> {
    let mut list: Vec<(&K, &Counted)> = counted.iter().collect();
    // The sort keeps the order of the keys where counts are the same.
    list.sort_by_key(|(_, counted)| std::cmp::Reverse(counted.count));
    list.into_iter().map(|(key, counted)| written(key, counted)).collect()
}

fn example(counted: &Counted) -> Example<'_> {
    Example { line: counted.example.line, scenario: serde_json::from_str(&counted.example.scenario).ok() }
}
