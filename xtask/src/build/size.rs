//! The size of the result, uncompressed and compressed.

use std::io::Write as _;
use std::path::Path;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::read;
use crate::Failure;

/// Prints the size of each generated file, uncompressed and compressed. tests/package/contents.test.mjs limits them.
pub(crate) fn print(folder: &Path) -> Result<(), Failure> {
    println!("\n{:<28}{:>12}{:>12}{:>12}", "pkg/wasm/", "bytes", "gzip 9", "brotli 11");
    for (what, name) in [("only verdicts", "decide"), ("answers", "answer"), ("everything", "wouldblock")] {
        let mut travels = 0;
        for name in [format!("{name}_bg.wasm"), format!("{name}.js")] {
            let content = read(&folder.join(&name))?;
            let brotli = brotlied(&content);
            travels += brotli;
            println!("  {name:<26}{:>12}{:>12}{brotli:>12}", content.len(), gzipped(&content));
        }
        println!("  {what}: {travels} bytes of Brotli");
    }
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
