//! Checks the order of the engine's rooms: imports may only run down the table in ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::count::Tally;
use crate::paths;

/// The most files that `src/` itself may contain.
const MOST_FILES: usize = 5;

/// The circle of files that the standard itself has: the recursion of Fetch.
const CIRCLES: &[&[&str]] = &[&[
    "fetch::handle_fetch",
    "fetch::http_fetch",
    "fetch::http_redirect_fetch",
    "fetch::main_fetch",
    "fetch::scheme_fetch",
]];

/// Checks the order of the rooms, and that no files import each other in a circle.
pub(crate) fn check() -> Tally {
    println!("the order of the rooms …");
    let faults = match Sources::read(&paths::root().join("src")) {
        Ok(sources) => match std::fs::read_to_string(paths::root().join("ARCHITECTURE.md")) {
            Ok(text) => faults(&sources, &rooms(&text)),
            Err(error) => vec![format!("ARCHITECTURE.md: {error}")],
        },
        Err(error) => vec![format!("src: {error}")],
    };
    for fault in &faults {
        println!("  {fault}");
    }
    if faults.is_empty() { Tally::PASSED } else { Tally::FAILED }
}

/// The rooms of the table from the highest to the lowest: the code in the first cell of each row that names a path in
/// `src/`.
fn rooms(architecture: &str) -> Vec<String> {
    let section = architecture.split("\n## ").find(|section| section.starts_with("The rooms")).unwrap_or_default();
    section.lines().filter_map(|line| room_of_path(line.strip_prefix("| `src/")?.split('`').next()?)).collect()
}

/// The room of a path in `src/`: a folder, or a file next to the folders.
fn room_of_path(path: &str) -> Option<String> {
    let first = path.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first).to_owned()).filter(|room| !room.is_empty())
}

fn faults(sources: &Sources, rooms: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let files = sources.modules.keys().filter(|module| !module.contains("::") && !sources.is_folder(module)).count();
    if files > MOST_FILES {
        faults.push(format!("src/ has {files} files outside of the rooms; at most {MOST_FILES} are allowed"));
    }
    let height = |module: &str| {
        let room = module.split("::").next().unwrap_or_default();
        rooms.iter().position(|name| name == room)
    };
    let names: BTreeSet<&str> = sources.modules.keys().filter_map(|module| module.split("::").next()).collect();
    for room in names.iter().filter(|room| **room != "lib" && !rooms.iter().any(|name| name == **room)) {
        faults.push(format!("src/{room} is not in the table of rooms in ARCHITECTURE.md"));
    }
    for room in rooms.iter().filter(|room| !names.contains(room.as_str())) {
        faults.push(format!("ARCHITECTURE.md has a room src/{room}, which does not exist"));
    }
    for (module, source) in &sources.modules {
        for import in source.imports.iter().filter(|import| height(import) < height(module)) {
            if module != "lib" {
                faults.push(format!("src/{}: imports {import}, which is in a higher room", source.path.display()));
            }
        }
    }
    faults.extend(circles(sources).into_iter().map(|circle| format!("these import each other: {}", circle.join(", "))));
    faults
}

/// The sets of files that import each other in a circle, except for the permitted ones.
fn circles(sources: &Sources) -> Vec<Vec<&str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        sources.modules.keys().map(|module| (module.as_str(), sources.reached_from(module))).collect();
    let is_reached = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
    let mut circles: Vec<Vec<&str>> = Vec::new();
    for module in reached.keys().filter(|module| is_reached(module, module)) {
        if circles.iter().any(|circle| circle.contains(module)) {
            continue;
        }
        circles.push(
            reached.keys().copied().filter(|other| is_reached(module, other) && is_reached(other, module)).collect(),
        );
    }
    circles.retain(|circle| !CIRCLES.contains(&circle.as_slice()));
    circles
}

/// A source file.
struct Source {
    /// The path in `src/`.
    path: PathBuf,
    /// The modules that its code refers to, without tests.
    imports: BTreeSet<String>,
}

