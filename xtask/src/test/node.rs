//! The JavaScript suites: Node's test runner runs `tests/<suite>/*.test.mjs`.

use std::path::PathBuf;

use super::Suite;
use super::count::{self, Tally};
use super::preparation::Preparation;
use super::step::Step;
use crate::{paths, tool};

/// Runs one suite.
pub(crate) fn run(suite: Suite, preparation: &mut Preparation, tally: &mut Tally) {
    let files = test_files(suite);
    if files.is_empty() {
        println!("There are no tests in tests/{} yet.", suite.name());
        return;
    }
    // The recorder tests browsers, not our engine.
    let built = suite == Suite::Recorder || preparation.build(tally);
    let served = suite != Suite::Configuration || preparation.servers(tally);
    let tools = suite != Suite::Package || (preparation.tools(tally) && preparation.shells(tally));
    let handbook = suite != Suite::Docs || preparation.handbook(tally);
    if !(built && served && tools && handbook && preparation.packages(tally)) {
        println!("  FAILED: not run, for the reason above");
        tally.add(Tally::FAILED);
        return;
    }

    // The readable output goes to the log, and TAP is for the count.
    let tap = paths::target().join(format!("xtask-{}.tap", suite.name()));
    let _ = std::fs::remove_file(&tap);
    let mut command = tool::program("node");
    // These suites only make requests to servers and need no browser.
    let browsers = if suite == Suite::Configuration { &[] } else { preparation.browsers(tally) };
    command.envs(browsers.iter().map(|(variable, file)| (variable, file)));
    if suite == Suite::Embed {
        command.envs(preparation.mdbook(tally).map(|(variable, file)| (variable, file)));
    }
    // The servers of one suite and the recordings of the other need the machine for themselves.
    let files_at_once = if matches!(suite, Suite::Configuration | Suite::Recorder) { 1 } else { 2 };
    command
        .args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg(format!("--test-concurrency={files_at_once}"))
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", tap.display()))
        .args(&files);
    let count = |_: &str| count::tap(&std::fs::read_to_string(&tap).unwrap_or_default());
    tally.add(Step::new(&format!("node --test tests/{}", suite.name())).run(&mut command, count));
}

fn test_files(suite: Suite) -> Vec<PathBuf> {
    let folder = paths::root().join("tests").join(suite.name());
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    files
}
