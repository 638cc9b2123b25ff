//! `<link rel=stylesheet>`: the [link type "stylesheet"](https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet).

use super::definition::Definition;
use super::element::{self, check_status, check_style_type};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType, Request};
use crate::http::response::Response;
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};

pub(super) const STYLE: Definition = Definition {
    reads: element::READS_WITH_METADATA,
    is_recorded_in_content_scripts: true,
    ..Definition::of_markup("style", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let url = element::url(params, trace)?;
    let crossorigin = params.environment.scenario.request.crossorigin;
    let mut request =
        element::potential_cors_request(params, url, Destination::Style, InitiatorType::Link, crossorigin, trace);
    element::set_metadata(params, &mut request);
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    check(params, &request, &response, trace).map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

fn check(params: FetchParams<'_, '_>, request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    if let Response::Network(head) = response {
        let is_taken =
            is_ok_status(head.status) || (head.status < 400 && params.departs(Departure::StylesTakeStatusBelow400));
        check_status(is_taken, Code::StyleStatus, head, trace)?;
    }
    if params.departs(Departure::StyleOfAnyTypeFiresLoad) {
        return Ok(());
    }
    check_style_type(request, response, trace)
}
