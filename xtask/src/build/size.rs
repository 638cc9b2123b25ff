//! How big the result is, and how much of it travels.

use std::io::Write as _;
use std::path::Path;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::read;
use crate::Failure;

/// What the engine and its glue should take at most, compressed with Brotli.
const AIM: usize = 90_000;

/// Prints the size of each generated file, as it is and compressed.
pub fn print(folder: &Path) -> Result<(), Failure> {
    println!("\n{:<28}{:>12}{:>12}{:>12}", "pkg/wasm/", "bytes", "gzip 9", "brotli 11");
    let mut engine = 0;
    for name in ["wouldblock_bg.wasm", "wouldblock.js", "inline.js"] {
        let content = read(&folder.join(name))?;
        // A file that has the module as text is never served together with the module.
        let brotli = (name != "inline.js").then(|| brotlied(&content));
        engine += brotli.unwrap_or_default();
        let brotli = brotli.map_or_else(String::new, |size| size.to_string());
        println!("  {name:<26}{:>12}{:>12}{brotli:>12}", content.len(), gzipped(&content));
    }
    println!("Engine and glue: {engine} bytes of Brotli; the aim is at most {AIM}.");
    Ok(())
}

fn gzipped(content: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let compressed = encoder.write_all(content).and_then(|()| encoder.finish());
    compressed.expect("writing to memory does not fail").len()
}

fn brotlied(content: &[u8]) -> usize {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut encoder = CompressorWriter::with_params(Vec::new(), 1 << 16, &parameters);
    encoder.write_all(content).expect("writing to memory does not fail");
    encoder.into_inner().len()
}
