//! One operation, once, for callgrind to count: `wouldblock-benches NAME`. Without a name: all names.

use std::process::ExitCode;

use wouldblock_benches::{OPERATIONS, find};

fn main() -> ExitCode {
    let Some(name) = std::env::args().nth(1) else {
        for operation in OPERATIONS {
            println!("{}", operation.name);
        }
        return ExitCode::SUCCESS;
    };
    let Some(operation) = find(&name) else {
        eprintln!("There is no operation `{name}`.");
        return ExitCode::FAILURE;
    };
    let mut call = (operation.prepare)();
    // What is made at a first call (a table, a regular expression) is not what a call costs.
    call();
    counted_once(&mut *call);
    ExitCode::SUCCESS
}

/// Callgrind collects while this function runs: it knows it by its name.
#[inline(never)]
fn counted_once(call: &mut dyn FnMut()) {
    call();
}
