//! axios: instances with defaults, the body as second argument, JSON of objects.

use oxc_span::Span;
use wouldblock_reading::cut::Cut as _;
use wouldblock_reading::reading::Body;
use wouldblock_reading::words::script::Script;

use super::headers::{Header, HeaderList, Missing};
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::{Class, Property, SPREAD};
use crate::value::{Kind, ObjectId, Value};

const VERBS: [&str; 7] = ["get", "delete", "head", "options", "post", "put", "patch"];

/// The settings of a request that make its address.
const ADDRESS: [&str; 2] = ["url", "baseURL"];

/// The type of bodies whose type axios does not know.
const FORM: &str = "application/x-www-form-urlencoded";

impl Interpreter<'_> {
    /// Gives an instance its `defaults` and `interceptors`.
    pub(crate) fn prepare_axios(&mut self, id: ObjectId, at: Span) {
        let defaults = self.store.create(Class::Plain, at);
        let headers = self.store.create(Class::Plain, at);
        for group in ["common"].iter().chain(&VERBS) {
            let group_headers = Value::new(Kind::Object(self.store.create(Class::Plain, at)), at);
            self.store.set(headers, &format!("[[{group}]]"), group_headers.clone(), at);
            self.store.set(headers, group, group_headers, at);
        }
        self.store.set(defaults, "headers", Value::new(Kind::Object(headers), at), at);
        self.store.set(id, "defaults", Value::new(Kind::Object(defaults), at), at);
        self.store.set(id, "[[headers]]", Value::new(Kind::Object(headers), at), at);
    }

    /// `axios(config)` or `axios(url, config)`.
    pub(crate) fn axios_call(&mut self, id: ObjectId, arguments: &Arguments) -> Value {
        let first = arguments.first();
        match first.map(|value| &value.kind) {
            Some(Kind::Object(object)) if matches!(self.store.object(*object).class, Class::Plain) => {
                self.axios_request(id, "axios()", None, None, None, first, arguments.at)
            }
            _ => self.axios_request(id, "axios()", None, first, None, arguments.get(1), arguments.at),
        }
    }

    pub(crate) fn axios_method(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let call = format!("axios.{name}()");
        match name {
            "create" | "extend" => {
                let instance = self.store.create(Class::Axios, at);
                self.prepare_axios(instance, at);
                if let Some(config) = arguments.first() {
                    self.store.set(instance, "[[config]]", config.clone(), config.at);
                }
                if let Some(defaults) = self.axios_defaults(instance).filter(|_| self.project.is_some()) {
                    // The settings are its defaults, which any file may change.
                    if let Some(base) = self.axios_base(instance, None) {
                        self.store.set(defaults, "baseURL", base, at);
                    }
                    self.assigned_elsewhere(defaults, None);
                }
                Value::new(Kind::Object(instance), at)
            }
            "get" | "delete" | "head" | "options" => {
                self.axios_request(id, &call, Some(name), arguments.first(), None, arguments.get(1), at)
            }
            "post" | "put" | "patch" | "postForm" | "putForm" | "patchForm" => {
                let verb = name.trim_end_matches("Form");
                let data = arguments.values.get(1);
                self.axios_request(id, &call, Some(verb), arguments.first(), data, arguments.get(2), at)
            }
            "request" => self.axios_request(id, &call, None, None, None, arguments.first(), at),
            // Nuxt's module has shortcuts for the body: `$axios.$post`.
            _ if name.strip_prefix('$').is_some_and(|verb| VERBS.contains(&verb)) => {
                self.axios_method(id, name.cut(1..), arguments)
            }
            "setToken" | "setHeader" => {
                let (name, value) = if name == "setToken" {
                    (Some("Authorization"), arguments.first())
                } else {
                    (arguments.first().and_then(Value::as_str), arguments.get(1))
                };
                if let (Some(name), Some(headers)) = (name, self.axios_common(id)) {
                    let value = value.cloned().unwrap_or_else(|| Value::open(at));
                    self.store.set(headers, name, value, at);
                }
                Value::undefined(at)
            }
            _ => self.call_unknown(arguments),
        }
    }

    /// `axios.interceptors.request.use(config => …)`: its effects depend on the time of the call.
    pub(crate) fn use_interceptor(&mut self, interceptors: ObjectId, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let axios = self.store.last(interceptors, "[[axios]]").and_then(|entry| entry.value.as_object());
        let (Some(axios), Some(function)) = (axios, arguments.first()) else { return self.call_unknown(arguments) };
        let config = self.store.create(Class::Plain, at);
        let headers = self.store.create(Class::Headers, at);
        self.store.set(config, "headers", Value::new(Kind::Object(headers), at), at);
        // What a pasted text shows of an interceptor are its headers.
        let addresses: &[&str] = if self.project.is_some() { &ADDRESS } else { &[] };
        for name in addresses {
            self.store.set(config, name, Value::open(at), at);
        }
        let given = self.store.object(config).entries.len();
        let call = Arguments { values: vec![Value::new(Kind::Object(config), at)], at };
        self.call_value(function, &call, None);
        self.intercept_address(axios, config, given, at);
        let names: Vec<_> = self.store.object(headers).entries.iter().map(|entry| entry.name.to_string()).collect();
        self.store.set(axios, "[[interceptor]]", Value::text(names.join(", "), at), at);
        Value::open(at)
    }

    /// Handles an interceptor that changes the address: every request of the instance may have the new one.
    fn intercept_address(&mut self, axios: ObjectId, config: ObjectId, given: usize, at: Span) {
        if self.project.is_none() {
            return;
        }
        let entries: Vec<_> = self.store.object(config).entries.iter().skip(given).cloned().collect();
        for entry in entries.iter().filter(|entry| ADDRESS.contains(&&*entry.name)) {
            let Some(defaults) = self.axios_defaults(axios) else { return };
            let before = self.axios_setting(axios, None, "baseURL").and_then(|property| property.value);
            let before = before.unwrap_or_else(|| Value::undefined(at));
            let value = Value::either(before, entry.value.clone(), at);
            self.set_member(&Value::new(Kind::Object(defaults), at), Some("baseURL"), value, at);
        }
    }

    /// The `defaults` of an instance; `None` for any other object.
    pub(crate) fn axios_defaults(&self, id: ObjectId) -> Option<ObjectId> {
        let is_axios = self.store.object(id).class == Class::Axios;
        self.store.last(id, "defaults").filter(|_| is_axios)?.value.as_object()
    }

    fn axios_common(&self, id: ObjectId) -> Option<ObjectId> {
        let headers = self.store.last(id, "[[headers]]")?.value.as_object()?;
        self.store.last(headers, "[[common]]")?.value.as_object()
    }

    /// Whether an object that the text does not give, or not completely, may have a setting.
    fn may_have(&self, config: &Value, name: &str) -> bool {
        let in_object = |id: ObjectId| self.store.get(id, name).doubt.is_some();
        self.project.is_some() && config.as_object().map_or(config.is_open(), in_object)
    }

    /// The `baseURL`, as far as the text gives it.
    pub(crate) fn axios_base(&self, id: ObjectId, config: Option<&Value>) -> Option<Value> {
        let base = self.axios_setting(id, config, "baseURL").and_then(|property| property.value);
        let unknown = ["defaults", "[[config]]"].into_iter().find_map(|name| {
            let settings = &self.store.last(id, name)?.value;
            self.may_have(settings, "baseURL").then(|| Value::open(settings.at))
        });
        match (base, unknown) {
            (Some(base), Some(unknown)) => Some(Value::either(base, unknown, self.store.object(id).at)),
            (base, unknown) => base.or(unknown),
        }
    }

    /// A setting of the call, of the instance, or of its defaults.
    fn axios_setting(&self, id: ObjectId, config: Option<&Value>, name: &str) -> Option<Property> {
        let own = self.store.last(id, "[[config]]").map(|entry| entry.value.clone());
        let defaults = self.store.last(id, "defaults").map(|entry| entry.value.clone());
        [config.cloned(), defaults, own].into_iter().flatten().find_map(|config| {
            let property = self.store.get(config.as_object()?, name);
            property.value.as_ref().filter(|value| !matches!(value.kind, Kind::Undefined))?;
            Some(property)
        })
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a call, which axios takes in different orders")]
    fn axios_request(
        &mut self,
        id: ObjectId,
        call: &str,
        verb: Option<&str>,
        url: Option<&Value>,
        data: Option<&Value>,
        config: Option<&Value>,
        at: Span,
    ) -> Value {
        let mut found = Found::new("axios", "xhr", call, at);
        self.open_options(&mut found, config);
        let own = self.store.last(id, "[[config]]").map(|entry| entry.value.clone());
        self.open_options(&mut found, own.as_ref());
        let method = self.axios_verb(&mut found, id, verb, config);
        let url = url.cloned().or_else(|| self.axios_setting(id, config, "url")?.value);
        let url =
            url.or_else(|| config.filter(|config| self.may_have(config, "url")).map(|config| Value::open(config.at)));
        self.axios_url(&mut found, id, url.as_ref(), config);
        let data = match data {
            Some(data) => Some(data.clone()),
            None => self.axios_setting(id, config, "data").and_then(|property| property.value),
        };
        let mut headers = self.axios_headers(id, &method, config);
        self.axios_body(&mut found, data.as_ref(), &method, &mut headers);
        self.write_headers(&mut found, &headers);
        if let Some(property) = self.axios_setting(id, config, "withCredentials") {
            self.with_credentials(&mut found, &property);
        }
        if self
            .axios_setting(id, config, "onUploadProgress")
            .is_some_and(|property| property.value.is_some_and(|value| !value.is_nullish()))
        {
            found.request.upload_listener = Some(true);
        }
        if let Some(adapter) = self.axios_setting(id, config, "adapter").and_then(|property| property.value)
            && adapter.as_str() == Some("fetch")
        {
            found.request.api = Some("fetch".to_owned());
        }
        if let Some(property) = self.axios_setting(id, config, "auth") {
            found.header("Authorization", "Basic {auth}", property.at);
        }
        if let Some(entry) = self.store.last(id, "[[interceptor]]") {
            let names = self.text_of(&entry.value).known().unwrap_or_default().to_owned();
            let why = if names.is_empty() {
                Script::Interceptor.into()
            } else {
                Script::InterceptorHeaders.with("names", names)
            };
            found.note("request.headers", why, Some(entry.at));
        }
        self.add(found);
        Value::open(at)
    }

    /// axios writes every method in capitals.
    fn axios_verb(&self, found: &mut Found, id: ObjectId, verb: Option<&str>, config: Option<&Value>) -> String {
        if let Some(verb) = verb {
            found.request.method = Some(verb.to_ascii_uppercase());
            return verb.to_owned();
        }
        let property = self.axios_setting(id, config, "method");
        if let Some(value) = property.and_then(|property| property.value) {
            if let Some(method) = value.as_str() {
                found.request.method = Some(method.to_ascii_uppercase());
                found.place("request.method", value.at);
                method.to_ascii_lowercase()
            } else {
                found.note("request.method", Script::ValueOpen.with("code", self.quoted(value.at)), Some(value.at));
                String::new()
            }
        } else {
            found.request.method = Some("GET".to_owned());
            "get".to_owned()
        }
    }

    fn axios_url(&mut self, found: &mut Found, id: ObjectId, url: Option<&Value>, config: Option<&Value>) {
        let base = self.axios_base(id, config);
        let unknown = Value::text("", found.at);
        let url = url.unwrap_or(&unknown);
        let mut text = self.text_of(url);
        if let Some(base) = &base
            && !is_absolute(text.start())
        {
            let base_text = self.text_of(base);
            text = if let (Some(base), Some(url)) = (base_text.known(), text.known()) {
                crate::value::Text::new(combined(base, url))
            } else {
                let mut joined = match base_text.known() {
                    Some(base) => crate::value::Text::new(base.trim_end_matches('/')),
                    None => base_text.clone(),
                };
                if !text.start().starts_with('/') && !text.pieces().is_empty() {
                    joined.push_str("/");
                }
                joined.append(&text);
                joined
            };
        }
        if let Some(params) = self.axios_setting(id, config, "params").and_then(|property| property.value) {
            text = self.with_params(&text, &params);
        }
        let at = if self.project.is_some() || text.known().is_some() || base.is_none() {
            url.at
        } else {
            base.map_or(url.at, |base| base.at)
        };
        self.address(found, Some(&Value::new(Kind::Text(text), at)));
    }

    /// A URL with a query from an object.
    pub(crate) fn with_params(&self, text: &crate::value::Text, params: &Value) -> crate::value::Text {
        let mut text = text.clone();
        match params.as_object() {
            Some(id) => {
                let entries = self.store.object(id).entries.clone();
                for entry in entries.iter().filter(|entry| !entry.name.starts_with("[[") || &*entry.name == SPREAD) {
                    if &*entry.name == SPREAD {
                        text = self.append_query(&text, "", &Value::open(entry.value.at));
                    } else if !entry.value.is_nullish() {
                        text = self.append_query(&text, &entry.name, &entry.value);
                    }
                }
            }
            None if params.is_nullish() => {}
            None => text = self.append_query(&text, "", params),
        }
        text
    }

    fn axios_headers(&self, id: ObjectId, method: &str, config: Option<&Value>) -> HeaderList {
        let mut list = HeaderList::default();
        if let Some(groups) = self.store.last(id, "[[headers]]").and_then(|entry| entry.value.as_object()) {
            for group in ["common", method] {
                if let Some(group) = self.store.last(groups, group) {
                    self.collect_headers(&mut list, &group.value, Missing::Left);
                }
            }
            self.collect_ungrouped(&mut list, groups);
        }
        let own = self.store.last(id, "[[config]]").and_then(|entry| entry.value.as_object());
        for config in [own, config.and_then(Value::as_object)].into_iter().flatten() {
            let Some(headers) = self.store.get(config, "headers").value else { continue };
            match headers.as_object() {
                Some(object) => {
                    for group in ["common", method] {
                        if let Some(group) = self.store.last(object, group) {
                            self.collect_headers(&mut list, &group.value, Missing::Left);
                        }
                    }
                    self.collect_ungrouped(&mut list, object);
                }
                None => self.collect_headers(&mut list, &headers, Missing::Left),
            }
        }
        list
    }

    /// Headers outside the groups of methods.
    fn collect_ungrouped(&self, list: &mut HeaderList, id: ObjectId) {
        let mut all = HeaderList::default();
        self.collect_headers(&mut all, &Value::new(Kind::Object(id), self.store.object(id).at), Missing::Left);
        for header in all.headers {
            let is_group = header.name == "common" || VERBS.contains(&header.name.as_str());
            if !is_group {
                list.set(header);
            }
        }
        list.open.extend(all.open);
    }

    /// The body and its type. <https://axios-http.com/docs/req_config>
    fn axios_body(&self, found: &mut Found, data: Option<&Value>, method: &str, headers: &mut HeaderList) {
        let Some(data) = data.filter(|data| !data.is_nullish()) else {
            headers.remove("content-type");
            return;
        };
        let given = headers.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-type"));
        let given = given.and_then(|header| header.value.as_str()).unwrap_or_default().to_owned();
        let by_method = matches!(method, "post" | "put" | "patch").then_some(FORM);
        let class = self.store.class(data);
        let (body, mime) = match (&data.kind, class) {
            (_, Some(Class::FormData)) => {
                headers.remove("content-type");
                (Body::new("formdata"), None)
            }
            (_, Some(Class::UrlSearchParams)) => {
                (Body::new("text"), Some("application/x-www-form-urlencoded;charset=utf-8"))
            }
            (_, Some(Class::Blob)) => (self.body_kind(data).unwrap_or_default(), by_method),
            (_, Some(Class::Bytes)) => (Body::new("bytes"), by_method),
            (_, Some(Class::Stream)) => (Body::new("stream"), by_method),
            (_, Some(Class::Json)) | (Kind::Text(_) | Kind::Number(_), _) => (Body::new("text"), by_method),
            (_, Some(_)) if given.starts_with("multipart/form-data") => {
                headers.remove("content-type");
                (Body::new("formdata"), None)
            }
            (_, Some(_)) => (Body::new("text"), Some("application/json")),
            _ => {
                if !given.is_empty() {
                    found.body("text");
                }
                let why = Script::DataOpen.with("code", self.quoted(data.at)).with("name", "axios");
                found.note("request.headers", why, Some(data.at));
                found.note("request.body", Script::BodyOpen.with("code", self.quoted(data.at)), Some(data.at));
                return;
            }
        };
        found.place("request.body", data.at);
        found.request.body = Some(body);
        if let Some(mime) = mime
            && !headers.has("content-type")
        {
            let value = Value::text(mime, data.at);
            headers.set(Header { name: "Content-Type".to_owned(), value, at: data.at, condition: None });
        }
    }
}

/// Whether axios uses a URL unchanged: if it has a scheme, or begins with two slashes.
fn is_absolute(url: &str) -> bool {
    let scheme = url.find("://").map(|end| url.cut(..end)).or_else(|| url.starts_with("//").then_some("x"));
    scheme.is_some_and(|scheme| {
        scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) && !scheme.is_empty()
    })
}

/// A base and a relative URL, joined by one slash.
pub(crate) fn combined(base: &str, url: &str) -> String {
    if is_absolute(url) {
        url.to_owned()
    } else if url.is_empty() {
        base.to_owned()
    } else {
        format!("{}/{}", base.trim_end_matches('/'), url.trim_start_matches('/'))
    }
}
