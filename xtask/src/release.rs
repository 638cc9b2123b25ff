//! `cargo xtask release`: rehearses a release without publishing it, with `release/rehearse.mjs`.

use crate::args::Rehearsal;
use crate::cargo_tool::CargoTool;
use crate::test::{Preparation, Tally};
use crate::{Failure, tool};

/// Checks the licences, sources and known vulnerabilities of dependencies: deny.toml.
const CARGO_DENY: CargoTool = CargoTool {
    variable: "WOULDBLOCK_CARGO_DENY",
    name: "cargo-deny",
    version: "0.20.2",
    ask: &["--version"],
    features: &[],
};

/// The list of components of a release, in a standard format.
const CARGO_CYCLONEDX: CargoTool = CargoTool {
    variable: "WOULDBLOCK_CARGO_CYCLONEDX",
    name: "cargo-cyclonedx",
    version: "0.5.9",
    ask: &["cyclonedx", "--version"],
    features: &[],
};

/// Builds, checks, packs and installs. `rehearsal` decides whether values that are not filled in yet are failures.
pub(crate) fn run(rehearsal: Rehearsal) -> Result<(), Failure> {
    let mut preparation = Preparation::default();
    let mut tally = Tally::default();
    if !(preparation.build(&mut tally) && preparation.registry(&mut tally) && preparation.tools(&mut tally)) {
        return Err("The release was not rehearsed, for the reason above.".into());
    }
    let mut node = tool::program("node");
    node.envs([CARGO_DENY.ensure()?, CARGO_CYCLONEDX.ensure()?]);
    node.arg("release/rehearse.mjs");
    if rehearsal == Rehearsal::Dry {
        node.arg("--dry-run");
    }
    tool::run(&mut node, "The rehearsal")
}
