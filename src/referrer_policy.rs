//! [Referrer Policy](https://w3c.github.io/webappsec-referrer-policy/), as far as it decides
//! `Referer` and `Origin`.

use crate::origin::Origin;
use crate::source::header_list::HeaderList;
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

    /// [Parse a referrer policy from a Referrer-Policy header](https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header):
    /// the last token that is one; `None` where none is.
    pub(crate) fn from_headers(headers: &HeaderList<'_>) -> Option<ReferrerPolicy> {
        let value = headers.get("Referrer-Policy")?;
        value.split(',').filter_map(|token| ReferrerPolicy::from_token(token.trim())).next_back()
    }
}

/// [Determine request's referrer](https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer):
/// the value of `Referer`, if one is sent.
pub(crate) fn determine_referrer(
    policy: ReferrerPolicy,
    page: &Url,
    page_origin: &Origin,
    request_url: &Url,
) -> Option<String> {
    use ReferrerPolicy as P;
    // "If document's origin is an opaque origin, return no referrer", and a local scheme has none.
    if !page.is_http() || matches!(page_origin, Origin::Opaque) {
        return None;
    }
    let same_origin = page_origin.is_same_origin(&request_url.origin());
    let downgrade = page.is_potentially_trustworthy() && !request_url.is_potentially_trustworthy();
    let full = || {
        let url = page.for_request();
        if url.len() <= 4096 { url } else { origin_only(page) }
    };
    match policy {
        P::NoReferrer => None,
        P::UnsafeUrl => Some(full()),
        P::Origin => Some(origin_only(page)),
        P::SameOrigin => same_origin.then(full),
        P::StrictOrigin => (!downgrade).then(|| origin_only(page)),
        P::NoReferrerWhenDowngrade => (!downgrade).then(full),
        P::OriginWhenCrossOrigin => Some(if same_origin { full() } else { origin_only(page) }),
        P::StrictOriginWhenCrossOrigin if same_origin => Some(full()),
        P::StrictOriginWhenCrossOrigin => (!downgrade).then(|| origin_only(page)),
    }
}

fn origin_only(page: &Url) -> String {
    format!("{}/", page.origin())
}
