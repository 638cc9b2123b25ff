//! [Form submission](https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm)
//! that navigates the page itself.

use super::definition::Definition;
use super::form_sandbox;
use super::insertion::check_element;
use super::javascript_url;
use super::load::{fetch, is_known};
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::report::Disposition;
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::DirectiveName;
use crate::csp::hash::Hashed;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, Request, RequestBody, RequestMode};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

pub(super) const FORM: Definition =
    Definition { reads: &[RequestField::Method, RequestField::InsertedBy], ..Definition::of_markup("form", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    if request.url().scheme() == "javascript" {
        let source = Hashed::new(request.url().as_str());
        return javascript_url::navigate(params, &source, true, trace);
    }
    let fetched = fetch(params, &mut request, trace);
    fetched.and_then(|response| conclude(params, &request, &response, trace)).map_err(Refusal::silent)?;
    Ok(Outcome::loaded(Code::ResultSubmitted, trace))
}

fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    check_element(params, trace)?;
    form_sandbox::check(params, trace).map_err(Refusal::silent)?;
    let target = target::read(params, trace).map_err(Refusal::silent)?;
    let is_post = target.method.is_some_and(|method| method.text.eq_ignore_ascii_case("post"));
    // "Mutate action URL: set parsed action's query component to query". The query of a form without fields is empty.
    let url = if is_post || !target.url.is_http() { target.url } else { target.url.with_empty_query() };
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.destination = Destination::Document;
    request.mode = RequestMode::Navigate;
    request.credentials_mode = CredentialsMode::Include;
    if is_post {
        "POST".clone_into(&mut request.method);
        request.method_place = target.method.map(|method| method.place);
        request.body = RequestBody::WithSource;
        request.append_header("Content-Type", "application/x-www-form-urlencoded");
    }
    Ok(request)
}

/// Checks a submission that has reached the server. If the response is unknown, it may be a redirect to a URL that
/// `form-action` blocks.
fn conclude(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let is_framed = params.client.with_ancestors.len() > 1 || params.client.url.scheme() == "about";
    if request.current_url().scheme() == "data" && !is_framed && params.departs(Departure::NoTopLevelDataUrls) {
        let place = params.environment.request_url.place;
        return Err(trace.fail(Code::TopLevelDataUrl, |decision| decision.at(place)));
    }
    let is_restricted = params.policies().csp_list.policies.iter().any(|policy| {
        policy.disposition == Disposition::Enforce && policy.directive(DirectiveName::FormAction).is_some()
    });
    if !is_restricted || params.departs(Departure::FormActionIgnoresRedirects) {
        return Ok(());
    }
    is_known(params, request, response, trace)
}
