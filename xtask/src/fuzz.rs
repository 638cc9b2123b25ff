//! `cargo xtask fuzz`: a search that is guided by coverage, in each target of `fuzz/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::test::{Preparation, Tally};
use crate::{Failure, paths, tool};

/// How many inputs of each target are kept, and their greatest length.
const KEPT: usize = 400;
const LONGEST: u64 = 400;

/// Searches each target for `minutes`, stops at the first input that violates an invariant, and keeps the inputs with
/// the most coverage.
pub(crate) fn run(minutes: u32) -> Result<(), Failure> {
    let list = tool::output(tool::program("cargo").args(["+nightly", "fuzz", "list"])).ok_or(
        "The search needs a nightly compiler and cargo-fuzz: rustup toolchain install nightly, cargo install cargo-fuzz.",
    )?;
    for target in list.lines() {
        println!("Searching {target} for {minutes} min …");
        let (known, least) = (folder(target, "known")?, folder(target, "least")?);
        unpack(&corpus(target), &known)?;
        let time = format!("-max_total_time={}", u64::from(minutes) * 60);
        // A large input is more often slow than new.
        let mut search = search(target, &[&known]);
        tool::run(search.args([time.as_str(), "-max_len=4096", "-timeout=20"]), &format!("The search of {target}"))?;
        let mut merge = search_merge(target, &least, &known);
        tool::run(&mut merge, &format!("The merge of {target}"))?;
        pack(&least, &corpus(target))?;
    }
    links(minutes)?;
    println!("Nothing was found. The inputs that reach most are in fuzz/corpus/.");
    Ok(())
}

/// The page reads links, so the search for links runs in JavaScript.
fn links(minutes: u32) -> Result<(), Failure> {
    println!("Searching links for {minutes} min for each property …");
    let mut preparation = Preparation::default();
    let mut tally = Tally::default();
    if !(preparation.build(&mut tally) && preparation.packages(&mut tally)) {
        return Err("Links were not searched, for the reason above.".into());
    }
    let mut node = tool::program("node");
    node.env("WOULDBLOCK_MINUTES", minutes.to_string()).args(["--test", "tests/page/links.test.mjs"]);
    tool::run(&mut node, "The search of links")
}

fn corpus(target: &str) -> PathBuf {
    paths::root().join("fuzz/corpus").join(format!("{target}.txt"))
}

/// An empty folder for inputs of a target.
fn folder(target: &str, name: &str) -> Result<PathBuf, Failure> {
    let folder = paths::target().join("fuzz").join(target).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("Could not create {}: {error}.", folder.display()))?;
    Ok(folder)
}

/// The flags leave out sanitizers: there is no unsafe code to check, and the search is several times as fast.
fn search(target: &str, folders: &[&Path]) -> Command {
    let mut command = tool::program("cargo");
    command.args(["+nightly", "fuzz", "run", "--sanitizer", "none", "--features", "search", target]);
    command.args(folders).arg("--");
    command
}

fn search_merge(target: &str, least: &Path, known: &Path) -> Command {
    let mut command = search(target, &[least, known]);
    command.args(["-merge=1", &format!("-max_len={LONGEST}")]);
    command
}

/// Writes each line of a corpus as a file.
fn unpack(corpus: &Path, folder: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(corpus).unwrap_or_default();
    for (number, line) in text.lines().enumerate() {
        let data = BASE64_STANDARD
            .decode(line)
            .map_err(|error| format!("{}, line {}: {error}.", corpus.display(), number + 1))?;
        let file = folder.join(format!("{number:04}"));
        std::fs::write(&file, data).map_err(|error| format!("Could not write {}: {error}.", file.display()))?;
    }
    Ok(())
}

/// Writes the inputs of a folder as lines, the short ones first. If there are too many, takes an even sample over their
/// lengths.
fn pack(folder: &Path, corpus: &Path) -> Result<(), Failure> {
    let unread = |error| format!("Could not read {}: {error}.", folder.display());
    let mut inputs = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        inputs.push(std::fs::read(entry.map_err(unread)?.path()).map_err(unread)?);
    }
    inputs.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let step = inputs.len().div_ceil(KEPT).max(1);
    let lines: String = inputs.iter().step_by(step).map(|input| BASE64_STANDARD.encode(input) + "\n").collect();
    std::fs::write(corpus, lines).map_err(|error| format!("Could not write {}: {error}.", corpus.display()))
}
