//! Departures from [Mixed Content](https://w3c.github.io/webappsec-mixed-content/) and
//! [Upgrade Insecure Requests](https://w3c.github.io/webappsec-upgrade-insecure-requests/).

use super::{ALL, Departure, Group, recorded};
use crate::engine::Engine::{Chromium, Firefox, WebKit};

pub(super) const GROUP: Group = Group {
    standard: "Mixed Content and upgrades",
    departures: &[
        recorded(
            Departure::WorkersDoNotUpgrade,
            &[Firefox],
            &["whole.nested-worker.b619d5ca", "whole.nested-worker.0d7836d8"],
        ),
        recorded(
            Departure::WorkersUpgradeAsTheirPage,
            &[WebKit],
            &["whole.nested-worker.d5358f74", "whole.nested-worker.4bb86710"],
        ),
        recorded(Departure::FormsAreUpgradedFirst, ALL, &["whole.edges.7f833932"]),
        recorded(
            Departure::OtherSchemesAreNotMixedContent,
            &[Chromium, Firefox],
            &["schemes-without-requests.968abec1"],
        ),
        recorded(Departure::LoopbackIsMixedContent, &[WebKit], &["cors.mixed.636d32c1", "cors.websocket.1e35d3fb"]),
        recorded(Departure::OnlyHttpsPagesProhibitMixing, ALL, &["random.fetch.e2da012c"]),
        recorded(Departure::InsecureWebSocketThrows, &[Chromium, Firefox], &["random.websocket.cf657350"]),
        recorded(
            Departure::LocalNetworkIsNotMixedContent,
            &[Chromium],
            &["later.mixed-local", "later.mixed-local-socket"],
        ),
        recorded(Departure::MixedUpgradeOfIpAddresses, &[Firefox], &["later.mixed-image-ip"]),
        recorded(
            Departure::LoopbackShowsMedia,
            &[WebKit],
            &["later.loopback-image", "redirects-to-this-machine.c0094948", "redirects-to-this-machine.4440577e"],
        ),
        recorded(
            Departure::LoopbackUpgradedAfterRedirect,
            &[Chromium],
            &["later.upgrade-loopback-redirect", "redirects-to-this-machine.c0094948"],
        ),
        recorded(Departure::LoopbackSocketsAreUpgraded, &[Firefox], &["upgrades-and-policies.b5a9507a"]),
        recorded(
            Departure::SocketsAreUpgradedFirst,
            &[Chromium],
            &["order-of-checks.639f0094", "order-of-checks.94406e5c"],
        ),
        recorded(Departure::PoliciesBeforeBlockAllMixedContent, &[Chromium], &["order-of-checks.b2241353"]),
        recorded(Departure::BlockAllMixedContentReportOnly, &[Chromium], &["order-of-checks.22998c61"]),
    ],
};
