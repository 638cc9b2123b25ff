//! jQuery's `ajax` and its shorthands.

use wouldblock_reading::reading::Body;
use wouldblock_reading::words::script::Script;

use super::headers::{Header, HeaderList, Missing};
use crate::address::is_absolute;
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, ObjectId, Text, Value};

const FORM: &str = "application/x-www-form-urlencoded; charset=UTF-8";

impl Interpreter<'_> {
    pub(crate) fn jquery_method(&mut self, name: &str, arguments: &Arguments) -> Option<Value> {
        let at = arguments.at;
        match name {
            "ajax" => {
                let first = arguments.first();
                if first.is_some_and(|value| matches!(value.kind, Kind::Object(_))) {
                    self.ajax("$.ajax()", None, None, first.cloned(), arguments);
                } else {
                    self.ajax("$.ajax()", first.cloned(), None, arguments.get(1).cloned(), arguments);
                }
            }
            "get" | "post" | "getJSON" | "getScript" => {
                let call = format!("$.{name}()");
                let first = arguments.first().cloned();
                // Since jQuery 3, `$.get` and `$.post` also take one object with settings.
                if first.as_ref().is_some_and(|value| self.store.class(value) == Some(Class::Plain)) {
                    let method = if name == "post" { "POST" } else { "GET" };
                    self.ajax(&call, None, Some(method), first, arguments);
                    return Some(self.call_unknown(arguments));
                }
                let settings = self.store.create(Class::Plain, at);
                let mut rest = arguments.values.iter().skip(1);
                if let Some(data) = rest.next()
                    && !matches!(data.kind, Kind::Function(_) | Kind::Undefined | Kind::Null)
                {
                    self.store.set(settings, "data", data.clone(), data.at);
                }
                let kind = match name {
                    "getJSON" => Some(Value::text("json", at)),
                    "getScript" => Some(Value::text("script", at)),
                    _ => arguments
                        .values
                        .get(1..)
                        .unwrap_or_default()
                        .iter()
                        .rfind(|value| value.as_str().is_some_and(is_data_type))
                        .cloned(),
                };
                if let Some(kind) = kind {
                    self.store.set(settings, "dataType", kind, at);
                }
                let method = if name == "post" { "POST" } else { "GET" };
                let settings = Value::new(Kind::Object(settings), at);
                self.ajax(&call, first, Some(method), Some(settings), arguments);
            }
            "ajaxSetup" => {
                if let Some(settings) = arguments.first() {
                    let jquery = Value::new(Kind::Object(self.jquery), at);
                    self.assign_all(&jquery, std::slice::from_ref(settings));
                }
            }
            _ => return None,
        }
        self.call_unknown(arguments);
        // A jqXHR, whose `done`, `fail` and `then` are called.
        Some(Value::open(at))
    }

    /// A setting of the call, or of `ajaxSetup`.
    fn ajax_setting(&self, settings: Option<ObjectId>, name: &str) -> Option<Value> {
        let of = |id: ObjectId| self.store.get(id, name).value.filter(|value| !matches!(value.kind, Kind::Undefined));
        settings.and_then(of).or_else(|| of(self.jquery))
    }

    #[expect(clippy::needless_pass_by_value, reason = "callers make the settings for this call alone")]
    fn ajax(
        &mut self,
        call: &str,
        url: Option<Value>,
        method: Option<&str>,
        settings: Option<Value>,
        arguments: &Arguments,
    ) {
        let at = arguments.at;
        let mut found = Found::new("jquery", "xhr", call, at);
        self.open_options(&mut found, settings.as_ref());
        let id = settings.as_ref().and_then(Value::as_object);
        let url = url.or_else(|| self.ajax_setting(id, "url"));
        let method = self.ajax_method(&mut found, id, method);
        let data = self.ajax_setting(id, "data").filter(|data| !data.is_nullish());
        let data_type =
            self.ajax_setting(id, "dataType").and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
        let text = url.as_ref().map(|url| self.text_of(url)).unwrap_or_default();
        let has_callback = text.known().is_some_and(|text| text.contains("=?"));
        let is_jsonp = data_type.split(' ').any(|kind| kind == "jsonp") || has_callback && data_type.contains("json");
        let bodiless = matches!(method.as_str(), "GET" | "HEAD");
        if is_jsonp || data_type == "script" && is_absolute(text.start()) {
            return self.script_of_ajax(found, &text, url.as_ref(), is_jsonp, has_callback);
        }
        let text = if bodiless {
            data.as_ref().map_or_else(|| text.clone(), |data| self.with_data(&text, data))
        } else {
            text
        };
        let url = url.map(|url| Value::new(Kind::Text(text), url.at));
        self.address(&mut found, url.as_ref());
        let mut headers = self.ajax_headers(id);
        if !bodiless && let Some(data) = &data {
            self.ajax_body(&mut found, id, data, &mut headers);
        } else if let Some(mime) =
            id.and_then(|id| self.store.get(id, "contentType").value).filter(|value| value.as_str().is_some())
        {
            // A type that is set is sent even without a body.
            headers.set(Header { name: "Content-Type".to_owned(), at: mime.at, value: mime, condition: None });
        }
        self.ajax_request_object(&mut found, id, &mut headers, at);
        self.write_headers(&mut found, &headers);
        if let Some(fields) = self.ajax_setting(id, "xhrFields")
            && let Some((true, at)) = self.flag(&mut found, &fields, "withCredentials", "request.credentials")
        {
            found.request.credentials = Some("include".to_owned());
            found.place("request.credentials", at);
        }
        self.add(found);
    }

    /// jQuery converts every method to upper case.
    fn ajax_method(&self, found: &mut Found, id: Option<ObjectId>, method: Option<&str>) -> String {
        if let Some(method) = method {
            found.request.method = Some(method.to_owned());
            return method.to_owned();
        }
        let setting = self.ajax_setting(id, "method").or_else(|| self.ajax_setting(id, "type"));
        let method = match setting {
            Some(value) => {
                if let Some(method) = value.as_str() {
                    found.place("request.method", value.at);
                    method.to_ascii_uppercase()
                } else {
                    found.note("request.method", Script::ValueOpen.with("code", self.quoted(value.at)), Some(value.at));
                    return String::new();
                }
            }
            None => "GET".to_owned(),
        };
        found.request.method = Some(method.clone());
        method
    }

    fn ajax_headers(&self, id: Option<ObjectId>) -> HeaderList {
        let mut list = HeaderList::default();
        for settings in [Some(self.jquery), id].into_iter().flatten() {
            if let Some(headers) = self.store.get(settings, "headers").value {
                self.collect_headers(&mut list, &headers, Missing::Sent);
            }
        }
        list
    }

    fn ajax_body(&self, found: &mut Found, id: Option<ObjectId>, data: &Value, headers: &mut HeaderList) {
        let raw = self.ajax_setting(id, "processData").and_then(|value| value.truth()) == Some(false);
        let mime = self.ajax_setting(id, "contentType");
        let class = self.store.class(data);
        let is_raw_object = raw && !matches!(class, None | Some(Class::Plain | Class::Array | Class::Json));
        if is_raw_object {
            self.body(found, data);
        } else if raw && data.is_open() {
            found.note("request.body", Script::BodyOpen.with("code", self.quoted(data.at)), Some(data.at));
        } else {
            found.request.body = Some(Body::new("text"));
        }
        found.place("request.body", data.at);
        let mime = match &mime {
            Some(value) if value.as_boolean() == Some(false) => return,
            Some(value) => value.clone(),
            None => Value::text(FORM, data.at),
        };
        if !headers.has("content-type") {
            headers.set(Header { name: "Content-Type".to_owned(), at: mime.at, value: mime, condition: None });
        }
    }

    /// `beforeSend` and `xhr`, which receive or create the request object.
    fn ajax_request_object(
        &mut self,
        found: &mut Found,
        id: Option<ObjectId>,
        headers: &mut HeaderList,
        at: oxc_span::Span,
    ) {
        if let Some(before) = self.ajax_setting(id, "beforeSend") {
            let lent = self.store.create(Class::XmlHttpRequest, before.at);
            self.store.set(lent, "[[lent]]", Value::new(Kind::Boolean(true), at), at);
            let call = Arguments { values: vec![Value::new(Kind::Object(lent), before.at)], at };
            self.call_value(&before, &call, None);
            self.headers_of_callback(headers, lent);
            self.xhr_flags(found, lent);
        }
        if let Some(make) = self.ajax_setting(id, "xhr") {
            let made = self.call_value(&make, &Arguments { values: Vec::new(), at }, None);
            if let Some(made) = made.as_object() {
                self.xhr_flags(found, made);
            }
        }
    }

    /// JSONP, and scripts from another origin: jQuery inserts a `<script>`.
    fn script_of_ajax(
        &mut self,
        mut found: Found,
        text: &Text,
        url: Option<&Value>,
        is_jsonp: bool,
        has_callback: bool,
    ) {
        found.request.api = Some("script".to_owned());
        found.request.method = None;
        found.open.retain(|note| note.path != "request.method");
        let text = if has_callback { text.map(|part| part.replace("=?", "=")) } else { text.clone() };
        let url = url.map(|url| Value::new(Kind::Text(text), url.at));
        self.address(&mut found, url.as_ref());
        if is_jsonp {
            found.note("request.url", Script::JsonpCallback, url.as_ref().map(|url| url.at));
        }
        found.request.inserted_by = Some("script".to_owned());
        self.add(found);
    }

    /// A URL with the data of a GET: an object, or a string that is appended unchanged.
    fn with_data(&self, text: &Text, data: &Value) -> Text {
        match &data.kind {
            Kind::Text(query) => {
                let has_query = text.known().is_some_and(|text| text.contains('?'));
                let mut text = text.clone();
                text.push_str(if has_query { "&" } else { "?" });
                text.append(query);
                text
            }
            _ => self.with_params(text, data),
        }
    }
}

fn is_data_type(text: &str) -> bool {
    matches!(text, "json" | "jsonp" | "html" | "xml" | "text" | "script")
}
