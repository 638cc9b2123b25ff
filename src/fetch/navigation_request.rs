//! The check before each fetch in the redirect chain of a navigation:
//! [Create navigation params by fetching](https://html.spec.whatwg.org/multipage/browsing-the-web.html#create-navigation-params-by-fetching).

use super::params::FetchParams;
use crate::csp::directive::DirectiveName;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::http::request::{Destination, Request};
use crate::trace::{Flow, Trace};

/// [Should navigation request of type be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-navigation-request)
/// The submission of a form has to comply with `form-action`.
pub(super) fn check(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    if request.destination != Destination::Document
        || (request.redirect_count > 0 && params.departs(Departure::FormActionIgnoresRedirects))
    {
        return Ok(());
    }
    request_check::should_block_url(params.policies(), DirectiveName::FormAction, request, trace)
}
