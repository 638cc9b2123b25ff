//! Constants of other files as values, and values that the file exports as constants.

use std::collections::BTreeMap;

use oxc_span::Span;

use super::Interpreter;
use crate::constant::Constant;
use crate::store::{Class, SPREAD};
use crate::value::{HOLE, Kind, ObjectId, Text, Value};

/// How deep an exported object is followed.
const DEPTH: usize = 6;

/// How many values an export may have.
const MOST_VALUES: usize = 2_000;

/// A text counts as one more value for each of these many bytes.
const LONG_TEXT: usize = 1_000;

impl Interpreter<'_> {
    /// A value of the text as data. `rest`: how many more values the export may have.
    fn constant(&self, value: &Value, depth: usize, rest: &mut usize) -> Constant {
        if depth > DEPTH || *rest == 0 {
            return Constant::Open;
        }
        *rest -= 1;
        match &value.kind {
            Kind::Undefined | Kind::Null => Constant::Nothing,
            Kind::Boolean(value) => Constant::Boolean(*value),
            Kind::Number(value) if value.is_finite() => Constant::Number(*value),
            Kind::Text(text) => {
                *rest = rest.saturating_sub(text.weight() / LONG_TEXT);
                of_text(text)
            }
            Kind::Class(id) => self.object_constant(self.statics(*id), depth, rest),
            Kind::Either(_) => {
                Constant::Either(value.leaves().into_iter().map(|leaf| self.constant(leaf, depth + 1, rest)).collect())
            }
            Kind::Object(id) => match self.store.object(*id).class {
                Class::Url => of_text(&self.text_of(value)),
                Class::Array => match self.list(*id) {
                    Some(items) => {
                        Constant::List(items.iter().map(|item| self.constant(item, depth + 1, rest)).collect())
                    }
                    None => Constant::Open,
                },
                Class::Plain => self.object_constant(*id, depth, rest),
                Class::Axios => {
                    let config = self.store.last(*id, "[[config]]").and_then(|entry| entry.value.as_object());
                    let base = config.and_then(|config| self.store.get(config, "baseURL").value);
                    let base = base.map_or(Constant::Nothing, |base| self.constant(&base, depth + 1, rest));
                    Constant::Axios(Box::new(base))
                }
                _ => Constant::Open,
            },
            _ => Constant::Open,
        }
    }

    fn object_constant(&self, id: ObjectId, depth: usize, rest: &mut usize) -> Constant {
        let mut properties = BTreeMap::new();
        for entry in &self.store.object(id).entries {
            if entry.name.starts_with("[[") && &*entry.name != SPREAD || properties.contains_key(&*entry.name) {
                continue;
            }
            let property = self.store.get(id, &entry.name);
            let constant = match property.value {
                Some(value) if property.doubt.is_none() => self.constant(&value, depth + 1, rest),
                _ => Constant::Open,
            };
            properties.insert(entry.name.to_string(), constant);
        }
        Constant::Object(properties)
    }

    /// The value of an imported constant. `at`: its name in this file.
    pub(super) fn value_of(&mut self, constant: &Constant, at: Span) -> Value {
        // The empty place makes a use of the value its place.
        let place = Span::empty(at.start);
        let kind = match constant {
            Constant::Open => return Value::open(at),
            Constant::Nothing => Kind::Undefined,
            Constant::Boolean(value) => Kind::Boolean(*value),
            Constant::Number(value) => Kind::Number(*value),
            Constant::Text(text) => Kind::Text(Text::with_holes(text, at)),
            Constant::List(items) => {
                let id = self.store.create(Class::Array, at);
                for (index, item) in items.iter().enumerate() {
                    let value = self.value_of(item, at);
                    self.store.set(id, &index.to_string(), value, at);
                }
                Kind::Object(id)
            }
            Constant::Object(properties) => return self.namespace(properties, at),
            Constant::Either(values) => {
                let values: Vec<_> = values.iter().map(|value| self.value_of(value, at)).collect();
                return values
                    .into_iter()
                    .reduce(|one, two| Value::either(one, two, place))
                    .unwrap_or_else(|| Value::open(at));
            }
            Constant::Axios(base) => {
                let id = self.store.create(Class::Axios, at);
                self.prepare_axios(id, at);
                let config = self.store.create(Class::Plain, at);
                if **base != Constant::Nothing {
                    let base = self.value_of(base, at);
                    self.store.set(config, "baseURL", base, at);
                }
                self.store.set(id, "[[config]]", Value::new(Kind::Object(config), at), at);
                Kind::Object(id)
            }
        };
        Value::new(kind, place)
    }

    /// An object with these properties.
    pub(super) fn namespace(&mut self, properties: &BTreeMap<String, Constant>, at: Span) -> Value {
        let id = self.store.create(Class::Plain, at);
        for (name, property) in properties {
            let value = self.value_of(property, at);
            self.store.set(id, name, value, at);
        }
        Value::new(Kind::Object(id), Span::empty(at.start))
    }

    /// What the file exports, at the end of its program.
    pub(crate) fn exported_constants(&self) -> BTreeMap<String, Constant> {
        let mut rest = MOST_VALUES;
        let exports = self.exports.iter();
        exports.map(|(name, value)| (name.clone(), self.constant(value, 0, &mut rest))).collect()
    }
}

fn of_text(text: &Text) -> Constant {
    let mut texts: Vec<_> = text.alternatives().iter().map(|text| Constant::Text(text.marked(HOLE))).collect();
    if texts.len() > 1 { Constant::Either(texts) } else { texts.pop().unwrap_or(Constant::Open) }
}
