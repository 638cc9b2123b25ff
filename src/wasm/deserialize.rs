//! Reads the engine's types from JavaScript values: an implementation of serde's data model for `JsValue`.
//!
//! `serde-wasm-bindgen` writes small results and could also read the input. This module reads in one pass what took
//! three with it (objects such as `Request` to plain data; the names of fields; the values, with `serde_path_to_error`
//! around each of them for the path), in a third of the bytes. See docs/performance.md.

use js_sys::{Array, Object, Reflect};
use serde::de::value::{StringDeserializer, U32Deserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::held;
use super::input_error::InputError;
use super::value::{number_as_text, object};
use crate::text::names::nearest;

/// Reads `value` as one of the engine's types. The path of an error begins at `value`.
pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, InputError> {
    T::deserialize(Value(value))
}

struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = InputError;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InputError> {
        visitor.visit_map(Fields(Entries::of_struct(self.0, name, fields)?))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_map(Names(Entries::of_map(self.0)?))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, InputError> {
        visitor.visit_enum(index(variant(&self.0, variants)?))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        if self.0.is_undefined() || self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_string(text(&self.0)?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_bool(self.0.as_bool().ok_or_else(|| expected("true or false", &self.0))?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_u16(whole_number(&self.0)?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_seq(Elements::of(&self.0)?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, InputError> {
        self.deserialize_seq(visitor)
    }

    /// A text or a list of texts.
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, InputError> {
        if self.0.is_string() { self.deserialize_string(visitor) } else { self.deserialize_seq(visitor) }
    }

    /// Only headers are read without a known type. They are a text or a list of pairs.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        match held::headers(&self.0)? {
            held::Headers::Text(text) => visitor.visit_string(text),
            held::Headers::Pairs(pairs) => visitor.visit_seq(Elements::of(&pairs)?),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, InputError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u32 u64 f32 f64 char str bytes byte_buf unit unit_struct tuple_struct identifier
    }
}

/// A property of an object.
#[derive(Default)]
struct Property {
    /// Its index in the list of fields; 0 in a map.
    field: u32,
    name: String,
    /// The name as a JavaScript value, because passing it back is cheaper than creating it again.
    key: JsValue,
}

/// The properties of an object that have not been read yet.
struct Entries {
    object: JsValue,
    next: std::vec::IntoIter<Property>,
    /// The property that was advanced to last.
    current: Property,
}

impl Entries {
    fn of_struct(value: JsValue, name: &str, fields: &'static [&'static str]) -> Result<Entries, InputError> {
        let value = held::plain(value, name)?;
        let property = |(key, name): (JsValue, String)| match fields.iter().position(|field| *field == name) {
            Some(index) => Ok(Property { field: u32::try_from(index).unwrap_or(u32::MAX), name, key }),
            None => Err(unknown_field(&name, fields)),
        };
        let properties = names(&value)?.map(property).collect::<Result<Vec<_>, _>>()?;
        Ok(Entries { object: value, next: properties.into_iter(), current: Property::default() })
    }

    fn of_map(value: JsValue) -> Result<Entries, InputError> {
        let properties: Vec<_> = names(&value)?.map(|(key, name)| Property { field: 0, name, key }).collect();
        Ok(Entries { object: value, next: properties.into_iter(), current: Property::default() })
    }

    /// Advances to the next property.
    fn advance(&mut self) -> Option<&Property> {
        self.current = self.next.next()?;
        Some(&self.current)
    }

    /// The value of the current property.
    fn read<'de, S: DeserializeSeed<'de>>(&self, seed: S) -> Result<S::Value, InputError> {
        let Property { name, key, .. } = &self.current;
        let value = Reflect::get(&self.object, key).unwrap_or_default();
        let value = if name == "url" { held::url(&value).unwrap_or(value) } else { value };
        seed.deserialize(Value(value)).map_err(|error| error.inside(name))
    }
}

/// The properties of a struct. Fields are identified by their index.
struct Fields(Entries);

impl<'de> MapAccess<'de> for Fields {
    type Error = InputError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, InputError> {
        self.0.advance().map(|property| seed.deserialize(index(property.field))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, InputError> {
        self.0.read(seed)
    }
}

/// The properties of a map. They are identified by their names.
struct Names(Entries);

impl<'de> MapAccess<'de> for Names {
    type Error = InputError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, InputError> {
        let name =
            |property: &Property| -> StringDeserializer<InputError> { property.name.clone().into_deserializer() };
        self.0.advance().map(|property| seed.deserialize(name(property))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, InputError> {
        self.0.read(seed)
    }
}

/// The elements of a list that have not been read yet.
struct Elements {
    list: Array,
    next: u32,
}

impl Elements {
    fn of(value: &JsValue) -> Result<Elements, InputError> {
        let list = value.dyn_ref::<Array>().ok_or_else(|| expected("a list", value))?;
        Ok(Elements { list: list.clone(), next: 0 })
    }
}

impl<'de> SeqAccess<'de> for Elements {
    type Error = InputError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, InputError> {
        if self.next == self.list.length() {
            return Ok(None);
        }
        let index = self.next;
        self.next += 1;
        let element = seed.deserialize(Value(self.list.get(index)));
        element.map(Some).map_err(|error| error.inside(&format!("[{index}]")))
    }
}

fn index(index: u32) -> U32Deserializer<InputError> {
    index.into_deserializer()
}

fn variant(value: &JsValue, variants: &[&str]) -> Result<u32, InputError> {
    let one_of = || {
        let known: Vec<String> = variants.iter().map(|variant| format!("`{variant}`")).collect();
        format!("one of {}", known.join(", "))
    };
    let name = value.as_string().ok_or_else(|| expected(&one_of(), value))?;
    let index = variants.iter().position(|variant| *variant == name);
    index.and_then(|index| u32::try_from(index).ok()).ok_or_else(|| {
        let message = format!("unknown value `{name}`, expected {}", one_of());
        InputError::new(message).with_suggestion(nearest(&name, variants))
    })
}

/// A text.
pub(super) fn text(value: &JsValue) -> Result<String, InputError> {
    value.as_string().ok_or_else(|| expected("a text", value))
}

fn whole_number(value: &JsValue) -> Result<u16, InputError> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=65535.0).contains(number));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a whole number of that range")]
    number.map(|number| number as u16).ok_or_else(|| expected("a whole number from 0 to 65535", value))
}

/// An error that says what was expected and what was given.
fn expected(what: &str, given: &JsValue) -> InputError {
    let given = match given.as_string() {
        _ if given.is_undefined() || given.is_null() => "nothing".to_owned(),
        Some(text) => format!("the text {text:?}"),
        None if Array::is_array(given) => "a list".to_owned(),
        None => number_as_text(given).unwrap_or_else(|| match given.js_typeof().as_string() {
            Some(kind) if kind == "object" => "an object".to_owned(),
            kind => format!("a {}", kind.unwrap_or_default()),
        }),
    };
    InputError::new(format!("expected {what}, got {given}"))
}

/// The error for an unknown field of an object.
pub(super) fn unknown_field(name: &str, known: &[&str]) -> InputError {
    InputError::new("unknown field").with_suggestion(nearest(name, known)).inside(name)
}

/// The names of an object's properties, both as JavaScript values and as text.
fn names(value: &JsValue) -> Result<impl Iterator<Item = (JsValue, String)> + use<>, InputError> {
    let object = object(value).filter(|_| !Array::is_array(value)).ok_or_else(|| expected("an object", value))?;
    Ok(Object::keys(object).into_iter().filter_map(|key| {
        let name = key.as_string()?;
        Some((key, name))
    }))
}
