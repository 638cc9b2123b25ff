//! Converts the objects that callers already have (`Request`, `Response`, `Headers`, `URL` and others) to plain data.
//!
//! They are recognized by their `Symbol.toStringTag` and not by `instanceof`, because a frame, the context of a test
//! runner or a polyfill has its own classes.

use js_sys::{Array, Object, Reflect, Symbol};
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{Request, Response};

use super::input_error::InputError;
use super::value::{get, number_as_text, object};

/// Whether callers may pass such objects. Only the page calls the `answer` module, and it passes plain scenarios.
const ARE_TAKEN: bool = cfg!(feature = "boundary-decide");

/// If `value` is an object that represents the struct with this name, the plain data of that struct. Otherwise `value`
/// itself.
pub(super) fn plain(value: JsValue, name: &str) -> Result<JsValue, InputError> {
    if !ARE_TAKEN {
        return Ok(value);
    }
    let plain = match name {
        "Page" => page(&value),
        "RequestDescription" => request(&value)?,
        "Body" => body(&value),
        "Hop" => hop(&value),
        "ResponseHead" => response(&value)?,
        _ => None,
    };
    Ok(plain.map_or(value, JsValue::from))
}

/// The class name of `value`; empty for plain objects and for values that are not objects.
fn tag(value: &JsValue) -> String {
    if !value.is_object() {
        return String::new();
    }
    Reflect::get(value, &Symbol::to_string_tag()).ok().and_then(|tag| tag.as_string()).unwrap_or_default()
}

/// The text of a `URL` (or of a `Location`).
pub(super) fn url(value: &JsValue) -> Option<JsValue> {
    (ARE_TAKEN && matches!(tag(value).as_str(), "URL" | "Location")).then(|| get(value, "href"))
}

/// An object that has only a URL.
fn with_url(value: &JsValue) -> Option<Object> {
    let url = if value.is_string() { value.clone() } else { url(value)? };
    let object = Object::new();
    set(&object, "url", &url);
    Some(object)
}

/// The page of a URL, or of the `Response` that delivered it.
fn page(value: &JsValue) -> Option<Object> {
    if tag(value) == "Response" {
        let response: &Response = value.unchecked_ref();
        let page = Object::new();
        // A `Response` that was created by a script has no URL.
        if !response.url().is_empty() {
            set(&page, "url", &response.url().into());
        }
        set(&page, "headers", &response.headers());
        return Some(page);
    }
    with_url(value)
}

/// Whether it is an object that represents a request, and not a description of one.
pub(super) fn is_request(value: &JsValue) -> bool {
    ARE_TAKEN && (value.is_string() || matches!(tag(value).as_str(), "Request" | "URL"))
}

/// The request that `fetch()` would make for a `Request` or a URL.
fn request(value: &JsValue) -> Result<Option<Object>, InputError> {
    let plain = if tag(value) == "Request" {
        let request: &Request = value.unchecked_ref();
        let plain = Object::new();
        set(&plain, "url", &request.url().into());
        set(&plain, "method", &request.method().into());
        set(&plain, "headers", &request.headers());
        for name in ["mode", "credentials", "redirect"] {
            set(&plain, name, &get(value, name));
        }
        if get(value, "mode").as_string().as_deref() == Some("navigate") {
            return Err(InputError::at("mode", "navigations are not simulated, only what a page fetches"));
        }
        if request.body().is_some() {
            // The headers already include the one that a body adds, and bytes do not add any.
            set(&plain, "body", &kind("bytes"));
        }
        Some(plain)
    } else {
        with_url(value)
    };
    Ok(plain.inspect(|plain| set(plain, "api", &"fetch".into())))
}

