//! Angular's `HttpClient`, and `AngularJS`'s `$http`.

use wouldblock_reading::words::script::Script;

use super::headers::{HeaderList, Missing};
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::{Class, SPREAD};
use crate::value::{Kind, ObjectId, Value};

/// How a library sends a body.
#[derive(Clone, Copy)]
struct Defaults {
    name: &'static str,
    /// The type of a string body; `None` means the type of JSON.
    text: Option<&'static str>,
    json: &'static str,
}

const ANGULAR: Defaults = Defaults { name: "HttpClient", text: Some("text/plain"), json: "application/json" };
const ANGULARJS: Defaults = Defaults { name: "$http", text: None, json: "application/json;charset=utf-8" };

impl Interpreter<'_> {
    /// Whether a call on a value named `http` is one of Angular's.
    pub(crate) fn is_angular_call(name: &str, arguments: &Arguments) -> bool {
        matches!(name, "get" | "post" | "put" | "patch" | "delete" | "head" | "options" | "request" | "jsonp")
            && !arguments.has_function()
    }

    pub(crate) fn http_client_method(&mut self, name: &str, arguments: &Arguments) -> Value {
        let first = arguments.first();
        let call = format!("HttpClient.{name}()");
        match name {
            "get" | "delete" | "head" | "options" | "post" | "put" | "patch" => {
                self.http_shortcut(ANGULAR, &call, name, arguments);
            }
            "request" => {
                let method = first.and_then(Value::as_str).map(str::to_ascii_uppercase);
                let url = arguments.get(1);
                self.http_request(ANGULAR, &call, method.as_deref(), url, None, arguments.get(2), arguments);
            }
            "jsonp" => {
                let mut found = Found::new("angular", "script", call, arguments.at);
                found.request.inserted_by = Some("script".to_owned());
                self.address(&mut found, first);
                found.note("request.url", Script::JsonpCallback, first.map(|url| url.at));
                self.add(found);
            }
            _ => return self.call_unknown(arguments),
        }
        Value::open(arguments.at)
    }

    /// `$http({ method, url, … })`.
    pub(crate) fn angularjs_call(&mut self, arguments: &Arguments) -> Value {
        let config = arguments.first();
        let get = |name: &str| self.store.get(config?.as_object()?, name).value;
        let (url, data) = (get("url"), get("data"));
        let method = get("method").map(|method| method.as_str().unwrap_or_default().to_ascii_uppercase());
        self.http_request(
            ANGULARJS,
            "$http()",
            method.as_deref().or(Some("GET")),
            url.as_ref(),
            data.as_ref(),
            config,
            arguments,
        );
        Value::open(arguments.at)
    }

    pub(crate) fn angularjs_method(&mut self, object: &str, name: &str, arguments: &Arguments) -> Option<Value> {
        match name {
            "get" | "delete" | "head" | "post" | "put" | "patch" => {
                self.http_shortcut(ANGULARJS, &format!("{object}.{name}()"), name, arguments);
            }
            "jsonp" => return Some(self.http_client_method(name, arguments)),
            _ => return None,
        }
        Some(Value::open(arguments.at))
    }

    /// A call such as `get(url, options)` or `post(url, body, options)`, named after the method.
    fn http_shortcut(&mut self, defaults: Defaults, call: &str, name: &str, arguments: &Arguments) {
        let method = name.to_ascii_uppercase();
        let (body, options) = match name {
            "post" | "put" | "patch" => (arguments.values.get(1), arguments.get(2)),
            _ => (None, arguments.get(1)),
        };
        self.http_request(defaults, call, Some(&method), arguments.first(), body, options, arguments);
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a call, which stand at different positions")]
    fn http_request(
        &mut self,
        defaults: Defaults,
        call: &str,
        method: Option<&str>,
        url: Option<&Value>,
        body: Option<&Value>,
        options: Option<&Value>,
        arguments: &Arguments,
    ) {
        let mut found = Found::new("angular", "xhr", call, arguments.at);
        self.open_options(&mut found, options);
        match method.filter(|method| !method.is_empty()) {
            Some(method) => found.request.method = Some(method.to_owned()),
            None => found.note(
                "request.method",
                Script::ValueOpen.with("code", self.quoted(arguments.at)),
                Some(arguments.at),
            ),
        }
        let option = |name: &str| self.store.get(options?.as_object()?, name).value;
        let mut text = url.map(|url| self.text_of(url)).unwrap_or_default();
        if let Some(params) = option("params") {
            text = self.with_params(&text, &params);
        }
        let url = url.map(|url| Value::new(Kind::Text(text), url.at));
        self.address(&mut found, url.as_ref());
        let mut headers = HeaderList::default();
        if let Some(given) = option("headers") {
            self.collect_headers(&mut headers, &given, Missing::Left);
        }
        let body = body.cloned().or_else(|| option("body"));
        if let Some(body) = body.filter(|body| !body.is_nullish()) {
            self.http_body(&mut found, defaults, &body, &mut headers);
            if option("reportProgress").is_some_and(|report| report.truth() == Some(true)) {
                found.request.upload_listener = Some(true);
            }
        }
        self.write_headers(&mut found, &headers);
        if let Some(options) = options
            && let Some((true, at)) = self.flag(&mut found, options, "withCredentials", "request.credentials")
        {
            found.request.credentials = Some("include".to_owned());
            found.place("request.credentials", at);
        }
        self.add(found);
    }

    /// A body and its detected type. <https://angular.dev/api/common/http/HttpRequest>
    fn http_body(&self, found: &mut Found, defaults: Defaults, body: &Value, headers: &mut HeaderList) {
        found.place("request.body", body.at);
        let mime = match (&body.kind, self.store.class(body)) {
            (_, Some(Class::FormData | Class::Bytes | Class::Stream | Class::Blob)) => {
                self.body(found, body);
                return;
            }
            (_, Some(Class::UrlSearchParams | Class::HttpParams)) => {
                found.body("urlencoded");
                return;
            }
            (Kind::Text(_), _) | (_, Some(Class::Json)) => Some(defaults.text.unwrap_or(defaults.json)),
            (Kind::Number(_) | Kind::Boolean(_), _) | (_, Some(_)) => Some(defaults.json),
            _ => None,
        };
        self.text_body(found, body, mime, defaults.name, headers);
    }

    /// `new HttpHeaders({ … })`, `new HttpParams({ fromObject: { … } })`.
    pub(crate) fn angular_map(&mut self, class: Class, arguments: &Arguments) -> Value {
        let id = self.store.create(class, arguments.at);
        if let Some(first) = arguments.first() {
            let given = if class == Class::HttpParams {
                first.as_object().and_then(|first| {
                    self.store.get(first, "fromObject").value.or_else(|| self.store.get(first, "fromString").value)
                })
            } else {
                Some(first.clone())
            };
            if let Some(given) = given {
                self.fill_map(
                    id,
                    if class == Class::HttpParams { Class::UrlSearchParams } else { Class::Headers },
                    &given,
                );
            }
        }
        Value::new(Kind::Object(id), arguments.at)
    }

    /// `set`, `append` and `delete` return a changed copy.
    pub(crate) fn angular_map_method(&mut self, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        if !matches!(name, "set" | "append" | "delete") {
            return self.call_unknown(arguments);
        }
        let copy = self.store.copy(id, at);
        let value = match name {
            "delete" => Value::undefined(at),
            _ => arguments.values.get(1).cloned().unwrap_or_else(|| Value::undefined(at)),
        };
        let key = arguments.first().map(|key| self.text_of(key)).unwrap_or_default();
        match key.known() {
            Some(key) if name == "set" => self.store.replace(copy, key, value, at),
            Some(key) => self.store.set(copy, key, value, at),
            None => self.store.set(copy, SPREAD, Value::open(at), at),
        }
        Value::new(Kind::Object(copy), at)
    }
}