/// All source files, by their module paths.
struct Sources {
    modules: BTreeMap<String, Source>,
}

impl Sources {
    fn read(src: &Path) -> std::io::Result<Sources> {
        let mut texts: BTreeMap<String, (PathBuf, String)> = BTreeMap::new();
        let mut folders = vec![src.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs")
                    && let Ok(inside) = path.strip_prefix(src)
                    && let Some(module) = module_of(inside)
                {
                    texts.insert(module, (inside.to_owned(), code(&std::fs::read_to_string(&path)?)));
                }
            }
        }
        Ok(Sources::of(&texts))
    }

    fn of(texts: &BTreeMap<String, (PathBuf, String)>) -> Sources {
        let exported = texts.get("lib").map(|(_, text)| exports(text)).unwrap_or_default();
        let modules = texts.iter().map(|(module, (path, text))| {
            let named = paths_in(text).into_iter().filter_map(|named| {
                let full = absolute(module, &named)?;
                let full = match full.first().and_then(|name| exported.get(name)) {
                    Some(room) => room.clone(),
                    None => full,
                };
                (0..=full.len()).rev().map(|length| full[..length].join("::")).find(|name| texts.contains_key(name))
            });
            // A module may use its own submodules and its parent.
            let is_another = |name: &String| name != module && !module.starts_with(&format!("{name}::"));
            (module.clone(), Source { path: path.clone(), imports: named.filter(is_another).collect() })
        });
        Sources { modules: modules.collect() }
    }

    fn is_folder(&self, module: &str) -> bool {
        self.modules.get(module).is_some_and(|source| source.path.ends_with("mod.rs"))
    }

    fn reached_from<'s>(&'s self, module: &'s str) -> BTreeSet<&'s str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![module];
        while let Some(source) = open.pop().and_then(|module| self.modules.get(module)) {
            open.extend(source.imports.iter().map(String::as_str).filter(|import| reached.insert(*import)));
        }
        reached
    }
}

/// The module of a file in `src/`; `None` for tests.
fn module_of(path: &Path) -> Option<String> {
    let path = path.with_extension("");
    let mut names: Vec<&str> = path.iter().filter_map(|name| name.to_str()).collect();
    names.pop_if(|name| *name == "mod");
    (!names.contains(&"tests")).then(|| names.join("::"))
}

