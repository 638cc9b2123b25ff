//! Links ES modules into one script, or into a first script and chunks that load later.
//!
//! This is not a bundler: it only supports the import and export statements that this repository's modules use, each at
//! the beginning of a line; any other is an error. Every module becomes a function that runs once, when it is first
//! imported, and returns its exports.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::Failure;

/// Reads a module by its name, such as `ui/dom.js`.
pub(crate) type Reader<'a> = dyn Fn(&str) -> Result<String, Failure> + 'a;

/// A module script that does the same as `entry`.
pub(crate) fn link(entry: &str, read: &Reader) -> Result<String, Failure> {
    let mut modules = modules(entry, read)?;
    let main = modules.remove(entry).expect("it was the first to be read");
    // This is last and outside of any function, because it may await.
    Ok(format!(
        "const $made = {{}};\nconst $load = name => ($made[name] ??= $makers[name]());\n\
         const $late = async name => $load(name);\nconst $makers = {{\n{}}};\n{}",
        makers(&modules),
        main.code
    ))
}

/// Scripts that together do the same as `entry`: the first has the modules that are needed at once, and the chunks are
/// fetched when one of their modules is first imported. `chunk_of` names the chunk of a module that can wait; the
/// modules in `hurried` cannot wait.
///
/// Returns the file names and texts, the first script first. Chunks import nothing, because the first script may still
/// be waiting for them; they receive what they need as arguments. A module that two chunks need at once is in both, but
/// still runs once.
///
/// Some browsers remember that an import failed, so the next attempt imports the chunk with a query after its name.
pub(crate) fn split(
    entry: &str,
    read: &Reader,
    hurried: &[&str],
    chunk_of: &dyn Fn(&str) -> &'static str,
) -> Result<Vec<(String, String)>, Failure> {
    let mut modules = modules(entry, read)?;
    let mut first: Vec<&str> = vec![entry];
    first.extend(hurried);
    let mut at = 0;
    while let Some(name) = first.get(at).copied() {
        at += 1;
        let module = modules.get(name).ok_or_else(|| format!("{entry} does not import {name}."))?;
        let new: Vec<_> = module.needed.iter().map(String::as_str).filter(|needed| !first.contains(needed)).collect();
        first.extend(new);
    }
    let first: Vec<_> = first.into_iter().map(str::to_owned).collect();
    let mut chunks: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let later: Vec<_> = modules.keys().filter(|name| !first.contains(name)).cloned().collect();
    let places: Vec<_> = later.iter().map(|name| (name.as_str(), chunk_of(name))).collect();
    for module in modules.values_mut() {
        for (name, chunk) in &places {
            module.code = module.code.replace(&format!("$late({name:?})"), &format!("$late({name:?}, {chunk:?})"));
        }
    }
    for (name, chunk) in &places {
        let held = chunks.entry(chunk).or_default();
        let mut waiting = vec![(*name).to_owned()];
        while let Some(name) = waiting.pop() {
            if !first.contains(&name) && held.insert(name.clone()) {
                waiting.extend(modules[&name].needed.iter().cloned());
            }
        }
    }
    let main = modules.remove(entry).expect("it was the first to be read");
    let imports: String = chunks.keys().map(|chunk| format!("{chunk:?}: \"./page-{chunk}.js\",\n")).collect();
    let mut scripts = vec![(
        "page.js".to_owned(),
        format!(
            "const $made = {{}};\nconst $load = name => ($made[name] ??= $makers[name]());\n\
             const $files = {{\n{imports}}};\nconst $chunks = {{}};\n\
             const $chunk = name => ($chunks[name] ??= import($files[name]).then(\n\
             ({{ default: makers }}) => Object.assign($makers, makers($load, $late)),\n\
             error => {{ delete $chunks[name]; $files[name] += \"?\"; throw error; }}));\n\
             const $late = async (name, chunk) => {{\nif (chunk) await $chunk(chunk);\nreturn $load(name);\n}};\n\
             const $makers = {{\n{}}};\n{}",
            makers(modules.iter().filter(|(name, _)| first.contains(name))),
            main.code
        ),
    )];
    for (chunk, held) in &chunks {
        let makers = makers(modules.iter().filter(|(name, _)| held.contains(*name)));
        scripts.push((format!("page-{chunk}.js"), format!("export default ($load, $late) => ({{\n{makers}}});\n")));
    }
    Ok(scripts.into_iter().map(|(name, script)| (name, numbered(script, modules.keys()))).collect())
}

