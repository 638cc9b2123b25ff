//! The calls that make requests. Each API or library has its own file, because each behaves differently.
//!
//! They are methods of the interpreter, because such a call is a step of the program, and may call the functions of the
//! program that it receives.

mod angular;
mod axios;
mod beacon;
mod cache;
mod compile;
mod copied;
mod document;
mod element;
mod fetch;
mod head;
mod headers;
mod inner_html;
mod jquery;
mod ky;
mod open;
mod socket;
mod superagent;
mod worker;
mod xhr;

use crate::interpreter::{Arguments, Interpreter};
use crate::store::Class;
use crate::value::{Kind, Value};

impl Interpreter<'_> {
    /// A call of a function that the text does not define. `None` if it is not known.
    pub(crate) fn library_call(&mut self, path: &str, arguments: &Arguments) -> Option<Value> {
        let at = arguments.at;
        Some(match path {
            "fetch" => self.fetch_call("fetch", arguments),
            "fetchLater" => self.fetch_call("fetchlater", arguments),
            "$fetch" | "ofetch" | "useFetch" | "useLazyFetch" | "$fetch.raw" => self.ofetch_call(path, arguments),
            "fetchEventSource" => self.fetch_event_source(arguments),
            "navigator.sendBeacon" => self.send_beacon(arguments),
            "importScripts" => self.import_scripts(arguments),
            "navigator.serviceWorker.register" => self.register_service_worker(arguments),
            "document.createElement" => self.create_element(arguments),
            "caches.open" if self.project.is_some() => {
                Value::new(Kind::Object(self.store.create(Class::Cache, at)), at)
            }
            "inject"
                if arguments
                    .first()
                    .is_some_and(|value| matches!(&value.kind, Kind::Free(path) if &**path == "HttpClient")) =>
            {
                Value::new(Kind::Object(self.store.create(Class::HttpClient, at)), at)
            }
            "addEventListener" | "addEventListener.call" => self.global_listener(arguments),
            "CSS.paintWorklet.addModule" if self.project.is_some() => {
                self.add_worklet(Some("paint"), arguments);
                Value::open(at)
            }
            "useHead" if self.project.is_some() => self.use_head(arguments),
            "ReactDOM.preload" | "ReactDOM.preloadModule" | "ReactDOM.preinit" | "ReactDOM.preinitModule"
                if self.project.is_some() =>
            {
                self.resource_of_react(path.trim_start_matches("ReactDOM."), arguments)
            }
            "$http" => self.angularjs_call(arguments),
            "React.createElement" | "createElement" | "h" | "jsx" | "jsxs" | "_jsx" | "_jsxs" => {
                return self.element_of_call(arguments);
            }
            "$" | "jQuery" => return self.jquery_elements(arguments),
            "superagent" => self.superagent_call("GET", arguments),
            "ky" => self.ky_free("ky", arguments),
            _ => return self.library_method(path, arguments),
        })
    }

    /// A method of a library's global.
    fn library_method(&mut self, path: &str, arguments: &Arguments) -> Option<Value> {
        let (object, name) = path.rsplit_once('.')?;
        match object {
            "$" | "jQuery" => self.jquery_method(name, arguments),
            "ky" => self.ky_free_method(name, arguments),
            "superagent" => self.superagent_start(name, arguments),
            "$http" | "this.$http" => self.angularjs_method(object, name, arguments),
            "this.http" | "this.httpClient" | "this._http" | "this._httpClient" | "this.#http" | "this.httpclient" => {
                Self::is_angular_call(name, arguments).then(|| self.http_client_method(name, arguments))
            }
            _ => self.open_client(object, name, arguments),
        }
    }

    /// `new` with a constructor that the text does not define.
    pub(crate) fn library_construct(&mut self, path: &str, arguments: &Arguments) -> Option<Value> {
        let at = arguments.at;
        Some(match path {
            "XDomainRequest" => Value::new(Kind::Object(self.store.create(Class::DomainRequest, at)), at),
            "XMLHttpRequest" | "ActiveXObject" | "XMLHttpRequest.XMLHttpRequest" => {
                Value::new(Kind::Object(self.store.create(Class::XmlHttpRequest, at)), at)
            }
            "WebSocket" | "MozWebSocket" | "ReconnectingWebSocket" => self.web_socket(arguments),
            "EventSource" => self.event_source(arguments),
            "EventSourcePolyfill" | "NativeEventSource" | "EventSourcePolyfill.EventSourcePolyfill" => {
                self.event_source_polyfill(arguments)
            }
            "WebTransport" => self.web_transport(arguments),
            "Worker" => self.new_worker("worker", arguments),
            "SharedWorker" => self.new_worker("sharedworker", arguments),
            "Image" => self.new_element("img", at),
            "Audio" => self.new_audio(arguments),
            "FontFace" => self.font_face(arguments),
            _ => return None,
        })
    }
}
