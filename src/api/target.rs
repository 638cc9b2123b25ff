//! The URL that a call names, and the method that a pasted request line does.

use crate::contract::scenario::Api;
use crate::contract::scenario_path::{RequestField, ScenarioPath};
use crate::engine::Departure;
use crate::environment::{Environment, Placed};
use crate::fetch::params::FetchParams;
use crate::http::header_block::is_request_line;
use crate::http::method::is_forbidden_method;
use crate::trace::{Code, Stop, Trace};
use crate::url::Url;
use crate::url::address::{self, Schemes, Slip};

/// What a call is made to.
pub(super) struct Target<'a> {
    pub(super) url: Url,
    /// As the scenario or a pasted request line names it.
    pub(super) method: Option<Placed<'a>>,
}

/// Parses the URL against the page's.
///
/// A request line in the URL's place, as in `GET /users HTTP/1.1`, gives method and URL; one of a
/// method that no script can send is refused as such.
pub(super) fn read<'a>(params: FetchParams<'_, 'a>, trace: &mut Trace) -> Result<Target<'a>, Stop> {
    let Placed { text, place } = params.environment.request_url;
    if params.environment.scenario.request.url.is_none() {
        return Err(trace.unknown(Code::UrlMissing, ScenarioPath::Request(RequestField::Url), |decision| decision));
    }
    let (url_text, method) = match request_line(text) {
        Some((method, target)) => {
            let method = Placed { text: method, place: place.within(method, text) };
            if is_forbidden_method(method.text) {
                return Err(trace.fail(Code::RequestLineForbidden, |decision| {
                    decision.with("line", text.trim()).with("method", method.text.to_ascii_uppercase()).at(method.place)
                }));
            }
            trace.info(Code::RequestLineRead, |decision| {
                decision.with("method", method.text).with("target", target).at(place)
            });
            (target, params.environment.method.or(Some(method)))
        }
        None => (text, params.environment.method),
    };
    if slip(params.environment).is_some() {
        return Err(trace.unknown(Code::UrlNotRead, ScenarioPath::Request(RequestField::Url), |decision| {
            decision.with("given", text.trim()).at(place)
        }));
    }
    let parsed = if has_no_base(params) {
        Url::parse(url_text, None)
    } else {
        params.environment.target(|| Url::parse(url_text, Some(&params.client.base_url)))
    };
    match parsed {
        Ok(url) => {
            trace.info(Code::UrlParsed, |decision| decision.with("url", url.as_str()).at(place));
            Ok(Target { url, method })
        }
        Err(error) => Err(trace.fail(Code::UrlInvalid, |decision| {
            decision.with("url", url_text).with("reason", error.reason()).at(place)
        })),
    }
}

/// Departure: some engines accept only absolute URLs for one API.
fn has_no_base(params: FetchParams<'_, '_>) -> bool {
    params.environment.scenario.request.api == Api::WebTransport && params.departs(Departure::WebTransportUrlIsAbsolute)
}

/// The text given as the URL, if it is not a URL.
pub(crate) fn slip(environment: &Environment<'_>) -> Option<Slip> {
    let text = environment.request_url.text;
    let schemes = if environment.scenario.request.api == Api::WebSocket { Schemes::WEB_SOCKET } else { Schemes::HTTP };
    if request_line(text).is_some() { None } else { address::slip(text, schemes) }
}

fn request_line(text: &str) -> Option<(&str, &str)> {
    let line = text.trim();
    if !is_request_line(line) {
        return None;
    }
    let mut parts = line.split_ascii_whitespace();
    Some((parts.next()?, parts.next()?))
}
