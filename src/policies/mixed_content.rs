//! [Mixed Content](https://w3c.github.io/webappsec-mixed-content/) and
//! [Upgrade Insecure Requests](https://w3c.github.io/webappsec-upgrade-insecure-requests/).

use super::local_network_access::is_known_to_be_local;
use crate::contract::report::{Disposition, Violation};
use crate::csp::directive::DirectiveName;
use crate::csp::request_check::url_as_written;
use crate::csp::violation::strip_url_for_reports;
use crate::engine::Departure;
use crate::environment::Settings;
use crate::http::request::{Destination, Request, RequestMode};
use crate::trace::{Code, Draft, Flow, Trace};
use crate::url::Url;
use crate::url::origin::Origin;

/// [Upgrade request to a potentially trustworthy URL, if appropriate](https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request).
/// Returns whether the request was upgraded.
pub(crate) fn upgrade_insecure_request(settings: Settings<'_, '_>, request: &mut Request, trace: &mut Trace) -> bool {
    let client = settings.client;
    let own = settings.policies().csp_list.enforces(DirectiveName::UpgradeInsecureRequests);
    let of_page = client.starter_upgrades.filter(|_| settings.departs(Departure::WorkersUpgradeAsTheirPage));
    let Some(place) = own.map(|directive| directive.place).or(of_page) else {
        return false;
    };
    if client.is_worker && settings.departs(Departure::WorkersDoNotUpgrade) {
        return false;
    }
    let is_socket = request.mode == RequestMode::WebSocket;
    let keeps_scheme = || {
        is_trustworthy(settings, request.current_url())
            && !(request.redirect_count > 0 && settings.departs(Departure::LoopbackUpgradedAfterRedirect))
            && !(is_socket
                && !settings.client.url.is_loopback_host()
                && settings.departs(Departure::LoopbackSocketsAreUpgraded))
    };
    if request.current_url().scheme() != "http" || keeps_scheme() {
        return false;
    }
    let before = request.current_url().clone();
    request.set_current_url_scheme("https");
    trace.info(Code::UpgradedByDirective, |decision| upgraded(decision, request, &before).at(place));
    true
}

/// [Upgrade a mixed content request to a potentially trustworthy URL, if appropriate](https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm):
/// images, audio and video. Returns whether the request was upgraded.
pub(crate) fn upgrade_mixed_content(settings: Settings<'_, '_>, request: &mut Request, trace: &mut Trace) -> bool {
    let url = request.current_url();
    let upgradable = matches!(request.destination, Destination::Image | Destination::Video);
    // "request's URL's host is an IP address": the request is not upgraded.
    if url.is_loopback_host() && settings.departs(Departure::LoopbackShowsMedia) {
        return false;
    }
    let is_redirect_to_loopback = request.redirect_count > 0 && url.is_loopback_host();
    let is_forced = is_redirect_to_loopback
        && request.url().scheme() == "https"
        && settings.departs(Departure::LoopbackUpgradedAfterRedirect);
    let keeps_scheme = (url.domain().is_none() && !settings.departs(Departure::MixedUpgradeOfIpAddresses))
        || is_trustworthy(settings, url);
    if url.scheme() != "http"
        || (keeps_scheme && !is_forced)
        || is_exempt_as_local(settings, url)
        || !prohibits_mixed_security_contexts(settings)
        || !upgradable
    {
        return false;
    }
    let before = url.clone();
    request.set_current_url_scheme("https");
    trace.info(Code::UpgradedAsMixedContent, |decision| upgraded(decision, request, &before));
    true
}

fn upgraded(decision: Draft, request: &Request, before: &Url) -> Draft {
    decision.with("before", before.as_str()).with("after", request.current_url().as_str()).about(before)
}

