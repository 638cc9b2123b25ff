//! The result of many lines. Two aggregates merge into the aggregate of all their lines, in any order and grouping.

use serde::{Deserialize, Serialize};
use wouldblock::report::{Check, Evidence, Verdict};

pub use crate::bounded::{Bounded, Merge};
use crate::listed::Listed;
use crate::need::Need;
use crate::timeline::Timeline;
use crate::words::Why;

/// The reason why requests of documents within a page need no source in its policy.
pub(crate) const EMBEDDED: &str = "embedded";

/// The counts of an audit.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Aggregate {
    /// Lines that are not empty.
    pub lines: u64,
    /// Lines that could not be read.
    pub broken_lines: u64,
    /// The first lines that could not be read, and why.
    pub broken: Bounded<u64, Why>,
    /// The numbers of requests that are allowed, blocked and undetermined.
    pub verdicts: Verdicts,
    /// Blocked requests.
    pub groups: Bounded<GroupKey, Counted>,
    /// Undetermined requests, by the value that is missing.
    pub undetermined: Bounded<String, Counted>,
    /// Requests that do not come from the site, by the kind of noise.
    pub noise: Bounded<String, Counted>,
    /// The source expressions of the policies, and whether a request used them.
    pub tokens: Bounded<Token, TokenUse>,
    /// The needs of the requests: what a policy has to allow for them.
    pub needs: Bounded<Need, ()>,
    /// Requests whose needs are not known, by the path of the value that is missing, and those of documents within a page,
    /// under "embedded".
    #[serde(default)]
    pub left_out: Bounded<String, u64>,
    /// The directives of the pages' policies that do not govern requests.
    #[serde(default)]
    pub other_directives: Bounded<String, ()>,
    /// Whether any page upgrades insecure requests.
    pub upgrades: bool,
    /// Requests that are blocked now, and would not be under the compared policies.
    pub becomes_allowed: Bounded<GroupKey, Counted>,
    /// Requests that are allowed now, and would be blocked under the compared policies.
    pub becomes_blocked: Bounded<GroupKey, Counted>,
    /// Requests of which it is not known whether the compared policies change anything, by the value that is missing.
    #[serde(default)]
    pub becomes_open: Bounded<String, Counted>,
    /// When requests were seen, for lines that give a time.
    #[serde(default)]
    pub timeline: Timeline,
    /// The requests one by one, if a list was asked for, by line and position in the line.
    #[serde(default)]
    pub requests: Bounded<(u64, usize), Listed>,
}

/// Requests by their verdict.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Verdicts {
    /// The requests succeed.
    pub allowed: u64,
    /// The requests fail.
    pub blocked: u64,
    /// The result depends on a value that the line does not give.
    pub undetermined: u64,
}

/// The key of a group.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct GroupKey {
    /// The check that stops the requests, by its name in the contract.
    pub check: String,
    /// The directive, if a policy stops them.
    pub directive: Option<String>,
    /// The origin of the requested URL.
    pub origin: String,
    /// The code of the decision.
    pub code: String,
    /// The engines that block.
    pub engines: Vec<String>,
}

/// A count, and one example.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Counted {
    /// How many requests.
    pub count: u64,
    /// The first request.
    pub example: Example,
}

/// One request.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Example {
    /// Its line, from 1.
    pub line: u64,
    /// The scenario, as JSON.
    pub scenario: String,
}

/// A source expression in a directive.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Token {
    /// The directive.
    pub directive: String,
    /// The expression.
    pub source: String,
}

/// The place of an expression, and whether a request used it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct TokenUse {
    /// Its place in the first page that has it.
    pub at: Evidence,
    /// That page's first line.
    pub line: u64,
    /// Whether it allowed a request.
    pub used: bool,
}

/// If a line has two reasons, either could be kept, but it has to be the same one each time.
impl Merge for Why {
    fn merge(&mut self, other: Why) {
        if other.code() < self.code() {
            *self = other;
        }
    }
}

impl Merge for Counted {
    fn merge(&mut self, other: Counted) {
        self.count = self.count.saturating_add(other.count);
        if other.example < self.example {
            self.example = other.example;
        }
    }
}

impl Merge for TokenUse {
    fn merge(&mut self, other: TokenUse) {
        self.used |= other.used;
        if other.line < self.line {
            (self.at, self.line) = (other.at, other.line);
        }
    }
}

impl Verdicts {
    pub(crate) fn add(&mut self, verdict: Verdict, count: u64) {
        let slot = match verdict {
            Verdict::Allowed => &mut self.allowed,
            Verdict::Blocked => &mut self.blocked,
            _ => &mut self.undetermined,
        };
        *slot = slot.saturating_add(count);
    }
}

impl Aggregate {
    /// Merges the lines of `other` into this aggregate.
    pub fn merge(&mut self, other: Aggregate) {
        self.lines += other.lines;
        self.broken_lines += other.broken_lines;
        self.broken.merge(other.broken);
        self.verdicts.add(Verdict::Allowed, other.verdicts.allowed);
        self.verdicts.add(Verdict::Blocked, other.verdicts.blocked);
        self.verdicts.add(Verdict::Undetermined, other.verdicts.undetermined);
        self.groups.merge(other.groups);
        self.undetermined.merge(other.undetermined);
        self.noise.merge(other.noise);
        self.tokens.merge(other.tokens);
        self.needs.merge(other.needs);
        self.left_out.merge(other.left_out);
        self.other_directives.merge(other.other_directives);
        self.upgrades |= other.upgrades;
        self.becomes_allowed.merge(other.becomes_allowed);
        self.becomes_blocked.merge(other.becomes_blocked);
        self.becomes_open.merge(other.becomes_open);
        self.timeline.merge(other.timeline);
        self.requests.merge(other.requests);
    }
}

/// The name of a check in the contract.
pub(crate) fn name_of(check: Check) -> String {
    serde_json::to_value(check).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
