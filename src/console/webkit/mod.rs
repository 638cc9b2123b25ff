//! The lines that WebKit prints to its console.

pub(super) mod beyond_loads;
pub(super) mod earlier;
mod policy;
pub(super) mod wording;

use self::wording as w;
use super::engine_run::{Violated, governed_by, is_about_preflight, is_violation};
use super::lines::{MOST_LINES, elided, escaped, filled};
use super::refusal::Refusal;
use super::wording::{Template, word};
use super::{EngineRun, Lines};
use crate::contract::report::{Check, Disposition, StepOutcome};
use crate::contract::scenario::Api;
use crate::csp::directive::DirectiveName;
use crate::csp::policy::CspList;
use crate::http::mime_type;
use crate::http::request::RequestMode;
use crate::http::status::{is_ok_status, is_redirect_status};
use crate::trace::{Code, Decision};
use crate::url::Url;

/// Prints the lines of WebKit.
pub(super) fn print(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    for policy in run.policies().policies.iter().take(MOST_LINES) {
        policy::print(policy, lines);
    }
    print_referrer_policy(run, lines);
    let print_policies = |(list, _): (CspList<'_>, _), lines: &mut Lines| {
        list.policies.iter().take(MOST_LINES).for_each(|policy| policy::print(policy, lines));
    };
    // The policies of a framed page are parsed before the check whether it may be framed.
    let mut framed = run.framed();
    for decision in run.decisions().take(MOST_LINES) {
        if decision.code.check() == Check::FrameAncestors
            && let Some(framed) = framed.take()
        {
            print_policies(framed, lines);
        }
        print_decision(run, decision, lines);
    }
    if let Some(framed) = framed.and(run.shown()) {
        print_policies(framed, lines);
    }
    print_charset(run, lines);
}

fn print_decision(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    if beyond_loads::print(run, decision, lines) {
        return;
    }
    if let Some(violated) = run.violated(decision) {
        return print_violation(run, decision, violated, lines);
    }
    if decision.refusal().is_some() || matches!(decision.code, Code::CorpBlocked | Code::CorpMissingForEmbedder) {
        return print_refusal(run, decision, lines);
    }
    let url = run.url();
    match decision.code {
        Code::HeaderForbidden if run.api() == Api::Xhr && !may_be_set(decision.value("header")) => {
            lines.print(&w::UNSAFE_HEADER, &[("header", decision.value("header"))]);
        }
        Code::UpgradedAsMixedContent | Code::UpgradedByDirective => print_upgrade(run, decision, lines),
        Code::MixedContentLoopbackShown => print_page_and_url(run, &w::MIXED_ADDRESS, decision.value("url"), lines),
        Code::MixedContentBlocked => print_mixed(run, decision, lines),
        Code::PortBlocked => print_port(run, decision, lines),
        Code::MimeTypeBlocked if run.api() == Api::Worklet => {}
        Code::CorsNeedsHttp | Code::EventSourceData => {
            lines.print(&w::NOT_HTTP, &[]);
            end(run, &run.target(), None, lines);
        }
        Code::DataUrlInvalid | Code::SameOriginModeRefuses if !run.was_redirected() => {
            let loader = word(w::LOADER, run.api());
            // WebKit prints nothing for a worker of another origin.
            if !loader.is_empty() {
                lines.print(&w::CANNOT, &[("loader", loader), ("url", &url)]);
            }
        }
        Code::SameOriginModeRefuses => {
            let origin = run.client.origin.serialized();
            lines.print(&w::SAME_ORIGIN_REDIRECTED, &[("url", &url), ("origin", &origin)]);
            end(run, &url, None, lines);
        }
        Code::NoCorsNeedsFollow => {
            lines.print(&w::NO_CORS_REDIRECT, &[]);
            lines.print(&w::NOT_ALLOWED, &[]);
            end(run, &url, None, lines);
        }
        Code::RedirectModeError if run.api() != Api::WebSocket => {
            lines.print(&w::REDIRECT_MODE, &[("url", &url)]);
            end(run, &url, None, lines);
        }
        Code::RedirectNotHttp => print_redirect_scheme(run, decision, lines),
        Code::RedirectHasCredentials => {
            let location = decision.value("location");
            let reason = filled(&w::REDIRECT_CREDENTIALS, &[("location", location)]);
            // The first message has the URL without credentials.
            let bare = decision.url.as_ref().map_or_else(|| location.to_owned(), Url::for_request);
            deny_redirect(run, &bare, &reason, lines);
        }
        Code::RedirectTooMany => {
            lines.print(&w::TOO_MANY, &[]);
            end(run, &url, None, lines);
        }
        Code::MimeTypeBlocked | Code::NosniffBlocked | Code::ModuleType if run.is_module_script() => {
            // Without a type, WebKit sniffs the bytes, which are text. A list of types counts as text as well.
            let mime = decision.value("type");
            lines.print(&w::MODULE_TYPE, &[("mime", if mime.is_empty() { "text/plain" } else { mime })]);
        }
        Code::MimeTypeBlocked => {
            lines.print(&w::SCRIPT_TYPE, &[("url", &url), ("mime", decision.value("type"))]);
        }
        Code::NosniffBlocked if decision.value("destination") == "script" => {
            lines.print(&w::SCRIPT_NOSNIFF, &[("url", &url)]);
        }
        Code::EventSourceType => {
            let mime = decision.value("type");
            let mime = if mime.is_empty() { "application/octet-stream" } else { mime };
            lines.print(&w::EVENT_STREAM_TYPE, &[("mime", mime)]);
        }
        _ => print_socket(run, decision, lines),
    }
}

