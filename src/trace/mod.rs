//! The decisions of the algorithms. Every step of a report comes from here.
//!
//! An algorithm records each decision in the trace when it makes it. A trace that records only the
//! verdict does not build the rest, so the fast verdict and the explained one come from the same code.

pub(crate) mod clause;
pub(crate) mod code;

pub(crate) use code::Code;

use crate::contract::directive_name::DirectiveName;
use crate::contract::inline_type::InlineType;
use crate::contract::report::{Check, Exchange, StepOutcome, Violation};
use crate::contract::scenario_path::ScenarioPath;
use crate::http::request::Request;
use crate::input::Place;
use crate::url::Url;

/// The end of an algorithm that cannot continue.
#[derive(Clone, Debug)]
pub(crate) struct Stop {
    pub(crate) cause: Cause,
    /// The index of the decision, if the trace keeps it.
    decision: Option<usize>,
}

/// Why an algorithm cannot continue.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cause {
    /// A check failed.
    Blocked(Check),
    /// The result depends on a value that the scenario does not give. This is its path.
    Unknown(ScenarioPath),
}

/// The result of an algorithm.
pub(crate) type Flow<T> = Result<T, Stop>;

/// One decision, before it is put into words.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) code: Code,
    pub(crate) outcome: StepOutcome,
    pub(crate) params: Vec<(&'static str, String)>,
    pub(crate) places: Vec<Place>,
    pub(crate) hop: Option<u32>,
    /// The URL that it is about, for code that needs more than the URL's text. For an upgrade, it is the URL before.
    pub(crate) url: Option<Url>,
    /// The type of the inline code that was checked against a policy.
    pub(crate) inline: Option<InlineType>,
    /// The effective directive of the request or code that was checked against a policy.
    pub(crate) effective_directive: Option<DirectiveName>,
    /// The number of redirects before the request was checked against a policy.
    pub(crate) redirect_count: Option<u32>,
    /// The pages that may not frame the requested page, as indexes into the client's list of ancestors.
    pub(crate) refused_ancestors: Vec<usize>,
    /// Whether an algorithm ended with it. A violated report-only policy does not end any algorithm.
    pub(crate) is_stop: bool,
    /// Whether the verdict follows from it.
    pub(crate) is_decisive: bool,
    /// Whether only its places are kept. The values of its sentence are not stored.
    pub(crate) is_bare: bool,
}

impl Decision {
    /// The value called `name`; empty if there is no such value.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.params.iter().find(|(param, _)| *param == name).map_or("", |(_, value)| value.as_str())
    }
}

/// A decision while an algorithm describes it.
///
/// About two hundred steps build one. It is a single pointer, and its functions are not inlined, which makes the module
/// 5 % smaller.
#[derive(Debug)]
pub(crate) struct Draft(Box<Decision>);

impl Draft {
    /// Sets a value of the decision's sentence.
    #[inline(never)]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Draft {
        if !self.0.is_bare {
            self.0.params.push((name, value.into()));
        }
        self
    }

    /// Sets the URL that it is about. If the sentence shows the URL, it also has to be set as a value.
    #[inline(never)]
    pub(crate) fn about(mut self, url: &Url) -> Draft {
        if !self.0.is_bare {
            self.0.url = Some(url.clone());
        }
        self
    }

    /// Sets the effective directive, also as a value of the sentence.
    #[inline(never)]
    pub(crate) fn governed_by(mut self, effective: DirectiveName) -> Draft {
        if !self.0.is_bare {
            self.0.effective_directive = Some(effective);
        }
        self.with("effectiveDirective", effective.as_str())
    }

    /// Sets the type of inline code, also as a value of the sentence.
    #[inline(never)]
    pub(crate) fn of_inline(mut self, type_: InlineType) -> Draft {
        self.0.inline = Some(type_);
        self.with("inline", type_.name())
    }

    /// Sets the number of redirects before a policy was checked.
    pub(crate) fn after_redirects(mut self, count: u32) -> Draft {
        self.0.redirect_count = Some(count);
        self
    }

    /// Sets the indexes of the pages that may not frame the requested page.
    pub(crate) fn refuses(mut self, ancestors: impl Iterator<Item = usize>) -> Draft {
        self.0.refused_ancestors = ancestors.collect();
        self
    }

    /// Adds a place in the input on which the decision depends.
    #[inline(never)]
    pub(crate) fn at(mut self, place: Place) -> Draft {
        self.0.places.push(place);
        self
    }

    /// Adds places in the input on which the decision depends.
    #[inline(never)]
    pub(crate) fn at_all(mut self, places: impl IntoIterator<Item = Place>) -> Draft {
        self.0.places.extend(places);
        self
    }
}

