//! Departures from standards with only a few entries.

use super::{ALL, Departure, Group, recorded};
use crate::engine::Engine::{Chromium, Firefox, WebKit};

pub(super) const BEACON: Group = Group {
    standard: "Beacon",
    departures: &[
        recorded(Departure::BeaconDropsInvalidType, &[Chromium], &["beacon.invalid-type"]),
        recorded(Departure::BeaconStreamIsText, &[Firefox], &["later.beacon-stream"]),
    ],
};

pub(super) const XHR: Group = Group {
    standard: "XMLHttpRequest",
    departures: &[recorded(Departure::UploadListenerNeedsBody, &[Chromium], &["random.xhr.87085257"])],
};

pub(super) const REFERRER_POLICY: Group = Group {
    standard: "Referrer Policy",
    departures: &[
        recorded(Departure::OnlyHttpsReferrersAreDowngraded, ALL, &["referrers-of-this-machine.ea67635b"]),
        recorded(Departure::LoopbackIsReferrerDowngrade, &[Chromium, Firefox], &["referrers-of-this-machine.55195f0f"]),
    ],
};

pub(super) const INTEGRITY_POLICY: Group = Group {
    standard: "Integrity Policy",
    departures: &[recorded(Departure::IntegrityPolicyForScriptsOnly, ALL, &["later.integrity-style"])],
};

pub(super) const LOCAL_NETWORK_ACCESS: Group = Group {
    standard: "Local Network Access",
    departures: &[recorded(
        Departure::LocalNetworkAccessPrompt,
        &[Chromium],
        &["local-network.denied-loopback", "local-network.insecure-local"],
    )],
};

pub(super) const STRUCTURED_FIELDS: Group = Group {
    standard: "Structured Fields (RFC 9651)",
    departures: &[
        recorded(Departure::StructuredFieldsOfRfc8941, &[Chromium, WebKit], &["embedder-policy-syntax.15fd7bbd"]),
        recorded(
            Departure::StructuredFieldsAreWords,
            &[WebKit],
            &["embedder-policy-syntax.81e72bb0", "embedder-policy-syntax.1f4f01df"],
        ),
    ],
};
