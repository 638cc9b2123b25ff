//! Runs one operation once, so that callgrind can count its instructions: `wouldblock-benches NAME`. With a number,
//! `wouldblock-benches NAME COUNT`, makes as many calls and prints how many nanoseconds each takes: this runs natively and in
//! WebAssembly, where all calls are made inside the module. Without a name, prints all names.

use std::process::ExitCode;
use std::time::Instant;

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
    match std::env::args().nth(2).and_then(|count| count.parse::<u32>().ok()).filter(|count| *count > 0) {
        None => counted_once(&mut *call),
        Some(count) => {
            let start = Instant::now();
            (0..count).for_each(|_| call());
            println!("{}", (start.elapsed() / count).as_nanos());
        }
    }
    ExitCode::SUCCESS
}

/// Callgrind only counts while this function runs. It recognizes the function by its name.
#[inline(never)]
fn counted_once(call: &mut dyn FnMut()) {
    call();
}