/// A decision without the values of its sentence: enough to say which gates a request passed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) code: Code,
    pub(crate) outcome: StepOutcome,
    pub(crate) hop: Option<u32>,
    /// See [`Decision::is_stop`].
    pub(crate) is_stop: bool,
}

/// How much a trace keeps.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Detail {
    /// Nothing: the verdict is the return value of the algorithms.
    Verdict,
    /// Enough for a summary of many requests: failures, and the places of the policies' tokens that allowed a request.
    Judgement,
    /// Enough for a browser's console: failures, a few notes, and the request in its final state. It also keeps a mark
    /// for each decision.
    Console,
    /// Everything.
    Report,
}

/// Records the decisions, and what happens between them.
#[derive(Debug)]
pub(crate) struct Trace {
    detail: Detail,
    /// The hop of the redirect chain that new decisions are labelled with; `None` before the first exchange.
    hop: Option<u32>,
    pub(crate) decisions: Vec<Decision>,
    /// A mark for each decision, whether or not the decision itself is kept.
    pub(crate) marks: Vec<Mark>,
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) violations: Vec<Violation>,
    /// For how many seconds the response to the last preflight is cached, before each engine's limit is applied; `None`
    /// if there was no such response.
    pub(crate) preflight_max_age: Option<u32>,
    /// The request after its fetch had ended, with all its URLs.
    pub(crate) request: Option<Request>,
}

impl Trace {
    pub(crate) fn new(detail: Detail) -> Trace {
        Trace {
            detail,
            hop: None,
            decisions: Vec::new(),
            marks: Vec::new(),
            exchanges: Vec::new(),
            violations: Vec::new(),
            preflight_max_age: None,
            request: None,
        }
    }

    /// Records that a check was passed.
    pub(crate) fn pass(&mut self, code: Code, build: impl FnOnce(Draft) -> Draft) {
        self.decide(code, StepOutcome::Pass, build);
    }

    /// Records something that is worth knowing.
    pub(crate) fn info(&mut self, code: Code, build: impl FnOnce(Draft) -> Draft) {
        self.decide(code, StepOutcome::Info, build);
    }

    /// Records that a check stopped the request.
    #[must_use = "a failed check ends the algorithm"]
    pub(crate) fn fail(&mut self, code: Code, build: impl FnOnce(Draft) -> Draft) -> Stop {
        Stop { cause: Cause::Blocked(code.check()), decision: self.stop(code, StepOutcome::Fail, build) }
    }

    /// Records that a check failed without stopping the request.
    pub(crate) fn failed_without_effect(&mut self, code: Code, build: impl FnOnce(Draft) -> Draft) {
        self.decide(code, StepOutcome::Fail, build);
    }

    /// Records that the result depends on the value at `path` of the scenario.
    #[must_use = "what is not known ends the algorithm"]
    pub(crate) fn unknown(&mut self, code: Code, path: ScenarioPath, build: impl FnOnce(Draft) -> Draft) -> Stop {
        let decision =
            self.stop(code, StepOutcome::Unknown, |decision| build(decision).with("missing", path.to_string()));
        Stop { cause: Cause::Unknown(path), decision }
    }