/// The text without comments, and without the tests at the end.
fn code(text: &str) -> String {
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that begin with `crate`, `self` or `super`, with nested `use` lists expanded.
fn paths_in(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "self::", "super::"] {
        for (start, _) in code.match_indices(root) {
            let before = code[..start].chars().next_back();
            if before.is_none_or(|c| !(c.is_alphanumeric() || c == '_' || c == ':')) {
                tree(&code[start..], &mut Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Reads one path or `{…}` list, adds the paths in it, and returns the rest of the text.
fn tree<'t>(text: &'t str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'t str {
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start();
            if let Some(end) = rest.strip_prefix('}') {
                return end;
            }
            let length = before.len();
            let next = tree(rest, before, found);
            before.truncate(length);
            // `a as b`, and the comma.
            let end = next.find([',', '}']).unwrap_or(next.len());
            rest = next[end..].strip_prefix(',').unwrap_or(&next[end..]);
            if next.is_empty() {
                return next;
            }
        }
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    before.push(name.to_owned());
    match rest.strip_prefix("::") {
        Some(rest) if rest.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '{') => {
            tree(rest, before, found)
        }
        _ => {
            found.push(before.clone());
            rest
        }
    }
}

/// The names, from the crate's root, that a path in `module` refers to.
fn absolute(module: &str, path: &[String]) -> Option<Vec<String>> {
    let mut names: Vec<String> = match path.first()?.as_str() {
        "crate" => Vec::new(),
        _ => module.split("::").map(str::to_owned).collect(),
    };
    for name in path {
        match name.as_str() {
            "crate" | "self" => {}
            "super" => {
                names.pop()?;
            }
            name => names.push(name.to_owned()),
        }
    }
    Some(names)
}

/// The names that `lib.rs` re-exports at the crate's root: the new name and the original path.
fn exports(lib: &str) -> BTreeMap<String, Vec<String>> {
    let mut exports = BTreeMap::new();
    for statement in lib.split("pub use ").skip(1) {
        let statement = statement.split(';').next().unwrap_or_default();
        let mut found = Vec::new();
        tree(statement, &mut Vec::new(), &mut found);
        for path in found {
            if let Some(name) = path.last().filter(|name| path.first() != Some(name)) {
                exports.insert(name.clone(), path.clone());
            }
        }
    }
    exports
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# Architecture\n\n## The rooms\n\n| where | what |\n|---|---|\n| `src/api/` | calls |\n\
        | `src/run.rs` | runs |\n| `src/csp/` | policies |\n| `pkg/` | the package |\n\n## Else\n\n| `src/else/` | no |\n";

    fn sources(files: &[(&str, &str)]) -> Sources {
        let texts = files.iter().filter_map(|(path, text)| {
            let path = PathBuf::from(path);
            Some((module_of(&path)?, (path, code(text))))
        });
        Sources::of(&texts.collect())
    }

    fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
        let mut files = files.to_vec();
        files.extend([("lib.rs", "pub use csp::policy::Policy;"), ("run.rs", ""), ("csp/mod.rs", "")]);
        faults(&sources(&files), &rooms(TABLE))
    }

    #[test]
    fn the_engine_keeps_the_order() {
        assert_eq!(check(), Tally::PASSED);
    }

    #[test]
    fn the_table_is_read_in_its_order() {
        assert_eq!(rooms(TABLE), ["api", "run", "csp"]);
    }

    #[test]
    fn imports_run_down() {
        let down = [("api/mod.rs", "use crate::csp::{policy::Policy, x as y};"), ("csp/policy.rs", "")];
        assert_eq!(faults_of(&down), Vec::<String>::new());
        for up in [
            "use crate::api;",
            "use crate::{text, api::{call}};",
            "fn f() { crate::api::call() }",
            "use super::super::api::call;",
        ] {
            let faults = faults_of(&[("api/mod.rs", ""), ("csp/policy.rs", up)]);
            assert_eq!(faults.len(), 1, "{up}: {faults:?}");
        }
        for harmless in
            ["// use crate::api;", "\n#[cfg(test)]\nmod tests {\n    use crate::api;\n}", "use mycrate::api;"]
        {
            assert_eq!(faults_of(&[("api/mod.rs", ""), ("csp/policy.rs", harmless)]), Vec::<String>::new());
        }
    }

    #[test]
    fn a_name_of_the_crate_s_root_is_where_it_comes_from() {
        let files = [("api/mod.rs", ""), ("csp/policy.rs", ""), ("csp/other.rs", "use crate::Policy;")];
        assert_eq!(faults_of(&files), Vec::<String>::new());
    }

    #[test]
    fn every_room_is_in_the_table() {
        assert_eq!(faults_of(&[("api/mod.rs", ""), ("fix/mod.rs", "")]).len(), 1);
        assert_eq!(faults_of(&[]).len(), 1, "only the table has api");
    }

    #[test]
    fn few_files_stand_outside() {
        let files = [("api/mod.rs", ""), ("a.rs", ""), ("b.rs", ""), ("c.rs", ""), ("d.rs", "")];
        assert!(faults_of(&files).iter().any(|fault| fault.contains("6 files")), "{:?}", faults_of(&files));
    }

    #[test]
    fn files_do_not_import_each_other() {
        let files = [("api/mod.rs", ""), ("csp/a.rs", "use super::b::B;"), ("csp/b.rs", "use super::a::A;")];
        assert_eq!(faults_of(&files), ["these import each other: csp::a, csp::b"]);
    }
}
