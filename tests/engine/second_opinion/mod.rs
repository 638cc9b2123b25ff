//! Compares the engine with independent transcriptions of the standards, over generated pairs.
//!
//! `WOULDBLOCK_CASES=1000000 cargo test --release --test engine second_opinion` compares a million pairs.

mod cors;
mod csp;
mod servo;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use url::{Host, Url};
use wouldblock::decide;
use wouldblock::report::Check;

use crate::common;

/// A source expression: usually a valid one, with parts that are similar to those of the URLs.
fn source() -> impl Strategy<Value = String> {
    let scheme =
        prop::sample::select(vec!["", "", "", "http://", "https://", "HTTPS://", "ws://", "wss://", "ftp://", "1://"]);
    let host = prop::sample::select(vec![
        "a.example",
        "b.a.example",
        "*.a.example",
        "*",
        "A.Example",
        "a.example.",
        "*.example",
        "*a.example",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "a_b.example",
        "*.*.example",
        "xn--bcher-kva.example",
    ]);
    let port = prop::sample::select(vec!["", "", "", ":443", ":80", ":8080", ":*", ":0443", ":", ":x", ":70000"]);
    let path = prop::sample::select(vec![
        "", "", "", "/", "/a", "/a/", "/a/b", "/A", "/a%2Fb", "/%61", "/a/b/", "/a?x", "/a#x", "//", "/a//b", "/%",
        "/%zz", "/é", "/a%20b", "/a/..",
    ]);
    prop_oneof![
        12 => (scheme, host, port, path).prop_map(|(scheme, host, port, path)| format!("{scheme}{host}{port}{path}")),
        3 => prop::sample::select(vec![
            "'self'", "'SELF'", "'none'", "*", "http:", "https:", "HTTPS:", "ws:", "wss:", "data:", "blob:", "self", "'nonce-abc'",
            "'unsafe-inline'", "https", "https:/", "https://", ":443", "/a", "'report-sample'",
        ]).prop_map(str::to_owned),
    ]
}

fn url() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["http", "https"]);
    let host = prop::sample::select(vec![
        "a.example",
        "b.a.example",
        "c.b.a.example",
        "example",
        "xa.example",
        "a.example.",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "bücher.example",
        "page.test",
    ]);
    let port = prop::sample::select(vec!["", "", "", ":443", ":80", ":8080"]);
    let path = prop::sample::select(vec![
        "", "/", "/a", "/a/", "/a/b", "/A", "/a%2Fb", "/%61", "/a/b/c", "/a?x", "/a#x", "//", "/a//b", "/a%20b",
        "/a/../b", "/é",
    ]);
    (scheme, host, port, path).prop_map(|(scheme, host, port, path)| format!("{scheme}://{host}{port}{path}"))
}

fn page() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "http://page.test/",
        "https://page.test/",
        "http://page.test:8080/",
        "http://a.example/x",
        "https://a.example/",
        "https://a.example:8080/",
        "https://localhost/",
    ])
}

/// Whether the policy blocks the request according to the standards.
fn is_stopped_by_policy(scenario: &Value) -> bool {
    let scenario = serde_json::from_value(scenario.clone()).unwrap();
    decide(&scenario).verdicts.standards.blocked_by == Some(Check::Csp)
}

/// Whether Servo's crate departs from the standard here. The test below found each of these differences.
fn differs_in_servo(source: &str, url: &Url) -> bool {
    // It compares addresses like names; in the standard, no address matches a host-part.
    let is_address = !matches!(url.host(), Some(Host::Domain(_)));
    // It accepts paths that RFC 3986 does not allow.
    let has_odd_path = source.split_once("://").map_or(source, |(_, rest)| rest).contains("//")
        || source
            .split('%')
            .skip(1)
            .any(|rest| !rest.bytes().take(2).all(|digit| digit.is_ascii_hexdigit()) || rest.len() < 2);
    // Its 'self' does not match an https: URL on an http: page with default ports.
    let is_self = source.eq_ignore_ascii_case("'self'");
    // It panics if a port is too large.
    let has_huge_port = source.contains(":70000");
    is_address || has_odd_path || is_self || has_huge_port
}

/// The hop that redirects to the URL in question; every policy here allows it.
const FIRST_HOP: &str = "https://first-hop.test/";

