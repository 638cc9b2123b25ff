//! [`addModule()`](https://html.spec.whatwg.org/multipage/worklets.html#dom-worklet-addmodule) of an audio or a paint worklet.

use super::definition::Definition;
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::{script_response, target};
use crate::contract::scenario::Credentials;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, Request, RequestMode};
use crate::trace::{Code, Trace};
use crate::url::origin::Origin;

pub(super) const WORKLET: Definition = Definition {
    reads: &[RequestField::Via, RequestField::Credentials],
    // The attribute is undefined there, so the call throws a TypeError.
    needs_secure_context: Some("TypeError"),
    ..Definition::of_script("worklet", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let description = &params.environment.scenario.request;
    let is_paint = description.via.as_deref() == Some("paint");
    if is_paint && params.departs(Departure::NoPaintWorklets) {
        let why = Departure::NoPaintWorklets.name();
        return Err(Refusal::throws(
            trace.fail(Code::ApiUnsupported, |decision| decision.with("why", why)),
            "TypeError",
        ));
    }
    // "If this fails, then return a promise rejected with a "SyntaxError" DOMException."
    let url = target::read(params, trace).map_err(|stop| Refusal::rejects(stop, "SyntaxError"))?.url;
    let mut request = Request::new(url, origin(params), params.client.referrer_policy());
    request.destination = if is_paint { Destination::PaintWorklet } else { Destination::AudioWorklet };
    request.mode = RequestMode::Cors;
    request.credentials_mode = match description.credentials {
        Some(Credentials::Omit) => CredentialsMode::Omit,
        Some(Credentials::Include) => CredentialsMode::Include,
        Some(Credentials::SameOrigin) | None => CredentialsMode::SameOrigin,
    };
    // "If script is null, then: … reject promise with an "AbortError" DOMException."
    let refused = |stop| Refusal::rejects(stop, "AbortError");
    let response = load(params, &mut request, trace).map_err(refused)?;
    script_response::check_status(params, &response, trace).map_err(refused)?;
    script_response::check_module(params, &request, &response, trace).map_err(refused)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

/// The origin of the request: that of the page.
fn origin(params: FetchParams<'_, '_>) -> Origin<'static> {
    let page = &params.client.url;
    if page.is_http() && params.departs(Departure::WorkletKeepsOriginOfPage) {
        return page.origin().into_owned();
    }
    params.client.origin.clone()
}
