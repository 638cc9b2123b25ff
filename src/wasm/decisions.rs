//! Verdicts without explanations.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::input;
use super::output::given;
use crate::CompiledPage;

/// [`crate::run::decide()`] for a scenario, or for a request with the rest of the scenario in `around` (page and
/// network).
///
/// # Errors
/// Throws an error that names the field if the value is not a scenario.
#[wasm_bindgen]
pub fn decide(scenario: &JsValue, around: &JsValue) -> Result<JsValue, JsValue> {
    given(&crate::decide(&input::scenario(scenario, around)?))
}

/// A page that is read once and decides about many requests.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CompiledPolicy(CompiledPage);

#[wasm_bindgen]
impl CompiledPolicy {
    /// Reads `page`.
    ///
    /// # Errors
    /// Throws an error that names the field if the value is not a page.
    #[wasm_bindgen(constructor)]
    pub fn new(page: &JsValue) -> Result<Self, JsValue> {
        Ok(Self(CompiledPage::new(input::page(page)?)))
    }

    /// Whether browsers allow `request`.
    ///
    /// # Errors
    /// Throws an error that names the field if the value is not a request.
    pub fn decide(&self, request: &JsValue, network: &JsValue) -> Result<JsValue, JsValue> {
        let (request, network) = (input::request(request)?, input::network(network)?);
        given(&self.0.decide(&request, &network))
    }
}
