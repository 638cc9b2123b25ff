//! An overview of the request's path: the gates that it passes, in the order of the algorithms, and its state at each.
//!
//! Only this file says which gate a decision belongs to.

use crate::contract::report::{Check, Gate, GateName, GateState, PerBrowser, StepOutcome, Verdict};
use crate::trace::{Code, Mark};

/// The marks and the verdict of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MarkedRun<'t> {
    pub(crate) marks: &'t [Mark],
    pub(crate) verdict: Verdict,
}

/// The gates of every request over the network.
const OF_EVERY_REQUEST: [GateName; 7] = [
    GateName::Url,
    GateName::MixedContent,
    GateName::Policy,
    GateName::LocalNetwork,
    GateName::Preflight,
    GateName::Cors,
    GateName::Response,
];

/// The gate that a decision belongs to. Decisions that only say what happens to the call do not belong to any gate.
pub(super) fn gate_of(code: Code) -> Option<GateName> {
    Some(match code {
        Code::ServiceWorkerFails
        | Code::ServiceWorkerFetches
        | Code::ServiceWorkerNotAsked
        | Code::ResultApplied
        | Code::ResultBaseSet
        | Code::ResultRulesApplied
        | Code::ResultRuns
        | Code::ResultSent
        | Code::ResultSubmitted => return None,
        Code::RequestSent | Code::WebTransportNotSimulated => GateName::Response,
        Code::NoCorsNeedsFollow => GateName::Request,
        Code::IntegrityPolicyBlocked | Code::IntegrityPolicyReported => GateName::Policy,
        Code::ObjectIsPage => GateName::Frame,
        _ => match code.check() {
            Check::Url | Check::Port | Check::Credentials => GateName::Url,
            Check::Method | Check::Header | Check::Unsupported | Check::SameOriginMode | Check::Other => {
                GateName::Request
            }
            Check::MixedContent => GateName::MixedContent,
            Check::Csp => GateName::Policy,
            Check::LocalNetwork => GateName::LocalNetwork,
            Check::Preflight => GateName::Preflight,
            Check::Cors => GateName::Cors,
            Check::Redirect => GateName::Redirect,
            Check::Response | Check::Corp => GateName::Response,
            Check::XFrameOptions | Check::FrameAncestors => GateName::Frame,
            Check::Sandbox => GateName::Sandbox,
            Check::Integrity => GateName::Integrity,
            Check::TrustedTypes => GateName::TrustedTypes,
        },
    })
}

/// How far a decision leads through its gate.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Reach {
    /// The gate has nothing to check.
    Skipped,
    /// The gate checks something, and a later decision has the result.
    Asked,
    Passed,
    Open,
    Stopped,
}

fn reach(gate: GateName, mark: Mark) -> Reach {
    match mark.outcome {
        StepOutcome::Fail if mark.is_stop => Reach::Stopped,
        StepOutcome::Unknown if mark.is_stop => Reach::Open,
        // A violation that is only reported does not stop anything.
        StepOutcome::Pass | StepOutcome::Fail => Reach::Passed,
        StepOutcome::Info | StepOutcome::Unknown => match mark.code {
            Code::CrossOrigin
            | Code::PreflightForHeaders
            | Code::PreflightForMethod
            | Code::PreflightForStream
            | Code::PreflightForUploadListener
            | Code::PreflightSent
            | Code::PreflightStays
            | Code::RequestSent => Reach::Asked,
            // These redirects are not followed.
            Code::RedirectErrorNowhere | Code::RedirectModeManual | Code::RedirectWithoutLocation => Reach::Skipped,
            _ => match gate {
                GateName::Policy | GateName::Preflight | GateName::Cors | GateName::Response => Reach::Skipped,
                _ => Reach::Passed,
            },
        },
    }
}

