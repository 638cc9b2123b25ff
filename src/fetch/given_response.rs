//! The responses that the scenario gives to a request.

use super::params::FetchParams;
use crate::contract::scenario_path::{Head, ScenarioPath};
use crate::http::request::Request;
use crate::http::response::ResponseHead;
use crate::trace::{Code, Stop, Trace};
use crate::url::Url;

/// The response that the scenario gives to `request`; `None` if it gives none, or one that comes from another server.
pub(crate) fn given_response<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &Request,
    which: Head,
) -> Option<&'e ResponseHead<'a>> {
    at_hop(params, request, which).filter(|head| is_from(request, head))
}

/// Stops because [`given_response`] returned `None`.
pub(crate) fn response_not_known(
    params: FetchParams<'_, '_>,
    request: &Request,
    which: Head,
    trace: &mut Trace,
) -> Stop {
    let path = ScenarioPath::Head(request.redirect_count as usize, which);
    let url = request.current_url().for_request();
    if let Some((given, place)) = at_hop(params, request, which).and_then(|head| head.url) {
        let code = match which {
            Head::Preflight => Code::PreflightResponseFromElsewhere,
            Head::Response => Code::ResponseFromElsewhere,
        };
        return trace.unknown(code, path, |decision| decision.with("given", given).with("url", url).at(place));
    }
    let code = match which {
        Head::Preflight => Code::PreflightResponseNotKnown,
        Head::Response => Code::ResponseNotKnown,
    };
    trace.unknown(code, path, |decision| decision.with("url", url))
}

fn at_hop<'e, 'a>(params: FetchParams<'e, 'a>, request: &Request, which: Head) -> Option<&'e ResponseHead<'a>> {
    match which {
        Head::Preflight => params.environment.preflight(request.redirect_count),
        Head::Response => params.environment.response(request.redirect_count),
    }
}

/// Whether the response comes from the server of `request`. If the scenario does not say where it comes from, it is
/// assumed to come from that server, except after an upgrade that keeps the port, because the server on that port only
/// speaks HTTP.
fn is_from(request: &Request, head: &ResponseHead<'_>) -> bool {
    let Some((given, _)) = head.url else {
        return !request.is_upgraded_to_port_of_page;
    };
    let url = request.current_url();
    Url::parse(given, None)
        .is_ok_and(|given| given.with_http_scheme().origin().is_same_origin(&url.with_http_scheme().origin()))
}
