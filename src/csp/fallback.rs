//! Which directive governs a request or inline code.

use super::directive::{Directive, DirectiveName};
use super::policy::Policy;
use crate::http::request::{Destination, Initiator, Request};

/// [Get the effective directive for request](https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request);
/// `None` for a navigation of a whole page, which no fetch directive governs.
pub(crate) fn effective_directive(request: &Request) -> Option<DirectiveName> {
    // "If request's initiator is "prefetch" or "prerender", return default-src."
    if request.initiator == Initiator::Prefetch {
        return Some(DirectiveName::DefaultSrc);
    }
    Some(match request.destination {
        Destination::Manifest => DirectiveName::ManifestSrc,
        Destination::Object | Destination::Embed => DirectiveName::ObjectSrc,
        Destination::IFrame => DirectiveName::FrameSrc,
        Destination::Track | Destination::Video => DirectiveName::MediaSrc,
        Destination::Font => DirectiveName::FontSrc,
        Destination::Image => DirectiveName::ImgSrc,
        Destination::Style => DirectiveName::StyleSrcElem,
        Destination::AudioWorklet | Destination::PaintWorklet | Destination::Script => DirectiveName::ScriptSrcElem,
        Destination::Worker | Destination::SharedWorker | Destination::ServiceWorker => DirectiveName::WorkerSrc,
        Destination::Empty => DirectiveName::ConnectSrc,
        Destination::Document => return None,
    })
}

/// [Get fetch directive fallback list](https://w3c.github.io/webappsec-csp/#directive-fallback-list). For a directive
/// that is not a fetch directive, the list has only that directive.
pub(crate) fn fallback_list(effective_directive: DirectiveName) -> &'static [DirectiveName] {
    use DirectiveName as D;
    match effective_directive {
        D::ScriptSrcElem => &[D::ScriptSrcElem, D::ScriptSrc, D::DefaultSrc],
        D::ScriptSrcAttr => &[D::ScriptSrcAttr, D::ScriptSrc, D::DefaultSrc],
        D::ScriptSrc => &[D::ScriptSrc, D::DefaultSrc],
        D::StyleSrc => &[D::StyleSrc, D::DefaultSrc],
        D::StyleSrcElem => &[D::StyleSrcElem, D::StyleSrc, D::DefaultSrc],
        D::StyleSrcAttr => &[D::StyleSrcAttr, D::StyleSrc, D::DefaultSrc],
        D::WorkerSrc => &[D::WorkerSrc, D::ChildSrc, D::ScriptSrc, D::DefaultSrc],
        D::ConnectSrc => &[D::ConnectSrc, D::DefaultSrc],
        D::ManifestSrc => &[D::ManifestSrc, D::DefaultSrc],
        D::ObjectSrc => &[D::ObjectSrc, D::DefaultSrc],
        D::FrameSrc => &[D::FrameSrc, D::ChildSrc, D::DefaultSrc],
        D::FontSrc => &[D::FontSrc, D::DefaultSrc],
        D::ImgSrc => &[D::ImgSrc, D::DefaultSrc],
        D::MediaSrc => &[D::MediaSrc, D::DefaultSrc],
        D::DefaultSrc => &[D::DefaultSrc],
        D::BaseUri => &[D::BaseUri],
        D::FormAction => &[D::FormAction],
        D::FrameAncestors => &[D::FrameAncestors],
        _ => &[],
    }
}

/// The directive of `policy` that decides: the first one in the fallback list that the policy contains.
///
/// [Should fetch directive execute](https://w3c.github.io/webappsec-csp/#should-directive-execute).
pub(crate) fn deciding_directive<'p, 'a>(
    policy: &'p Policy<'a>,
    effective_directive: DirectiveName,
) -> Option<&'p Directive<'a>> {
    fallback_list(effective_directive).iter().find_map(|name| policy.directive(*name))
}
