//! A page's policies, with what a check against them depends on.

use super::policy::CspList;
use crate::engine::{Departure, Profile};
use crate::url::Url;

/// The facts on which every check of a request against the policies of a page depends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PagePolicies<'p, 'a> {
    pub(crate) csp_list: &'p CspList<'a>,
    /// The page's URL, which violation reports contain.
    pub(crate) document_url: &'p Url,
    /// Whether the page is a worker.
    pub(crate) is_worker: bool,
    /// Whether the content script of an extension makes the request.
    pub(crate) is_content_script: bool,
    pub(crate) profile: &'p Profile,
}

impl<'p, 'a> PagePolicies<'p, 'a> {
    /// The policies of a document, for what it does itself.
    pub(crate) fn of_document(
        profile: &'p Profile,
        csp_list: &'p CspList<'a>,
        document_url: &'p Url,
    ) -> PagePolicies<'p, 'a> {
        PagePolicies { csp_list, document_url, is_worker: false, is_content_script: false, profile }
    }

    /// Whether the profile has this departure from the standards.
    pub(crate) fn departs(self, departure: Departure) -> bool {
        self.profile.departs(departure)
    }
}
