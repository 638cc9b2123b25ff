//! The lines that each browser prints to its console, written from the trace.
//!
//! For each engine, a file turns decisions into lines, and the wordings are data in separate files. Lines that are not
//! about policies (statuses, types that an element refuses) are left out.

mod chromium;
mod engine_run;
mod firefox;
mod lines;
mod policy_text;
mod reading;
mod refusal;
mod webkit;
mod wording;

pub(crate) use engine_run::EngineRun;
pub(crate) use lines::Lines;
pub use reading::{PartialPage, PartialRequest, PartialScenario, Reading, from_console};

#[cfg(test)]
mod tests;

use crate::contract::report::Verdict;
use crate::contract::scenario::Scenario;
use crate::engine::{Engine, Profile};
use crate::environment::{Environment, PageEnvironment};
use crate::run::Run;
use crate::trace::Detail;

/// The run of `engine` for the request of a scenario, and the lines that it prints.
pub(crate) fn printed(scenario: &Scenario, engine: Engine) -> (Verdict, Vec<String>) {
    let page = PageEnvironment::read(&scenario.page);
    let environment = Environment::read(&page, &scenario.request, scenario.hops());
    let Ok(client) = environment.client else {
        return (Verdict::Undetermined, Vec::new());
    };
    let profile = Profile::of(engine);
    let Run { outcome, trace, .. } = Run::new(&environment, client, Profile::of(engine), Detail::Console);
    let run = EngineRun {
        environment: &environment,
        client,
        profile: &profile,
        all_decisions: &trace.decisions,
        request: trace.request.as_ref(),
    };
    (outcome.verdict, lines(&run))
}

/// The lines in the console of the run's engine, in order.
pub(crate) fn lines(run: &EngineRun<'_, '_>) -> Vec<String> {
    let engine = run.profile.engine;
    let mut lines = match engine {
        Engine::Firefox => Lines::cut_after(firefox::LONGEST_LINE),
        _ => Lines::default(),
    };
    match engine {
        Engine::Standards => {}
        Engine::Chromium => chromium::print(run, &mut lines),
        Engine::Firefox => firefox::print(run, &mut lines),
        Engine::WebKit => webkit::print(run, &mut lines),
    }
    lines.into_list()
}