fn print_violation(run: &EngineRun<'_, '_>, decision: &Decision, violated: Violated<'_, '_>, lines: &mut Lines) {
    let Violated { policy, directive } = violated;
    // The console of a page has no lines about the policies of its service worker.
    if run.is_of_service_worker(decision) {
        if policy.disposition == Disposition::Enforce {
            lines.print(&w::RESPOND_WITH, &[]);
            let (loader, url) = (word(w::LOADER, run.api()), run.first_url());
            let template = if loader.is_empty() { &w::CANNOT_LOAD } else { &w::CANNOT };
            lines.print(template, &[("loader", loader), ("url", &url)]);
            lines.print(&w::UNHANDLED, &[]);
        }
        return;
    }
    let loads = governed_by(decision.effective_directive);
    let is_fallback = directive.name == DirectiveName::DefaultSrc;
    let template = match (policy.disposition, is_fallback) {
        (Disposition::Enforce, false) => &w::VIOLATED,
        (Disposition::Enforce, true) => &w::FALLBACK_VIOLATED,
        (Disposition::Report, false) => &w::REPORTED,
        (Disposition::Report, true) => &w::FALLBACK_REPORTED,
    };
    let url = decision.value("url");
    let values = [("doing", word(w::DOING, loads)), ("url", &elided(url)), ("effective", word(w::DIRECTIVE, loads))];
    lines.print(template, &values);
    // Another process refuses the target of a redirect, and prints the message again.
    let is_redirected = decision.redirect_count != Some(0);
    let is_last = run
        .decisions()
        .filter(|decision| is_violation(decision.code))
        .last()
        .is_some_and(|last| std::ptr::eq(last, decision));
    let is_printed = run.api() != Api::Ping && !run.is_preloaded_for_element();
    if policy.disposition == Disposition::Enforce && is_redirected && is_last && is_printed {
        lines.print(&w::BLOCKED_BY_POLICY, &[]);
        end(run, url, Some(w::BLOCKED_BY_POLICY.text), lines);
    }
}

fn print_refusal(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let url = run.url();
    let reason = reason(run, decision);
    let response = run.response(decision);
    let location = response
        .filter(|head| is_redirect_status(head.status) && !is_about_preflight(decision.code))
        .and_then(|head| head.header_list.get("Location"))
        .and_then(|location| Url::parse(&location, Url::parse(&url, None).ok().as_ref()).ok());
    if let Some(location) = location {
        deny_redirect(run, location.as_str(), &reason, lines);
    } else {
        lines.write(reason.clone());
        end(run, &url, Some(&reason), lines);
    }
}

