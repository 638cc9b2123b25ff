//! The page for a static host: few files, without comments.
//!
//! `cargo xtask serve` serves the sources unchanged; this build only changes how they are packed.

use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::sources::{bytes, text};
use super::{lean, link, sources, write};
use crate::{Failure, paths};
use wouldblock::Language;

/// The `answer` module: it is imported when the page starts, but not by a statement.
const HURRIED: [&str; 1] = ["pkg/answer-web.js"];

/// The modules that draw the lower part of the answer. They are only needed after the verdict is shown.
const EFFECTS: [&str; 11] = [
    "pkg/languages/en/page-effects.js",
    "brief.js",
    "ui/effects.js",
    "ui/console.js",
    "ui/diagnostics.js",
    "ui/field-notes.js",
    "ui/lighting.js",
    "ui/pane-bar.js",
    "ui/script-view.js",
    "ui/step-name.js",
    "ui/wire.js",
];

/// The output folder.
pub(crate) fn folder() -> PathBuf {
    paths::root().join("dist").join("site")
}

/// Writes the site from the sources and the package that was just built.
pub(crate) fn write_site() -> Result<(), Failure> {
    let folder = folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("Could not empty {}: {error}.", folder.display()))?;
    }
    let lean_text = |name: &str| lean::script(name, &text(name)?);
    let scripts = versioned(link::split("main.js", &lean_text, &HURRIED, &chunk_of)?);
    let script_size = scripts[0].1.len();
    let (markup, style) = page(&text("index.html")?, &text)?;
    let mut files: Vec<(String, Vec<u8>)> =
        scripts.into_iter().map(|(name, content)| (name, content.into_bytes())).collect();
    files.extend([
        ("early.js".into(), lean_text("early.js")?.into_bytes()),
        ("index.html".into(), markup.into_bytes()),
        ("page.css".into(), lean::style(&style).into_bytes()),
        ("styles/effects.css".into(), lean::style(&text("styles/effects.css")?).into_bytes()),
        ("styles/later.css".into(), lean::style(&text("styles/later.css")?).into_bytes()),
        ("icon.svg".into(), bytes("icon.svg")?),
        ("pkg/wasm/answer_bg.wasm".into(), bytes("pkg/wasm/answer_bg.wasm")?),
        ("pkg/wasm/wouldblock_bg.wasm".into(), bytes("pkg/wasm/wouldblock_bg.wasm")?),
    ]);
    for (name, content) in &files {
        write(&folder.join(name), content)?;
    }
    // These are separate scripts, because a worker does not share scripts with the page.
    let mut lazy: Vec<(String, Vec<u8>)> = Vec::new();
    for name in ["read-worker.js", "audit-worker.js"] {
        lazy.push((name.into(), link::link(name, &lean_text)?.into_bytes()));
    }
    for name in ["pkg/reading/reading_bg.wasm", "pkg/reading/script_bg.wasm", "pkg/audit/audit_bg.wasm"] {
        lazy.push((name.into(), bytes(name)?));
    }
    for (name, content) in &lazy {
        write(&folder.join(name), content)?;
    }
    let worker = with_files(&lean_text("offline.js")?, "FILES", &files)?;
    write(&folder.join("offline.js"), with_files(&worker, "LAZY", &lazy)?)?;

    // The version for frames and its element stay unchanged: most hosts have them from the package.
    for name in link::modules("embed.js", &text)?.keys() {
        write(&folder.join(name), text(name)?)?;
    }
    for name in ["embed.html", "styles/embed.css", "_headers", "pkg/element.css"] {
        write(&folder.join(name), bytes(name)?)?;
    }
    println!("  {:<26}{:>12}", "dist/site/page.js", script_size);
    Ok(())
}

/// Modules that read pasted texts in environments without workers. `to-scenario.js`, which uses the result, is not one
/// of them.
const READING: [&str; 12] = [
    "pkg/read-web.js",
    "pkg/read/connect.js",
    "pkg/read/encoding.js",
    "pkg/read/har.js",
    "pkg/read/link.js",
    "pkg/read/element.js",
    "pkg/element/fence",
    "pkg/element/nearest.js",
    "pkg/element/scenario.js",
    "pkg/static/parts.js",
    "pkg/reading/",
    "ui/paste/calls.js",
];

/// Modules for the audit of files and for the comparison of policies.
const AUDIT: [&str; 4] = ["audit/", "ui/audit/", "pkg/audit", "policy-changes.js"];

/// The script that starts the whole engine.
const WHOLE: [&str; 9] = [
    "pkg/compiled-policy.js",
    "pkg/core.js",
    "pkg/errors.js",
    "pkg/functions.js",
    "pkg/hints.js",
    "pkg/lists.js",
    "pkg/wasm/wouldblock.js",
    "pkg/web.js",
    "whole-engine.js",
];

