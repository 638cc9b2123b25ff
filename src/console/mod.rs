//! What each browser writes to its console: one more reader of the trace.
//!
//! An engine's decisions become lines in its own file; the wordings stand apart, as data. Lines that are no matter of
//! policies (statuses, types that an element refuses) are left out.

mod chromium;
mod firefox;
mod lines;
mod matching;
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

use crate::engine::Engine;

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
