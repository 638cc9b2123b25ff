//! Elements that a script creates: `new Image()`, `document.createElement("script")`.

use oxc_span::Span;
use wouldblock_reading::cut::Cut as _;
use wouldblock_reading::srcset;

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::{Class, SPREAD};
use crate::value::{HOLE, Kind, ObjectId, Text, Value};

/// The resource of an element: the API, the attribute with the URL, and the kind of the reading.
fn loads(tag: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match tag {
        "img" => ("image", "src", "image"),
        // The element of SVG.
        "image" => ("image", "href", "image"),
        "script" => ("script", "src", "script"),
        "link" => ("style", "href", "link"),
        "iframe" => ("frame", "src", "frame"),
        "audio" | "video" => ("media", "src", "media"),
        "track" => ("track", "src", "track"),
        "embed" => ("object", "src", "object"),
        "object" => ("object", "data", "object"),
        "form" => ("form", "action", "form"),
        "base" => ("base", "href", "element"),
        _ => return None,
    })
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
        if self.project.is_some() {
            return self.element_method_of_project(object, id, name, arguments);
        }
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

    /// The same in a project, where the element may only have been looked up.
    fn element_method_of_project(&mut self, object: &Value, id: ObjectId, name: &str, arguments: &Arguments) -> Value {
        if let Some(found) = self.look_up(name, arguments) {
            return found;
        }
        self.method_of_element(Some(id), name, arguments);
        let result = self.call_unknown(arguments);
        match name {
            "cloneNode" => object.clone(),
            // jQuery returns the same elements from what sets something.
            "attr" | "prop" | "css" | "on" if arguments.values.len() > 1 => object.clone(),
            "html" | "append" | "prepend" | "addClass" | "removeClass" if !arguments.values.is_empty() => {
                object.clone()
            }
            _ => result,
        }
    }

    /// Every value that a script gives to an attribute, if the text is a file of a project, and otherwise the last one.
    fn attribute_values(&self, id: ObjectId, name: &str) -> Vec<Value> {
        let values = self.store.object(id).entries.iter().rev().filter(|entry| &*entry.name == name);
        let values = values.map(|entry| entry.value.clone());
        if self.project.is_some() { values.collect() } else { values.take(1).collect() }
    }

    /// Lists the attributes of an element whose kind is not known, and an unknown object that has attributes.
    fn unknown_attributes(&mut self, id: ObjectId, tag: &str, at: Span) {
        let is_looked_up = self.store.last(id, "[[looked up]]").is_some();
        let is_component = !is_looked_up && tag.contains(|char: char| char.is_ascii_uppercase() || "-.".contains(char));
        let loads = loads(tag).map(|(_, attribute, _)| attribute);
        for entry in self.store.object(id).entries.clone() {
            let name = &*entry.name;
            if name == SPREAD && loads == Some("src") && self.store.last(id, "src").is_none() {
                self.unknown_element("src", &Value::open(entry.value.at), at);
            } else if is_looked_up && tag.is_empty() || is_component && super::document::ADDRESSES.contains(&name) {
                self.unknown_element(name, &entry.value, entry.at);
            }
        }
    }

    /// The name of an element; empty if it is not known, and for other objects.
    pub(crate) fn tag(&self, id: ObjectId) -> String {
        let tag = self.store.last(id, "[[tag]]").and_then(|entry| entry.value.as_str());
        tag.unwrap_or_default().to_owned()
    }

    /// The request of an element, with its attributes as they are at the end.
    pub(crate) fn element_found(&mut self, value: &Value) {
        let Some(id) = value.as_object() else { return };
        let tag = self.tag(id);
        self.other_requests(&tag, id, value);
        if self.project.is_some() {
            self.unknown_attributes(id, &tag, value.at);
        }
        let Some((mut api, attribute, kind)) = loads(&tag) else { return };
        if api == "base" && self.project.is_none() {
            return;
        }
        let urls = self.attribute_values(id, attribute);
        if urls.is_empty() {
            return;
        }
        let text = |name: &str| self.store.last(id, name).map(|entry| (entry.value.clone(), entry.at));
        let known = |name: &str| text(name).and_then(|(value, _)| value.as_str().map(str::to_owned));
        if tag == "link" {
            let rel = known("rel").unwrap_or_default().to_ascii_lowercase();
            if self.project.is_some() && rel.is_empty() {
                return urls.iter().for_each(|url| self.unknown_element("href", url, value.at));
            }
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
        for url in &urls {
            self.address(&mut found, Some(url));
        }
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
        if tag == "track" && self.project.is_some() {
            // The attribute of its parent is unknown, and without it a browser only loads tracks of the same origin.
            found.request.crossorigin.get_or_insert_with(|| "anonymous".to_owned());
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
            "input" if self.is_image_button(id) => &[("formAction", "form"), ("formaction", "form"), ("src", "image")],
            "button" | "input" => &[("formAction", "form"), ("formaction", "form")],
            "a" | "area" if self.project.is_some() => &[("ping", "ping")],
            "link" if self.project.is_some() => &[("imageSrcSet", "image"), ("imagesrcset", "image")],
            "body" | "table" | "tr" | "td" | "th" if self.project.is_some() => &[("background", "image")],
            "use" | "feImage" if self.project.is_some() => &[("href", "image"), ("xlinkHref", "image")],
            "image" if self.project.is_some() => &[("xlinkHref", "image")],
            _ => return,
        };
        for (attribute, api) in attributes {
            let urls = self.attribute_values(id, attribute).into_iter().flat_map(|value| match value.kind {
                // React calls it instead of sending the form.
                Kind::Function(_) => Vec::new(),
                _ if attribute.to_ascii_lowercase().ends_with("srcset") => self.candidates(&value),
                _ if *attribute == "ping" => self.words(&value),
                // A part of the same document.
                _ if self.text_of(&value).start().starts_with('#') => Vec::new(),
                _ => vec![value],
            });
            for url in urls.collect::<Vec<_>>() {
                let mut found = Found::new("element", api, format!("<{tag}>"), element.at);
                self.address(&mut found, Some(&url));
                self.add_other(found);
            }
        }
    }

    /// Whether an `<input>` of a project is an image.
    fn is_image_button(&self, id: ObjectId) -> bool {
        let kind = self.store.last(id, "type").and_then(|entry| entry.value.as_str());
        self.project.is_some() && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("image"))
    }

    /// Each address of a list that is separated by spaces.
    fn words(&self, list: &Value) -> Vec<Value> {
        let of_text = |text: &Text| {
            let hole = text.first_hole().unwrap_or(list.at);
            let marked = text.marked(HOLE);
            let words = marked.split_ascii_whitespace().map(|url| Text::with_holes(url, hole));
            words.map(|text| Value::new(Kind::Text(text), list.at)).collect::<Vec<_>>()
        };
        self.text_of(list).alternatives().iter().flat_map(of_text).collect()
    }

    /// Each candidate of a `srcset`; the whole value if the text does not give it.
    fn candidates(&self, srcset: &Value) -> Vec<Value> {
        let texts = if self.project.is_some() { self.text_of(srcset).alternatives() } else { vec![srcset.to_text()] };
        let of_text = |text: &Text| match text.known() {
            Some(known) => srcset::urls(known).into_iter().map(|url| Value::text(url, srcset.at)).collect(),
            None if self.project.is_none() => vec![srcset.clone()],
            None => candidates_with_holes(text, srcset.at),
        };
        texts.iter().flat_map(of_text).collect()
    }
}

/// The candidates of a text whose holes are inside of the addresses.
fn candidates_with_holes(text: &Text, at: Span) -> Vec<Value> {
    let marked = text.marked(HOLE);
    let urls = srcset::urls(&marked).into_iter();
    let hole = text.first_hole().unwrap_or(at);
    urls.map(|url| Value::new(Kind::Text(Text::with_holes(url, hole)), at)).collect()
}

/// The URL in `url(…)`.
fn css_url(text: &str) -> Option<&str> {
    let start = text.find("url(")? + 4;
    let end = start + text.cut(start..).find(')')?;
    Some(text.cut(start..end).trim().trim_matches(['"', '\'']))
}
