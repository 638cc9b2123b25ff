//! From what callers hold to the engine's own types, and what is said when that cannot be.

use js_sys::{Array, Object, Reflect};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::held;
use crate::configuration::Target;
use crate::names::nearest;
use crate::parsed_policy::PolicyDelivery;
use crate::report::{Disposition, Fix};
use crate::scenario::{FIELDS, HeaderInput, Hop, Page, RequestDescription, Scenario};
use crate::{Language, PolicyInput};

/// What is wrong with an argument, and where.
#[derive(Debug)]
pub(super) struct InputError {
    path: String,
    message: String,
    suggestion: Option<String>,
}

impl InputError {
    pub(super) fn at(path: impl Into<String>, message: impl Into<String>) -> InputError {
        InputError { path: path.into(), message: message.into(), suggestion: None }
    }
}

impl From<InputError> for JsValue {
    fn from(InputError { path, message, suggestion }: InputError) -> JsValue {
        let hint = suggestion.as_ref().map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let said = if path.is_empty() { format!("{message}{hint}") } else { format!("{path}: {message}{hint}") };
        let error = js_sys::Error::new(&said);
        error.set_name("ScenarioError");
        set(&error, "path", &path.into());
        set(&error, "suggestion", &suggestion.map_or(JsValue::NULL, JsValue::from));
        error.into()
    }
}

/// A scenario; or a request, with the rest of the scenario in `around`.
pub(super) fn scenario(first: &JsValue, around: &JsValue) -> Result<Scenario, InputError> {
    if around.is_undefined() {
        if held::is_request(first) {
            return Err(InputError::at("page", "missing: give it as the second argument, `{ page, network }`"));
        }
        return read(&plain(first, "", "")?, "");
    }
    let Some(around) = object(around) else {
        return Err(InputError::at("", "the second argument has to be an object, `{ page, network }`"));
    };
    let whole = Object::new();
    let mut has_only_language = false;
    for (name, value) in entries(around) {
        check_name(&name, &["page", "network", "language"], &name)?;
        has_only_language = name == "language" && Object::keys(around).length() == 1;
        if name != "language" {
            set(&whole, &name, &value);
        }
    }
    if has_only_language {
        return scenario(first, &JsValue::UNDEFINED);
    }
    set(&whole, "request", first);
    read(&plain(&whole, "", "")?, "")
}

/// The messages of `options.language`: the object that a module of `languages/` exports. `undefined`
/// for English, which the engine has itself.
pub(super) fn messages(options: &JsValue) -> Result<JsValue, InputError> {
    let Some(options) = object(options) else {
        return Ok(JsValue::UNDEFINED);
    };
    let language = get(options, "language");
    let tag = language.as_string().and_then(|tag| tag.parse::<Language>().ok());
    if language.is_undefined() || tag == Some(Language::default()) {
        return Ok(JsValue::UNDEFINED);
    }
    let messages = object(&language).map(|language| get(language, "messages")).unwrap_or_default();
    if object(&messages).is_some() {
        return Ok(messages);
    }
    let known: Vec<String> =
        Language::ALL.iter().map(|language| format!("\"wouldblock/languages/{}\"", language.tag())).collect();
    Err(InputError::at("language", format!("has to be what one of these modules exports: {}", known.join(", "))))
}

/// A page.
pub(super) fn page(value: &JsValue) -> Result<Page, InputError> {
    read(&plain(value, "page", "page")?, "page")
}

/// A request.
pub(super) fn request(value: &JsValue) -> Result<RequestDescription, InputError> {
    read(&plain(value, "request", "request")?, "request")
}

/// What the servers answer.
pub(super) fn network(value: &JsValue) -> Result<Vec<Hop>, InputError> {
    let hops: Option<Vec<Hop>> = read(&plain(value, "network", "network")?, "network")?;
    Ok(hops.unwrap_or_default())
}

/// A fix of a report.
pub(super) fn fix(value: &JsValue) -> Result<Fix, InputError> {
    read(value, "fix")
}

/// What a fix is to be written for.
pub(super) fn target(value: &JsValue) -> Result<Target, InputError> {
    read(value, "target")
}

#[derive(Default, Deserialize)]
struct PolicyOptions {
    disposition: Option<Disposition>,
    source: Option<PolicyDelivery>,
}

/// A policy's text, or headers. A text with the name of the header is headers too.
pub(super) fn policy(value: &JsValue, options: &JsValue) -> Result<PolicyInput, InputError> {
    if let Some(object) = object(options) {
        for (name, _) in entries(object) {
            check_name(&name, &["disposition", "source", "language"], &name)?;
        }
    }
    let options: Option<PolicyOptions> = read(options, "")?;
    let PolicyOptions { disposition, source } = options.unwrap_or_default();
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
    let answer = held::response(value, "headers")?;
    let answer = answer.as_ref().map(|answer| get(answer, "headers"));
    Ok(PolicyInput::Headers(read(&held::headers(answer.as_ref().unwrap_or(value), "headers")?, "headers")?))
}

