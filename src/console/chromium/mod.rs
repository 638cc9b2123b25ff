//! The lines that Chromium prints to its console.

pub(super) mod beyond_loads;
pub(super) mod earlier;
mod ends;
mod policy;
pub(super) mod wording;
mod worklet;

use self::wording as w;
use super::engine_run::{Violated, governed_by, is_about_preflight, is_redirect_with_location, is_violation};
use super::lines::{MOST_LINES, elided, escaped, filled};
use super::refusal::Refusal;
use super::wording::{Template, word};
use super::{EngineRun, Lines};
use crate::contract::report::{Check, Disposition, StepOutcome};
use crate::contract::scenario::Api;
use crate::csp::directive::DirectiveName;
use crate::csp::source_expression::{Keyword, SourceExpression, SourceKind};
use crate::fetch::filtered_response::is_opaque_data;
use crate::http::mime_type;
use crate::policies::local_network_access::is_known_to_be_local;
use crate::trace::{Code, Decision};
use crate::url::Url;

/// Prints the lines of Chromium.
pub(super) fn print(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    for policy in run.policies().policies.iter().take(MOST_LINES) {
        policy::print(policy, lines);
    }
    if run.policies().all_enforced(DirectiveName::Sandbox).any(|directive| {
        let has = |flag: &str| directive.tokens().any(|token| token.eq_ignore_ascii_case(flag));
        has("allow-scripts") && has("allow-same-origin")
    }) {
        lines.print(&w::SANDBOX_ESCAPES, &[]);
    }
    print_referrer_policy(run, lines);
    print_user_agent(run, lines);
    print_insecure(run, lines);
    beyond_loads::print_written_script(run, lines);
    for decision in run.decisions().take(MOST_LINES) {
        // A request that a policy refused is not checked for mixed content.
        if decision.code == Code::MixedContentBlocked && run.is_refused_by_policy() {
            continue;
        }
        print_decision(run, decision, lines);
    }
    worklet::print_end(run, lines);
    if let Some((list, _)) = run.shown() {
        list.policies.iter().take(MOST_LINES).for_each(|policy| policy::print(policy, lines));
    }
}

