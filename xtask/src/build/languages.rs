//! Generates the package's modules about languages: the engine's catalogues, and the list of languages.
//!
//! The list is [`Language::ALL`]; all words of a language are in `pkg/languages/<tag>/`.
//! Languages are only downloaded if they are used, so everything that can wait is imported dynamically.

use std::fmt::Write as _;

use super::write;
use crate::{Failure, paths};
use wouldblock::Language;

/// Writes the generated modules of `pkg/languages/`.
pub(crate) fn write_modules() -> Result<(), Failure> {
    let folder = paths::languages();
    std::fs::create_dir_all(&folder).map_err(|error| format!("Could not create {}: {error}.", folder.display()))?;
    for language in Language::ALL {
        let tag = language.tag();
        write(&folder.join(format!("{tag}.js")), catalogue(*language))?;
        if *language != Language::default() {
            write(&folder.join(format!("{tag}-page.js")), page_of(tag))?;
        }
    }
    for (name, content) in [
        ("list", list()),
        ("loaders", loaders()),
        ("element", elements()),
        ("terminal", terminals()),
        ("tools", tools()),
        ("page", pages()),
    ] {
        write(&folder.join(format!("{name}.js")), format!("// Written by `cargo xtask build`.\n{content}"))?;
    }
    Ok(())
}

/// One line for each language.
fn each(line: impl Fn(&str) -> String) -> String {
    Language::ALL.iter().map(|language| line(language.tag())).collect()
}

fn list() -> String {
    let mut languages = String::new();
    for language in Language::ALL {
        let (tag, name, html) = (language.tag(), language.name(), language.html_tag());
        writeln!(languages, "  {{ tag: \"{tag}\", name: \"{name}\", html: \"{html}\" }},")
            .expect("writing to a string does not fail");
    }
    format!(
        "/** Every language. `html` is its `lang`; the first is the one that the engine has itself. */\n\
         export const LANGUAGES = [\n{languages}];\n\n\
         /** The language that a BCP 47 tag is about; English for languages without a catalogue. @param {{string}} tag */\n\
         export function languageOf(tag) {{\n  const primary = tag.split(/[-_]/)[0].toLowerCase();\n  \
         return LANGUAGES.find((language) => language.tag === primary) ?? LANGUAGES[0];\n}}\n"
    )
}

fn loaders() -> String {
    let lines = each(|tag| format!("  {tag}: () => import(\"./{tag}.js\"),\n"));
    format!("/** The engine's catalogues, by their tags. */\nexport const loaders = {{\n{lines}}};\n")
}

fn elements() -> String {
    table("elements", "The words of the element", |tag| format!("{tag} from \"./{tag}/element.js\""))
}

fn terminals() -> String {
    table("terminals", "The words of the command line", |tag| {
        format!("{{ terminal as {tag} }} from \"./{tag}/terminal.js\"")
    })
}

fn tools() -> String {
    table("tools", "The words of the tools for development", |tag| format!("* as {tag} from \"./{tag}/tools.js\""))
}

/// A module that exports the words of every language by its tag. `words`: what follows `import`.
fn table(name: &str, about: &str, words: impl Fn(&str) -> String) -> String {
    let imports = each(|tag| format!("import {};\n", words(tag)));
    let names = each(|tag| format!("  {tag},\n"));
    format!("{imports}\n/** {about}, by language. */\nexport const {name} = {{\n{names}}};\n")
}

fn pages() -> String {
    let others = Language::ALL.iter().filter(|language| **language != Language::default());
    let lines: String = others
        .map(|language| language.tag())
        .map(|tag| format!("  {tag}: () => import(\"./{tag}-page.js\"),\n"))
        .collect();
    format!(
        "/** All that the page needs of a language that is not its first. */\n\
         /** @type {{Record<string, () => Promise<{{ words: Record<string, string>, engine: object }}>>}} */\n\
         export const pages = {{\n{lines}}};\n"
    )
}

/// Everything that the page needs for a language.
fn page_of(tag: &str) -> String {
    format!(
        "// Written by `cargo xtask build`.\nimport catalogue from \"./{tag}.js\";\nimport first from \"./{tag}/page.js\";\n\
         import effects from \"./{tag}/page-effects.js\";\nimport later from \"./{tag}/page-later.js\";\n\n\
         export const words = {{ ...first, ...effects, ...later }};\n\n\
         export const engine = catalogue;\n"
    )
}

/// A catalogue as a module. English is in the engine, so its module contains no sentences.
fn catalogue(language: Language) -> String {
    let mut messages = String::new();
    if language != Language::default() {
        for (name, template) in language.catalogue() {
            // Debug formatting is valid JavaScript here: templates contain only text, quotes and backslashes.
            writeln!(messages, "    {name:?}: {template:?},").expect("writing to a string does not fail");
        }
    }
    let tag = language.tag();
    format!(
        "// Written by `cargo xtask build`.\nexport default {{\n  tag: \"{tag}\",\n  messages: {{\n{messages}  }},\n}};\n"
    )
}
