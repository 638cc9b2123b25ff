//! Converts the values of callers to the engine's types, or throws an error.

use js_sys::Object;
use serde::Deserialize;
use serde::de::IgnoredAny;
use wasm_bindgen::prelude::JsValue;

use super::deserialize::{read, unknown_field};
use super::held;
use super::input_error::InputError;
use super::value::{get, object};
use crate::api::needs_url;
use crate::configuration::Target;
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::{Disposition, Engine, Fix};
use crate::contract::scenario::{HeaderInput, Hop, Page, RequestDescription, Scenario};
use crate::simulate::Extent;
use crate::{Algorithm, CodeKind, Language, PolicyInput};

/// A scenario; or a request, with the rest of the scenario in `around`.
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
            // In the order in which people write a scenario, so that the first mistake is reported first.
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
    /// Whether it has any of what is said about the report.
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

/// The messages of `options.language`: the object that a module of `languages/` exports. `undefined`
/// for English, which the engine has itself.
pub(super) fn messages(options: &JsValue) -> Result<JsValue, InputError> {
    if object(options).is_none() {
        return Ok(JsValue::UNDEFINED);
    }
    let language = get(options, "language");
    let tag = language.as_string().and_then(|tag| tag.parse::<Language>().ok());
    if language.is_undefined() || tag == Some(Language::default()) {
        return Ok(JsValue::UNDEFINED);
    }
    let messages = get(&language, "messages");
    if object(&messages).is_some() {
        return Ok(messages);
    }
    let known: Vec<String> =
        Language::ALL.iter().map(|language| format!("\"wouldblock/languages/{}\"", language.tag())).collect();
    Err(InputError::at("language", format!("has to be what one of these modules exports: {}", known.join(", "))))
}

/// How much of a report `options.fixes` wants.
pub(super) fn extent(options: &JsValue) -> Result<Extent, InputError> {
    if object(options).is_none() {
        return Ok(Extent::Whole);
    }
    let fixes: Option<bool> = read(get(options, "fixes")).map_err(|error| error.inside("fixes"))?;
    Ok(if fixes == Some(false) { Extent::WithoutFixes } else { Extent::Whole })
}

/// The engine that `options.engine` or `options.profile` asks for.
pub(super) fn engine(options: &JsValue) -> Result<Option<Engine>, InputError> {
    if object(options).is_none() {
        return Ok(None);
    }
    let engine: Option<Engine> = read(get(options, "engine")).map_err(|error| error.inside("engine"))?;
    let profile: Option<String> = read(get(options, "profile")).map_err(|error| error.inside("profile"))?;
    let Some(profile) = profile else {
        return Ok(engine);
    };
    let pinned = Engine::of_profile(&profile).map_err(|error| InputError::at("profile", error.to_string()))?;
    match engine.filter(|engine| *engine != pinned) {
        Some(engine) => Err(InputError::at("profile", format!("\"{profile}\" is not a release of {}", engine.name()))),
        None => Ok(Some(pinned)),
    }
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

/// What loads something needs a URL. The engine would call it undetermined without one; a caller has rather forgotten it.
fn check_url(request: &RequestDescription) -> Result<(), InputError> {
    if request.url.is_none() && needs_url(request.api) { Err(InputError::at("url", "missing")) } else { Ok(()) }
}

/// What the servers answer.
pub(super) fn network(value: &JsValue) -> Result<Vec<Hop>, InputError> {
    let hops: Option<Vec<Hop>> = read(value.clone()).map_err(|error| error.inside("network"))?;
    Ok(hops.unwrap_or_default())
}

/// A fix of a report.
pub(super) fn fix(value: &JsValue) -> Result<Fix, InputError> {
    read(value.clone()).map_err(|error| error.inside("fix"))
}

/// The target of a configuration.
pub(super) fn target(value: &JsValue) -> Result<Target, InputError> {
    read(value.clone()).map_err(|error| error.inside("target"))
}

#[derive(Default, Deserialize)]
struct PolicyOptions {
    disposition: Option<Disposition>,
    source: Option<PolicyDelivery>,
    /// Read by [`messages`].
    #[serde(rename = "language")]
    _language: Option<IgnoredAny>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HashOptions {
    kind: Option<CodeKind>,
    algorithm: Option<Algorithm>,
}

/// What the code is, and the algorithm.
pub(super) fn hash_options(value: &JsValue) -> Result<(CodeKind, Algorithm), InputError> {
    let HashOptions { kind, algorithm } = read::<Option<HashOptions>>(value.clone())?.unwrap_or_default();
    Ok((kind.unwrap_or_default(), algorithm.unwrap_or_default()))
}

/// A policy's text, or headers. A text with the name of the header is headers too.
pub(super) fn policy(value: &JsValue, options: &JsValue) -> Result<PolicyInput, InputError> {
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
