//! When requests were seen: counts by time and outcome.
//!
//! The step between two points follows from the length of time that the lines cover, so that there are never more than
//! a few thousand points. It depends only on the lines and not on their order: if any part of the lines needs a coarse
//! step, all of them use it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Milliseconds between two points, from fine to coarse. Each is a multiple of the one before, so that a point of one step
/// lies within one point of the next.
const STEPS: [i64; 6] = [60_000, 3_600_000, 86_400_000, 2_592_000_000, 31_104_000_000, 3_110_400_000_000];

/// With more points than this, the next coarser step is used.
const MOST: usize = 1_500;

/// Counts by time and outcome.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Timeline {
    /// The index of the step in [`STEPS`].
    level: usize,
    /// The counts by the beginning of their step, in milliseconds since 1970.
    points: BTreeMap<i64, BTreeMap<String, u64>>,
}

impl Timeline {
    /// Counts requests that were seen at `time`, in milliseconds since 1970.
    pub(crate) fn add(&mut self, time: i64, outcome: &str, count: u64) {
        let start = self.start_of(time);
        let counts = self.points.entry(start).or_default();
        match counts.get_mut(outcome) {
            Some(known) => *known = known.saturating_add(count),
            None => {
                counts.insert(outcome.to_owned(), count);
            }
        }
        while self.points.len() > MOST && self.level + 1 < STEPS.len() {
            self.coarsen(self.level + 1);
        }
    }

    /// Merges `other` into this timeline.
    pub(crate) fn merge(&mut self, other: Timeline) {
        if other.level > self.level {
            self.coarsen(other.level);
        }
        for (time, counts) in other.points {
            for (outcome, count) in counts {
                self.add(time, &outcome, count);
            }
        }
    }

    /// Milliseconds between two points.
    pub(crate) fn step(&self) -> i64 {
        STEPS.get(self.level).copied().unwrap_or(i64::MAX)
    }

    /// The points in order of time.
    pub(crate) fn points(&self) -> &BTreeMap<i64, BTreeMap<String, u64>> {
        &self.points
    }

    fn start_of(&self, time: i64) -> i64 {
        time - time.rem_euclid(self.step())
    }

    fn coarsen(&mut self, level: usize) {
        self.level = level.min(STEPS.len() - 1);
        for (time, counts) in std::mem::take(&mut self.points) {
            let start = self.start_of(time);
            let known = self.points.entry(start).or_default();
            for (outcome, count) in counts {
                let slot = known.entry(outcome).or_default();
                *slot = slot.saturating_add(count);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times that need minutes, hours and days, in a mixed order.
    fn times(count: i64, every: i64) -> Vec<i64> {
        (0..count).map(|at| (at * 7919 % count) * every + 1_700_000_000_000).collect()
    }

    #[test]
    fn the_step_depends_only_on_the_lines() {
        for every in [1_000, 60_000, 3_600_000, 86_400_000, 40 * 86_400_000] {
            let all = times(5_000, every);
            let mut whole = Timeline::default();
            for time in &all {
                whole.add(*time, "blocked", 1);
            }
            assert!(whole.points.len() <= MOST, "{} points", whole.points.len());
            assert_eq!(whole.points.values().flat_map(BTreeMap::values).sum::<u64>(), 5_000);
            for parts in [2, 3, 100] {
                let mut merged = Timeline::default();
                for part in all.chunks(all.len() / parts).rev() {
                    let mut one = Timeline::default();
                    for time in part {
                        one.add(*time, "blocked", 1);
                    }
                    merged.merge(one);
                }
                assert!(merged == whole, "{parts} parts, a line every {every} ms");
            }
        }
    }
}
