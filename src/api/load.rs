//! The fetch of an API's request.

use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario_path::Head;
use crate::csp::directive::DirectiveName;
use crate::csp::fallback::effective_directive;
use crate::csp::request_check;
use crate::fetch::given_response::response_not_known;
use crate::fetch::main_fetch::main_fetch;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, Request};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

/// [Fetches](https://fetch.spec.whatwg.org/#concept-fetch) `request`. The scenario may not give the response.
pub(super) fn fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    request.url_place = Some(params.environment.request_url.place);
    let effective = match request.destination {
        // No fetch directive governs the submission of a form.
        Destination::Document => Some(DirectiveName::FormAction),
        _ => effective_directive(request),
    };
    if let Some(effective) = effective {
        request_check::describe(params.policies(), effective, trace);
    }
    let fetched = main_fetch(params, request, false, trace);
    trace.ended(request);
    fetched
}

/// [`fetch`] for an API whose outcome depends on the response.
pub(super) fn load<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    let response = fetch(params, request, trace)?;
    is_known(params, request, &response, trace)?;
    Ok(response)
}

/// Stops if the scenario does not give the response.
pub(super) fn is_known(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    if !matches!(response, Response::NotKnown) {
        return Ok(());
    }
    Err(response_not_known(params, request, Head::Response, trace))
}

/// [`fetch`] for an API that has finished when the request is sent. The script does not learn anything more.
pub(super) fn send(params: FetchParams<'_, '_>, mut request: Request, trace: &mut Trace) -> Result<Outcome, Refusal> {
    match fetch(params, &mut request, trace) {
        Err(stop) if request.sent_count == 0 => Err(Refusal::silent(stop)),
        _ => {
            trace.pass(Code::ResultSent, |decision| decision);
            Ok(Outcome::allowed(Settles::Nothing))
        }
    }
}
