//! Notes about values that the text does not determine, and the parts of a request that come from values.

use oxc_span::Span;
use wouldblock_reading::cut::Cut as _;
use wouldblock_reading::words::Sentence;
use wouldblock_reading::words::script::Script;

use super::headers::{Header, HeaderList};
use crate::found::{Address, Found};
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Property;
use crate::value::{HOLE, Kind, MOST_ALTERNATIVES, Piece, Text, Value};

/// The greatest length of code that a sentence quotes.
const LONGEST_QUOTE: usize = 60;

impl Interpreter<'_> {
    /// Code, shortened for a sentence.
    pub(crate) fn quoted(&self, at: Span) -> String {
        let mut quote = self.code(at).split_whitespace().collect::<Vec<_>>().join(" ");
        if quote.chars().count() > LONGEST_QUOTE {
            quote = quote.chars().take(LONGEST_QUOTE - 1).chain(['…']).collect();
        }
        quote
    }

    /// A string for people: holes are in braces.
    pub(crate) fn shown(&self, text: &Text) -> String {
        let mut shown = String::new();
        for piece in text.pieces() {
            match piece {
                Piece::Known(known) => shown.push_str(known),
                Piece::Hole(at) | Piece::Choice(_, at) => {
                    shown.extend(["{".to_owned(), self.quoted(*at), "}".to_owned()]);
                }
            }
        }
        shown
    }

    /// The names of the unknown parts of a string.
    pub(crate) fn holes(&self, text: &Text) -> String {
        let mut names: Vec<String> = Vec::new();
        for hole in text.holes() {
            let name = self.quoted(hole);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// Sets the URL, as far as it is known.
    pub(crate) fn address(&self, found: &mut Found, value: Option<&Value>) {
        let Some(value) = value else { return };
        if self.project.is_some() {
            return self.addresses(found, value);
        }
        if value.is_nullish() {
            found.note("request.url", Script::ValueOpen.with("code", self.quoted(value.at)), Some(value.at));
            return;
        }
        let text = self.text_of(value);
        let known = text.known().map(str::to_owned);
        if let Some(url) =
            known.as_deref().map(trimmed).filter(|url| !url.is_empty() || matches!(value.kind, Kind::Text(_)))
        {
            found.request.url = Some(url.to_owned());
            found.place("request.url", value.at);
            return;
        }
        if let Kind::Either(values) = &value.kind {
            let [one, two] = values.each_ref().map(|value| self.shown(&self.text_of(value)));
            found.note("request.url", Script::UrlEither.with("one", &*one).with("two", &*two), Some(value.at));
            return;
        }
        if let Some(start) = before_query(text.start()) {
            found.request.url = Some(start.to_owned());
            found.place("request.url", value.at);
            found.note("request.url", Script::QueryOpen.with("names", self.holes(&text)), text.first_hole());
            return;
        }
        found.note("request.url", self.why_open(&text), text.first_hole().or(Some(value.at)));
    }

    /// Why an address is not completely known.
    fn why_open(&self, text: &Text) -> Sentence {
        let names = self.holes(text);
        let about_the_page =
            names.contains("location") || names.contains("document.baseURI") || names.contains("import.meta.url");
        let why = if about_the_page { Script::UrlOfPage } else { Script::UrlOpen };
        why.with("names", names).with("url", self.shown(text))
    }

    /// Sets every address that the request of a project may have.
    fn addresses(&self, found: &mut Found, value: &Value) {
        let value = &self.without_ref(value);
        for leaf in value.useful_leaves() {
            if leaf.is_nullish() {
                found.note("request.url", Script::ValueOpen.with("code", self.quoted(leaf.at)), Some(found.at));
                continue;
            }
            for text in self.text_of(leaf).alternatives() {
                if found.addresses.len() == MOST_ALTERNATIVES {
                    let why = Script::ValueOpen.with("code", self.quoted(value.at));
                    return found.note("request.url", why, Some(found.at));
                }
                let why = text.known().is_none().then(|| self.why_open(&text));
                // A known part has the place of its literal, and an unknown value that of the request.
                let is_here = text.start().is_empty() || leaf.at.is_empty();
                let at = if is_here { found.at } else { leaf.at };
                found.addresses.push(Address { url: trimmed(&text.marked(HOLE)).to_owned(), why, at });
            }
        }
    }

    /// Adds a note about the values that a part of a request depends on, if any.
    pub(crate) fn doubt(&self, found: &mut Found, path: &str, property: &Property) {
        if let Some(doubt) = property.doubt {
            let why = Script::Depends.with("code", self.quoted(doubt));
            found.note(path, why, Some(doubt));
        }
    }

    /// Reads the flag `withCredentials`.
    pub(crate) fn with_credentials(&self, found: &mut Found, property: &Property) {
        const PATH: &str = "request.credentials";
        let Some(value) = &property.value else { return };
        self.doubt(found, PATH, property);
        match value.truth() {
            Some(true) => {
                found.request.credentials = Some("include".to_owned());
                found.place(PATH, property.at);
            }
            Some(false) => {}
            None => found.note(PATH, Script::ValueOpen.with("code", self.quoted(value.at)), Some(value.at)),
        }
    }

    /// Sets a body of text, and its type unless the headers have one. `name`: the library, which derives the type from the
    /// value; `mime`: `None` if the value is not known.
    pub(crate) fn text_body(
        &self,
        found: &mut Found,
        body: &Value,
        mime: Option<&str>,
        name: &str,
        headers: &mut HeaderList,
    ) {
        match mime {
            _ if headers.has("content-type") => found.body("text"),
            Some(mime) => {
                found.body("text");
                let value = Value::text(mime, body.at);
                headers.set(Header { name: "Content-Type".to_owned(), value, at: body.at, condition: None });
            }
            None => {
                let code = self.quoted(body.at);
                let why = Script::DataOpen.with("code", code.clone()).with("name", name);
                found.note("request.headers", why, Some(body.at));
                found.note("request.body", Script::BodyOpen.with("code", code), Some(body.at));
            }
        }
    }

    /// A property of the options as a known string; adds a note if it is not known.
    pub(crate) fn option(&self, found: &mut Found, options: &Value, name: &str, path: &str) -> Option<(String, Span)> {
        let id = options.as_object()?;
        let property = self.store.get(id, name);
        let Some(value) = &property.value else { return None };
        if matches!(value.kind, Kind::Undefined) {
            return None;
        }
        self.doubt(found, path, &property);
        if let Some(text) = self.text_of(value).known() {
            Some((text.to_owned(), property.at))
        } else {
            found.note(path, Script::ValueOpen.with("code", self.quoted(value.at)), Some(value.at));
            None
        }
    }

    /// A property of the options that is true or false; adds a note if it is not known.
    pub(crate) fn flag(&self, found: &mut Found, options: &Value, name: &str, path: &str) -> Option<(bool, Span)> {
        let id = options.as_object()?;
        let property = self.store.get(id, name);
        let value = property.value.as_ref()?;
        if matches!(value.kind, Kind::Undefined) {
            return None;
        }
        self.doubt(found, path, &property);
        if let Some(truth) = value.truth() {
            Some((truth, property.at))
        } else {
            found.note(path, Script::ValueOpen.with("code", self.quoted(value.at)), Some(value.at));
            None
        }
    }

    /// Adds a note about options that are not known, or into which an unknown object is spread.
    pub(crate) fn open_options(&self, found: &mut Found, options: Option<&Value>) {
        let Some(options) = options else { return };
        let open = match options.kind {
            Kind::Object(id) => self
                .store
                .object(id)
                .entries
                .iter()
                .find(|entry| &*entry.name == crate::store::SPREAD)
                .map(|entry| entry.value.at),
            Kind::Undefined | Kind::Null | Kind::Function(_) => None,
            _ => Some(options.at),
        };
        if let Some(at) = open {
            found.note("request", Script::OptionsOpen.with("code", self.quoted(at)), Some(at));
        }
    }

    /// A client that is defined elsewhere: `api.get("/users")` shows that there is a request, but little about it.
    pub(crate) fn open_client(&mut self, object: &str, name: &str, arguments: &Arguments) -> Option<Value> {
        let client = object.rsplit('.').next().unwrap_or(object).to_ascii_lowercase();
        let is_client = ["api", "http", "axios", "client", "instance"].iter().any(|part| client.contains(part))
            && !object.starts_with("process.");
        let verb = matches!(name, "get" | "post" | "put" | "patch" | "delete" | "head");
        let url = arguments.first().filter(|value| matches!(value.kind, Kind::Text(_)))?;
        let looks_like_url = {
            let text = self.text_of(url);
            text.start().starts_with('/') || text.start().contains("://") || text.start().is_empty()
        };
        if !is_client || !verb || !looks_like_url || arguments.has_function() && name != "get" && name != "post" {
            return None;
        }
        let mut found = Found::new("client", "fetch", format!("{object}.{name}()"), arguments.at);
        // Whatever the client uses, the same directive of a policy covers it.
        if self.project.is_none() {
            found.request.api = None;
        }
        found.request.method = Some(name.to_ascii_uppercase());
        let text = self.text_of(url);
        if text.known().as_ref().is_some_and(|text| text.contains("://")) {
            self.address(&mut found, Some(url));
        } else {
            let why = Script::ClientUrl.with("name", object).with("url", self.shown(&text));
            found.note("request.url", why, Some(url.at));
        }
        found.note("request.headers", Script::Client.with("name", object), Some(arguments.at));
        self.add(found);
        Some(self.call_unknown(arguments))
    }

    /// Adds a request to the result.
    pub(crate) fn add(&mut self, mut found: Found) {
        found.place = self.place;
        self.step(found.weight() / 8);
        if !self.found.iter().any(|known| known.same(&found)) {
            self.found.push(found);
        }
    }

    /// Adds a request that the text causes, although it is not about it.
    pub(crate) fn add_other(&mut self, mut found: Found) {
        found.place = self.place;
        self.step(found.weight() / 8);
        self.others.push(found);
    }
}

/// A URL without the characters that the parser strips from its ends.
/// <https://url.spec.whatwg.org/#concept-basic-url-parser>
fn trimmed(url: &str) -> &str {
    url.trim_matches(|char| char <= ' ')
}

/// The text before the query, if the first hole is in the query: no check depends on it.
fn before_query(start: &str) -> Option<&str> {
    let query = start.find('?')?;
    let end = start.rfind('&').filter(|end| *end > query).unwrap_or(query);
    Some(start.cut(..end))
}
