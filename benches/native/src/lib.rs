//! The operations that are measured natively, under the names that they have in results and targets.
//!
//! Criterion times these operations (`benches/pairs.rs`); callgrind counts their instructions (`src/main.rs`).

mod input;
mod peer;

use std::hint::black_box;

use wouldblock::parsed_policy::PolicyDelivery;
use wouldblock::report::Disposition;
use wouldblock::{CompiledPage, PolicyInput, Verdict, decide, parse_policy, simulate};

use input::{BLOCKED, POLICY, REALISTIC};

/// Something to measure.
pub struct Operation {
    /// Its name in results.
    pub name: &'static str,
    /// Creates what is needed once, and checks that the answers are the expected ones: it would make no sense to
    /// compare two operations with different answers.
    pub prepare: fn() -> Box<dyn FnMut()>,
}

/// The operations. Each one is listed together with the peer's operation that it is compared with.
pub const OPERATIONS: &[Operation] = &[
    Operation { name: "csp-parse-and-decide", prepare: csp_parse_and_decide },
    Operation { name: "peer-parse-and-decide", prepare: peer_parse_and_decide },
    Operation { name: "csp-decide", prepare: csp_decide },
    Operation { name: "decide", prepare: decide_whole },
    Operation { name: "decide-compiled", prepare: decide_compiled },
    Operation { name: "peer-decide", prepare: peer_decide },
    Operation { name: "simulate-allowed", prepare: simulate_allowed },
    Operation { name: "report-to-json", prepare: report_to_json },
    Operation { name: "simulate-blocked", prepare: simulate_blocked },
    Operation { name: "decide-realistic", prepare: decide_realistic },
    Operation { name: "parse-policy", prepare: parse_policy_text },
    Operation { name: "compile-page", prepare: compile_page },
];

/// The operation called `name`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

fn csp_parse_and_decide() -> Box<dyn FnMut()> {
    let (page, url) = (input::scenario(POLICY).page, peer::request().url);
    Box::new(move || {
        let page = CompiledPage::new(black_box(page.clone()));
        assert_eq!(page.policies_let_connect(&url), Some(true));
    })
}

fn csp_decide() -> Box<dyn FnMut()> {
    let (page, url) = (CompiledPage::new(input::scenario(POLICY).page), peer::request().url);
    assert_eq!(page.policies_let_connect(&url), Some(true));
    Box::new(move || {
        black_box(page.policies_let_connect(black_box(&url)));
    })
}

fn decide_whole() -> Box<dyn FnMut()> {
    let scenario = input::scenario(POLICY);
    assert_eq!(decide(&scenario).verdict, Verdict::Allowed);
    Box::new(move || drop(black_box(decide(black_box(&scenario)))))
}

fn decide_compiled() -> Box<dyn FnMut()> {
    let scenario = input::scenario(POLICY);
    let page = CompiledPage::new(scenario.page);
    let request = scenario.request;
    assert_eq!(page.decide(&request, &[]).verdict, Verdict::Allowed);
    Box::new(move || drop(black_box(page.decide(black_box(&request), &[]))))
}

fn peer_parse_and_decide() -> Box<dyn FnMut()> {
    let (policy, request) = (input::policy(), peer::request());
    let (without_last, _) = policy.rsplit_once(' ').expect("there are several sources");
    assert!(!peer::allows(&peer::parse(without_last), &request));
    Box::new(move || drop(black_box(peer::parse(black_box(&policy)).should_request_be_blocked(&request))))
}

fn peer_decide() -> Box<dyn FnMut()> {
    let (policies, request) = (peer::parse(&input::policy()), peer::request());
    assert!(peer::allows(&policies, &request));
    Box::new(move || drop(black_box(policies.should_request_be_blocked(black_box(&request)))))
}

fn simulate_allowed() -> Box<dyn FnMut()> {
    let scenario = input::scenario(REALISTIC);
    let report = simulate(&scenario);
    assert_eq!((report.verdict, report.exchanges.len()), (Verdict::Allowed, 4));
    Box::new(move || drop(black_box(simulate(black_box(&scenario)))))
}

fn simulate_blocked() -> Box<dyn FnMut()> {
    let scenario = input::scenario(BLOCKED);
    let report = simulate(&scenario);
    assert_eq!((report.verdict, report.fixes.is_empty()), (Verdict::Blocked, false));
    Box::new(move || drop(black_box(simulate(black_box(&scenario)))))
}

fn report_to_json() -> Box<dyn FnMut()> {
    let report = simulate(&input::scenario(REALISTIC));
    Box::new(move || drop(black_box(serde_json::to_string(black_box(&report)))))
}

fn decide_realistic() -> Box<dyn FnMut()> {
    let scenario = input::scenario(REALISTIC);
    Box::new(move || drop(black_box(decide(black_box(&scenario)))))
}

fn parse_policy_text() -> Box<dyn FnMut()> {
    let policy =
        PolicyInput::Value { text: input::policy(), disposition: Disposition::Enforce, source: PolicyDelivery::Header };
    Box::new(move || drop(black_box(parse_policy(black_box(&policy)))))
}

fn compile_page() -> Box<dyn FnMut()> {
    let page = input::scenario(POLICY).page;
    Box::new(move || drop(black_box(CompiledPage::new(black_box(&page).clone()))))
}
