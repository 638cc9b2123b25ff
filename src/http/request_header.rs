//! The classes of request headers: [forbidden](https://fetch.spec.whatwg.org/#forbidden-request-header),
//! [CORS-safelisted](https://fetch.spec.whatwg.org/#cors-safelisted-request-header),
//! [no-CORS-safelisted](https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header).

use std::borrow::Cow;
use std::cmp::Ordering;

use super::header_list::split_outside_quotes;
use super::method::is_forbidden_method;
use super::mime_type;
use super::request::{Request, RequestHeader};
use crate::engine::{Departure, Profile};

/// [Forbidden request-header](https://fetch.spec.whatwg.org/#forbidden-request-header)
pub(crate) fn is_forbidden_request_header(name: &str, value: &str) -> bool {
    const NAMES: [&str; 21] = [
        "accept-charset",
        "accept-encoding",
        "access-control-request-headers",
        "access-control-request-method",
        "connection",
        "content-length",
        "cookie",
        "cookie2",
        "date",
        "dnt",
        "expect",
        "host",
        "keep-alive",
        "origin",
        "referer",
        "set-cookie",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
    ];
    let lower = name.to_ascii_lowercase();
    if NAMES.contains(&lower.as_str()) || lower.starts_with("proxy-") || lower.starts_with("sec-") {
        return true;
    }
    // "Let parsedValues be the result of getting, decoding, and splitting value. For each method
    // of parsedValues: if the isomorphic encoding of method is a forbidden method, then return true."
    matches!(lower.as_str(), "x-http-method" | "x-http-method-override" | "x-method-override")
        && split_outside_quotes(value).iter().any(|method| is_forbidden_method(method))
}

/// [No-CORS-safelisted request-header](https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header)
pub(crate) fn is_no_cors_safelisted_request_header(profile: &Profile, name: &str, value: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    matches!(lower.as_str(), "accept" | "accept-language" | "content-language" | "content-type")
        && is_cors_safelisted_request_header(profile, name, value)
}

/// [CORS-safelisted request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header)
pub(crate) fn is_cors_safelisted_request_header(profile: &Profile, name: &str, value: &str) -> bool {
    // "If value's length is greater than 128, then return false."
    if isomorphic_length(value) > 128 {
        return false;
    }
    // "Byte-lowercase name and switch on the result"
    match name.to_ascii_lowercase().as_str() {
        "accept" => {
            // A header value consists of bytes, and a character up to U+00FF is one byte.
            !value.chars().any(is_cors_unsafe_request_header_character)
                && (value.is_ascii() || !profile.departs(Departure::NonAsciiValueIsUnsafe))
        }
        "accept-language" | "content-language" => value.bytes().all(is_language_byte),
        "content-type" => is_safelisted_content_type(profile, value),
        "range" => is_single_range(profile, value),
        hint if is_client_hint(hint, value) => profile.departs(Departure::ClientHintsSafelisted),
        "user-agent" => profile.departs(Departure::UserAgentIsNotUnsafe),
        _ => false,
    }
}

/// "content-type: If value contains a CORS-unsafe request-header byte, then return false. Let
/// mimeType be the result of parsing … value. If mimeType is failure, then return false. If
/// mimeType's essence is not …, then return false."
fn is_safelisted_content_type(profile: &Profile, value: &str) -> bool {
    if value.chars().any(is_cors_unsafe_request_header_character) {
        return false;
    }
    if value.contains(',') && profile.departs(Departure::CommaInContentTypeIsUnsafe) {
        return false;
    }
    if !value.is_ascii() && profile.departs(Departure::NonAsciiValueIsUnsafe) {
        return false;
    }
    let ends_in_empty_parameter = value.trim_end().ends_with(';') && value.matches(';').count() > 1;
    if ends_in_empty_parameter && profile.departs(Departure::EmptyLastParameterIsUnsafe) {
        return false;
    }
    let essence = mime_type::parse(value).map(|mime| mime.essence);
    matches!(essence.as_deref(), Some("application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain"))
}

/// [CORS-unsafe request-header byte](https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte)
fn is_cors_unsafe_request_header_character(c: char) -> bool {
    (c < ' ' && c != '\t')
        || matches!(c, '"' | '(' | ')' | ':' | '<' | '>' | '?' | '@' | '[' | '\\' | ']' | '{' | '}' | '\u{7f}')
}

fn is_language_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte)
}

/// The number of bytes of the value after it was
/// [isomorphic encoded](https://infra.spec.whatwg.org/#isomorphic-encode).
fn isomorphic_length(value: &str) -> usize {
    if value.is_ascii() { value.len() } else { value.chars().count() }
}

