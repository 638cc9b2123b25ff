//! [`new WebTransport()`](https://w3c.github.io/webtransport/).

use super::{Refusal, SetUp, target};
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Request, RequestMode};
use crate::trace::{Code, Trace};

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
