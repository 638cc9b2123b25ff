//! A header list with the place of each header.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::input::Place;
use crate::input::characters::Characters;

/// A header.
#[derive(Clone, Debug)]
pub(crate) struct Header<'a> {
    pub(crate) name: &'a str,
    /// The value as it is in the input, including the line ends of folded lines.
    pub(crate) raw: &'a str,
    /// The value without surrounding whitespace, with folds replaced by spaces. It has as many bytes as the text at
    /// `value_place`, so that offsets into one are offsets into the other.
    pub(crate) value: Cow<'a, str>,
    /// The place of the name. For name-value pairs, it is the place of the value.
    pub(crate) name_place: Place,
    pub(crate) value_place: Place,
}

/// A [header list](https://fetch.spec.whatwg.org/#concept-header-list).
#[derive(Clone, Debug, Default)]
pub(crate) struct HeaderList<'a> {
    pub(crate) headers: Vec<Header<'a>>,
}

/// The result of [extract header list values](https://fetch.spec.whatwg.org/#extract-header-list-values).
#[derive(Debug, PartialEq)]
pub(crate) enum Extracted<'s> {
    /// The list has no such header.
    Null,
    /// A value does not follow the header's grammar.
    Failure,
    /// The elements of the list.
    Values(Vec<&'s str>),
}

impl Extracted<'_> {
    /// The elements in lower case, for looking up many names.
    pub(crate) fn lower_case_set(&self) -> HashSet<String> {
        self.iter().map(str::to_ascii_lowercase).collect()
    }

    /// Whether `wanted` is one of the elements.
    pub(crate) fn contains(&self, wanted: &str) -> bool {
        self.iter().any(|value| value == wanted)
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let values: &[&str] = if let Extracted::Values(values) = self { values } else { &[] };
        values.iter().copied()
    }
}

impl<'a> HeaderList<'a> {
    /// The headers called `name`, in wire order.
    pub(crate) fn named<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Header<'a>> {
        self.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name))
    }

    /// Whether the list [contains](https://fetch.spec.whatwg.org/#header-list-contains) `name`.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.named(name).next().is_some()
    }

    /// [Get](https://fetch.spec.whatwg.org/#concept-header-list-get): the values of all headers
    /// called `name`, joined by a comma and a space.
    pub(crate) fn get<'s>(&'s self, name: &str) -> Option<Cow<'s, str>> {
        let mut headers = self.named(name);
        let first: &'s str = &headers.next()?.value;
        let mut joined = Cow::Borrowed(first);
        for header in headers {
            let all = joined.to_mut();
            all.push_str(", ");
            all.push_str(&header.value);
        }
        Some(joined)
    }

    /// The places of the headers called `name`.
    pub(crate) fn places(&self, name: &str) -> impl Iterator<Item = Place> {
        self.named(name).map(|header| header.value_place)
    }

    /// [Extract header list values](https://fetch.spec.whatwg.org/#extract-header-list-values) of a header whose
    /// grammar is `#token` (`Access-Control-Allow-Methods`, `-Allow-Headers`, `-Expose-Headers`).
    ///
    /// The list rule of the grammar allows empty elements.
    pub(crate) fn extract_tokens<'s>(&'s self, name: &str) -> Extracted<'s> {
        if !self.contains(name) {
            return Extracted::Null;
        }
        let mut values = Vec::new();
        for header in self.named(name) {
            for element in header.value.split(',') {
                let element = element.trim_matches([' ', '\t']);
                if element.is_empty() {
                    continue;
                }
                if !is_token(element) {
                    return Extracted::Failure;
                }
                values.push(element);
            }
        }
        Extracted::Values(values)
    }
}

/// Splits a header value as in
/// [get, decode, and split](https://fetch.spec.whatwg.org/#header-value-get-decode-and-split): at commas outside of
/// quoted strings.
pub(crate) fn split_outside_quotes(value: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (index, c) in value.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                values.push(value.get(start..index).unwrap_or_default());
                start = index + 1;
            }
            _ => {}
        }
    }
    values.push(value.get(start..).unwrap_or_default());
    values.into_iter().map(|value| value.trim_matches([' ', '\t'])).collect()
}

/// Whether `text` is a `token` of [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    static CHARS: Characters = Characters::alphanumeric_and(b"!#$%&'*+-.^_`|~");
    !text.is_empty() && CHARS.make_up(text)
}