/// Replaces the names of modules by their numbers in the alphabet: people wait for each byte of the first script, and it
/// imports hundreds of times.
fn numbered<'m>(mut script: String, names: impl Iterator<Item = &'m String>) -> String {
    for (number, name) in names.enumerate() {
        for (before, after) in [("$load(", ")"), ("$late(", ")"), ("$late(", ","), ("", "() {")] {
            script = script.replace(&format!("{before}{name:?}{after}"), &format!("{before}{number}{after}"));
        }
    }
    script
}

/// All modules that `entry` imports, statically or dynamically. A circle is an error.
pub(crate) fn modules(entry: &str, read: &Reader) -> Result<BTreeMap<String, Module>, Failure> {
    let mut modules = BTreeMap::new();
    let mut waiting = vec![entry.to_owned()];
    while let Some(name) = waiting.pop() {
        if modules.contains_key(&name) {
            continue;
        }
        let module = Module::parse(&name, &read(&name)?)?;
        waiting.extend(module.wanted.iter().cloned());
        modules.insert(name, module);
    }
    refuse_circles(entry, &modules, &mut Vec::new())?;
    Ok(modules)
}

/// Modules as the entries of an object: functions that return their exports.
fn makers<'m>(modules: impl IntoIterator<Item = (&'m String, &'m Module)>) -> String {
    let mut script = String::new();
    for (name, module) in modules {
        let export = |(public, local): &(String, String)| {
            if public == local { public.clone() } else { format!("{public:?}: {local}") }
        };
        let exports: Vec<_> = module.exports.iter().map(export).collect();
        write!(script, "{name:?}() {{\n{}\nreturn {{ {} }};\n}},\n", module.code, exports.join(", "))
            .expect("a string");
    }
    script
}

/// A module in a form that is valid inside a function.
pub(crate) struct Module {
    code: String,
    /// The public name and the local one.
    exports: Vec<(String, String)>,
    /// Modules that are imported statically; they must not form a circle.
    needed: Vec<String>,
    /// All imported modules.
    wanted: Vec<String>,
}

