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
    pub(crate) fn constant(&self, value: &Value, depth: usize, rest: &mut usize) -> Constant {
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
            Kind::Class(id) => {
                let statics = self.statics(*id);
                self.shared(statics, self.object_constant(statics, depth, rest))
            }
            Kind::Either(_) => {
                Constant::Either(value.leaves().into_iter().map(|leaf| self.constant(leaf, depth + 1, rest)).collect())
            }
            Kind::Object(id) => match self.store.object(*id).class {
                Class::Url => of_text(&self.text_of(value)),
                Class::Array => match self.list(*id) {
                    Some(items) => {
                        let items = items.iter().map(|item| self.constant(item, depth + 1, rest)).collect();
                        self.shared(*id, Constant::List(items))
                    }
                    None => Constant::Open,
                },
                Class::Plain => self.shared(*id, self.object_constant(*id, depth, rest)),
                Class::Axios => {
                    let base = self.axios_base(*id, None);
                    let base = base.map_or(Constant::Nothing, |base| self.constant(&base, depth + 1, rest));
                    let axios = Constant::Axios(Box::new(base));
                    self.axios_defaults(*id).map_or(axios.clone(), |defaults| self.shared(defaults, axios))
                }
                _ => Constant::Open,
            },
            _ => Constant::Open,
        }
    }

    fn shared(&self, id: ObjectId, constant: Constant) -> Constant {
        Constant::Shared(self.origin(id), Box::new(constant))
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
                Some(value) => Constant::Either(vec![self.constant(&value, depth + 1, rest), Constant::Open]),
                None => Constant::Open,
            };
            properties.insert(entry.name.to_string(), constant);
        }
        Constant::Object(properties)
    }

    /// The value of an imported constant. `at`: its name in this file.
    pub(crate) fn value_of(&mut self, constant: &Constant, at: Span) -> Value {
        // An object takes memory.
        if !self.step(8) {
            return Value::open(at);
        }
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
            Constant::Shared(origin, constant) => {
                let Some(value) = self.within(origin, |this| this.value_of(constant, at)) else {
                    return Value::open(at);
                };
                if let Some(id) = value.as_object() {
                    let id = self.axios_defaults(id).unwrap_or(id);
                    self.set_origin(id, origin);
                }
                return value;
            }
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
                if let Some(defaults) = self.axios_defaults(id).filter(|_| **base != Constant::Nothing) {
                    let base = self.value_of(base, at);
                    self.store.set(defaults, "baseURL", base, at);
                }
                Kind::Object(id)
            }
        };
        Value::new(kind, place)
    }

    /// An object with these properties.
    pub(super) fn namespace(&mut self, properties: &BTreeMap<String, Constant>, at: Span) -> Value {
        let id = self.store.create(Class::Plain, at);
        self.properties(id, properties, at);
        Value::new(Kind::Object(id), Span::empty(at.start))
    }

    /// Gives an object properties. What an unknown object may override is open already.
    pub(crate) fn properties(&mut self, id: ObjectId, properties: &BTreeMap<String, Constant>, at: Span) {
        if properties.contains_key(SPREAD) {
            self.store.set(id, SPREAD, Value::open(at), at);
        }
        for (name, property) in properties.iter().filter(|(name, _)| *name != SPREAD) {
            let value = self.value_of(property, at);
            self.store.set(id, name, value, at);
        }
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
