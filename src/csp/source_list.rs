//! [Does url match source list?](https://w3c.github.io/webappsec-csp/#match-url-to-source-list)

use super::directive::DirectiveName;
use super::lenient_expression;
use super::match_context::{MatchContext, SchemeMatch, SelfReach};
use super::port_part::{SourcePort, port_part_matches, self_port_matches};
use super::source_expression::{HostPart, HostSource, Keyword, SourceExpression, SourceKind};
use crate::engine::Departure;
use crate::url::origin::Origin;

/// Why an expression does not match a URL: the first part that does not match.
#[derive(Clone, Copy, Debug, Eq, PartialEq, PartialOrd, Ord)]
pub(crate) enum Mismatch {
    /// The expression is not about URLs: it is a nonce, a hash, a keyword, or invalid.
    NotAboutUrls,
    /// `*` matches only network schemes and the page's own scheme.
    StarScheme,
    /// The URL is not of the origin that `'self'` stands for.
    SelfOrigin,
    /// The scheme.
    Scheme,
    /// The host.
    Host,
    /// The port.
    Port,
    /// The path.
    Path,
}

/// [Does url match source list in origin with redirect count?](https://w3c.github.io/webappsec-csp/#match-url-to-source-list)
///
/// Returns the expression that matches.
pub(crate) fn url_matches_source_list<'l, 'a>(
    context: &MatchContext<'_>,
    source_list: &'l [SourceExpression<'a>],
) -> Option<&'l SourceExpression<'a>> {
    let domain = context.url.domain();
    // This skips most sources quickly, because most name another host. The reason for the mismatch does not matter
    // here.
    let names_another_host = |expression: &SourceExpression<'_>| match (&expression.kind, domain) {
        (SourceKind::Host(HostSource { host_part: HostPart::Exact(pattern), .. }), Some(domain)) => {
            !pattern.eq_ignore_ascii_case(domain)
        }
        _ => false,
    };
    // "If source list's size is 1, and source list[0] is an ASCII case-insensitive match for the string 'none', return
    // Does Not Match" needs no code: that keyword does not match any URL.
    source_list.iter().find(|expression| {
        !names_another_host(expression) && url_matches_source_expression(context, expression).is_ok()
    })
}

/// [Does url match expression in origin with redirect count?](https://w3c.github.io/webappsec-csp/#match-url-to-source-expression)
pub(crate) fn url_matches_source_expression(
    context: &MatchContext<'_>,
    expression: &SourceExpression<'_>,
) -> Result<(), Mismatch> {
    match expression.kind {
        SourceKind::Invalid => match lenient_expression::read(context, expression.text) {
            Some(kind) => url_matches_kind(context, &kind),
            None => Err(Mismatch::NotAboutUrls),
        },
        kind => url_matches_kind(context, &kind),
    }
}

fn url_matches_kind(context: &MatchContext<'_>, kind: &SourceKind<'_>) -> Result<(), Mismatch> {
    match kind {
        // "If expression is the string "*""
        SourceKind::Host(host) if host.is_star() => star_matches(context),
        // "If expression matches the scheme-source grammar, return Matches", after its scheme-part has matched.
        SourceKind::Scheme(scheme) => scheme_part_matches(context, scheme).map(|_| ()).ok_or(Mismatch::Scheme),
        SourceKind::Host(host) => host_source_matches(context, host),
        SourceKind::Keyword(Keyword::SelfOrigin) => self_matches(context),
        SourceKind::Keyword(_) | SourceKind::Nonce(_) | SourceKind::Hash(_) | SourceKind::Invalid => {
            Err(Mismatch::NotAboutUrls)
        }
    }
}

fn star_matches(context: &MatchContext<'_>) -> Result<(), Mismatch> {
    let url = context.url;
    // "url's scheme is an HTTP(S) scheme." Sockets are included: the WebSockets Standard passes an HTTP(S) URL, and the
    // engines that keep ws: and wss: include these schemes here.
    if url.is_http() || url.is_websocket() {
        return Ok(());
    }
    // "url's scheme is the same as origin's scheme."
    if context.self_origin.scheme() == Some(url.scheme()) || covers_files_of_file(context) {
        return Ok(());
    }
    let is_exempt = matches!(
        (context.directive, url.scheme()),
        (DirectiveName::ImgSrc | DirectiveName::MediaSrc, "data") | (DirectiveName::MediaSrc, "blob")
    );
    if is_exempt && context.departs(Departure::StarCoversLocalMedia) {
        return Ok(());
    }
    Err(Mismatch::StarScheme)
}

