//! The module as JavaScript, for environments that can import a script but cannot fetch a file.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{read, write};
use crate::Failure;

/// Writes `script` next to the module `NAME_bg.wasm`.
pub(crate) fn write_beside(folder: &Path, name: &str, script: &str) -> Result<(), Failure> {
    let module = BASE64_STANDARD.encode(read(&folder.join(format!("{name}_bg.wasm")))?);
    let content = format!("// Written by `cargo xtask build`: {name}_bg.wasm.\nexport const base64 = \"{module}\";\n");
    write(&folder.join(script), content)
}