fn names_its_header(text: &str) -> bool {
    text.lines().filter_map(|line| line.split_once(':')).any(|(name, _)| {
        let name = name.trim();
        name.eq_ignore_ascii_case("Content-Security-Policy")
            || name.eq_ignore_ascii_case("Content-Security-Policy-Report-Only")
    })
}

/// `value` as plain data, whatever it is made of, with every field's name looked at: serde asks an object for the
/// fields it knows and never sees the others.
///
/// `path` is where it stands, `shape` the same without indices.
fn plain(value: &JsValue, path: &str, shape: &str) -> Result<JsValue, InputError> {
    let held = match shape {
        "page" => held::page(value),
        "request" => held::request(value, path)?,
        "request.body" => held::body(value),
        "network.preflight" | "network.response" => held::response(value, path)?,
        "page.url" | "request.url" => return Ok(held::url(value).unwrap_or_else(|| value.clone())),
        _ if shape.ends_with(".headers") => return held::headers(value, path),
        _ => None,
    };
    let value = held.as_ref().unwrap_or(value);
    if shape == "network"
        && let Some(hops) = value.dyn_ref::<Array>()
    {
        let read = |(index, hop): (u32, JsValue)| plain(&held::hop(&hop), &format!("{path}[{index}]"), shape);
        return (0..).zip(hops.iter()).map(read).collect::<Result<Array, _>>().map(JsValue::from);
    }
    let known = FIELDS.iter().find(|(object, _)| *object == shape).map(|(_, fields)| *fields);
    let (Some(known), Some(object)) = (known, object(value)) else {
        return Ok(value.clone());
    };
    let copy = Object::new();
    for (name, inner) in entries(object) {
        let inner_path = join(path, &name);
        check_name(&name, known, &inner_path)?;
        set(&copy, &name, &plain(&inner, &inner_path, &join(shape, &name))?);
    }
    Ok(copy.into())
}

fn check_name(name: &str, known: &[&str], path: &str) -> Result<(), InputError> {
    if known.contains(&name) {
        return Ok(());
    }
    let suggestion = nearest(name, known).map(str::to_owned);
    Err(InputError { suggestion, ..InputError::at(path, "unknown field") })
}

/// Plain data as the engine's type.
fn read<T: DeserializeOwned>(value: &JsValue, base: &str) -> Result<T, InputError> {
    let deserializer = serde_wasm_bindgen::Deserializer::from(value.clone());
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { base.to_owned() } else { join(base, &path) };
        let message = in_plain_words(&error.inner().to_string());
        let mut names = message.split('`').skip(1).step_by(2);
        if message.starts_with("missing field")
            && let Some(name) = names.next()
        {
            return InputError::at(join(&path, name), "missing");
        }
        let suggestion = names.next().filter(|_| message.starts_with("unknown variant")).and_then(|given| {
            let known: Vec<&str> = names.collect();
            nearest(given, &known).map(str::to_owned)
        });
        InputError { suggestion, ..InputError::at(path, message) }
    })
}

/// serde's message without the names of Rust's types.
fn in_plain_words(message: &str) -> String {
    let message = message.strip_prefix("Error: ").unwrap_or(message);
    message
        .replace("expected u16", "expected a whole number from 0 to 65535")
        .replace("expected struct", "expected an object,")
        .replace("unit value", "nothing")
        .replace("floating point `", "number `")
}

fn join(path: &str, name: &str) -> String {
    match (path, name) {
        ("", _) => name.to_owned(),
        _ if name.starts_with('[') => format!("{path}{name}"),
        _ => format!("{path}.{name}"),
    }
}

/// An object of whatever realm: `dyn_ref` asks by `instanceof`.
pub(super) fn object(value: &JsValue) -> Option<&Object> {
    value.is_object().then(|| value.unchecked_ref())
}

/// The properties of an object, by name.
pub(super) fn entries(object: &Object) -> impl Iterator<Item = (String, JsValue)> {
    Object::entries(object).into_iter().filter_map(|entry| {
        let entry: Array = entry.unchecked_into();
        Some((entry.get(0).as_string()?, entry.get(1)))
    })
}

/// A property; `undefined` where there is none.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Sets a property of an object that is our own.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    // It can fail on objects that are sealed.
    let _ = Reflect::set(object, &name.into(), value);
}
