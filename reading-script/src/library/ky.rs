//! ky: `fetch` with a prefix, JSON bodies and shortcuts for methods.

use super::fetch::normalized;
use super::headers::{HeaderList, Missing};
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, ObjectId, Value};

impl Interpreter<'_> {
    pub(crate) fn ky_free(&mut self, call: &str, arguments: &Arguments) -> Value {
        let id = self.store.create(Class::Ky, arguments.at);
        self.ky_call(id, call, None, arguments)
    }

    #[expect(clippy::unnecessary_wraps, reason = "the methods of every library are called the same way")]
    pub(crate) fn ky_free_method(&mut self, name: &str, arguments: &Arguments) -> Option<Value> {
        let id = self.store.create(Class::Ky, arguments.at);
        Some(self.ky_method(id, name, arguments))
    }

    pub(crate) fn ky_method(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        match name {
            "create" | "extend" => {
                let instance = self.store.create(Class::Ky, arguments.at);
                let options = self.store.create(Class::Plain, arguments.at);
                if name == "extend"
                    && let Some(inherited) = self.store.last(id, "[[options]]").map(|entry| entry.value.clone())
                {
                    self.spread_into(options, &inherited, inherited.at, None);
                }
                if let Some(own) = arguments.first() {
                    self.spread_into(options, &own.clone(), own.at, None);
                }
                self.store.set(instance, "[[options]]", Value::new(Kind::Object(options), arguments.at), arguments.at);
                Value::new(Kind::Object(instance), arguments.at)
            }
            "get" | "post" | "put" | "patch" | "delete" | "head" => {
                let call = format!("ky.{name}()");
                self.ky_call(id, &call, Some(name), arguments)
            }
            _ => self.call_unknown(arguments),
        }
    }

    pub(crate) fn ky_call(&mut self, id: ObjectId, call: &str, method: Option<&str>, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let mut found = Found::new("ky", "fetch", call, at);
        let instance = self.store.last(id, "[[options]]").map(|entry| entry.value.clone());
        let options = self.store.create(Class::Plain, at);
        let mut headers = HeaderList::default();
        for value in [instance.as_ref(), arguments.get(1)].into_iter().flatten() {
            self.spread_into(options, value, value.at, None);
            if let Some(given) = value.as_object().and_then(|id| self.store.get(id, "headers").value) {
                self.collect_headers(&mut headers, &given, Missing::Left);
            }
        }
        let options_value = Value::new(Kind::Object(options), at);
        self.ky_url(&mut found, options, arguments.first());
        // Headers of the instance and of the call are merged, so both are read here.
        self.store.set(options, "headers", Value::undefined(at), at);
        self.fetch_options(&mut found, Some(&options_value));
        self.write_headers(&mut found, &headers);
        if let Some(method) = method {
            found.request.method = Some(method.to_ascii_uppercase());
        } else if let Some(given) = found.request.method.take() {
            let patch = given.eq_ignore_ascii_case("patch");
            found.request.method = Some(if patch { "PATCH".to_owned() } else { normalized(&given) });
        }
        if self.store.get(options, "json").value.is_some_and(|json| !matches!(json.kind, Kind::Undefined)) {
            found.body("text");
            found.default_header("Content-Type", "application/json");
        }
        self.add(found);
        Value::open(at)
    }

    fn ky_url(&self, found: &mut Found, options: ObjectId, input: Option<&Value>) {
        let Some(input) = input else { return };
        let mut text = self.text_of(input);
        let prefix = ["prefixUrl", "prefix", "baseUrl"].iter().find_map(|name| self.store.get(options, name).value);
        if let Some(prefix) = prefix.filter(|prefix| !prefix.is_nullish())
            && !text.start().contains("://")
        {
            let prefix = self.text_of(&prefix);
            let ends = prefix.known().is_some_and(|prefix| prefix.ends_with('/'));
            let mut joined = prefix;
            // ky refuses an input that begins with a slash.
            if !ends && !text.start().starts_with('/') {
                joined.push_str("/");
            }
            joined.append(&text);
            text = joined;
        }
        if let Some(params) = self.store.get(options, "searchParams").value {
            text = match &params.kind {
                Kind::Object(id) if self.store.object(*id).class == Class::UrlSearchParams => {
                    let mut text = text;
                    text.push_str("?");
                    text.append(&self.query_of(*id));
                    text
                }
                Kind::Text(query) => {
                    let mut text = text;
                    text.push_str("?");
                    text.append(&query.map(|part| part.trim_start_matches('?').to_owned()));
                    text
                }
                _ => self.with_params(&text, &params),
            };
        }
        self.address(found, Some(&Value::new(Kind::Text(text), input.at)));
    }
}
