//! The page as one engine sees it.

use super::Client;
use super::policy_headers::{EMBEDDER, EmbedderPolicy, ISOLATION};
use crate::csp::page_policies::PagePolicies;
use crate::engine::{Departure, Profile};

/// The [environment settings object](https://html.spec.whatwg.org/multipage/webappapis.html#environment-settings-object)
/// of the page, under one profile: what the policies around Fetch read and never change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings<'e, 'a> {
    pub(crate) client: &'e Client<'a>,
    pub(crate) profile: &'e Profile,
}

impl<'e, 'a> Settings<'e, 'a> {
    /// Whether the profile departs from the standards in that way.
    pub(crate) fn departs(self, departure: Departure) -> bool {
        self.profile.departs(departure)
    }

    /// The page's policies, as the profile's engine reads them.
    pub(crate) fn policies(self) -> PagePolicies<'e, 'a> {
        let csp_list = self.client.csp_list(self.profile);
        PagePolicies { csp_list, document_url: &self.client.url, profile: self.profile }
    }

    /// The policy that embedded content has to agree to, and the name of the header that sets it: the
    /// [embedder policy](https://html.spec.whatwg.org/multipage/browsers.html#embedder-policy), or the isolation policy
    /// if the page has no embedder policy and the engine supports isolation policies.
    pub(crate) fn subresource_policy(self) -> (EmbedderPolicy, &'static str) {
        let Client { embedder_policy, isolation_policy, .. } = *self.client;
        if embedder_policy == EmbedderPolicy::UnsafeNone
            && isolation_policy != EmbedderPolicy::UnsafeNone
            && self.departs(Departure::DocumentIsolationPolicy)
        {
            return (isolation_policy, ISOLATION.name);
        }
        (embedder_policy, EMBEDDER.name)
    }
}
