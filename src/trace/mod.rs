//! What the algorithms decided: the only way in which a step of the report comes into being.
//!
//! An algorithm tells the trace what it decides as it decides it. A trace that records only the
//! verdict drops the rest unbuilt, so the fast answer and the explained one are the same code.

pub(crate) mod clause;
pub(crate) mod code;

pub(crate) use code::Code;

use crate::contract::report::{Check, Exchange, StepOutcome, Violation};
use crate::http::request::Request;
use crate::input::Place;

/// Why an algorithm goes no further.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stop {
    /// A check failed.
    Blocked(Check),
    /// It depends on what stands at this path of the scenario.
    Unknown(String),
}

/// What an algorithm returns.
pub(crate) type Flow<T> = Result<T, Stop>;

/// One decision, before it is put into words.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) code: Code,
    pub(crate) outcome: StepOutcome,
    pub(crate) params: Vec<(&'static str, String)>,
    pub(crate) places: Vec<Place>,
    pub(crate) hop: Option<u32>,
}

impl Decision {
    /// Names a value of the decision's sentence.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Decision {
        self.params.push((name, value.into()));
        self
    }

    /// Adds a piece of the input that it was decided on.
    pub(crate) fn at(mut self, place: Place) -> Decision {
        self.places.push(place);
        self
    }

    /// Adds pieces of the input that it was decided on.
    pub(crate) fn at_all(mut self, places: impl IntoIterator<Item = Place>) -> Decision {
        self.places.extend(places);
        self
    }
}

/// How much a trace keeps.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Detail {
    /// Nothing: the algorithms' return value is the verdict.
    Verdict,
    /// What a browser's console tells of: failures, a few notes, and the request as it ended.
    Console,
    /// Everything.
    Report,
}

/// Keeps what is decided and what happens on the way.
#[derive(Debug)]
pub(crate) struct Trace {
    detail: Detail,
    /// The hop of the redirect chain that is under way; `None` before the network.
    pub(crate) hop: Option<u32>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) violations: Vec<Violation>,
    /// For how many seconds the last preflight that was answered is remembered, before each
    /// engine's limit; `None` where there was none.
    pub(crate) preflight_max_age: Option<u32>,
    /// The request when its fetch had ended: all its URLs, and how it was made.
    pub(crate) request: Option<Request>,
    /// How many requests proper (no preflights) left the browser.
    pub(crate) requests_sent: u32,
}

impl Trace {
    pub(crate) fn new(detail: Detail) -> Trace {
        Trace {
            detail,
            hop: None,
            decisions: Vec::new(),
            exchanges: Vec::new(),
            violations: Vec::new(),
            preflight_max_age: None,
            request: None,
            requests_sent: 0,
        }
    }

    /// A check was passed.
    pub(crate) fn pass(&mut self, code: Code, build: impl FnOnce(Decision) -> Decision) {
        self.decide(code, StepOutcome::Pass, build);
    }

    /// Something was settled that is worth knowing.
    pub(crate) fn info(&mut self, code: Code, build: impl FnOnce(Decision) -> Decision) {
        self.decide(code, StepOutcome::Info, build);
    }

    /// A check stopped the request.
    #[must_use = "a failed check ends the algorithm"]
    pub(crate) fn fail(&mut self, code: Code, build: impl FnOnce(Decision) -> Decision) -> Stop {
        self.decide(code, StepOutcome::Fail, build);
        Stop::Blocked(code.check())
    }

    /// A check failed without stopping the request.
    pub(crate) fn failed_without_effect(&mut self, code: Code, build: impl FnOnce(Decision) -> Decision) {
        self.decide(code, StepOutcome::Fail, build);
    }

    /// It depends on what stands at `path` of the scenario.
    #[must_use = "what is not known ends the algorithm"]
    pub(crate) fn unknown(
        &mut self,
        code: Code,
        path: impl Into<String>,
        build: impl FnOnce(Decision) -> Decision,
    ) -> Stop {
        let path = path.into();
        self.decide(code, StepOutcome::Unknown, |decision| build(decision).with("missing", path.clone()));
        Stop::Unknown(path)
    }

    fn decide(&mut self, code: Code, outcome: StepOutcome, build: impl FnOnce(Decision) -> Decision) {
        let is_kept = match self.detail {
            Detail::Verdict => false,
            Detail::Console => code.is_heard_in_console(outcome),
            Detail::Report => true,
        };
        if !is_kept {
            return;
        }
        let decision = Decision { code, outcome, params: Vec::new(), places: Vec::new(), hop: self.hop };
        self.decisions.push(build(decision));
    }

    /// An HTTP message leaves the browser.
    pub(crate) fn exchange(&mut self, build: impl FnOnce() -> Exchange) {
        if self.detail == Detail::Report {
            self.exchanges.push(build());
        }
    }

    /// A policy is violated.
    pub(crate) fn violation(&mut self, build: impl FnOnce() -> Violation) {
        if self.detail == Detail::Report {
            self.violations.push(build());
        }
    }

    /// Whether steps are kept: what is worked out for a step alone need not be otherwise.
    pub(crate) fn is_told(&self) -> bool {
        self.detail == Detail::Report
    }

    /// The fetch of `request` has ended.
    pub(crate) fn ended(&mut self, request: &Request) {
        if self.detail != Detail::Verdict {
            self.request = Some(request.clone());
        }
    }

    /// The hop under way, 0 before the network.
    pub(crate) fn current_hop(&self) -> u32 {
        self.hop.unwrap_or(0)
    }
}
