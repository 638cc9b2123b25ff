//! The readings of scripts that people paste: `cases.json`.

#[path = "../../reading/tests/support/mod.rs"]
mod support;

use wouldblock_reading::Options;
use wouldblock_reading_script::read;

#[test]
fn scripts_are_read_as_they_should_be() {
    support::run("cases.json", include_str!("cases.json"), |text, name| {
        let options = Options { name: name.map(str::to_owned), ..Options::default() };
        serde_json::to_value(read(text, &options)).unwrap()
    });
}
