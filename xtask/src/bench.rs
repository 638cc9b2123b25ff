//! `cargo xtask bench`: builds the code to measure, and runs `benches/run.mjs`.

use crate::test::{Preparation, Tally};
use crate::{Failure, paths, tool};

/// Measures the parts in `arguments`, or everything if there are none.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let mut preparation = Preparation::default();
    let mut tally = Tally::default();
    // The harness starts browsers with the tools of the tests.
    let ready = preparation.build(&mut tally) && preparation.packages(&mut tally) && preparation.peers(&mut tally);
    let browsers = preparation.browsers(&mut tally);
    if !ready || browsers.is_empty() {
        return Err("Nothing was measured, for the reason above.".into());
    }
    tool::run(
        tool::program("node")
            .arg("benches/run.mjs")
            .args(arguments)
            .env("CARGO_TARGET_DIR", paths::target())
            .envs(browsers.iter().map(|(variable, file)| (variable, file))),
        "The benchmarks",
    )
}
