//! The page as one file that opens from disk, with its scripts, styles and the engine inside.
//!
//! Its policy is stricter than that of the served page: it lists each script and the style sheet by hash, and forbids
//! all connections.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest as _, Sha256};

use super::{link, sources, write};
use crate::{Failure, paths};

/// The path of the output.
pub(crate) fn path() -> PathBuf {
    paths::root().join("dist").join("wouldblock.html")
}

/// The readers of pasted texts, which are included because most people who open the file need them. Compressed, the
/// whole file is still small enough for an e-mail.
const READING: &str = include_str!("single_file/reading.js");

/// The audit of files, with the code from the readers that unpacks modules.
const AUDIT: &str = include_str!("single_file/audit.js");

/// The engine for the first answer, instead of pkg/answer-web.js. The file includes the whole engine, which can do the
/// same.
const ANSWER: &str = "export { applyFix, simulate } from \"./web.js\";\n";

/// A WebAssembly module as a script that contains it compressed.
fn packed(name: &str) -> Result<String, Failure> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let compressed = encoder.write_all(&sources::bytes(name)?).and_then(|()| encoder.finish());
    let compressed = compressed.map_err(|error| format!("Could not compress {name}: {error}."))?;
    Ok(format!("export const base64 = \"{}\";\n", BASE64_STANDARD.encode(compressed)))
}

/// Writes the file from the sources and the package that was just built.
pub(crate) fn write_page() -> Result<(), Failure> {
    let text = |name: &str| match name {
        // The entry that contains the engine replaces the one that fetches it.
        "pkg/web.js" => sources::text("pkg/index.js"),
        "pkg/answer-web.js" => Ok(ANSWER.to_owned()),
        "pkg/read-web.js" => Ok(READING.to_owned()),
        "pkg/audit-web.js" => Ok(AUDIT.to_owned()),
        "pkg/audit/audit-packed.js" => packed("pkg/audit/audit_bg.wasm"),
        "pkg/reading/reading-packed.js" => packed("pkg/reading/reading_bg.wasm"),
        "pkg/reading/script-packed.js" => packed("pkg/reading/script_bg.wasm"),
        name => sources::text(name),
    };
    let page = assemble(&text("index.html")?, &text)?;
    let path = path();
    write(&path, &page)?;
    println!("  {:<26}{:>12}", display(&path), page.len());
    Ok(())
}

fn display(path: &Path) -> String {
    path.strip_prefix(paths::root()).unwrap_or(path).display().to_string()
}

fn assemble(markup: &str, text: &link::Reader) -> Result<String, Failure> {
    let main = harmless(&link::link("main.js", text)?);
    let early = harmless(&text("early.js")?);
    let icon = format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(text("icon.svg")?));
    let mut styles = String::new();
    let mut page = String::new();
    for line in markup.lines() {
        if let Some(name) = sources::stylesheet(line) {
            styles.push_str(&text(name)?);
        } else if line.starts_with("<link rel=\"modulepreload\"")
            || line.starts_with("<link rel=\"preload\"")
            || line.contains("src=\"./main.js\"")
        {
            // These modules only fetch files that are included here.
        } else if line.contains("href=\"docs/") {
            // The handbook is only beside the page on a host.
        } else if line.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
            page.push_str("{policy}\n");
        } else if line.starts_with("<script src=\"./early.js\"") {
            page.push_str(&format!("<script>{early}</script>\n"));
        } else if line == "</head>" {
            page.push_str("<style>{styles}</style>\n</head>\n");
        } else if line == "</body>" {
            page.push_str("<script type=\"module\">{main}</script>\n</body>\n");
        } else {
            page.push_str(&line.replace("./icon.svg", &icon));
            page.push('\n');
        }
    }
    // The styles of parts that load later are included from the start here.
    styles.push_str(&text("styles/effects.css")?);
    styles.push_str(&text("styles/later.css")?);
    if styles.contains("</") {
        return Err("A style contains `</`, which would end it.".into());
    }
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; \
         style-src {}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'\">",
        hash(&early),
        hash(&main),
        hash(&styles)
    );
    let page = page.replace("{policy}", &policy).replace("{styles}", &styles).replace("{main}", &main);
    if let Some(left) = page.split(['<', '>']).find(|tag| tag.starts_with("link ") && tag.contains("=\"./")) {
        return Err(format!("The single file would still request another file: {left}"));
    }
    Ok(page)
}

/// The same script, written so that it cannot end its element.
fn harmless(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// The source expression for a script or style.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKUP: &str = "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"x\">\n<link rel=\"icon\" href=\"./icon.svg\">\n\
        <script src=\"./early.js\"></script>\n<link rel=\"stylesheet\" href=\"./styles/base.css\">\n\
        <link rel=\"modulepreload\" href=\"./a.js\">\n<script type=\"module\" src=\"./main.js\"></script>\n</head>\n<body>\n</body>";

    #[expect(clippy::unnecessary_wraps, reason = "a reader may fail")]
    fn text(name: &str) -> Result<String, Failure> {
        Ok(match name {
            "main.js" => "say(\"</script><!--\");",
            "early.js" => "early();",
            "styles/base.css" => "a {}",
            "styles/effects.css" => "i {}",
            "styles/later.css" => "b {}",
            _ => "",
        }
        .to_owned())
    }

    #[test]
    fn everything_is_inside_and_named_by_its_hash() {
        let page = assemble(MARKUP, &text).unwrap();
        assert!(!page.contains("=\"./"), "{page}");
        for part in
            ["<script>early();</script>", "<style>a {}i {}b {}</style>", "<\\/script><\\!--", "href=\"data:image/svg"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(page.contains(&hash("early();")), "{page}");
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
