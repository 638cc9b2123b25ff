//! Strings that are compiled as code: `eval()`, `new Function()`, `setTimeout("…")`.

use crate::found::Found;
use crate::interpreter::{Arguments, Interpreter};
use crate::value::{Kind, Value};

impl Interpreter<'_> {
    /// Lists code in a string, which a policy may block, and reads it.
    pub(crate) fn compile(&mut self, path: &str, arguments: &Arguments) {
        // The last argument of `Function` is its body.
        let code = match path {
            "Function" => arguments.values.last(),
            "eval" => arguments.first(),
            // A function that is not known is usually a function.
            "setTimeout" | "setInterval" => arguments.first().filter(|code| matches!(code.kind, Kind::Text(_))),
            _ => None,
        };
        let Some(code) = code.filter(|_| self.project.is_some()) else { return };
        for leaf in code.useful_leaves() {
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
}
