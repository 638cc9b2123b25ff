//! Headers that a script sets.

use oxc_span::Span;
use wouldblock_reading::words::script::Script;

use crate::found::Found;
use crate::interpreter::Interpreter;
use crate::store::{Class, SPREAD};
use crate::value::{Kind, Piece, Text, Value};

/// A header while several lists of headers are merged.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) at: Span,
    pub(crate) condition: Option<Span>,
}

/// Headers from one or several places. A later one replaces an earlier one with the same name.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeaderList {
    pub(crate) headers: Vec<Header>,
    /// Places of headers that are not known.
    pub(crate) open: Vec<Span>,
}

impl HeaderList {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn set(&mut self, header: Header) {
        let known = self.headers.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&header.name));
        match known {
            Some(known) => *known = header,
            None => self.headers.push(header),
        }
    }

    /// Adds a value to an existing header, as `Headers.append` does.
    fn append(&mut self, header: Header) {
        let known = self.headers.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&header.name));
        match known {
            Some(known) => {
                let mut both = known.value.to_text();
                both.push_str(", ");
                both.append(&header.value.to_text());
                known.value = Value::new(Kind::Text(both), header.at);
            }
            None => self.headers.push(header),
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.headers.retain(|header| !header.name.eq_ignore_ascii_case(name));
    }
}

/// How a library treats values that are `undefined` or `null`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Missing {
    /// It leaves the header out.
    Left,
    /// It sends the word, as `fetch` does.
    Sent,
}

impl Interpreter<'_> {
    /// Adds the headers of a value to a list.
    pub(crate) fn collect_headers(&self, list: &mut HeaderList, value: &Value, missing: Missing) {
        match &value.kind {
            Kind::Object(id) => {
                let object = self.store.object(*id);
                if object.class == Class::Array {
                    return self.collect_pairs(list, *id, value.at);
                }
                let plain = !matches!(object.class, Class::Headers | Class::HttpHeaders);
                for entry in &object.entries {
                    if &*entry.name == SPREAD {
                        match &entry.value.kind {
                            Kind::Undefined => {}
                            _ => list.open.push(entry.value.at),
                        }
                        continue;
                    }
                    // Groups of axios's defaults, and methods that a class of the text adds.
                    if entry.name.starts_with("[[") || matches!(entry.value.kind, Kind::Function(_)) {
                        continue;
                    }
                    let removed =
                        entry.value.is_nullish() && entry.condition.is_none() && (!plain || missing == Missing::Left);
                    if removed {
                        list.remove(&entry.name);
                        continue;
                    }
                    let header = Header {
                        name: entry.name.to_string(),
                        value: entry.value.clone(),
                        at: entry.at,
                        condition: entry.condition,
                    };
                    if plain {
                        list.set(header);
                    } else {
                        list.append(header);
                    }
                }
            }
            Kind::Undefined | Kind::Null => {}
            Kind::Either(values) => {
                for inner in values.iter() {
                    let before = list.headers.len();
                    self.collect_headers(list, inner, missing);
                    for header in list.headers.iter_mut().skip(before) {
                        header.condition = header.condition.or(Some(value.at));
                    }
                }
            }
            _ => list.open.push(value.at),
        }
    }

    fn collect_pairs(&self, list: &mut HeaderList, id: crate::value::ObjectId, at: Span) {
        let Some(pairs) = self.list(id) else {
            list.open.push(at);
            return;
        };
        for pair in pairs {
            let items = pair.as_object().and_then(|pair| self.list(pair)).unwrap_or_default();
            match (items.first().and_then(Value::as_str), items.get(1)) {
                (Some(name), Some(value)) => {
                    list.append(Header { name: name.to_owned(), value: value.clone(), at: pair.at, condition: None });
                }
                _ => list.open.push(pair.at),
            }
        }
    }

    /// Writes a list of headers into a request.
    pub(crate) fn write_headers(&self, found: &mut Found, list: &HeaderList) {
        for header in &list.headers {
            self.write_header(found, header);
        }
        for at in &list.open {
            found.note("request.headers", Script::HeadersOpen.with("code", self.quoted(*at)), Some(*at));
        }
    }

    fn write_header(&self, found: &mut Found, header: &Header) {
        let mut condition = header.condition;
        let mut value = &header.value;
        if let Kind::Either(values) = &value.kind {
            let useful = values.iter().find(|value| !value.is_nullish() && !matches!(value.kind, Kind::Boolean(false)));
            if useful.is_some()
                && values.iter().any(|value| value.is_nullish() || matches!(value.kind, Kind::Boolean(false)))
            {
                condition = condition.or(Some(value.at));
            }
            let texts: Vec<_> = values.iter().filter_map(|value| value.as_str()).collect();
            if let (1.., Some(useful)) = (texts.len(), useful) {
                value = useful;
            }
        }
        let text = self.text_of(value);
        let path = format!("request.headers[{}]", found.request.headers.len());
        match text.known() {
            Some(known) => found.header(&header.name, known, header.at),
            // The value decides whether there is a preflight: an invented value could change the result.
            None if is_safelisted_by_value(&header.name) => {
                let why = Script::SafelistedOpen.with("name", &*header.name).with("code", self.holes(&text));
                found.note("request.headers", why, Some(header.at));
                return;
            }
            None => {
                let shown = self.header_text(&text);
                found.header(&header.name, shown, header.at);
                let why = Script::HeaderOpen.with("name", &*header.name).with("code", self.holes(&text));
                found.note(&path, why, Some(header.at));
            }
        }
        if let Some(condition) = condition {
            let why = Script::HeaderCondition.with("name", &*header.name).with("code", self.quoted(condition));
            found.note(&path, why, Some(condition));
        }
    }

    /// A value with holes, written with characters that are allowed in headers.
    fn header_text(&self, text: &Text) -> String {
        let mut shown = String::new();
        for piece in text.pieces() {
            match piece {
                Piece::Known(known) => shown.push_str(known),
                Piece::Hole(at) | Piece::Choice(_, at) => {
                    let code = self.quoted(*at);
                    let name: String = code
                        .chars()
                        .filter(|char| char.is_ascii_graphic() && !"{}\"'`\\".contains(*char))
                        .take(40)
                        .collect();
                    shown.extend(["{", name.as_str(), "}"]);
                }
            }
        }
        shown
    }
}

/// Whether the value of a header of this name decides whether it requires a preflight.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
fn is_safelisted_by_value(name: &str) -> bool {
    ["accept", "accept-language", "content-language", "content-type", "range"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}
