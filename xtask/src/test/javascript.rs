//! Checks of the JavaScript: its format, the linter's rules, and the types of the shipped sources.

use std::process::Command;

use super::count::Tally;
use super::preparation::Preparation;
use super::step::Step;
use crate::{paths, tool};

/// Runs all of it.
pub(crate) fn run(preparation: &mut Preparation, tally: &mut Tally) {
    // The package's types refer to files that the build writes.
    if !(preparation.packages(tally) && preparation.build(tally)) {
        println!("  FAILED: not run, for the reason above");
        tally.add(Tally::FAILED);
        return;
    }
    let mut check = |name: &str, command: &mut Command| tally.add(Step::new(name).check(command));
    check("biome", node("@biomejs/biome/bin/biome").args(["ci", "--error-on-warnings"]));
    check("tsc, package", node("typescript/bin/tsc").args(["--project", "tests/package/tsconfig.json"]));
}

/// A program of `tests/node_modules`.
fn node(program: &str) -> Command {
    let mut command = tool::program("node");
    command.current_dir(paths::root()).arg(paths::root().join("tests/node_modules").join(program));
    command
}
