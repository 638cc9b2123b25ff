//! One call under one profile, and the runs that profiles share.

pub(crate) mod alike;
pub(crate) mod assumed_page;
pub(crate) mod bare_verdict;
pub(crate) mod compiled_page;
pub mod decide;
mod decision;
pub(crate) mod judge;
pub(crate) mod load;

use self::bare_verdict::{BareVerdict, reported};
use crate::api::{self, Outcome};
use crate::contract::report::Verdict;
use crate::contract::scenario_path::ScenarioPath;
use crate::engine::{Engine, Profile};
use crate::environment::{Client, Environment};
use crate::fetch::params::FetchParams;
use crate::trace::{Detail, Trace};

/// The call under one profile: its outcome and its trace.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) profile: Profile,
    detail: Detail,
    pub(crate) outcome: Outcome,
    pub(crate) trace: Trace,
}

impl Run {
    /// Makes the call.
    pub(crate) fn new(environment: &Environment<'_>, client: &Client<'_>, profile: Profile, detail: Detail) -> Run {
        let mut trace = Trace::new(detail);
        let outcome = api::call(FetchParams { environment, client, profile: &profile }, &mut trace);
        Run { profile, detail, outcome, trace }
    }
}

/// The runs of the standards and of each engine. Each is made when it is first needed.
///
/// Profiles share a run if they do not differ in any departure that was checked for.
#[derive(Debug)]
pub(crate) struct Runs<'e> {
    pub(crate) environment: &'e Environment<'e>,
    pub(crate) client: &'e Client<'e>,
    detail: Detail,
    made: Vec<Run>,
}

impl<'e> Runs<'e> {
    /// Creates an empty set of runs. Each run keeps what `detail` says.
    pub(crate) fn new(environment: &'e Environment<'e>, client: &'e Client<'e>, detail: Detail) -> Runs<'e> {
        Runs { environment, client, detail, made: Vec::with_capacity(4) }
    }

    /// The run under `profile`: an existing one that the profile can share, or a new one.
    pub(crate) fn run(&mut self, profile: Profile) -> &Run {
        let index = self.index(profile);
        #[expect(clippy::indexing_slicing, reason = "runs are never removed")]
        &self.made[index]
    }

    fn index(&mut self, profile: Profile) -> usize {
        if let Some(index) = self.made.iter().position(|run| profile.shares_run_with(&run.profile)) {
            return index;
        }
        self.run_in_detail(profile, self.detail);
        self.made.len() - 1
    }

    /// Makes a run whose trace keeps what `detail` says.
    pub(crate) fn run_in_detail(&mut self, profile: Profile, detail: Detail) {
        self.made.push(Run::new(self.environment, self.client, profile, detail));
    }

    /// How the call ends for an engine.
    pub(crate) fn outcome(&mut self, engine: Engine) -> &Outcome {
        &self.run(Profile::of(engine)).outcome
    }

    /// The verdict of an engine.
    pub(crate) fn verdict(&mut self, engine: Engine) -> BareVerdict {
        BareVerdict::of_run(self.outcome(engine))
    }

    /// The verdicts of the engines that browsers are built on, in the order of [`Engine::BROWSERS`].
    fn verdicts(&mut self) -> [BareVerdict; 3] {
        Engine::BROWSERS.map(|engine| self.verdict(engine))
    }

    /// The verdict to show first: what most of those engines do. Without a majority, it is blocked if one of them
    /// blocks, and undetermined otherwise.
    pub(crate) fn reported(&mut self) -> Verdict {
        reported(&self.verdicts())
    }

    /// The verdict to show first: that of the engine that is asked for, or else the reported one.
    fn shown_verdict(&mut self, asked_for: Option<Engine>) -> Verdict {
        match asked_for {
            Some(engine) => self.outcome(engine).verdict,
            None => self.reported(),
        }
    }

    /// The values that are needed before every engine's verdict is certain. Those that the shown verdict depends on come
    /// first.
    pub(crate) fn missing(&mut self, asked_for: Option<Engine>) -> Vec<ScenarioPath> {
        let shown = self.shown_verdict(asked_for);
        let mut missing: Vec<ScenarioPath> = Vec::new();
        for of_shown in [true, false] {
            for engine in Engine::BROWSERS.into_iter().chain([Engine::Standards]) {
                let outcome = self.outcome(engine);
                let is_asked = (outcome.verdict == shown) == of_shown;
                for path in outcome.missing.iter().filter(|_| is_asked) {
                    if !missing.contains(path) {
                        missing.push(*path);
                    }
                }
            }
        }
        missing
    }

    /// The run of the engine that is asked for, or else the one whose steps lead to the reported verdict.
    pub(crate) fn into_shown(self, asked_for: Option<Engine>, detail: Detail) -> Run {
        match asked_for {
            Some(engine) => self.into_run(Profile::of(engine), detail),
            None => self.into_reported(detail),
        }
    }

    /// The run whose steps lead to the reported verdict.
    ///
    /// Engines that agree on the verdict may still differ in a detail. What most of them do is shown if it leads to
    /// that verdict, and otherwise what the first engine with that verdict does.
    pub(crate) fn into_reported(mut self, detail: Detail) -> Run {
        let verdicts = self.verdicts();
        let reported = reported(&verdicts);
        let counts = |verdict: &BareVerdict| verdict.counts_among(&verdicts);
        if verdicts.iter().all(counts) && self.run(Profile::common()).outcome.verdict == reported {
            return self.into_run(Profile::common(), detail);
        }
        let is_it = |verdict: &BareVerdict| verdict.verdict == reported && counts(verdict);
        let first = Engine::BROWSERS.into_iter().zip(verdicts).find(|(_, verdict)| is_it(verdict));
        self.into_run(Profile::of(first.map_or(Engine::Chromium, |(engine, _)| engine)), detail)
    }

    /// The run under `profile`, which keeps what `detail` says.
    fn into_run(mut self, profile: Profile, detail: Detail) -> Run {
        let is_it = |run: &Run| run.detail == detail && profile.shares_run_with(&run.profile);
        match self.made.iter().position(is_it) {
            Some(index) => self.made.swap_remove(index),
            None => Run::new(self.environment, self.client, profile, detail),
        }
    }
}
