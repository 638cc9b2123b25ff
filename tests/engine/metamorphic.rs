//! How a small change of a scenario may change its answer, and how it may not.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use wouldblock::parsed_policy::{ParsedPolicies, PolicyDelivery};
use wouldblock::report::Disposition;
use wouldblock::{PolicyInput, Verdict, parse_policy};

use crate::common;
use crate::properties::{answers, policy, read, scenario};

/// Sources that allow something. None of them disables others, as `'strict-dynamic'` does.
fn source() -> impl Strategy<Value = &'static str> {
    select(vec![
        "'self'",
        "*",
        "https:",
        "http:",
        "wss:",
        "data:",
        "blob:",
        "https://api.example.com",
        "*.example.com",
        "other.test",
        "https://api.example.com/v1/",
        "localhost:*",
        "127.0.0.1:6667",
        "https://app.example.com/x",
    ])
}

/// The headers of a response that CORS reads, each well-formed and at most once.
fn cors_headers() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    (
        prop::option::of(select(vec!["*", "https://app.example.com", "http://app.example.com", "null"])),
        prop::option::of(select(vec!["true", "false"])),
        prop::option::of(select(vec!["*", "PUT", "GET, PUT", "patch"])),
        prop::option::of(select(vec!["*", "x-a", "x-a, authorization"])),
    )
        .prop_map(|(origin, credentials, methods, headers)| {
            [
                ("Access-Control-Allow-Origin", origin),
                ("Access-Control-Allow-Credentials", credentials),
                ("Access-Control-Allow-Methods", methods),
                ("Access-Control-Allow-Headers", headers),
            ]
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| (name, value)))
            .collect()
        })
}

/// The directives and their values, without places; a policy without a directive has no effect.
fn shape(parsed: &ParsedPolicies) -> Vec<Vec<(String, Vec<String>)>> {
    let directives = |policy: &wouldblock::parsed_policy::ParsedPolicy| {
        policy
            .directives
            .iter()
            .map(|directive| {
                let values = directive.values.iter().map(|value| value.text.clone()).collect();
                (directive.name.clone(), values)
            })
            .collect()
    };
    parsed.policies.iter().map(directives).filter(|policy: &Vec<_>| !policy.is_empty()).collect()
}

fn parsed(text: &str) -> ParsedPolicies {
    parse_policy(&PolicyInput::Value {
        text: text.to_owned(),
        disposition: Disposition::Enforce,
        source: PolicyDelivery::Header,
    })
}

/// The scenario with `headers` instead of the page's headers.
fn with_page_headers(scenario: &Value, headers: &str) -> Value {
    let mut changed = scenario.clone();
    changed["page"]["headers"] = json!(headers);
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::case_count(500), failure_persistence: None, rng_seed: RngSeed::Fixed(8), ..ProptestConfig::default() })]

    #[test]
    fn one_more_source_never_forbids_more(
        scenario in scenario(),
        directive in select(vec!["connect-src", "default-src", "img-src", "script-src", "font-src"]),
        sources in prop::collection::vec(source(), 0..4),
        more in source(),
    ) {
        let list = sources.join(" ");
        let fewer = with_page_headers(&scenario, &format!("Content-Security-Policy: {directive} {list}"));
        let more = with_page_headers(&scenario, &format!("Content-Security-Policy: {directive} {list} {more}"));
        for (before, after) in answers(&fewer).into_iter().zip(answers(&more)) {
            prop_assert!(before != Verdict::Allowed || after != Verdict::Blocked, "{fewer} is allowed and {more} is blocked");
        }
    }

    #[test]
    fn removing_a_cors_header_never_allows_more(
        scenario in scenario(), preflight in cors_headers(), response in cors_headers(), on_preflight in any::<bool>(), left_out in any::<Index>(),
    ) {
        // Firefox runs what waits for a preload even if the preload has failed: `docs/departures.md`.
        prop_assume!(scenario["request"]["api"] != "preload");
        let with_responses = |preflight: &[(&str, &str)], response: &[(&str, &str)]| {
            let mut scenario = scenario.clone();
            scenario["network"] = json!([{ "preflight": { "status": 200, "headers": preflight }, "response": { "status": 200, "headers": response } }]);
            scenario
        };
        let (mut fewer_preflight, mut fewer_response) = (preflight.clone(), response.clone());
        let changed = if on_preflight { &mut fewer_preflight } else { &mut fewer_response };
        if changed.is_empty() {
            return Ok(());
        }
        changed.remove(left_out.index(changed.len()));
        let (all, fewer) = (with_responses(&preflight, &response), with_responses(&fewer_preflight, &fewer_response));
        for (before, after) in answers(&all).into_iter().zip(answers(&fewer)) {
            prop_assert!(before != Verdict::Blocked || after != Verdict::Allowed, "{all} is blocked and {fewer} is allowed");
        }
    }

    #[test]
    fn the_order_of_directives_does_not_matter(
        scenario in scenario(),
        directives in prop::sample::subsequence(vec![
            "connect-src 'self'", "default-src https:", "img-src *", "script-src 'none'", "upgrade-insecure-requests", "style-src data:", "x y",
        ], 0..7).prop_shuffle(),
    ) {
        let mut sorted = directives.clone();
        sorted.sort_unstable();
        let page = |directives: &[&str]| with_page_headers(&scenario, &format!("Content-Security-Policy: {}", directives.join("; ")));
        prop_assert_eq!(answers(&page(&directives)), answers(&page(&sorted)));
    }

    #[test]
    fn the_case_of_names_and_outer_white_space_do_not_matter(
        scenario in scenario(), preflight in cors_headers(), response in cors_headers(), sources in prop::collection::vec(source(), 0..3),
    ) {
        let with = |write: &dyn Fn(&str, &str) -> String| {
            let block = |headers: &[(&str, &str)]| headers.iter().map(|(name, value)| write(name, value)).collect::<Vec<_>>().join("\n");
            let mut scenario = with_page_headers(&scenario, &write("Content-Security-Policy", &format!("connect-src {}", sources.join(" "))));
            scenario["network"] = json!([{
                "preflight": { "status": 200, "headers": block(&preflight) },
                "response": { "status": 200, "headers": block(&response) },
            }]);
            answers(&scenario)
        };
        let plain = with(&|name, value| format!("{name}: {value}"));
        prop_assert_eq!(&plain, &with(&|name, value| format!("{}: {value}", name.to_ascii_uppercase())));
        prop_assert_eq!(&plain, &with(&|name, value| format!("{}:{value}", name.to_ascii_lowercase())));
        prop_assert_eq!(&plain, &with(&|name, value| format!("{name}: \t {value} \t")));
    }

    #[test]
    fn a_printed_policy_is_parsed_the_same(policies in prop::collection::vec(policy(), 0..3)) {
        let first = parsed(&policies.join(", "));
        let printed: Vec<String> = shape(&first)
            .iter()
            .map(|policy| policy.iter().map(|(name, values)| format!("{name} {}", values.join(" "))).collect::<Vec<_>>().join("; "))
            .collect();
        let second = parsed(&printed.join(", "));
        prop_assert_eq!(shape(&first), shape(&second), "{:?}", printed);
    }
}

#[test]
fn a_serialized_scenario_has_the_same_verdicts() {
    let case = common::cases("tests/cases").remove(0);
    assert_eq!(answers(&case["scenario"]), answers(&serde_json::to_value(read(&case["scenario"])).unwrap()));
}
