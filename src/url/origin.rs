//! [Origins](https://html.spec.whatwg.org/multipage/browsers.html#concept-origin) and
//! [sites](https://html.spec.whatwg.org/multipage/browsers.html#sites).

use std::borrow::Cow;

use super::public_suffix::registrable_domain;

/// An origin. It can borrow from its URL, because most origins are only compared.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Origin<'u> {
    /// An opaque origin, which is not the same as any other and is serialized as `null`.
    Opaque,
    /// Scheme, host and port. The port is `None` if it is the scheme's default.
    Tuple { scheme: Cow<'u, str>, host: Cow<'u, str>, port: Option<u16> },
}

impl Origin<'_> {
    /// The same origin without a borrow from its URL.
    pub(crate) fn into_owned(self) -> Origin<'static> {
        match self {
            Origin::Opaque => Origin::Opaque,
            Origin::Tuple { scheme, host, port } => {
                Origin::Tuple { scheme: scheme.into_owned().into(), host: host.into_owned().into(), port }
            }
        }
    }

    /// [Same origin](https://html.spec.whatwg.org/multipage/browsers.html#same-origin).
    ///
    /// In the standard, an opaque origin is the same as itself. Here two opaque values are never the same, because the
    /// engine cannot know whether they are one origin. All callers compare a page with a URL.
    pub(crate) fn is_same_origin(&self, other: &Origin<'_>) -> bool {
        matches!(self, Origin::Tuple { .. }) && self == other
    }

    /// [Schemelessly same site](https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site).
    pub(crate) fn is_schemelessly_same_site(&self, other: &Origin<'_>) -> bool {
        let (Origin::Tuple { host: a, .. }, Origin::Tuple { host: b, .. }) = (self, other) else {
            return false;
        };
        if a == b {
            return true;
        }
        match (registrable_domain(a), registrable_domain(b)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        }
    }

    /// [Same site](https://html.spec.whatwg.org/multipage/browsers.html#same-site).
    pub(crate) fn is_same_site(&self, other: &Origin<'_>) -> bool {
        self.scheme() == other.scheme() && self.is_schemelessly_same_site(other)
    }

    /// The scheme of a tuple origin.
    pub(crate) fn scheme(&self) -> Option<&str> {
        match self {
            Origin::Opaque => None,
            Origin::Tuple { scheme, .. } => Some(scheme),
        }
    }

    /// [Serializes the origin](https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin).
    pub(crate) fn serialized(&self) -> String {
        match self {
            Origin::Opaque => "null".to_owned(),
            Origin::Tuple { scheme, host, port: None } => [scheme, "://", host].concat(),
            Origin::Tuple { scheme, host, port: Some(port) } => [scheme, "://", host, ":", &port.to_string()].concat(),
        }
    }
}
