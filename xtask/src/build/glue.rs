//! The JavaScript around the module.

use std::fs::read_to_string;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::{read, write};
use crate::{Failure, paths};

/// Turns the compiler's module into `NAME_bg.wasm` and the glue `NAME.js` in `folder`.
pub(crate) fn generate(compiled: &Path, folder: &Path, name: &str) -> Result<(), Failure> {
    let draft = paths::target().join("xtask-glue").join(name);
    let script =
        bindgen(compiled, &draft, name).map_err(|error| format!("wasm-bindgen could not write the glue: {error}"))?;
    // The package's types are checked, but the generated glue has none.
    write(&folder.join(format!("{name}.js")), format!("// @ts-nocheck\n{}", lean(&script)?))?;
    write(&folder.join(format!("{name}_bg.wasm")), read(&draft.join(format!("{name}_bg.wasm")))?)?;
    Ok(())
}

/// Writes the module and returns the glue.
fn bindgen(compiled: &Path, out: &Path, name: &str) -> Result<String, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{error:#}");
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)
        .map_err(|error| failed(&error))?
        // The types are written by hand in pkg/contract.d.ts.
        .typescript(false)
        // pkg/web.js has the location of the module. A `new URL(…)` in the glue would make bundlers include the file
        // together with the entry that contains the module.
        .omit_default_module_path(true)
        // `__wbg_reset_state`, with which pkg/instance.js replaces an instance that has panicked.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .map_err(|error| failed(&error))?;
    // The names of imports end in hashes, which do not compress, and they are in the module and in the glue.
    let mut long_names = Vec::new();
    for import in output.wasm_mut().imports.iter_mut() {
        long_names.push(std::mem::replace(&mut import.name, short_name(long_names.len())));
    }
    output.emit(out).map_err(|error| failed(&error))?;
    let mut script = read_to_string(out.join(format!("{name}.js"))).map_err(|error| failed(&error))?;
    for (number, long_name) in long_names.iter().enumerate() {
        let key = format!("\n        {long_name}: function(");
        if script.matches(&key).count() != 1 {
            return Err(format!("it has no function {long_name}"));
        }
        script = script.replace(&key, &format!("\n        {}: function(", short_name(number)));
    }
    Ok(script)
}

fn short_name(number: usize) -> String {
    format!("i{number}")
}

/// The glue without its own functions that fetch a module: the package fetches and compiles it, and calls `initSync`.
fn lean(script: &str) -> Result<String, Failure> {
    let missing =
        |part: &str| format!("The glue of wasm-bindgen has no `{part}` any more: see xtask/src/build/glue.rs.");
    let cut = |part: &'static str| script.find(part).ok_or_else(|| missing(part));
    let (load, start, init) =
        (cut("async function __wbg_load(")?, cut("function initSync(")?, cut("let __wbg_init_promise;")?);
    if !(load < start && start < init && script.ends_with("export { initSync, __wbg_init as default };\n")) {
        return Err(missing("export { initSync, __wbg_init as default };"));
    }
    Ok(format!("{}{}export {{ initSync }};\n", &script[..load], &script[start..init]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_way_to_start_is_left() {
        let script = "a();\nasync function __wbg_load() {}\nfunction initSync() {}\nlet __wbg_init_promise;\nb();\n\
                      export { initSync, __wbg_init as default };\n";
        assert_eq!(lean(script).unwrap(), "a();\nfunction initSync() {}\nexport { initSync };\n");
        assert!(lean("function initSync() {}").unwrap_err().contains("__wbg_load"));
    }
}
