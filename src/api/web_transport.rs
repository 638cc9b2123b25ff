//! [`new WebTransport()`](https://w3c.github.io/webtransport/).

use super::definition::{Definition, Workers};
use super::load::fetch;
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::report::Settles;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Request, RequestMode};
use crate::trace::{Code, Trace};

pub(super) const WEB_TRANSPORT: Definition = Definition {
    needs_secure_context: Some("ReferenceError"),
    workers: Workers::ALL,
    missing: Some((Departure::NoWebTransport, Settles::Unknown)),
    ..Definition::of_script("webtransport", call)
};

/// The session is not modelled, so what the script learns about it is unknown.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    fetch(params, &mut request, trace).map_err(|stop| Refusal::rejects(stop, "WebTransportError"))?;
    trace.info(Code::WebTransportNotSimulated, |decision| decision.with("url", request.current_url().as_str()));
    Ok(Outcome::allowed(Settles::Unknown))
}

/// [`new WebTransport(url)`](https://w3c.github.io/webtransport/#webtransport-constructor)
fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    // "If parsedURL is a failure … scheme is not https … fragment is not null, throw a SyntaxError."
    let target = target::read_for(params, Some(Departure::WebTransportUrlIsAbsolute), trace);
    let url = target.map_err(|stop| Refusal::throws(stop, "SyntaxError"))?.url;
    if url.scheme() != "https" || url.fragment().is_some() {
        let stop = trace.fail(Code::WebTransportUrl, |decision| {
            decision.with("url", url.as_str()).at(params.environment.request_url.place)
        });
        return Err(Refusal::throws(stop, "SyntaxError"));
    }
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.mode = RequestMode::WebTransport;
    request.credentials_mode = CredentialsMode::Omit;
    Ok(request)
}
