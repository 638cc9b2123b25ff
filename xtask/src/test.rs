//! `cargo xtask test`: runs all tests, continues after failures, and counts at the end.

mod agreement;
mod apt;
mod browsers;
mod count;
mod history;
mod javascript;
mod lint;
mod mdbook;
mod node;
mod preparation;
mod rooms;
mod servers;
mod step;

use crate::tool;
pub(crate) use count::Tally;
pub(crate) use preparation::Preparation;
use step::Step;

/// The suites, in the order in which they run: fast ones and those that find most faults first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Suite {
    Lint,
    Rust,
    Package,
    Page,
    Embed,
    Docs,
    Configuration,
    Recorder,
    Cases,
}

impl Suite {
    pub(crate) const ALL: [Self; 9] = [
        Self::Lint,
        Self::Rust,
        Self::Package,
        Self::Page,
        Self::Embed,
        Self::Docs,
        Self::Configuration,
        Self::Recorder,
        Self::Cases,
    ];

    /// The name of the suite on the command line; for the JavaScript suites, also the folder in `tests/`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Rust => "rust",
            Self::Package => "package",
            Self::Page => "page",
            Self::Embed => "embed",
            Self::Docs => "docs",
            Self::Configuration => "configuration",
            Self::Recorder => "recorder",
            Self::Cases => "cases",
        }
    }
}

/// Runs the `chosen` suites, or all of them if none is named. Returns whether everything passed.
pub(crate) fn run(chosen: &[Suite]) -> bool {
    let mut tally = Tally::default();
    let mut preparation = Preparation::default();
    for suite in Suite::ALL {
        if !chosen.is_empty() && !chosen.contains(&suite) {
            continue;
        }
        println!("\n── {} ──", suite.name());
        match suite {
            Suite::Lint => {
                lint::run(&mut tally);
                javascript::run(&mut preparation, &mut tally);
            }
            Suite::Rust => rust(&mut tally),
            Suite::Package | Suite::Page | Suite::Embed | Suite::Docs | Suite::Configuration | Suite::Recorder => {
                node::run(suite, &mut preparation, &mut tally);
            }
            Suite::Cases => agreement::run(&mut preparation, &mut tally),
        }
    }
    println!("\n{tally}");
    tally.failed == 0
}

/// This uses plain `cargo test`, because any other runner would have to be installed first.
fn rust(tally: &mut Tally) {
    let mut command = tool::cargo("test");
    command.args(["--workspace", "--no-fail-fast"]);
    tally.add(Step::new("cargo test --workspace").run(&mut command, count::cargo));
    // This is a separate workspace, so that ordinary builds do not compile it.
    let mut command = tool::cargo("test");
    command.args(["--manifest-path", "fuzz/Cargo.toml", "--locked"]);
    tally.add(Step::new("cargo test, fuzz").run(&mut command, count::cargo));
}