fn print_decision(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let page = elided(run.page());
    // For a preload that was redirected, policies and Mixed Content print nothing.
    let is_silent = run.api() == Api::Preload && decision.hop.is_some_and(|hop| hop > 0);
    if is_silent && (is_violation(decision.code) || decision.code.check() == Check::MixedContent) {
        return;
    }
    if beyond_loads::print(run, decision, lines) {
        return;
    }
    if let Some(violated) = run.violated(decision) {
        return print_violation(run, decision, violated, lines);
    }
    if let Some(refusal) = decision.refusal() {
        return print_refusal(run, decision, refusal, lines);
    }
    let url = run.url();
    match decision.code {
        Code::HeaderForbidden if run.api() == Api::Xhr => {
            lines.print(&w::UNSAFE_HEADER, &[("header", decision.value("header"))]);
        }
        Code::MixedContentBlocked if run.api() == Api::Worklet => {}
        Code::MixedContentBlocked if run.api() == Api::WebSocket => {
            lines.print(&w::MIXED_SOCKET, &[("page", &page), ("url", decision.value("url"))]);
        }
        Code::MixedContentBlocked => {
            let kind = word(w::INSECURE, run.loads());
            lines.print(&w::MIXED, &[("page", &page), ("kind", kind), ("url", &elided(&without_fragment(&url)))]);
        }
        // The network service, which has no console, makes this upgrade.
        Code::UpgradedAsMixedContent if decision.url.as_ref().is_some_and(Url::is_loopback_host) => {}
        Code::UpgradedAsMixedContent => {
            lines.print(&w::MIXED_UPGRADED, &[("page", &page), ("url", decision.value("before"))]);
        }
        // For an element.
        Code::CorsNeedsHttp
            if !matches!(run.api(), Api::Fetch | Api::Xhr) && !matches!(decision.value("scheme"), "file" | "blob") =>
        {
            print_cors(run, &w::SCHEME, &[], lines);
        }
        Code::CorsNeedsHttp | Code::SchemeNotFetched | Code::BlobOfAnotherOrigin => {
            print_scheme(run, &url, decision.value("scheme"), lines);
        }
        Code::RedirectNotHttp => print_redirect_scheme(run, decision, lines),
        Code::RedirectHasCredentials => print_cors(run, &w::REDIRECT_CREDENTIALS, &[("location", "")], lines),
        Code::SameOriginModeRefuses if run.was_redirected() => {
            lines.print(&w::SAME_ORIGIN_REDIRECTED, &[("url", &url), ("page", &page)]);
        }
        Code::SameOriginModeRefuses => {
            lines.print(&w::SAME_ORIGIN_MODE, &[("url", &url), ("origin", decision.value("origin"))]);
        }
        Code::PreloadAs => {
            // Destinations that the standard can preload and Chromium cannot.
            const UNSUPPORTED: [&str; 12] = [
                "audio",
                "audioworklet",
                "document",
                "embed",
                "iframe",
                "manifest",
                "object",
                "paintworklet",
                "report",
                "sharedworker",
                "video",
                "worker",
            ];
            let as_ = decision.value("as").to_ascii_lowercase();
            let is_known = UNSUPPORTED.contains(&as_.as_str());
            lines.print(if is_known { &w::PRELOAD_UNSUPPORTED } else { &w::PRELOAD_AS }, &[]);
        }
        Code::IntegrityOpaque if run.api() != Api::Preload => lines.print(&w::INTEGRITY_OPAQUE, &[("url", &url)]),
        Code::NoCorsNeedsFollow => lines.print(&w::NO_CORS_REDIRECT, &[("url", &url)]),
        Code::EventSourceType => {
            // Without a type, Chromium sniffs the bytes, which are text.
            let mime = if decision.value("type").is_empty() { "text/plain" } else { decision.value("type") };
            lines.print(&w::EVENT_STREAM_TYPE, &[("mime", mime)]);
        }
        Code::EventSourceCharset => {
            lines.print(&w::EVENT_STREAM_CHARSET, &[("charset", decision.value("charset"))]);
        }
        Code::MimeTypeBlocked | Code::NosniffBlocked | Code::ModuleType
            if matches!(run.api(), Api::Import | Api::ModulePreload | Api::Worklet) || run.is_module_script() =>
        {
            lines.print(&w::MODULE_TYPE, &[("mime", decision.value("type"))]);
        }
        Code::MimeTypeBlocked | Code::NosniffBlocked => print_type(run, decision, lines),
        _ => {}
    }
}

fn print_violation(run: &EngineRun<'_, '_>, decision: &Decision, violated: Violated<'_, '_>, lines: &mut Lines) {
    let Violated { policy, directive } = violated;
    let (effective, url) = (decision.effective_directive, decision.value("url"));
    let name = directive.name.as_str();
    let fallback = if Some(directive.name) == effective {
        String::new()
    } else {
        filled(&w::FALLBACK, &[("effective", decision.value("effectiveDirective")), ("name", name)])
    };
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_star = directive
        .source_list
        .iter()
        .any(|expression| matches!(expression.kind, SourceKind::Host(host) if host.is_star()));
    let star = if has_star { filled(&w::STAR, &[("scheme", scheme)]) } else { String::new() };
    let value = directive.text.get(directive.written_name.len()..).unwrap_or_default();
    let text = format!("{name} {}", value.trim_ascii_start());
    // Chromium adds a note if a policy with 'strict-dynamic' lists hosts, which then have no effect.
    let is_place = |source: &SourceExpression<'_>| matches!(source.kind, SourceKind::Host(_) | SourceKind::Scheme(_));
    let is_strict = effective == Some(DirectiveName::ScriptSrcElem)
        && directive.has(Keyword::StrictDynamic)
        && directive.source_list.iter().any(is_place);
    let strict = if is_strict { beyond_loads::STRICT_DYNAMIC } else { "" };
    let fallback = [strict, &fallback].concat();
    let notes = [fallback.as_str(), &star].concat();
    if beyond_loads::print_navigation(decision, policy.disposition, &text, &notes, lines) {
        return;
    }
    let template = match policy.disposition {
        Disposition::Enforce => &w::VIOLATED,
        Disposition::Report => &w::REPORTED,
    };
    lines.print(
        template,
        &[
            ("doing", beyond_loads::doing(effective).unwrap_or_else(|| word(w::DOING, governed_by(effective)))),
            ("url", &elided(url)),
            ("directive", &text),
            ("fallback", &fallback),
            ("star", &star),
        ],
    );
    if policy.disposition != Disposition::Enforce {
        return;
    }
    let by_worker = run.is_of_service_worker(decision);
    if decision.redirect_count == Some(0) && (by_worker || matches!(run.api(), Api::Fetch | Api::FetchLater)) {
        lines.print(&w::FETCH_REFUSED, &[("url", &elided(url))]);
    }
    if by_worker {
        lines.print(&w::FETCH_EVENT, &[("url", &run.first_url())]);
    }
}

