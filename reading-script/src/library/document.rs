//! What the scripts of a project do with elements: those that they look up, and calls that create some.

use oxc_span::Span;
use wouldblock_reading::cut::Cut as _;
use wouldblock_reading::words::script::Script;

use crate::address::is_absolute;
use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::names::globals::is_location;
use crate::store::Class;
use crate::value::{Kind, ObjectId, Value};

/// Attributes with an address that many objects have under the same name: only whole addresses are of interest.
const COMMON: [&str; 5] = ["href", "action", "formAction", "data", "ping"];

/// Attributes with an address that only elements have.
pub(super) const ADDRESSES: [&str; 4] = ["src", "srcset", "srcSet", "poster"];

impl Interpreter<'_> {
    /// `document.querySelector("img")` and similar calls; `None` if the method looks up nothing.
    pub(crate) fn look_up(&mut self, name: &str, arguments: &Arguments) -> Option<Value> {
        self.project?;
        let at = arguments.at;
        let selector = arguments.first().and_then(Value::as_str).unwrap_or_default().to_owned();
        let (tag, rel) = match name {
            "querySelector" | "querySelectorAll" | "closest" => (tag_of(&selector), rel_of(&selector)),
            "getElementsByTagName" => (selector.to_ascii_lowercase(), None),
            "getElementById" | "getElementsByClassName" | "getElementsByName" => (String::new(), None),
            _ => return None,
        };
        let element = self.new_element(&tag, at);
        if let Some(id) = element.as_object() {
            self.store.set(id, "[[looked up]]", Value::new(Kind::Boolean(true), at), at);
            if let Some(rel) = rel {
                self.store.set(id, "rel", Value::text(rel, at), at);
            }
        }
        if matches!(name, "querySelector" | "closest" | "getElementById") {
            return Some(Value::either(element, Value::new(Kind::Null, at), at));
        }
        let list = self.store.create(Class::NodeList, at);
        self.store.set(list, "[[item]]", element, at);
        Some(Value::new(Kind::Object(list), at))
    }

    /// `$("img")`, or `$("<img>")`, whose string becomes an element.
    pub(super) fn jquery_elements(&mut self, arguments: &Arguments) -> Option<Value> {
        self.project?;
        let first = arguments.first()?;
        if self.text_of(first).start().trim_start().starts_with('<') {
            let first = first.clone();
            let Some(tag) = first.as_str().and_then(lonely_tag) else {
                self.markup(&first, "jQuery");
                return None;
            };
            let element = self.new_element(&tag, arguments.at);
            self.method_of_element(
                element.as_object(),
                "attr",
                &Arguments { values: arguments.values.iter().skip(1).cloned().collect(), at: arguments.at },
            );
            return Some(element);
        }
        let lookup = Arguments { values: vec![first.clone()], at: arguments.at };
        self.look_up("querySelector", &lookup)?.leaves().first().map(|element| (*element).clone())
    }

    /// An assignment to a property of something that may be an element.
    pub(crate) fn set_on_element(&mut self, object: &Value, name: &str, value: &Value, at: Span) {
        if self.project.is_none() {
            return;
        }
        self.javascript_url(name, value);
        match name {
            "innerHTML" | "outerHTML" | "textContent" | "innerText" | "text" => {
                let id = object.as_object();
                let kind = id.and_then(|id| self.store.last(id, "type")).and_then(|entry| entry.value.as_str());
                if kind.is_some_and(crate::interpreter::is_data_type) {
                    return;
                }
                let tag = id.map(|id| self.tag(id)).unwrap_or_default();
                self.content(&tag, name, value);
            }
            "srcdoc" => self.markup(value, "srcdoc"),
            _ if matches!(object.kind, Kind::Open | Kind::Free(_)) => self.set_on_unknown(object, name, value, at),
            _ => {}
        }
        if self.store.class(object) != Some(Class::Plain) {
            self.style(value);
        }
    }

    /// `React.createElement("img", { src })`, and the same of other libraries.
    pub(super) fn element_of_call(&mut self, arguments: &Arguments) -> Option<Value> {
        self.project?;
        let tag = arguments.first()?.as_str()?.to_owned();
        let attributes = arguments.get(1).filter(|value| self.store.class(value) == Some(Class::Plain))?.clone();
        let element = self.new_element(&tag, arguments.at);
        let id = element.as_object()?;
        self.spread_into(id, &attributes, arguments.at, None);
        for entry in self.store.object(id).entries.clone() {
            self.call_back(&entry.value);
            self.content_in_attribute(&tag, &entry.name, &entry.value);
        }
        Some(element)
    }

    /// Sets an attribute of something that the text does not show.
    fn set_on_unknown(&mut self, object: &Value, name: &str, value: &Value, at: Span) {
        let Kind::Free(path) = &object.kind else { return self.unknown_element(name, value, at) };
        // A policy does not govern navigations.
        if is_location(&format!("{path}.{name}")) {
            return;
        }
        let tag = match path.split('.').nth(1) {
            Some("images") if path.starts_with("document.") => "img",
            Some("forms") if path.starts_with("document.") => "form",
            _ => return self.unknown_element(name, value, at),
        };
        if let Some(id) = self.new_element(tag, at).as_object() {
            self.store.set(id, name, value.clone(), at);
        }
    }

    /// Lists an attribute of an element whose kind is not known: what it loads depends on that.
    pub(super) fn unknown_element(&mut self, name: &str, value: &Value, at: Span) {
        for leaf in value.useful_leaves() {
            if !matches!(leaf.kind, Kind::Text(_) | Kind::Open | Kind::Free(_) | Kind::Object(_)) {
                continue;
            }
            for text in self.text_of(leaf).alternatives() {
                let start = text.start();
                let is_loaded = ADDRESSES.contains(&name) && text.known().is_none_or(|text| !text.trim().is_empty())
                    || COMMON.contains(&name) && is_absolute(start);
                if !is_loaded {
                    continue;
                }
                let why = Script::ElementOpen.with("name", name).with("url", self.shown(&text));
                let mut found = Found::new("element", "", "", at);
                found.request.api = None;
                found.note("request.url", why, Some(at));
                self.add_other(found);
            }
        }
    }

    /// A method of something that may be an element: `setAttribute`, `insertAdjacentHTML`, jQuery's `attr`.
    pub(crate) fn method_of_element(&mut self, object: Option<ObjectId>, name: &str, arguments: &Arguments) {
        if self.project.is_none() {
            return;
        }
        let argument = |index: usize| arguments.values.get(index).cloned();
        match name {
            "attr" | "prop" if argument(0).is_some_and(|value| self.store.class(&value) == Some(Class::Plain)) => {
                let attributes = argument(0).and_then(|value| value.as_object());
                for entry in attributes.map(|id| self.store.object(id).entries.clone()).unwrap_or_default() {
                    let name = Value::text(&*entry.name, entry.at);
                    self.set_attribute(object, Some(&name), Some(&entry.value), entry.at);
                }
            }
            "css" if argument(1).is_none() => {
                if let Some(value) = argument(0) {
                    self.style(&value);
                }
            }
            "setAttribute" | "attr" | "prop" => {
                self.set_attribute(object, argument(0).as_ref(), argument(1).as_ref(), arguments.at);
            }
            "setAttributeNS" => self.set_attribute(object, argument(1).as_ref(), argument(2).as_ref(), arguments.at),
            "insertAdjacentHTML" => self.given_markup(argument(1), "innerHTML"),
            // Its scripts run.
            "createContextualFragment" => self.given_markup(argument(0), "parser"),
            "setHTMLUnsafe" | "setHTML" => self.given_markup(argument(0), "innerHTML"),
            "write" | "writeln" if self.is_markup(argument(0).as_ref()) => {
                self.given_markup(argument(0), "document.write");
            }
            "html" | "append" | "prepend" | "before" | "after" | "replaceWith" | "wrap"
                if self.is_markup(argument(0).as_ref()) =>
            {
                // jQuery runs the scripts in it, and elements only take it as a text.
                self.given_markup(argument(0), "jQuery");
            }
            // jQuery's `load` puts the response into the elements.
            "load" if object.is_some() && arguments.first().is_some_and(|url| matches!(url.kind, Kind::Text(_))) => {
                let mut found = Found::new("jquery", "xhr", "$().load()", arguments.at);
                self.address(&mut found, arguments.first());
                self.add_other(found);
            }
            "setProperty" | "css" => {
                if let Some(value) = argument(1) {
                    self.style(&value);
                }
            }
            "insertRule" | "replaceSync" | "addRule" => {
                if let Some(value) = argument(0) {
                    self.sheet(&value);
                }
            }
            _ => {}
        }
    }

    /// `setAttribute(name, value)`. `object`: the element, if its kind may be known.
    fn set_attribute(&mut self, object: Option<ObjectId>, name: Option<&Value>, value: Option<&Value>, at: Span) {
        let (Some(name), Some(value)) = (name.and_then(Value::as_str), value) else { return };
        let name = name.strip_prefix("xlink:").unwrap_or(name);
        match name.to_ascii_lowercase().as_str() {
            "srcdoc" => self.markup(value, "srcdoc"),
            lower if lower == "style" || lower.starts_with("on") => self.code_of_attribute(lower, value),
            lower => {
                let property = match lower {
                    "crossorigin" => "crossOrigin",
                    "referrerpolicy" => "referrerPolicy",
                    "formaction" => "formAction",
                    other => other,
                };
                self.javascript_url(property, value);
                match object {
                    Some(id) => self.store.set(id, property, value.clone(), at),
                    None => self.unknown_element(property, value, at),
                }
            }
        }
    }
}

