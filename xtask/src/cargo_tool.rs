//! Programs from crates.io, each in one fixed version: found, or compiled into `target/tools/`.

use std::path::PathBuf;
use std::process::Command;

use crate::{Failure, paths, tool};

/// A program.
pub(crate) struct CargoTool {
    /// The environment variable for its path.
    pub(crate) variable: &'static str,
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// The arguments that print its version.
    pub(crate) ask: &'static [&'static str],
    /// The arguments that leave out features that are not needed here.
    pub(crate) features: &'static [&'static str],
}

impl CargoTool {
    /// The environment variable with the program's path. If the version is missing, the program is compiled first,
    /// which takes minutes even without optimization.
    pub(crate) fn ensure(&self) -> Result<(&'static str, PathBuf), Failure> {
        if let Some(program) = tool::find(&[self.name]).filter(|program| self.is_right(program)) {
            return Ok((self.variable, program));
        }
        let root = paths::target().join("tools");
        let program = root.join("bin").join(self.name).with_extension(std::env::consts::EXE_EXTENSION);
        if !self.is_right(&program) {
            println!("Compiling {} {} into target/tools …", self.name, self.version);
            let mut install = tool::cargo("install");
            install
                .args([self.name, "--version", self.version, "--locked", "--debug"])
                .args(self.features)
                .arg("--root")
                .arg(&root)
                .env("CARGO_PROFILE_DEV_DEBUG", "0");
            tool::run(&mut install, &format!("Compiling {}", self.name))?;
        }
        Ok((self.variable, program))
    }

    fn is_right(&self, program: &PathBuf) -> bool {
        tool::output(Command::new(program).args(self.ask)).is_some_and(|output| output.ends_with(self.version))
    }
}
