//! Checks the order of the rooms of each crate: imports may only run down its table in ARCHITECTURE.md, and modules
//! beside each other do not import each other in a circle.

mod circles;
mod imports;
mod sources;

use std::collections::BTreeSet;

use self::circles::circles;
use self::sources::Sources;
use super::count::Tally;
use crate::paths;

/// The folders of sources that have a table.
const CRATES: [&str; 4] = [ENGINE, "audit/src", "reading/src", "reading-script/src"];

/// The folder of the engine.
const ENGINE: &str = "src";

/// The most files that the engine may have outside of the rooms. The other crates are small, and most of their rooms
/// are files.
const MOST_FILES: usize = 5;

/// The circle of files that the standard itself has: the recursion of Fetch.
const CIRCLES: &[&[&str]] = &[&[
    "fetch::handle_fetch",
    "fetch::http_fetch",
    "fetch::http_redirect_fetch",
    "fetch::main_fetch",
    "fetch::scheme_fetch",
]];

/// Checks every crate.
pub(crate) fn check() -> Tally {
    println!("the order of the rooms …");
    let faults = match std::fs::read_to_string(paths::root().join("ARCHITECTURE.md")) {
        Ok(text) => CRATES.iter().flat_map(|folder| faults_of_crate(folder, &text)).collect(),
        Err(error) => vec![format!("ARCHITECTURE.md: {error}")],
    };
    for fault in &faults {
        println!("  {fault}");
    }
    if faults.is_empty() { Tally::PASSED } else { Tally::FAILED }
}

fn faults_of_crate(folder: &str, architecture: &str) -> Vec<String> {
    match Sources::read(folder) {
        Ok(sources) => faults(folder, &sources, &rooms(architecture, folder)),
        Err(error) => vec![format!("{folder}: {error}")],
    }
}

/// The rooms of a crate from the highest to the lowest: the paths in its folder that stand in the first cells of the
/// tables of rooms.
fn rooms(architecture: &str, folder: &str) -> Vec<String> {
    let sections = architecture.split("\n## ").filter(|section| section.starts_with("The rooms"));
    let cells = sections.flat_map(str::lines).filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let codes = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let mut rooms: Vec<String> = Vec::new();
    for room in codes.filter_map(|code| room_of_path(code.strip_prefix(folder)?.strip_prefix('/')?)) {
        if !rooms.contains(&room) {
            rooms.push(room);
        }
    }
    rooms
}

/// The room of a path in a folder of sources: a folder, or a file next to the folders.
fn room_of_path(path: &str) -> Option<String> {
    let first = path.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first).to_owned()).filter(|room| !room.is_empty())
}