/// A value that can be passed to `fetch()` as a body.
fn body(value: &JsValue) -> Option<Object> {
    let tag = tag(value);
    Some(match tag.as_str() {
        _ if value.is_string() => kind("text"),
        "URLSearchParams" => kind("urlencoded"),
        "FormData" => kind("formdata"),
        "ReadableStream" => kind("stream"),
        "Blob" | "File" => {
            let blob = kind("blob");
            set(&blob, "type", &get(value, "type"));
            blob
        }
        "ArrayBuffer" | "SharedArrayBuffer" | "DataView" => kind("bytes"),
        _ if tag.ends_with("Array") => kind("bytes"),
        _ => return None,
    })
}

fn kind(kind: &str) -> Object {
    let body = Object::new();
    set(&body, "kind", &kind.into());
    body
}

/// A hop with only a response.
fn hop(value: &JsValue) -> Option<Object> {
    if tag(value) != "Response" {
        return None;
    }
    let hop = Object::new();
    set(&hop, "response", value);
    Some(hop)
}

/// The status and headers of a `Response`.
fn response(value: &JsValue) -> Result<Option<Object>, InputError> {
    let Some(headers) = headers_of_response(value)? else {
        return Ok(None);
    };
    let plain = Object::new();
    set(&plain, "status", &get(value, "status"));
    set(&plain, "headers", &headers);
    Ok(Some(plain))
}

/// The headers of a `Response`; `None` if it is not one.
pub(super) fn headers_of_response(value: &JsValue) -> Result<Option<JsValue>, InputError> {
    if tag(value) != "Response" {
        return Ok(None);
    }
    let response: &Response = value.unchecked_ref();
    if response.status() == 0 {
        return Err(InputError::new("this Response hides what the server sent (its status is 0)"));
    }
    Ok(Some(response.headers().into()))
}

/// Headers in the form in which they were given.
pub(super) enum Headers {
    /// As a text.
    Text(String),
    /// As a list of `[name, value]` pairs, from any kind of object.
    Pairs(Array),
}

/// Reads headers as text or as pairs: from `Headers`, a `Map`, any other list of pairs, or an object with names as
/// keys.
pub(super) fn headers(value: &JsValue) -> Result<Headers, InputError> {
    if let Some(text) = value.as_string() {
        return Ok(Headers::Text(text));
    }
    let Some(object) = object(value) else {
        return Err(InputError::new("expected a header block as text, or a list of [name, value] pairs"));
    };
    let pairs = Array::new();
    let push = |name: &JsValue, value: &JsValue| {
        let text = |part: &JsValue| part.as_string().or_else(|| number_as_text(part));
        let (Some(name), Some(value)) = (name.as_string(), text(value)) else {
            return Err(InputError::new("expected a header's name and its value, as texts"));
        };
        pairs.push(&Array::of2(&name.into(), &value.into()));
        Ok(())
    };
    if let Some(list) = iterated(object) {
        for (index, pair) in list.iter().enumerate() {
            let pushed = match pair.dyn_ref::<Array>() {
                Some(pair) if pair.length() == 2 => push(&pair.get(0), &pair.get(1)),
                _ => Err(InputError::new("expected a pair, [name, value]")),
            };
            pushed.map_err(|error| error.inside(&format!("[{index}]")))?;
        }
        return Ok(Headers::Pairs(pairs));
    }
    for name in Object::keys(object) {
        let value = Reflect::get(object, &name).unwrap_or_default();
        // Node has a list of values for a name that occurs several times, and `undefined` for one that is missing.
        let pushed = match value.dyn_ref::<Array>() {
            _ if value.is_undefined() => Ok(()),
            Some(values) => values.iter().try_for_each(|value| push(&name, &value)),
            None => push(&name, &value),
        };
        pushed.map_err(|error| error.inside(&name.as_string().unwrap_or_default()))?;
    }
    Ok(Headers::Pairs(pairs))
}

/// The elements of an iterable object.
fn iterated(object: &Object) -> Option<Array> {
    let iterator = js_sys::try_iter(object).ok()??;
    iterator.collect::<Result<Array, JsValue>>().ok()
}

/// Sets a property of an object that was created in this module, which cannot fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
