//! How big the result is, and how much of it travels.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::read;
use crate::Failure;

/// Prints the size of each generated file, as it is and compressed.
pub fn print(folder: &Path) -> Result<(), Failure> {
    println!("\n{:<28}{:>12}{:>12}", "pkg/wasm/", "bytes", "gzip -9");
    for name in ["wouldblock_bg.wasm", "wouldblock.js", "inline.js"] {
        let content = read(&folder.join(name))?;
        println!("  {name:<26}{:>12}{:>12}", content.len(), gzipped(&content));
    }
    Ok(())
}

fn gzipped(content: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let compressed = encoder.write_all(content).and_then(|()| encoder.finish());
    compressed.expect("writing to memory does not fail").len()
}
