//! Departures from [Fetch](https://fetch.spec.whatwg.org/).

use super::{ALL, Departure, Group, recorded};
use crate::engine::Engine::{Chromium, Firefox, WebKit};

pub(super) const GROUP: Group = Group {
    standard: "Fetch",
    departures: &[
        // The CORS check and preflights.
        recorded(Departure::AuthorizationUnderWildcard, ALL, &["cors.header.591d6dbb"]),
        recorded(
            Departure::EmptyCredentialsIgnored,
            &[Firefox],
            &["cors.empty-credentials", "cors.empty-credentials-preflight"],
        ),
        recorded(Departure::ClientHintsSafelisted, &[Chromium], &["cors.header.e436d230"]),
        recorded(
            Departure::NonAsciiValueIsUnsafe,
            &[Firefox],
            &["cors.safelist.d8710bb6", "repeated-request-headers.dfee5758"],
        ),
        recorded(Departure::NoSafelistedTotalLimit, &[Firefox], &["cors.safelist.9740a620"]),
        recorded(Departure::UserAgentIsNotUnsafe, &[Chromium], &["cors.forbidden.83368232", "cors.header.77736fe9"]),
        recorded(Departure::RangeNumbersAreLimited, ALL, &["safelist.range-overflow"]),
        recorded(Departure::RangeUnitInAnyCase, &[WebKit], &["later.range-unit"]),
        recorded(
            Departure::EmptyLastParameterIsUnsafe,
            &[Firefox],
            &["repeated-request-headers.976ca1e9", "repeated-request-headers.b8a8c94b"],
        ),
        recorded(Departure::CommaInContentTypeIsUnsafe, &[Firefox], &["safelist.content-type-comma"]),
        recorded(
            Departure::RepeatedHeadersAreCombined,
            &[Chromium, WebKit],
            &["safelist.repeated", "repeated-request-headers.f219ab07", "repeated-request-headers.29f12fac"],
        ),
        recorded(Departure::RedirectFromOwnOriginNeedsCredentials, &[WebKit], &["later.redirect-credentialed"]),
        recorded(
            Departure::PreflightStaysForRemovedHeaders,
            &[Firefox],
            &["later.redirect-authorization", "preflights-after-redirects.134b0af5"],
        ),
        recorded(
            Departure::PreflightNamesRemovedHeaders,
            &[WebKit],
            &["later.redirect-authorization", "preflights-after-redirects.134b0af5"],
        ),
        recorded(
            Departure::PreflightStaysAfterRedirect,
            &[Firefox, WebKit],
            &["preflights-after-redirects.98cd5f4d", "preflights-after-redirects.af88f545"],
        ),
        recorded(
            Departure::PreflightKeepsOrigin,
            &[Firefox],
            &["preflights-after-redirects.0193d2cd", "preflights-after-redirects.84805ffb"],
        ),
        recorded(Departure::OriginOnSameOriginElements, &[Chromium, WebKit], &["element.cors.453f2c87"]),
        recorded(
            Departure::OriginIgnoresReferrerPolicy,
            &[Chromium],
            &["cors.referrer.4530530d", "cors.mixed.f72e8a08"],
        ),
        recorded(
            Departure::OriginIsNullOnAnotherOrigin,
            &[Chromium],
            &["order-of-checks.c2d890b3", "order-of-checks.7f5bda82"],
        ),
        // Requests, redirects and responses.
        recorded(Departure::NewBadPortsAreOpen, &[Chromium], &["cors.port.df290bbe"]),
        recorded(Departure::UrlCredentialsBlocked, &[Chromium], &["cors.eventsource.f0547a22", "cors.beacon.16f622e7"]),
        recorded(Departure::AboutBlankRefused, &[Chromium, WebKit], &["later.about-blank"]),
        recorded(Departure::CorsSchemesBeforePolicies, &[Firefox], &["schemes-without-requests.d817f7e0"]),
        recorded(Departure::XhrChecksFtpBeforePolicies, &[Chromium], &["schemes-without-requests.3e4cd90b"]),
        recorded(
            Departure::ModesBeforeMixedContent,
            &[WebKit],
            &["schemes-without-requests.968abec1", "schemes-without-requests.03a55b35"],
        ),
        recorded(
            Departure::SameOriginModeBeforePolicies,
            &[Firefox],
            &["order-of-checks.3ae0b4a2", "order-of-checks.5f1fa84f"],
        ),
        recorded(
            Departure::SameOriginModeBeforeMixedContent,
            &[Chromium],
            &["upgrades-and-policies.68d70566", "order-of-checks.3b9224ef", "order-of-checks.5f1fa84f"],
        ),
        recorded(Departure::DataUrlsNeedFollow, &[WebKit], &["order-of-checks.c4366fea", "order-of-checks.52de121e"]),
        recorded(Departure::StreamBodyRefused, &[WebKit], &["cors.stream.4a57348e"]),
        recorded(Departure::StreamBodyIsText, &[Firefox], &["cors.stream.4a57348e", "cors.stream.f50509b1"]),
        recorded(
            Departure::RedirectsDropClientHints,
            &[Chromium],
            &["client-hints-after-redirects.e9d3c921", "client-hints-after-redirects.a427a6c9"],
        ),
        recorded(Departure::EmptyLocationIsNone, &[Chromium], &["redirect.empty-location"]),
        recorded(Departure::EmptyLocationFails, &[WebKit], &["later.empty-location"]),
        recorded(Departure::RedirectErrorNeedsLocation, &[Chromium, WebKit], &["later.redirect-error"]),
        // Recorded in WebKitGTK, which uses the network library libsoup.
        recorded(
            Departure::CrossOriginDeleteBecomesGet,
            &[WebKit],
            &["preflights-after-redirects.9111a0dc", "preflights-after-redirects.9b6ac5b2"],
        ),
        recorded(Departure::Status205HasBody, &[WebKit], &["later.image-205"]),
        recorded(Departure::OpaqueResponseBlocking, &[Chromium, Firefox], &["image.html-nosniff"]),
        recorded(
            Departure::PlainTextIsNotOpaqueData,
            &[Firefox],
            &["opaque-plain-text.0fa268f1", "opaque-plain-text.c07c62a8"],
        ),
        recorded(Departure::UnknownCorpOverridesEmbedder, &[Firefox], &["later.corp-unknown"]),
        // Service workers.
        recorded(Departure::FailedWorkerLeavesPagesToNetwork, &[Firefox], &["whole.service-worker.3d07f52d"]),
        recorded(Departure::OpaqueMediaBypassesServiceWorkers, &[Firefox], &["whole.service-worker.519aae78"]),
        recorded(
            Departure::WorkersBypassServiceWorkers,
            &[WebKit],
            &["whole.service-worker.885b2cdd", "whole.service-worker.f2f2e03b"],
        ),
        recorded(Departure::WorkersRedirectsCountForPage, &[Chromium, WebKit], &["whole.service-worker.8324ee05"]),
        recorded(Departure::FetchLaterSecurityError, &[Chromium], &["cors.fetchlater.f25dd3b4"]),
        recorded(Departure::NoFetchLater, &[Firefox, WebKit], &["cors.fetchlater.a8674aa6"]).lack(),
    ],
};
