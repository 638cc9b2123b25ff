//! The verdicts of [`crate::simulate`] without explanations.

use super::assumed_page::{self, DecisionsByPage};
pub use super::bare_verdict::BareVerdict;
pub use super::decision::Decision;
use crate::contract::scenario::Scenario;
use crate::environment::{Environment, PageEnvironment};

/// Determines whether browsers allow the request. This is the verdict of [`crate::simulate`] at a fraction of its cost.
#[must_use]
pub fn decide(scenario: &Scenario) -> Decision {
    if assumed_page::is_unknown(&scenario.page) {
        return DecisionsByPage::of(scenario).common();
    }
    let page = PageEnvironment::read(&scenario.page);
    Decision::of(&Environment::read(&page, &scenario.request, scenario.hops()))
}
