//! Runs other programs, and reports which one is missing and what to do.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, paths};

/// The cargo that started us, in the repository, with the target directory that most processes share.
pub(crate) fn cargo(subcommand: &str) -> Command {
    cargo_into(&paths::target(), subcommand)
}

/// The cargo that started us, in the repository, with an explicit target directory.
pub(crate) fn cargo_into(target: &Path, subcommand: &str) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(paths::root()).arg(subcommand);
    // `cargo fmt` is not a build and has no target directory; `cargo install` only keeps the program.
    if !matches!(subcommand, "fmt" | "install") {
        command.arg("--target-dir").arg(target);
    }
    command
}

/// `program` as a person would type it, in the repository's root.
pub(crate) fn program(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command
}

/// Runs `command` and passes its output through.
pub(crate) fn run(command: &mut Command, what: &str) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what} failed ({status}); its output is above.")),
        Err(error) => Err(format!("{what} could not be started: {error}.")),
    }
}

/// Runs `command`; its output is shown only if it fails.
pub(crate) fn run_quietly(command: &mut Command, what: &str) -> Result<(), Failure> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let words = String::from_utf8_lossy(&output.stderr);
            Err(format!("{words}\n{what} failed ({}); its output is above.", output.status))
        }
        Err(error) => Err(format!("{what} could not be started: {error}.")),
    }
}

/// The output of `command`, trimmed; `None` if it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of `names` that is on PATH.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
            .find(|file| file.is_file())
    })
}

/// Whether `rustup` is available to add components.
pub(crate) fn has_rustup() -> bool {
    output(Command::new("rustup").arg("--version")).is_some()
}
