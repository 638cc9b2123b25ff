//! `cargo xtask release`: a release without publishing it, by `release/rehearse.mjs`.

use crate::args::Rehearsal;
use crate::test::{Preparation, Tally};
use crate::{Failure, tool};

/// Builds, checks, packs and installs; `rehearsal` says whether what is yet to be filled in is a failure.
pub fn run(rehearsal: Rehearsal) -> Result<(), Failure> {
    let mut preparation = Preparation::default();
    let mut tally = Tally::default();
    if !(preparation.build(&mut tally) && preparation.registry(&mut tally)) {
        return Err("The release was not rehearsed, for the reason above.".into());
    }
    let mut node = tool::program("node");
    node.arg("release/rehearse.mjs");
    if rehearsal == Rehearsal::Dry {
        node.arg("--dry-run");
    }
    tool::run(&mut node, "The rehearsal")
}
