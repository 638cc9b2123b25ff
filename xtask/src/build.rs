//! `cargo xtask build`: the engine as WebAssembly, in the shapes that the npm package and the page load; and the page for a host
//! and as a single file.

mod commonjs;
mod glue;
mod inline;
mod languages;
mod lean;
mod licences;
mod link;
mod single_file;
mod site;
mod size;
mod sources;
mod target;

use std::path::{Path, PathBuf};

use crate::{Failure, paths, tool};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Sees to it that Rust can compile for [`WASM`].
pub fn ensure_target() -> Result<(), Failure> {
    target::ensure()
}

/// Fills `pkg/`, and writes the page for a host and as a single file.
pub fn run() -> Result<(), Failure> {
    ensure_target()?;
    println!("Compiling the engine to WebAssembly …");
    tool::run(
        tool::cargo("build").args(["--package", "wouldblock", "--lib", "--target", WASM, "--profile", "wasm"]),
        "Compiling the engine",
    )?;

    let compiled = paths::target().join(WASM).join("wasm").join("wouldblock.wasm");
    let folder = folder();
    glue::generate(&compiled, &folder)?;
    inline::write_beside(&folder)?;
    languages::write_modules()?;
    commonjs::write_beside()?;
    licences::copy()?;
    size::print(&folder)?;
    single_file::write_page()?;
    site::write_site()
}

/// Whether an earlier build left something to serve.
pub fn is_done() -> bool {
    folder().join("wouldblock_bg.wasm").is_file()
}

/// What is generated lies apart from what is written by hand.
fn folder() -> PathBuf {
    paths::root().join("pkg").join("wasm")
}

/// Reads, or says which file could not be read.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("Could not read {}: {error}.", path.display()))
}

/// Writes all of a file or nothing, and makes the folder that it lies in: a page that is being served never sees half a
/// module.
fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    let draft = path.with_extension("draft");
    std::fs::create_dir_all(path.parent().expect("it lies in a folder"))
        .and_then(|()| std::fs::write(&draft, content))
        .and_then(|()| std::fs::rename(&draft, path))
        .map_err(|error| format!("Could not write {}: {error}.", path.display()))
}
