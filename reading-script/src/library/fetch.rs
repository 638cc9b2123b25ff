//! `fetch`, `Request`, `fetchLater`, and wrappers that keep their options.

use wouldblock_reading::reading::Body;
use wouldblock_reading::words::script::Script;

use super::headers::{Header, HeaderList, Missing};
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, Value};

/// Fetch converts these methods to upper case; others are sent as they are written.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
pub(crate) fn normalized(method: &str) -> String {
    let upper = method.to_ascii_uppercase();
    if matches!(upper.as_str(), "DELETE" | "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT") {
        upper
    } else {
        method.to_owned()
    }
}

impl Interpreter<'_> {
    pub(crate) fn fetch_call(&mut self, api: &'static str, arguments: &Arguments) -> Value {
        let call = if api == "fetch" { "fetch()" } else { "fetchLater()" };
        let mut found = Found::new(api, api, call, arguments.at);
        let options = self.with_request(arguments.first(), arguments.get(1));
        self.address(&mut found, arguments.first());
        if matches!(arguments.first().map(|value| &value.kind), Some(Kind::Open | Kind::Free(_)))
            && arguments.get(1).is_none()
        {
            // This may be a Request with options of its own.
            self.open_options(&mut found, arguments.first());
        }
        self.fetch_options(&mut found, options.as_ref());
        self.add(found);
        Value::open(arguments.at)
    }

    /// The options of a call: first those of its Request, then its own.
    fn with_request(&mut self, input: Option<&Value>, init: Option<&Value>) -> Option<Value> {
        let request = input.filter(|input| self.store.class(input) == Some(Class::Request));
        let Some(request) = request else { return init.cloned() };
        if let Some(id) = request.as_object() {
            self.store.set(id, "[[fetched]]", Value::new(Kind::Boolean(true), request.at), request.at);
        }
        let id = self.store.create(Class::Plain, request.at);
        self.spread_into(id, request, request.at, None);
        if let Some(init) = init {
            self.spread_into(id, init, init.at, None);
        }
        Some(Value::new(Kind::Object(id), request.at))
    }

    pub(crate) fn new_request(&mut self, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let id = self.store.create(Class::Request, at);
        let options = self.with_request(arguments.first(), arguments.get(1));
        if let Some(input) = arguments.first() {
            let url = Value::new(Kind::Text(self.text_of(input)), input.at);
            self.store.set(id, "url", url, input.at);
        }
        if let Some(options) = &options {
            let url = self.store.last(id, "url").cloned();
            self.spread_into(id, options, options.at, None);
            if let Some(url) = url {
                self.store.push(id, url);
            }
            if let Some(given) = self.store.get(id, "headers").value {
                let headers = self.store.create(Class::Headers, given.at);
                self.fill_map(headers, Class::Headers, &given);
                self.store.set(id, "headers", Value::new(Kind::Object(headers), given.at), given.at);
            }
        }
        Value::new(Kind::Object(id), at)
    }

    /// Requests that were created and never fetched: the text may only show this part.
    pub(crate) fn unfetched_request(&mut self, value: &Value) {
        let Some(id) = value.as_object() else { return };
        if self.store.last(id, "[[fetched]]").is_some() {
            return;
        }
        let mut found = Found::new("fetch", "fetch", "new Request()", value.at);
        self.address(&mut found, Some(value));
        self.fetch_options(&mut found, Some(value));
        self.add(found);
    }

    /// Reads the second argument of `fetch`.
    pub(crate) fn fetch_options(&mut self, found: &mut Found, options: Option<&Value>) {
        self.open_options(found, options);
        let Some(options) = options else { return };
        if let Some((method, at)) = self.option(found, options, "method", "request.method") {
            found.request.method = Some(normalized(&method));
            found.place("request.method", at);
        }
        let mut headers = HeaderList::default();
        if let Some(id) = options.as_object() {
            let property = self.store.get(id, "headers");
            self.doubt(found, "request.headers", &property);
            if let Some(value) = &property.value {
                self.collect_headers(&mut headers, value, Missing::Sent);
            }
        }
        let copied = self.take_copied(found, options, &mut headers);
        self.write_headers(found, &headers);
        // DevTools copies the bytes of a form as a string.
        if found.request.body.is_none() {
            self.body_option(found, options, "body");
        }
        if self.option_text(options, "duplex").as_deref() == Some("half") && found.request.body.is_none() {
            found.body("stream");
            found.open.retain(|note| note.path != "request.body");
        }
        self.fetch_settings(found, options);
        if copied {
            Self::settle_copied(found);
        }
    }

    /// Mode, credentials and the like.
    fn fetch_settings(&self, found: &mut Found, options: &Value) {
        if let Some((mode, at)) = self.option(found, options, "mode", "request.mode")
            && matches!(mode.as_str(), "cors" | "no-cors" | "same-origin")
        {
            found.request.mode = Some(mode);
            found.place("request.mode", at);
        }
        if let Some((credentials, at)) = self.option(found, options, "credentials", "request.credentials") {
            found.request.credentials = Some(credentials);
            found.place("request.credentials", at);
        }
        if let Some((redirect, at)) = self.option(found, options, "redirect", "request.redirect") {
            found.request.redirect = Some(redirect);
            found.place("request.redirect", at);
        }
        if let Some((integrity, at)) = self.option(found, options, "integrity", "request.integrity")
            && !integrity.is_empty()
        {
            found.request.integrity = Some(integrity);
            found.place("request.integrity", at);
        }
        if let Some((policy, at)) = self.option(found, options, "referrerPolicy", "request.referrerPolicy")
            && !policy.is_empty()
        {
            found.request.referrer_policy = Some(policy);
            found.place("request.referrerPolicy", at);
        }
    }

    /// A property that is a known string, without a note.
    pub(crate) fn option_text(&self, options: &Value, name: &str) -> Option<String> {
        let value = self.store.get(options.as_object()?, name).value?;
        value.as_str().map(str::to_owned)
    }

    /// Reads the body from a property.
    pub(crate) fn body_option(&self, found: &mut Found, options: &Value, name: &str) {
        let Some(id) = options.as_object() else { return };
        let property = self.store.get(id, name);
        self.doubt(found, "request.body", &property);
        if let Some(value) = &property.value {
            self.body(found, value);
            if found.request.body.is_some() {
                found.place("request.body", property.at);
            }
        }
    }

    /// Reads a body. <https://fetch.spec.whatwg.org/#concept-bodyinit-extract>
    pub(crate) fn body(&self, found: &mut Found, value: &Value) {
        match self.body_kind(value) {
            Some(body) if body.kind == "none" => {}
            Some(body) => {
                if body.kind == "blob" && body.mime.is_none() && self.is_file(value) {
                    found.note("request.body.type", Script::FileType, Some(value.at));
                }
                found.request.body = Some(body);
            }
            None => {
                // A type that the text sets is used, whatever the bytes are.
                if found.has_header("content-type") {
                    found.body("text");
                }
                found.note("request.body", Script::BodyOpen.with("code", self.quoted(value.at)), Some(value.at));
            }
        }
    }

    fn is_file(&self, value: &Value) -> bool {
        value.as_object().is_none_or(|id| self.store.last(id, "type").is_some())
    }

    /// The kind of a body; `None` if the text does not show it.
    pub(crate) fn body_kind(&self, value: &Value) -> Option<Body> {
        let kind = match &value.kind {
            Kind::Undefined | Kind::Null => "none",
            Kind::Text(_) | Kind::Number(_) | Kind::Boolean(_) | Kind::Function(_) | Kind::Class(_) => "text",
            Kind::Object(id) => match self.store.object(*id).class {
                Class::UrlSearchParams | Class::HttpParams => "urlencoded",
                Class::FormData => "formdata",
                Class::Blob => {
                    let mime = self.store.last(*id, "type").and_then(|entry| entry.value.as_str()).map(str::to_owned);
                    return Some(Body { kind: "blob".to_owned(), mime: mime.filter(|mime| !mime.is_empty()) });
                }
                Class::Bytes => "bytes",
                Class::Stream => "stream",
                _ => "text",
            },
            Kind::Free(path) if path.contains(".files.") => "blob",
            Kind::Either(values) => {
                let kinds: Vec<_> = values.iter().map(|value| self.body_kind(value)).collect();
                return match &kinds[..] {
                    [Some(one), Some(two)] if one == two => Some(one.clone()),
                    [Some(one), Some(two)] if two.kind == "none" => Some(one.clone()),
                    [Some(one), Some(two)] if one.kind == "none" => Some(two.clone()),
                    _ => None,
                };
            }
            Kind::Free(_) | Kind::Open => return None,
        };
        Some(Body::new(kind))
    }

    /// `ofetch`, and Nuxt's `$fetch` and `useFetch`: objects are sent as JSON, and there may be a base.
    pub(crate) fn ofetch_call(&mut self, name: &str, arguments: &Arguments) -> Value {
        let mut found = Found::new("fetch", "fetch", format!("{name}()"), arguments.at);
        // A function is called again when its dependencies change.
        let url = arguments.first().map(|url| match url.kind {
            Kind::Function(_) => self.call_value(url, &Arguments { values: Vec::new(), at: url.at }, None),
            _ => url.clone(),
        });
        self.address(&mut found, url.as_ref());
        let options = arguments.get(1);
        if let Some(options) = options {
            for base in ["baseURL", "baseUrl"] {
                if let Some(base) = self.option_text(options, base) {
                    found.map_url(|url| super::axios::combined(&base, url));
                }
            }
        }
        self.fetch_options(&mut found, options);
        let json = options.and_then(Value::as_object).and_then(|id| self.store.get(id, "body").value);
        if let Some(body) = json
            && matches!(self.store.class(&body), Some(Class::Plain | Class::Array))
        {
            found.default_header("Content-Type", "application/json");
        }
        self.add(found);
        self.call_unknown(arguments)
    }

    /// `fetchEventSource(url, options)`: a fetch with its own `Accept` header.
    pub(crate) fn fetch_event_source(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("eventsource", "fetch", "fetchEventSource()", arguments.at);
        self.address(&mut found, arguments.first());
        self.fetch_options(&mut found, arguments.get(1));
        found.default_header("Accept", "text/event-stream");
        self.add(found);
        Value::open(arguments.at)
    }

    /// `new EventSourcePolyfill(url, { headers })`: a fetch, because scripts cannot set headers of an EventSource.
    pub(crate) fn event_source_polyfill(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("eventsource", "fetch", "new EventSourcePolyfill()", arguments.at);
        self.address(&mut found, arguments.first());
        if let Some(options) = arguments.get(1) {
            let mut headers = HeaderList::default();
            let accept = Value::text("text/event-stream", arguments.at);
            headers.set(Header { name: "Accept".to_owned(), value: accept, at: arguments.at, condition: None });
            if let Some(id) = options.as_object()
                && let Some(value) = self.store.get(id, "headers").value
            {
                self.collect_headers(&mut headers, &value, Missing::Sent);
            }
            self.write_headers(&mut found, &headers);
            self.open_options(&mut found, Some(options));
            if let Some((true, at)) = self.flag(&mut found, options, "withCredentials", "request.credentials") {
                found.request.credentials = Some("include".to_owned());
                found.place("request.credentials", at);
            }
        }
        self.add(found);
        self.event_target(arguments.at)
    }
}
