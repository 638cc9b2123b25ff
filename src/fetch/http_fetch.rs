//! [HTTP fetch](https://fetch.spec.whatwg.org/#http-fetch).

use super::cors_check::{CorsCheckCodes, cors_check};
use super::cors_preflight_fetch::cors_preflight_fetch;
use super::cross_origin_resource_policy;
use super::embedder_policy;
use super::given_response::{given_response, response_not_known};
use super::handle_fetch::handle_fetch;
use super::header_is_known::status_is_known;
use super::http_network_fetch::http_network_or_cache_fetch;
use super::http_redirect_fetch::{check_redirect_target_first, http_redirect_fetch};
use super::params::FetchParams;
use crate::contract::report::ExchangeKind;
use crate::contract::scenario_path::Head;
use crate::engine::Departure;
use crate::http::request::{CredentialsMode, Destination, RedirectMode, Request, RequestMode, ResponseTainting};
use crate::http::response::{Response, ResponseHead};
use crate::http::status::is_redirect_status;
use crate::trace::{Code, Detail, Flow, Trace};

/// [HTTP fetch](https://fetch.spec.whatwg.org/#concept-http-fetch).
///
/// The CORS-preflight cache is not modelled. It is assumed to be empty.
pub(crate) fn http_fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    make_cors_preflight: bool,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    trace.enter_hop(request.redirect_count);
    // "If request's service-workers mode is "all", then: Set response to the result of invoking handle fetch".
    let head = match handle_fetch(params, request, trace)? {
        // A navigation follows redirects itself.
        Some(Response::OpaqueRedirect) if request.mode == RequestMode::Navigate => {
            given_response(params, request, Head::Response)
        }
        Some(response) => return Ok(response),
        None => {
            if make_cors_preflight {
                // "Let preflightResponse be the result of running CORS-preflight fetch given request."
                cors_preflight_fetch(params, request, trace)?;
                request.preflight_stays |= params.departs(Departure::PreflightStaysAfterRedirect);
            }
            // "Set response and internalResponse to the result of running HTTP-network-or-cache fetch
            // given fetchParams."
            http_network_or_cache_fetch(params, request, ExchangeKind::Request, trace)
        }
    };
    let Some(head) = head else {
        return if request.response_tainting == ResponseTainting::Cors || request.is_upgraded_to_port_of_page {
            Err(response_not_known(params, request, Head::Response, trace))
        } else {
            Ok(Response::NotKnown)
        };
    };
    status_is_known(head, trace)?;
    // The final response after an informational status is missing. A WebSocket handshake, however, needs status 101.
    if (100..=199).contains(&head.status) && request.mode != RequestMode::WebSocket {
        return Err(trace.fail(Code::OnlyInformational, |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place)
        }));
    }
    // "If request's response tainting is "cors" and a CORS check for request and response returns
    // failure, then return a network error."
    if request.response_tainting == ResponseTainting::Cors {
        let include = request.credentials_mode == CredentialsMode::Include
            || (is_redirect_status(head.status)
                && request.credentials_mode == CredentialsMode::SameOrigin
                && request.began_on_own_origin
                && params.departs(Departure::RedirectFromOwnOriginNeedsCredentials));
        if is_redirect_status(head.status) && request.redirect_mode == RedirectMode::Follow {
            let mut untraced = Trace::new(Detail::Verdict);
            if cors_check(params, request, head, include, CorsCheckCodes::RESPONSE, &mut untraced).is_err() {
                check_redirect_target_first(params, request, head, trace)?;
            }
        }
        cors_check(params, request, head, include, CorsCheckCodes::RESPONSE, trace)?;
    }
    // "If either request's response tainting or response's type is "opaque", and the cross-origin
    // resource policy check … returns blocked, then return a network error."
    if request.response_tainting == ResponseTainting::Opaque {
        cross_origin_resource_policy::check(params, request, head, trace)?;
    }
    // "If internalResponse's status is a redirect status"
    if !is_redirect_status(head.status) {
        return Ok(Response::Network(head));
    }
    check_redirect_of_frame(params, request, head, trace)?;
    let leads_nowhere = || head.header_list.get("Location").is_none_or(|location| location.is_empty());
    match request.redirect_mode {
        RedirectMode::Error if leads_nowhere() && params.departs(Departure::RedirectErrorNeedsLocation) => {
            trace.info(Code::RedirectErrorNowhere, |decision| {
                decision.with("status", head.status.to_string()).at_all(head.status_place)
            });
            Ok(Response::Network(head))
        }
        RedirectMode::Error => Err(trace.fail(Code::RedirectModeError, |decision| {
            decision
                .with("status", head.status.to_string())
                .at_all(head.status_place)
                .at_all(head.header_list.places("Location"))
        })),
        RedirectMode::Manual => {
            trace.info(Code::RedirectModeManual, |decision| {
                decision.with("status", head.status.to_string()).at_all(head.status_place)
            });
            Ok(Response::OpaqueRedirect)
        }
        RedirectMode::Follow => http_redirect_fetch(params, request, head, trace),
    }
}

/// [Create navigation params by fetching](https://html.spec.whatwg.org/multipage/browsing-the-web.html#create-navigation-params-by-fetching)
/// performs the cross-origin resource policy check for the frame's redirects, too, if the page has an embedder policy.
fn check_redirect_of_frame(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    let is_framed = request.mode == RequestMode::Navigate && request.destination != Destination::Document;
    if !is_framed {
        return Ok(());
    }
    if params.departs(Departure::RedirectsOfFramesNeedEmbedderPolicy) {
        embedder_policy::check_own(params, request, head, Code::CorpFrameEmbedder, trace)?;
    }
    embedder_policy::check_resource_policy(params, request, head, trace)
}
