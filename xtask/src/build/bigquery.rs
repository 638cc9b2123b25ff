//! The audit as one script for hosts that have only V8: BigQuery's JavaScript functions.

use super::{read, write};
use crate::{Failure, paths};

/// Writes `dist/bigquery/wouldblock.js`: the missing host functions, the glue of the audit's module, and the module
/// itself.
pub(crate) fn write_script() -> Result<(), Failure> {
    let text = |path: &str| read(&paths::root().join(path)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let glue = text("pkg/audit/audit.js")?;
    let inline = text("pkg/audit/audit-inline.js")?;
    let script = [text("audit/bigquery/before.js")?, plain(&glue), plain(&inline), text("audit/bigquery/after.js")?];
    write(&paths::root().join("dist/bigquery/wouldblock.js"), script.join("\n"))
}

/// Turns a module into part of a script: the same declarations, without exports.
fn plain(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("export {") && !line.starts_with("// @ts-nocheck"));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line));
    // The function that loads the module over the network is never called, and its syntax is only valid in modules.
    lines.map(|line| line.replace("import.meta.url", "undefined")).collect::<Vec<_>>().join("\n")
}
