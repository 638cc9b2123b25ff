//! Every configuration that the engine writes is read back into the headers from which it was made.

use serde_json::{Value, json};
use wouldblock::report::Fix;
use wouldblock::{Scenario, Target, configuration};
use wouldblock_reading::reading::{Allow, Allowed, Echo, HeaderValue, Headers, Reading};
use wouldblock_reading::{Options, Outcome, read};

const ORIGIN: &str = "Access-Control-Allow-Origin";
const PREFLIGHT: &str = "network[0].preflight.headers";
const RESPONSE: &str = "network[0].response.headers";

fn scenario() -> Scenario {
    serde_json::from_value(json!({
        "page": { "url": "https://app.example.com/" },
        "request": { "api": "fetch", "url": "https://api.example.net/x", "method": "PUT" },
        "network": [{ "preflight": {}, "response": {} }]
    }))
    .unwrap()
}

fn written(edits: &Value, target: Target) -> String {
    let fix: Fix = serde_json::from_value(json!({
        "where": "server", "code": "x", "params": {}, "text": "", "edits": edits, "also": []
    }))
    .unwrap();
    configuration(&scenario(), &fix, target).text
}

/// The name of the file for the text, if it has a fixed name.
fn name_of(target: Target) -> Option<String> {
    (target == Target::HeadersFile).then(|| "_headers".to_owned())
}

fn reading(text: &str, target: Target) -> Reading {
    match read(text, &Options { name: name_of(target), ..Options::default() }) {
        Outcome::Reading(reading) => *reading,
        other => panic!("{target:?}: {other:?}\n{text}"),
    }
}

fn edit(target: &str, header: &str, after: &str) -> Value {
    json!({ "target": target, "header": header, "before": null, "after": after })
}

fn values<'h>(headers: &'h Headers, name: &str) -> Vec<&'h HeaderValue> {
    headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
}

/// The headers that are read for every response.
fn response_headers(reading: &Reading) -> &Headers {
    if reading.headers.is_empty() { &reading.by_path[0].headers } else { &reading.headers }
}

/// The directives of a policy, each with its sources.
fn directives(policy: &str) -> Vec<String> {
    policy
        .split(';')
        .map(|one| one.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|one| !one.is_empty())
        .collect()
}

fn targets() -> impl Iterator<Item = Target> {
    Target::ALL.into_iter().filter(|target| *target != Target::Header)
}

/// Whether a value allows this origin and no other.
fn allows(value: &HeaderValue, origin: &str) -> bool {
    match value {
        HeaderValue::Text(text) => text == origin,
        HeaderValue::Echo(Echo::Origin { allow: Allow::List(list), otherwise: None }) => {
            *list == [Allowed::Origin(origin.to_owned())]
        }
        _ => false,
    }
}

#[test]
fn a_policy_comes_back() {
    for policy in [
        "default-src 'self'; connect-src 'self' https://api.example.net wss://live.example.net:8443",
        "script-src 'self' 'nonce-abc+/=' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src * data:; upgrade-insecure-requests",
        "default-src 'none'; report-uri /csp?x=1&y=$2%20#top",
    ] {
        let edits = json!([edit("page.headers", "Content-Security-Policy", policy)]);
        for target in targets().filter(|target| *target != Target::S3) {
            let text = written(&edits, target);
            let reading = reading(&text, target);
            let found = values(response_headers(&reading), "Content-Security-Policy");
            let texts: Vec<&str> = found.iter().filter_map(|value| value.as_text()).collect();
            assert_eq!(texts.len(), 1, "{target:?}\n{text}\n{reading:?}");
            assert_eq!(directives(texts[0]), directives(policy), "{target:?}\n{text}");
        }
    }
}

