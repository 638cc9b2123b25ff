//! [Referrer Policy](https://w3c.github.io/webappsec-referrer-policy/), as far as `Referer` and `Origin` depend on it.

use crate::engine::Departure;
use crate::environment::Settings;
use crate::http::referrer::{Referrer, ReferrerPolicy};
use crate::http::request::Request;
use crate::url::Url;
use crate::url::origin::Origin;

/// [Determine request's referrer](https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer) for a
/// request whose referrer is not "no-referrer".
pub(crate) fn determine_referrer(settings: Settings<'_, '_>, request: &Request) -> Referrer {
    use ReferrerPolicy as P;
    let page = &settings.client.base_url;
    let source = match &request.referrer {
        Referrer::NoReferrer => return Referrer::NoReferrer,
        // "If document's origin is an opaque origin, return no referrer". The same goes for a URL with a local scheme.
        Referrer::Client if !page.is_http() || matches!(request.origin, Origin::Opaque) => return Referrer::NoReferrer,
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
    let downgrade = is_downgrade(settings, source, url);
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
    referrer.map_or(Referrer::NoReferrer, Referrer::Url)
}

/// "If environment is not null, … referrerURL is a potentially trustworthy URL, and request's current URL is not a
/// potentially trustworthy URL".
fn is_downgrade(settings: Settings<'_, '_>, source: &Url, url: &Url) -> bool {
    let from = source.scheme() == "https"
        || (source.is_potentially_trustworthy() && !settings.departs(Departure::OnlyHttpsReferrersAreDowngraded));
    let to = !url.is_potentially_trustworthy()
        || (url.scheme() == "http" && settings.departs(Departure::LoopbackIsReferrerDowngrade));
    from && to
}