fn print_refusal(run: &EngineRun<'_, '_>, decision: &Decision, refusal: Refusal<'_>, lines: &mut Lines) {
    let of_preflight = is_about_preflight(decision.code);
    // A redirect of a preflight is refused before its headers are checked.
    let refusal = match refusal {
        _ if of_preflight && run.response(decision).is_some_and(is_redirect_with_location) => Refusal::Redirected,
        Refusal::Redirected => Refusal::Status,
        refusal => refusal,
    };
    let by_fetch = if run.api() == Api::Fetch { ends::SEND_VALID.text } else { "" };
    let by_xhr = if run.api() == Api::Xhr { ends::WITH_CREDENTIALS.text } else { "" };
    let (template, gap, value, hint): (&Template, _, &str, _) = match refusal {
        Refusal::OriginMissing => (&w::ORIGIN_MISSING, "value", "", ""),
        Refusal::OriginMismatch(value) => (origin_template(value), "value", value, by_fetch),
        Refusal::Wildcard => (&w::WILDCARD, "value", "", by_xhr),
        Refusal::Credentials(value) => (&w::CREDENTIALS, "value", value, by_xhr),
        Refusal::Status => (&w::PREFLIGHT_STATUS, "value", "", ""),
        Refusal::Redirected => (&w::PREFLIGHT_REDIRECTED, "value", "", ""),
        Refusal::MethodsUnreadable(_) => return print_cors(run, &w::METHODS_UNREADABLE, &[], lines),
        Refusal::HeadersUnreadable(_) => return print_cors(run, &w::HEADERS_UNREADABLE, &[], lines),
        Refusal::Method(method) => return print_cors(run, &w::METHOD, &[("method", method)], lines),
        Refusal::Header(name) => return print_cors(run, &w::HEADER, &[("header", name)], lines),
    };
    let check = filled(template, &[(gap, &escaped(value.bytes().map(u16::from))), ("hint", hint)]);
    let reason = if of_preflight { &w::PREFLIGHT_REASON } else { &w::RESPONSE_REASON };
    print_cors(run, reason, &[("check", &check)], lines);
}

/// The message for a value that is not the origin.
fn origin_template(value: &str) -> &'static Template {
    if value.contains([' ', ',']) {
        &w::SEVERAL_ORIGINS
    } else if value != "null" && Url::parse(value, None).is_err() {
        &w::INVALID_ORIGIN
    } else {
        &w::OTHER_ORIGIN
    }
}

