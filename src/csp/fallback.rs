//! Which directive governs a request.

use super::directive::{Directive, DirectiveName};
use super::policy::Policy;
use crate::http::request::Destination;

/// [Get the effective directive for request](https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request),
/// for the destinations that requests of the contract have.
pub(crate) fn effective_directive(destination: Destination) -> DirectiveName {
    match destination {
        Destination::Track | Destination::Video => DirectiveName::MediaSrc,
        Destination::Font => DirectiveName::FontSrc,
        Destination::Image => DirectiveName::ImgSrc,
        Destination::Style => DirectiveName::StyleSrcElem,
        Destination::Script => DirectiveName::ScriptSrcElem,
        Destination::Empty => DirectiveName::ConnectSrc,
    }
}

/// [Get fetch directive fallback list](https://w3c.github.io/webappsec-csp/#directive-fallback-list).
pub(crate) fn fallback_list(effective_directive: DirectiveName) -> &'static [DirectiveName] {
    use DirectiveName as D;
    match effective_directive {
        D::ScriptSrcElem => &[D::ScriptSrcElem, D::ScriptSrc, D::DefaultSrc],
        D::StyleSrcElem => &[D::StyleSrcElem, D::StyleSrc, D::DefaultSrc],
        D::ConnectSrc => &[D::ConnectSrc, D::DefaultSrc],
        D::FontSrc => &[D::FontSrc, D::DefaultSrc],
        D::ImgSrc => &[D::ImgSrc, D::DefaultSrc],
        D::MediaSrc => &[D::MediaSrc, D::DefaultSrc],
        _ => &[],
    }
}

/// The directive of `policy` that decides: the first of the fallback list that it has.
///
/// [Should fetch directive execute](https://w3c.github.io/webappsec-csp/#should-directive-execute).
pub(crate) fn deciding_directive<'p, 'a>(
    policy: &'p Policy<'a>,
    effective_directive: DirectiveName,
) -> Option<&'p Directive<'a>> {
    fallback_list(effective_directive).iter().find_map(|name| policy.directive(*name))
}
