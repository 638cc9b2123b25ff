//! Creates scenarios from bytes: the bytes choose among similar pieces, and are sometimes used as text.

use arbitrary::{Result, Unstructured};
use serde_json::{Value, json};
use wouldblock::Scenario;
use wouldblock::scenario::Api;

const URLS: &[&str] = &[
    "https://app.example/",
    "https://api.example/v1",
    "http://api.example/",
    "wss://api.example/",
    "//api.example",
    "/x",
    "",
    "http://localhost:8080/",
    "http://127.0.0.1/",
    "http://192.168.0.1/",
    "data:text/plain,x",
    "blob:https://app.example/1",
    "file:///x",
    "chrome-extension://abc/x",
    "https://bücher.example/",
    "https://api.example:443/%2F?x#y",
];
const SOURCES: &[&str] = &[
    "'self'",
    "'none'",
    "*",
    "https:",
    "wss:",
    "data:",
    "*.example",
    "api.example:*",
    "https://api.example/v1/",
    "'nonce-abc'",
    "'strict-dynamic'",
    "'unsafe-inline'",
    "'unsafe-eval'",
    "'sha256-abc='",
    "'report-sample'",
    "self",
    "https//x",
    "*?x",
];
const DIRECTIVES: &[&str] = &[
    "default-src",
    "connect-src",
    "img-src",
    "script-src",
    "script-src-elem",
    "style-src",
    "worker-src",
    "frame-src",
    "frame-ancestors",
    "form-action",
    "base-uri",
    "sandbox",
    "upgrade-insecure-requests",
    "require-trusted-types-for",
    "x",
];
const NAMES: &[&str] = &[
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers",
    "Location",
    "Content-Type",
    "X-Frame-Options",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Embedder-Policy",
    "Referrer-Policy",
    "Server",
    "Vary",
];
const VALUES: &[&str] = &[
    "*",
    "https://app.example",
    "null",
    "true",
    "PUT, DELETE",
    "x-a, *",
    "/next",
    "text/event-stream",
    "DENY",
    "SAMEORIGIN",
    "same-origin",
    "require-corp",
    "*, *",
    "application/json; charset=utf-8",
    "é",
];

fn piece(bytes: &mut Unstructured<'_>, pieces: &[&str]) -> Result<String> {
    if bytes.ratio(1, 8)? {
        let length = bytes.int_in_range(0..=24)?;
        return Ok(String::from_utf8_lossy(bytes.bytes(length.min(bytes.len()))?).into_owned());
    }
    Ok((*bytes.choose(pieces)?).to_owned())
}

fn several(
    bytes: &mut Unstructured<'_>,
    most: usize,
    one: &dyn Fn(&mut Unstructured<'_>) -> Result<String>,
) -> Result<Vec<String>> {
    let count = bytes.int_in_range(0..=most)?;
    (0..count).map(|_| one(bytes)).collect()
}

fn policy(bytes: &mut Unstructured<'_>) -> Result<String> {
    let directive = |bytes: &mut Unstructured<'_>| {
        let name = piece(bytes, DIRECTIVES)?;
        Ok(format!("{name} {}", several(bytes, 4, &|bytes| piece(bytes, SOURCES))?.join(" ")))
    };
    Ok(several(bytes, 3, &directive)?.join("; "))
}

fn headers(bytes: &mut Unstructured<'_>) -> Result<String> {
    let line = |bytes: &mut Unstructured<'_>| Ok(format!("{}: {}", piece(bytes, NAMES)?, piece(bytes, VALUES)?));
    Ok(several(bytes, 4, &line)?.join("\n"))
}

fn response(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let status = *bytes.choose(&[200, 204, 301, 302, 307, 401, 404, 500])?;
    Ok(json!({ "status": status, "headers": headers(bytes)? }))
}

/// A scenario, or `None` if the bytes end early or do not result in a valid one.
#[must_use]
pub fn scenario(data: &[u8]) -> Option<Scenario> {
    let mut bytes = Unstructured::new(data);
    serde_json::from_value(json(&mut bytes).ok()?).ok()
}

fn json(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let mut page = json!({ "url": piece(bytes, URLS)? });
    let policies = several(bytes, 2, &|bytes| {
        let suffix = if bytes.ratio(1, 4)? { "-Report-Only" } else { "" };
        Ok(format!("Content-Security-Policy{suffix}: {}", policy(bytes)?))
    })?;
    page["headers"] = json!(format!("{}\n{}", policies.join("\n"), headers(bytes)?));
    let mut request = json!({ "api": bytes.choose(Api::ALL)?, "url": piece(bytes, URLS)? });
    if bytes.ratio(1, 2)? {
        request["method"] = json!(piece(bytes, &["GET", "PUT", "post", "TRACE"])?);
    }
    if bytes.ratio(1, 2)? {
        request["headers"] =
            json!(piece(bytes, &["X-A: 1", "Content-Type: application/json", "Authorization: b\nX-A: 1"])?);
    }
    if bytes.ratio(1, 2)? {
        request["credentials"] = json!(*bytes.choose(&["omit", "same-origin", "include"])?);
    }
    if bytes.ratio(1, 2)? {
        request["mode"] = json!(*bytes.choose(&["cors", "no-cors", "same-origin"])?);
    }
    let count = bytes.int_in_range(0..=3)?;
    let hops: Vec<Value> = (0..count)
        .map(|_| Ok(json!({ "preflight": response(bytes)?, "response": response(bytes)? })))
        .collect::<Result<_>>()?;
    Ok(json!({ "page": page, "request": request, "network": hops }))
}