fn faults(folder: &str, sources: &Sources, rooms: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let files = sources.modules.keys().filter(|module| !module.contains("::") && !sources.is_folder(module)).count();
    if folder == ENGINE && files > MOST_FILES {
        faults.push(format!("{folder}/ has {files} files outside of the rooms; at most {MOST_FILES} are allowed"));
    }
    let room_of = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    let height = |module: &str| rooms.iter().position(|name| *name == room_of(module));
    let names: BTreeSet<String> = sources.modules.keys().map(|module| room_of(module)).collect();
    for room in names.iter().filter(|room| !rooms.contains(room)) {
        faults.push(format!("{folder}/{room} is not in the table of rooms in ARCHITECTURE.md"));
    }
    for room in rooms.iter().filter(|room| !names.contains(*room)) {
        faults.push(format!("ARCHITECTURE.md has a room {folder}/{room}, which does not exist"));
    }
    for (module, source) in &sources.modules {
        for import in source.imports.iter().filter(|import| height(import) < height(module)) {
            faults.push(format!("{}: imports {import}, which is in a higher room", source.path.display()));
        }
    }
    let is_permitted = |circle: &Vec<String>| folder == ENGINE && CIRCLES.iter().any(|known| circle == known);
    for circle in circles(sources).iter().filter(|circle| !is_permitted(circle)) {
        faults.push(format!("{folder}: these import each other: {}", circle.join(", ")));
    }
    faults
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::sources::module_of;
    use super::*;

    const TABLE: &str = "# Architecture\n\n## The rooms\n\n| where | what |\n|---|---|\n| `src/lib.rs` | names |\n\
        | `src/api/` | calls |\n| `src/run.rs`, `src/run/` | runs `src/x` |\n| `src/csp/` | policies |\n\
        | `pkg/` | the package |\n\n## The rooms of the other crates\n\n| where | what |\n|---|---|\n\
        | `audit/src/lib.rs`, `audit/src/result.rs` | results |\n| `audit/src/line.rs` | lines |\n\n\
        ## Else\n\n| `src/else/` | no |\n";

    /// The sources in a folder with these files; those in `pkg/` are beside the folder.
    fn sources(folder: &str, files: &[(&str, &str)]) -> Sources {
        let texts = files.iter().filter_map(|(path, text)| {
            let path = if path.starts_with("pkg/") { path.into() } else { Path::new(folder).join(path) };
            Some((module_of(folder, &path)?, (path, (*text).to_owned())))
        });
        Sources::of(texts.collect())
    }

    fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
        let mut files = files.to_vec();
        files.extend([("lib.rs", "pub use csp::policy::Policy;"), ("run.rs", ""), ("csp/mod.rs", "")]);
        faults("src", &sources("src", &files), &rooms(TABLE, "src"))
    }

    fn faults_of_audit(result: &str, line: &str) -> Vec<String> {
        let files = [("lib.rs", ""), ("bin/tool.rs", "use crate::x;"), ("result.rs", result), ("line.rs", line)];
        faults("audit/src", &sources("audit/src", &files), &rooms(TABLE, "audit/src"))
    }

    #[test]
    fn every_crate_keeps_the_order() {
        assert_eq!(check(), Tally::PASSED);
    }

    #[test]
    fn the_tables_are_read_in_their_order() {
        assert_eq!(rooms(TABLE, "src"), ["lib", "api", "run", "csp"]);
        assert_eq!(rooms(TABLE, "audit/src"), ["lib", "result", "line"]);
    }

    #[test]
    fn imports_run_down() {
        let down = [("api/mod.rs", "use crate::csp::{policy::Policy, x as y};"), ("csp/policy.rs", "")];
        assert_eq!(faults_of(&down), Vec::<String>::new());
        for up in [
            "use crate::api;",
            "use crate::{csp, api::{call}};",
            "fn f() { crate::api::call() }",
            "use super::super::api::call;",
            "use crate::OfTheRoot;",
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
    fn imports_of_the_other_crates_run_down() {
        assert_eq!(faults_of_audit("use crate::line::Line;", ""), Vec::<String>::new());
        let up = faults_of_audit("", "use crate::result::Result;");
        assert_eq!(up, ["audit/src/line.rs: imports result, which is in a higher room"]);
        let up = faults_of_audit("", "use crate::Settings;");
        assert_eq!(up, ["audit/src/line.rs: imports lib, which is in a higher room"]);
    }

    #[test]
    fn imports_of_a_catalogue_run_down() {
        for (folder, room, file) in
            [("src", "explain", "engine"), ("audit/src", "words", "audit"), ("reading/src", "words", "reading")]
        {
            let catalogue = format!("pkg/languages/de/{file}.rs");
            let faults_of = |text| {
                let rest = [("high.rs", ""), ("low.rs", ""), (&format!("{room}/mod.rs"), "")];
                let other = ("pkg/languages/de/other.rs", "use crate::high;");
                let files = [&rest[..], &[(catalogue.as_str(), text), other]].concat();
                faults(folder, &sources(folder, &files), &["high", room, "low"].map(str::to_owned))
            };
            assert_eq!(faults_of("use crate::low;"), Vec::<String>::new());
            let up = format!("{catalogue}: imports high, which is in a higher room");
            assert_eq!(faults_of("use crate::high;"), [up]);
        }
    }

    #[test]
    fn files_of_the_other_crates_do_not_import_each_other() {
        let faults = faults_of_audit("use crate::line::Line;", "use crate::result::Result;");
        let circle = "audit/src: these import each other: line, result";
        assert_eq!(faults, ["audit/src/line.rs: imports result, which is in a higher room", circle]);
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
        assert_eq!(faults_of(&files), ["src: these import each other: csp::a, csp::b"]);
    }

    #[test]
    fn a_file_and_a_folder_do_not_import_each_other() {
        let files = [
            ("api/mod.rs", ""),
            ("csp/a/mod.rs", ""),
            ("csp/a/c.rs", "use crate::csp::b::B;"),
            ("csp/b.rs", "use super::a::A;"),
        ];
        assert_eq!(faults_of(&files), ["src: these import each other: csp::a, csp::b"]);
    }

    #[test]
    fn a_name_that_the_folder_re_exports_is_where_it_comes_from() {
        let files =
            [("api/mod.rs", "pub(crate) use a::A;"), ("api/a.rs", "use super::b::B;"), ("api/b.rs", "use super::A;")];
        assert_eq!(faults_of(&files), ["src: these import each other: api::a, api::b"]);
    }
}
