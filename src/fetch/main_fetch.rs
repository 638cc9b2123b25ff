//! [Main fetch](https://fetch.spec.whatwg.org/#main-fetch).

use super::cors_preflight_fetch;
use super::filtered_response;
use super::http_fetch::http_fetch;
use super::local_network_access_check;
use super::navigation_request;
use super::params::FetchParams;
use super::scheme_fetch::scheme_fetch;
use crate::contract::scenario_path::{RequestField, ScenarioPath};
use crate::csp::request_check;
use crate::engine::Departure;
use crate::http::port::bad_port;
use crate::http::request::{Destination, InitiatorType, RedirectMode, Request, RequestMode, ResponseTainting};
use crate::http::request_header::cors_unsafe_request_header_names;
use crate::http::response::Response;
use crate::policies::extension_permissions;
use crate::policies::integrity_policy;
use crate::policies::mixed_content;
use crate::policies::referrer_policy::determine_referrer;
use crate::policies::subresource_integrity;
use crate::trace::{Code, Flow, Trace};
use crate::url::Url;

/// [Main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch). It is `recursive` for the URLs of redirects.
pub(crate) fn main_fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    recursive: bool,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    let (settings, policies) = (params.settings(), params.policies());
    if !recursive {
        request.began_on_own_origin = request.is_same_origin_with_current_url();
    }
    if !recursive && request.destination == Destination::Document && params.departs(Departure::FormsAreUpgradedFirst) {
        mixed_content::upgrade_insecure_request(settings, request, trace);
    }
    // The navigations of HTML follow redirects themselves, and check each fetch first.
    navigation_request::check(params, request, trace)?;
    let is_upgraded_first =
        request.mode == RequestMode::WebSocket && params.departs(Departure::SocketsAreUpgradedFirst);
    let needs_http = is_refused_by_cors_scheme(params, request);
    if needs_http && is_cors_scheme_checked_first(params, request) {
        check_cors_scheme(request, trace)?;
    }
    let leaves_origin = is_refused_by_same_origin_mode(params, request);
    if leaves_origin && params.departs(Departure::SameOriginModeBeforePolicies) {
        check_same_origin_mode(request, trace)?;
    }
    // "Run report Content Security Policy violations for request."
    if !is_upgraded_first {
        request_check::report_violations_for_request(policies, request, trace);
    }
    if leaves_origin && params.departs(Departure::SameOriginModeBeforeMixedContent) {
        if !recursive {
            request_check::should_block_request(policies, request, trace)?;
        }
        check_same_origin_mode(request, trace)?;
    }
    // "Upgrade request to a potentially trustworthy URL, if appropriate."
    let by_directive = mixed_content::upgrade_insecure_request(settings, request, trace);
    // "Upgrade a mixed content request to a potentially trustworthy URL, if appropriate."
    let as_mixed = mixed_content::upgrade_mixed_content(settings, request, trace);
    if is_upgraded_first {
        request_check::report_violations_for_request(policies, request, trace);
    }
    if (leaves_origin || needs_http) && is_made_by_script(request) && params.departs(Departure::ModesBeforeMixedContent)
    {
        request_check::should_block_request(policies, request, trace)?;
        if needs_http {
            check_cors_scheme(request, trace)?;
        } else {
            check_same_origin_mode(request, trace)?;
        }
    }
    request.is_upgraded_to_port_of_page =
        (by_directive || as_mixed) && is_at_port_of_page(params, request.current_url());
    // "If should request be blocked due to a bad port, should fetching request be blocked as mixed content, should
    // request be blocked by Content Security Policy … returns blocked, then set response to a network error." All of
    // them run, so that each records its decisions. The first one that blocks decides, in the order of the standard
    // unless the engine departs from it.
    let port = should_block_bad_port(params, request, trace);
    let mixed = mixed_content::should_block_fetch(settings, request, trace);
    let csp = if csp_sees_url_before_upgrade(params, request, by_directive, as_mixed) {
        let mut before = request.clone();
        before.set_current_url_scheme("http");
        let of_before = request_check::should_block_request(policies, &before, trace);
        if of_before.is_ok() && by_directive && params.departs(Departure::CspSeesUrlBeforeUpgrade) {
            request_check::should_block_request(policies, request, trace)
        } else {
            of_before
        }
    } else {
        request_check::should_block_request(policies, request, trace)
    };
    if mixed.is_err() && (csp.is_ok() || !params.departs(Departure::PoliciesBeforeBlockAllMixedContent)) {
        mixed_content::report_blocked(settings, request, trace);
    }
    let integrity = integrity_policy::should_block_request(settings, request, trace);
    let policies_before_mixed = match request.mode {
        RequestMode::WebSocket => Departure::PoliciesBeforeMixedSockets,
        _ => Departure::PoliciesBeforeMixedContent,
    };
    let policies_come_first = mixed.is_err() && csp.is_err() && params.departs(policies_before_mixed);
    if policies_come_first {
        port.and(csp)?;
    } else {
        port.and(mixed).and(csp).and(integrity)?;
    }
    url_credentials(params, request, trace)?;
    local_network_access_check::check(params, request, trace)?;
    // "If request's referrer is not "no-referrer", then set request's referrer to the result of
    // invoking determine request's referrer."
    request.referrer = determine_referrer(settings, request);

    let response = fetch_by_mode(params, request, trace)?;
    if recursive {
        return Ok(response);
    }
    filtered_response::should_block_response(params, request, &response, trace)?;
    // "If request's integrity metadata is not the empty string"
    let skips_integrity = match request.initiator_type {
        InitiatorType::Preload => params.departs(Departure::PreloadIntegrityIsNotChecked),
        InitiatorType::Link if request.destination == Destination::Script => {
            params.departs(Departure::ModulePreloadIntegrityIsNotChecked)
        }
        _ => false,
    };
    if !skips_integrity {
        subresource_integrity::check(request, &response, trace)?;
    }
    Ok(response)
}

