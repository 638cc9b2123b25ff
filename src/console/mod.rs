//! What each browser writes to its console: one more reader of the trace.
//!
//! An engine's decisions become lines in its own file; the wordings stand apart, as data. Lines that are no matter of
//! policies (statuses, types that an element refuses) are left out.

mod chromium;
mod firefox;
mod lines;
mod policy_text;
mod reading;
mod refusal;
mod scene;
mod webkit;
mod wording;

pub(crate) use lines::Lines;
pub use reading::{PartialPage, PartialRequest, PartialScenario, Reading, from_console};
pub(crate) use scene::Scene;

#[cfg(test)]
mod tests;

use crate::contract::report::Verdict;
use crate::contract::scenario::Scenario;
use crate::engine::{Engine, Profile};
use crate::environment::{Environment, PageEnvironment};
use crate::run::Run;
use crate::trace::Detail;

/// What `engine` does with the request of a scenario, and prints about it.
pub(crate) fn printed(engine: Engine, scenario: &Scenario) -> (Verdict, Vec<String>) {
    let page = PageEnvironment::read(&scenario.page);
    let environment = Environment::read(&page, &scenario.request, scenario.hops());
    let Ok(client) = environment.client else {
        return (Verdict::Undetermined, Vec::new());
    };
    let profile = Profile::of(engine);
    let Run { outcome, trace, .. } = Run::new(&environment, client, Profile::of(engine), Detail::Console);
    let scene = Scene {
        environment: &environment,
        client,
        profile: &profile,
        all_decisions: &trace.decisions,
        request: trace.request.as_ref(),
    };
    (outcome.verdict, lines(engine, &scene))
}

/// What the console of `engine` says, in the order in which it is said.
pub(crate) fn lines(engine: Engine, scene: &Scene<'_, '_>) -> Vec<String> {
    let mut lines = match engine {
        Engine::Firefox => Lines::cut_after(firefox::LONGEST_LINE),
        _ => Lines::default(),
    };
    match engine {
        Engine::Standards => {}
        Engine::Chromium => chromium::tell(scene, &mut lines),
        Engine::Firefox => firefox::tell(scene, &mut lines),
        Engine::WebKit => webkit::tell(scene, &mut lines),
    }
    lines.into_list()
}
