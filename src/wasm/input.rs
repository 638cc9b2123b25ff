//! Converts the values of callers to the engine's types, or throws an error.

use js_sys::Object;
use wasm_bindgen::prelude::JsValue;

use super::deserialize::{read, unknown_field};
use super::held;
use super::input_error::InputError;
use super::value::{get, object};
use crate::api;
use crate::contract::scenario::{Hop, Page, RequestDescription, Scenario};

/// Reads a scenario, or a request with the rest of the scenario in `around`.
pub(super) fn scenario(first: &JsValue, around: &JsValue) -> Result<Scenario, InputError> {
    let around = if around.is_undefined() { None } else { Some(around_of(around)?) };
    match around {
        Some(Around { page: None, network: None, has_options: true }) | None => {
            if held::is_request(first) {
                return Err(InputError::at("page", "missing: give it as the second argument, `{ page, network }`"));
            }
            let scenario: Scenario = read(first.clone())?;
            check_url(&scenario.request).map_err(|error| error.inside("request"))?;
            Ok(scenario)
        }
        Some(Around { page, network, .. }) => {
            // These are read in the order in which people write a scenario, so that the first mistake is reported
            // first.
            let page = page.ok_or_else(|| InputError::at("page", "missing"))?;
            let (page, request) = (self::page(&page)?, self::request(first)?);
            let network = network.map(|network| self::network(&network)).transpose()?;
            Ok(Scenario { page, request, network })
        }
    }
}

/// A scenario without its request.
struct Around {
    page: Option<JsValue>,
    network: Option<JsValue>,
    /// Whether it has any of the options of the report.
    has_options: bool,
}

fn around_of(value: &JsValue) -> Result<Around, InputError> {
    const KNOWN: [&str; 6] = ["page", "network", "language", "fixes", "engine", "profile"];
    let Some(object) = object(value) else {
        return Err(InputError::new("the second argument has to be an object, `{ page, network }`"));
    };
    let names: Vec<String> = Object::keys(object).iter().filter_map(|name| name.as_string()).collect();
    if let Some(unknown) = names.iter().find(|name| !KNOWN.contains(&name.as_str())) {
        return Err(unknown_field(unknown, &KNOWN));
    }
    let [page, network, options @ ..] =
        KNOWN.map(|name| names.iter().any(|given| given == name).then(|| get(value, name)));
    Ok(Around { page, network, has_options: options.iter().any(Option::is_some) })
}

/// A page.
pub(super) fn page(value: &JsValue) -> Result<Page, InputError> {
    read(value.clone()).map_err(|error| error.inside("page"))
}

/// A request.
pub(super) fn request(value: &JsValue) -> Result<RequestDescription, InputError> {
    let request = read(value.clone()).and_then(|request| check_url(&request).map(|()| request));
    request.map_err(|error| error.inside("request"))
}

/// An API that loads something needs a URL. The engine would return "undetermined" without one, but a caller has
/// probably forgotten it.
fn check_url(request: &RequestDescription) -> Result<(), InputError> {
    let is_missing = request.url.is_none() && api::definition(request.api).needs_url();
    if is_missing { Err(InputError::at("url", "missing")) } else { Ok(()) }
}

/// The responses of the servers.
pub(super) fn network(value: &JsValue) -> Result<Vec<Hop>, InputError> {
    let hops: Option<Vec<Hop>> = read(value.clone()).map_err(|error| error.inside("network"))?;
    Ok(hops.unwrap_or_default())
}
