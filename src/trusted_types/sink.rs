//! [Injection sinks](https://w3c.github.io/trusted-types/dist/spec/#injection-sinks).

/// The type that a sink expects.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum TrustedType {
    Html,
    Script,
    ScriptUrl,
}

impl TrustedType {
    /// The name of its interface.
    pub(crate) fn name(self) -> &'static str {
        match self {
            TrustedType::Html => "TrustedHTML",
            TrustedType::Script => "TrustedScript",
            TrustedType::ScriptUrl => "TrustedScriptURL",
        }
    }
}

/// A sink: its name in reports, and the type that it expects.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sink {
    pub(crate) name: &'static str,
    pub(crate) type_: TrustedType,
}

const fn html(name: &'static str) -> Sink {
    Sink { name, type_: TrustedType::Html }
}

const fn script(name: &'static str) -> Sink {
    Sink { name, type_: TrustedType::Script }
}

const fn script_url(name: &'static str) -> Sink {
    Sink { name, type_: TrustedType::ScriptUrl }
}

impl Sink {
    pub(crate) const DOCUMENT_WRITE: Sink = html("Document write");
    pub(crate) const EVAL: Sink = script("eval");
    pub(crate) const FUNCTION: Sink = script("Function");
    pub(crate) const IMPORT_SCRIPTS: Sink = script_url("WorkerGlobalScope importScripts");
    pub(crate) const INNER_HTML: Sink = html("Element innerHTML");
    pub(crate) const LOCATION: Sink = script("Location href");
    pub(crate) const ON_CLICK: Sink = script("Element onclick");
    pub(crate) const REGISTER: Sink = script_url("ServiceWorkerContainer register");
    pub(crate) const SCRIPT_SRC: Sink = script_url("HTMLScriptElement src");
    pub(crate) const SCRIPT_TEXT: Sink = script("HTMLScriptElement text");
    pub(crate) const SET_INTERVAL: Sink = script("Window setInterval");
    pub(crate) const SET_TIMEOUT: Sink = script("Window setTimeout");
    pub(crate) const SHARED_WORKER: Sink = script_url("SharedWorker constructor");
    pub(crate) const SRCDOC: Sink = html("HTMLIFrameElement srcdoc");
    pub(crate) const WORKER: Sink = script_url("Worker constructor");

    /// The timer in a worker: "globalName" of
    /// [timer initialization](https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps).
    pub(crate) fn in_worker(self) -> Sink {
        let name = match self.name {
            "Window setTimeout" => "WorkerGlobalScope setTimeout",
            "Window setInterval" => "WorkerGlobalScope setInterval",
            other => other,
        };
        Sink { name, ..self }
    }

    /// The sink that a scenario names in `via`; `None` if it is not a sink.
    pub(crate) fn of(via: &str) -> Option<Sink> {
        Some(match via {
            "innerHTML" => Sink::INNER_HTML,
            "outerHTML" => html("Element outerHTML"),
            "insertAdjacentHTML" => html("Element insertAdjacentHTML"),
            "setHTMLUnsafe" => html("Element setHTMLUnsafe"),
            "createContextualFragment" => html("Range createContextualFragment"),
            "DOMParser" => html("DOMParser parseFromString"),
            "document.write" => Sink::DOCUMENT_WRITE,
            "iframe.srcdoc" => Sink::SRCDOC,
            "script.src" => Sink::SCRIPT_SRC,
            "script.text" => Sink::SCRIPT_TEXT,
            "script.textContent" => script("HTMLScriptElement textContent"),
            "setAttribute onclick" => Sink::ON_CLICK,
            "eval" => Sink::EVAL,
            "Function" => Sink::FUNCTION,
            "setTimeout" => Sink::SET_TIMEOUT,
            "setInterval" => Sink::SET_INTERVAL,
            "Worker" => Sink::WORKER,
            _ => return None,
        })
    }
}
