//! Builds, serves, tests and measures wouldblock. `cargo xtask --help` lists the commands.
//!
//! | module | idea |
//! |---|---|
//! | [`args`] | the command line and `--help` |
//! | [`build`] | engine → WebAssembly → `pkg/wasm/` |
//! | [`serve`] | the page and the package on a loopback port |
//! | [`test`](mod@test) | all tests, and one count at the end |
//! | [`docs`] | the handbook as a static site |
//! | [`release`] | a release, without publishing it |
//! | [`fuzz`] | the search for inputs that violate an invariant |
//! | [`truth`] | random scenarios in real browsers |
//! | [`bench`](mod@bench) | all benchmarks, compared with targets and a baseline |
//! | [`cargo_tool`] | programs from crates.io |
//! | [`tool`] | running other programs, and errors if one is missing |

mod args;
mod bench;
mod build;
mod cargo_tool;
mod docs;
mod fuzz;
mod paths;
mod release;
mod serve;
mod test;
mod tool;
mod truth;

use std::process::ExitCode;

use args::Command;

/// Why a command stopped, as a sentence.
type Failure = String;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args::parse(&arguments) {
        Ok(Command::Help(text)) => {
            println!("{text}");
            Ok(true)
        }
        Ok(Command::Build(profile)) => build::run(profile).map(|()| true),
        Ok(Command::BuildPage) => build::page().map(|()| true),
        Ok(Command::Serve(options)) => serve::run(&options).map(|()| true),
        Ok(Command::Test(suites)) => Ok(test::run(&suites)),
        Ok(Command::Docs) => docs::run().map(|()| true),
        Ok(Command::Release(rehearsal)) => release::run(rehearsal).map(|()| true),
        Ok(Command::Fuzz(minutes)) => fuzz::run(minutes).map(|()| true),
        Ok(Command::Truth(arguments)) => truth::run(&arguments).map(|()| true),
        Ok(Command::Bench(arguments)) => bench::run(&arguments).map(|()| true),
        Err(misuse) => {
            eprintln!("{misuse}\n\nTry `cargo xtask --help`.");
            return ExitCode::from(64);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
