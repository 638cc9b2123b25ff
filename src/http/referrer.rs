//! A request's referrer, and the policies that limit it.

use super::header_list::HeaderList;
use crate::url::Url;

/// A [referrer policy](https://w3c.github.io/webappsec-referrer-policy/#referrer-policy).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum ReferrerPolicy {
    NoReferrer,
    NoReferrerWhenDowngrade,
    SameOrigin,
    Origin,
    StrictOrigin,
    OriginWhenCrossOrigin,
    /// The [default referrer policy](https://w3c.github.io/webappsec-referrer-policy/#default-referrer-policy).
    #[default]
    StrictOriginWhenCrossOrigin,
    UnsafeUrl,
}

impl ReferrerPolicy {
    fn from_token(token: &str) -> Option<ReferrerPolicy> {
        use ReferrerPolicy as P;
        let policies = [
            ("no-referrer", P::NoReferrer),
            ("no-referrer-when-downgrade", P::NoReferrerWhenDowngrade),
            ("same-origin", P::SameOrigin),
            ("origin", P::Origin),
            ("strict-origin", P::StrictOrigin),
            ("origin-when-cross-origin", P::OriginWhenCrossOrigin),
            ("strict-origin-when-cross-origin", P::StrictOriginWhenCrossOrigin),
            ("unsafe-url", P::UnsafeUrl),
        ];
        policies.into_iter().find(|(name, _)| token.eq_ignore_ascii_case(name)).map(|(_, policy)| policy)
    }

    /// Whether `token` is a policy.
    pub(crate) fn is_known(token: &str) -> bool {
        ReferrerPolicy::from_token(token).is_some()
    }

    /// [Parse a referrer policy from a Referrer-Policy header](https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header):
    /// the last token that is a policy; `None` if there is none.
    pub(crate) fn from_headers(headers: &HeaderList<'_>) -> Option<ReferrerPolicy> {
        let value = headers.get("Referrer-Policy")?;
        value.split(',').filter_map(|token| ReferrerPolicy::from_token(token.trim())).next_back()
    }
}

/// A request's [referrer](https://fetch.spec.whatwg.org/#concept-request-referrer).
#[expect(clippy::enum_variant_names, reason = "the standard's name")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Referrer {
    /// "no-referrer"
    NoReferrer,
    /// The page. The referrer policy determines what is sent.
    Client,
    /// The referrer that an earlier hop determined. Later hops do not add to it again.
    Url(Url),
}