/// The name in `<name>`, `<name/>` or `<name></name>`.
fn lonely_tag(markup: &str) -> Option<String> {
    let inner = markup.trim().strip_prefix('<')?;
    let end = inner.find(|char: char| !char.is_ascii_alphanumeric())?;
    let (tag, rest) = inner.split_at_checked(end)?;
    let rest: String = rest.split_whitespace().collect();
    (rest == ">" || rest == "/>" || rest == format!("></{tag}>")).then(|| tag.to_ascii_lowercase())
}

/// The kind of element that a selector finds; empty if it does not say, or if it finds several.
fn tag_of(selector: &str) -> String {
    let mut tags = selector.split(',').map(|selector| {
        let last = last_compound(selector);
        let end = last.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(last.len());
        last.cut(..end).to_ascii_lowercase()
    });
    let first = tags.next().unwrap_or_default();
    if tags.all(|tag| tag == first) { first } else { String::new() }
}

/// The part of a selector that describes the element itself.
fn last_compound(selector: &str) -> &str {
    let mut depth = 0_usize;
    let mut start = 0;
    let selector = selector.trim();
    for (at, char) in selector.char_indices() {
        match char {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            ' ' | '>' | '+' | '~' if depth == 0 => start = at + 1,
            _ => {}
        }
    }
    selector.cut(start..)
}

/// `link[rel="stylesheet"]`: the value.
fn rel_of(selector: &str) -> Option<String> {
    let start = selector.rfind("[rel")?;
    let value = selector.cut(start + 4..).trim_start_matches(['~', '^', '$', '*', '=', '"', '\'']);
    Some(value.split(['"', '\'', ']']).next()?.to_ascii_lowercase())
}
