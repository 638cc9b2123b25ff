//! `@font-face`: [font fetching](https://drafts.csswg.org/css-fonts-4/#font-fetching-requirements).

use super::definition::{Definition, Workers};
use super::element::{self, check_body, check_bytes, check_status};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use crate::contract::scenario::CrossOrigin;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType, Request};
use crate::http::response::Response;
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};

pub(super) const FONT: Definition =
    Definition { reads: element::READS, workers: Workers::ALL, ..Definition::of_markup("font", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let url = element::url(params, trace)?;
    // "Font fetches use … mode "cors", … credentials mode "same-origin"".
    let crossorigin = if params.departs(Departure::FontsWithoutCors) {
        params.environment.scenario.request.crossorigin
    } else {
        Some(CrossOrigin::Anonymous)
    };
    let mut request =
        element::potential_cors_request(params, url, Destination::Font, InitiatorType::Font, crossorigin, trace);
    let rejects = |stop| Refusal::rejects(stop, "NetworkError");
    let response = load(params, &mut request, trace).map_err(rejects)?;
    check(params, &request, &response, trace).map_err(rejects)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

fn check(params: FetchParams<'_, '_>, request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    if let Response::Network(head) = response {
        let is_taken = is_ok_status(head.status)
            || (head.status < 400 && params.departs(Departure::ScriptsAndFontsTakeStatusBelow400));
        check_status(is_taken, Code::FontStatus, head, trace)?;
        check_body(params, head, trace)?;
    }
    check_bytes(request, trace)
}
