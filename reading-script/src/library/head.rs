//! Elements that frameworks put into the head of a page: `preload()` and `preinit()` of React, and `useHead()` of Nuxt.

use crate::interpreter::{Arguments, Interpreter};
use crate::value::{Kind, ObjectId, Value};

/// The parts of `useHead()` whose elements load something or are code.
const PARTS: [&str; 3] = ["script", "link", "style"];

impl Interpreter<'_> {
    /// `preload(href, { as })` and its relatives. <https://react.dev/reference/react-dom#resource-preloading-apis>
    pub(crate) fn resource_of_react(&mut self, name: &str, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let options = arguments.get(1).and_then(Value::as_object);
        let kind = options.and_then(|id| self.store.get(id, "as").value);
        let kind = kind.as_ref().and_then(Value::as_str);
        // A link without `rel` is listed as an element that is not known.
        let (tag, attribute, rel) = match (name, kind) {
            ("preload", _) => ("link", "href", Some("preload")),
            ("preloadModule", _) => ("link", "href", Some("modulepreload")),
            ("preinitModule", _) | ("preinit", Some("script")) => ("script", "src", None),
            ("preinit", Some("style")) => ("link", "href", Some("stylesheet")),
            _ => ("link", "href", None),
        };
        let element = self.new_element(tag, at);
        let Some(id) = element.as_object() else { return element };
        if let Some(options) = options {
            self.set_attributes(id, options);
        }
        if name == "preinitModule" {
            self.set_element_property(id, "type", Value::text("module", at), at);
        }
        if let Some(rel) = rel {
            self.set_element_property(id, "rel", Value::text(rel, at), at);
        }
        let address = arguments.first().cloned().unwrap_or_else(|| Value::open(at));
        self.set_element_property(id, attribute, address, at);
        Value::undefined(at)
    }

    /// `useHead({ script: [{ src }], link: [{ rel, href }] })`. <https://nuxt.com/docs/api/composables/use-head>
    pub(crate) fn use_head(&mut self, arguments: &Arguments) -> Value {
        let at = arguments.at;
        let given = arguments.first().cloned().unwrap_or_else(|| Value::open(at));
        let head = match given.kind {
            Kind::Function(_) => self.call_value(&given, &Arguments { values: Vec::new(), at }, None),
            _ => given,
        };
        let Some(head) = head.as_object() else {
            self.open_markup(at);
            return Value::open(at);
        };
        for part in PARTS {
            let Some(list) = self.store.get(head, part).value else { continue };
            for item in self.items_or_open(&list) {
                match item.as_object() {
                    Some(item) => self.head_element(part, item),
                    // A text is the content of a script or a style.
                    None => self.open_markup(item.at),
                }
            }
        }
        Value::open(at)
    }

    fn head_element(&mut self, tag: &str, item: ObjectId) {
        let at = self.store.object(item).at;
        if let Some(id) = self.new_element(tag, at).as_object() {
            self.set_attributes(id, item);
        }
    }

    fn set_attributes(&mut self, element: ObjectId, from: ObjectId) {
        let entries = self.store.object(from).entries.clone();
        for entry in entries.into_iter().filter(|entry| !entry.name.starts_with("[[")) {
            let name = if &*entry.name == "children" { "innerHTML" } else { &entry.name };
            self.set_element_property(element, name, entry.value, entry.at);
        }
    }
}
