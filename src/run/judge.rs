//! The judgement of a request for a summary of many: what each engine does, what stops the request, and which parts of
//! the policies allow it.

use super::Run;
use super::bare_verdict::{BareVerdict, reported};
use crate::contract::report::{Check, Evidence, StepOutcome, Verdict};
use crate::engine::{Engine, Profile};
use crate::environment::{Environment, NoClient};
use crate::input::Place;
use crate::trace::{Decision, Detail};

/// The verdict of a few engines on one request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Judgement {
    /// The verdict of most of these engines. Without a majority, it is blocked if one of them blocks.
    pub verdict: Verdict,
    /// Paths into the scenario of the values that are needed before every engine's verdict is certain.
    pub missing: Vec<String>,
    /// The engines that block the request, and what stops it there.
    pub stopped: Vec<(Engine, Stopped)>,
    /// The engines whose verdict is not certain, and the path of the first value that is missing there.
    pub open: Vec<(Engine, String)>,
    /// The source expressions that allowed it; the same one may occur several times.
    pub used: Vec<TokenKey>,
    /// The violations of report-only policies, for a request that is nevertheless sent.
    pub unmet: Vec<Unmet>,
}

/// The reason why a request is stopped.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Stopped {
    /// The check.
    pub check: Check,
    /// The decision's stable name; empty if the trace does not keep the decision.
    pub code: &'static str,
    /// The directive that a violation names; `None` if no policy stops the request.
    pub directive: Option<String>,
    /// The URL that was requested, possibly after a redirect; `None` if it is the request's own URL.
    pub url: Option<String>,
}

/// The violation of a report-only policy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unmet {
    /// The decision's stable name.
    pub code: &'static str,
    /// The effective directive.
    pub directive: String,
    /// The URL that was requested; `None` for code.
    pub url: Option<String>,
    /// The hash source that would allow inline code; `None` for everything else.
    pub hash: Option<String>,
}

/// Identifies a token of a page's policies.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TokenKey(u32, u32);

/// One source expression of a page's policies.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PolicyToken {
    /// The key under which [`Judgement::used`] lists it.
    pub key: TokenKey,
    /// The directive that lists it.
    pub directive: String,
    /// As it is written.
    pub text: String,
    /// Its place.
    pub at: Evidence,
}

impl TokenKey {
    pub(super) fn of(place: Place) -> TokenKey {
        let (source, start) = place.key();
        TokenKey(source, start)
    }
}

/// Judges one request under each of `engines`.
pub(super) fn judge_in(environment: &Environment<'_>, engines: &[Engine]) -> Judgement {
    let mut judgement = Judgement {
        verdict: Verdict::Undetermined,
        missing: Vec::new(),
        stopped: Vec::new(),
        open: Vec::new(),
        used: Vec::new(),
        unmet: Vec::new(),
    };
    let client = match environment.client {
        Ok(client) => client,
        Err(NoClient { path }) => {
            judgement.open = engines.iter().map(|engine| (*engine, path.to_string())).collect();
            judgement.missing.push(path.to_string());
            return judgement;
        }
    };
    let mut made: Vec<Run> = Vec::with_capacity(engines.len());
    let mut of_engines: Vec<usize> = Vec::with_capacity(engines.len());
    for engine in engines {
        let profile = Profile::of(*engine);
        let known = made.iter().position(|run| profile.shares_run_with(&run.profile));
        of_engines.push(known.unwrap_or(made.len()));
        if known.is_none() {
            made.push(Run::new(environment, client, profile, Detail::Judgement));
        }
    }
    let runs = || of_engines.iter().filter_map(|index| made.get(*index));
    let verdicts: Vec<BareVerdict> = runs().map(|run| BareVerdict::of_run(&run.outcome)).collect();
    judgement.verdict = reported(&verdicts);
    for of_reported in [true, false] {
        let considered = runs().filter(|run| (run.outcome.verdict == judgement.verdict) == of_reported);
        for path in considered.flat_map(|run| &run.outcome.missing).map(ToString::to_string) {
            if !judgement.missing.contains(&path) {
                judgement.missing.push(path);
            }
        }
    }
    judgement.stopped = engines
        .iter()
        .zip(runs())
        .filter_map(|(engine, run)| Some((*engine, stopped(run, run.outcome.blocked_by?))))
        .collect();
    let is_open = |run: &Run| run.outcome.verdict == Verdict::Undetermined;
    judgement.open = engines
        .iter()
        .zip(runs())
        .filter(|(_, run)| is_open(run))
        .map(|(engine, run)| (*engine, run.outcome.missing.first().map(ToString::to_string).unwrap_or_default()))
        .collect();
    for decision in made.iter().flat_map(|run| &run.trace.decisions) {
        if decision.outcome == StepOutcome::Pass {
            judgement.used.extend(decision.places.iter().map(|place| TokenKey::of(*place)));
        }
    }
    let sent = made.iter().filter(|run| !run.outcome.blocked_by.is_some_and(is_never_sent));
    for decision in sent.flat_map(|run| &run.trace.decisions) {
        if decision.outcome == StepOutcome::Fail && !decision.is_stop {
            judgement.unmet.extend(unmet(decision).filter(|unmet| !judgement.unmet.contains(unmet)));
        }
    }
    judgement
}

impl Stopped {
    /// Whether the request is never sent, regardless of policies.
    #[must_use]
    pub fn is_never_sent(&self) -> bool {
        is_never_sent(self.check)
    }
}

/// Whether a request that this check stops is never sent, regardless of policies.
fn is_never_sent(check: Check) -> bool {
    use Check as C;
    matches!(
        check,
        C::MixedContent | C::Url | C::Port | C::Method | C::Header | C::SameOriginMode | C::Unsupported | C::Sandbox
    )
}

/// The decision that ended a run.
fn stopped(run: &Run, check: Check) -> Stopped {
    let decision = run.trace.decisions.iter().rfind(|decision| decision.is_decisive);
    let param = |name| decision.and_then(|decision| value(decision, name));
    Stopped {
        check,
        code: decision.map_or("", |decision| decision.code.as_str()),
        directive: decision.and_then(directive),
        url: param("url"),
    }
}

/// The violation of a report-only policy; `None` if the decision is about something else.
fn unmet(decision: &Decision) -> Option<Unmet> {
    Some(Unmet {
        code: decision.code.as_str(),
        directive: directive(decision)?,
        url: value(decision, "url"),
        hash: value(decision, "hash"),
    })
}

/// The effective directive, or else the directive that the decision names.
fn directive(decision: &Decision) -> Option<String> {
    let effective = decision.effective_directive.map(|name| name.as_str().to_owned());
    effective.or_else(|| value(decision, "directive"))
}

/// A value of a decision, if it has one.
fn value(decision: &Decision, name: &str) -> Option<String> {
    Some(decision.value(name)).filter(|value| !value.is_empty()).map(str::to_owned)
}
