//! How a call ends.

use std::borrow::Cow;

use crate::contract::report::{Check, ScriptResult, Settles, Verdict};
use crate::contract::scenario_path::ScenarioPath;
use crate::trace::{Cause, Code, Stop, Trace};

/// The result of one call under one profile.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    pub(crate) blocked_by: Option<Check>,
    pub(crate) missing: Vec<ScenarioPath>,
    pub(crate) result: ScriptResult,
}

impl Outcome {
    /// The call succeeds.
    pub(super) fn allowed(settles: Settles) -> Outcome {
        Outcome::new(Verdict::Allowed, settles)
    }

    /// The call succeeds, as `code` says, and the script can use what was loaded.
    pub(super) fn loaded(code: Code, trace: &mut Trace) -> Outcome {
        trace.pass(code, |decision| decision);
        Outcome::allowed(Settles::Resolves)
    }

    fn new(verdict: Verdict, settles: Settles) -> Outcome {
        Outcome {
            verdict,
            blocked_by: None,
            missing: Vec::new(),
            result: ScriptResult {
                settles,
                error: None,
                response_type: None,
                status: None,
                readable_headers: Vec::new(),
                taints_canvas: None,
            },
        }
    }
}

impl From<Refusal> for Outcome {
    fn from(Refusal { stop, settles, error }: Refusal) -> Outcome {
        match stop.cause {
            Cause::Blocked(check) => {
                let mut outcome = Outcome::new(Verdict::Blocked, settles);
                outcome.blocked_by = Some(check);
                outcome.result.error = error.map(Cow::Borrowed);
                outcome
            }
            Cause::Unknown(path) => {
                let mut outcome = Outcome::new(Verdict::Undetermined, Settles::Unknown);
                outcome.missing.push(path);
                outcome
            }
        }
    }
}

/// Why a call does not succeed, and what the script sees of that.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(super) stop: Stop,
    pub(super) settles: Settles,
    pub(super) error: Option<&'static str>,
}

impl Refusal {
    /// The call itself throws an exception with this name.
    pub(super) fn throws(stop: Stop, error: &'static str) -> Refusal {
        Refusal { stop, settles: Settles::Throws, error: Some(error) }
    }

    /// A promise is rejected with an exception of this name.
    pub(super) fn rejects(stop: Stop, error: &'static str) -> Refusal {
        Refusal { stop, settles: Settles::Rejects, error: Some(error) }
    }

    /// An `error` event is fired.
    pub(super) fn fires_error(stop: Stop) -> Refusal {
        Refusal { stop, settles: Settles::Rejects, error: None }
    }

    /// Neither an exception nor an event.
    pub(super) fn silent(stop: Stop) -> Refusal {
        Refusal { stop, settles: Settles::Nothing, error: None }
    }
}
