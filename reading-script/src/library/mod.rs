//! The calls that make requests. Each API or library has its own file, because each behaves differently.

mod angular;
mod axios;
mod beacon;
mod copied;
mod document;
mod element;
mod fetch;
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

/// A call of a function that the text does not define. `None` if it is not known.
pub(crate) fn call(interpreter: &mut Interpreter<'_>, path: &str, arguments: &Arguments) -> Option<Value> {
    let at = arguments.at;
    Some(match path {
        "fetch" => interpreter.fetch_call("fetch", arguments),
        "fetchLater" => interpreter.fetch_call("fetchlater", arguments),
        "$fetch" | "ofetch" | "useFetch" | "useLazyFetch" | "$fetch.raw" => interpreter.ofetch_call(path, arguments),
        "fetchEventSource" => interpreter.fetch_event_source(arguments),
        "navigator.sendBeacon" => interpreter.send_beacon(arguments),
        "importScripts" => interpreter.import_scripts(arguments),
        "navigator.serviceWorker.register" => interpreter.register_service_worker(arguments),
        "document.createElement" => interpreter.create_element(arguments),
        "inject"
            if arguments
                .first()
                .is_some_and(|value| matches!(&value.kind, Kind::Free(path) if &**path == "HttpClient")) =>
        {
            Value::new(Kind::Object(interpreter.store.create(Class::HttpClient, at)), at)
        }
        "addEventListener" | "addEventListener.call" => interpreter.global_listener(arguments),
        "CSS.paintWorklet.addModule" if interpreter.project.is_some() => {
            interpreter.add_worklet(Some("paint"), arguments);
            Value::open(at)
        }
        "$http" => interpreter.angularjs_call(arguments),
        "React.createElement" | "createElement" | "h" | "jsx" | "jsxs" | "_jsx" | "_jsxs" => {
            return interpreter.element_of_call(arguments);
        }
        "$" | "jQuery" => return interpreter.jquery_elements(arguments),
        "superagent" => interpreter.superagent_call("GET", arguments),
        "ky" => interpreter.ky_free("ky", arguments),
        _ => return call_member(interpreter, path, arguments),
    })
}

/// A method of a library's global.
fn call_member(interpreter: &mut Interpreter<'_>, path: &str, arguments: &Arguments) -> Option<Value> {
    let (object, name) = path.rsplit_once('.')?;
    match object {
        "$" | "jQuery" => interpreter.jquery_method(name, arguments),
        "ky" => interpreter.ky_free_method(name, arguments),
        "superagent" => interpreter.superagent_start(name, arguments),
        "$http" | "this.$http" => interpreter.angularjs_method(object, name, arguments),
        "this.http" | "this.httpClient" | "this._http" | "this._httpClient" | "this.#http" | "this.httpclient" => {
            Interpreter::is_angular_call(name, arguments).then(|| interpreter.http_client_method(name, arguments))
        }
        _ => interpreter.open_client(object, name, arguments),
    }
}

/// `new` with a constructor that the text does not define.
pub(crate) fn construct(interpreter: &mut Interpreter<'_>, path: &str, arguments: &Arguments) -> Option<Value> {
    let at = arguments.at;
    Some(match path {
        "XDomainRequest" => Value::new(Kind::Object(interpreter.store.create(Class::DomainRequest, at)), at),
        "XMLHttpRequest" | "ActiveXObject" | "XMLHttpRequest.XMLHttpRequest" => {
            Value::new(Kind::Object(interpreter.store.create(Class::XmlHttpRequest, at)), at)
        }
        "WebSocket" | "MozWebSocket" | "ReconnectingWebSocket" => interpreter.web_socket(arguments),
        "EventSource" => interpreter.event_source(arguments),
        "EventSourcePolyfill" | "NativeEventSource" | "EventSourcePolyfill.EventSourcePolyfill" => {
            interpreter.event_source_polyfill(arguments)
        }
        "WebTransport" => interpreter.web_transport(arguments),
        "Worker" => interpreter.new_worker("worker", arguments),
        "SharedWorker" => interpreter.new_worker("sharedworker", arguments),
        "Image" => interpreter.new_element("img", at),
        "Audio" => interpreter.new_audio(arguments),
        "FontFace" => interpreter.font_face(arguments),
        _ => return None,
    })
}
