//! The [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check) and the requirements for the response to a
//! [preflight](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0), step by step as in the standard. This is slow,
//! and was written independently of the engine.

/// Headers as they were received: names in any case, values without white space around them.
pub(super) type Headers = Vec<(String, String)>;

/// [Get](https://fetch.spec.whatwg.org/#concept-header-list-get): the values of a name, joined.
fn get(name: &str, headers: &Headers) -> Option<String> {
    let values: Vec<&str> =
        headers.iter().filter(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// The properties of a request that CORS depends on.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) headers: Headers,
    /// Whether its credentials mode is "include".
    pub(super) includes_credentials: bool,
    /// The result of
    /// [byte-serializing a request origin](https://fetch.spec.whatwg.org/#byte-serializing-a-request-origin).
    pub(super) origin: String,
}

/// CORS check
pub(super) fn cors_check(request: &Request, response: &Headers) -> bool {
    // 1. and 2.
    let Some(origin) = get("Access-Control-Allow-Origin", response) else {
        return false;
    };
    // 3.
    if !request.includes_credentials && origin == "*" {
        return true;
    }
    // 4.
    if request.origin != origin {
        return false;
    }
    // 5.
    if !request.includes_credentials {
        return true;
    }
    // 6. to 8.
    get("Access-Control-Allow-Credentials", response).as_deref() == Some("true")
}

/// [CORS-safelisted method](https://fetch.spec.whatwg.org/#cors-safelisted-method)
fn is_safelisted_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// [CORS-unsafe request-header names](https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names), for headers whose
/// values are short and harmless, so that their names alone decide.
fn unsafe_names(headers: &Headers) -> Vec<String> {
    headers
        .iter()
        .filter(|(name, value)| !is_safelisted_header(name, value))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect()
}

/// [CORS-safelisted request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header)
fn is_safelisted_header(name: &str, value: &str) -> bool {
    match name.to_ascii_lowercase().as_str() {
        "accept" | "accept-language" | "content-language" => true,
        "content-type" => {
            matches!(value, "application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain")
        }
        _ => false,
    }
}

/// Whether the request is preceded by a preflight.
pub(super) fn needs_preflight(request: &Request) -> bool {
    !is_safelisted_method(&request.method) || !unsafe_names(&request.headers).is_empty()
}

/// Judges the response to the preflight by the steps of CORS-preflight fetch.
pub(super) fn preflight_passes(request: &Request, status: u16, response: &Headers) -> bool {
    // 7.
    if !cors_check(request, response) || !(200..=299).contains(&status) {
        return false;
    }
    // 7.1. to 7.3.
    let Ok(methods) = extract("Access-Control-Allow-Methods", response) else {
        return false;
    };
    let Ok(header_names) = extract("Access-Control-Allow-Headers", response) else {
        return false;
    };
    let includes = |list: &[String], item: &str| list.iter().any(|other| other == item);
    let is_named = |name: &str| header_names.iter().any(|item| item.eq_ignore_ascii_case(name));
    // 7.5.
    if !includes(&methods, &request.method)
        && !is_safelisted_method(&request.method)
        && (request.includes_credentials || !includes(&methods, "*"))
    {
        return false;
    }
    // 7.6.
    let non_wildcard = |name: &str| name.eq_ignore_ascii_case("authorization");
    if request.headers.iter().any(|(name, _)| non_wildcard(name) && !is_named(name)) {
        return false;
    }
    // 7.7.
    unsafe_names(&request.headers)
        .iter()
        .all(|name| is_named(name) || (!request.includes_credentials && includes(&header_names, "*")))
}

/// [Extract header list values](https://fetch.spec.whatwg.org/#extract-header-list-values) of a list of tokens.
fn extract(name: &str, headers: &Headers) -> Result<Vec<String>, ()> {
    let Some(value) = get(name, headers) else {
        return Ok(Vec::new());
    };
    let items: Vec<&str> = value.split(',').map(|item| item.trim_matches([' ', '\t'])).collect();
    let is_token = |item: &str| item.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c));
    let items: Vec<&str> = items.into_iter().filter(|item| !item.is_empty()).collect();
    if items.iter().all(|item| is_token(item)) { Ok(items.into_iter().map(str::to_owned).collect()) } else { Err(()) }
}