/// Why a response is refused.
fn reason(run: &EngineRun<'_, '_>, decision: &Decision) -> String {
    let response = run.response(decision);
    let status = response.map_or_else(String::new, |head| head.status.to_string());
    // For a preflight, the status is checked first.
    if is_about_preflight(decision.code) && response.is_some_and(|head| !is_ok_status(head.status)) {
        return filled(&w::PREFLIGHT_STATUS, &[("status", &status)]);
    }
    match decision.refusal() {
        None => filled(&w::CORP, &[("url", &run.url())]),
        Some(Refusal::OriginMismatch(value)) if value.contains(',') => filled(&w::SEVERAL_ORIGINS, &[]),
        Some(Refusal::OriginMissing | Refusal::OriginMismatch(_)) => {
            filled(&w::ORIGIN, &[("origin", decision.value("origin")), ("status", &status)])
        }
        Some(Refusal::Wildcard) => filled(&w::WILDCARD, &[]),
        Some(Refusal::Credentials(_)) => filled(&w::CREDENTIALS, &[]),
        Some(Refusal::Status | Refusal::Redirected) => filled(&w::PREFLIGHT_STATUS, &[("status", &status)]),
        Some(Refusal::MethodsUnreadable(value)) => filled(&w::BAD_METHODS, &[("value", value)]),
        Some(Refusal::HeadersUnreadable(value)) => filled(&w::BAD_HEADERS, &[("value", value)]),
        Some(Refusal::Method(method)) => filled(&w::METHOD, &[("method", method)]),
        Some(Refusal::Header(name)) => filled(&w::HEADER, &[("header", &as_sent(run, name))]),
    }
}

/// A header's name as the request has it, which for well-known headers is the usual spelling.
fn as_sent(run: &EngineRun<'_, '_>, name: &str) -> String {
    run.request
        .and_then(|request| request.header(name))
        .map_or_else(|| name.to_owned(), |header| header.name.to_string())
}

fn deny_redirect(run: &EngineRun<'_, '_>, location: &str, reason: &str, lines: &mut Lines) {
    let denied = filled(&w::REDIRECT_DENIED, &[("url", location), ("reason", reason)]);
    lines.write(denied.clone());
    end(run, &run.url(), Some(&denied), lines);
}

/// Prints the last line, about the API that could not load.
fn end(run: &EngineRun<'_, '_>, url: &str, reason: Option<&str>, lines: &mut Lines) {
    match run.loads() {
        api @ (Api::Fetch | Api::Xhr | Api::EventSource) => {
            lines.print(&w::ACCESS, &[("loader", word(w::LOADER, api)), ("url", url)]);
        }
        Api::Beacon => {
            if let Some(reason) = reason {
                lines.print(&w::BEACON, &[("url", url), ("reason", reason)]);
            }
        }
        Api::Image if run.api() == Api::Image => lines.print(&w::IMAGE_ACCESS, &[("url", url)]),
        Api::Script
            if run.api() == Api::Script && run.request.is_some_and(|request| request.mode == RequestMode::Cors) =>
        {
            lines.print(&w::SCRIPT_ACCESS, &[]);
        }
        _ => {}
    }
}

fn print_upgrade(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    if is_display(run) && run.client.url.scheme() == "https" {
        let template = if is_local(decision) { &w::MIXED_ADDRESS } else { &w::MIXED_UPGRADED };
        print_page_and_url(run, template, decision.value("before"), lines);
    }
}

fn is_display(run: &EngineRun<'_, '_>) -> bool {
    matches!(run.loads(), Api::Image | Api::Media)
}

fn is_local(decision: &Decision) -> bool {
    decision.url.as_ref().is_some_and(Url::is_loopback_host)
}

fn print_page_and_url(run: &EngineRun<'_, '_>, template: &Template, url: &str, lines: &mut Lines) {
    lines.print(template, &[("page", &elided(run.page())), ("url", &elided(url))]);
}

