//! The standard objects of the language and the platform: strings, arrays, `URL`, `Headers`, `JSON` …

use std::fmt::Write as _;
use std::rc::Rc;

use oxc_span::Span;

use super::{Arguments, Interpreter};
use crate::store::{Class, SPREAD};
use crate::value::{Kind, ObjectId, Piece, Text, Value};

impl Interpreter<'_> {
    /// The value of a property.
    pub(crate) fn member(&mut self, object: &Value, name: &str, at: Span) -> Value {
        match &object.kind {
            Kind::Free(path) => self.free(&format!("{path}.{name}"), at),
            Kind::Object(id) => self.object_member(object, *id, name, at),
            Kind::Class(id) => {
                let statics = self.statics(*id);
                self.store.get(statics, name).value.unwrap_or_else(|| Value::open(at))
            }
            Kind::Text(text) if name == "length" => match text.known() {
                #[expect(clippy::cast_precision_loss, reason = "a string of 2^52 units is not pasted")]
                Some(text) => Value::new(Kind::Number(text.encode_utf16().count() as f64), at),
                None => Value::open(at),
            },
            Kind::Either(values) => {
                let values = Rc::clone(values);
                let mut useful =
                    values.iter().filter(|value| !value.is_nullish() && !matches!(value.kind, Kind::Boolean(_)));
                match (useful.next(), useful.next()) {
                    (Some(only), None) => self.member(only, name, at),
                    (Some(one), Some(two)) => {
                        let (one, two) = (self.member(one, name, at), self.member(two, name, at));
                        Value::either(one, two, at)
                    }
                    _ => Value::open(at),
                }
            }
            _ => Value::open(at),
        }
    }

    fn object_member(&mut self, object: &Value, id: ObjectId, name: &str, at: Span) -> Value {
        let class = self.store.object(id).class;
        match (class, name) {
            (Class::XmlHttpRequest, "upload") => {
                let upload = self.store.create(Class::Upload, at);
                self.store.set(upload, "[[request]]", object.clone(), at);
                return Value::new(Kind::Object(upload), at);
            }
            (Class::Axios, "interceptors") => {
                let interceptors = self.store.create(Class::Interceptors, at);
                self.store.set(interceptors, "[[axios]]", object.clone(), at);
                return Value::new(Kind::Object(interceptors), at);
            }
            (Class::Axios | Class::Ky, _) if self.project.is_some() && crate::names::globals::is_verb(name) => {
                return self.method_value_of(name, Some(object), at);
            }
            (Class::Interceptors, "request") | (Class::Axios, "default") => return object.clone(),
            (Class::Url, "searchParams") => {
                let params = self.store.create(Class::UrlSearchParams, at);
                self.store.set(params, "[[url]]", object.clone(), at);
                return Value::new(Kind::Object(params), at);
            }
            (Class::Url, "href") => return Value::new(Kind::Text(self.text_of(object)), at),
            (Class::Url, "origin" | "pathname" | "host" | "hostname" | "protocol") => {
                let text = self.text_of(object);
                let Some(url) = text.known().and_then(|text| url::Url::parse(text).ok()) else {
                    return Value::open(at);
                };
                let part = match name {
                    "origin" => url.origin().ascii_serialization(),
                    "pathname" => url.path().to_owned(),
                    "protocol" => format!("{}:", url.scheme()),
                    "hostname" => url.host_str().unwrap_or_default().to_owned(),
                    _ => url[url::Position::BeforeHost..url::Position::AfterPort].to_owned(),
                };
                return Value::text(part, at);
            }
            (Class::NodeList, index) if index.parse::<usize>().is_ok() => {
                return self.store.last(id, "[[item]]").map_or_else(|| Value::open(at), |entry| entry.value.clone());
            }
            (Class::Array, "length") => {
                return match self.list(id) {
                    #[expect(clippy::cast_precision_loss, reason = "an array of 2^52 items is not pasted")]
                    Some(items) => Value::new(Kind::Number(items.len() as f64), at),
                    None => Value::open(at),
                };
            }
            _ => {}
        }
        self.step(self.store.object(id).entries.len() / 16);
        if class == Class::Ref && name == "value" {
            return self.value_of_ref(id, at);
        }
        let property = self.store.get(id, name);
        match (property.value, property.doubt) {
            (Some(value), None) => self.store.or_assigned(id, name, value, at),
            (Some(value), Some(doubt)) => Value::either(value, Value::open(doubt), at),
            (None, None) if self.may_be_set_elsewhere(id, name) => Value::open(at),
            (None, None) if matches!(class, Class::Plain | Class::Array) => Value::undefined(at),
            // A superclass, a decorator or a plugin may add this.
            (None, None) if class == Class::Instance => self.free(&format!("this.{name}"), at),
            (None, _) => Value::open(at),
        }
    }

    /// What is in a `ref`. A switch is there to be changed, also by the template.
    pub(crate) fn value_of_ref(&self, id: ObjectId, at: Span) -> Value {
        match self.store.get(id, "value").value {
            Some(value) if matches!(value.kind, Kind::Boolean(_)) => Value::open(at),
            Some(value) => self.store.or_assigned(id, "value", value, at),
            None => Value::open(at),
        }
    }

    /// A value as templates use it: a `ref` stands for what is in it.
    pub(crate) fn without_ref(&self, value: &Value) -> Value {
        let object = value.leaves().into_iter().find_map(Value::as_object);
        match object.filter(|id| self.store.object(*id).class == Class::Ref) {
            Some(id) => self.value_of_ref(id, value.at),
            None => value.clone(),
        }
    }

    /// `ref(value)`, or `computed(() => value)`.
    fn new_ref(&mut self, value: &Value, at: Span) -> Value {
        let value = match value.kind {
            Kind::Function(_) => self.call_value(value, &Arguments { values: Vec::new(), at }, None),
            _ => value.clone(),
        };
        let id = self.store.create(Class::Ref, at);
        self.store.set(id, "value", value, at);
        // Its truth is that of the value, which the template uses in its place.
        Value::either(Value::new(Kind::Object(id), at), Value::new(Kind::Null, at), at)
    }

    /// Assigns to a property.
    pub(crate) fn set_member(&mut self, object: &Value, name: Option<&str>, value: Value, at: Span) {
        if let Some(name) = name {
            self.set_on_element(object, name, &value, at);
        }
        match (&object.kind, name) {
            (Kind::Object(id), Some(name)) => match self.store.object(*id).class {
                Class::Upload if name.starts_with("on") => self.listen_to_upload(*id, &value, at),
                Class::Url
                    if matches!(
                        name,
                        "search" | "pathname" | "hash" | "href" | "host" | "hostname" | "port" | "protocol"
                    ) =>
                {
                    self.set_url_part(*id, name, &value, at);
                }
                Class::Element => self.set_element_property(*id, name, value, at),
                _ => {
                    self.store.assign_property(*id, name, value.clone(), at);
                    self.assigns_property(*id, Some(name), &value);
                }
            },
            (Kind::Object(id), None) => {
                self.store.set(*id, SPREAD, Value::open(at), at);
                self.assigns_property(*id, None, &Value::open(at));
            }
            (Kind::Class(id), Some(name)) => {
                let statics = self.statics(*id);
                self.store.set(statics, name, value.clone(), at);
                self.assigns_property(statics, Some(name), &value);
            }
            (Kind::Free(path), Some(name)) => {
                let path = format!("{path}.{name}");
                self.set_free(&path, value, at);
            }
            (Kind::Either(values), Some(_)) => {
                let has_members = |value: &&Value| {
                    value.as_object().is_some() || self.project.is_some() && !value.is_nullish() && value.is_open()
                };
                let elements = |leaf: &&Value| self.store.class(leaf) == Some(Class::Element);
                let leaves = object.leaves();
                let elements: Vec<_> = leaves.into_iter().filter(elements).cloned().collect();
                if elements.len() > 1 {
                    for element in elements {
                        self.set_member(&element, name, value.clone(), at);
                    }
                    return;
                }
                let object = values.iter().find(|value| value.as_object().is_some());
                if let Some(inner) = object.or_else(|| values.iter().find(has_members)) {
                    self.set_member(&inner.clone(), name, value, at);
                }
            }
            (Kind::Open, name) => self.assigns_parameter(object, name),
            _ => {}
        }
    }

    fn set_url_part(&mut self, id: ObjectId, part: &str, value: &Value, at: Span) {
        let before = self.store.last(id, "href").map(|entry| entry.value.to_text()).unwrap_or_default();
        let new = self.text_of(value);
        let text = match (before.known().and_then(|text| url::Url::parse(text).ok()), new.known(), part) {
            (_, _, "href") => new,
            (Some(mut url), Some(new), _) => {
                // The standard ignores assignments to this part, so they are ignored here, too.
                let _ = match part {
                    "search" => {
                        url.set_query(Some(new.trim_start_matches('?')).filter(|query| !query.is_empty()));
                        Ok(())
                    }
                    "hash" => {
                        url.set_fragment(Some(new.trim_start_matches('#')));
                        Ok(())
                    }
                    "pathname" => {
                        url.set_path(new);
                        Ok(())
                    }
                    "port" => url.set_port(new.parse().ok()),
                    "protocol" => url.set_scheme(new.trim_end_matches(':')),
                    _ => url.set_host(Some(new)).map_err(|_| ()),
                };
                Text::new(url.to_string())
            }
            (Some(url), None, "search") => {
                let mut text = Text::new(url[..url::Position::AfterPath].to_owned());
                text.push_str("?");
                text.push_hole(value.at);
                text
            }
            (_, _, "hash") => before,
            _ => Text::hole(value.at),
        };
        self.store.set(id, "href", Value::new(Kind::Text(text), at), at);
    }

    /// `new URL(…)`, `new Headers(…)` and similar constructors.
    pub(super) fn standard_construct(&mut self, path: &str, arguments: &Arguments) -> Option<Value> {
        let at = arguments.at;
        let class = match path {
            "URL" => return Some(self.new_url(arguments)),
            "Headers" => Class::Headers,
            "URLSearchParams" => Class::UrlSearchParams,
            "FormData" => Class::FormData,
            "Blob" | "File" => {
                let id = self.store.create(Class::Blob, at);
                if let Some(options) = arguments.get(if path == "File" { 2 } else { 1 })
                    && let Some(options) = options.as_object()
                    && let Some(mime) = self.store.get(options, "type").value
                {
                    self.store.set(id, "type", mime, at);
                }
                return Some(Value::new(Kind::Object(id), at));
            }
            "ReadableStream" => return Some(Value::new(Kind::Object(self.store.create(Class::Stream, at)), at)),
            "ArrayBuffer" | "DataView" => {
                return Some(Value::new(Kind::Object(self.store.create(Class::Bytes, at)), at));
            }
            "Map" | "Set" | "Promise" | "Date" | "AbortController" | "Error" | "Array" => {
                self.call_unknown(arguments);
                return Some(Value::open(at));
            }
            "Object" => Class::Plain,
            "String" => {
                return Some(
                    arguments
                        .first()
                        .map_or_else(|| Value::text("", at), |value| Value::new(Kind::Text(self.text_of(value)), at)),
                );
            }
            "Request" => return Some(self.new_request(arguments)),
            "HttpHeaders" => return Some(self.angular_map(Class::HttpHeaders, arguments)),
            "HttpParams" => return Some(self.angular_map(Class::HttpParams, arguments)),
            path if path.ends_with("Array")
                && (path.starts_with("Uint") || path.starts_with("Int") || path.starts_with("Float")) =>
            {
                return Some(Value::new(Kind::Object(self.store.create(Class::Bytes, at)), at));
            }
            _ => return None,
        };
        let id = self.store.create(class, at);
        if let Some(value) = arguments.first() {
            self.fill_map(id, class, &value.clone());
        }
        Some(Value::new(Kind::Object(id), at))
    }

    /// Fills `Headers` or `URLSearchParams` from an object, a list of pairs, or a string.
    pub(crate) fn fill_map(&mut self, id: ObjectId, class: Class, value: &Value) {
        if let Kind::Text(text) = &value.kind {
            match text.known() {
                Some(text) if class == Class::UrlSearchParams => {
                    let pairs: Vec<_> =
                        url::form_urlencoded::parse(text.trim_start_matches('?').as_bytes()).into_owned().collect();
                    for (name, inner) in pairs {
                        self.store.set(id, &name, Value::text(inner, value.at), value.at);
                    }
                }
                _ => self.store.set(id, SPREAD, value.clone(), value.at),
            }
            return;
        }
        let pairs = value.as_object().and_then(|list| self.list(list));
        let Some(pairs) = pairs else { return self.spread_into(id, value, value.at, None) };
        for pair in pairs {
            let items = pair.as_object().and_then(|pair| self.list(pair)).unwrap_or_default();
            match items.first().and_then(Value::as_str) {
                Some(name) => {
                    let inner = items.get(1).cloned().unwrap_or_else(|| Value::undefined(pair.at));
                    self.store.set(id, name, inner, pair.at);
                }
                None => self.store.set(id, SPREAD, Value::open(pair.at), pair.at),
            }
        }
    }

    fn new_url(&mut self, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let inputs = arguments.first().map(|value| self.text_of(value)).unwrap_or_default().alternatives();
        let bases: Vec<_> = match arguments.get(1) {
            Some(base) => self.text_of(base).alternatives().into_iter().map(Some).collect(),
            None => vec![None],
        };
        let of_input = |input: &Text| bases.iter().map(|base| joined(input, base.as_ref(), at)).collect::<Vec<_>>();
        let text = Text::choice(inputs.iter().flat_map(of_input), at);
        let id = self.store.create(Class::Url, at);
        self.store.set(id, "href", Value::new(Kind::Text(text), at), at);
        Value::new(Kind::Object(id), at)
    }

    /// Handles `append` and `set` of a query. No check depends on the value, but the URL shows that there is one.
    pub(crate) fn append_query(&self, text: &Text, name: &str, value: &Value) -> Text {
        let value = self.text_of(value);
        let has_query = text.pieces().iter().any(|piece| matches!(piece, Piece::Known(known) if known.contains('?')));
        let mut text = text.clone();
        text.push_str(if has_query { "&" } else { "?" });
        let encode = |part: &str| url::form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>();
        text.push_str(&encode(name));
        text.push_str("=");
        text.append(&value.map(encode));
        text
    }

    /// The text of `URLSearchParams`.
    pub(crate) fn query_of(&self, id: ObjectId) -> Text {
        let mut text = Text::default();
        for entry in &self.store.object(id).entries {
            if entry.name.starts_with("[[") && &*entry.name != SPREAD {
                continue;
            }
            if !text.pieces().is_empty() {
                text.push_str("&");
            }
            if &*entry.name == SPREAD {
                text.push_hole(entry.value.at);
                continue;
            }
            let encode = |part: &str| url::form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>();
            text.push_str(&encode(&entry.name));
            text.push_str("=");
            text.append(&self.text_of(&entry.value).map(encode));
        }
        text
    }

    /// A method that an object does not define itself.
    pub(super) fn standard_method(
        &mut self,
        object: &Value,
        id: ObjectId,
        class: Class,
        name: &str,
        arguments: &Arguments,
    ) -> Value {
        let at = arguments.at;
        let first = arguments.first().cloned();
        match (class, name) {
            (Class::Headers | Class::UrlSearchParams | Class::FormData, "append" | "set") => {
                let value = arguments.values.get(1).cloned().unwrap_or_else(|| Value::undefined(at));
                match first.as_ref().map(|name| self.text_of(name)).as_ref().and_then(Text::known) {
                    Some(key) => {
                        let url = self.store.last(id, "[[url]]").and_then(|entry| entry.value.as_object());
                        if let Some(url) = url {
                            let href =
                                self.store.last(url, "href").map(|entry| entry.value.to_text()).unwrap_or_default();
                            let href = self.append_query(&href, key, &value);
                            self.store.set(url, "href", Value::new(Kind::Text(href), at), at);
                        }
                        if class == Class::Headers && name == "set" {
                            self.store.replace(id, key, value, at);
                        } else {
                            self.store.set(id, key, value, at);
                        }
                    }
                    None => self.store.set(id, SPREAD, Value::open(at), at),
                }
                Value::undefined(at)
            }
            (Class::Headers, "delete") => {
                if let Some(name) = first.as_ref().and_then(Value::as_str) {
                    self.store.set(id, name, Value::undefined(at), at);
                }
                Value::undefined(at)
            }
            (Class::UrlSearchParams, "toString") => Value::new(Kind::Text(self.query_of(id)), at),
            (Class::Url, "toString" | "toJSON") => Value::new(Kind::Text(self.text_of(object)), at),
            (Class::Request, "clone") | (Class::Blob, "slice") => object.clone(),
            (Class::Blob, "stream") | (Class::Stream, _) => {
                Value::new(Kind::Object(self.store.create(Class::Stream, at)), at)
            }
            (Class::Blob, "arrayBuffer") => Value::new(Kind::Object(self.store.create(Class::Bytes, at)), at),
            (Class::Array, _) => self.array_method(object, id, name, arguments),
            (_, "toString") => Value::open(at),
            _ => self.call_unknown(arguments),
        }
    }

    fn array_method(&mut self, object: &Value, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        match name {
            "push" | "unshift" => {
                for value in &arguments.values {
                    let index = self.store.object(id).entries.len().to_string();
                    self.store.set(id, &index, value.clone(), value.at);
                    self.assigns_property(id, Some(&index), value);
                }
                Value::open(at)
            }
            "splice" | "fill" => {
                self.set_member(object, None, Value::open(at), at);
                Value::open(at)
            }
            "join" => match self.list(id) {
                Some(items) => {
                    let separator = arguments.first().map_or_else(|| Text::new(","), |value| self.text_of(value));
                    let mut text = Text::default();
                    for (index, item) in items.iter().enumerate() {
                        if index > 0 {
                            text.append(&separator);
                        }
                        text.append(&self.text_of(item));
                    }
                    Value::new(Kind::Text(text), at)
                }
                None => Value::new(Kind::Text(Text::hole(at)), at),
            },
            "forEach" | "map" | "flatMap" | "filter" | "some" | "every" | "find" => {
                let items = self.list(id).filter(|items| items.len() <= 32);
                match (items, arguments.first()) {
                    (Some(items), Some(callback)) => {
                        let results = self.store.create(Class::Array, at);
                        for (index, item) in items.into_iter().enumerate() {
                            #[expect(clippy::cast_precision_loss, reason = "at most 32")]
                            let index_value = Value::new(Kind::Number(index as f64), item.at);
                            let call = Arguments { values: vec![item, index_value], at };
                            let result = self.call_value(callback, &call, None);
                            self.store.set(results, &index.to_string(), result, at);
                        }
                        if matches!(name, "map") { Value::new(Kind::Object(results), at) } else { Value::open(at) }
                    }
                    _ => self.call_unknown(arguments),
                }
            }
            "concat" => {
                let copy = self.store.copy(id, at);
                self.store.set(copy, SPREAD, Value::open(at), at);
                Value::new(Kind::Object(copy), at)
            }
            "slice" | "reverse" | "sort" => object.clone(),
            _ => self.call_unknown(arguments),
        }
    }

    /// A method of a string.
    pub(super) fn text_method(&mut self, text: &Text, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let argument = |index: usize| arguments.get(index).and_then(Value::as_str);
        let result = match (name, text.known()) {
            ("toString" | "valueOf" | "normalize", _) | ("trim", None) => text.clone(),
            ("concat", _) => {
                let mut joined = text.clone();
                for value in &arguments.values {
                    joined.append(&self.text_of(value));
                }
                joined
            }
            ("trim", Some(text)) => Text::new(text.trim()),
            ("toUpperCase" | "toLocaleUpperCase", Some(text)) => Text::new(text.to_uppercase()),
            ("toLowerCase" | "toLocaleLowerCase", Some(text)) => Text::new(text.to_lowercase()),
            ("replace", Some(text)) if argument(0).is_some() && argument(1).is_some_and(|new| !new.contains('$')) => {
                Text::new(text.replacen(argument(0).unwrap_or_default(), argument(1).unwrap_or_default(), 1))
            }
            ("replaceAll", Some(text))
                if argument(0).is_some_and(|old| !old.is_empty())
                    && argument(1).is_some_and(|new| !new.contains('$')) =>
            {
                Text::new(text.replace(argument(0).unwrap_or_default(), argument(1).unwrap_or_default()))
            }
            ("startsWith" | "endsWith" | "includes", Some(text)) => {
                let kind = match (name, argument(0)) {
                    ("startsWith", Some(part)) => Kind::Boolean(text.starts_with(part)),
                    ("endsWith", Some(part)) => Kind::Boolean(text.ends_with(part)),
                    ("includes", Some(part)) => Kind::Boolean(text.contains(part)),
                    _ => Kind::Open,
                };
                return Value::new(kind, at);
            }
            ("split" | "match" | "matchAll" | "indexOf" | "lastIndexOf" | "charCodeAt" | "localeCompare", _) => {
                return Value::open(at);
            }
            _ => {
                self.call_unknown(arguments);
                Text::hole(at)
            }
        };
        Value::new(Kind::Text(result), at)
    }

    /// `Object.assign(target, …sources)`.
    pub(crate) fn assign_all(&mut self, target: &Value, sources: &[Value]) {
        let Some(id) = target.leaves().into_iter().find_map(Value::as_object) else {
            if let Kind::Open = target.kind {
                self.assigns_parameter(target, None);
            }
            return;
        };
        for source in sources {
            let before = self.store.object(id).entries.len();
            self.spread_into(id, source, source.at, None);
            let new: Vec<_> = self.store.object(id).entries.iter().skip(before).cloned().collect();
            for entry in new {
                let name = Some(&*entry.name).filter(|name| *name != SPREAD);
                self.assigns_property(id, name, &entry.value);
            }
        }
    }

    /// A function of the language or the platform that makes no request.
    pub(super) fn standard_call(&mut self, path: &str, arguments: &Arguments) -> Option<Value> {
        let at = arguments.at;
        let first = arguments.first();
        let value = match path {
            "JSON.stringify" => {
                if let Some(Kind::Number(_) | Kind::Boolean(_)) = first.map(|value| &value.kind) {
                    Value::new(Kind::Text(self.text_of(first?)), at)
                } else {
                    let id = self.store.create(Class::Json, at);
                    Value::new(Kind::Object(id), at)
                }
            }
            "String" => Value::new(Kind::Text(first.map(|value| self.text_of(value)).unwrap_or_default()), at),
            "encodeURIComponent" | "encodeURI" | "escape" => {
                let text = first.map(|value| self.text_of(value)).unwrap_or_default();
                let keep = if path == "encodeURI" { ";,/?:@&=+$-_.!~*'()#" } else { "-_.!~*'()" };
                Value::new(Kind::Text(text.map(|part| percent_encode(part, keep))), at)
            }
            "btoa" | "atob" => Value::new(Kind::Text(Text::hole(at)), at),
            "Object.assign" => {
                let target = first?.clone();
                self.assign_all(&target, arguments.values.get(1..).unwrap_or_default());
                target
            }
            "Object.defineProperty" | "Reflect.defineProperty" | "Reflect.set" => {
                let target = first?.clone();
                let name = arguments.get(1).and_then(Value::as_str).map(str::to_owned);
                let given = arguments.get(2).cloned().unwrap_or_else(|| Value::undefined(at));
                let value = match given.as_object().filter(|_| path != "Reflect.set") {
                    Some(id) => self.store.get(id, "value").value.unwrap_or_else(|| Value::open(at)),
                    None => given,
                };
                self.set_member(&target, name.as_deref(), value, at);
                target
            }
            "ref" | "shallowRef" | "computed" if self.project.is_some() => {
                let value = first?.clone();
                self.new_ref(&value, at)
            }
            "$state" | "$state.raw" | "$derived" if self.project.is_some() => match first {
                Some(value) if !matches!(value.kind, Kind::Boolean(_)) => value.clone(),
                _ => Value::open(at),
            },
            "Object.freeze" | "Object.seal" | "structuredClone" | "Promise.resolve" | "Promise.all"
            | "Promise.allSettled" | "Promise.race" | "Promise.any" | "ref" | "reactive" | "computed" | "readonly" => {
                let value = first?.clone();
                if let Kind::Function(_) = value.kind {
                    return None;
                }
                value
            }
            "Object.fromEntries" | "Object.entries" | "Object.keys" | "Object.values" | "Number" | "Boolean"
            | "parseInt" | "parseFloat" => Value::open(at),
            "qs.stringify" | "querystring.stringify" | "queryString.stringify" | "$.param" => {
                Value::new(Kind::Text(Text::hole(at)), at)
            }
            "URL.createObjectURL" => {
                let mut text = Text::new("blob:");
                text.push_hole(at);
                Value::new(Kind::Text(text), at)
            }
            "URL.parse" => self.new_url(arguments),
            _ => return None,
        };
        Some(value)
    }
}

/// The URL that `new URL` returns for a string and its base.
fn joined(input: &Text, base: Option<&Text>, at: Span) -> Text {
    let Some(base) = base else { return input.clone() };
    let parsed = base.known().and_then(|base| url::Url::parse(base).ok());
    let Some(known) = input.known() else {
        // Holes of the input are kept if they do not affect its host: "/users/${id}" on a known base.
        let start = input.start();
        let Some(base) = parsed.filter(|_| start.starts_with('/') && !start.starts_with("//")) else {
            return input.clone();
        };
        let mut text = Text::new(base[..url::Position::BeforePath].to_owned());
        text.append(input);
        return text;
    };
    // An absolute URL does not need its base.
    if let Ok(url) = url::Url::parse(known) {
        return Text::new(url.to_string());
    }
    if let Some(base) = parsed {
        return base.join(known).map_or_else(|_| Text::hole(at), |url| Text::new(url.to_string()));
    }
    let mut text = Text::hole(base.first_hole().unwrap_or(at));
    text.push_str(known);
    text
}

/// `encodeURIComponent` and `encodeURI`: everything but letters, digits and `keep`.
pub(crate) fn percent_encode(text: &str, keep: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || keep.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
