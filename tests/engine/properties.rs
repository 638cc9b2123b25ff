//! Properties that hold for every input, however strange.

use crate::common;
use crate::sound;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use wouldblock::decide::BareVerdict;
use wouldblock::report::EngineVerdict;
use wouldblock::scenario::Api;
use wouldblock::{CompiledPage, Scenario, Verdict, decide, simulate, simulate_without_fixes};

/// Pieces from which scenarios are made, including strange ones.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "'self'", "'none'", "*", "https:", "wss:", "https://api.example.com", "*.example.com", "api.example.com:8443",
            "https://api.example.com/v1/", "'nonce-abc'", "'strict-dynamic'", "self", "data:", "é", "𝒳", "\u{0}", "a%2Fb",
            "https://*:*", "[::1]", "127.0.0.1", "https://host/%", "'sha256-é'", "://", ":*", "*.", "*.*", "?x=1",
        ]).prop_map(str::to_owned),
        1 => ".{0,12}",
    ]
}

pub(crate) fn policy() -> impl Strategy<Value = String> {
    let directive = (
        prop::sample::select(vec![
            "connect-src",
            "default-src",
            "img-src",
            "script-src",
            "sandbox",
            "upgrade-insecure-requests",
            "Default-Src",
            "x",
        ]),
        prop::collection::vec(piece(), 0..4),
    );
    prop::collection::vec(directive.prop_map(|(name, sources)| format!("{name} {}", sources.join(" "))), 0..3)
        .prop_map(|directives| directives.join("; "))
}

fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "https://api.example.com/v1/users", "https://app.example.com/x", "http://other.test/", "wss://api.example.com/",
            "ws://localhost:8080/", "http://127.0.0.1:6667/", "data:text/plain,x", "blob:https://app.example.com/1", "/x", "",
            "https://u:p@other.test/", "CONNECT www.example.com:443 HTTP/1.1", "https://bücher.example/", "mailto:a@b", "http://[",
        ]).prop_map(str::to_owned),
        1 => ".{0,20}",
    ]
}

fn response() -> impl Strategy<Value = Value> {
    let header = (
        prop::sample::select(vec![
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Methods",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
            "Location",
            "Content-Type",
            "Cross-Origin-Resource-Policy",
            "Sec-WebSocket-Protocol",
            "bad name",
            "",
        ]),
        prop_oneof![
            prop::sample::select(vec![
                "*",
                "https://app.example.com",
                "true",
                "PUT",
                "x-a",
                "/next",
                "https://other.test/",
                "text/event-stream",
                "é",
                "99999999999"
            ])
            .prop_map(str::to_owned),
            ".{0,8}",
        ],
    );
    (prop::sample::select(vec![101_u16, 200, 204, 302, 307, 404]), prop::collection::vec(header, 0..4)).prop_map(
        |(status, headers)| {
            let lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            json!({ "status": status, "headers": lines.join("\n") })
        },
    )
}

pub(crate) fn scenario() -> impl Strategy<Value = Value> {
    (
        prop::sample::select(vec![
            "https://app.example.com/",
            "http://localhost:8080/a?b#c",
            "http://app.example.com/",
            "nonsense",
            "chrome-extension://abc/x",
            "",
        ]),
        prop::collection::vec((any::<bool>(), policy()), 0..3),
        prop::sample::select(Api::ALL),
        url(),
        prop::option::of(prop_oneof![
            Just("PUT".to_owned()),
            Just("patch".to_owned()),
            Just("TRACE".to_owned()),
            ".{0,4}"
        ]),
        prop::option::of(prop_oneof![Just("X-A: 1\nAuthorization: b".to_owned()), ".{0,20}"]),
        prop::sample::select(vec!["omit", "same-origin", "include"]),
        prop::collection::vec((prop::option::of(response()), prop::option::of(response())), 0..3),
    )
        .prop_map(|(page, policies, api, url, method, headers, credentials, hops)| {
            let lines: Vec<String> = policies
                .iter()
                .map(|(report, policy)| {
                    format!("Content-Security-Policy{}: {policy}", if *report { "-Report-Only" } else { "" })
                })
                .collect();
            let network: Vec<Value> = hops
                .into_iter()
                .map(|(preflight, response)| without_nulls(&json!({ "preflight": preflight, "response": response })))
                .collect();
            without_nulls(&json!({
                "page": { "url": page, "headers": lines.join("\r\n") },
                "request": { "api": api, "url": url, "method": method, "headers": headers, "credentials": credentials },
                "network": network,
            }))
        })
}

/// Removes fields that are null, because a field without a value is left out.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), without_nulls(value)))
            .collect(),
        other => other.clone(),
    }
}

