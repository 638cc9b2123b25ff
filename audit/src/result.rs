//! The result of an audit, in the form of the JSON contract.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use wouldblock::report::Evidence;

use crate::aggregate::{Aggregate, Counted, GroupKey, Verdicts};
use crate::bounded::Bounded;
use crate::least_policy;
pub use crate::least_policy::LeastPolicy;
use crate::listed::Listed;
use crate::settings::Settings;

/// The result of traffic and policies.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit<'a> {
    /// How many lines are not empty.
    pub lines: u64,
    /// How many lines could not be read.
    pub broken_lines: u64,
    /// The first lines that could not be read.
    pub broken: Vec<Broken>,
    /// How many requests have each verdict; noise is not included.
    pub verdicts: Verdicts,
    /// Blocked requests, most frequent first.
    pub groups: Vec<Group<'a>>,
    /// Requests that depend on a value that the lines do not give.
    pub undetermined: Vec<Missing<'a>>,
    /// Requests that do not come from the site.
    pub noise: Vec<Noise<'a>>,
    /// Source expressions that no request used.
    pub unused: Vec<Unused<'a>>,
    /// The least policy for the traffic.
    pub least_policy: LeastPolicy,
    /// If there are policies to compare with: what changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference<'a>>,
    /// When requests were seen, if lines give times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<Timeline<'a>>,
    /// The first requests one by one, if a list was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests: Option<Vec<Request<'a>>>,
    /// Whether there are more groups than the result keeps.
    pub incomplete: bool,
}

/// Counts by time.
#[derive(Debug, Serialize)]
pub struct Timeline<'a> {
    /// Milliseconds between two points.
    pub step: i64,
    /// The points in order of time; there is no point for times without requests.
    pub points: Vec<Point<'a>>,
}

/// The counts of one step.
#[derive(Debug, Serialize)]
pub struct Point<'a> {
    /// The beginning of the step, in milliseconds since 1970.
    pub time: i64,
    /// By the directive or check that blocks in at least one engine; "allowed", "undetermined" and "noise".
    pub counts: &'a BTreeMap<String, u64>,
}

/// One request, by its line.
#[derive(Debug, Serialize)]
pub struct Request<'a> {
    /// Its line, from 1.
    pub line: u64,
    /// Its position among the requests of the line.
    pub index: usize,
    /// Its result.
    #[serde(flatten)]
    pub listed: &'a Listed,
}

/// A line that could not be read.
#[derive(Debug, Serialize)]
pub struct Broken {
    /// Its number, from 1.
    pub line: u64,
    /// The reason, for people.
    pub why: String,
}

/// Requests that are blocked for the same reason.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    /// The check, the directive, the origin, the code and the engines.
    #[serde(flatten)]
    pub key: &'a GroupKey,
    /// How many requests.
    pub count: u64,
    /// An example.
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
    /// The path of the missing value.
    pub missing: &'a str,
    /// How many requests.
    pub count: u64,
    /// An example.
    pub example: Example<'a>,
}

/// Requests that do not come from the site.
#[derive(Debug, Serialize)]
pub struct Noise<'a> {
    /// "extension", "browser", "injected", "translated" or "about".
    pub kind: &'a str,
    /// How many requests.
    pub count: u64,
    /// An example.
    pub example: Example<'a>,
}

/// A source expression that no request used.
#[derive(Debug, Serialize)]
pub struct Unused<'a> {
    /// Its directive.
    pub directive: &'a str,
    /// The expression as it is written.
    pub source: &'a str,
    /// Its place in the page of `line`.
    pub at: &'a Evidence,
    /// The first line whose page has it.
    pub line: u64,
}

/// The changes under other policies.
#[derive(Debug, Serialize)]
pub struct Difference<'a> {
    /// Requests that would no longer be blocked.
    pub allowed: Vec<Group<'a>>,
    /// Requests that would be blocked.
    pub blocked: Vec<Group<'a>>,
    /// Requests of which a missing value decides whether they would be blocked.
    pub undetermined: Vec<Missing<'a>>,
}

/// How many of the lines that could not be read are listed.
const MOST_BROKEN: usize = 1000;

impl Audit<'_> {
    /// The result of `aggregate`.
    #[must_use]
    pub fn of<'a>(settings: &Settings, aggregate: &'a Aggregate) -> Audit<'a> {
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
            undetermined: missing(&aggregate.undetermined),
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
            least_policy: least_policy::of(settings, aggregate),
            difference: settings.against.as_ref().map(|_| Difference {
                allowed: groups(&aggregate.becomes_allowed),
                blocked: groups(&aggregate.becomes_blocked),
                undetermined: missing(&aggregate.becomes_open),
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

fn missing(counted: &Bounded<String, Counted>) -> Vec<Missing<'_>> {
    most_frequent(counted, |missing, counted| Missing { missing, count: counted.count, example: example(counted) })
}

/// The entries, most frequent first.
fn most_frequent<'a, K: Ord, T>(counted: &'a Bounded<K, Counted>, written: impl Fn(&'a K, &'a Counted) -> T) -> Vec<T> {
    let mut list: Vec<(&K, &Counted)> = counted.iter().collect();
    // The sort is stable, so entries with the same count keep the order of their keys.
    list.sort_by_key(|(_, counted)| std::cmp::Reverse(counted.count));
    list.into_iter().map(|(key, counted)| written(key, counted)).collect()
}

fn example(counted: &Counted) -> Example<'_> {
    Example { line: counted.example.line, scenario: serde_json::from_str(&counted.example.scenario).ok() }
}
