//! [`port-part` matching](https://w3c.github.io/webappsec-csp/#match-ports), and how engines treat ports 80 and 443.

use super::match_context::{MatchContext, SchemeMatch};
use super::source_expression::PortPart;
use crate::engine::Departure;
use crate::url::{Url, default_port};

/// The port that a source names, and the scheme that applies to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourcePort<'a> {
    pub(super) number: Option<PortPart>,
    /// The source's `scheme-part`, or the page's scheme if it has none.
    pub(super) scheme: &'a str,
    /// Whether the source has a `scheme-part`.
    pub(super) names_scheme: bool,
}

/// [`port-part` matching](https://w3c.github.io/webappsec-csp/#match-ports)
pub(super) fn port_part_matches(context: &MatchContext<'_>, source: SourcePort<'_>, scheme_match: SchemeMatch) -> bool {
    // "If input is equal to "*", return Matches."
    if source.number == Some(PortPart::Any) {
        return true;
    }
    if matches!(source.number, Some(PortPart::PaddedNumber(_))) && context.departs(Departure::PortsAreTexts) {
        return false;
    }
    let matches = number_matches(context, source, scheme_match);
    let matches_by_scheme = number_matches_by_scheme(source, context.url);
    if matches != matches_by_scheme && context.departs(Departure::SourceSchemeGivesPort) {
        return matches_by_scheme;
    }
    matches || (is_port_443_for_80(source, context.url) && context.departs(Departure::Port80CoversPort443OfAnyScheme))
}

fn number_matches(context: &MatchContext<'_>, source: SourcePort<'_>, scheme_match: SchemeMatch) -> bool {
    let url = context.url;
    let number = source.number.and_then(PortPart::number).map(|number| match number {
        65536.. if url.port().is_none() && context.departs(Departure::PortsWrapAround) => number % 65536,
        _ => number,
    });
    let url_port = url.port().map(u32::from);
    let default_port = url.port_or_default().map(u32::from);
    if number == Some(80)
        && default_port == Some(443)
        && matches!(url.scheme(), "https" | "wss")
        && context.departs(Departure::Port80CoversPort443)
        && (scheme_match == SchemeMatch::Upgrade || !context.departs(Departure::SchemeAndPortUpgradeTogether))
    {
        return true;
    }
    // "If normalizedInput equals url's port" and "If url's port is null: … If normalizedInput
    // equals defaultPort, return Matches."
    let matches = number == url_port || (url_port.is_none() && number == default_port);
    let can_upgrade = number.is_none() || (number == Some(443) && source.scheme.eq_ignore_ascii_case("http"));
    if matches
        && scheme_match == SchemeMatch::Upgrade
        && !can_upgrade
        && context.departs(Departure::SchemeAndPortUpgradeTogether)
    {
        return false;
    }
    matches
}

/// Departure: a source without a port matches the default port of its own scheme and of the URL's scheme, and 80
/// matches 443.
fn number_matches_by_scheme(source: SourcePort<'_>, url: &Url) -> bool {
    let Some(number) = source.number.and_then(PortPart::number) else {
        let own = default_port(source.scheme);
        let requested = url.port_or_default();
        return url.port().is_none() || own == requested || (own == Some(80) && requested == Some(443));
    };
    let requested = url.port_or_default().map(u32::from);
    Some(number) == requested || (number == 80 && requested == Some(443))
}

/// Departure: port 80, whether written or the default of `http:`, matches port 443 for any scheme of the URL.
fn is_port_443_for_80(source: SourcePort<'_>, url: &Url) -> bool {
    let number = source.number.and_then(PortPart::number);
    let is_http = source.names_scheme && source.scheme.eq_ignore_ascii_case("http");
    url.port_or_default() == Some(443) && (number == Some(80) || (number.is_none() && is_http))
}

/// "origin's port and url's port are either the same or the default ports for their respective schemes", for `'self'`.
pub(super) fn self_port_matches(context: &MatchContext<'_>, scheme: &str, port: Option<u16>) -> bool {
    let url = context.url;
    // A URL's port is null if it is the default port of the scheme.
    if port == url.port() {
        return true;
    }
    if port.is_none() && url.port() == default_port(scheme) && context.departs(Departure::SelfKeepsItsDefaultPort) {
        return true;
    }
    let number = port.map(|port| PortPart::Number(port.into()));
    context.departs(Departure::SelfPortIsOneOfSource)
        && port_part_matches(context, SourcePort { number, scheme, names_scheme: true }, SchemeMatch::Same)
}