pub(crate) fn read(scenario: &Value) -> Scenario {
    serde_json::from_value(scenario.clone()).unwrap()
}

/// Whether every line of the text is a policy. A line break within a policy leaves a second part whose meaning depends
/// on the lines around it.
fn has_whole_policies(headers: &str) -> bool {
    let mut lines = headers.split(['\r', '\n']).filter(|line| !line.is_empty());
    lines.all(|line| line.starts_with("Content-Security-Policy"))
}

/// The text at a path such as `network[0].response.headers`.
fn text_at(scenario: &Value, path: &str) -> String {
    let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    match scenario.pointer(&pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => panic!("no text at {path}"),
    }
}

/// The part of a report that is compared if only the answer matters.
pub(crate) fn answers(scenario: &Value) -> Vec<Verdict> {
    let verdicts = simulate(&read(scenario)).verdicts;
    [verdicts.standards, verdicts.chromium, verdicts.firefox, verdicts.webkit].map(|engine| engine.verdict).to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::case_count(600), failure_persistence: None, rng_seed: RngSeed::Fixed(21), ..ProptestConfig::default() })]

    /// The fast answer is what the report says first, whether the page is read for this request or was read before.
    #[test]
    fn decisions_are_those_of_the_report(scenario in scenario()) {
        let scenario = read(&scenario);
        let (report, decision) = (simulate(&scenario), decide(&scenario));
        let bare = |verdict: &EngineVerdict| (verdict.verdict, verdict.blocked_by);
        let of = |verdict: BareVerdict| (verdict.verdict, verdict.blocked_by);
        prop_assert_eq!(decision.verdict, report.verdict);
        prop_assert_eq!(decision.blocked_by, report.blocked_by);
        prop_assert_eq!(&decision.missing, &report.missing);
        prop_assert_eq!(of(decision.verdicts.standards), bare(&report.verdicts.standards));
        prop_assert_eq!(of(decision.verdicts.chromium), bare(&report.verdicts.chromium));
        prop_assert_eq!(of(decision.verdicts.firefox), bare(&report.verdicts.firefox));
        prop_assert_eq!(of(decision.verdicts.webkit), bare(&report.verdicts.webkit));
        let page = CompiledPage::new(scenario.page.clone());
        for _ in 0..2 {
            prop_assert_eq!(&page.decide(&scenario.request, scenario.hops()), &decision);
        }
    }

    #[test]
    fn a_report_without_fixes_lacks_nothing_else(scenario in scenario()) {
        let scenario = read(&scenario);
        let (mut report, without) = (simulate(&scenario), simulate_without_fixes(&scenario));
        report.fixes.clear();
        report.warnings.retain(|warning| warning.code != "fix.none");
        prop_assert_eq!(report, without);
    }

    #[test]
    fn every_report_is_sound(scenario in scenario()) {
        let report = sound::report(&read(&scenario));
        common::wire(&report);
    }

    #[test]
    fn a_report_only_policy_changes_no_verdict(scenario in scenario(), policy in policy()) {
        let mut more = scenario.clone();
        let headers = format!("{}\r\nContent-Security-Policy-Report-Only: {}", text_at(&scenario, "page.headers"), policy.replace(['\r', '\n'], " "));
        more["page"]["headers"] = json!(headers);
        prop_assert_eq!(answers(&scenario), answers(&more));
    }

    #[test]
    fn the_order_of_policies_changes_no_verdict(scenario in scenario()) {
        let mut reversed = scenario.clone();
        let headers = text_at(&scenario, "page.headers");
        prop_assume!(has_whole_policies(&headers));
        let lines: Vec<&str> = headers.split("\r\n").collect::<Vec<_>>().into_iter().rev().collect();
        reversed["page"]["headers"] = json!(lines.join("\r\n"));
        prop_assert_eq!(answers(&scenario), answers(&reversed));
    }

    #[test]
    fn one_more_policy_never_allows_more(scenario in scenario(), policy in policy()) {
        // `sandbox` and upgrades change the origin and the URL of the request instead of forbidding it.
        prop_assume!(!policy.contains("sandbox") && !policy.contains("upgrade"));
        prop_assume!(has_whole_policies(&text_at(&scenario, "page.headers")));
        let mut more = scenario.clone();
        let headers = format!("{}\r\nContent-Security-Policy: {}", text_at(&scenario, "page.headers"), policy.replace(['\r', '\n'], " "));
        more["page"]["headers"] = json!(headers);
        // A policy that cannot be read may block, or may be all that is known about the request.
        let is_unread = simulate(&read(&more)).missing.iter().any(|path| path == "page.headers");
        for (before, after) in answers(&scenario).into_iter().zip(answers(&more)) {
            let is_open = after == Verdict::Undetermined && (before == Verdict::Allowed || is_unread);
            prop_assert!(before == after || after == Verdict::Blocked || is_open, "{before:?} became {after:?}");
        }
    }

    #[test]
    fn more_values_never_reverse_a_verdict(scenario in scenario()) {
        let known = answers(&scenario);
        let hops = scenario["network"].as_array().map_or(0, Vec::len);
        for keep in 0..hops {
            let mut less = scenario.clone();
            less["network"].as_array_mut().unwrap().truncate(keep);
            for (less, more) in answers(&less).into_iter().zip(&known) {
                prop_assert!(less == Verdict::Undetermined || less == *more, "{less:?} without hop {keep}, {more:?} with it");
            }
        }
    }

    #[test]
    fn a_given_page_never_reverses_a_verdict(scenario in scenario()) {
        let mut unknown = scenario.clone();
        unknown["page"].as_object_mut().unwrap().remove("url");
        let unknown = answers(&unknown);
        for page in [
            "https://app.example.com/", "http://app.example.com/", "https://api.example.com/x", "http://api.example.com/",
            "https://www.example.com/", "http://other.test/", "https://other.test:444/", "https://elsewhere.test/",
            "http://localhost:3000/", "http://127.0.0.1/", "http://10.1.1.1/",
        ] {
            let mut known = scenario.clone();
            known["page"]["url"] = json!(page);
            for (unknown, known) in unknown.iter().zip(answers(&known)) {
                let is_settled = *unknown == Verdict::Undetermined || *unknown == known;
                prop_assert!(is_settled, "{unknown:?} without the page's URL, {known:?} on {page}");
            }
        }
    }

    #[test]
    fn any_text_is_read(headers in "(?s).{0,200}", url in "(?s).{0,60}", meta in "(?s).{0,80}") {
        let scenario = json!({
            "page": { "url": "https://app.example.com/", "headers": headers, "meta": [meta] },
            "request": { "api": "fetch", "url": url, "headers": headers },
            "network": [{ "preflight": { "headers": headers }, "response": { "headers": headers } }],
        });
        common::wire(&simulate(&read(&scenario)));
    }
}

