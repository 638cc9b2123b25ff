//! The options of a report that callers can pass with a scenario.

use std::borrow::Cow;

use wasm_bindgen::prelude::JsValue;

use super::deserialize::read;
use super::input_error::InputError;
use super::value::{get, object};
use crate::Language;
use crate::contract::report::Engine;
use crate::explain::{Catalogue, Message};
#[cfg(feature = "boundary")]
use crate::explain::{Guidance, english_guidance};
use crate::simulate::Extent;

/// The messages of `options.language`, which is the object that a module of `languages/` exports. `undefined` for
/// English, which the engine contains.
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

/// The extent of the report that `options.fixes` requests.
pub(super) fn extent(options: &JsValue) -> Result<Extent, InputError> {
    if object(options).is_none() {
        return Ok(Extent::Whole);
    }
    let fixes: Option<bool> = read(get(options, "fixes")).map_err(|error| error.inside("fixes"))?;
    Ok(if fixes == Some(false) { Extent::WithoutFixes } else { Extent::Whole })
}

/// The engine that `options.engine` or `options.profile` requests.
pub(super) fn engine(options: &JsValue) -> Result<Option<Engine>, InputError> {
    if object(options).is_none() {
        return Ok(None);
    }
    let engine: Option<Engine> = read(get(options, "engine")).map_err(|error| error.inside("engine"))?;
    // The page, the only caller of the `answer` module, requests no release.
    if !cfg!(feature = "boundary-decide") {
        return Ok(engine);
    }
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

/// The template of a message in the given catalogue. It is English if the catalogue does not have the message.
pub(super) fn template(messages: &JsValue, message: Message) -> Cow<'static, str> {
    message_text(messages, &message.key()).map_or_else(|| Catalogue::english(message).into(), Cow::Owned)
}

/// The template of an instruction beside a configuration. Only the whole engine writes configurations.
#[cfg(feature = "boundary")]
pub(super) fn guidance(messages: &JsValue, guidance: Guidance) -> Cow<'static, str> {
    message_text(messages, &guidance.key()).map_or_else(|| english_guidance(guidance).into(), Cow::Owned)
}

/// The text under `key` of the catalogue that was given.
fn message_text(messages: &JsValue, key: &str) -> Option<String> {
    if messages.is_undefined() { None } else { get(messages, key).as_string() }
}
