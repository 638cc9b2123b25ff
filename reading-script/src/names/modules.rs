//! Modules of libraries.

/// The global that a module exports, or that its export behaves like.
pub(crate) fn export_of(module: &str, name: &str) -> Option<&'static str> {
    Some(match (module, name) {
        ("axios" | "redaxios", "default" | "axios") => "axios",
        ("jquery", "default" | "$") => "$",
        ("ky" | "ky-universal", "default" | "ky") => "ky",
        ("superagent", "default") => "superagent",
        (
            "cross-fetch" | "isomorphic-fetch" | "isomorphic-unfetch" | "unfetch" | "whatwg-fetch" | "node-fetch"
            | "undici",
            "default" | "fetch",
        ) => "fetch",
        ("ofetch", "ofetch" | "$fetch" | "default") => "$fetch",
        ("event-source-polyfill", "EventSourcePolyfill" | "default") => "EventSourcePolyfill",
        ("@microsoft/fetch-event-source", "fetchEventSource") => "fetchEventSource",
        ("eventsource", "default" | "EventSource") => "EventSource",
        ("reconnecting-websocket" | "isomorphic-ws" | "ws", "default" | "WebSocket") => "WebSocket",
        ("@angular/common/http", "HttpClient") => "HttpClient",
        ("@angular/common/http", "HttpHeaders") => "HttpHeaders",
        ("@angular/common/http", "HttpParams") => "HttpParams",
        ("@angular/core", "inject") => "inject",
        ("qs" | "query-string" | "querystring", "default") => "qs",
        ("react-dom", "default") => "ReactDOM",
        ("react-dom", "preload") => "ReactDOM.preload",
        ("react-dom", "preloadModule") => "ReactDOM.preloadModule",
        ("react-dom", "preinit") => "ReactDOM.preinit",
        ("react-dom", "preinitModule") => "ReactDOM.preinitModule",
        ("#imports" | "#app" | "unhead" | "@unhead/vue" | "@vueuse/head", "useHead") => "useHead",
        ("vue", "ref") => "ref",
        ("vue", "reactive") => "reactive",
        _ => return None,
    })
}
