//! The package's table of the APIs, which is written from their definitions.

use std::fmt::Write as _;

use crate::common;
use wouldblock::apis;

/// `pkg/api-fields.js` says which fields each API uses. `WOULDBLOCK_WRITE=1 cargo test --test engine apis` writes it.
#[test]
fn the_package_has_the_fields_that_each_api_uses() {
    let path = common::root("pkg/api-fields.js");
    let mut table = "// Written by tests/engine/apis.rs from the definitions in src/api/.

/** For each API, the fields of a scenario's request that it uses. @type {Readonly<Record<string, readonly string[]>>} */
export const API_FIELDS = {
"
    .to_owned();
    for api in apis() {
        let name = if api.name.contains('-') { format!("{:?}", api.name) } else { api.name.to_owned() };
        let fields: Vec<String> = api.fields.iter().map(|field| format!("{field:?}")).collect();
        let _ = writeln!(table, "  {name}: [{}],", fields.join(", "));
    }
    table += "};\n";
    if std::env::var_os("WOULDBLOCK_WRITE").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let is_current = std::fs::read_to_string(&path).is_ok_and(|text| text.replace("\r\n", "\n") == table);
    assert!(is_current, "pkg/api-fields.js is not up to date: WOULDBLOCK_WRITE=1 cargo test --test engine apis");
}
