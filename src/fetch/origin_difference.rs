//! How a value of `Access-Control-Allow-Origin` differs from the origin that was probably meant.
//!
//! Nothing is decided here: the CORS check compares byte by byte.

use crate::trace::Code;
use crate::url::Url;

/// Why `value` is not `origin`, if it is close to it.
pub(crate) fn difference(value: &str, origin: &str) -> Option<Code> {
    let value = value.trim();
    if value.eq_ignore_ascii_case(origin) {
        return Some(Code::CorsNearCase);
    }
    if value.trim_matches(['"', '\'', '<', '>', '[', ']']) == origin {
        return Some(Code::CorsNearQuotes);
    }
    if value.strip_suffix('/') == Some(origin) {
        return Some(Code::CorsNearSlash);
    }
    if value.contains([',', ' ']) {
        let names_it = value.split([',', ' ']).any(|part| part.trim() == origin);
        return Some(if names_it { Code::CorsNearList } else { Code::CorsNearListWithout });
    }
    if value.contains('*') {
        return Some(Code::CorsNearPattern);
    }
    let ours = Url::parse(origin, None).ok()?;
    if !value.contains("://") {
        let host = value.split(['/', ':']).next().unwrap_or_default();
        return (ours.host() == Some(host)).then_some(Code::CorsNearNoScheme);
    }
    let theirs = Url::parse(value, None).ok()?;
    if theirs.origin().is_same_origin(&ours.origin()) {
        // The origin is the same but was written with its default port, or with a path after it.
        let has_path = theirs.path().len() > 1 || value.contains(['?', '#']);
        return Some(if has_path { Code::CorsNearPath } else { Code::CorsNearPort });
    }
    let (ours_host, theirs_host) = (ours.host()?, theirs.host()?);
    if ours_host == theirs_host {
        return Some(if ours.scheme() == theirs.scheme() { Code::CorsNearPort } else { Code::CorsNearScheme });
    }
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    if bare(ours_host) == bare(theirs_host) {
        return Some(Code::CorsNearWww);
    }
    let is_below = |host: &str, name: &str| host.strip_suffix(name).is_some_and(|front| front.ends_with('.'));
    (is_below(ours_host, theirs_host) || is_below(theirs_host, ours_host)).then_some(Code::CorsNearSubdomain)
}
