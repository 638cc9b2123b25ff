//! [Referrer Policy](https://w3c.github.io/webappsec-referrer-policy/), as far as it decides
//! `Referer` and `Origin`.

use crate::http::header_list::HeaderList;
use crate::http::request::Request;
use crate::url::Url;
use crate::url::origin::Origin;

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

    /// Whether `token` names a policy.
    pub(crate) fn is_known(token: &str) -> bool {
        ReferrerPolicy::from_token(token).is_some()
    }

    /// [Parse a referrer policy from a Referrer-Policy header](https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header):
    /// the last token that is one; `None` where none is.
    pub(crate) fn from_headers(headers: &HeaderList<'_>) -> Option<ReferrerPolicy> {
        let value = headers.get("Referrer-Policy")?;
        value.split(',').filter_map(|token| ReferrerPolicy::from_token(token.trim())).next_back()
    }
}

/// A request's [referrer](https://fetch.spec.whatwg.org/#concept-request-referrer).
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Referrer {
    /// "no-referrer"
    Absent,
    /// The page, to be worked out by the policy.
    Client,
    /// What an earlier hop made of it: no later hop widens it again.
    Url(Url),
}

/// [Determine request's referrer](https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer),
/// of a request whose referrer is not "no-referrer".
pub(crate) fn determine_referrer(page: &Url, request: &Request) -> Referrer {
    use ReferrerPolicy as P;
    let source = match &request.referrer {
        Referrer::Absent => return Referrer::Absent,
        // "If document's origin is an opaque origin, return no referrer", and a local scheme has none.
        Referrer::Client if !page.is_http() || matches!(request.origin, Origin::Opaque) => return Referrer::Absent,
        Referrer::Client => page,
        Referrer::Url(url) => url,
    };
    let url = request.current_url();
    let origin_only = || source.origin_only();
    let full = || {
        let stripped = source.stripped_for_referrer();
        // "If the result of serializing referrerURL is a string whose length is greater than 4096"
        if stripped.as_str().len() <= 4096 { stripped } else { origin_only() }
    };
    let same_origin = source.origin().is_same_origin(&url.origin());
    let downgrade = source.is_potentially_trustworthy() && !url.is_potentially_trustworthy();
    let referrer = match request.referrer_policy {
        P::NoReferrer => None,
        P::UnsafeUrl => Some(full()),
        P::Origin => Some(origin_only()),
        P::SameOrigin => same_origin.then(full),
        P::NoReferrerWhenDowngrade => (!downgrade).then(full),
        P::OriginWhenCrossOrigin => Some(if same_origin { full() } else { origin_only() }),
        P::StrictOriginWhenCrossOrigin if same_origin => Some(full()),
        P::StrictOrigin | P::StrictOriginWhenCrossOrigin => (!downgrade).then(origin_only),
    };
    referrer.map_or(Referrer::Absent, Referrer::Url)
}
