//! Elements that a script creates: `new Image()`, `document.createElement("script")`.

use oxc_span::Span;
use wouldblock_reading::cut::Cut as _;
use wouldblock_reading::srcset;

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, ObjectId, Text, Value};

/// The resource of an element: the API, the attribute with the URL, and the kind of the reading.
fn loads(tag: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match tag {
        "img" => ("image", "src", "image"),
        "script" => ("script", "src", "script"),
        "link" => ("style", "href", "link"),
        "iframe" => ("frame", "src", "frame"),
        "audio" | "video" => ("media", "src", "media"),
        "track" => ("track", "src", "track"),
        "embed" => ("object", "src", "object"),
        "object" => ("object", "data", "object"),
        "form" => ("form", "action", "form"),
        _ => return None,
    })
}

/// Whether a URL has a scheme, or begins with two slashes.
pub(crate) fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with("//")
}

impl Interpreter<'_> {
    pub(crate) fn create_element(&mut self, arguments: &Arguments) -> Value {
        match arguments.first().and_then(Value::as_str) {
            Some(tag) => self.new_element(&tag.to_ascii_lowercase(), arguments.at),
            None => Value::open(arguments.at),
        }
    }

    pub(crate) fn new_element(&mut self, tag: &str, at: Span) -> Value {
        let id = self.store.create(Class::Element, at);
        self.store.set(id, "[[tag]]", Value::text(tag, at), at);
        Value::new(Kind::Object(id), at)
    }

    pub(crate) fn new_audio(&mut self, arguments: &Arguments) -> Value {
        let value = self.new_element("audio", arguments.at);
        if let (Some(id), Some(url)) = (value.as_object(), arguments.first()) {
            self.store.set(id, "src", url.clone(), url.at);
        }
        value
    }

    pub(crate) fn font_face(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("font", "font", "new FontFace()", arguments.at);
        if let Some(source) = arguments.get(1) {
            let url = self.text_of(source).known().and_then(css_url).map(str::to_owned);
            let value = url.map_or_else(
                || Value::new(Kind::Text(Text::hole(source.at)), source.at),
                |url| Value::text(url, source.at),
            );
            self.address(&mut found, Some(&value));
        }
        self.add(found);
        Value::open(arguments.at)
    }

    pub(crate) fn set_element_property(&mut self, id: ObjectId, name: &str, value: Value, at: Span) {
        self.store.set(id, name, value, at);
    }

    pub(crate) fn element_method(&mut self, object: &Value, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        match (name, arguments.first().and_then(Value::as_str).map(str::to_ascii_lowercase)) {
            ("setAttribute", Some(attribute)) => {
                let value = arguments.values.get(1).cloned().unwrap_or_else(|| Value::text("", at));
                let property = match attribute.as_str() {
                    "crossorigin" => "crossOrigin",
                    "referrerpolicy" => "referrerPolicy",
                    other => other,
                };
                self.store.set(id, property, value, at);
                Value::undefined(at)
            }
            ("cloneNode", _) => object.clone(),
            _ => self.call_unknown(arguments),
        }
    }

    /// The request of an element, with its attributes as they are at the end.
    pub(crate) fn element_found(&mut self, value: &Value) {
        let Some(id) = value.as_object() else { return };
        let tag = self
            .store
            .last(id, "[[tag]]")
            .and_then(|entry| entry.value.as_str().map(str::to_owned))
            .unwrap_or_default();
        self.other_requests(&tag, id, value);
        let Some((mut api, attribute, kind)) = loads(&tag) else { return };
        let Some(url) = self.store.last(id, attribute).map(|entry| entry.value.clone()) else { return };
        let text = |name: &str| self.store.last(id, name).map(|entry| (entry.value.clone(), entry.at));
        let known = |name: &str| text(name).and_then(|(value, _)| value.as_str().map(str::to_owned));
        if tag == "link" {
            let rel = known("rel").unwrap_or_default().to_ascii_lowercase();
            api = match rel.as_str() {
                "stylesheet" => "style",
                "preload" => "preload",
                "modulepreload" => "modulepreload",
                "prefetch" => "prefetch",
                "manifest" => "manifest",
                "icon" | "shortcut icon" | "apple-touch-icon" => "image",
                _ => return,
            };
        }
        let call = if tag == "img" { "new Image()".to_owned() } else { format!("<{tag}>") };
        let mut found = Found::new(kind, api, call, value.at);
        self.address(&mut found, Some(&url));
        if matches!(
            api,
            "script" | "style" | "preload" | "image" | "media" | "font" | "modulepreload" | "frame" | "object"
        ) {
            found.request.inserted_by = Some("script".to_owned());
        }
        if let Some((value, at)) = text("crossOrigin")
            && !value.is_nullish()
        {
            let with = value.as_str().is_some_and(|value| value.eq_ignore_ascii_case("use-credentials"));
            found.request.crossorigin = Some(if with { "use-credentials" } else { "anonymous" }.to_owned());
            found.place("request.crossorigin", at);
        }
        found.request.integrity = known("integrity").filter(|_| matches!(tag.as_str(), "script" | "link"));
        found.request.nonce = known("nonce").filter(|_| matches!(tag.as_str(), "script" | "link"));
        found.request.destination = known("as").filter(|_| api == "preload");
        if tag == "script" && known("type").as_deref() == Some("module") {
            found.request.module = Some(true);
        }
        if tag == "form" {
            found.request.method =
                Some(known("method").map_or_else(|| "GET".to_owned(), |method| method.to_ascii_uppercase()));
        }
        found.request.sandbox = known("sandbox").filter(|_| tag == "iframe");
        self.add(found);
    }
}

impl Interpreter<'_> {
    /// The candidates of an image, the sources and the picture of a medium, and the address to which a button sends a form.
    fn other_requests(&mut self, tag: &str, id: ObjectId, element: &Value) {
        let attributes: &[(&str, &str)] = match tag {
            "img" => &[("srcSet", "image"), ("srcset", "image")],
            "source" => &[("srcSet", "image"), ("srcset", "image"), ("src", "media")],
            "video" => &[("poster", "image")],
            "button" | "input" => &[("formAction", "form"), ("formaction", "form")],
            _ => return,
        };
        for (attribute, api) in attributes {
            let Some(value) = self.store.last(id, attribute).map(|entry| entry.value.clone()) else { continue };
            let urls = match value.kind {
                // React calls it instead of sending the form.
                Kind::Function(_) => continue,
                _ if attribute.eq_ignore_ascii_case("srcset") => candidates(&value),
                _ => vec![value],
            };
            for url in urls {
                let mut found = Found::new("element", api, format!("<{tag}>"), element.at);
                self.address(&mut found, Some(&url));
                self.add_other(found);
            }
        }
    }
}

/// Each candidate of a `srcset`; the whole value if the text does not give it.
fn candidates(srcset: &Value) -> Vec<Value> {
    match srcset.as_str() {
        Some(text) => srcset::urls(text).into_iter().map(|url| Value::text(url, srcset.at)).collect(),
        None => vec![srcset.clone()],
    }
}

/// The URL in `url(…)`.
fn css_url(text: &str) -> Option<&str> {
    let start = text.find("url(")? + 4;
    let end = start + text.cut(start..).find(')')?;
    Some(text.cut(start..end).trim().trim_matches(['"', '\'']))
}
