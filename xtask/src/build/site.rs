//! The page as it is put on a static host: few files, without what only readers need.
//!
//! `cargo xtask serve` shows the sources as they are; what differs here is only how they travel.

use std::path::PathBuf;

use super::sources::{bytes, text};
use super::{lean, link, sources, write};
use crate::{Failure, paths};
use wouldblock::Language;

/// Imported when the page starts, though not by a statement: the engine.
const HURRIED: [&str; 1] = ["pkg/web.js"];

/// Where it is put.
pub fn folder() -> PathBuf {
    paths::root().join("dist").join("site")
}

/// Writes it, from the sources and the package as it has just been built.
pub fn write_site() -> Result<(), Failure> {
    let folder = folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("Could not empty {}: {error}.", folder.display()))?;
    }
    let lean_text = |name: &str| lean::script(name, &text(name)?);
    let mut scripts = link::split("main.js", &lean_text, &HURRIED, &chunk_of)?;
    let later: Vec<_> = scripts[1..].iter().map(|(name, _)| name.clone()).chain(["styles/later.css".into()]).collect();
    let (markup, style) = page(&text("index.html")?, &text)?;
    scripts.push(("early.js".into(), lean_text("early.js")?));
    scripts.push(("offline.js".into(), offline(&lean_text("offline.js")?, &later)?));
    for (name, content) in &scripts {
        write(&folder.join(name), content)?;
    }
    write(&folder.join("index.html"), markup)?;
    write(&folder.join("page.css"), lean::style(&style))?;
    write(&folder.join("styles/later.css"), lean::style(&text("styles/later.css")?))?;

    // The version for frames, and the element that it shows, stay as they are: most hosts have them from the package.
    for name in link::modules("embed.js", &text)?.keys() {
        write(&folder.join(name), text(name)?)?;
    }
    for name in
        ["embed.html", "styles/embed.css", "icon.svg", "_headers", "pkg/element.css", "pkg/wasm/wouldblock_bg.wasm"]
    {
        write(&folder.join(name), bytes(name)?)?;
    }
    println!("  {:<26}{:>12}", "dist/site/page.js", scripts[0].1.len());
    Ok(())
}

/// A language is fetched by those who read it, everything else by the first who opens something.
fn chunk_of(name: &str) -> &'static str {
    let is_of = |tag: &str| {
        name.strip_prefix("pkg/languages/").is_some_and(|rest| rest.split(['/', '.', '-']).next() == Some(tag))
    };
    let read = |language: &&Language| **language != Language::default() && is_of(language.tag());
    Language::ALL.iter().find(read).map_or("later", |language| language.tag())
}

/// The markup with one script and one style, and that style.
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

/// The service worker, which keeps the files that there are here.
fn offline(script: &str, later: &[String]) -> Result<String, Failure> {
    let (before, rest) = script.split_once("const LATER = [").ok_or("offline.js has no list of files.")?;
    let (_, after) = rest.split_once("];").ok_or("offline.js has a list of files without an end.")?;
    let list: String = later.iter().map(|name| format!("\"./{name}\",\n")).collect();
    Ok(format!("{before}const LATER = [\n{list}];{after}"))
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
    fn the_worker_keeps_what_there_is() {
        let script = "const CACHE = 1;\nconst LATER = [\n\"./old.js\",\n];\nrest();";
        assert_eq!(
            offline(script, &["new.js".into()]).unwrap(),
            "const CACHE = 1;\nconst LATER = [\n\"./new.js\",\n];\nrest();"
        );
        assert!(offline("", &[]).is_err());
    }
}
