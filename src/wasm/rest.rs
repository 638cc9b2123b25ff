//! Functions other than reports and verdicts: plain scenarios, configurations, policies, hashes and consoles.

use serde::Deserialize;
use serde::de::IgnoredAny;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::answers::fix;
use super::deserialize::{self, read};
use super::input_error::InputError;
use super::output::{given, to_js};
use super::{held, input, options};
use crate::configuration::{Target, configuration_with};
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::Disposition;
use crate::contract::scenario::HeaderInput;
use crate::explain::Catalogue;
use crate::parse_policy::parse_policy_with;
use crate::{Algorithm, CodeKind, PolicyInput};

/// The input of `simulate`, as plain data.
///
/// # Errors
/// Throws an error that names the field if the value is not a scenario.
#[wasm_bindgen(js_name = toScenario)]
pub fn to_scenario(scenario: &JsValue, around: &JsValue) -> Result<JsValue, JsValue> {
    to_js(&input::scenario(scenario, around)?)
}

/// [`crate::configuration()`] for the values that `simulate` accepts.
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
    let messages = options::messages(options)?;
    let words = |guidance| options::guidance(&messages, guidance);
    let scenario = input::scenario(scenario, &JsValue::UNDEFINED)?;
    let (fix, target) = (self::fix(fix)?, self::target(target)?);
    to_js(&configuration_with(&scenario, &fix, target, &words))
}

/// [`crate::parse_policy()`] for a policy, or for headers that deliver policies.
///
/// # Errors
/// Throws an error if the value is neither, or the options are invalid.
#[wasm_bindgen(js_name = parsePolicy)]
pub fn parse_policy(policy: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let messages = options::messages(options)?;
    let template = |message| options::template(&messages, message);
    to_js(&parse_policy_with(Catalogue::new(&template), &self::policy(policy, options)?))
}

/// [`crate::hash_source()`].
///
/// # Errors
/// Throws an error if the value is not a text, or the options are invalid.
#[wasm_bindgen(js_name = hashSource)]
pub fn hash_source(code: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (kind, algorithm) = hash_options(options)?;
    given(&crate::hash_source(&deserialize::text(code)?, kind, algorithm))
}

/// [`crate::from_console`] as an object; `null` if no line is known.
///
/// # Errors
/// Throws an error if the value is not a text.
#[wasm_bindgen(js_name = fromConsole)]
pub fn from_console(text: &JsValue) -> Result<JsValue, JsValue> {
    crate::from_console(&deserialize::text(text)?).map_or(Ok(JsValue::NULL), |reading| to_js(&reading))
}

/// The target of a configuration.
fn target(value: &JsValue) -> Result<Target, InputError> {
    read(value.clone()).map_err(|error| error.inside("target"))
}

#[derive(Default, Deserialize)]
struct PolicyOptions {
    disposition: Option<Disposition>,
    source: Option<PolicyDelivery>,
    /// Read by [`options::messages`].
    #[serde(rename = "language")]
    _language: Option<IgnoredAny>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HashOptions {
    kind: Option<CodeKind>,
    algorithm: Option<Algorithm>,
}

/// The kind of the code, and the algorithm.
fn hash_options(value: &JsValue) -> Result<(CodeKind, Algorithm), InputError> {
    let HashOptions { kind, algorithm } = read::<Option<HashOptions>>(value.clone())?.unwrap_or_default();
    Ok((kind.unwrap_or_default(), algorithm.unwrap_or_default()))
}

/// A policy's text, or headers. A text that begins with the name of the header is also read as headers.
fn policy(value: &JsValue, options: &JsValue) -> Result<PolicyInput, InputError> {
    let options: Option<PolicyOptions> = read(options.clone())?;
    let PolicyOptions { disposition, source, .. } = options.unwrap_or_default();
    if let Some(text) = value.as_string() {
        return Ok(if names_its_header(&text) {
            PolicyInput::Headers(HeaderInput::Text(text))
        } else {
            PolicyInput::Value {
                text,
                disposition: disposition.unwrap_or(Disposition::Enforce),
                source: source.unwrap_or_default(),
            }
        });
    }
    let headers = held::headers_of_response(value)?.unwrap_or_else(|| value.clone());
    read(headers).map(PolicyInput::Headers).map_err(|error| error.inside("headers"))
}

fn names_its_header(text: &str) -> bool {
    text.lines().filter_map(|line| line.split_once(':')).any(|(name, _)| {
        let name = name.trim();
        name.eq_ignore_ascii_case("Content-Security-Policy")
            || name.eq_ignore_ascii_case("Content-Security-Policy-Report-Only")
    })
}
