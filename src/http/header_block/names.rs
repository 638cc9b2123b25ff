//! Which names of headers are known, and which side sends them.

use crate::http::header_list::is_token;

/// The side that sends a header.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Side {
    /// Only clients send it.
    Request,
    /// Only servers send it.
    Response,
    /// Both may send it.
    Either,
}

/// The known names, in lower case: short ones first, and those of the same length in alphabetical order. A name that begins
/// with `x-` needs an entry only if it is known which side sends it.
pub const KNOWN: &[(&str, Side)] = {
    use Side::{Either as E, Request as Q, Response as R};
    &[
        ("te", Q),
        ("age", R),
        ("dnt", Q),
        ("nel", R),
        ("p3p", R),
        ("via", E),
        ("date", E),
        ("etag", R),
        ("from", Q),
        ("host", Q),
        ("link", R),
        ("vary", R),
        ("allow", R),
        ("range", Q),
        ("accept", Q),
        ("cf-ray", R),
        ("cookie", Q),
        ("digest", E),
        ("expect", Q),
        ("origin", Q),
        ("pragma", E),
        ("server", R),
        ("alt-svc", R),
        ("expires", R),
        ("purpose", Q),
        ("referer", Q),
        ("refresh", R),
        ("sec-gpc", Q),
        ("trailer", E),
        ("upgrade", E),
        ("warning", E),
        ("x-cache", R),
        ("if-match", Q),
        ("if-range", Q),
        ("location", R),
        ("priority", E),
        ("accept-ch", R),
        ("forwarded", E),
        ("report-to", R),
        ("save-data", Q),
        ("sec-ch-ua", Q),
        ("sourcemap", R),
        ("connection", E),
        ("keep-alive", E),
        ("set-cookie", R),
        ("tracestate", E),
        ("user-agent", Q),
        ("retry-after", R),
        ("traceparent", E),
        ("accept-patch", R),
        ("content-type", E),
        ("max-forwards", Q),
        ("x-powered-by", R),
        ("x-webkit-csp", R),
        ("accept-ranges", R),
        ("authorization", Q),
        ("cache-control", E),
        ("content-range", R),
        ("if-none-match", Q),
        ("last-modified", R),
        ("server-timing", R),
        ("accept-charset", Q),
        ("content-length", E),
        ("feature-policy", R),
        ("sec-fetch-dest", Q),
        ("sec-fetch-mode", Q),
        ("sec-fetch-site", Q),
        ("sec-fetch-user", Q),
        ("accept-encoding", Q),
        ("accept-language", Q),
        ("cf-cache-status", R),
        ("clear-site-data", R),
        ("document-policy", R),
        ("idempotency-key", Q),
        ("ratelimit-limit", R),
        ("referrer-policy", R),
        ("x-frame-options", R),
        ("content-encoding", E),
        ("content-language", E),
        ("content-location", E),
        ("integrity-policy", R),
        ("proxy-connection", Q),
        ("sec-ch-ua-mobile", Q),
        ("www-authenticate", R),
        ("x-requested-with", Q),
        ("x-xss-protection", R),
        ("cdn-cache-control", R),
        ("if-modified-since", Q),
        ("sec-websocket-key", Q),
        ("transfer-encoding", E),
        ("permissions-policy", R),
        ("proxy-authenticate", R),
        ("sec-ch-ua-platform", Q),
        ("content-disposition", R),
        ("if-unmodified-since", Q),
        ("proxy-authorization", Q),
        ("ratelimit-remaining", R),
        ("reporting-endpoints", R),
        ("timing-allow-origin", R),
        ("origin-agent-cluster", R),
        ("sec-websocket-accept", R),
        ("sec-websocket-version", E),
        ("access-control-max-age", R),
        ("sec-websocket-protocol", E),
        ("service-worker-allowed", R),
        ("x-content-type-options", R),
        ("content-security-policy", R),
        ("sec-websocket-extensions", E),
        ("document-isolation-policy", R),
        ("strict-transport-security", R),
        ("upgrade-insecure-requests", Q),
        ("x-content-security-policy", R),
        ("cross-origin-opener-policy", R),
        ("access-control-allow-origin", R),
        ("access-control-allow-headers", R),
        ("access-control-allow-methods", R),
        ("cross-origin-embedder-policy", R),
        ("cross-origin-resource-policy", R),
        ("integrity-policy-report-only", R),
        ("access-control-expose-headers", R),
        ("access-control-request-method", Q),
        ("access-control-request-headers", Q),
        ("access-control-allow-credentials", R),
        ("content-security-policy-report-only", R),
        ("access-control-allow-private-network", R),
        ("access-control-request-private-network", Q),
        ("cross-origin-opener-policy-report-only", R),
        ("cross-origin-embedder-policy-report-only", R),
    ]
};

/// The side that sends the header `name`; `None` if the name is unknown, or is not a token.
pub(crate) fn side(name: &str) -> Option<Side> {
    if let Some((_, side)) = known(name) {
        return Some(*side);
    }
    if !is_token(name) {
        return None;
    }
    let begins_with = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let families = [
        ("x-", Side::Either),
        ("access-control-", Side::Response),
        ("sec-ch-", Side::Request),
        ("sec-fetch-", Side::Request),
    ];
    families.into_iter().find(|(start, _)| begins_with(start)).map(|(_, side)| side)
}

/// The known header for `name`, with hyphens in place of the characters that replace them when text is copied from a
/// formatted page.
pub(crate) fn with_hyphens(name: &str) -> Option<&'static str> {
    known(&name.replace(['\u{2010}', '\u{2011}'], "-")).map(|(known, _)| *known)
}

/// The entry of `name`, in any case. Each line of a header block is looked up several times, and few names have the same
/// length, so lengths are compared first.
fn known(name: &str) -> Option<&'static (&'static str, Side)> {
    let start = KNOWN.partition_point(|(known, _)| known.len() < name.len());
    let mut of_this_length = KNOWN.iter().skip(start).take_while(|(known, _)| known.len() == name.len());
    of_this_length.find(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Whether `name` is a known header.
pub(crate) fn is_known(name: &str) -> bool {
    side(name).is_some()
}

/// The known headers inside a value that are followed by a colon. They are there if several lines were joined into one
/// with a space, a comma, `<br>` or a literal `\n`.
pub(super) fn headers_within(value: &str) -> impl Iterator<Item = &str> {
    value.match_indices(':').filter_map(|(colon, _)| {
        let before = value.get(..colon)?;
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name = before.get(before.trim_end_matches(is_of_name).len()..)?;
        let lead = before.strip_suffix(name)?;
        // The letter of an escape sequence such as `\n` looks like the first letter of the name.
        let name = if lead.ends_with('\\') { name.strip_prefix(['n', 'r', 't']).unwrap_or(name) } else { name };
        let is_apart = lead.ends_with([' ', '\t', ',', ';', '|', '>', '\\']);
        (is_apart && name.contains('-') && is_known(name)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_and_found_in_any_case() {
        assert!(KNOWN.is_sorted_by(|(a, _), (b, _)| (a.len(), a) < (b.len(), b)));
        for (name, of) in KNOWN {
            assert_eq!(side(&name.to_ascii_uppercase()), Some(*of));
        }
        assert_eq!(side("X-Anything"), Some(Side::Either));
        assert_eq!(side("apiVersion"), None);
        assert_eq!(side("x-ray of the page"), None);
    }
}