impl Module {
    fn parse(name: &str, text: &str) -> Result<Self, Failure> {
        let mut module = Self { code: String::new(), exports: Vec::new(), needed: Vec::new(), wanted: Vec::new() };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let mut statement = line.to_owned();
            // Only a list of names can span several lines.
            while (statement.starts_with("import {")
                || statement.starts_with("export {")
                || statement.starts_with("export const {"))
                && !statement.contains('}')
            {
                let more = lines.next().ok_or_else(|| format!("{name}: a list of names without an end."))?;
                statement.push_str(more.trim());
            }
            let code = module.statement(name, &statement)?;
            let code = module.late_imports(name, &code)?;
            module.code.push_str(&code);
            module.code.push('\n');
        }
        // The URL of the module's own file becomes the URL that it would have next to the page or the worker.
        let address = format!("new URL({name:?}, globalThis.document?.baseURI ?? location.href)");
        module.code = module.code.replace("import.meta.url", &address);
        Ok(module)
    }

    /// A line without its `import` or `export` keyword.
    fn statement(&mut self, name: &str, line: &str) -> Result<String, Failure> {
        let refuse = || format!("{name}: the single file cannot hold this line: {line}");
        if let Some(rest) = line.strip_prefix("import ") {
            let Some((names, target)) = rest.split_once(" from ") else {
                let target = self.need(name, rest).ok_or_else(refuse)?;
                return Ok(format!("$load({target:?});"));
            };
            let target = self.need(name, target).ok_or_else(refuse)?;
            let names = if let Some(whole) = names.strip_prefix("* as ") {
                whole.to_owned()
            } else if names.starts_with('{') {
                names.replace(" as ", ": ")
            } else if names.contains(',') {
                return Err(refuse());
            } else {
                format!("{{ default: {names} }}")
            };
            return Ok(format!("const {names} = $load({target:?});"));
        }
        let Some(rest) = line.strip_prefix("export ") else { return Ok(line.to_owned()) };
        if let Some(list) = rest.strip_prefix('{') {
            let (names, target) = list.split_once('}').ok_or_else(refuse)?;
            let pairs = names.split(',').map(str::trim).filter(|pair| !pair.is_empty());
            let pairs: Vec<_> = pairs.map(|pair| pair.split_once(" as ").unwrap_or((pair, pair))).collect();
            let source = match target.trim().strip_prefix("from ") {
                Some(target) => Some(self.need(name, target).ok_or_else(refuse)?),
                None => None,
            };
            for (local, public) in pairs {
                let local = source.as_ref().map_or(local.to_owned(), |source| format!("$load({source:?})[{local:?}]"));
                self.exports.push((public.to_owned(), local));
            }
            return Ok(String::new());
        }
        if let Some(value) = rest.strip_prefix("default ") {
            self.exports.push(("default".into(), "default_".into()));
            return Ok(format!("const default_ = {value}"));
        }
        let declared =
            ["const ", "function ", "async function ", "class "].iter().find_map(|word| rest.strip_prefix(word));
        let declared = declared.ok_or_else(refuse)?;
        let names = declared.strip_prefix('{').map_or_else(
            || {
                declared
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$')
                    .take(1)
                    .collect()
            },
            |list| list.split('}').next().unwrap_or_default().split(',').map(str::trim).collect::<Vec<_>>(),
        );
        for declared in names.into_iter().filter(|name| !name.is_empty()) {
            self.exports.push((declared.to_owned(), declared.to_owned()));
        }
        Ok(rest.to_owned())
    }

    /// Turns dynamic imports into promises of modules that are already loaded. Imports in comments are types.
    fn late_imports(&mut self, name: &str, line: &str) -> Result<String, Failure> {
        let mut code = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("import(\"") {
            let (specifier, tail) =
                after.split_once("\")").ok_or_else(|| format!("{name}: a call of import: {line}"))?;
            code.push_str(before);
            let code_before = line.trim_start();
            if code_before.starts_with('*') || code_before.starts_with("/*") || before.contains("/**") {
                write!(code, "import(\"{specifier}\")").expect("a string");
            } else {
                let target = resolve(name, specifier);
                write!(code, "$late({target:?})").expect("a string");
                self.wanted.push(target);
            }
            rest = tail;
        }
        code.push_str(rest);
        Ok(code)
    }

    /// Reads `"./such.js";` and records that module as needed.
    fn need(&mut self, name: &str, quoted: &str) -> Option<String> {
        let specifier = quoted.trim().strip_suffix(';')?.strip_prefix('"')?.strip_suffix('"')?;
        let target = resolve(name, specifier);
        self.needed.push(target.clone());
        self.wanted.push(target.clone());
        Some(target)
    }
}

