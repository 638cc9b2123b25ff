//! Strings that are compiled as code: `eval()`, `new Function()`, `setTimeout("…")`; and modules of WebAssembly.

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::value::{Kind, Value};

impl Interpreter<'_> {
    /// Lists code in a string, which a policy may block, and reads it.
    pub(crate) fn compile(&mut self, path: &str, arguments: &Arguments) {
        if self.project.is_none() {
            return;
        }
        if let Some(via) = path.strip_prefix("WebAssembly.") {
            return self.compile_module(via, arguments);
        }
        let is_text = |value: &Value| matches!(value.kind, Kind::Text(_));
        let is_timer = matches!(path, "setTimeout" | "setInterval");
        let code = match path {
            // The last argument is the body, which may be missing.
            "Function" => Some(arguments.values.last().cloned().unwrap_or_else(|| Value::text("", arguments.at))),
            "eval" | "setTimeout" | "setInterval" => arguments.first().cloned(),
            _ => None,
        };
        let Some(code) = code else { return };
        // What a timer gets is usually a function if it is not known.
        for leaf in code.useful_leaves().into_iter().filter(|leaf| !is_timer || is_text(leaf)) {
            for text in self.text_of(leaf).alternatives() {
                let mut found = Found::new("eval", "eval", format!("{path}()"), arguments.at);
                found.request.text = text.known().map(str::to_owned);
                found.request.via = Some(path.to_owned());
                match text.first_hole() {
                    Some(hole) => self.open_markup(hole),
                    None => self.push_markup(Value::new(Kind::Text(text), leaf.at), "code"),
                }
                self.add_other(found);
            }
        }
    }

    /// Lists a compilation of WebAssembly. A `fetch()` that it receives is listed as well.
    fn compile_module(&mut self, via: &str, arguments: &Arguments) {
        if matches!(via, "Module" | "compile" | "instantiate" | "compileStreaming" | "instantiateStreaming") {
            let mut found = Found::new("wasm", "wasm", format!("WebAssembly.{via}()"), arguments.at);
            found.request.via = Some(via.to_owned());
            self.add_other(found);
        }
    }
}