fn host_source_matches(context: &MatchContext<'_>, host: &HostSource<'_>) -> Result<(), Mismatch> {
    if host.host_part == HostPart::Any && is_refused_star_host(context, host) {
        return Err(Mismatch::NotAboutUrls);
    }
    // "If expression has a scheme-part, and it does not scheme-part match url's scheme …" and
    // "If expression does not have a scheme-part, and origin's scheme does not scheme-part match
    // url's scheme, return Does Not Match."
    let scheme_part = host.scheme_part.or(context.self_scheme).unwrap_or_default();
    let scheme_match = scheme_part_matches(context, scheme_part).ok_or(Mismatch::Scheme)?;
    // "If url's host is null" and "If expression's host-part does not host-part match url's host"
    if !host_part_matches(context, host.host_part) {
        return Err(Mismatch::Host);
    }
    // "If port-part does not port-part match url, return Does Not Match."
    let source = SourcePort { number: host.port_part, scheme: scheme_part, names_scheme: host.scheme_part.is_some() };
    if !port_part_matches(context, source, scheme_match) {
        return Err(Mismatch::Port);
    }
    // "If expression contains a non-empty path-part, and redirect count is 0"
    if !host.path_part.is_empty()
        && context.redirect_count == 0
        && !path_part_matches(context, host.path_part, context.url.path())
    {
        return Err(Mismatch::Path);
    }
    Ok(())
}

fn is_refused_star_host(context: &MatchContext<'_>, host: &HostSource<'_>) -> bool {
    (host.scheme_part.is_none() && !host.is_star() && context.departs(Departure::StarHostNeedsScheme))
        || (!host.path_part.is_empty() && host.port_part.is_none() && context.departs(Departure::StarHostTakesNoPath))
}

/// [`scheme-part` matching](https://w3c.github.io/webappsec-csp/#match-schemes)
fn scheme_part_matches(context: &MatchContext<'_>, a: &str) -> Option<SchemeMatch> {
    let b = context.url.scheme();
    let a_is = |scheme: &str| a.eq_ignore_ascii_case(scheme);
    if a_is(b) {
        return Some(SchemeMatch::Same);
    }
    let matches = match b {
        "https" => {
            a_is("http") || ((a_is("ws") || a_is("wss")) && !context.departs(Departure::SocketSchemeCoversSocketsOnly))
        }
        "wss" => a_is("ws"),
        // If the standards are followed, an insecure URL never gets here when the policy upgrades requests. It gets
        // here in an engine that checks policies before the upgrade, or that does not change the scheme.
        "ws" if a_is("wss") && context.upgrades && context.departs(Departure::UpgradeCoversInsecureSchemes) => {
            return Some(SchemeMatch::Same);
        }
        "http" if a_is("https") && context.upgrades && context.departs(Departure::UpgradeCoversInsecureSchemes) => {
            return Some(SchemeMatch::Same);
        }
        "http" => a_is("ws") && !context.departs(Departure::SocketSchemeCoversSocketsOnly),
        _ => false,
    };
    matches.then_some(SchemeMatch::Upgrade)
}

/// [`host-part` matching](https://w3c.github.io/webappsec-csp/#match-hosts)
fn host_part_matches(context: &MatchContext<'_>, pattern: HostPart<'_>) -> bool {
    let url = context.url;
    // "If host is not a domain, return Does Not Match."
    let host = match (url.domain(), pattern) {
        (Some(domain), _) => domain,
        (None, HostPart::Any) => return url.host().is_some() && context.departs(Departure::IpAddressMatchesHostSource),
        (None, _) if url.is_ipv4() && context.departs(Departure::IpAddressMatchesHostSource) => {
            url.host().unwrap_or_default()
        }
        (None, _) => return false,
    };
    let (matches, name) = match pattern {
        // "If pattern is "*", return Matches."
        HostPart::Any => (true, "*"),
        // "If host to ASCII lowercase ends with remaining"
        HostPart::Wildcard(remaining) => (ends_with_ignoring_case(host, remaining), remaining),
        // "If pattern is not an ASCII case-insensitive match for host"
        HostPart::Exact(pattern) => (pattern.eq_ignore_ascii_case(host), pattern),
    };
    matches && !(name.ends_with('.') && context.departs(Departure::HostEndsWithoutDot))
}

pub(crate) fn ends_with_ignoring_case(text: &str, suffix: &str) -> bool {
    text.len()
        .checked_sub(suffix.len())
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}

