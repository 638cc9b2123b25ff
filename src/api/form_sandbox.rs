//! The check whether a sandbox forbids the
//! [submission of forms](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm),
//! to a server or to a `javascript:` URL.

use crate::fetch::params::FetchParams;
use crate::trace::{Code, Flow, Trace};

/// "If form document's active sandboxing flag set has its sandboxed forms browsing context flag set, then return."
pub(super) fn check(params: FetchParams<'_, '_>, trace: &mut Trace) -> Flow<()> {
    match params.client.forms_forbidden_by {
        None => Ok(()),
        Some(place) => Err(trace.fail(Code::SandboxNoForms, |decision| {
            decision.with("url", params.environment.request_url.text).at(place)
        })),
    }
}