/// The hop at which a gate is. The checks of the response come after all hops.
fn hop_of(gate: GateName, mark: Mark) -> u32 {
    let hop = mark.hop.unwrap_or(0);
    match gate {
        GateName::Response | GateName::Frame | GateName::Integrity => u32::MAX,
        // The decision is about the response that redirects, so the gate leads to the next hop.
        GateName::Redirect if mark.code != Code::RedirectOriginNull => hop + 1,
        _ => hop,
    }
}

/// A gate in one run.
struct Visit {
    gate: GateName,
    hop: u32,
    reach: Reach,
    steps: Vec<u32>,
}

impl Visit {
    fn state(&self, verdict: Verdict) -> GateState {
        match (self.reach, verdict) {
            (Reach::Stopped, _) => GateState::Stopped,
            (Reach::Passed, _) => GateState::Passed,
            // After the call has succeeded, the state of this gate no longer matters.
            (Reach::Open | Reach::Asked, Verdict::Undetermined) | (Reach::Open, Verdict::Blocked) => GateState::Open,
            (Reach::Skipped, Verdict::Undetermined) if self.gate == GateName::Response => GateState::Open,
            _ => GateState::NotAsked,
        }
    }
}

/// The gates of a run. If it `is_request`, those of every request are included.
fn gates_of(marks: &[Mark], is_request: bool) -> Vec<Visit> {
    let first = |gate| Visit {
        gate,
        hop: if gate == GateName::Response { u32::MAX } else { 0 },
        reach: Reach::Skipped,
        steps: Vec::new(),
    };
    let mut all: Vec<Visit> = if is_request { OF_EVERY_REQUEST.map(first).into() } else { Vec::new() };
    for (step, mark) in (0..).zip(marks.iter().copied()) {
        let Some(gate) = gate_of(mark.code) else {
            continue;
        };
        let (hop, reach) = (hop_of(gate, mark), reach(gate, mark));
        match all.iter_mut().find(|visit| visit.gate == gate && visit.hop == hop) {
            Some(visit) => {
                visit.reach = visit.reach.max(reach);
                visit.steps.push(step);
            }
            None => all.push(Visit { gate, hop, reach, steps: vec![step] }),
        }
    }
    all
}

/// The gates of a report, as they are in the run that is shown. If an engine differs at a gate, it has the states of
/// all three engines.
pub(crate) fn gates(shown: MarkedRun<'_>, browsers: [MarkedRun<'_>; 3], is_request: bool) -> Vec<Gate> {
    let mut gates = gates_of(shown.marks, is_request);
    let browsers = browsers.map(|run| (gates_of(run.marks, is_request), run.verdict));
    for (of_browser, verdict) in &browsers {
        for other in of_browser.iter().filter(|visit| visit.state(*verdict) != GateState::NotAsked) {
            if !gates.iter().any(|visit| visit.gate == other.gate && visit.hop == other.hop) {
                let Visit { gate, hop, .. } = *other;
                gates.push(Visit { gate, hop, reach: Reach::Skipped, steps: Vec::new() });
            }
        }
    }
    gates.sort_by_key(|visit| (visit.hop, visit.gate));
    gates.into_iter().map(|visit| gate(visit, shown.verdict, &browsers)).collect()
}

fn gate(visit: Visit, verdict: Verdict, browsers: &[(Vec<Visit>, Verdict); 3]) -> Gate {
    let state = visit.state(verdict);
    let [chromium, firefox, webkit] = browsers.each_ref().map(|(of_browser, verdict)| {
        let here = of_browser.iter().find(|other| other.gate == visit.gate && other.hop == visit.hop);
        here.map_or(GateState::NotAsked, |here| here.state(*verdict))
    });
    let is_same = [chromium, firefox, webkit].iter().all(|of_browser| *of_browser == state);
    Gate {
        gate: visit.gate,
        hop: (1..u32::MAX).contains(&visit.hop).then_some(visit.hop),
        state,
        engines: (!is_same).then_some(PerBrowser { chromium, firefox, webkit }),
        steps: visit.steps,
    }
}
