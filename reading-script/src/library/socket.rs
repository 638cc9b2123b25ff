//! `WebSocket`, `EventSource` and `WebTransport`.

use oxc_span::Span;
use wouldblock_reading::words::script::Script;

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, Value};

impl Interpreter<'_> {
    pub(crate) fn web_socket(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("websocket", "websocket", "new WebSocket()", arguments.at);
        self.address(&mut found, arguments.first());
        if let Some(protocols) = arguments.get(1) {
            let list = match &protocols.kind {
                Kind::Text(_) => Some(vec![protocols.clone()]),
                Kind::Object(id) => self.list(*id),
                _ => None,
            };
            let names: Option<Vec<_>> =
                list.and_then(|list| list.iter().map(|name| name.as_str().map(str::to_owned)).collect());
            match names {
                Some(names) => {
                    found.request.protocols = names;
                    found.place("request.protocols", protocols.at);
                }
                // These are options of a library for servers: headers cannot be set in a browser.
                None if self.store.class(protocols) == Some(Class::Plain) => {}
                None => {
                    let why = Script::ValueOpen.with("code", self.quoted(protocols.at));
                    found.note("request.protocols", why, Some(protocols.at));
                }
            }
        }
        self.add(found);
        self.event_target(arguments.at)
    }

    pub(crate) fn event_source(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("eventsource", "eventsource", "new EventSource()", arguments.at);
        self.address(&mut found, arguments.first());
        self.open_options(&mut found, arguments.get(1));
        if let Some(options) = arguments.get(1)
            && let Some((true, at)) = self.flag(&mut found, options, "withCredentials", "request.credentials")
        {
            found.request.credentials = Some("include".to_owned());
            found.place("request.credentials", at);
        }
        self.add(found);
        self.event_target(arguments.at)
    }

    pub(crate) fn web_transport(&mut self, arguments: &Arguments) -> Value {
        let mut found = Found::new("webtransport", "webtransport", "new WebTransport()", arguments.at);
        self.address(&mut found, arguments.first());
        self.add(found);
        self.event_target(arguments.at)
    }

    /// An object with listeners and without relevant properties.
    pub(crate) fn event_target(&mut self, at: Span) -> Value {
        Value::new(Kind::Object(self.store.create(Class::Instance, at)), at)
    }
}
