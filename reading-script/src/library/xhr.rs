//! `XMLHttpRequest`: a sequence of calls on one object.

use oxc_span::Span;
use wouldblock_reading::words::script::Script;

use super::fetch::normalized;
use super::headers::{Header, HeaderList, Missing};
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, ObjectId, Value};

impl Interpreter<'_> {
    pub(crate) fn xhr_method(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        match name {
            "open" => {
                let method = arguments.first().cloned().unwrap_or_else(|| Value::open(at));
                let url = arguments.get(1).cloned().unwrap_or_else(|| Value::open(at));
                self.store.set(id, "[[method]]", method, at);
                self.store.set(id, "[[url]]", url, at);
                let headers = Value::new(Kind::Object(self.store.create(Class::Headers, at)), at);
                self.store.set(id, "[[headers]]", headers, at);
                self.store.set(id, "[[sent]]", Value::new(Kind::Boolean(false), at), at);
            }
            "setRequestHeader" => {
                let headers = self.xhr_headers(id, at);
                let value = arguments.values.get(1).cloned().unwrap_or_else(|| Value::open(at));
                match arguments.first().and_then(Value::as_str) {
                    Some(name) => self.store.set(headers, name, value, at),
                    None => self.store.set(headers, crate::store::SPREAD, Value::open(at), at),
                }
            }
            "send" => self.xhr_send(id, arguments.first(), at),
            "addEventListener" => {
                self.call_unknown(arguments);
            }
            _ => return self.call_unknown(arguments),
        }
        Value::undefined(at)
    }

    fn xhr_headers(&mut self, id: ObjectId, at: Span) -> ObjectId {
        if let Some(headers) = self.store.last(id, "[[headers]]").and_then(|entry| entry.value.as_object()) {
            return headers;
        }
        let headers = self.store.create(Class::Headers, at);
        self.store.set(id, "[[headers]]", Value::new(Kind::Object(headers), at), at);
        headers
    }

    fn xhr_send(&mut self, id: ObjectId, body: Option<&Value>, at: Span) {
        self.store.set(id, "[[sent]]", Value::new(Kind::Boolean(true), at), at);
        let mut found = self.xhr_found(id, at);
        // GET and HEAD have no body, even if one is passed.
        let bodiless = matches!(found.request.method.as_deref(), Some("GET" | "HEAD") | None);
        if let Some(body) = body
            && !bodiless
        {
            self.body(&mut found, body);
            found.place("request.body", body.at);
        }
        self.add(found);
    }

    /// A request that was opened, but not sent in this text.
    pub(crate) fn unsent_xhr(&mut self, value: &Value) {
        let Some(id) = value.as_object() else { return };
        let sent = self.store.last(id, "[[sent]]").and_then(|entry| entry.value.as_boolean());
        // An XDomainRequest that the text does not send is the fallback for old browsers of a request that was already
        // found.
        let is_spare = self.is_domain_request(id) && !self.found.is_empty();
        if sent == Some(false) && !is_spare && self.store.last(id, "[[lent]]").is_none() {
            let mut found = self.xhr_found(id, value.at);
            found.note("request.body", Script::NotSent, Some(value.at));
            self.add(found);
        }
    }

    fn is_domain_request(&self, id: ObjectId) -> bool {
        self.store.object(id).class == Class::DomainRequest
    }

    fn xhr_found(&mut self, id: ObjectId, at: Span) -> Found {
        let mut found = Found::new("xhr", "xhr", "XMLHttpRequest", at);
        if self.is_domain_request(id) {
            "XDomainRequest".clone_into(&mut found.call);
            found.request.api = None;
            found.note("request.api", Script::DomainRequest, Some(at));
        }
        let slot = |this: &Self, name: &str| this.store.last(id, name).map(|entry| (entry.value.clone(), entry.at));
        match slot(self, "[[method]]") {
            Some((method, _)) => match method.as_str() {
                Some(name) => {
                    found.request.method = Some(normalized(name));
                    found.place("request.method", method.at);
                }
                None => found.note(
                    "request.method",
                    Script::ValueOpen.with("code", self.quoted(method.at)),
                    Some(method.at),
                ),
            },
            None => found.note("request.method", Script::NotOpened, Some(at)),
        }
        let url = slot(self, "[[url]]").map(|(url, _)| url);
        self.address(&mut found, url.as_ref());
        if let Some((headers, _)) = slot(self, "[[headers]]") {
            let mut list = HeaderList::default();
            self.collect_headers(&mut list, &headers, Missing::Sent);
            self.write_headers(&mut found, &list);
        }
        self.xhr_flags(&mut found, id);
        found
    }

    /// Credentials and listeners, as they are at this moment.
    pub(crate) fn xhr_flags(&self, found: &mut Found, id: ObjectId) {
        let property = self.store.get(id, "withCredentials");
        self.with_credentials(found, &property);
        if let Some(entry) = self.store.last(id, "[[upload]]") {
            found.request.upload_listener = Some(true);
            found.place("request.uploadListener", entry.at);
            if let Some(condition) = entry.condition {
                found.note(
                    "request.uploadListener",
                    Script::Depends.with("code", self.quoted(condition)),
                    Some(condition),
                );
            }
        }
    }

    /// `xhr.upload.addEventListener(…)`.
    pub(crate) fn upload_method(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        if name == "addEventListener" {
            self.listen_to_upload(id, &Value::new(Kind::Boolean(true), arguments.at), arguments.at);
        }
        self.call_unknown(arguments)
    }

    /// A listener on `upload` makes the request require a preflight.
    pub(crate) fn listen_to_upload(&mut self, upload: ObjectId, listener: &Value, at: Span) {
        if listener.is_nullish() {
            return;
        }
        if let Some(request) = self.store.last(upload, "[[request]]").and_then(|entry| entry.value.as_object()) {
            self.store.set(request, "[[upload]]", Value::new(Kind::Boolean(true), at), at);
        }
    }

    /// Collects the headers that were set on a request object that a library passes to a callback.
    pub(crate) fn headers_of_callback(&self, list: &mut HeaderList, id: ObjectId) {
        if let Some(entry) = self.store.last(id, "[[headers]]") {
            let mut lent = HeaderList::default();
            self.collect_headers(&mut lent, &entry.value, Missing::Sent);
            for header in lent.headers {
                list.set(Header { ..header });
            }
            list.open.extend(lent.open);
        }
    }
}
