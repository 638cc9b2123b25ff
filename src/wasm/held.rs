//! What people hold already (`Request`, `Response`, `Headers`, `URL` and their kin), as plain data.
//!
//! They are known by their `Symbol.toStringTag`, not by `instanceof`: a frame, a test runner's context or a polyfill has
//! classes of its own.

use js_sys::{Array, Object, Reflect, Symbol};
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{Request, Response, Url};

use super::input::{InputError, entries, get, object, set};

/// What `value` says that it is; empty for plain objects and for what is no object.
fn tag(value: &JsValue) -> String {
    if !value.is_object() {
        return String::new();
    }
    Reflect::get(value, &Symbol::to_string_tag()).ok().and_then(|tag| tag.as_string()).unwrap_or_default()
}

/// The text of a `URL` (or of a `Location`).
pub(super) fn url(value: &JsValue) -> Option<JsValue> {
    matches!(tag(value).as_str(), "URL" | "Location").then(|| value.unchecked_ref::<Url>().href().into())
}

/// An object with a URL alone.
fn with_url(value: &JsValue) -> Option<Object> {
    let url = if value.is_string() { value.clone() } else { url(value)? };
    let object = Object::new();
    set(&object, "url", &url);
    Some(object)
}

/// The page of a URL, or of the `Response` that brought it.
pub(super) fn page(value: &JsValue) -> Option<JsValue> {
    if tag(value) == "Response" {
        let response: &Response = value.unchecked_ref();
        let page = Object::new();
        // One that was made by hand has no URL; that it is missing is said with the field's name.
        if !response.url().is_empty() {
            set(&page, "url", &response.url().into());
        }
        set(&page, "headers", &response.headers());
        return Some(page.into());
    }
    with_url(value).map(JsValue::from)
}

/// Whether it stands for a request without being a description of one.
pub(super) fn is_request(value: &JsValue) -> bool {
    value.is_string() || matches!(tag(value).as_str(), "Request" | "URL")
}

/// The request that `fetch()` would make of a `Request` or a URL.
pub(super) fn request(value: &JsValue, path: &str) -> Result<Option<JsValue>, InputError> {
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
            return Err(InputError::at(
                format!("{path}.mode"),
                "navigations are not simulated, only what a page fetches",
            ));
        }
        if request.body().is_some() {
            // The header that a body brings stands among the headers already; bytes add none.
            set(&plain, "body", &kind("bytes"));
        }
        Some(plain)
    } else {
        with_url(value)
    };
    Ok(plain.map(|plain| {
        set(&plain, "api", &"fetch".into());
        plain.into()
    }))
}

/// What is handed to `fetch()` as a body.
pub(super) fn body(value: &JsValue) -> Option<JsValue> {
    let tag = tag(value);
    let body = match tag.as_str() {
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
    };
    Some(body.into())
}

fn kind(kind: &str) -> Object {
    let body = Object::new();
    set(&body, "kind", &kind.into());
    body
}

/// A hop of which only the answer is given.
pub(super) fn hop(value: &JsValue) -> JsValue {
    if tag(value) != "Response" {
        return value.clone();
    }
    let hop = Object::new();
    set(&hop, "response", value);
    hop.into()
}

/// Status and headers of a `Response`.
pub(super) fn response(value: &JsValue, path: &str) -> Result<Option<JsValue>, InputError> {
    if tag(value) != "Response" {
        return Ok(None);
    }
    let response: &Response = value.unchecked_ref();
    if response.status() == 0 {
        return Err(InputError::at(path, "this Response hides what the server answered (its status is 0)"));
    }
    let plain = Object::new();
    set(&plain, "status", &response.status().into());
    set(&plain, "headers", &response.headers());
    Ok(Some(plain.into()))
}

/// Headers as text or as pairs: of `Headers`, a `Map`, any other list of pairs, or an object by name.
pub(super) fn headers(value: &JsValue, path: &str) -> Result<JsValue, InputError> {
    let Some(object) = object(value) else {
        return Ok(value.clone());
    };
    let pairs = Array::new();
    let push = |name: &JsValue, value: &JsValue, path: &dyn Fn() -> String| {
        let text = |part: &JsValue| part.as_string().or_else(|| part.as_f64().map(|number| number.to_string()));
        let (Some(name), Some(value)) = (name.as_string(), text(value)) else {
            return Err(InputError::at(path(), "expected a header's name and its value, as texts"));
        };
        pairs.push(&Array::of2(&name.into(), &value.into()));
        Ok(())
    };
    if let Some(list) = iterated(object) {
        for (index, pair) in list.iter().enumerate() {
            let place = || format!("{path}[{index}]");
            match pair.dyn_ref::<Array>() {
                Some(pair) if pair.length() == 2 => push(&pair.get(0), &pair.get(1), &place)?,
                _ => return Err(InputError::at(place(), "expected a pair, [name, value]")),
            }
        }
        return Ok(pairs.into());
    }
    for (name, value) in entries(object) {
        let place = || format!("{path}.{name}");
        // Node's headers repeat a name by a list, and leave one out by `undefined`.
        match value.dyn_ref::<Array>() {
            _ if value.is_undefined() => {}
            Some(values) => values.iter().try_for_each(|value| push(&name.as_str().into(), &value, &place))?,
            None => push(&name.as_str().into(), &value, &place)?,
        }
    }
    Ok(pairs.into())
}

/// The elements of what can be iterated over.
fn iterated(object: &Object) -> Option<Array> {
    let iterator = js_sys::try_iter(object).ok()??;
    iterator.collect::<Result<Array, JsValue>>().ok()
}