/// Each chunk is only fetched by the people who need it: a language by its readers, the lower part of the answer and
/// the whole engine after the verdict, the readers if something is pasted and there is no worker, the audit when it is
/// opened, and everything else when the first part of it is opened.
fn chunk_of(name: &str) -> &'static str {
    if READING.iter().any(|start| name.starts_with(start)) {
        return "read";
    }
    // The code that leads to the audit is in the same chunk as the links to it.
    if AUDIT.iter().any(|start| name.starts_with(start)) && name != "ui/audit/open.js" {
        return "audit";
    }
    let is_of = |tag: &str| {
        name.strip_prefix("pkg/languages/").is_some_and(|rest| rest.split(['/', '.', '-']).next() == Some(tag))
    };
    let read = |language: &&Language| **language != Language::default() && is_of(language.tag());
    let rest = match name {
        name if EFFECTS.contains(&name) => "effects",
        name if WHOLE.contains(&name) => "whole",
        _ => "later",
    };
    Language::ALL.iter().find(read).map_or(rest, |language| language.tag())
}

/// The markup with one script and one style sheet, and that style sheet.
fn page(markup: &str, text: &link::Reader) -> Result<(String, String), Failure> {
    let mut style = String::new();
    let mut page = String::new();
    for line in markup.lines() {
        if let Some(name) = sources::stylesheet(line) {
            if style.is_empty() {
                page.push_str("<link rel=\"stylesheet\" href=\"./page.css\">\n");
            }
            style.push_str(&text(name)?);
        } else if !line.starts_with("<link rel=\"modulepreload\"") || line.contains("./main.js") {
            page.push_str(&line.trim_start().replace("./main.js", "./page.js"));
            page.push('\n');
        }
    }
    if !page.contains("src=\"./page.js\"") || style.is_empty() {
        return Err("index.html has no script main.js, or no style.".into());
    }
    Ok((page, style))
}

/// The scripts, with names that contain the build's hash. A tab that was opened before a deployment may request the old
/// names later. The host no longer has them, but the service worker has kept them.
fn versioned(mut scripts: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut hasher = Sha256::new();
    for (_, content) in &scripts {
        hasher.update(content);
    }
    let version: String = hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let names: Vec<_> = scripts[1..].iter().map(|(name, _)| name.clone()).collect();
    let renamed = |name: &str| format!("{}.{version}.js", name.trim_end_matches(".js"));
    for (name, content) in &mut scripts {
        for later in &names {
            *content = content.replace(&format!("\"./{later}\""), &format!("\"./{}\"", renamed(later)));
        }
        if names.contains(name) {
            *name = renamed(name);
        }
    }
    scripts
}

/// The service worker with one of its lists filled in: the files of the site, each with the hash of its content.
fn with_files(script: &str, list: &str, files: &[(String, Vec<u8>)]) -> Result<String, Failure> {
    let start = format!("const {list} = [");
    let (before, rest) = script.split_once(&start).ok_or_else(|| format!("offline.js has no list {list}."))?;
    let (_, after) = rest.split_once("];").ok_or_else(|| format!("offline.js has a list {list} without an end."))?;
    let lines: String = files
        .iter()
        .map(|(name, content)| {
            let hash = BASE64_STANDARD.encode(Sha256::digest(content));
            // The address of the page is that of its folder.
            let name = if name == "index.html" { "" } else { name };
            format!("[\"./{name}\", \"sha256-{hash}\"],\n")
        })
        .collect();
    Ok(format!("{before}{start}\n{lines}];{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_script_and_one_style() {
        let markup = "<link rel=\"stylesheet\" href=\"./a.css\">\n<link rel=\"stylesheet\" href=\"./b.css\">\n\
            <link rel=\"modulepreload\" href=\"./main.js\">\n<link rel=\"modulepreload\" href=\"./a.js\">\n\
            <script type=\"module\" src=\"./main.js\"></script>\n  <p>x</p>\n";
        let (page, style) = page(markup, &|name| Ok(format!("/* {name} */"))).unwrap();
        assert_eq!(
            page,
            "<link rel=\"stylesheet\" href=\"./page.css\">\n<link rel=\"modulepreload\" href=\"./page.js\">\n\
            <script type=\"module\" src=\"./page.js\"></script>\n<p>x</p>\n"
        );
        assert_eq!(style, "/* a.css *//* b.css */");
        assert!(super::page("<p>", &|_| Ok(String::new())).is_err());
    }

    #[test]
    fn the_worker_lists_the_files_with_their_hashes() {
        let script = "const FILES = [];\nrest();";
        let files = [("index.html".into(), b"<p>".to_vec()), ("new.js".into(), Vec::new())];
        assert_eq!(
            with_files(script, "FILES", &files).unwrap(),
            "const FILES = [\n[\"./\", \"sha256-M/J5lGcXcoeikmB4ChB6yY6mPdYWX2f8wNdHZ9CoIJA=\"],\n\
             [\"./new.js\", \"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"],\n];\nrest();"
        );
        assert!(with_files(script, "LAZY", &[]).is_err());
    }

    #[test]
    fn chunks_are_named_after_the_build() {
        let scripts = vec![
            ("page.js".into(), "import(\"./page-later.js\")".into()),
            ("page-later.js".into(), "export default 1".into()),
        ];
        let built = versioned(scripts.clone());
        assert_eq!(built[0].0, "page.js");
        assert_eq!(built[0].1, format!("import(\"./{}\")", built[1].0));
        assert_ne!(built[1].0, scripts[1].0);
    }
}
