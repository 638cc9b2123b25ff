//! Runs one operation once, so that callgrind can count its instructions: `wouldblock-benches NAME`. Without a name,
//! prints all names.

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
    // The first call also creates things (a table, a regular expression) that later calls do not have to create.
    call();
    counted_once(&mut *call);
    ExitCode::SUCCESS
}

/// Callgrind only counts while this function runs. It recognizes the function by its name.
#[inline(never)]
fn counted_once(call: &mut dyn FnMut()) {
    call();
}
