//! `cargo xtask docs`: the handbook, which VitePress builds from `docs/` into `dist/site/docs/`.

use crate::test::{Preparation, Tally};
use crate::{Failure, paths, tool};

/// Builds the parts that the handbook needs, and then the handbook.
pub(crate) fn run() -> Result<(), Failure> {
    let mut preparation = Preparation::default();
    let mut tally = Tally::default();
    if !(preparation.build(&mut tally) && preparation.handbook(&mut tally)) {
        return Err("The handbook was not built, for the reason above.".into());
    }
    let mut npm = tool::program("npm");
    npm.current_dir(paths::root().join("docs")).args(["run", "build"]);
    tool::run(&mut npm, "Building the handbook")?;
    println!("The handbook is in dist/site/docs/.");
    Ok(())
}
