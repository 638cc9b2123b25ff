//! Reports as ASCII-only JSON, the fastest form to pass to JavaScript.
//!
//! A report has some five hundred values. If they are passed one by one, as `serde-wasm-bindgen` does, each costs a
//! call into JavaScript. `JSON.parse` creates all of them at once, and ASCII text is decoded as fast as it can be
//! copied. `serde_json` with a formatter that escapes takes twice as long, adds 2 KB, and then has no advantage in
//! Node: see docs/performance.md.

use std::fmt;

use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

/// The value has a type that no report contains. This is a mistake in the program, which the tests find.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of a type that no report has")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Unwritable {
        Unwritable
    }
}

/// `value` as JSON.
///
/// # Errors
/// Returns an error if the value has a type that the contract does not use.
pub(crate) fn written(value: &impl Serialize) -> Result<String, Unwritable> {
    let mut writer = Writer(Vec::with_capacity(16 << 10));
    value.serialize(&mut writer)?;
    String::from_utf8(writer.0).map_err(|_| Unwritable)
}

/// Bytes, because only ASCII is written.
struct Writer(Vec<u8>);

impl Writer {
    fn raw(&mut self, ascii: &str) {
        self.0.extend_from_slice(ascii.as_bytes());
    }

    fn text(&mut self, text: &str) {
        self.0.push(b'"');
        let mut rest = text;
        while let Some(at) = first_special(rest.as_bytes()) {
            let (plain, special) = rest.split_at(at);
            self.raw(plain);
            let mut characters = special.chars();
            if let Some(character) = characters.next() {
                self.escaped(character);
            }
            rest = characters.as_str();
        }
        self.raw(rest);
        self.0.push(b'"');
    }

    fn escaped(&mut self, character: char) {
        match character {
            '"' => self.raw("\\\""),
            '\\' => self.raw("\\\\"),
            _ => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                for unit in character.encode_utf16(&mut [0; 2]) {
                    self.raw("\\u");
                    #[expect(clippy::indexing_slicing, reason = "four bits are below 16")]
                    self.0.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from((*unit >> shift) & 0xf)]));
                }
            }
        }
    }
}

/// The position of the first byte that has to be escaped.
///
/// It looks at eight bytes at once: almost none of them has to be escaped, and writing would mostly consist of this
/// search.
fn first_special(bytes: &[u8]) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let is_special = |byte: &u8| matches!(byte, 0..b' ' | b'"' | b'\\' | 0x80..);
    let holds_one = |eight: &[u8; 8]| {
        let eight = u64::from_ne_bytes(*eight);
        // The highest bit of a byte is set if the byte was less than the subtracted value, or not ASCII.
        let is_below = |word: u64, least: u64| word.wrapping_sub(EACH * least);
        let is = |byte: u8| is_below(eight ^ (EACH * u64::from(byte)), 1);
        (eight | is_below(eight, 0x20) | is(b'"') | is(b'\\')) & (EACH * 0x80) != 0
    };
    let (eights, _) = bytes.as_chunks::<8>();
    let start = 8 * eights.iter().position(holds_one).unwrap_or(eights.len());
    let rest = bytes.get(start..)?;
    Some(start + rest.iter().position(is_special)?)
}

/// The members of an array or an object.
struct Members<'w> {
    writer: &'w mut Writer,
    is_first: bool,
    end: u8,
}

impl<'w> Members<'w> {
    fn between(writer: &'w mut Writer, start: u8, end: u8) -> Members<'w> {
        writer.0.push(start);
        Members { writer, is_first: true, end }
    }

    fn next(&mut self) -> &mut Writer {
        if !std::mem::take(&mut self.is_first) {
            self.writer.0.push(b',');
        }
        self.writer
    }

    /// The writer after the name of a field, which needs no escapes.
    fn named(&mut self, name: &str) -> &mut Writer {
        let writer = self.next();
        writer.0.push(b'"');
        writer.raw(name);
        writer.raw("\":");
        writer
    }
}

/// Declares the methods for types that the contract does not use.
macro_rules! unwritable {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, _: $type) -> Result<(), Unwritable> {
            Err(Unwritable)
        })*
    };
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Members<'w>;
    type SerializeTuple = Members<'w>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Members<'w>;
    type SerializeStruct = Members<'w>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    unwritable! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.serialize_u32(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.serialize_u32(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.raw(itoa::Buffer::new().format(value));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.text(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.raw("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unwritable> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'w>, Unwritable> {
        Ok(Members::between(self, b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'w>, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'w>, Unwritable> {
        Ok(Members::between(self, b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'w>, Unwritable> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

/// Implements the writers of members, which all end in the same way.
macro_rules! members {
    ($($collects:ident { $($method:tt)* })*) => {
        $(impl $collects for Members<'_> {
            type Ok = ();
            type Error = Unwritable;

            $($method)*

            fn end(self) -> Result<(), Unwritable> {
                self.writer.0.push(self.end);
                Ok(())
            }
        })*
    };
}

members! {
    SerializeSeq {
        fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
            value.serialize(self.next())
        }
    }
    SerializeTuple {
        fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
            value.serialize(self.next())
        }
    }
    SerializeMap {
        fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
            key.serialize(self.next())
        }

        fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
            self.writer.0.push(b':');
            value.serialize(&mut *self.writer)
        }
    }
    SerializeStruct {
        fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
            value.serialize(self.named(name))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::configuration::{Target, configuration};
    use crate::contract::scenario::HeaderInput;
    use crate::{PolicyInput, Scenario, from_console, parse_policy, simulate};

    /// The output is JSON, has the same values, and is ASCII.
    fn is_faithful(value: &impl Serialize) {
        let json = written(value).expect("the contract has every type of it");
        assert!(json.is_ascii(), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("what is written is JSON");
        assert_eq!(read, serde_json::to_value(value).expect("it can be serialized"), "{json}");
    }

    #[test]
    fn reports_are_written_unchanged() {
        let cases = include_str!("../../tests/cases/warnings.json");
        let cases: Vec<BTreeMap<String, serde_json::Value>> = serde_json::from_str(cases).expect("a list of cases");
        assert!(cases.len() > 50);
        for case in cases {
            let scenario: Scenario = serde_json::from_value(case["scenario"].clone()).expect("a scenario");
            let report = simulate(&scenario);
            is_faithful(&scenario);
            is_faithful(&report);
            for fix in &report.fixes {
                is_faithful(&configuration(&scenario, fix, Target::Nginx));
            }
            for line in &report.verdicts.chromium.console {
                is_faithful(&from_console(line));
            }
        }
        let headers = "Content-Security-Policy: connect-src 'self' \"\\ \u{1f512} é; script-src *";
        is_faithful(&parse_policy(&PolicyInput::Headers(HeaderInput::Text(headers.to_owned()))));
    }

    #[test]
    fn types_outside_the_contract_are_rejected() {
        assert_eq!(written(&1.5), Err(Unwritable));
        assert!(written(&-1).is_err() && written(&'c').is_err() && written(&u64::MAX).is_err());
    }

    proptest! {
        #[test]
        fn texts_are_written_unchanged(texts in proptest::collection::vec(".*|[\\x00-\\x7f\u{1f512}é\"\\\\]*", 0..6)) {
            is_faithful(&texts);
        }

        #[test]
        fn numbers_are_written_unchanged(number: u32, small: u16, flag: bool, none: Option<u32>) {
            is_faithful(&((number, small), [flag], none, BTreeMap::from([("a", number)])));
        }
    }
}