#[test]
fn five_megabytes_are_read() {
    let long = "connect-src ".to_owned() + &"https://a.example ".repeat(300_000);
    let scenario = json!({
        "page": { "url": "https://app.example.com/", "headers": format!("Content-Security-Policy: {long}") },
        "request": { "api": "fetch", "url": "https://api.example.com/" },
    });
    assert_eq!(simulate(&read(&scenario)).verdict, Verdict::Blocked);
}

/// Input designed to be slow: the time must not grow faster than the length.
#[test]
fn hostile_lengths_are_read() {
    let many = |piece: &dyn Fn(usize) -> String| (0..100_000).map(piece).collect::<Vec<_>>();
    let directives = many(&|i| format!("é{i} x")).join(";") + ";" + &many(&|i| format!("x{i} 'self'")).join(";");
    let headers = many(&|i| format!("X-{i}: é")).join("\n");
    let names = many(&|i| format!("x-{i}")).join(",");
    let response_headers = format!(
        "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: {names}\nAccess-Control-Expose-Headers: {names}\n{headers}"
    );
    let policies = many(&|_| "img-src *".to_owned()).join(",");
    for (api, page_headers) in [
        ("fetch", format!("Content-Security-Policy: {directives}")),
        ("xhr", format!("Content-Security-Policy: {policies}")),
    ] {
        let scenario = json!({
            "page": { "url": "https://app.example.com/", "headers": page_headers },
            "request": { "api": api, "url": "https://api.example.com/", "headers": headers.replace('é', "e") },
            "network": [{ "preflight": { "headers": response_headers }, "response": { "headers": response_headers } }],
        });
        let report = simulate(&read(&scenario));
        assert_eq!(report.verdict, Verdict::Allowed, "{}", report.summary);
        assert!(report.warnings.len() <= 201);
    }
    let folded = many(&|i| format!(" https://h{i}.test")).join("\r\n");
    let scenario = json!({
        "page": { "url": "https://app.example.com/", "headers": format!("Content-Security-Policy: connect-src\r\n{folded}") },
        "request": { "api": "fetch", "url": "https://h99999.test/" },
    });
    assert_eq!(simulate(&read(&scenario)).verdict, Verdict::Undetermined);
    let protocols = many(&|i| format!("p{i}"));
    let scenario = json!({
        "page": { "url": "https://app.example.com/" },
        "request": { "api": "websocket", "url": "wss://api.example.com/", "protocols": protocols },
    });
    assert_eq!(simulate(&read(&scenario)).verdict, Verdict::Undetermined);
}
