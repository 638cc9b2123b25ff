//! Checks whether the page has text that may be a policy and could not be read.

use super::page_policies::PagePolicies;
use super::unread::Unread;
use crate::trace::{Code, Flow, Trace};

/// Stops if there is such text, because it might block the request.
pub(super) fn check(policies: PagePolicies<'_, '_>, trace: &mut Trace) -> Flow<()> {
    match &policies.csp_list.unread {
        None => Ok(()),
        Some(Unread { path, text, place }) => {
            Err(trace.unknown(Code::CspNotRead, *path, |decision| decision.with("line", *text).at(*place)))
        }
    }
}
