//! The extensions in a server's handshake. Browsers offer only `permessage-deflate` of
//! [RFC 7692](https://www.rfc-editor.org/rfc/rfc7692).

use crate::engine::Departure;
use crate::fetch::params::FetchParams;

const OFFERED: &str = "permessage-deflate";

/// The first of the extensions that does not match what was offered; `None` if the client continues.
///
/// RFC 6455 § 4.1: "indicates the use of an extension that was not present in the client's handshake (the server has
/// indicated an extension not requested by the client), the client MUST _Fail the WebSocket Connection_".
pub(super) fn refused<'v>(params: FetchParams<'_, '_>, value: &'v str) -> Option<&'v str> {
    if value.is_empty() {
        return params.departs(Departure::EmptyExtensionsHeaderFails).then_some(value);
    }
    let mut is_agreed = false;
    for entry in value.split(',').map(str::trim) {
        // A list may have empty elements according to RFC 2616 § 2.1, which RFC 6455 uses for lists.
        if entry.is_empty() {
            if params.departs(Departure::EmptyExtensionElementFails) {
                return Some(value);
            }
            continue;
        }
        let repeats = is_agreed && !params.departs(Departure::ExtensionMayRepeat);
        if repeats || !is_what_was_offered(params, entry) {
            return Some(entry);
        }
        is_agreed = true;
    }
    None
}

/// RFC 7692 § 7.1: a client fails if a parameter is not defined, occurs twice, or has an invalid value.
fn is_what_was_offered(params: FetchParams<'_, '_>, entry: &str) -> bool {
    let mut parts = entry.split(';').map(str::trim);
    if parts.next() != Some(OFFERED) {
        return false;
    }
    let mut seen = Vec::new();
    parts.all(|parameter| {
        if parameter.is_empty() {
            return params.departs(Departure::DeflateReadLoosely);
        }
        let (name, value) = match parameter.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim().trim_matches('"'))),
            None => (parameter, None),
        };
        let is_first = !seen.contains(&name);
        seen.push(name);
        is_first
            && match (name, value) {
                ("server_no_context_takeover" | "client_no_context_takeover", None) => true,
                ("client_max_window_bits", None) => params.departs(Departure::WindowBitsMayLackValue),
                ("server_max_window_bits" | "client_max_window_bits", Some(bits)) => are_window_bits(params, bits),
                _ => false,
            }
    })
}

/// "a decimal integer value without leading zeroes between 8 to 15, inclusive"
fn are_window_bits(params: FetchParams<'_, '_>, text: &str) -> bool {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && text.parse().is_ok_and(|bits: u8| (8..=15).contains(&bits))
        && (!text.starts_with('0') || params.departs(Departure::DeflateReadLoosely))
}