/// Whether the page came over `http:` from the URL's host and port. A server that speaks `http:` on a port does not
/// respond to TLS there. Loopback hosts are excluded: the servers of the recordings accept both on one port.
fn is_at_port_of_page(params: FetchParams<'_, '_>, url: &Url) -> bool {
    let page = &params.client.url;
    page.scheme() == "http" && !page.is_loopback_host() && page.is_same_host_and_port(url)
}

/// Departure: some requests are checked against Content Security Policy before they are upgraded.
fn csp_sees_url_before_upgrade(
    params: FetchParams<'_, '_>,
    request: &Request,
    by_directive: bool,
    as_mixed: bool,
) -> bool {
    use InitiatorType as I;
    let departs = |departure| params.departs(departure);
    let initiator = request.initiator_type;
    (as_mixed && initiator == I::Video && departs(Departure::CspSeesMediaBeforeMixedUpgrade))
        || (as_mixed && initiator == I::Image && departs(Departure::CspSeesImagesBeforeMixedUpgrade))
        || (by_directive && departs(Departure::CspSeesEveryUrlBeforeUpgrade))
        || (by_directive
            && request.redirect_count == 0
            && ((matches!(initiator, I::Fetch | I::Beacon | I::Video) && departs(Departure::CspSeesUrlBeforeUpgrade))
                || (matches!(initiator, I::Beacon | I::EventSource | I::Ping | I::Video)
                    && departs(Departure::CspSeesConnectionsBeforeUpgrade))))
}

fn should_block_bad_port(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    match bad_port(params.profile, request.current_url()) {
        None => Ok(()),
        Some((port, service)) => Err(trace.fail(Code::PortBlocked, |decision| {
            decision.with("port", port.to_string()).with("service", service).at_all(request.url_place)
        })),
    }
}

