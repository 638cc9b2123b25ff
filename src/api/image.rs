//! `<img>`: the [processing model](https://html.spec.whatwg.org/multipage/images.html#images-processing-model).

use super::definition::Definition;
use super::element::{self, check_body, check_bytes, check_local_type};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType, Request, ResponseTainting};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

pub(super) const IMAGE: Definition =
    Definition { reads: element::READS, is_recorded_in_content_scripts: true, ..Definition::of_markup("image", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let url = element::url(params, trace)?;
    let crossorigin = params.environment.scenario.request.crossorigin;
    let mut request =
        element::potential_cors_request(params, url, Destination::Image, InitiatorType::Image, crossorigin, trace);
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    check(params, &request, &response, trace).map_err(Refusal::fires_error)?;
    let taints_canvas = request.response_tainting == ResponseTainting::Opaque;
    let code = if has_other_type(&response) {
        Code::ResultNotAnImage
    } else if taints_canvas {
        Code::ResultTaintsCanvas
    } else {
        Code::ResultLoads
    };
    let mut outcome = Outcome::loaded(code, trace);
    outcome.result.taints_canvas = Some(taints_canvas);
    Ok(outcome)
}

/// Whether the response's type says that it is not an image. Browsers look at the bytes, which a scenario does not
/// have.
fn has_other_type(response: &Response<'_, '_>) -> bool {
    response
        .mime_type()
        .is_some_and(|mime| !mime.essence.starts_with("image/") && mime.essence != "application/octet-stream")
}

/// Checks the response. An image is shown regardless of its status.
fn check(params: FetchParams<'_, '_>, request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    if let Response::Network(head) = response {
        check_body(params, head, trace)?;
    }
    check_bytes(request, trace)?;
    check_local_type(request, response, |essence| essence.starts_with("image/"), trace)
}
