//! Wordings of earlier releases about inline code, code that is compiled, frames, forms, workers and Trusted Types.
//! These are read but never printed. There are also present wordings as exceptions quote them, or shortened.

use super::kind::{Kind, WORKERS};
use crate::console::chromium::beyond_loads::TYPE_NEEDED;
use crate::console::wording::Template;
use crate::contract::scenario::Api;
use crate::engine::Engine;

macro_rules! templates {
    ($list:ident: $($name:ident = $text:literal, $kind:expr;)*) => {
        $(static $name: Template = Template::new($text);)*
        static $list: &[(&Template, Kind)] = &[$((&$name, $kind),)*];
    };
}

templates! { CHROMIUM:
    INLINE_SCRIPT = "Refused to execute inline script because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Code(Api::InlineScript);
    INLINE_HANDLER = "Refused to execute inline event handler because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Code(Api::EventHandler);
    INLINE_STYLE = "Refused to apply inline style because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Code(Api::InlineStyle);
    JAVASCRIPT_URL = "Refused to {run} JavaScript URL because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Code(Api::JavascriptUrl);
    EVAL = "Refused to evaluate {string} because 'unsafe-eval' is not an allowed source of script in the following {csp}: \"{directive}\".{rest}",
        Kind::Eval;
    EVAL_THROWN = "Evaluating a string as JavaScript violates the following {csp} because 'unsafe-eval' is not an allowed source of script: {directive}\".{rest}",
        Kind::Eval;
    WASM = "Refused to compile or instantiate WebAssembly module because {keywords} an allowed source of script in the following {csp}: \"{directive}\"{rest}",
        Kind::Code(Api::Wasm);
    WASM_THROWN = "Compiling or instantiating {module} violates the following {csp} because {keywords} an allowed source of script: \"{directive}\"{rest}",
        Kind::Code(Api::Wasm);
    ANCESTOR = "Refused to frame '{url}' because an ancestor violates the following {csp}: \"{directive}\".{rest}",
        Kind::Framed;
    DISPLAY = "Refused to display '{url}' in a frame because an ancestor violates the following {csp}: \"{directive}\".{rest}",
        Kind::Framed;
    FRAME = "Refused to frame '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Framed;
    WORKER = "Refused to create a worker from '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(WORKERS);
    CHILD_CONTEXT = "Refused to create a child context containing '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(WORKERS);
    MANIFEST = "Refused to load manifest from '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(&[Api::Manifest]);
    FORM = "Refused to send form data to '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(&[Api::Form]);
    BASE = "Refused to set the document's base URI to '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(&[Api::Base]);
    PREFETCH = "Refused to prefetch content from '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(&[Api::Prefetch]);
    OBJECT = "Refused to load the object '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(&[Api::Object]);
    PLUGIN = "Refused to load plugin data from '{url}' because it violates the following {csp}: \"{directive}\".{rest}",
        Kind::Load(&[Api::Object]);
    TYPES_POLICY = "Refused to create a TrustedTypePolicy named '{policy}' because it violates the following {csp}: \"trusted-types {names}\".{rest}",
        Kind::TypesPolicy;
}

templates! { FIREFOX:
    AT_INLINE = "{name}Policy: The page's settings {blocked} the loading of a resource at inline (\"{directive}\").{rest}",
        Kind::InlineOf;
    AT_SELF = "{name}Policy: The page's settings {blocked} the loading of a resource at self (\"{directive}\").{rest}",
        Kind::InlineOf;
    AT_EVAL = "{name}Policy: The page's settings {blocked} the loading of a resource at eval (\"{directive}\").{rest}",
        Kind::Eval;
    BECAUSE_INLINE = "{name}Policy: The page's settings {blocked} the loading of a resource at inline because it violates the following directive: \"{directive}\"{rest}",
        Kind::InlineOf;
    SCRIPT_EXECUTED = "{name}Policy: The page's settings {blocked} an inline script ({effective}) from being executed because it violates the following directive: \"{directive}\"{rest}",
        Kind::Code(Api::InlineScript);
    HANDLER_EXECUTED = "{name}Policy: The page's settings {blocked} an event handler ({effective}) from being executed because it violates the following directive: \"{directive}\"{rest}",
        Kind::Code(Api::EventHandler);
    STYLE_APPLIED = "{name}Policy: The page's settings {blocked} an inline style ({effective}) from being applied because it violates the following directive: \"{directive}\"{rest}",
        Kind::Code(Api::InlineStyle);
    EVAL_EXECUTED = "{name}Policy: The page's settings {blocked} a JavaScript eval ({effective}) from being executed because it violates the following directive: \"{directive}\"{rest}",
        Kind::Eval;
    CALL_TO_EVAL = "call to eval() blocked by CSP{rest}", Kind::Eval;
    CALL_TO_FUNCTION = "call to Function() blocked by CSP{rest}", Kind::Eval;
}

/// The wordings of an engine, the more specific ones first.
pub(super) fn templates(engine: Engine) -> impl Iterator<Item = (&'static Template, Kind)> {
    let (of_engine, sink): (&[(&'static Template, Kind)], _) = match engine {
        Engine::Chromium => (CHROMIUM, Some((&TYPE_NEEDED, Kind::Sink))),
        Engine::Firefox => (FIREFOX, None),
        _ => (&[], None),
    };
    of_engine.iter().copied().chain(sink)
}

/// All wordings, each with the name of its browser.
#[cfg(test)]
pub(in crate::console) fn all() -> impl Iterator<Item = (&'static str, &'static Template)> {
    let of =
        |engine, list: &'static [(&'static Template, Kind)]| list.iter().map(move |(template, _)| (engine, *template));
    of("chromium", CHROMIUM).chain(of("firefox", FIREFOX))
}