/// Departure: most requests whose URL includes credentials are refused.
fn url_credentials(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    // `open()` removes the credentials from its URL, and so do elements whose mode is "cors". Browsers use other code
    // to load fonts and media, and requests that outlive the page follow redirects on their own.
    use InitiatorType as I;
    let exempt = match request.initiator_type {
        _ if request.destination == Destination::Document => true,
        _ if matches!(request.mode, RequestMode::WebSocket | RequestMode::WebTransport) => true,
        I::XmlHttpRequest => true,
        I::Font | I::Video => request.redirect_count == 0,
        I::Image | I::Script | I::Link | I::Preload if request.mode == RequestMode::Cors => request.redirect_count == 0,
        I::Beacon | I::Ping => request.redirect_count > 0,
        _ => false,
    };
    if !request.current_url().includes_credentials() || exempt || !params.departs(Departure::UrlCredentialsBlocked) {
        return Ok(());
    }
    Err(trace.fail(Code::UrlCredentialsBlocked, |decision| {
        decision.with("url", request.current_url().for_request()).at_all(request.url_place)
    }))
}

/// "If response is null, then set response to the result of running the steps corresponding to
/// the first matching statement".
fn fetch_by_mode<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    let same_origin = request.is_same_origin_with_current_url();
    if request.current_url().scheme() == "data" && params.departs(Departure::DataUrlsNeedFollow) {
        needs_follow(request, trace)?;
    }
    // In the page of an extension, a granted host counts as the extension's own origin.
    if extension_permissions::has_host_permission(params.client, request.current_url()) {
        trace.info(Code::ExtensionHostPermission, |decision| decision.with("url", request.current_url().as_str()));
        request.response_tainting = ResponseTainting::Basic;
        return scheme_fetch(params, request, trace);
    }
    // "request's current URL's origin is same origin with request's origin, and request's response
    // tainting is "basic"", "request's current URL's scheme is "data"", "request's mode is
    // "navigate", "websocket" or "webtransport""
    if (same_origin && request.response_tainting == ResponseTainting::Basic)
        || request.current_url().scheme() == "data"
        || matches!(request.mode, RequestMode::Navigate | RequestMode::WebSocket | RequestMode::WebTransport)
    {
        request.response_tainting = ResponseTainting::Basic;
        if same_origin && !matches!(request.mode, RequestMode::WebSocket | RequestMode::WebTransport) {
            trace.info(Code::SameOrigin, |decision| decision.with("origin", request.origin.serialized()));
        }
        return scheme_fetch(params, request, trace);
    }
    if is_file_without_cors(params, request) {
        return scheme_fetch(params, request, trace);
    }
    match request.mode {
        // "request's mode is "same-origin": Return a network error."
        RequestMode::SameOrigin => {
            check_same_origin_mode(request, trace)?;
            scheme_fetch(params, request, trace)
        }
        RequestMode::NoCors => {
            needs_follow(request, trace)?;
            request.response_tainting = ResponseTainting::Opaque;
            trace.info(Code::NoCorsOpaque, |decision| {
                decision.with("urlOrigin", request.current_url().origin().serialized())
            });
            scheme_fetch(params, request, trace)
        }
        _ => cors(params, request, trace),
    }
}

/// "If request's redirect mode is not "follow", then return a network error", in no-cors mode.
fn needs_follow(request: &Request, trace: &mut Trace) -> Flow<()> {
    if request.mode != RequestMode::NoCors || request.redirect_mode == RedirectMode::Follow {
        return Ok(());
    }
    Err(trace.fail(Code::NoCorsNeedsFollow, |decision| decision))
}

/// Departure: some kinds of files are loaded without CORS if the page is a file.
fn is_file_without_cors(params: FetchParams<'_, '_>, request: &Request) -> bool {
    if !request.current_url().is_file() || !params.client.url.is_file() {
        return false;
    }
    match request.destination {
        Destination::Font => params.departs(Departure::FontFilesWithoutCors),
        Destination::Video => params.departs(Departure::MediaFilesWithoutCors),
        _ => false,
    }
}

