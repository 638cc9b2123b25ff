//! Strings of a project that become markup, style or code of an element.

use oxc_span::Span;
use wouldblock_reading::words::script::Script;

use crate::found::Found;
use crate::interpreter::{Interpreter, MarkupText};
use crate::store::{Class, SPREAD};
use crate::value::{Kind, ObjectId, Piece, Text, Value};

/// Where a style sheet begins and ends around a declaration, so that the reader of style sheets finds it.
const RULE: (&str, &str) = ("a{background:", "}");

/// The same around whole declarations.
const DECLARATIONS: (&str, &str) = ("a{", "}");

/// How deep objects of style are followed.
const DEEPEST_STYLE: usize = 4;

impl Interpreter<'_> {
    /// The content of an element: code if it is a script or a style, and otherwise markup or a text.
    pub(crate) fn content(&mut self, tag: &str, name: &str, value: &Value) {
        match tag {
            "script" | "style" => {
                let is_code = |value: &&Value| self.store.class(value) != Some(Class::Json);
                let leaves: Vec<_> = value.useful_leaves().into_iter().filter(is_code).cloned().collect();
                for leaf in leaves {
                    for text in self.text_of(&leaf).alternatives() {
                        self.code_of_element(tag, text, leaf.at);
                    }
                }
            }
            _ if matches!(name, "innerHTML" | "outerHTML") => self.markup(value, "innerHTML"),
            _ => {}
        }
    }

    /// A style or a handler that is set as an attribute, so that a policy compares its hash.
    pub(super) fn code_of_attribute(&mut self, name: &str, value: &Value) {
        for leaf in value.useful_leaves() {
            // jQuery also takes functions.
            if let Kind::Function(_) = leaf.kind {
                continue;
            }
            for text in self.text_of(leaf).alternatives() {
                let Some(known) = text.known() else {
                    self.open_markup(text.first_hole().unwrap_or(leaf.at));
                    continue;
                };
                let quoted = known.replace('&', "&amp;").replace('"', "&quot;");
                self.push_markup(Value::text(format!("<p {name}=\"{quoted}\">"), leaf.at), "innerHTML");
            }
        }
    }

    /// The template and the styles of a component of Angular or Vue.
    pub(crate) fn template_of_component(&mut self, id: ObjectId) {
        let property = |this: &Self, name: &str| this.store.last(id, name).map(|entry| entry.value.clone());
        if let Some(template) = property(self, "template").filter(|template| self.is_markup(Some(template))) {
            self.markup(&template, "innerHTML");
        }
        let Some(styles) = property(self, "styles") else { return };
        let list = styles.as_object().and_then(|id| self.list(id));
        for sheet in list.unwrap_or_else(|| vec![styles]) {
            self.sheet(&sheet);
        }
    }

    /// The code of a script or a style. Its hash is only known if all of it is.
    fn code_of_element(&mut self, tag: &str, code: Text, at: Span) {
        if let Some(known) = code.known() {
            let document = Value::text(format!("<{tag}>{known}</{tag}>"), at);
            return self.push_markup(document, "parser");
        }
        let open = code.first_hole().unwrap_or(at);
        self.open_markup(open);
        if tag == "style" {
            self.sheet(&Value::new(Kind::Text(code), at));
        }
    }

    /// An attribute whose value becomes the content of an element, or style.
    pub(crate) fn content_in_attribute(&mut self, tag: &str, name: &str, value: &Value) {
        match name {
            "innerHTML" => self.content(tag, name, value),
            "dangerouslySetInnerHTML" => {
                let inner = value.as_object().and_then(|id| self.store.get(id, "__html").value);
                self.content(tag, "innerHTML", &inner.unwrap_or_else(|| value.clone()));
            }
            "srcDoc" | "srcdoc" => self.markup(value, "srcdoc"),
            "style" => self.style(value),
            "sx" | "css" if self.project.is_some() => self.style(value),
            "renderedHTML" => self.markup(value, "parser"),
            _ => self.javascript_url(name, value),
        }
    }

    /// An address with a script in it, which a policy compares with its hashes.
    pub(crate) fn javascript_url(&mut self, name: &str, value: &Value) {
        let tag = match name {
            "href" => "a",
            "src" => "iframe",
            "action" | "formAction" | "formaction" => "form",
            _ => return,
        };
        if self.project.is_none() {
            return;
        }
        for leaf in value.useful_leaves() {
            for text in self.text_of(leaf).alternatives() {
                let start = text.start().trim_start();
                if !start.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:")) {
                    continue;
                }
                let Some(known) = text.known() else {
                    self.open_markup(text.first_hole().unwrap_or(leaf.at));
                    continue;
                };
                let attribute = if tag == "form" { "action" } else { name };
                let quoted = known.replace('&', "&amp;").replace('"', "&quot;");
                self.push_markup(Value::text(format!("<{tag} {attribute}=\"{quoted}\">"), leaf.at), "innerHTML");
            }
        }
    }

    pub(super) fn is_markup(&self, value: Option<&Value>) -> bool {
        value.is_some_and(|value| self.text_of(value).start().trim_start().starts_with('<'))
    }

    pub(super) fn given_markup(&mut self, value: Option<Value>, way: &'static str) {
        if let Some(value) = value {
            self.markup(&value, way);
        }
    }

    /// A string that becomes markup. It is listed as open if nothing of it is known.
    pub(crate) fn markup(&mut self, value: &Value, way: &'static str) {
        if self.project.is_none() {
            return;
        }
        for leaf in value.useful_leaves() {
            let text = self.text_of(leaf);
            for hole in unknown_markup(&text) {
                // An unknown part of known markup is usually a text; code that holds markup is not.
                if text.start().is_empty() || self.code(hole).contains('<') {
                    self.open_markup(hole);
                }
            }
            if text.pieces().iter().any(|piece| !matches!(piece, Piece::Hole(_))) {
                self.push_markup(Value::new(Kind::Text(text), leaf.at), way);
            }
        }
    }

    /// Lists markup or code that is not known.
    pub(super) fn open_markup(&mut self, at: Span) {
        let mut found = Found::new("element", "", "", at);
        found.request.api = None;
        found.note("request.url", Script::ValueOpen.with("code", self.quoted(at)), Some(at));
        self.add_other(found);
    }

    /// A value of a property of style.
    pub(crate) fn style(&mut self, value: &Value) {
        self.nested_style(value, 0);
    }

    /// Objects of style may contain others: `{ "&:hover": { … } }`, `[one, two && three]`.
    fn nested_style(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST_STYLE || !self.step(1) {
            return;
        }
        for leaf in value.useful_leaves() {
            match leaf.kind {
                Kind::Object(id) if matches!(self.store.object(id).class, Class::Plain | Class::Array) => {
                    let entries = self.store.object(id).entries.clone();
                    // An object may contain itself many times.
                    if !self.step(entries.len()) {
                        return;
                    }
                    for entry in entries {
                        if &*entry.name != SPREAD {
                            self.nested_style(&entry.value, depth + 1);
                        }
                    }
                }
                _ => {
                    // The text of a whole attribute has the names of properties.
                    let text = self.text_of(leaf).marked("");
                    let has_names = text.split('(').next().is_some_and(|start| start.contains(':'));
                    self.sheet_around(leaf, if has_names { DECLARATIONS } else { RULE });
                }
            }
        }
    }

    /// A style sheet, or some of its rules.
    pub(crate) fn sheet(&mut self, value: &Value) {
        self.sheet_around(value, ("", ""));
    }

    fn sheet_around(&mut self, value: &Value, (before, after): (&str, &str)) {
        if self.project.is_none() || matches!(value.kind, Kind::Open | Kind::Free(_) | Kind::Function(_)) {
            return;
        }
        let text = self.text_of(value);
        let loads = |text: &str| text.contains("url(") || text.contains("image-set(") || text.contains("@import");
        if !text.alternatives().iter().any(|text| loads(&text.marked(""))) {
            return;
        }
        let mut sheet = Text::new(before);
        sheet.append(&text);
        sheet.push_str(after);
        self.push_markup(Value::new(Kind::Text(sheet), value.at), "css");
    }

    pub(super) fn push_markup(&mut self, value: Value, way: &'static str) {
        let text = self.text_of(&value);
        self.step(text.weight() / 8 + self.markup.len() / 64);
        let marked = text.marked("");
        let same = |known: &MarkupText| known.value.at == value.at && self.text_of(&known.value).marked("") == marked;
        if !self.markup.iter().any(same) {
            let place = self.place;
            self.markup.push(MarkupText { value, way, place });
        }
    }
}

/// The unknown parts of markup that are not inside of a tag.
fn unknown_markup(text: &Text) -> Vec<Span> {
    let mut in_tag = false;
    let mut open = Vec::new();
    for piece in text.pieces() {
        match piece {
            Piece::Known(known) => {
                in_tag = match (known.rfind('<'), known.rfind('>')) {
                    (None, None) => in_tag,
                    (start, end) => start > end,
                };
            }
            Piece::Hole(at) if !in_tag => open.push(*at),
            Piece::Hole(_) | Piece::Choice(..) => {}
        }
    }
    open
}
