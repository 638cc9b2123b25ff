//! A summary of many requests counts the verdicts that each of them gets.

use crate::{common, properties};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use wouldblock::report::Verdict;
use wouldblock::scenario::{Api, HeaderInput, Page, RequestDescription, ResponseHead};
use wouldblock::{CompiledPage, Engine, Judgement, Scenario, decide, simulate_without_fixes};

/// Every scenario of the cases.
fn scenarios() -> Vec<Scenario> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut scenarios = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            collect(&serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap(), &mut scenarios);
        }
    }
    scenarios
}

fn collect(value: &Value, scenarios: &mut Vec<Scenario>) {
    match value {
        Value::Object(members) if members.contains_key("page") && members.contains_key("request") => {
            let mut members = members.clone();
            members.retain(|name, _| matches!(name.as_str(), "page" | "request" | "network"));
            scenarios.extend(serde_json::from_value(Value::Object(members)));
        }
        Value::Object(members) => members.values().for_each(|value| collect(value, scenarios)),
        Value::Array(items) => items.iter().for_each(|value| collect(value, scenarios)),
        _ => {}
    }
}

#[test]
fn the_judgement_is_the_decision_and_names_the_decisive_step() {
    let scenarios = scenarios();
    assert!(scenarios.len() > 300, "{}", scenarios.len());
    for scenario in scenarios {
        let page = CompiledPage::new(scenario.page.clone());
        let judgement = page.judge(&scenario.request, scenario.hops(), &Engine::BROWSERS);
        let decision = decide(&scenario);
        assert_eq!(judgement.verdict, decision.verdict, "{scenario:?}");
        let blocking = |engine| judgement.stopped.iter().find(|(known, _)| *known == engine);
        for (engine, verdict) in [
            (Engine::Chromium, decision.verdicts.chromium),
            (Engine::Firefox, decision.verdicts.firefox),
            (Engine::WebKit, decision.verdicts.webkit),
        ] {
            let stopped = blocking(engine);
            assert_eq!(stopped.is_some(), verdict.verdict == Verdict::Blocked, "{scenario:?}");
            assert_eq!(stopped.map(|(_, stopped)| stopped.check), verdict.blocked_by, "{scenario:?}");
        }
        let letter = page.judge(&scenario.request, scenario.hops(), &[Engine::Standards]);
        assert_eq!(letter.verdict, decision.verdicts.standards.verdict);
        let report = simulate_without_fixes(&scenario);
        let decisive = report.steps.iter().find(|step| step.decisive);
        if report.verdict == Verdict::Blocked {
            let codes: Vec<&str> = judgement.stopped.iter().map(|(_, stopped)| stopped.code).collect();
            assert!(decisive.is_some_and(|step| codes.contains(&&*step.code)), "{codes:?} {scenario:?}");
        }
    }
}

/// What may follow an origin. Some of these are in the paths of the cases' policies and redirects.
const AFTER_ORIGIN: [&str; 9] = [
    "",
    "/",
    "/a",
    "/a/b.png",
    "/v1/users?page=1&size=2",
    "/v1/",
    "/../%2Fold/;x=(1)",
    "/en_US/users.json?*",
    "/@a/vue@3/-x",
];

/// Judges the request with other URLs of the same kind. Returns how many there were.
fn judge_same_kind(scenario: &Scenario) -> usize {
    let page = CompiledPage::new(scenario.page.clone());
    let kinds = page.url_kinds();
    let of = |url: &str| {
        let request = RequestDescription { url: Some(url.to_owned()), ..scenario.request.clone() };
        by_origin(page.judge(&request, scenario.hops(), &Engine::ALL))
    };
    let url = scenario.request.url.clone().unwrap_or_default();
    let Some(kind) = kinds.of(&url).filter(|_| page.judges_by_kind(&scenario.request, scenario.hops())) else {
        return 0;
    };
    let own = of(&url);
    let others = AFTER_ORIGIN.map(|after| format!("{}{after}", kind.origin));
    let alike = others.iter().filter(|other| kinds.of(other) == Some(kind));
    alike.inspect(|other| assert_eq!(of(other), own, "{other} {scenario:?}")).count()
}

/// The judgement with only the origins of its URLs. A URL that cannot be resolved begins with its path.
fn by_origin(mut judgement: Judgement) -> Judgement {
    let stopped = judgement.stopped.iter_mut().map(|(_, stopped)| &mut stopped.url);
    for url in stopped.chain(judgement.unmet.iter_mut().map(|unmet| &mut unmet.url)).flatten() {
        *url = url.split_inclusive('/').take(if url.starts_with('/') { 1 } else { 3 }).collect();
    }
    judgement
}

#[test]
fn requests_for_urls_of_a_kind_are_judged_alike() {
    let judged: usize = scenarios().iter().map(judge_same_kind).sum();
    assert!(judged > 2_000, "{judged}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::case_count(600), failure_persistence: None, rng_seed: RngSeed::Fixed(22), ..ProptestConfig::default() })]

    #[test]
    fn generated_requests_for_urls_of_a_kind_are_judged_alike(scenario in properties::scenario()) {
        judge_same_kind(&properties::read(&scenario));
    }
}

#[test]
fn paths_that_policies_compare_divide_urls_into_kinds() {
    let page = |csp: &str| {
        let headers = HeaderInput::Pairs(vec![("Content-Security-Policy".to_owned(), csp.to_owned())]);
        CompiledPage::new(Page { headers: Some(headers), ..Page::new("https://app.example/") })
    };
    let are_alike = |csp: &str, one: &str, other: &str| {
        let kinds = page(csp).url_kinds();
        kinds.of(one).is_some() && kinds.of(one) == kinds.of(other)
    };
    let (one, other) = ("https://cdn.example/a/1.png", "https://cdn.example/b/2.png?x");
    for csp in ["img-src 'self' https://cdn.example https://other.example/a/", "img-src https://cdn.example/c/"] {
        assert!(are_alike(csp, one, other), "{csp}");
    }
    for source in ["https://cdn.example/a/", "CDN.example/a/1.png", "*.example:*/b/", "http://cdn.example/b/2.png?c"] {
        assert!(!are_alike(&format!("img-src {source}"), one, other), "{source}");
    }
    assert!(!are_alike("img-src https://cdn.example/a/%31.png", one, one));
    assert!(!are_alike("img-src https://cdn.example/a/", "https://cdn.example/b/../a/1.png", one));
    assert!(are_alike("img-src 'self' https://cdn.example/a/", "/a/1.png", "/b"));
    assert!(!are_alike("img-src 'self' https://app.example/a/", "/a/1.png", "/b"));
    let kinds = page("img-src *").url_kinds();
    for without in [
        "",
        "a.png",
        "//cdn.example/",
        "data:,x",
        "https://1.2.3.4/",
        "https://CDN.example/",
        "https://a.example/{id}",
        "/#a",
    ] {
        assert_eq!(kinds.of(without), None, "{without}");
    }
    assert_eq!(kinds.of("https://cdn.example:8443?a=b").map(|kind| kind.origin), Some("https://cdn.example:8443"));

    let judges = |api, headers: &str| {
        let scenario = Scenario::new(Page::new("https://app.example/"), RequestDescription::new(api, one))
            .with_response(ResponseHead::new(302, headers));
        page("").judges_by_kind(&scenario.request, scenario.hops())
    };
    assert!(judges(Api::Image, "Server: x"));
    assert!(!judges(Api::Image, "Location: b"));
    assert!(!judges(Api::Object, "Server: x"));
}