/// "request's current URL's scheme is not an HTTP(S) scheme: Return a network error."
fn check_cors_scheme(request: &Request, trace: &mut Trace) -> Flow<()> {
    if request.current_url().is_http() {
        return Ok(());
    }
    Err(trace.fail(Code::CorsNeedsHttp, |decision| {
        decision.with("scheme", request.current_url().scheme()).with("url", request.current_url().as_str())
    }))
}

/// Whether a request with CORS is refused because of its scheme, which is not one that Fetch supports.
fn is_refused_by_cors_scheme(params: FetchParams<'_, '_>, request: &Request) -> bool {
    let url = request.current_url();
    let is_fetched = matches!(url.scheme(), "http" | "https" | "data" | "blob" | "file");
    request.mode == RequestMode::Cors
        && !is_fetched
        && !request.is_same_origin_with_current_url()
        && !extension_permissions::has_host_permission(params.client, url)
}

/// Departure: the scheme of a request with CORS is checked before policies.
fn is_cors_scheme_checked_first(params: FetchParams<'_, '_>, request: &Request) -> bool {
    let is_ftp_by_xhr =
        request.initiator_type == InitiatorType::XmlHttpRequest && request.current_url().scheme() == "ftp";
    params.departs(Departure::CorsSchemesBeforePolicies)
        || (is_ftp_by_xhr && params.departs(Departure::XhrChecksFtpBeforePolicies))
}

/// Whether `fetch()`, `XMLHttpRequest` or `EventSource` makes the request.
fn is_made_by_script(request: &Request) -> bool {
    matches!(request.initiator_type, InitiatorType::Fetch | InitiatorType::XmlHttpRequest | InitiatorType::EventSource)
}

/// Whether "request's mode is "same-origin"" is the first statement of main fetch that matches.
fn is_refused_by_same_origin_mode(params: FetchParams<'_, '_>, request: &Request) -> bool {
    let url = request.current_url();
    request.mode == RequestMode::SameOrigin
        && !request.is_same_origin_with_current_url()
        && url.scheme() != "data"
        && !extension_permissions::has_host_permission(params.client, url)
}

/// Fails if the request is cross-origin. Its mode is "same-origin".
fn check_same_origin_mode(request: &Request, trace: &mut Trace) -> Flow<()> {
    if request.is_same_origin_with_current_url() {
        return Ok(());
    }
    Err(trace.fail(Code::SameOriginModeRefuses, |decision| {
        decision
            .with("origin", request.origin.serialized())
            .with("urlOrigin", request.current_url().origin().serialized())
            .at_all(request.url_place)
    }))
}

fn cors<'e, 'a>(params: FetchParams<'e, 'a>, request: &mut Request, trace: &mut Trace) -> Flow<Response<'e, 'a>> {
    check_cors_scheme(request, trace)?;
    trace.info(Code::CrossOrigin, |decision| {
        decision
            .with("origin", request.origin.serialized())
            .with("urlOrigin", request.current_url().origin().serialized())
            .at_all(request.url_place)
    });
    request.response_tainting = ResponseTainting::Cors;
    // "request's use-CORS-preflight flag is set", or "request's unsafe-request flag is set and
    // either request's method is not a CORS-safelisted method or CORS-unsafe request-header names
    // with request's header list is not empty"
    // Header names that could not be read may require a preflight, and its response may not allow them.
    if let Some(line) = params.environment.request_headers.unread.lines.first() {
        return Err(trace.unknown(
            Code::RequestHeadersNotRead,
            ScenarioPath::Request(RequestField::Headers),
            |decision| decision.with("line", line.text).at(line.place),
        ));
    }
    let unsafe_names = cors_unsafe_request_header_names(params.profile, request);
    let make_cors_preflight = cors_preflight_fetch::is_needed(request, &unsafe_names, trace);
    http_fetch(params, request, make_cors_preflight, trace)
}
