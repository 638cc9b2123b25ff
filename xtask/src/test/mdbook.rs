//! mdBook, which the embed suite builds a book with: as the registry has it, compiled into `target/`.

use std::path::PathBuf;
use std::process::Command;

use crate::{Failure, paths, tool};

/// Passes its path to the tests.
const VARIABLE: &str = "WOULDBLOCK_MDBOOK";

const VERSION: &str = "0.5.4";

/// The variable that names it; it is compiled first unless that has been done. That takes a minute or two: without its
/// server, watcher and search, and without optimization.
pub fn ensure() -> Result<(&'static str, PathBuf), Failure> {
    let root = paths::target().join("tools");
    let program = root.join("bin").join("mdbook").with_extension(std::env::consts::EXE_EXTENSION);
    if tool::answer(Command::new(&program).arg("--version")).is_none_or(|said| !said.ends_with(VERSION)) {
        println!("Compiling mdBook {VERSION} into target/tools …");
        let mut install = tool::cargo("install");
        install
            .args(["mdbook", "--version", VERSION, "--locked", "--no-default-features", "--debug", "--root"])
            .arg(&root)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        tool::run(&mut install, "Compiling mdBook")?;
    }
    Ok((VARIABLE, program))
}
