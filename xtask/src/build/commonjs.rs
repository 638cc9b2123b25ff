//! The package for `require()`: Node before 20.19 and Jest cannot load ES modules with it.
//!
//! It is generated from the ES modules, so that there is one source. Only the syntax that the package uses is
//! supported; any other import or export fails the build.

use std::path::Path;

use super::{read, write};
use crate::{Failure, paths};
use wouldblock::Language;

/// The modules that `require()` reaches. `index.cjs` and `decide.cjs` are written by hand: they read the module from a file.
const MODULES: [&str; 25] = [
    "answer-functions",
    "api-fields",
    "assert",
    "compiled-policy",
    "core",
    "decide-core",
    "describe",
    "describe-arguments",
    "engines",
    "error-code",
    "errors",
    "excerpt",
    "fields",
    "functions",
    "hints",
    "instance",
    "jest",
    "judge",
    "languages/terminal",
    "lists",
    "matchers",
    "scenario-path",
    "visible",
    "wasm/decide",
    "wasm/wouldblock",
];

/// The type declarations of the entries among them.
const DECLARATIONS: [&str; 7] = ["assert", "contract", "decide", "describe", "index", "jest", "matchers"];

/// Writes a `.cjs` next to each `.js`, and a `.d.cts` next to each `.d.ts`.
pub(crate) fn write_beside() -> Result<(), Failure> {
    let package = paths::root().join("pkg");
    let terminals = Language::ALL.iter().map(|language| format!("languages/{}/terminal", language.tag()));
    for name in MODULES.iter().map(|name| (*name).to_owned()).chain(terminals) {
        convert(&package.join(format!("{name}.js")), &package.join(format!("{name}.cjs")), module)?;
    }
    for name in DECLARATIONS {
        convert(&package.join(format!("{name}.d.ts")), &package.join(format!("{name}.d.cts")), |text| {
            Ok(renamed(text))
        })?;
    }
    Ok(())
}

fn convert(from: &Path, to: &Path, how: impl Fn(&str) -> Result<String, String>) -> Result<(), Failure> {
    let bytes = read(from)?;
    let text = String::from_utf8_lossy(&bytes);
    let converted = how(&text).map_err(|line| {
        format!("{}: xtask/src/build/commonjs.rs does not know how to write this as CommonJS: {line}", from.display())
    })?;
    write(to, converted)
}

/// The CommonJS file name of a relative specifier.
fn renamed(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("\"./") {
        let end = rest[start + 1..].find('"').map_or(rest.len(), |end| start + 1 + end);
        let specifier = &rest[..end];
        match specifier.strip_suffix(".js") {
            Some(name) => result.extend([name, ".cjs"]),
            None => result.push_str(specifier),
        }
        rest = &rest[end..];
    }
    result + rest
}

/// Converts an ES module to CommonJS; the error is the first line that is not supported.
fn module(text: &str) -> Result<String, String> {
    let mut lines = vec!["\"use strict\";".to_owned()];
    if text.contains("new TextDecoder(") {
        // jsdom, which replaces Node's globals in Jest, does not have it.
        lines.push("const { TextDecoder, TextEncoder } = require(\"node:util\");".to_owned());
    }
    let mut exports = Vec::new();
    for line in text.lines() {
        lines.push(match statement(line) {
            Statement::Other => line.to_owned(),
            Statement::Import { what, from } => {
                let what = what.strip_prefix("* as ").unwrap_or(what).replace(" as ", ": ");
                format!("const {what} = require({});", renamed(from))
            }
            Statement::ExportFrom { names, from } => listed(names)
                .map(|(name, exported)| format!("exports.{exported} = require({}).{name};", renamed(from)))
                .collect::<Vec<_>>()
                .join("\n"),
            Statement::ExportList { names } => {
                exports.extend(listed(names).map(|(name, exported)| (name.to_owned(), exported.to_owned())));
                continue;
            }
            Statement::ExportDeclaration { name, declaration } => {
                exports.push((name.to_owned(), name.to_owned()));
                declaration.to_owned()
            }
            Statement::Strange => return Err(line.to_owned()),
        });
    }
    lines.extend(exports.into_iter().map(|(name, exported)| format!("exports.{exported} = {name};")));
    Ok(lines.join("\n") + "\n")
}

enum Statement<'a> {
    Other,
    Import { what: &'a str, from: &'a str },
    ExportFrom { names: &'a str, from: &'a str },
    ExportList { names: &'a str },
    ExportDeclaration { name: &'a str, declaration: &'a str },
    Strange,
}

fn statement(line: &str) -> Statement<'_> {
    let quoted = |text: &str| text.starts_with('"') && text.ends_with('"');
    if let Some(import) = line.strip_prefix("import ") {
        let parts = import.strip_suffix(';').and_then(|import| import.split_once(" from "));
        return match parts {
            Some((what, from)) if quoted(from) && (what.starts_with("* as ") || what.starts_with("{ ")) => {
                Statement::Import { what, from }
            }
            _ => Statement::Strange,
        };
    }
    if line.contains("import.meta") && !line.trim_start().starts_with(['/', '*']) {
        return Statement::Strange;
    }
    let Some(declaration) = line.strip_prefix("export ") else {
        return Statement::Other;
    };
    if let Some(list) = declaration.strip_prefix("{ ") {
        let Some((names, rest)) = list.strip_suffix(';').and_then(|list| list.split_once(" }")) else {
            return Statement::Strange;
        };
        return match rest.strip_prefix(" from ") {
            Some(from) if quoted(from) => Statement::ExportFrom { names, from },
            None if rest.is_empty() => Statement::ExportList { names },
            _ => Statement::Strange,
        };
    }
    let name = ["class ", "function ", "const "]
        .into_iter()
        .find_map(|keyword| declaration.strip_prefix(keyword))
        .and_then(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).next());
    match name {
        Some(name) if !name.is_empty() => Statement::ExportDeclaration { name, declaration },
        _ => Statement::Strange,
    }
}

/// The names in `a, b as c`: the local and the public one.
fn listed(names: &str) -> impl Iterator<Item = (&str, &str)> {
    names.split(", ").map(|name| name.split_once(" as ").unwrap_or((name, name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_that_the_package_uses() {
        let text = "import * as a from \"./wasm/a.js\";\nimport { b, c as d } from \"node:b\";\n\
                    export { e } from \"./e.js\";\nexport class F extends G {\n}\nexport function h() {}\n\
                    export const i = 1;\nconst j = \"import k\";\nexport { j, j as default };\n";
        let expected = "\"use strict\";\nconst a = require(\"./wasm/a.cjs\");\nconst { b, c: d } = require(\"node:b\");\n\
                        exports.e = require(\"./e.cjs\").e;\nclass F extends G {\n}\nfunction h() {}\n\
                        const i = 1;\nconst j = \"import k\";\nexports.F = F;\nexports.h = h;\nexports.i = i;\n\
                        exports.j = j;\nexports.default = j;\n";
        assert_eq!(module(text).as_deref(), Ok(expected));
    }

    #[test]
    fn unsupported_syntax_is_an_error() {
        for line in ["import a from \"b\";", "export default a;", "export * from \"a\";", "f(import.meta.url);"] {
            assert_eq!(module(line), Err(line.to_owned()));
        }
    }

    #[test]
    fn only_relative_specifiers_are_renamed() {
        assert_eq!(
            renamed("from \"./a.js\"; from \"vitest\"; \"./b.css\""),
            "from \"./a.cjs\"; from \"vitest\"; \"./b.css\""
        );
    }
}
