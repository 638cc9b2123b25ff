//! The result of many lines. Two aggregates merge into the aggregate of all their lines, in any order and grouping.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use wouldblock::report::{Check, Evidence, Verdict};

use crate::listed::Listed;
use crate::need::Need;
use crate::timeline::Timeline;
use crate::words::Why;

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
    /// Whether any page upgrades insecure requests.
    pub upgrades: bool,
    /// Requests that are blocked now, and would not be under the compared policies.
    pub becomes_allowed: Bounded<GroupKey, Counted>,
    /// Requests that are allowed now, and would be blocked under the compared policies.
    pub becomes_blocked: Bounded<GroupKey, Counted>,
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

/// A value that can be merged with another under the same key.
pub trait Merge {
    /// Merges `other` into this value.
    fn merge(&mut self, other: Self);
}

impl Merge for () {
    fn merge(&mut self, (): ()) {}
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

/// The entries with the smallest keys. An entry that is kept has been counted completely, regardless of the order: if
/// an entry is removed, the map has enough smaller keys from then on, so the entry is never added again.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounded<K, V> {
    entries: BTreeMap<K, V>,
    is_full: bool,
}

/// The largest number of entries.
const MOST: usize = 100_000;

impl<K, V> Default for Bounded<K, V> {
    fn default() -> Self {
        Bounded { entries: BTreeMap::new(), is_full: false }
    }
}

impl<K: Ord, V: Merge> Bounded<K, V> {
    /// Merges `value` into the entry of `key`.
    pub fn add(&mut self, key: K, value: V) {
        match self.entries.entry(key) {
            std::collections::btree_map::Entry::Occupied(mut known) => known.get_mut().merge(value),
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(value);
                if self.entries.len() > MOST {
                    self.entries.pop_last();
                    self.is_full = true;
                }
            }
        }
    }

    /// Whether an entry under `key` would be among the first `limit`.
    pub(crate) fn has_room_for(&self, key: &K, limit: usize) -> bool {
        self.entries.len() < limit.min(MOST)
            || (limit > 0 && self.entries.last_key_value().is_some_and(|(last, _)| key < last))
    }

    /// The value of `key`.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.entries.get_mut(key)
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter()
    }

    /// Whether some entries had to be removed.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// Merges `other` into this map.
    pub fn merge(&mut self, other: Bounded<K, V>) {
        self.is_full |= other.is_full;
        for (key, value) in other.entries {
            self.add(key, value);
        }
    }
}

impl<K: Serialize, V: Serialize> Serialize for Bounded<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.is_full, self.entries.iter().collect::<Vec<_>>()).serialize(serializer)
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Bounded<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (is_full, entries): (bool, Vec<(K, V)>) = Deserialize::deserialize(deserializer)?;
        Ok(Bounded { entries: entries.into_iter().collect(), is_full })
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
        self.upgrades |= other.upgrades;
        self.becomes_allowed.merge(other.becomes_allowed);
        self.becomes_blocked.merge(other.becomes_blocked);
        self.timeline.merge(other.timeline);
        self.requests.merge(other.requests);
    }
}

/// The name of a check in the contract.
pub(crate) fn name_of(check: Check) -> String {
    serde_json::to_value(check).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
