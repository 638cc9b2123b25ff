//! Maps that keep a limited number of entries, and values that can be merged under one key.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value that can be merged with another under the same key.
pub trait Merge {
    /// Merges `other` into this value.
    fn merge(&mut self, other: Self);
}

impl Merge for () {
    fn merge(&mut self, (): ()) {}
}

/// Counts are added.
impl Merge for u64 {
    fn merge(&mut self, other: u64) {
        *self = self.saturating_add(other);
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
