//! The scenarios that are measured. The JavaScript harnesses read the same data.

use wouldblock::Scenario;
use wouldblock::scenario::HeaderInput;

/// A policy with 30 sources in 1,115 bytes, and a request that the last source matches.
pub(crate) const POLICY: &str = include_str!("../../data/policy.json");
/// A `fetch` with preflights and a redirect that succeeds.
pub(crate) const REALISTIC: &str = include_str!("../../data/realistic.json");
/// A `fetch` that the policy blocks, and that the server's responses would also block.
pub(crate) const BLOCKED: &str = include_str!("../../data/blocked.json");

/// Parses the text of a scenario.
pub(crate) fn scenario(text: &str) -> Scenario {
    serde_json::from_str(text).expect("the benchmark's scenarios can be read")
}

/// The policy in [`POLICY`].
pub(crate) fn policy() -> String {
    let Some(HeaderInput::Text(headers)) = scenario(POLICY).page.headers else {
        panic!("the page's headers are a text");
    };
    headers.strip_prefix("Content-Security-Policy: ").expect("it has one header").to_owned()
}
