//! The audit as scripts for hosts that have only V8: BigQuery's JavaScript functions.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{read, write};
use crate::{Failure, paths};

/// The length of a part of the module, in bytes. Users of BigQuery report a limit of
/// [1 MB for a file](https://scholtzan.net/blog/bigquery-udf-python/); this was not tried in BigQuery itself.
const PART: usize = 900_000;

/// Writes the files of `dist/bigquery`, which are loaded in the order of their names: the module in parts, and
/// `wouldblock.js` with the missing host functions and the glue of the audit's module.
pub(crate) fn write_scripts() -> Result<(), Failure> {
    let folder = paths::root().join("dist/bigquery");
    let _ = std::fs::remove_dir_all(&folder);
    let module = BASE64_STANDARD.encode(read(&paths::root().join("pkg/audit/audit_bg.wasm"))?);
    for (at, part) in parts(&module).iter().enumerate() {
        write(&folder.join(format!("module-{}.js", at + 1)), part)?;
    }
    let text = |path: &str| read(&paths::root().join(path)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let glue = text("pkg/audit/audit.js")?;
    let script = [text("audit/bigquery/before.js")?, plain(&glue), text("audit/bigquery/after.js")?];
    write(&folder.join("wouldblock.js"), script.join("\n"))
}

/// The scripts that together set `wouldblockModule` to the module, which is in base 64.
fn parts(module: &str) -> Vec<String> {
    let mut rest = module;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let (part, after) = rest.split_at(rest.len().min(PART));
        let begin = if parts.is_empty() { "var wouldblockModule =" } else { "wouldblockModule +=" };
        parts.push(format!("{begin} \"{part}\";\n"));
        rest = after;
    }
    parts
}

/// Turns a module into part of a script: the same declarations, without exports.
fn plain(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("export {") && !line.starts_with("// @ts-nocheck"));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line));
    // The function that loads the module over the network is never called, and its syntax is only valid in modules.
    lines.map(|line| line.replace("import.meta.url", "undefined")).collect::<Vec<_>>().join("\n")
}
