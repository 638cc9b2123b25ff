//! The readings of texts that people paste: `cases/*.json`.

mod support;

use wouldblock_reading::{Options, read};

#[test]
fn texts_are_read_as_they_should_be() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let cases = std::fs::read_to_string(&file).unwrap();
        support::run(&file.display().to_string(), &cases, |text, name| {
            let options = Options { name: name.map(str::to_owned), ..Options::default() };
            serde_json::to_value(read(text, &options)).unwrap()
        });
    }
}