fn print_cors(run: &EngineRun<'_, '_>, reason: &Template, values: &[(&'static str, &str)], lines: &mut Lines) {
    print_cors_at(run, &run.url(), reason, values, lines);
}

fn print_cors_at(
    run: &EngineRun<'_, '_>,
    url: &str,
    reason: &Template,
    values: &[(&'static str, &str)],
    lines: &mut Lines,
) {
    // The page no longer exists at that time.
    if run.api() == Api::FetchLater {
        return;
    }
    let first = run.first_url();
    let redirected = if first == url { String::new() } else { filled(&w::REDIRECTED, &[("first", &first)]) };
    lines.print(
        &w::CORS,
        &[
            ("kind", word(w::KIND, run.loads())),
            ("url", url),
            ("redirected", &redirected),
            ("origin", &run.client.origin.serialized()),
            ("reason", &filled(reason, values)),
        ],
    );
}

/// Prints that a URL has a scheme for which no request is made.
fn print_scheme(run: &EngineRun<'_, '_>, url: &str, scheme: &str, lines: &mut Lines) {
    let scheme = if scheme.is_empty() { url.split_once(':').map_or("", |(scheme, _)| scheme) } else { scheme };
    match (run.api(), scheme) {
        // For a page that is a file, the request goes through CORS like any other.
        (_, "file") if run.client.url.is_file() => print_cors(run, &w::SCHEME, &[], lines),
        (_, "file") | (Api::Xhr, "blob") => lines.print(&w::LOCAL, &[("url", url)]),
        (Api::Fetch, _) => lines.print(&w::FETCH_SCHEME, &[("url", url), ("scheme", scheme)]),
        (Api::Xhr, "ftp") => lines.print(&w::FTP, &[]),
        (Api::Xhr | Api::EventSource, _) => print_cors(run, &w::SCHEME, &[], lines),
        _ => {}
    }
}

/// The network stack refuses redirects to some schemes without a message. For other schemes, CORS prints one.
fn print_redirect_scheme(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    const UNSAFE: [&str; 5] = ["about", "blob", "data", "file", "filesystem"];
    let is_cors = run.request.is_some_and(|request| request.mode != crate::http::request::RequestMode::NoCors);
    if !is_cors || UNSAFE.contains(&decision.value("scheme")) {
        return;
    }
    if let Some(url) = &decision.url {
        print_cors_at(run, url.as_str(), &w::SCHEME, &[], lines);
    }
}

/// Prints the message about an insecure URL that is allowed.
fn print_insecure(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    let loads = run.loads();
    let target = run.target();
    let Some(url) = Url::parse(&target, None).ok().filter(|_| run.request.is_some()) else {
        return;
    };
    if run.client.url.scheme() != "https" || !matches!(url.scheme(), "http" | "ws") {
        return;
    }
    let page = elided(run.page());
    let values = [("page", page.as_str()), ("url", target.as_str())];
    let is_display = matches!(loads, Api::Image | Api::Media);
    let is_local = is_known_to_be_local(&url);
    let failed = run.decisions().any(|decision| decision.outcome == StepOutcome::Fail);
    let is_shown = loads == Api::Media || is_local || (is_display && url.domain().is_none());
    if !failed && !url.is_potentially_trustworthy() && is_shown {
        if loads == Api::WebSocket {
            lines.print(&w::MIXED_SOCKET_SHOWN, &values);
            lines.print(&w::SOCKET_DEPRECATED, &[]);
        } else {
            lines.print(&w::MIXED_SHOWN, &[("page", &page), ("kind", word(w::SHOWN, loads)), ("url", &target)]);
        }
    }
    // The check that prints this message assumes that the directive upgrades these URLs, too.
    if !is_display || run.policies().enforces(DirectiveName::UpgradeInsecureRequests).is_some() {
        return;
    }
    if url.domain().is_none() {
        lines.print(&w::MIXED_ADDRESS, &values);
    } else if is_local || url.is_loopback_host() {
        lines.print(&w::MIXED_LOCAL, &values);
    }
}

/// Prints that a script or a style sheet has another type. There is no message about opaque data that is withheld.
fn print_type(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let Some((request, head)) = run.request.zip(run.response(decision)) else {
        return;
    };
    let essence = mime_type::extract(&head.header_list).map(|mime| mime.essence);
    if is_opaque_data(request, head, essence.as_deref()) {
        return;
    }
    let url = elided(&run.url());
    let values = [("url", url.as_str()), ("mime", decision.value("type"))];
    match run.loads() {
        Api::Style => lines.print(&w::STYLE_NOSNIFF, &values),
        _ if mime_type::is_nosniff(&head.header_list) => lines.print(&w::SCRIPT_NOSNIFF, &values),
        _ => lines.print(&w::SCRIPT_TYPE, &values),
    }
}

/// The standard allows scripts to set `User-Agent`, but Chromium refuses.
fn print_user_agent(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    if run.api() != Api::Xhr || run.request.is_none() {
        return;
    }
    for header in run.environment.request_headers.list.named("User-Agent") {
        lines.print(&w::UNSAFE_HEADER, &[("header", header.name)]);
    }
}

fn print_referrer_policy(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    if let Some(value) = run.unknown_referrer_policy() {
        lines.print(&w::REFERRER_POLICY, &[("tokens", &value)]);
    }
}

fn without_fragment(url: &str) -> String {
    Url::parse(url, None).map_or_else(|_| url.to_owned(), |url| url.for_request())
}
