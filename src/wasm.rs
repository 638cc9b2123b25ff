//! The WebAssembly boundary: the only room that names `JsValue`.

mod deserialize;
mod held;
mod input;
mod input_error;
mod value;

use std::borrow::Cow;

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::CompiledPage;
use crate::configuration::configuration_with;
use crate::contract::json;
use crate::explain::{Catalogue, Message};
use crate::parse_policy::parse_policy_with;
use crate::simulate::simulate_with;

/// Sends the message of a panic to the console; runs when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// [`crate::simulate`]: of a scenario, or of a request and what is `around` it (page and network). What is `around`
/// may name the language too, the engine that is shown, and that no fixes are sought.
///
/// # Errors
/// Throws an error that names the field if the value is not a scenario.
#[wasm_bindgen]
pub fn simulate(scenario: &JsValue, around: &JsValue) -> Result<JsValue, JsValue> {
    let messages = input::messages(around)?;
    let template = |message| template(&messages, message);
    let (extent, engine) = (input::extent(around)?, input::engine(around)?);
    let scenario = input::scenario(scenario, around)?;
    to_js(&simulate_with(&scenario, Catalogue::new(&template), extent, engine))
}

/// [`crate::run::decide()`], of what [`simulate`] takes.
///
/// # Errors
/// Throws an error that names the field if the value is not a scenario.
#[wasm_bindgen]
pub fn decide(scenario: &JsValue, around: &JsValue) -> Result<JsValue, JsValue> {
    given(&crate::decide(&input::scenario(scenario, around)?))
}

/// What [`simulate`] takes, as plain data.
///
/// # Errors
/// Throws an error that names the field if the value is not a scenario.
#[wasm_bindgen(js_name = toScenario)]
pub fn to_scenario(scenario: &JsValue, around: &JsValue) -> Result<JsValue, JsValue> {
    to_js(&input::scenario(scenario, around)?)
}

/// [`crate::apply_fix`], to what [`simulate`] takes.
///
/// # Errors
/// Throws an error that names the field if a value is not a scenario or not a fix.
#[wasm_bindgen(js_name = applyFix)]
pub fn apply_fix(scenario: &JsValue, fix: &JsValue) -> Result<JsValue, JsValue> {
    let (scenario, fix) = (input::scenario(scenario, &JsValue::UNDEFINED)?, input::fix(fix)?);
    to_js(&crate::apply_fix(&scenario, &fix))
}

/// [`crate::configuration()`], of what [`simulate`] takes.
///
/// # Errors
/// Throws an error that names the field if a value is not a scenario, a fix or a target.
#[wasm_bindgen]
pub fn configuration(
    scenario: &JsValue,
    fix: &JsValue,
    target: &JsValue,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let messages = input::messages(options)?;
    let template = |message| template(&messages, message);
    let scenario = input::scenario(scenario, &JsValue::UNDEFINED)?;
    let (fix, target) = (input::fix(fix)?, input::target(target)?);
    to_js(&configuration_with(&scenario, &fix, target, Catalogue::new(&template)))
}

/// [`crate::parse_policy()`], of a policy or of the headers that deliver some.
///
/// # Errors
/// Throws an error if the value is neither, or the options are invalid.
#[wasm_bindgen(js_name = parsePolicy)]
pub fn parse_policy(policy: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let messages = input::messages(options)?;
    let template = |message| template(&messages, message);
    to_js(&parse_policy_with(&input::policy(policy, options)?, Catalogue::new(&template)))
}

/// [`crate::hash_source()`].
///
/// # Errors
/// Throws an error if the value is not a text, or the options are invalid.
#[wasm_bindgen(js_name = hashSource)]
pub fn hash_source(code: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (kind, algorithm) = input::hash_options(options)?;
    given(&crate::hash_source(&deserialize::text(code)?, kind, algorithm))
}

/// [`crate::from_console`], to an object; `null` where no line is known.
///
/// # Errors
/// Throws an error if the value is not a text.
#[wasm_bindgen(js_name = fromConsole)]
pub fn from_console(text: &JsValue) -> Result<JsValue, JsValue> {
    crate::from_console(&deserialize::text(text)?).map_or(Ok(JsValue::NULL), |reading| to_js(&reading))
}

/// How much memory the module holds, in bytes: as much as the largest call took.
#[wasm_bindgen(js_name = memoryBytes)]
#[must_use]
pub fn memory_bytes() -> usize {
    const PAGE: usize = 65_536;
    core::arch::wasm32::memory_size(0) * PAGE
}

/// A page that has been read, to decide about many requests.
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

    /// Whether browsers let `request` through.
    ///
    /// # Errors
    /// Throws an error that names the field if the value is not a request.
    pub fn decide(&self, request: &JsValue, network: &JsValue) -> Result<JsValue, JsValue> {
        let (request, network) = (input::request(request)?, input::network(network)?);
        given(&self.0.decide(&request, &network))
    }
}

/// The template of a message in the catalogue that was given; in English where that says nothing of it.
fn template(messages: &JsValue, message: Message) -> Cow<'static, str> {
    let given = if messages.is_undefined() { None } else { value::get(messages, &message.key()).as_string() };
    given.map_or_else(|| Catalogue::english(message).into(), Cow::Owned)
}

/// What is large: all of it at once.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = json::written(value).map_err(|error| js_sys::Error::new(&error.to_string()))?;
    js_sys::JSON::parse(&json)
}

/// What is small: value by value.
fn given(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| js_sys::Error::new(&error.to_string()).into())
}