    /// Records a decision that ends an algorithm. Returns its index if it is kept.
    fn stop(&mut self, code: Code, outcome: StepOutcome, build: impl FnOnce(Draft) -> Draft) -> Option<usize> {
        let index = self.decisions.len();
        self.decide(code, outcome, build);
        self.mark_stop(index)
    }

    /// Marks the last decision as one that ended an algorithm. If it is kept, it is at `index`.
    #[inline(never)]
    fn mark_stop(&mut self, index: usize) -> Option<usize> {
        if let Some(mark) = self.marks.last_mut() {
            mark.is_stop = true;
        }
        let decision = self.decisions.get_mut(index)?;
        decision.is_stop = true;
        Some(index)
    }

    /// Marks the decision of `stop` as the one from which the verdict follows: the call fails or is undetermined.
    pub(crate) fn decided_by(&mut self, stop: &Stop) {
        if let Some(decision) = stop.decision.and_then(|index| self.decisions.get_mut(index)) {
            decision.is_decisive = true;
        }
    }

    /// Marks the last check that was passed as the one from which the verdict follows: the call succeeds.
    pub(crate) fn decided_by_last_pass(&mut self) {
        let passes = |decision: &&mut Decision| decision.outcome == StepOutcome::Pass;
        if let Some(decision) = self.decisions.iter_mut().rev().find(passes) {
            decision.is_decisive = true;
        }
    }

    fn decide(&mut self, code: Code, outcome: StepOutcome, build: impl FnOnce(Draft) -> Draft) {
        if let Some(draft) = self.draft(code, outcome) {
            self.keep(build(draft));
        }
    }

    /// Adds a mark for a decision. Returns a draft if the decision is kept.
    #[inline(never)]
    fn draft(&mut self, code: Code, outcome: StepOutcome) -> Option<Draft> {
        if matches!(self.detail, Detail::Console | Detail::Report) {
            self.marks.push(Mark { code, outcome, hop: self.hop, is_stop: false });
        }
        let is_use_of_policy = outcome == StepOutcome::Pass && code.check() == Check::Csp;
        let is_kept = match self.detail {
            Detail::Verdict => false,
            Detail::Judgement => outcome == StepOutcome::Fail || is_use_of_policy,
            Detail::Console => code.is_for_console(outcome),
            Detail::Report => true,
        };
        is_kept.then(|| {
            Draft(Box::new(Decision {
                code,
                outcome,
                params: Vec::new(),
                places: Vec::new(),
                hop: self.hop,
                url: None,
                inline: None,
                effective_directive: None,
                redirect_count: None,
                refused_ancestors: Vec::new(),
                is_stop: false,
                is_decisive: false,
                is_bare: self.detail == Detail::Judgement && is_use_of_policy,
            }))
        })
    }

    #[inline(never)]
    fn keep(&mut self, draft: Draft) {
        self.decisions.push(*draft.0);
    }

    /// Records an HTTP message that the browser sends.
    pub(crate) fn exchange(&mut self, build: impl FnOnce() -> Exchange) {
        if self.detail == Detail::Report {
            self.exchanges.push(build());
        }
    }

    /// Records the violation of a policy.
    pub(crate) fn violation(&mut self, build: impl FnOnce() -> Violation) {
        if self.detail == Detail::Report {
            self.violations.push(build());
        }
    }

    /// Whether steps are kept. If not, values that only steps need are not computed.
    pub(crate) fn keeps_steps(&self) -> bool {
        self.detail == Detail::Report
    }

    /// Records that the fetch of `request` has ended.
    pub(crate) fn ended(&mut self, request: &Request) {
        if matches!(self.detail, Detail::Console | Detail::Report) {
            self.request = Some(request.clone());
        }
    }

    /// Labels the decisions that follow with this hop of the redirect chain.
    pub(crate) fn enter_hop(&mut self, hop: u32) {
        self.hop = Some(hop);
    }
}
