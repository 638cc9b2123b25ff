//! The source files of a crate, and the modules that each refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::imports::{code, exports_in, paths_in};
use crate::paths;

/// The name of the module of `lib.rs`.
pub(super) const ROOT: &str = "lib";

/// The sources of a crate, the name of its catalogues in the folders of the languages, and the module that declares them.
const CATALOGUES: [(&str, &str, &str); 3] = [
    ("src", "engine.rs", "explain/language"),
    ("audit/src", "audit.rs", "words"),
    ("reading/src", "reading.rs", "words"),
];

/// How many re-exports a name is followed through.
const LONGEST_CHAIN: usize = 10;

/// A source file.
pub(super) struct Source {
    /// The path in the repository.
    pub(super) path: PathBuf,
    /// The modules that its code refers to, without tests: those that it names, and those from which they re-export.
    pub(super) imports: BTreeSet<String>,
}

/// All source files, by their module paths.
pub(super) struct Sources {
    pub(super) modules: BTreeMap<String, Source>,
}

impl Sources {
    /// The sources in the folder of a crate, and its catalogues.
    pub(super) fn read(folder: &str) -> std::io::Result<Sources> {
        let root = paths::root();
        let mut texts = BTreeMap::new();
        for place in [root.join(folder), paths::languages()] {
            for path in paths::rust_files(place)? {
                if let Ok(inside) = path.strip_prefix(root)
                    && let Some(module) = module_of(folder, inside)
                {
                    texts.insert(module, (inside.to_owned(), std::fs::read_to_string(&path)?));
                }
            }
        }
        Ok(Sources::of(texts))
    }

    /// The sources with these paths and texts, by their modules.
    pub(super) fn of(texts: BTreeMap<String, (PathBuf, String)>) -> Sources {
        let texts: BTreeMap<_, _> =
            texts.into_iter().map(|(module, (path, text))| (module, (path, code(&text)))).collect();
        let names = Names::of(&texts);
        let modules = texts.iter().map(|(module, (path, text))| {
            let paths = paths_in(text).into_iter().filter_map(|path| absolute(module, &path));
            let imports = paths.flat_map(|path| names.modules_of(&path));
            // A module may use its own submodules, and the modules around it.
            let is_around = |name: &str| name == module || module.starts_with(&format!("{name}::"));
            (module.clone(), Source { path: path.clone(), imports: imports.filter(|name| !is_around(name)).collect() })
        });
        Sources { modules: modules.collect() }
    }

    pub(super) fn is_folder(&self, module: &str) -> bool {
        self.modules.get(module).is_some_and(|source| source.path.ends_with("mod.rs"))
    }
}

/// The names of modules, and what each re-exports.
struct Names {
    modules: BTreeSet<String>,
    /// By the module and the name: the original path.
    exported: BTreeMap<(String, String), Vec<String>>,
}

impl Names {
    fn of(texts: &BTreeMap<String, (PathBuf, String)>) -> Names {
        let modules: BTreeSet<String> = texts.keys().cloned().collect();
        let mut exported = BTreeMap::new();
        for (module, (_, text)) in texts {
            for path in exports_in(text) {
                let original = match path.first().map(String::as_str) {
                    Some("crate" | "self" | "super") => absolute(module, &path),
                    // A path of a submodule. Others are paths of other crates.
                    _ => Some([names_of(module), path.clone()].concat())
                        .filter(|full| modules.contains(&full[..=names_of(module).len()].join("::"))),
                };
                if let (Some(name), Some(original)) = (path.last(), original) {
                    exported.insert((module.clone(), name.clone()), original);
                }
            }
        }
        Names { modules, exported }
    }

    /// The modules on which the use of a path depends: the one that the path names, and the one that defines the item if
    /// the first only re-exports it. What the root re-exports is not the root's own.
    fn modules_of(&self, path: &[String]) -> Vec<String> {
        let (named, mut rest) = self.longest(path);
        let mut definer = named.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(original) = rest.first().and_then(|name| self.exported.get(&(definer.clone(), name.clone())))
            else {
                break;
            };
            (definer, rest) = self.longest(&[original.as_slice(), &rest[1..]].concat());
        }
        if definer == named || named == ROOT { vec![definer] } else { vec![named, definer] }
    }

    /// The innermost module in a path, and the names after it.
    fn longest(&self, path: &[String]) -> (String, Vec<String>) {
        let found = (1..=path.len()).rev().find(|length| self.modules.contains(&path[..*length].join("::")));
        match found {
            Some(length) => (path[..length].join("::"), path[length..].to_vec()),
            None => (ROOT.to_owned(), path.to_vec()),
        }
    }
}

/// The module of a file, by its path in the repository, in the crate whose sources are in `folder`; `None` for tests,
/// programs and the files of other crates.
pub(super) fn module_of(folder: &str, path: &Path) -> Option<String> {
    let path = match path.strip_prefix("pkg/languages") {
        Ok(inside) => {
            let is_own = |(sources, name, _): &&(&str, &str, &str)| *sources == folder && inside.ends_with(name);
            let (_, _, declared) = CATALOGUES.iter().find(is_own)?;
            Path::new(declared).join(inside)
        }
        Err(_) => path.strip_prefix(folder).ok()?.to_owned(),
    }
    .with_extension("");
    let mut names: Vec<&str> = path.iter().filter_map(|name| name.to_str()).collect();
    names.pop_if(|name| *name == "mod");
    (!names.contains(&"tests") && names.first() != Some(&"bin")).then(|| names.join("::"))
}

/// The names in a module's path, from the crate's root.
fn names_of(module: &str) -> Vec<String> {
    if module == ROOT { Vec::new() } else { module.split("::").map(str::to_owned).collect() }
}

/// The names, from the crate's root, that a path in `module` refers to.
fn absolute(module: &str, path: &[String]) -> Option<Vec<String>> {
    let mut names = match path.first()?.as_str() {
        "crate" => Vec::new(),
        _ => names_of(module),
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
