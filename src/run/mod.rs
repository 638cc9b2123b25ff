//! One call under one profile, and the runs that profiles share.

pub(crate) mod alike;
pub(crate) mod assumed_page;
pub(crate) mod compiled_page;
pub mod decide;
mod decision;
pub(crate) mod judge;
pub(crate) mod load;

use crate::api::{self, Outcome};
use crate::contract::report::{Check, Verdict};
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
        #[expect(clippy::indexing_slicing, reason = "no run is ever taken away")]
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

    /// How the call ends in each engine that browsers are built on, in the order of [`Engine::BROWSERS`].
    fn answers(&mut self) -> [(Verdict, Option<Check>); 3] {
        Engine::BROWSERS.map(|engine| {
            let outcome = self.outcome(engine);
            (outcome.verdict, outcome.blocked_by)
        })
    }

    /// The verdict to show first: what most of those engines do. Without a majority, it is blocked if one of them
    /// blocks, and undetermined otherwise.
    pub(crate) fn reported(&mut self) -> Verdict {
        reported(counted(self.answers()))
    }

    /// The verdict to show first: that of the engine that is asked for, or else the reported one.
    fn shown_verdict(&mut self, asked_for: Option<Engine>) -> Verdict {
        match asked_for {
            Some(engine) => self.outcome(engine).verdict,
            None => self.reported(),
        }
    }

    /// The values that are needed before every engine's answer is certain. Those that the shown verdict depends on come
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
        let counted = counted(self.answers());
        let reported = reported(counted);
        if !counted.contains(&None) && self.run(Profile::common()).outcome.verdict == reported {
            return self.into_run(Profile::common(), detail);
        }
        let first = Engine::BROWSERS.into_iter().zip(counted).find(|(_, verdict)| *verdict == Some(reported));
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

/// The verdicts that count. The verdict of an engine that lacks the API is `None` if another engine has it, because
/// nobody makes the call there.
fn counted(answers: [(Verdict, Option<Check>); 3]) -> [Option<Verdict>; 3] {
    let lacks_api = |blocked_by: Option<Check>| blocked_by == Some(Check::Unsupported);
    let all_lack_it = answers.iter().all(|(_, blocked_by)| lacks_api(*blocked_by));
    answers.map(|(verdict, blocked_by)| (all_lack_it || !lacks_api(blocked_by)).then_some(verdict))
}

/// The verdict of most engines. Without a majority, it is blocked if one of them blocks, and undetermined otherwise.
fn reported<const N: usize>(counted: [Option<Verdict>; N]) -> Verdict {
    let count = |wanted: Verdict| counted.iter().filter(|verdict| **verdict == Some(wanted)).count();
    let all = counted.iter().flatten().count();
    let most =
        [Verdict::Allowed, Verdict::Blocked, Verdict::Undetermined].into_iter().find(|wanted| 2 * count(*wanted) > all);
    most.unwrap_or(if count(Verdict::Blocked) > 0 { Verdict::Blocked } else { Verdict::Undetermined })
}
