//! superagent: a request to which calls are chained.

use super::headers::{HeaderList, Missing};
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, ObjectId, Text, Value};

/// The short types of `type()` and `accept()`.
fn mime(short: &str) -> &str {
    match short {
        "json" => "application/json",
        "form" | "urlencoded" | "form-data" => "application/x-www-form-urlencoded",
        "html" => "text/html",
        "xml" => "text/xml",
        other => other,
    }
}

impl Interpreter<'_> {
    /// `superagent.post(url)`.
    pub(crate) fn superagent_start(&mut self, name: &str, arguments: &Arguments) -> Option<Value> {
        match name {
            "get" | "head" | "patch" | "post" | "put" | "options" => {
                Some(self.superagent_call(&name.to_ascii_uppercase(), arguments))
            }
            "delete" | "del" => Some(self.superagent_call("DELETE", arguments)),
            "agent" => Some(Value::new(Kind::Free("superagent".into()), arguments.at)),
            _ => None,
        }
    }

    /// `superagent(method, url)`, or `superagent(url)` for a GET.
    pub(crate) fn superagent_call(&mut self, method: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let id = self.store.create(Class::SuperAgent, at);
        let (method, url) = match (arguments.first(), arguments.get(1)) {
            (Some(method), Some(url))
                if method.as_str().is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic())) =>
            {
                (method.clone(), Some(url))
            }
            (url, _) => (Value::text(method, at), url),
        };
        self.store.set(id, "[[method]]", method, at);
        if let Some(url) = url {
            self.store.set(id, "[[url]]", url.clone(), url.at);
        }
        let headers = Value::new(Kind::Object(self.store.create(Class::Headers, at)), at);
        self.store.set(id, "[[headers]]", headers, at);
        Value::new(Kind::Object(id), at)
    }

    pub(crate) fn superagent_method(
        &mut self,
        object: &Value,
        id: ObjectId,
        name: &str,
        arguments: &Arguments,
    ) -> Value {
        let at = arguments.at;
        let Some(headers) = self.store.last(id, "[[headers]]").and_then(|entry| entry.value.as_object()) else {
            return Value::open(at);
        };
        let first = arguments.first().cloned();
        match (name, first) {
            ("set", Some(first)) => match (first.as_str(), arguments.values.get(1)) {
                (Some(name), Some(value)) => self.store.replace(headers, name, value.clone(), at),
                _ => self.spread_into(headers, &first, at, None),
            },
            ("type" | "contentType", Some(first)) => {
                let value = first.as_str().map_or(first.clone(), |short| Value::text(mime(short), first.at));
                self.store.replace(headers, "Content-Type", value, at);
            }
            ("accept", Some(first)) => {
                let value = first.as_str().map_or(first.clone(), |short| Value::text(mime(short), first.at));
                self.store.replace(headers, "Accept", value, at);
            }
            ("auth", Some(first)) => {
                let bearer = arguments.values.last().is_some_and(|options| {
                    options.as_object().is_some_and(|id| {
                        self.store.get(id, "type").value.is_some_and(|kind| kind.as_str() == Some("bearer"))
                    })
                });
                let mut text = Text::new(if bearer { "Bearer " } else { "Basic " });
                text.push_hole(first.at);
                self.store.replace(headers, "Authorization", Value::new(Kind::Text(text), at), at);
            }
            ("unset", Some(first)) => {
                if let Some(name) = first.as_str() {
                    self.store.replace(headers, name, Value::undefined(at), at);
                }
            }
            ("query", Some(first)) => self.store.set(id, "[[query]]", first, at),
            ("send", Some(first)) => self.store.set(id, "[[body]]", first, at),
            ("attach" | "field", _) => {
                let form = Value::new(Kind::Object(self.store.create(Class::FormData, at)), at);
                self.store.set(id, "[[body]]", form, at);
            }
            ("withCredentials", first) => {
                let on = first.unwrap_or_else(|| Value::new(Kind::Boolean(true), at));
                self.store.set(id, "withCredentials", on, at);
            }
            ("on", Some(first)) if first.as_str() == Some("progress") => {
                self.store.set(id, "[[upload]]", Value::new(Kind::Boolean(true), at), at);
                self.call_unknown(arguments);
            }
            _ => {
                self.call_unknown(arguments);
            }
        }
        object.clone()
    }

    /// The request, after all calls of the text.
    pub(crate) fn superagent_found(&mut self, value: &Value) {
        let Some(id) = value.as_object() else { return };
        let slot = |this: &Self, name: &str| this.store.last(id, name).map(|entry| entry.value.clone());
        let method = slot(self, "[[method]]").and_then(|method| method.as_str().map(str::to_owned)).unwrap_or_default();
        let mut found =
            Found::new("superagent", "xhr", format!("superagent.{}()", method.to_ascii_lowercase()), value.at);
        found.request.method = Some(super::fetch::normalized(&method));
        let queries: Vec<_> = self
            .store
            .object(id)
            .entries
            .iter()
            .filter(|entry| &*entry.name == "[[query]]")
            .map(|entry| entry.value.clone())
            .collect();
        if let Some(url) = slot(self, "[[url]]") {
            let mut text = self.text_of(&url);
            for query in queries {
                text = match &query.kind {
                    Kind::Text(query) => {
                        let mut text = text;
                        let has_query = text.known().is_some_and(|text| text.contains('?'));
                        text.push_str(if has_query { "&" } else { "?" });
                        text.append(query);
                        text
                    }
                    _ => self.with_params(&text, &query),
                };
            }
            self.address(&mut found, Some(&Value::new(Kind::Text(text), url.at)));
        }
        let mut list = HeaderList::default();
        if let Some(headers) = slot(self, "[[headers]]") {
            self.collect_headers(&mut list, &headers, Missing::Sent);
        }
        if let Some(body) = slot(self, "[[body]]") {
            self.superagent_body(&mut found, &body, &mut list);
        }
        self.write_headers(&mut found, &list);
        self.xhr_flags(&mut found, id);
        self.add(found);
    }

    fn superagent_body(&self, found: &mut Found, body: &Value, headers: &mut HeaderList) {
        found.place("request.body", body.at);
        let class = self.store.class(body);
        let mime = match (&body.kind, class) {
            (_, Some(Class::FormData | Class::Blob | Class::Bytes | Class::Stream)) => {
                self.body(found, body);
                return;
            }
            (_, Some(Class::Json)) | (Kind::Text(_), _) => Some("application/x-www-form-urlencoded"),
            (_, Some(_)) => Some("application/json"),
            _ => None,
        };
        self.text_body(found, body, mime, "superagent", headers);
    }
}