/// [Should fetching request be blocked as mixed content?](https://w3c.github.io/webappsec-mixed-content/#should-block-fetch)
pub(crate) fn should_block_fetch(settings: Settings<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    let url = request.current_url();
    // "Request's destination is "document", and request's target browsing context has no parent": this is a navigation
    // of the page.
    if request.destination == Destination::Document {
        return Ok(());
    }
    if !prohibits_mixed_security_contexts(settings) {
        return Ok(());
    }
    if is_trustworthy(settings, url) || !is_network_scheme(url) {
        return Ok(());
    }
    let is_fetched = url.scheme() == "http" || request.mode == RequestMode::WebSocket;
    if !is_fetched && settings.departs(Departure::OtherSchemesAreNotMixedContent) {
        return Ok(());
    }
    let is_shown = matches!(request.destination, Destination::Image | Destination::Video);
    if is_shown
        && url.is_loopback_host()
        && request.redirect_count == 0
        && settings.departs(Departure::LoopbackShowsMedia)
    {
        trace.info(Code::MixedContentLoopbackShown, |decision| {
            decision.with("url", url.as_str()).at_all(request.url_place)
        });
        return Ok(());
    }
    if is_exempt_as_local(settings, url) {
        trace.info(Code::MixedContentLocal, |decision| {
            decision.with("url", url_as_written(url, request.mode).as_str()).at_all(request.url_place)
        });
        return Ok(());
    }
    Err(trace.fail(Code::MixedContentBlocked, |decision| {
        let url = url_as_written(url, request.mode);
        decision
            .with("page", settings.client.url.as_str())
            .with("url", url.as_str())
            .about(&url)
            .at_all(request.url_place)
    }))
}

/// Reports a request that was blocked as mixed content to the policies with `block-all-mixed-content`, a directive that
/// the standard no longer has.
pub(crate) fn report_blocked(settings: Settings<'_, '_>, request: &Request, trace: &mut Trace) {
    for policy in &settings.policies().csp_list.policies {
        let is_reported =
            policy.disposition == Disposition::Enforce || settings.departs(Departure::BlockAllMixedContentReportOnly);
        if !is_reported || policy.directive(DirectiveName::BlockAllMixedContent).is_none() {
            continue;
        }
        trace.violation(|| Violation {
            effective_directive: DirectiveName::BlockAllMixedContent.as_str().into(),
            disposition: policy.disposition,
            // As in the reports of policies, this is the first URL, so that a report does not reveal where a redirect
            // led.
            blocked_uri: strip_url_for_reports(request.url()),
            original_policy: policy.text_for_reports(),
            document_uri: strip_url_for_reports(&settings.client.url),
            sample: None,
            reports: Vec::new(),
        });
    }
}

/// Departure: requests into the local network are left to Local Network Access.
fn is_exempt_as_local(settings: Settings<'_, '_>, url: &Url) -> bool {
    is_known_to_be_local(url) && settings.departs(Departure::LocalNetworkIsNotMixedContent)
}

/// Whether the request goes over a network. Requests for `blob:`, `data:` and unknown schemes do not, so no attacker can
/// intercept them.
fn is_network_scheme(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "ws" | "ftp")
}

/// [Does settings prohibit mixed security contexts?](https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object)
fn prohibits_mixed_security_contexts(settings: Settings<'_, '_>) -> bool {
    // "If settings' origin is a potentially trustworthy origin". The origin of a sandboxed page is opaque, but its URL
    // still has the scheme.
    let page = &settings.client.trust_url;
    if matches!(page.scheme(), "https" | "wss") {
        return true;
    }
    matches!(settings.client.origin, Origin::Tuple { .. })
        && page.is_potentially_trustworthy()
        && page.is_http()
        && !settings.departs(Departure::OnlyHttpsPagesProhibitMixing)
}

/// [Is url potentially trustworthy?](https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy)
fn is_trustworthy(settings: Settings<'_, '_>, url: &Url) -> bool {
    if matches!(url.scheme(), "http" | "ws")
        && url.is_loopback_host()
        && settings.departs(Departure::LoopbackIsMixedContent)
    {
        return false;
    }
    url.is_potentially_trustworthy()
}
