//! [Methods](https://fetch.spec.whatwg.org/#methods).

/// [CORS-safelisted method](https://fetch.spec.whatwg.org/#cors-safelisted-method)
pub(crate) fn is_cors_safelisted_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// [Forbidden method](https://fetch.spec.whatwg.org/#forbidden-method)
pub(crate) fn is_forbidden_method(method: &str) -> bool {
    ["CONNECT", "TRACE", "TRACK"].iter().any(|forbidden| method.eq_ignore_ascii_case(forbidden))
}

/// [Normalize a method](https://fetch.spec.whatwg.org/#concept-method-normalize). Only six methods are converted to
/// upper case.
pub(crate) fn normalize(method: &str) -> &str {
    ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]
        .into_iter()
        .find(|normal| method.eq_ignore_ascii_case(normal))
        .unwrap_or(method)
}
