//! [`new WebTransport()`](https://w3c.github.io/webtransport/).

use super::{Outcome, Refusal, SetUp, settled, stopped, target};
use crate::contract::report::{Settles, Verdict};
use crate::csp::request_check;
use crate::fetch::local_network_access_check;
use crate::fetch::params::FetchParams;
use crate::http::port::bad_port;
use crate::http::request::{CredentialsMode, Request, RequestMode};
use crate::trace::{Code, Flow, Trace};

/// [`new WebTransport(url)`](https://w3c.github.io/webtransport/#webtransport-constructor)
pub(super) fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> SetUp {
    // "If parsedURL is a failure … scheme is not https … fragment is not null, throw a SyntaxError."
    let url = target::read(params, trace).map_err(|stop| Refusal::throws(stop, "SyntaxError"))?.url;
    if url.scheme() != "https" || url.fragment().is_some() {
        let stop = trace.fail(Code::WebTransportUrl, |decision| {
            decision.with("url", url.as_str()).at(params.environment.request_url.place)
        });
        return Err(Refusal::throws(stop, "SyntaxError"));
    }
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy);
    request.mode = RequestMode::WebTransport;
    request.credentials_mode = CredentialsMode::Omit;
    Ok(request)
}

/// Everything that policies have to say; the HTTP/3 session itself is not simulated, so what the
/// script hears of it stays unknown.
pub(super) fn connect(params: FetchParams<'_, '_>, request: &mut Request, trace: &mut Trace) -> Outcome {
    match check(params, request, trace) {
        Ok(()) => {
            trace.info(Code::WebTransportNotSimulated, |decision| decision.with("url", request.current_url().as_str()));
            settled(Verdict::Allowed, Settles::Unknown)
        }
        Err(stop) => stopped(stop, Settles::Rejects, Some("WebTransportError")),
    }
}

fn check(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    request_check::report_violations_for_request(params.policies(), request, trace);
    if let Some((port, service)) = bad_port(params.profile, request.current_url()) {
        return Err(
            trace.fail(Code::PortBlocked, |decision| decision.with("port", port.to_string()).with("service", service))
        );
    }
    request_check::should_block_request(params.policies(), request, trace)?;
    local_network_access_check::check(params, request, trace)
}
