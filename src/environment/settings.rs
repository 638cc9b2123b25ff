//! The page as one engine sees it.

use super::Client;
use super::policy_headers::{EmbedderPolicy, EmbedderPolicyHeader};
use crate::csp::page_policies::PagePolicies;
use crate::engine::{Departure, Profile};

/// The
/// [environment settings object](https://html.spec.whatwg.org/multipage/webappapis.html#environment-settings-object) of
/// the page under one profile. The policies around Fetch read it and never change it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings<'e, 'a> {
    pub(crate) client: &'e Client<'a>,
    pub(crate) profile: &'e Profile,
}

impl<'e, 'a> Settings<'e, 'a> {
    /// Whether the profile has this departure from the standards.
    pub(crate) fn departs(self, departure: Departure) -> bool {
        self.profile.departs(departure)
    }

    /// The page's policies, as the profile's engine reads them.
    pub(crate) fn policies(self) -> PagePolicies<'e, 'a> {
        let csp_list = self.client.csp_list(self.profile);
        PagePolicies {
            csp_list,
            document_url: &self.client.url,
            is_worker: self.client.is_worker,
            is_content_script: self.client.is_content_script,
            profile: self.profile,
        }
    }

    /// The policies that embedded content has to comply with: the
    /// [embedder policy](https://html.spec.whatwg.org/multipage/browsers.html#embedder-policy) and, if the engine
    /// supports isolation policies, the page's isolation policy.
    pub(crate) fn embedder_policies(self) -> impl Iterator<Item = EmbedderPolicyHeader> + use<'e, 'a> {
        let embedder = self.client.embedder_policy;
        let isolation = self.client.isolation_policy.filter(|_| self.departs(Departure::DocumentIsolationPolicy));
        embedder.into_iter().chain(isolation).filter(move |header| self.parses(header))
    }

    /// The page's [embedder policy](https://html.spec.whatwg.org/multipage/browsers.html#embedder-policy), as the engine
    /// reads it.
    pub(crate) fn embedder_policy(self) -> Option<EmbedderPolicyHeader> {
        self.client.embedder_policy.filter(|header| self.parses(header))
    }

    /// Whether the engine accepts the header's value: its parser of structured fields accepts everything in it, and the
    /// policy is known.
    pub(crate) fn parses(self, header: &EmbedderPolicyHeader) -> bool {
        if header.policy == EmbedderPolicy::Credentialless && self.departs(Departure::NoCredentialless) {
            return false;
        }
        let is_refused = (header.has_types_of_rfc9651 && self.departs(Departure::StructuredFieldsOfRfc8941))
            || (header.has_numbers_or_bytes && self.departs(Departure::StructuredFieldsAreWords));
        !is_refused
    }
}
