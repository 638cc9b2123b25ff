//! `<a ping>` and `<area ping>`: [hyperlink auditing](https://html.spec.whatwg.org/multipage/links.html#hyperlink-auditing).

use super::definition::Definition;
use super::load::send;
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::report::Settles;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::referrer::Referrer;
use crate::http::request::{CredentialsMode, InitiatorType, Request, RequestBody, RequestMode};
use crate::trace::{Code, Trace};

pub(super) const PING: Definition =
    Definition { missing: Some((Departure::PingSwitchedOff, Settles::Nothing)), ..Definition::of_markup("ping", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let request = set_up(params, trace)?;
    send(params, request, trace)
}

/// "If a hyperlink created by an a or area element has a ping attribute, and the user follows the
/// hyperlink … for each resulting URL ping URL":
fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let url = target::read(params, trace).map_err(Refusal::silent)?.url;
    // "… the URLs whose scheme is an HTTP(S) scheme"
    if !url.is_http() {
        let stop = trace.fail(Code::PingScheme, |decision| {
            decision.with("scheme", url.scheme()).at(params.environment.request_url.place)
        });
        return Err(Refusal::silent(stop));
    }
    let is_own = params.client.origin.is_same_origin(&url.origin());
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.initiator_type = InitiatorType::Ping;
    "POST".clone_into(&mut request.method);
    request.mode = RequestMode::NoCors;
    request.credentials_mode = CredentialsMode::Include;
    // "referrer is "no-referrer"": `Ping-From` has the page's URL instead.
    request.referrer = Referrer::NoReferrer;
    request.body = RequestBody::WithSource;
    request.append_header("Content-Type", "text/ping");
    // "If either the document's URL's origin is same origin with ping URL's origin, or the origins are different, but
    // the document's URL's scheme is not "https"", the ping has `Ping-From`. `Ping-To` is the address of the link,
    // which the scenario does not have.
    if is_own || params.client.url.scheme() != "https" {
        request.append_header("Ping-From", params.client.url.for_request());
    }
    Ok(request)
}
