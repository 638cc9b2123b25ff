//! Which names of headers are known, and whose they are.

use std::cmp::Ordering;

/// Whose header a name is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Side {
    /// Only a client sends it.
    Request,
    /// Only a server sends it.
    Response,
    /// Both may.
    Either,
}

/// The names that are known, in lower case and in alphabetical order. Names that begin with `x-` need no entry unless it
/// is known whose they are.
const KNOWN: &[(&str, Side)] = {
    use Side::{Either as E, Request as Q, Response as R};
    &[
        ("accept", Q),
        ("accept-ch", R),
        ("accept-charset", Q),
        ("accept-encoding", Q),
        ("accept-language", Q),
        ("accept-patch", R),
        ("accept-ranges", R),
        ("access-control-allow-credentials", R),
        ("access-control-allow-headers", R),
        ("access-control-allow-methods", R),
        ("access-control-allow-origin", R),
        ("access-control-allow-private-network", R),
        ("access-control-expose-headers", R),
        ("access-control-max-age", R),
        ("access-control-request-headers", Q),
        ("access-control-request-method", Q),
        ("access-control-request-private-network", Q),
        ("age", R),
        ("allow", R),
        ("alt-svc", R),
        ("authorization", Q),
        ("cache-control", E),
        ("cdn-cache-control", R),
        ("cf-cache-status", R),
        ("cf-ray", R),
        ("clear-site-data", R),
        ("connection", E),
        ("content-disposition", R),
        ("content-encoding", E),
        ("content-language", E),
        ("content-length", E),
        ("content-location", E),
        ("content-range", R),
        ("content-security-policy", R),
        ("content-security-policy-report-only", R),
        ("content-type", E),
        ("cookie", Q),
        ("cross-origin-embedder-policy", R),
        ("cross-origin-embedder-policy-report-only", R),
        ("cross-origin-opener-policy", R),
        ("cross-origin-opener-policy-report-only", R),
        ("cross-origin-resource-policy", R),
        ("date", E),
        ("digest", E),
        ("dnt", Q),
        ("document-isolation-policy", R),
        ("document-policy", R),
        ("etag", R),
        ("expect", Q),
        ("expires", R),
        ("feature-policy", R),
        ("forwarded", E),
        ("from", Q),
        ("host", Q),
        ("idempotency-key", Q),
        ("if-match", Q),
        ("if-modified-since", Q),
        ("if-none-match", Q),
        ("if-range", Q),
        ("if-unmodified-since", Q),
        ("integrity-policy", R),
        ("integrity-policy-report-only", R),
        ("keep-alive", E),
        ("last-modified", R),
        ("link", R),
        ("location", R),
        ("max-forwards", Q),
        ("nel", R),
        ("origin", Q),
        ("origin-agent-cluster", R),
        ("p3p", R),
        ("permissions-policy", R),
        ("pragma", E),
        ("priority", E),
        ("proxy-authenticate", R),
        ("proxy-authorization", Q),
        ("proxy-connection", Q),
        ("purpose", Q),
        ("range", Q),
        ("ratelimit-limit", R),
        ("ratelimit-remaining", R),
        ("referer", Q),
        ("referrer-policy", R),
        ("refresh", R),
        ("report-to", R),
        ("reporting-endpoints", R),
        ("retry-after", R),
        ("save-data", Q),
        ("sec-ch-ua", Q),
        ("sec-ch-ua-mobile", Q),
        ("sec-ch-ua-platform", Q),
        ("sec-fetch-dest", Q),
        ("sec-fetch-mode", Q),
        ("sec-fetch-site", Q),
        ("sec-fetch-user", Q),
        ("sec-gpc", Q),
        ("sec-websocket-accept", R),
        ("sec-websocket-extensions", E),
        ("sec-websocket-key", Q),
        ("sec-websocket-protocol", E),
        ("sec-websocket-version", E),
        ("server", R),
        ("server-timing", R),
        ("service-worker-allowed", R),
        ("set-cookie", R),
        ("sourcemap", R),
        ("strict-transport-security", R),
        ("te", Q),
        ("timing-allow-origin", R),
        ("traceparent", E),
        ("tracestate", E),
        ("trailer", E),
        ("transfer-encoding", E),
        ("upgrade", E),
        ("upgrade-insecure-requests", Q),
        ("user-agent", Q),
        ("vary", R),
        ("via", E),
        ("warning", E),
        ("www-authenticate", R),
        ("x-cache", R),
        ("x-content-security-policy", R),
        ("x-content-type-options", R),
        ("x-frame-options", R),
        ("x-powered-by", R),
        ("x-requested-with", Q),
        ("x-webkit-csp", R),
        ("x-xss-protection", R),
    ]
};

/// Whose header `name` is; `None` for a name that is not known.
pub(crate) fn side(name: &str) -> Option<Side> {
    let found = KNOWN.binary_search_by(|(known, _)| compare(known, name)).ok();
    if let Some((_, side)) = found.and_then(|index| KNOWN.get(index)) {
        Some(*side)
    } else {
        let begins_with = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        let families = [
            ("x-", Side::Either),
            ("access-control-", Side::Response),
            ("sec-ch-", Side::Request),
            ("sec-fetch-", Side::Request),
        ];
        families.into_iter().find(|(start, _)| begins_with(start)).map(|(_, side)| side)
    }
}

/// The header that `name` is, with hyphens instead of what copying from a formatted page makes of them.
pub(crate) fn with_hyphens(name: &str) -> Option<&'static str> {
    let name = name.replace(['\u{2010}', '\u{2011}'], "-");
    let found = KNOWN.binary_search_by(|(known, _)| compare(known, &name)).ok();
    found.and_then(|index| KNOWN.get(index)).map(|(known, _)| *known)
}

/// Whether `name` is a header that is in use.
pub(crate) fn is_known(name: &str) -> bool {
    side(name).is_some()
}

/// The known headers that a value holds with their colons, as when several lines were joined into one: with a space, a
/// comma, `<br>` or a literal `\n` between them.
pub(super) fn headers_within(value: &str) -> impl Iterator<Item = &str> {
    value.match_indices(':').filter_map(|(colon, _)| {
        let before = value.get(..colon)?;
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name = before.get(before.trim_end_matches(is_of_name).len()..)?;
        let lead = before.strip_suffix(name)?;
        // What was an escape sequence has become the name's first letter.
        let name = if lead.ends_with('\\') { name.strip_prefix(['n', 'r', 't']).unwrap_or(name) } else { name };
        let is_apart = lead.ends_with([' ', '\t', ',', ';', '|', '>', '\\']);
        (is_apart && name.contains('-') && is_known(name)).then_some(name)
    })
}

/// The order of a lower-case name and any other, as if that were in lower case too.
fn compare(known: &str, name: &str) -> Ordering {
    known.bytes().cmp(name.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_and_found_in_any_case() {
        assert!(KNOWN.is_sorted_by(|(a, _), (b, _)| a < b));
        for (name, of) in KNOWN {
            assert_eq!(side(&name.to_ascii_uppercase()), Some(*of));
        }
        assert_eq!(side("X-Anything"), Some(Side::Either));
        assert_eq!(side("apiVersion"), None);
    }
}