/// Resolves `./such.js` from the module `name`.
fn resolve(name: &str, specifier: &str) -> String {
    let mut parts: Vec<_> = name.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// In a circle, a module would see exports that do not exist yet.
fn refuse_circles(name: &str, modules: &BTreeMap<String, Module>, path: &mut Vec<String>) -> Result<(), Failure> {
    if path.iter().any(|before| before == name) {
        return Err(format!("These modules import one another: {} → {name}.", path.join(" → ")));
    }
    path.push(name.to_owned());
    for next in &modules[name].needed {
        refuse_circles(next, modules, path)?;
    }
    path.pop();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(files: &[(&str, &str)]) -> Result<String, Failure> {
        link("main.js", &|name| {
            let file = files.iter().find(|(known, _)| *known == name);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| format!("no {name}"))
        })
    }

    #[test]
    fn every_form_of_import_and_export() {
        let script = linked(&[
            ("main.js", "import one from \"./ui/a.js\";\nimport { two, three as drei } from \"./ui/a.js\";\nimport * as all from \"./ui/a.js\";\nawait import(\"./b.js\");\n/** @type {import(\"./no.js\").No} */\nuse(one);"),
            ("ui/a.js", "export default { x: 1 };\nexport const two = 2;\nexport async function three() {}\nexport { four as five } from \"../b.js\";"),
            ("b.js", "const four = 4;\nexport const {\n  six,\n  seven,\n} = four;\nexport class Eight {}\nexport {\n  four,\n};\nimport.meta.url;"),
        ])
        .unwrap();
        for part in [
            "const { default: one } = $load(\"ui/a.js\");",
            "const { two, three: drei } = $load(\"ui/a.js\");",
            "const all = $load(\"ui/a.js\");",
            "await $late(\"b.js\");",
            "{import(\"./no.js\").No}",
            "const default_ = { x: 1 };",
            "return { \"default\": default_, two, three, \"five\": $load(\"b.js\")[\"four\"] };",
            "return { six, seven, Eight, four };",
            "new URL(\"b.js\", globalThis.document?.baseURI ?? location.href)",
        ] {
            assert!(script.contains(part), "{part} in\n{script}");
        }
    }

    #[test]
    fn modules_that_can_wait_are_in_chunks() {
        let files = [
            ("main.js", "import { one } from \"./one.js\";\nawait import(\"./hurried.js\");\nimport(\"./later.js\");"),
            ("one.js", "export const one = 1;"),
            ("hurried.js", "export const two = 2;"),
            ("later.js", "import { one } from \"./one.js\";\nexport const three = () => import(\"./zh.js\");"),
            ("zh.js", "export default 4;"),
        ];
        let read = |name: &str| {
            let file = files.iter().find(|(known, _)| *known == name);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| format!("no {name}"))
        };
        let place = |name: &str| if name == "zh.js" { "zh" } else { "later" };
        let scripts = split("main.js", &read, &["hurried.js"], &place).unwrap();
        let names: Vec<_> = scripts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["page.js", "page-later.js", "page-zh.js"]);
        let [first, later, chinese] = [0, 1, 2].map(|at: usize| scripts[at].1.as_str());
        // hurried.js is 0, later.js 1, one.js 2 and zh.js 3.
        for part in ["2() {", "0() {", "$late(0);", "$late(1, \"later\");"] {
            assert!(first.contains(part), "{part} in\n{first}");
        }
        assert!(!first.contains("three"), "{first}");
        assert!(later.starts_with("export default ($load, $late) => ({"), "{later}");
        assert!(later.contains("$load(2)") && later.contains("$late(3, \"zh\")"), "{later}");
        assert!(chinese.contains("const default_ = 4;"), "{chinese}");
        assert_eq!(split("main.js", &read, &["none.js"], &place).unwrap_err(), "main.js does not import none.js.");
    }

    #[test]
    fn a_module_that_two_chunks_need_is_in_both() {
        let files = [
            ("main.js", "import(\"./a.js\");\nimport(\"./b.js\");"),
            ("a.js", "import { both } from \"./both.js\";\nexport const one = both;"),
            ("b.js", "import { both } from \"./both.js\";\nexport const two = both;"),
            ("both.js", "export const both = 3;"),
        ];
        let read = |name: &str| {
            let file = files.iter().find(|(known, _)| *known == name);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| format!("no {name}"))
        };
        let place = |name: &str| if name == "b.js" { "second" } else { "later" };
        let scripts = split("main.js", &read, &[], &place).unwrap();
        // a.js is 0, b.js 1 and both.js 2.
        assert!(!scripts[0].1.contains("2() {"), "{}", scripts[0].1);
        for (name, script) in &scripts[1..] {
            assert!(script.contains("2() {"), "{name}: {script}");
        }
    }

    #[test]
    fn unsupported_modules_are_errors() {
        for (files, part) in [
            (vec![("main.js", "export let a = 1;")], "main.js: the single file cannot hold this line: export let a"),
            (
                vec![("main.js", "import a, { b } from \"./a.js\";")],
                "main.js: the single file cannot hold this line: import a",
            ),
            (vec![("main.js", "import \"./a.js\";"), ("a.js", "import \"./main.js\";")], "main.js → a.js → main.js"),
            (vec![("main.js", "import \"./a.js\";")], "no a.js"),
        ] {
            let error = linked(&files).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
    }
}
