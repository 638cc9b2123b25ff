//! Services whose hosts change, with the wildcards that their documentation recommends for a policy.

/// A wildcard that a vendor documents.
pub(super) struct Vendor {
    /// The name of the service.
    pub(super) name: &'static str,
    /// The end of the hosts, with its dot: `.example.com`.
    pub(super) suffix: &'static str,
    /// Where the vendor documents it.
    pub(super) documentation: &'static str,
}

const GOOGLE: &str = "https://developers.google.com/tag-platform/security/guides/csp";
const ALGOLIA: &str = "https://algolia.com/doc/guides/building-search-ui/algolia-experiences/troubleshooting";
const CONTENTSQUARE: &str = "https://docs.contentsquare.com/en/web/content-security-policy";

/// Only wildcards from a vendor's documentation, as read on 2026-11-29.
const VENDORS: [Vendor; 8] = [
    Vendor { name: "Google Analytics", suffix: ".google-analytics.com", documentation: GOOGLE },
    Vendor { name: "Google Analytics", suffix: ".analytics.google.com", documentation: GOOGLE },
    Vendor { name: "Google Tag Manager", suffix: ".googletagmanager.com", documentation: GOOGLE },
    Vendor { name: "Algolia", suffix: ".algolia.net", documentation: ALGOLIA },
    Vendor { name: "Algolia", suffix: ".algolianet.com", documentation: ALGOLIA },
    Vendor { name: "Algolia", suffix: ".algolia.io", documentation: ALGOLIA },
    Vendor { name: "Contentsquare", suffix: ".contentsquare.net", documentation: CONTENTSQUARE },
    Vendor { name: "Contentsquare", suffix: ".contentsquare.com", documentation: CONTENTSQUARE },
];

/// The vendor that documents a wildcard for `host`.
pub(super) fn of(host: &str) -> Option<&'static Vendor> {
    VENDORS.iter().find(|vendor| host.len() > vendor.suffix.len() && host.ends_with(vendor.suffix))
}
