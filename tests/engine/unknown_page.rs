//! A page whose URL is not given: answers that do not depend on it are still given.

use crate::common;
use serde_json::{Value, json};
use wouldblock::report::{Check, StepOutcome};
use wouldblock::{CompiledPage, Report, Scenario, Verdict, apply_fix, decide, simulate};

fn scenario(policy: &str, request: &Value) -> Scenario {
    let headers = if policy.is_empty() { String::new() } else { format!("Content-Security-Policy: {policy}") };
    serde_json::from_value(json!({ "page": { "headers": headers }, "request": request })).unwrap()
}

fn simulated(policy: &str, url: &str) -> Report {
    let report = simulate(&scenario(policy, &json!({ "api": "fetch", "url": url })));
    common::wire(&report);
    report
}

#[test]
fn a_policy_that_covers_no_page_is_a_firm_answer() {
    for (policy, url) in [
        ("connect-src 'none'", "https://b.example/"),
        ("connect-src 'none'", "http://b.example/"),
        ("connect-src 'none'", "/api/users"),
        ("connect-src https://a.example", "https://b.example/"),
        ("connect-src https://page.example", "https://b.example/"),
    ] {
        let report = simulated(policy, url);
        assert_eq!((report.verdict, report.blocked_by), (Verdict::Blocked, Some(Check::Csp)), "{policy} {url}");
        assert!(report.missing.is_empty(), "{policy} {url}: {:?}", report.missing);
        let [assumed] = report.assumed.as_slice() else { panic!("{:?}", report.assumed) };
        assert_eq!(assumed.path, "page.url");
        assert!(!report.fixes.is_empty(), "{policy} {url}");
    }
}

#[test]
fn a_policy_with_self_is_undetermined_and_has_a_fix() {
    let report = simulated("connect-src 'self'", "https://api.stripe.com/v1");
    assert_eq!((report.verdict, report.blocked_by), (Verdict::Undetermined, None));
    assert_eq!(report.missing.first().map(String::as_str), Some("page.url"));
    assert!(
        report.summary.starts_with("Blocked, unless the page is at https://api.stripe.com or http://api.stripe.com. ")
    );
    let deciding: Vec<_> = report.steps.iter().filter(|step| step.decisive).collect();
    let [step] = deciding.as_slice() else { panic!("{deciding:?}") };
    assert_eq!((step.outcome, &*step.code), (StepOutcome::Unknown, "csp.no-source-matches"));
    assert!(report.violations.is_empty());
    let fix = report.fixes.first().unwrap();
    let given = scenario("connect-src 'self'", &json!({ "api": "fetch", "url": "https://api.stripe.com/v1" }));
    let fixed = apply_fix(&given, fix);
    assert!(simulate(&fixed).steps.iter().all(|step| step.outcome != StepOutcome::Fail), "{fixed:?}");
}

#[test]
fn an_answer_for_one_origin_names_it() {
    let mut given = scenario("", &json!({ "api": "fetch", "url": "https://api.example/" }));
    given.network = serde_json::from_value(json!([
        { "response": { "headers": "Access-Control-Allow-Origin: https://app.example" } }
    ]))
    .unwrap();
    let report = simulate(&given);
    assert_eq!(report.verdict, Verdict::Undetermined);
    assert_eq!(report.missing, ["page.url"]);
    assert!(report.summary.contains("https://app.example"), "{}", report.summary);
    // A response that allows everyone leaves nothing open.
    given.network =
        serde_json::from_value(json!([{ "response": { "headers": "Access-Control-Allow-Origin: *" } }])).unwrap();
    assert_eq!(simulate(&given).verdict, Verdict::Allowed);
}

#[test]
fn a_verdict_that_depends_on_the_scheme_is_undetermined() {
    let report = simulated("", "http://api.example/");
    assert_eq!(report.verdict, Verdict::Undetermined);
    assert!(report.summary.contains("https://page.example"), "{}", report.summary);
}

#[test]
fn a_compiled_page_gives_the_same_verdict() {
    for (policy, url, lets) in [
        ("connect-src 'self'", "https://b.example/", None),
        ("connect-src 'none'", "https://b.example/", Some(false)),
        ("connect-src b.example", "https://b.example/", Some(true)),
        ("connect-src b.example", "http://b.example/", None),
    ] {
        let given = scenario(policy, &json!({ "api": "fetch", "url": url }));
        let page = CompiledPage::new(given.page.clone());
        assert_eq!(page.policies_let_connect(&url.parse().unwrap()), lets, "{policy} {url}");
        assert_eq!(page.decide(&given.request, &[]), decide(&given));
    }
}

/// The recorded results hold without the page's URL, or are left open.
#[test]
fn a_given_url_never_reverses_a_verdict() {
    let mut firm = 0;
    // Each case is tried on some twenty pages, so only a part of the recorded ones is used.
    for case in common::cases("tests/cases").iter().chain(common::cases("tests/recorded").iter().step_by(9)) {
        let known = common::scenario(case);
        // Only pages that servers deliver are assumed.
        if !known.page.url.starts_with("http") {
            continue;
        }
        let mut unknown = known.clone();
        unknown.page.url.clear();
        let (known, unknown) = (decide(&known).verdicts, decide(&unknown).verdicts);
        for (known, unknown) in [
            (known.standards, unknown.standards),
            (known.chromium, unknown.chromium),
            (known.firefox, unknown.firefox),
            (known.webkit, unknown.webkit),
        ] {
            firm += usize::from(unknown.verdict != Verdict::Undetermined);
            let is_settled = unknown.verdict == Verdict::Undetermined || unknown.verdict == known.verdict;
            assert!(is_settled, "{}: {unknown:?} without the page's URL, {known:?} with it", case["id"]);
        }
    }
    assert!(firm > 100, "{firm} answers are firm");
}
