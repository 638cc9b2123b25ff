//! Host names beyond ASCII. `tests/package/hosts.test.mjs` compares the WebAssembly module, which asks its host about
//! them, with the same list.

use serde_json::json;
use wouldblock::{Scenario, simulate};

#[derive(serde::Deserialize)]
struct Host {
    host: String,
    ascii: Option<String>,
}

#[test]
fn hosts_are_converted_as_unicode_requires() {
    let hosts: Vec<Host> = serde_json::from_str(include_str!("../hosts.json")).unwrap();
    for Host { host, ascii } in hosts {
        let scenario: Scenario = serde_json::from_value(json!({
            "page": { "url": "https://app.example/" },
            "request": { "api": "image", "url": format!("https://{host}/") },
        }))
        .unwrap();
        let requested = simulate(&scenario).exchanges.first().map(|exchange| exchange.url.clone());
        assert_eq!(requested, ascii.map(|ascii| format!("https://{ascii}/")), "{host:?}");
    }
}