#[test]
fn other_headers_of_a_page_come_back() {
    let edits = json!([
        edit("page.headers", "Cross-Origin-Embedder-Policy", "require-corp"),
        edit("page.headers", "Content-Security-Policy-Report-Only", "img-src 'self'"),
    ]);
    for target in targets().filter(|target| *target != Target::S3) {
        let text = written(&edits, target);
        let reading = reading(&text, target);
        for (name, value) in [
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Content-Security-Policy-Report-Only", "img-src 'self'"),
        ] {
            assert_eq!(values(response_headers(&reading), name), [&HeaderValue::from(value)], "{target:?}\n{text}");
        }
    }
}

/// The values that a CORS fix has to allow.
struct Cors<'a> {
    origin: &'a str,
    methods: &'a str,
    headers: &'a str,
    credentials: bool,
}

impl Cors<'_> {
    fn edits(&self) -> Value {
        let mut edits = vec![
            edit(PREFLIGHT, ORIGIN, self.origin),
            edit(PREFLIGHT, "Access-Control-Allow-Methods", self.methods),
            edit(PREFLIGHT, "Access-Control-Allow-Headers", self.headers),
            json!({ "target": "network[0].preflight.status", "header": null, "before": "405", "after": "204" }),
            edit(RESPONSE, ORIGIN, self.origin),
        ];
        if self.credentials {
            edits.push(edit(PREFLIGHT, "Access-Control-Allow-Credentials", "true"));
            edits.push(edit(RESPONSE, "Access-Control-Allow-Credentials", "true"));
        }
        Value::Array(edits)
    }
}

/// The items of a list, in lower case, as browsers compare them.
fn items(value: &HeaderValue) -> Vec<String> {
    value.as_text().unwrap_or_default().split(',').map(|item| item.trim().to_ascii_lowercase()).collect()
}

#[test]
fn cors_comes_back() {
    for cors in [
        Cors { origin: "https://app.example.com", methods: "PUT", headers: "x-token, content-type", credentials: true },
        Cors { origin: "https://app.example.com:8443", methods: "PUT, DELETE", headers: "x-token", credentials: false },
        Cors { origin: "*", methods: "PUT", headers: "x-token", credentials: false },
    ] {
        for target in targets() {
            let text = written(&cors.edits(), target);
            let reading = reading(&text, target);
            let origins = values(response_headers(&reading), ORIGIN);
            assert_eq!(origins.len(), 1, "{target:?}\n{text}\n{reading:?}");
            assert!(allows(origins[0], cors.origin), "{target:?}: {:?}\n{text}", origins[0]);
            let has_one = |headers: &Headers| values(headers, "Access-Control-Allow-Credentials").len() == 1;
            // S3 always allows credentials if it names an origin.
            let expected = cors.credentials || (target == Target::S3 && cors.origin != "*");
            assert_eq!(has_one(response_headers(&reading)), expected, "{target:?}\n{text}");
            let preflight = reading.network.first().and_then(|hop| hop.preflight.as_ref());
            // A headers file does not respond to OPTIONS itself: its headers are sent with any response.
            let headers = if let Some(preflight) = preflight {
                assert!(preflight.status.is_some_and(|status| (200..300).contains(&status)), "{target:?}\n{text}");
                &preflight.headers
            } else {
                assert!(matches!(target, Target::HeadersFile | Target::NextJs), "{target:?}\n{text}\n{reading:?}");
                response_headers(&reading)
            };
            assert!(values(headers, ORIGIN).iter().any(|value| allows(value, cors.origin)), "{target:?}\n{text}");
            for (name, wanted) in
                [("Access-Control-Allow-Methods", cors.methods), ("Access-Control-Allow-Headers", cors.headers)]
            {
                let found = values(headers, name);
                assert_eq!(found.len(), 1, "{target:?}: {name}\n{text}\n{reading:?}");
                for item in items(&wanted.into()) {
                    assert!(items(found[0]).contains(&item), "{target:?}: {name} is {:?}\n{text}", found[0]);
                }
            }
        }
    }
}
