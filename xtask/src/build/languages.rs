//! The catalogues as modules of the package, so that nobody downloads a language that is not read.

use std::fmt::Write as _;

use super::write;
use crate::{Failure, paths};
use wouldblock::Language;

/// Writes `pkg/languages/`: a module for each language, and the one that finds them.
pub fn write_modules() -> Result<(), Failure> {
    let folder = paths::root().join("pkg").join("languages");
    std::fs::create_dir_all(&folder).map_err(|error| format!("Could not make {}: {error}.", folder.display()))?;
    let mut loaders = String::new();
    for language in Language::ALL {
        let tag = language.tag();
        write(&folder.join(format!("{tag}.js")), module(*language))?;
        writeln!(loaders, "  {tag}: () => import(\"./{tag}.js\"),").expect("writing to a string does not fail");
    }
    write(
        &folder.join("loaders.js"),
        format!(
            "// Written by `cargo xtask build`.\n/** The catalogues, by their tags. */\nexport const loaders = {{\n{loaders}}};\n"
        ),
    )
}

/// A catalogue as a module. The engine itself has English: its module only says so.
fn module(language: Language) -> String {
    let mut messages = String::new();
    if language != Language::default() {
        for (name, template) in language.catalogue() {
            // Debug writes a string as JavaScript reads it: templates hold nothing but text, quotes and backslashes.
            writeln!(messages, "    {name:?}: {template:?},").expect("writing to a string does not fail");
        }
    }
    let tag = language.tag();
    format!(
        "// Written by `cargo xtask build`.\nexport default {{\n  tag: \"{tag}\",\n  messages: {{\n{messages}  }},\n}};\n"
    )
}
