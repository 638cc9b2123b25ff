//! The result for a request, and how it is counted.

use std::borrow::Borrow;

use wouldblock::report::Verdict;

use crate::aggregate::{Aggregate, Counted, GroupKey};
use crate::bounded::Bounded;

/// What is missing if no policy of a violation report blocks what it reports: a redirect led elsewhere, or the browser did
/// not send it.
pub(crate) const CONTRADICTION: &str = "report.contradicts-policy";

/// The verdicts of the engines for a request.
#[derive(Debug, PartialEq)]
pub(crate) struct Judged {
    /// The verdict of most engines.
    pub(crate) verdict: Verdict,
    /// The path of the missing value, if the verdict is undetermined.
    pub(crate) missing: String,
    /// The checks that stop the request in at least one engine.
    pub(crate) stop: Option<GroupKey>,
    /// The checks that would no longer stop it under the policies to compare with.
    pub(crate) becomes_allowed: Option<GroupKey>,
    /// The checks that would newly stop it under those policies.
    pub(crate) becomes_blocked: Option<GroupKey>,
    /// The path of the value without which it is not known whether those policies change anything.
    pub(crate) becomes_open: Option<String>,
}

/// The result for a request, as it is listed.
#[derive(Clone, Copy)]
pub(crate) struct Outcome<'o> {
    /// "allowed", "blocked", "undetermined" or "noise".
    pub(crate) kind: &'static str,
    /// The missing value, or the kind of noise.
    pub(crate) code: &'o str,
    /// The check that stops it in at least one engine.
    pub(crate) stop: Option<&'o GroupKey>,
    /// The result under the other policies, if it differs.
    pub(crate) becomes: Option<&'static str>,
}

impl Outcome<'_> {
    /// The name under which it is counted by time.
    pub(crate) fn name(&self) -> &str {
        self.stop.map_or(self.kind, |stop| stop.directive.as_deref().unwrap_or(&stop.check))
    }
}

impl Judged {
    /// The result that is undetermined because of the value at this path, and so is what other policies would change.
    pub(crate) fn undetermined(missing: &str, is_compared: bool) -> Judged {
        Judged {
            verdict: Verdict::Undetermined,
            missing: missing.to_owned(),
            stop: None,
            becomes_allowed: None,
            becomes_blocked: None,
            becomes_open: is_compared.then(|| missing.to_owned()),
        }
    }

    pub(crate) fn outcome(&self) -> Outcome<'_> {
        let (kind, code) = match self.verdict {
            Verdict::Allowed => ("allowed", ""),
            Verdict::Blocked => ("blocked", ""),
            _ => ("undetermined", self.missing.as_str()),
        };
        let becomes = match (&self.becomes_blocked, &self.becomes_open, &self.becomes_allowed) {
            (Some(_), ..) => Some("blocked"),
            (None, Some(_), _) => Some("undetermined"),
            (None, None, Some(_)) => Some("allowed"),
            (None, None, None) => None,
        };
        Outcome { kind, code, stop: self.stop.as_ref(), becomes }
    }

    /// The groups that it belongs to, each with its key there.
    pub(crate) fn groups<'a>(
        &'a self,
        aggregate: &'a mut Aggregate,
    ) -> impl Iterator<Item = (&'a mut Bounded<GroupKey, Counted>, &'a GroupKey)> {
        [
            (&mut aggregate.groups, &self.stop),
            (&mut aggregate.becomes_allowed, &self.becomes_allowed),
            (&mut aggregate.becomes_blocked, &self.becomes_blocked),
        ]
        .into_iter()
        .filter_map(|(groups, key)| Some((groups, key.as_ref()?)))
    }

    /// Counts requests that are judged like one that has been counted before with an example.
    pub(crate) fn count_again(&self, count: u64, time: Option<i64>, aggregate: &mut Aggregate) {
        aggregate.verdicts.add(self.verdict, count);
        if self.verdict == Verdict::Undetermined {
            again(&mut aggregate.undetermined, self.missing.as_str(), count);
        }
        if let Some(missing) = &self.becomes_open {
            again(&mut aggregate.becomes_open, missing.as_str(), count);
        }
        for (groups, key) in self.groups(aggregate) {
            again(groups, key, count);
        }
        if let Some(time) = time {
            aggregate.timeline.add(time, self.outcome().name(), count);
        }
    }
}

/// Adds to the count of `key`. An entry that is missing was removed because there were too many, and is never added again.
fn again<K: Ord + Borrow<Q>, Q: Ord + ?Sized>(counted: &mut Bounded<K, Counted>, key: &Q, count: u64) {
    if let Some(known) = counted.get_mut(key) {
        known.count = known.count.saturating_add(count);
    }
}
