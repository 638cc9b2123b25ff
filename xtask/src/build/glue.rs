//! The JavaScript around the module.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::{read, write};
use crate::{Failure, paths};

/// Turns the compiler's module into `NAME_bg.wasm` and the glue `NAME.js` in `folder`.
pub fn generate(compiled: &Path, folder: &Path, name: &str) -> Result<(), Failure> {
    let draft = paths::target().join("xtask-glue").join(name);
    bindgen(compiled, &draft, name).map_err(|error| format!("wasm-bindgen could not write the glue: {error:#}"))?;
    let script = String::from_utf8_lossy(&read(&draft.join(format!("{name}.js")))?).into_owned();
    // The types of the package are checked; what is written for it has none.
    write(&folder.join(format!("{name}.js")), format!("// @ts-nocheck\n{script}"))?;
    write(&folder.join(format!("{name}_bg.wasm")), read(&draft.join(format!("{name}_bg.wasm")))?)?;
    Ok(())
}

fn bindgen(compiled: &Path, out: &Path, name: &str) -> Result<(), impl std::fmt::Display + use<>> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        // The types are hand-written: pkg/contract.d.ts.
        .typescript(false)
        // Where the module lies is for pkg/web.js to say. A `new URL(…)` in the glue would make bundlers ship the file
        // with the inlined entry as well.
        .omit_default_module_path(true)
        // `__wbg_reset_state`: pkg/core.js replaces an instance that has panicked.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
}
