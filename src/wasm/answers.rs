//! Reports, and the changes that they propose.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::deserialize::read;
use super::input_error::InputError;
use super::output::to_js;
use super::{input, options};
use crate::contract::report::Fix;
use crate::explain::Catalogue;
use crate::simulate::{Printer, Reporter, Wanted, simulate_with};

/// Only the whole engine has the lines of consoles and the reports of violations. The lines are as large as all fixes,
/// and no verdict depends on either.
const PRINTER: Printer = if cfg!(feature = "boundary") { crate::console::lines } else { |_| Vec::new() };
const REPORTER: Reporter =
    if cfg!(feature = "boundary") { |client, violation| client.reports(violation) } else { |_, _| Vec::new() };

/// [`crate::simulate`] for a scenario, or for a request with the rest of the scenario in `around` (page and network).
/// `around` can also have the language, the engine to show, and an option that no fixes are searched for.
///
/// # Errors
/// Throws an error that names the field if the value is not a scenario.
#[wasm_bindgen]
pub fn simulate(scenario: &JsValue, around: &JsValue) -> Result<JsValue, JsValue> {
    let messages = options::messages(around)?;
    let template = |message| options::template(&messages, message);
    let (extent, engine) = (options::extent(around)?, options::engine(around)?);
    let scenario = input::scenario(scenario, around)?;
    let wanted = Wanted { catalogue: Catalogue::new(&template), extent, engine, printer: PRINTER, reporter: REPORTER };
    to_js(&simulate_with(&scenario, wanted))
}

/// [`crate::apply_fix`] for the values that [`simulate`] accepts.
///
/// # Errors
/// Throws an error that names the field if a value is not a scenario or not a fix.
#[wasm_bindgen(js_name = applyFix)]
pub fn apply_fix(scenario: &JsValue, fix: &JsValue) -> Result<JsValue, JsValue> {
    let (scenario, fix) = (input::scenario(scenario, &JsValue::UNDEFINED)?, self::fix(fix)?);
    to_js(&crate::apply_fix(&scenario, &fix))
}

/// A fix of a report.
pub(super) fn fix(value: &JsValue) -> Result<Fix, InputError> {
    read(value.clone()).map_err(|error| error.inside("fix"))
}
