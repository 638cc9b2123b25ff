//! Replays the corpora, and a limited number of inputs that are similar to theirs.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use wouldblock_fuzz::TARGETS;

/// How many changed inputs are created from each input of a corpus.
const CHANGES: u64 = 6;

#[test]
fn found_inputs_stay_fixed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, target) in TARGETS {
        let file = folder.join(format!("{name}.txt"));
        let lines = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(lines.lines().count() > 100, "{name} has a small corpus");
        for line in lines.lines() {
            let data = BASE64_STANDARD.decode(line).unwrap();
            target(&data);
            for change in 0..CHANGES {
                target(&changed(&data, change));
            }
        }
    }
}

/// `data` with some bytes replaced, which are the same each time.
fn changed(data: &[u8], change: u64) -> Vec<u8> {
    let mut state = (data.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(change + 1);
    let mut next = || {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap()
    };
    let mut data = data.to_vec();
    for _ in 0..=next() % 4 {
        let at = next() % (data.len() + 1);
        match next() % 3 {
            0 => data.insert(at, (next() % 256) as u8),
            1 => drop(data.drain(at..(at + next() % 8).min(data.len()))),
            _ => {
                let piece: Vec<u8> = data.iter().copied().skip(next() % (data.len() + 1)).take(next() % 32).collect();
                data.splice(at..at, piece);
            }
        }
    }
    data
}
