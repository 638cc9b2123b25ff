//! The order of the rooms, the commit messages, formatting, clippy and documentation: each is one test.

use std::process::Command;

use super::count::Tally;
use super::step::Step;
use super::{history, rooms};
use crate::{build, paths, tool};

/// Runs all checks.
pub(crate) fn run(tally: &mut Tally) {
    tally.add(rooms::check());
    tally.add(history::check());
    ensure_components();
    if let Err(failure) = build::ensure_target() {
        // If the target cannot be installed, the check that needs it fails and is counted.
        println!("{failure}");
    }
    let mut check = |name: &str, command: &mut Command| tally.add(Step::new(name).check(command));

    check("cargo fmt --check", tool::cargo("fmt").args(["--all", "--", "--check", "--color", "never"]));
    // This is a separate workspace, so nothing else compiles it.
    check(
        "cargo fmt --check, benchmarks",
        tool::cargo("fmt").args(["--manifest-path", "benches/native/Cargo.toml", "--", "--check", "--color", "never"]),
    );
    check("rustfmt --check, catalogues of languages", &mut catalogues_are_formatted());
    check("cargo clippy", tool::cargo("clippy").args(["--workspace", "--all-targets", "--", "--deny", "warnings"]));
    // src/wasm.rs is only compiled for this target.
    for package in build::PACKAGES {
        check(
            &format!("cargo clippy for WebAssembly, {package}"),
            tool::cargo("clippy")
                .args(["--package", package, "--lib", "--target", build::WASM, "--features", "boundary"])
                .args(["--", "--deny", "warnings"]),
        );
    }
    // These modules export fewer functions, so some code may be unused in them.
    for feature in ["boundary-answer", "boundary-decide"] {
        check(
            &format!("cargo clippy for WebAssembly, wouldblock with {feature}"),
            tool::cargo("clippy")
                .args(["--package", "wouldblock", "--lib", "--target", build::WASM, "--features", feature])
                .args(["--", "--deny", "warnings"]),
        );
    }
    check("cargo doc", tool::cargo("doc").args(["--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"));
}

/// Checks the files that macros declare as modules, which `cargo fmt` does not find.
fn catalogues_are_formatted() -> Command {
    let mut command = tool::program("rustfmt");
    command.args(["--check", "--edition", "2024", "--color", "never"]);
    command.args(paths::rust_files(paths::languages()).expect("this program was compiled with the files in it"));
    command
}

/// A minimal Rust has neither rustfmt nor clippy. If they cannot be added, the checks fail with their own messages.
fn ensure_components() {
    let has = |subcommand: &str| tool::output(tool::program("cargo").args([subcommand, "--version"])).is_some();
    if !(has("fmt") && has("clippy")) && tool::has_rustup() {
        println!("Adding rustfmt and clippy with rustup …");
        let _ =
            tool::run(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]), "rustup component add");
    }
}