fn print_mixed(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    // A request that a policy refused is not checked for mixed content.
    if run.is_refused_by_policy() {
        return;
    }
    let url = decision.value("url");
    // Only an http: URL is really upgraded.
    if is_display(run) && decision.url.as_ref().is_some_and(|url| url.scheme() == "ftp") {
        print_page_and_url(run, &w::MIXED_UPGRADED, url, lines);
    }
    let template = match is_local(decision) {
        true if is_display(run) => &w::MIXED_ADDRESS,
        true => &w::MIXED_LOCAL,
        false => &w::MIXED,
    };
    print_page_and_url(run, template, url, lines);
    match run.api() {
        Api::Fetch | Api::Xhr | Api::EventSource => {
            lines.print(&w::NOT_ALLOWED, &[]);
            end(run, url, None, lines);
        }
        Api::Beacon => end(run, url, Some(w::NOT_ALLOWED.text), lines),
        _ => {}
    }
}

fn print_port(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let (url, port) = (run.url(), decision.value("port"));
    match run.api() {
        Api::WebSocket => lines.print(&w::SOCKET_PORT, &[("port", port)]),
        Api::Beacon => end(run, &url, Some(w::PORT_OF_BEACON.text), lines),
        _ => lines.print(&w::PORT, &[("port", port), ("url", &url)]),
    }
}

fn print_redirect_scheme(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let (location, scheme) = (decision.value("location"), decision.value("scheme"));
    let url = run.url();
    match scheme {
        "ws" | "ftp" if run.client.url.scheme() == "https" => {
            print_page_and_url(run, if scheme == "ftp" { &w::FTP } else { &w::MIXED }, location, lines);
            end(run, &url, None, lines);
        }
        "file" => {
            lines.print(&w::LOCAL, &[("url", location)]);
            end(run, &url, None, lines);
        }
        "blob" => {
            lines.print(&w::REDIRECT_NOT_HTTP, &[]);
            end(run, &url, None, lines);
        }
        _ => deny_redirect(run, location, w::REDIRECT_SCHEME.text, lines),
    }
}

fn print_socket(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    if run.api() != Api::WebSocket {
        return;
    }
    let (url, target) = (run.url(), run.target());
    let target = [("url", target.as_str())];
    let connection = [("url", url.as_str())];
    let protocol = escaped(decision.value("protocol").encode_utf16());
    match decision.code {
        Code::UrlInvalid | Code::WebSocketUrlEmpty => lines.print(&w::SOCKET_URL, &target),
        Code::WebSocketScheme => lines.print(&w::SOCKET_SCHEME, &target),
        Code::WebSocketFragment => lines.print(&w::SOCKET_FRAGMENT, &target),
        Code::WebSocketProtocolInvalid => lines.print(&w::SOCKET_PROTOCOL, &[("protocol", &protocol)]),
        Code::WebSocketProtocolTwice => lines.print(&w::SOCKET_PROTOCOLS, &[("protocol", &protocol)]),
        Code::WebSocketStatus | Code::RedirectModeError | Code::WebSocketHandshakeHeader => {
            lines.print(&w::SOCKET_HANDSHAKE, &connection);
        }
        Code::WebSocketProtocolNotOffered | Code::WebSocketProtocolWithoutOffer => {
            lines.print(&w::SOCKET_UNASKED_PROTOCOL, &connection);
        }
        Code::WebSocketExtension => lines.print(&w::SOCKET_EXTENSION, &connection),
        _ => {}
    }
}

/// An event stream with another charset is read as UTF-8 and not refused.
fn print_charset(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    let failed = run.decisions().any(|decision| decision.outcome == StepOutcome::Fail);
    if run.api() != Api::EventSource || failed {
        return;
    }
    let hop = run.request.map_or(0, |request| request.redirect_count);
    let Some(mime) = run.environment.response(hop).and_then(|head| mime_type::extract(&head.header_list)) else {
        return;
    };
    if let Some(charset) = mime.charset.filter(|charset| !charset.eq_ignore_ascii_case("utf-8")) {
        lines.print(&w::EVENT_STREAM_CHARSET, &[("charset", &charset)]);
    }
}

/// WebKit allows scripts to set this header.
fn may_be_set(header: &str) -> bool {
    header.eq_ignore_ascii_case("User-Agent")
}

fn print_referrer_policy(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    if let Some(value) = run.unknown_referrer_policy() {
        lines.print(&w::REFERRER_POLICY, &[("tokens", &value)]);
    }
}
