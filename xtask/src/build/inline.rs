//! The module as JavaScript, for places that can import a script but fetch no file.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{read, write};
use crate::Failure;

/// Writes `inline.js` beside the module.
pub fn write_beside(folder: &Path) -> Result<(), Failure> {
    let module = BASE64_STANDARD.encode(read(&folder.join("wouldblock_bg.wasm"))?);
    let script =
        format!("// Written by `cargo xtask build`: wouldblock_bg.wasm.\nexport const base64 = \"{module}\";\n");
    write(&folder.join("inline.js"), script)
}
