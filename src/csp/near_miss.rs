//! Which expression of a source list came closest to a URL that the list does not match, and why it does not match.
//!
//! Nothing is decided here: the list has already been found not to match.

use super::match_context::MatchContext;
use super::source_expression::{HostPart, HostSource, Keyword, SourceExpression, SourceKind};
use super::source_list::{Mismatch, url_matches_source_expression};
use crate::trace::Code;
use crate::url::origin::Origin;

/// The expression that came closest, and the reason why it does not match.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NearMiss<'l, 'a> {
    pub(crate) expression: &'l SourceExpression<'a>,
    pub(crate) code: Code,
}

/// The nearest expression, if any of them is near.
pub(crate) fn nearest<'l, 'a>(
    context: &MatchContext<'_>,
    source_list: &'l [SourceExpression<'a>],
) -> Option<NearMiss<'l, 'a>> {
    let judged = source_list.iter().filter_map(|expression| {
        let mismatch = url_matches_source_expression(context, expression).err()?;
        let (nearness, code) = judge(context, expression, mismatch)?;
        Some((nearness, NearMiss { expression, code }))
    });
    // If several are equally near, the first in the list is kept.
    judged.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, near_miss)| near_miss)
}

/// How near the expression is, from 1 to 9, and which part of it does not match.
fn judge(context: &MatchContext<'_>, expression: &SourceExpression<'_>, mismatch: Mismatch) -> Option<(u8, Code)> {
    let url = context.url;
    match &expression.kind {
        SourceKind::Host(host) if host.is_star() => Some((2, Code::CspNearStar)),
        SourceKind::Host(host) => judge_host(context, expression.text, host, mismatch),
        SourceKind::Keyword(Keyword::SelfOrigin) => {
            let same_host = matches!(context.self_origin, Origin::Tuple { host, .. } if url.host() == Some(host));
            same_host.then_some((6, Code::CspNearSelf))
        }
        SourceKind::Scheme(scheme) => {
            let related = [("http", "https"), ("https", "http"), ("ws", "wss"), ("wss", "ws")];
            let is_related = related.iter().any(|(a, b)| scheme.eq_ignore_ascii_case(a) && url.scheme() == *b);
            is_related.then_some((1, Code::CspNearScheme))
        }
        SourceKind::Invalid => {
            let names_host = url.host().is_some_and(|host| expression.text.contains(host));
            names_host.then_some((4, Code::CspNearInvalid))
        }
        SourceKind::Keyword(_) | SourceKind::Nonce(_) | SourceKind::Hash(_) => None,
    }
}

fn judge_host(
    context: &MatchContext<'_>,
    text: &str,
    source: &HostSource<'_>,
    mismatch: Mismatch,
) -> Option<(u8, Code)> {
    let url = context.url;
    let host = url.host()?;
    if text.eq_ignore_ascii_case("self") {
        let is_own = context.self_origin.is_same_origin(&url.with_http_scheme().origin());
        return is_own.then_some((9, Code::CspNearUnquoted));
    }
    let (same_host, code) = match source.host_part {
        HostPart::Any => (true, None),
        HostPart::Exact(name) if name.eq_ignore_ascii_case(host) => (true, None),
        HostPart::Exact(name) if is_below(host, name) => (false, Some((3, Code::CspNearSubdomain))),
        HostPart::Wildcard(rest) if is_below(host, rest.trim_start_matches('.')) => (true, None),
        HostPart::Wildcard(rest) if rest.trim_start_matches('.').eq_ignore_ascii_case(host) => {
            (false, Some((5, Code::CspNearApex)))
        }
        _ => (false, None),
    };
    if !same_host {
        return code;
    }
    match mismatch {
        Mismatch::Scheme => Some((6, Code::CspNearScheme)),
        // The host is the same but still does not match, because it is an IP address.
        Mismatch::Host => Some((7, Code::CspNearAddress)),
        Mismatch::Port => Some((7, Code::CspNearPort)),
        Mismatch::Path => {
            let is_folder = !source.path_part.ends_with('/')
                && url.path().strip_prefix(source.path_part).is_some_and(|rest| rest.starts_with('/'));
            Some((8, if is_folder { Code::CspNearFolder } else { Code::CspNearPath }))
        }
        Mismatch::NotAboutUrls | Mismatch::StarScheme | Mismatch::SelfOrigin => None,
    }
}

/// Whether `host` is a subdomain of `name`.
fn is_below(host: &str, name: &str) -> bool {
    let rest = host.len().checked_sub(name.len()).and_then(|start| host.split_at_checked(start));
    rest.is_some_and(|(front, end)| end.eq_ignore_ascii_case(name) && front.len() > 1 && front.ends_with('.'))
}
