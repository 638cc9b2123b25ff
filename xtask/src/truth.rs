//! `cargo xtask truth`: random scenarios in real browsers, by `tests/recorder/truth.mjs`.

use crate::test::{Preparation, Tally};
use crate::{Failure, tool};

/// Builds the engine, runs the scenarios in the browsers, and compares.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let mut preparation = Preparation::default();
    let mut tally = Tally::default();
    if !(preparation.build(&mut tally) && preparation.packages(&mut tally)) {
        return Err("No scenario was replayed, for the reason above.".into());
    }
    let mut node = tool::program("node");
    node.envs(preparation.browsers(&mut tally).iter().map(|(variable, file)| (variable, file)));
    node.arg("tests/recorder/truth.mjs").args(arguments);
    tool::run(&mut node, "The comparison with browsers")
}
