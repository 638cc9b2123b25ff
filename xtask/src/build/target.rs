//! The compiler's WebAssembly target, which a fresh Rust installation lacks.

use std::path::Path;
use std::process::Command;

use super::WASM;
use crate::{Failure, tool};

/// Installs the target if it is missing.
pub(crate) fn ensure() -> Result<(), Failure> {
    if is_installed() {
        return Ok(());
    }
    if !tool::has_rustup() {
        return Err(format!(
            "This Rust cannot compile to {WASM}, and rustup is not there to add it. Install Rust by rustup \
             (https://rustup.rs), or your distribution's package of that target (Debian: libstd-rust-dev-wasm32)."
        ));
    }
    println!("This Rust cannot compile to {WASM} yet; adding it with rustup …");
    tool::run(Command::new("rustup").args(["target", "add", WASM]), "rustup target add")
}

/// Asks the compiler itself, because that also works without rustup.
fn is_installed() -> bool {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    tool::output(tool::program(compiler).args(["--print", "target-libdir", "--target", WASM]))
        .is_some_and(|folder| Path::new(&folder).is_dir())
}
