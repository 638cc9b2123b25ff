//! Only the verdicts of [`crate::simulate`], without explanations.

use super::assumed_page::{self, Answers};
pub use super::decision::{BareVerdict, Decision};
use crate::contract::scenario::Scenario;
use crate::environment::{Environment, PageEnvironment};

/// Works out whether browsers let the request through: what [`crate::simulate`] says first, at a fraction of its cost.
#[must_use]
pub fn decide(scenario: &Scenario) -> Decision {
    if assumed_page::is_unknown(&scenario.page) {
        return Answers::to(scenario).common();
    }
    let page = PageEnvironment::read(&scenario.page);
    Decision::of(&Environment::read(&page, &scenario.request, scenario.hops()))
}
