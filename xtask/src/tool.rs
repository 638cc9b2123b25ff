//! Other programs: starting them, and saying what to do when one is missing.

use std::path::PathBuf;
use std::process::Command;

use crate::{Failure, paths};

/// The cargo that runs us, on the repository, with its target directory spelled out.
pub fn cargo(subcommand: &str) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(paths::root()).arg(subcommand);
    // `cargo fmt` is not a build and has no target directory; `cargo install` only leaves the program.
    if !matches!(subcommand, "fmt" | "install") {
        command.arg("--target-dir").arg(paths::target());
    }
    command
}

/// `program` as a person would type it, run in the repository's root.
pub fn program(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command
}

/// Runs `command` with its output passed through.
pub fn run(command: &mut Command, what: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what} failed ({status}); its own words are above.")),
        Err(error) => Err(format!("{what} could not be started: {error}.")),
    }
}

/// Runs `command`; what it prints is shown only if it fails.
pub fn run_quietly(command: &mut Command, what: &str) -> Result<(), Failure> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let words = String::from_utf8_lossy(&output.stderr);
            Err(format!("{words}\n{what} failed ({}); its own words are above.", output.status))
        }
        Err(error) => Err(format!("{what} could not be started: {error}.")),
    }
}

/// What `command` prints, trimmed; `None` when it cannot be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of `names` that lies on PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
            .find(|file| file.is_file())
    })
}

/// Whether `rustup` is there to add what a toolchain lacks.
pub fn has_rustup() -> bool {
    answer(Command::new("rustup").arg("--version")).is_some()
}