proptest! {
    #![proptest_config(ProptestConfig { cases: common::case_count(4_000), failure_persistence: None, rng_seed: RngSeed::Fixed(3), ..ProptestConfig::default() })]

    #[test]
    fn source_lists_match_as_the_standard_says(
        sources in prop::collection::vec(source(), 0..4),
        url in url(),
        page in page(),
        is_redirected in prop::bool::weighted(0.25),
    ) {
        // An insecure URL on a secure page is blocked as mixed content before any policy is checked.
        if page.starts_with("https:") && url.starts_with("http:") {
            return Ok(());
        }
        let Ok(parsed) = Url::parse(&url) else { return Ok(()) };
        let mut list: Vec<&str> = sources.iter().map(String::as_str).collect();
        if is_redirected {
            list.push(FIRST_HOP);
        }
        let redirects = usize::from(is_redirected);
        // "If token is empty or if token is not an ASCII string, continue": such a directive is skipped.
        let is_ignored = !list.join(" ").is_ascii();
        let matches = is_ignored || csp::url_matches_source_list(&parsed, &list, &Url::parse(page).unwrap(), redirects);
        let scenario = json!({
            "page": { "url": page, "headers": format!("Content-Security-Policy: connect-src {}", list.join(" ")) },
            "request": { "api": "fetch", "url": if is_redirected { FIRST_HOP } else { &url }, "mode": "no-cors" },
            "network": if is_redirected { json!([{ "response": { "status": 302, "headers": [["Location", &url]] } }]) } else { json!([]) },
        });
        prop_assert_eq!(is_stopped_by_policy(&scenario), !matches, "{}", scenario);
    }

    #[test]
    fn source_lists_match_as_the_crate_of_servo_says(
        sources in prop::collection::vec(source(), 0..4),
        url in url(),
        page in page(),
        redirect_count in 0_u32..2,
    ) {
        let Ok(parsed) = Url::parse(&url) else { return Ok(()) };
        let list: Vec<&str> = sources.iter().map(String::as_str).filter(|source| !differs_in_servo(source, &parsed)).collect();
        let page = Url::parse(page).unwrap();
        let ours = !list.join(" ").is_ascii() || csp::url_matches_source_list(&parsed, &list, &page, redirect_count as usize);
        prop_assert_eq!(ours, servo::allows(&list, parsed, &page, redirect_count), "{:?} {} {}", list, url, page);
    }

    #[test]
    fn cors_is_judged_as_the_standard_says(
        method in prop::sample::select(vec!["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "X-a"]),
        headers in prop::collection::vec((
            prop::sample::select(vec!["X-A", "x-b", "Authorization", "Content-Type", "Accept", "Range-Unit"]),
            prop::sample::select(vec!["1", "text/plain", "application/json"]),
        ), 0..3),
        includes_credentials in any::<bool>(),
        preflight in response(),
        status in prop::sample::select(vec![200_u16, 204, 299, 302, 404]),
        response in response(),
    ) {
        // A header that occurs twice is combined, which the transcription does not do.
        let mut names: Vec<String> = headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
        names.sort();
        names.dedup();
        if names.len() < headers.len() {
            return Ok(());
        }
        let request = cors::Request {
            method: method.to_owned(),
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            includes_credentials,
            origin: "https://app.example".to_owned(),
        };
        let passes_preflight = !cors::needs_preflight(&request) || cors::preflight_passes(&request, status, &preflight);
        let expected = passes_preflight && cors::cors_check(&request, &response);
        let scenario = json!({
            "page": { "url": "https://app.example/" },
            "request": {
                "api": "fetch", "url": "https://api.example/", "method": method, "headers": headers,
                "credentials": if includes_credentials { "include" } else { "same-origin" },
            },
            "network": [{ "preflight": { "status": status, "headers": preflight }, "response": { "status": 200, "headers": response } }],
        });
        let decision = decide(&serde_json::from_value(scenario.clone()).unwrap());
        let is_blocked = decision.verdicts.standards.blocked_by.is_some();
        prop_assert_eq!(!is_blocked, expected, "{} {:?}", scenario, decision.verdicts.standards);
    }
}

/// The headers of a response that are related to CORS.
fn response() -> impl Strategy<Value = cors::Headers> {
    let header = prop_oneof![
        6 => ("Access-Control-Allow-Origin", prop::sample::select(vec![
            "*", "https://app.example", "https://app.example", "https://app.example/", "null", "https://APP.example", "*, *", "",
        ])),
        3 => ("Access-Control-Allow-Credentials", prop::sample::select(vec!["true", "true", "True", "false", "1"])),
        3 => ("Access-Control-Allow-Methods", prop::sample::select(vec!["*", "PUT", "put", "PUT, DELETE,PATCH", "X-a", "PUT DELETE", ",", ""])),
        3 => ("access-control-allow-headers", prop::sample::select(vec![
            "*", "x-a", "X-A,x-b", "*, Authorization", "authorization, content-type", "x-a; x-b", "Content-Type", "",
        ])),
    ];
    prop::collection::vec(header.prop_map(|(name, value)| (name.clone(), value.to_owned())), 0..5)
}
