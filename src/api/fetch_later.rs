//! [`fetchLater()`](https://fetch.spec.whatwg.org/#deferred-fetch).

use super::definition::Definition;
use super::fetch;
use super::load::send;
use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Request, RequestBody};
use crate::trace::{Code, Trace};

pub(super) const FETCH_LATER: Definition = Definition {
    reads: fetch::INIT,
    needs_secure_context: Some("ReferenceError"),
    missing: Some((Departure::NoFetchLater, Settles::Unknown)),
    ..Definition::of_script("fetchlater", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let request = set_up(params, trace)?;
    send(params, request, trace)
}

/// [`fetchLater(input, init)`](https://fetch.spec.whatwg.org/#dom-window-fetchlater)
fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let mut request = fetch::request(params, trace).map_err(|(stop, error)| Refusal::throws(stop, error))?;
    // "If object is a ReadableStream object: If keepalive is true, then throw a TypeError."
    if request.body == RequestBody::WithoutSource {
        return Err(Refusal::throws(trace.fail(Code::FetchLaterStream, |decision| decision), "TypeError"));
    }
    let url = request.url();
    // "If request's URL's scheme is not an HTTP(S) scheme, then throw a TypeError. If request's
    // URL is not a potentially trustworthy URL, then throw a TypeError."
    if !url.is_http() || !url.is_potentially_trustworthy() {
        let stop = trace.fail(Code::FetchLaterUrl, |decision| {
            decision.with("url", url.as_str()).at(params.environment.request_url.place)
        });
        let untrustworthy = url.is_http() && params.departs(Departure::FetchLaterSecurityError);
        return Err(Refusal::throws(stop, if untrustworthy { "SecurityError" } else { "TypeError" }));
    }
    // Its service-workers mode is "none".
    request.is_for_service_workers = false;
    Ok(request)
}
