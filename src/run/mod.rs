//! One call under one profile, and the runs that profiles share.

pub(crate) mod compiled_page;
pub mod decide;

use crate::api::{self, Outcome};
use crate::contract::report::{Check, Verdict};
use crate::engine::{Engine, Profile};
use crate::environment::{Client, Environment};
use crate::fetch::params::FetchParams;
use crate::trace::{Detail, Trace};

/// The call under one profile: how it ends, and what was told on the way.
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

/// The runs of the standards and of each engine, each found when it is first asked for.
///
/// Profiles that differ in nothing that was asked about share a run.
#[derive(Debug)]
pub(crate) struct Runs<'e> {
    pub(crate) environment: &'e Environment<'e>,
    pub(crate) client: &'e Client<'e>,
    detail: Detail,
    made: Vec<Run>,
}

impl<'e> Runs<'e> {
    /// To ask; of each run is kept what `detail` says.
    pub(crate) fn new(environment: &'e Environment<'e>, client: &'e Client<'e>, detail: Detail) -> Runs<'e> {
        Runs { environment, client, detail, made: Vec::with_capacity(4) }
    }

    /// The run under `profile`: one that was made for another, or a new one.
    pub(crate) fn run(&mut self, profile: Profile) -> &Run {
        let index = self.index(profile);
        #[expect(clippy::indexing_slicing, reason = "no run is ever taken away")]
        &self.made[index]
    }

    fn index(&mut self, profile: Profile) -> usize {
        if let Some(index) = self.made.iter().position(|run| profile.is_told_by(&run.profile)) {
            return index;
        }
        self.run_in_detail(profile, self.detail);
        self.made.len() - 1
    }

    /// Makes a run of which is kept what `detail` says.
    pub(crate) fn run_in_detail(&mut self, profile: Profile, detail: Detail) {
        self.made.push(Run::new(self.environment, self.client, profile, detail));
    }

    /// How the call ends for an engine.
    pub(crate) fn outcome(&mut self, engine: Engine) -> &Outcome {
        &self.run(Profile::of(engine)).outcome
    }

    /// The verdicts of those engines that have the API: one that lacks it has no say.
    fn supporting(&mut self) -> Vec<Verdict> {
        let verdict = |engine| {
            let outcome = self.outcome(engine);
            (outcome.blocked_by != Some(Check::Unsupported)).then_some(outcome.verdict)
        };
        [Engine::Chromium, Engine::Firefox, Engine::WebKit].into_iter().filter_map(verdict).collect()
    }

    /// The verdict of those engines, where they agree.
    fn agreed(&mut self) -> Option<Verdict> {
        let supporting = self.supporting();
        let first = *supporting.first()?;
        supporting.iter().all(|verdict| *verdict == first).then_some(first)
    }

    /// The verdict to show first.
    pub(crate) fn reported(&mut self) -> Verdict {
        self.agreed().unwrap_or_else(|| self.outcome(Engine::Standards).verdict)
    }

    /// The story of the verdict to show first: "the engines' answer where all three agree, the
    /// standards' where they differ from one another".
    ///
    /// Engines that agree on the verdict may still differ in a detail; what most of them do is told.
    pub(crate) fn story(mut self, detail: Detail) -> Run {
        let Some(agreed) = self.agreed() else {
            return self.told(Profile::of(Engine::Standards), detail);
        };
        if self.supporting().len() == 1 {
            // Only Chromium has the APIs that a single engine has.
            return self.told(Profile::of(Engine::Chromium), detail);
        }
        if self.run(Profile::common()).outcome.verdict == agreed {
            self.told(Profile::common(), detail)
        } else {
            self.told(Profile::of(Engine::Chromium), detail)
        }
    }

    /// The run under `profile`, with as much kept of it as `detail` says.
    fn told(mut self, profile: Profile, detail: Detail) -> Run {
        let tells = |run: &Run| run.detail == detail && profile.is_told_by(&run.profile);
        match self.made.iter().position(tells) {
            Some(index) => self.made.swap_remove(index),
            None => Run::new(self.environment, self.client, profile, detail),
        }
    }
}