/// "Let rangeValue be the result of parsing a single range header value given value and false. If
/// rangeValue is failure, then return false. If rangeValue[0] is null, then return false."
fn is_single_range(profile: &Profile, value: &str) -> bool {
    let unit = value.get(..6).filter(|unit| {
        *unit == "bytes=" || (unit.eq_ignore_ascii_case("bytes=") && profile.departs(Departure::RangeUnitInAnyCase))
    });
    let Some((start, end)) = unit.and_then(|_| value.get(6..)).and_then(|range| range.split_once('-')) else {
        return false;
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if start.is_empty() || !is_digits(start) || !is_digits(end) {
        return false;
    }
    let fits = |digits: &str| digits.is_empty() || digits.parse::<i64>().is_ok();
    if !(fits(start) && fits(end)) && profile.departs(Departure::RangeNumbersAreLimited) {
        return false;
    }
    end.is_empty() || compare_digits(start, end).is_le()
}

/// Whether it is a client hint with a valid value.
fn is_client_hint(lower_name: &str, value: &str) -> bool {
    match lower_name {
        "device-memory" | "downlink" | "dpr" => {
            let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
            is_digits(whole) && is_digits(fraction)
        }
        "rtt" | "viewport-width" | "width" => is_digits(value),
        "ect" => matches!(value, "slow-2g" | "2g" | "3g" | "4g"),
        "save-data" => value.eq_ignore_ascii_case("on"),
        _ => false,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Compares two numbers of any length.
fn compare_digits(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// [CORS-unsafe request-header names](https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names): lower-case,
/// sorted and distinct, each with the header that it comes from.
pub(crate) fn cors_unsafe_request_header_names<'r>(
    profile: &Profile,
    request: &'r Request,
) -> Vec<(String, &'r RequestHeader)> {
    let mut unsafe_headers = Vec::new();
    let mut potentially_unsafe_headers = Vec::new();
    let mut safelist_value_size = 0;
    let mut headers: Vec<&RequestHeader> = request.header_list.iter().collect();
    headers.sort_by(|a, b| compare_names(a, b));
    // Departure: the combined values of all headers with the same name decide whether they are safelisted.
    let is_any_repeated = headers.chunk_by(|a, b| has_same_name(a, b)).any(|same| same.len() > 1);
    let combined = is_any_repeated && profile.departs(Departure::RepeatedHeadersAreCombined);
    for same in headers.chunk_by(|a, b| combined && has_same_name(a, b)) {
        let value = combined_value(same);
        if same.first().is_some_and(|header| is_cors_safelisted_request_header(profile, &header.name, &value)) {
            safelist_value_size += same.iter().map(|header| isomorphic_length(&header.value)).sum::<usize>();
            potentially_unsafe_headers.extend_from_slice(same);
        } else {
            unsafe_headers.extend_from_slice(same);
        }
    }
    // "If safelistValueSize is greater than 1024, then for each name of potentiallyUnsafeNames,
    // append name to unsafeNames."
    if safelist_value_size > 1024 && !profile.departs(Departure::NoSafelistedTotalLimit) {
        unsafe_headers.append(&mut potentially_unsafe_headers);
        unsafe_headers.sort_by(|a, b| compare_names(a, b));
    }
    // "Return the result of convert header names to a sorted-lowercase set with unsafeNames."
    unsafe_headers.dedup_by(|a, b| has_same_name(a, b));
    unsafe_headers.into_iter().map(|header| (header.name.to_ascii_lowercase(), header)).collect()
}

fn combined_value<'r>(same: &[&'r RequestHeader]) -> Cow<'r, str> {
    let mut values = same.iter().map(|header| header.value.as_str());
    let first = Cow::Borrowed(values.next().unwrap_or_default());
    values.fold(first, |combined, value| combined + ", " + value)
}

fn has_same_name(a: &RequestHeader, b: &RequestHeader) -> bool {
    a.name.eq_ignore_ascii_case(&b.name)
}

fn compare_names(a: &RequestHeader, b: &RequestHeader) -> Ordering {
    let lower_a = a.name.bytes().map(|byte| byte.to_ascii_lowercase());
    let lower_b = b.name.bytes().map(|byte| byte.to_ascii_lowercase());
    lower_a.cmp(lower_b)
}

/// [CORS non-wildcard request-header name](https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name)
pub(crate) fn is_cors_non_wildcard_request_header_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("authorization")
}

/// [Request-body-header name](https://fetch.spec.whatwg.org/#request-body-header-name)
pub(crate) const REQUEST_BODY_HEADER_NAMES: [&str; 4] =
    ["Content-Encoding", "Content-Language", "Content-Location", "Content-Type"];

/// Whether `value` is a normalized [header value](https://fetch.spec.whatwg.org/#header-value): it has no NUL and no
/// line end, and each character fits into a byte.
pub(crate) fn is_header_value(value: &str) -> bool {
    value.chars().all(|c| c <= '\u{ff}' && !matches!(c, '\0' | '\r' | '\n'))
}
