//! [Fetch params](https://fetch.spec.whatwg.org/#fetch-params).

use crate::csp::page_policies::PagePolicies;
use crate::engine::{Departure, Profile};
use crate::environment::{Client, Environment, Settings};

/// The [fetch params](https://fetch.spec.whatwg.org/#fetch-params) under one profile, which every algorithm of a fetch
/// reads and none changes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FetchParams<'e, 'a> {
    pub(crate) environment: &'e Environment<'a>,
    /// The request's [client](https://fetch.spec.whatwg.org/#concept-request-client): the page.
    pub(crate) client: &'e Client<'a>,
    pub(crate) profile: &'e Profile,
}

impl<'e, 'a> FetchParams<'e, 'a> {
    /// Whether the profile has this departure from the standards.
    pub(crate) fn departs(self, departure: Departure) -> bool {
        self.profile.departs(departure)
    }

    /// The client and the profile, for the policies around Fetch.
    pub(crate) fn settings(self) -> Settings<'e, 'a> {
        Settings { client: self.client, profile: self.profile }
    }

    /// The page's policies as the engine of the profile reads them.
    pub(crate) fn policies(self) -> PagePolicies<'e, 'a> {
        self.settings().policies()
    }
}
