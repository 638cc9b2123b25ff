//! Workers, their imports, and `import()`.

use oxc_span::Span;
use wouldblock_reading::words::script::Script;

use crate::address::is_absolute;
use crate::found::{Found, Place};
use crate::interpreter::{Arguments, Interpreter};
use crate::value::{HOLE, Kind, Piece, Text, Value};

/// Whether a text is the method of a request.
fn is_method(text: &str) -> bool {
    let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    methods.iter().any(|method| text.eq_ignore_ascii_case(method))
}

impl Interpreter<'_> {
    pub(crate) fn new_worker(&mut self, api: &'static str, arguments: &Arguments) -> Value {
        let call = if api == "worker" { "new Worker()" } else { "new SharedWorker()" };
        self.worker_found("worker", api, call, arguments);
        self.event_target(arguments.at)
    }

    pub(crate) fn register_service_worker(&mut self, arguments: &Arguments) -> Value {
        self.worker_found("worker", "serviceworker", "navigator.serviceWorker.register()", arguments);
        Value::open(arguments.at)
    }

    fn worker_found(&mut self, kind: &'static str, api: &'static str, call: &str, arguments: &Arguments) {
        let mut found = Found::new(kind, api, call, arguments.at);
        self.address(&mut found, arguments.first());
        if let Some(options) = arguments.get(1)
            && self.option_text(options, "type").as_deref() == Some("module")
        {
            found.request.module = Some(true);
        }
        self.add(found);
    }

    /// A method of a project that loads something, whatever has it: `audioWorklet.addModule(url)`, and the `open` of an
    /// `XMLHttpRequest`.
    pub(crate) fn method_that_loads(&mut self, name: &str, arguments: &Arguments) {
        let Some(first) = arguments.first().filter(|_| self.project.is_some()) else { return };
        match name {
            "addModule" => self.add_worklet(None, arguments),
            "open" if arguments.get(1).is_some() && first.as_str().is_some_and(is_method) => {
                let mut found = Found::new("xhr", "xhr", "XMLHttpRequest", arguments.at);
                self.address(&mut found, arguments.get(1));
                self.add_other(found);
            }
            _ => {}
        }
    }

    /// `via`: the kind of the worklet, if it is not that of audio.
    pub(crate) fn add_worklet(&mut self, via: Option<&str>, arguments: &Arguments) {
        let mut found = Found::new("worker", "worklet", "addModule()", arguments.at);
        found.request.via = via.map(str::to_owned);
        self.address(&mut found, arguments.first());
        self.add_other(found);
    }

    /// Handles `importScripts`. Only workers have it, so the rest of the code runs in one.
    pub(crate) fn import_scripts(&mut self, arguments: &Arguments) -> Value {
        if self.place == Place::Page {
            self.place = Place::Worker(arguments.at);
        }
        for url in &arguments.values {
            let mut found = Found::new("worker", "importscripts", "importScripts()", url.at);
            self.address(&mut found, Some(url));
            self.add(found);
        }
        Value::undefined(arguments.at)
    }

    /// `import(url)`. A bare name or a relative path belongs to the bundler, not to the network.
    pub(crate) fn dynamic_import(&mut self, source: &Value, at: Span) -> Value {
        let text = self.text_of(source);
        let alternatives = text.alternatives();
        // In a file of a project, a name of which nothing is known is listed, too: it may be a URL.
        let is_unknown = |text: &Text| self.project.is_some() && matches!(text.pieces(), [Piece::Hole(_), ..]);
        // A document has no bundler.
        let document = self.project.filter(|project| project.document.is_some());
        let address = |text: &Text| Some(Text::with_holes(&document?.module(&text.marked(HOLE))?, at));
        let loaded: Vec<_> = alternatives.iter().map(|text| address(text).unwrap_or_else(|| text.clone())).collect();
        let source = &match document {
            Some(_) => Value::new(Kind::Text(Text::choice(loaded.iter().cloned(), source.at)), source.at),
            None => source.clone(),
        };
        if loaded.iter().any(|text| is_absolute(text.start()) || is_unknown(text)) {
            let mut found = Found::new("import", "import", "import()", at);
            self.address(&mut found, Some(source));
            // The bundler replaces the alternatives that are files.
            found.addresses.retain(|address| is_absolute(&address.url) || address.url.starts_with(HOLE));
            self.add(found);
        }
        let namespace = text.known().and_then(|module| self.imported_namespace(module, at));
        namespace.unwrap_or_else(|| Value::open(at))
    }

    /// `addEventListener("fetch", …)`: a service worker, or a worker at the edge.
    pub(crate) fn global_listener(&mut self, arguments: &Arguments) -> Value {
        let is_fetch = arguments.first().and_then(Value::as_str) == Some("fetch");
        if !is_fetch {
            return self.call_unknown(arguments);
        }
        let place = std::mem::replace(&mut self.place, Place::ServiceWorker(arguments.at));
        let value = self.call_unknown(arguments);
        self.place = place;
        value
    }

    /// `location.href = …`: a navigation, which is not a request of this page.
    pub(crate) fn navigation(&mut self, value: &Value, at: Span) {
        if let Kind::Text(_) = value.kind {
            let url = self.shown(&self.text_of(value));
            self.note("request", Script::Navigation.with("url", url), Some(at));
        }
    }
}