/// [`path-part` matching](https://w3c.github.io/webappsec-csp/#match-paths)
fn path_part_matches(context: &MatchContext<'_>, path_a: &str, path_b: &str) -> bool {
    // "If path A consists of one character that is equal to / and path B is the empty string"
    if path_a == "/" && path_b.is_empty() {
        return true;
    }
    if (path_a.contains('%') || path_b.contains('%')) && context.departs(Departure::PathDecodedAsAWhole) {
        let (a, b) = (decode_path(context, path_a), decode_path(context, path_b));
        return if a.ends_with(b"/") { b.starts_with(&a) } else { a == b };
    }
    // "Let exact match be false if the final character of path A is /"
    let (pieces_a, exact_match) = match path_a.strip_suffix('/') {
        Some(rest) => (rest, false),
        None => (path_a, true),
    };
    let mut list_b = path_b.split('/');
    for piece_a in pieces_a.split('/') {
        // "If path list A has more items than path list B, return Does Not Match."
        let Some(piece_b) = list_b.next() else {
            return false;
        };
        if !pieces_equal(piece_a, piece_b) {
            return false;
        }
    }
    // "If exact match is true, and path list A does not have the same number of items as path list B". Otherwise the
    // last item of A is empty, and B needs an item for it.
    list_b.next().is_none() == exact_match
}

/// "Let decoded piece A be the percent-decoding of piece A. … If decoded piece A is not decoded
/// piece B, return Does Not Match."
fn pieces_equal(a: &str, b: &str) -> bool {
    if !a.contains('%') && !b.contains('%') {
        return a == b;
    }
    percent_decode(a) == percent_decode(b)
}

/// [Percent-decodes](https://url.spec.whatwg.org/#string-percent-decode) `text`.
fn percent_decode(text: &str) -> Vec<u8> {
    percent_encoding::percent_decode_str(text).collect()
}

/// Departure: the path is decoded as a whole, and bytes that are not UTF-8 may be read as ISO-8859-1.
fn decode_path(context: &MatchContext<'_>, path: &str) -> Vec<u8> {
    let bytes = percent_decode(path);
    if str::from_utf8(&bytes).is_err() && context.departs(Departure::PathBytesAreCharacters) {
        return bytes.into_iter().map(char::from).collect::<String>().into_bytes();
    }
    bytes
}

/// Departure: if the page is a file, other files are of its origin. The standards say that its origin is opaque.
fn covers_files_of_file(context: &MatchContext<'_>) -> bool {
    context.self_reach == SelfReach::FilesOfFile && context.departs(Departure::SelfCoversFiles)
}

/// "If expression is an ASCII case-insensitive match for 'self'"
fn self_matches(context: &MatchContext<'_>) -> Result<(), Mismatch> {
    let (url, origin) = (context.url, context.self_origin);
    if context.is_frame_of_local_page && context.departs(Departure::LocalPagesHaveNoSelfForFrames) {
        return Err(Mismatch::SelfOrigin);
    }
    if context.self_reach == SelfReach::SecureUrls && matches!(url.scheme(), "http" | "ws") {
        return Err(Mismatch::SelfOrigin);
    }
    if covers_files_of_file(context) {
        return Ok(());
    }
    let Origin::Tuple { scheme, host, port } = origin else {
        return Err(Mismatch::SelfOrigin);
    };
    // "origin is the same as url's origin". A blob: URL has the origin of the page that created it, but
    // web-platform-tests (blob-urls-do-not-match-self) and every engine do not let it match.
    if origin.is_same_origin(&url.origin())
        && (url.scheme() != "blob"
            || (context.directive == DirectiveName::FrameSrc && context.departs(Departure::SelfCoversBlobFrames)))
    {
        return Ok(());
    }
    // "origin's host is the same as url's host, origin's port and url's port are either the same
    // or the default ports for their respective schemes"
    let same_host = url.host() == Some(host);
    let same_port = || self_port_matches(context, scheme, *port);
    // "url's scheme is "https" or "wss"", or "origin's scheme is "http" and url's scheme is
    // "http" or "ws""
    let upgrades =
        matches!(url.scheme(), "https" | "wss") || (scheme == "http" && matches!(url.scheme(), "http" | "ws"));
    let is_still_to_upgrade = scheme == "https" && url.scheme() == "http" && context.upgrades;
    let upgrades = upgrades || (is_still_to_upgrade && context.departs(Departure::UpgradeCoversInsecureSchemes));
    if same_host && upgrades && same_port() { Ok(()) } else { Err(Mismatch::SelfOrigin) }
}
