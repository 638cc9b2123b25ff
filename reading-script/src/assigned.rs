//! The values that code assigns to a variable or a property at another time than that of a use.

use oxc_span::Span;

use crate::value::{HOLE, Kind, Text, Value};

/// How many values are kept that were assigned to one variable.
const MOST_ASSIGNED: usize = 8;

/// The values that were assigned to a variable.
#[derive(Debug, Default)]
pub(crate) struct Assigned {
    /// Texts without alternatives, with their places.
    texts: Vec<(Text, Span)>,
    /// Whether one of the values is missing: `undefined` or `null`.
    missing: bool,
    /// Whether there are others, which are not known or no strings.
    pub(crate) others: bool,
}

impl Assigned {
    pub(crate) fn add(&mut self, value: &Value) {
        self.add_in_loop(value, &Value::undefined(value.at));
    }

    /// Adds a value that a loop assigns. `before`: the value that it replaces. If it begins with that, it may grow in each
    /// iteration, so its end is left open.
    pub(crate) fn add_in_loop(&mut self, value: &Value, before: &Value) {
        let known: Vec<_> = texts(before).map(|(text, _)| text).collect();
        for leaf in value.leaves() {
            match leaf.kind {
                Kind::Undefined | Kind::Null => self.missing = true,
                Kind::Text(_) => {}
                _ => self.others = true,
            }
        }
        for (text, at) in texts(value) {
            let new = text.marked(HOLE);
            let starts = known.iter().filter(|start| {
                let start = start.marked(HOLE);
                !start.is_empty() && start != new && new.starts_with(&start)
            });
            let text = match starts.min_by_key(|start| start.weight()) {
                Some(start) if start.marked(HOLE).ends_with(HOLE) => start.clone(),
                Some(start) => {
                    let mut start = start.clone();
                    start.push_hole(at);
                    start
                }
                None => text,
            };
            self.add_text(text, at);
        }
    }

    fn add_text(&mut self, text: Text, at: Span) -> bool {
        let new = text.marked(HOLE);
        if self.texts.iter().any(|(known, _)| known.marked(HOLE) == new) {
            return false;
        }
        if self.texts.len() < MOST_ASSIGNED {
            self.texts.push((text, at));
            return true;
        }
        !std::mem::replace(&mut self.others, true)
    }

    /// Adds the values of another. False if there is nothing new.
    pub(crate) fn learn(&mut self, other: Assigned) -> bool {
        let is_new = other.missing && !self.missing || other.others && !self.others;
        self.missing |= other.missing;
        self.others |= other.others;
        other.texts.into_iter().fold(is_new, |is_new, (text, at)| self.add_text(text, at) || is_new)
    }

    /// A value that may since have become one of these. `follows`: whether they are of use.
    pub(crate) fn or(&self, value: Value, at: Span, follows: bool) -> Value {
        if !follows {
            return Value::either(value, Value::open(at), at);
        }
        let known: Vec<_> = texts(&value).map(|(text, _)| text.marked(HOLE)).collect();
        let different = self.texts.iter().filter(|(text, _)| !known.contains(&text.marked(HOLE)));
        let different = different.map(|(text, at)| Value::new(Kind::Text(text.clone()), *at));
        let others = self.others.then(|| Value::open(at));
        different.chain(others).fold(value, |before, after| Value::either(before, after, at))
    }

    /// The value at the start of an iteration.
    pub(crate) fn or_in_loop(&self, value: Value, at: Span) -> Value {
        let value = self.or(value, at, true);
        if self.missing { Value::either(value, Value::undefined(at), at) } else { value }
    }
}

/// The texts that a value may be, each without alternatives.
fn texts(value: &Value) -> impl Iterator<Item = (Text, Span)> {
    value.leaves().into_iter().flat_map(|leaf| {
        let texts = if let Kind::Text(text) = &leaf.kind { text.alternatives() } else { Vec::new() };
        texts.into_iter().map(|text| (text, leaf.at))
    })
}
