//! The lines that Firefox prints to its console.

pub(super) mod beyond_loads;
pub(super) mod earlier;
mod policy;
mod source;
pub(super) mod wording;

use self::wording as w;
use super::engine_run::{Violated, is_about_preflight, is_redirect_with_location, is_violation};
use super::lines::{MOST_LINES, filled};
use super::policy_text::as_latin1;
use super::refusal::Refusal;
use super::wording::Template;
use super::{EngineRun, Lines};
use crate::contract::report::{Disposition, StepOutcome};
use crate::contract::scenario::Api;
use crate::csp::directive::DirectiveName;
use crate::http::header_list::is_token;
use crate::http::request::{RedirectMode, RequestMode};
use crate::trace::{Code, Decision};
use crate::url::Url;
use crate::url::origin::Origin;

/// The longest message of Firefox, in UTF-16 code units.
pub(super) const LONGEST_LINE: usize = 1000;

/// Prints the lines of Firefox.
pub(super) fn print(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    for policy in run.policies().policies.iter().take(MOST_LINES) {
        policy::print(policy, &run.client.url, lines);
    }
    for decision in run.decisions().take(MOST_LINES) {
        // A request that a policy refused is not checked for mixed content.
        if decision.code == Code::MixedContentBlocked && run.is_refused_by_policy() {
            continue;
        }
        print_decision(run, decision, lines);
    }
    if let Some((list, url)) = run.shown() {
        list.policies.iter().take(MOST_LINES).for_each(|policy| policy::print(policy, url, lines));
    }
    print_end(run, lines);
}

fn print_decision(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
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
        // A request that policies refuse is not upgraded.
        Code::UpgradedByDirective if run.is_refused_by_policy_at(decision.hop) => {}
        Code::UpgradedByDirective => print_upgrade(run, &w::UPGRADED, decision, lines),
        Code::UpgradedAsMixedContent => print_upgrade(run, &w::MIXED_UPGRADED, decision, lines),
        Code::MixedContentBlocked if run.api() == Api::WebSocket => {}
        // A preload for an element is dropped after a redirect without a message.
        Code::MixedContentBlocked if run.is_preloaded_for_element() && run.was_redirected() => {}
        Code::MixedContentBlocked => {
            let by_directive = run.policies().enforces(DirectiveName::BlockAllMixedContent).is_some();
            let template = if by_directive { &w::BLOCKED_BY_DIRECTIVE } else { &w::MIXED };
            lines.print(template, &[("url", decision.value("url"))]);
        }
        Code::TrustedTypesNeeded => lines.print(&w::TRUSTED_TYPES, &[]),
        Code::TrustedTypesReported => lines.print(&w::TRUSTED_TYPES_REPORTED, &[]),
        Code::PreflightAllows => print_authorization(run, decision, lines),
        Code::CorpBlocked | Code::CorpMissingForEmbedder => lines.print(&w::CORP, &[("url", &url)]),
        // Firefox would print a random number in place of the sandboxed page's origin.
        Code::SameOriginModeRefuses if run.client.origin == Origin::Opaque && !run.client.url.is_file() => {}
        Code::SameOriginModeRefuses => lines.print(&w::MAY_NOT_LOAD, &[("from", run.page()), ("url", &url)]),
        Code::WorkerOfAnotherOrigin => {
            lines.print(&w::MAY_NOT_LOAD, &[("from", run.page()), ("url", decision.value("url"))]);
        }
        Code::CorsNeedsHttp => print_cors_scheme(run, &url, lines),
        Code::SchemeNotFetched if scheme_of(&url) == "file" => print_scheme(run, run.page(), &url, lines),
        Code::RedirectNotHttp => print_redirect_scheme(run, decision, lines),
        Code::MimeTypeBlocked => lines.print(&w::SCRIPT_TYPE, &[("url", &url), ("mime", decision.value("type"))]),
        Code::ModuleType if scheme_of(&url).starts_with("http") => print_module_type(run, decision, &url, lines),
        Code::NosniffBlocked => lines.print(&w::NOSNIFF, &[("url", &url), ("mime", decision.value("type"))]),
        _ => {}
    }
}

/// The line about a script of the wrong type depends on what loads it.
fn print_module_type(run: &EngineRun<'_, '_>, decision: &Decision, url: &str, lines: &mut Lines) {
    let mime = decision.value("type");
    let template = match run.api() {
        Api::Script => &w::MODULE_TYPE,
        Api::Import | Api::ModulePreload if !mime.is_empty() => &w::MODULE_TYPE,
        Api::Worker | Api::SharedWorker => &w::WORKER_TYPE,
        _ => return,
    };
    lines.print(template, &[("url", url), ("mime", mime)]);
}

fn print_violation(run: &EngineRun<'_, '_>, decision: &Decision, violated: Violated<'_, '_>, lines: &mut Lines) {
    let Violated { policy, directive } = violated;
    // A preload that a policy refuses before any redirect is dropped without a message.
    if matches!(run.api(), Api::Preload | Api::ModulePreload) && decision.redirect_count == Some(0) {
        return;
    }
    let effective = decision.effective_directive;
    let is_enforced = policy.disposition == Disposition::Enforce;
    let template = match (effective, is_enforced) {
        (Some(DirectiveName::ScriptSrcElem), true) => &w::SCRIPT_VIOLATED,
        (Some(DirectiveName::ScriptSrcElem), false) => &w::SCRIPT_REPORTED,
        (Some(DirectiveName::StyleSrcElem), true) => &w::STYLE_VIOLATED,
        (Some(DirectiveName::StyleSrcElem), false) => &w::STYLE_REPORTED,
        (_, true) => &w::VIOLATED,
        (_, false) => &w::REPORTED,
    };
    let directive = policy::written(&as_latin1(policy, directive.text), &run.client.url);
    let url = url_before_upgrade(run, decision).unwrap_or_else(|| decision.value("url"));
    // The empty query of a form without fields is not shown.
    let url = if effective == Some(DirectiveName::FormAction) { url.strip_suffix('?').unwrap_or(url) } else { url };
    if effective == Some(DirectiveName::WorkerSrc) {
        let settings = beyond_loads::settings(policy.disposition);
        let values = [("settings", settings), ("url", &*shown(url)), ("directive", &*directive)];
        return lines.print(&beyond_loads::WORKER, &values);
    }
    let effective = decision.value("effectiveDirective");
    lines.print(template, &[("effective", effective), ("url", &shown(url)), ("directive", &directive)]);
}

/// The URL that an enforced policy refused before it was upgraded, as it was written. A WebSocket's URL is always
/// upgraded first.
fn url_before_upgrade<'s>(run: &EngineRun<'s, '_>, violation: &Decision) -> Option<&'s str> {
    let hop = violation.hop;
    let is_upgrade = |decision: &&Decision| decision.code == Code::UpgradedByDirective && decision.hop == hop;
    let upgrade = run.decisions().find(is_upgrade).filter(|_| run.api() != Api::WebSocket)?;
    run.is_refused_by_policy_at(hop).then(|| upgrade.value("before"))
}

/// A `data:` URL is shortened to its first characters.
fn shown(url: &str) -> String {
    const LONGEST_DATA: usize = 40;
    match url.char_indices().nth(LONGEST_DATA) {
        Some((end, _)) if url.starts_with("data:") => format!("{}…", url.get(..end).unwrap_or_default()),
        _ => url.to_owned(),
    }
}

fn print_upgrade(run: &EngineRun<'_, '_>, template: &Template, decision: &Decision, lines: &mut Lines) {
    let before = decision.value("before");
    if run.api() == Api::WebSocket {
        let before = before.replacen("http", "ws", 1);
        return lines.print(template, &[("url", &before), ("scheme", "wss")]);
    }
    lines.print(template, &[("url", before), ("scheme", "https")]);
}

fn print_refusal(run: &EngineRun<'_, '_>, decision: &Decision, refusal: Refusal<'_>, lines: &mut Lines) {
    let url = run.url();
    let response = run.response(decision);
    let status = response.map_or_else(String::new, |head| head.status.to_string());
    let mut print = |reason: &Template, values: &[(&'static str, &str)]| {
        lines.print(&w::CORS, &[("url", &url), ("reason", &filled(reason, values))]);
    };
    if matches!(refusal, Refusal::Redirected) && response.is_some_and(is_redirect_with_location) {
        print(&w::PREFLIGHT_REDIRECTED, &[]);
    }
    match refusal {
        Refusal::OriginMissing => print(&w::ORIGIN_MISSING, &[("status", &status)]),
        Refusal::OriginMismatch(value) => {
            let several =
                response.is_some_and(|head| head.header_list.named("Access-Control-Allow-Origin").count() > 1);
            let template = if several { &w::SEVERAL_ORIGINS } else { &w::OTHER_ORIGIN };
            print(template, &[("value", value)]);
        }
        Refusal::Wildcard => lines.print(&w::WILDCARD, &[("url", &url)]),
        Refusal::Credentials(_) => print(&w::CREDENTIALS, &[]),
        Refusal::Status | Refusal::Redirected => print(&w::PREFLIGHT_STATUS, &[("status", &status)]),
        Refusal::MethodsUnreadable(value) => print(&w::BAD_METHODS, &[("source", first_bad_token(value))]),
        Refusal::HeadersUnreadable(value) => print(&w::BAD_HEADERS, &[("source", first_bad_token(value))]),
        Refusal::Method(_) => print(&w::METHOD, &[]),
        Refusal::Header(name) => print(&w::HEADER, &[("header", name)]),
    }
}

fn first_bad_token(value: &str) -> &str {
    value.split(',').map(str::trim).find(|token| !token.is_empty() && !is_token(token)).unwrap_or_default()
}

/// Prints the warning that `*` will no longer include `Authorization`.
fn print_authorization(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let allowed = run.response(decision).map(|head| head.header_list.extract_tokens("Access-Control-Allow-Headers"));
    let is_named = allowed.is_some_and(|allowed| allowed.lower_case_set().contains("authorization"));
    if decision.value("headers").split(", ").any(|name| name == "authorization") && !is_named {
        lines.print(&w::AUTHORIZATION, &[("url", &run.url())]);
    }
}

/// Prints that CORS does not apply to the scheme of a URL. `EventSource` prints only its own message.
fn print_cors_scheme(run: &EngineRun<'_, '_>, url: &str, lines: &mut Lines) {
    let is_element = !matches!(run.api(), Api::Fetch | Api::Xhr | Api::EventSource);
    if is_element && !matches!(scheme_of(url), "about" | "blob" | "file" | "ws" | "wss") {
        return lines.print(&w::CORS, &[("url", url), ("reason", w::NOT_HTTP.text)]);
    }
    print_scheme(run, run.page(), url, lines);
}

fn scheme_of(url: &str) -> &str {
    url.split_once(':').map_or("", |(scheme, _)| scheme)
}

fn print_scheme(run: &EngineRun<'_, '_>, from: &str, url: &str, lines: &mut Lines) {
    match (run.api(), scheme_of(url)) {
        (_, "file") if run.client.url.is_file() => {
            lines.print(&w::CORS, &[("url", url), ("reason", w::NOT_HTTP.text)]);
        }
        (Api::Fetch | Api::Xhr, "blob") => lines.print(&w::MAY_NOT_LOAD, &[("from", from), ("url", url)]),
        (_, "file") => lines.print(&w::MAY_NOT_LINK, &[("from", from), ("url", url)]),
        (Api::Fetch | Api::Xhr, "about") if url.starts_with("about:srcdoc") => {}
        (Api::Fetch | Api::Xhr, scheme) if !matches!(scheme, "data" | "ws" | "wss") => {
            lines.print(&w::CORS, &[("url", url), ("reason", w::NOT_HTTP.text)]);
        }
        _ => {}
    }
}

fn print_redirect_scheme(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let (location, Some(target), Some(request)) = (decision.value("location"), &decision.url, run.request) else {
        return;
    };
    match target.scheme() {
        "data" => lines.print(&w::REDIRECT_TO_DATA, &[("url", location)]),
        "javascript" => {}
        "blob" if request.current_url().origin().is_same_origin(&target.origin()) => {}
        _ => print_scheme(run, &run.url(), location, lines),
    }
}

/// Prints the messages at the end: that a cross-origin channel failed, or that a connection was not established.
fn print_end(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    let failed = |decision: &&Decision| decision.outcome == StepOutcome::Fail && decision.is_stop;
    let Some(failure) = run.decisions().find(failed) else {
        return;
    };
    if let Some(url) = failed_channel(run, failure) {
        lines.print(&w::CORS, &[("url", &url), ("reason", w::DID_NOT_SUCCEED.text)]);
    }
    let by_policy = is_violation(failure.code) || failure.code == Code::MixedContentBlocked;
    match run.api() {
        Api::EventSource => {
            let before = url_before_upgrade(run, failure).map(str::to_owned);
            let url = before.unwrap_or_else(|| if run.request.is_some() { run.first_url() } else { run.target() });
            if !url.is_empty() {
                lines.print(&w::NO_CONNECTION, &[("url", &url)]);
            }
        }
        Api::WebSocket if run.request.is_some() && !by_policy => {
            lines.print(&w::NO_CONNECTION, &[("url", &run.first_url())]);
        }
        _ => {}
    }
}

/// The URL of the channel that `failure` cancelled, if the channel had left the origin before.
fn failed_channel(run: &EngineRun<'_, '_>, failure: &Decision) -> Option<String> {
    let request = run.request.filter(|request| request.mode == RequestMode::Cors)?;
    if is_about_preflight(failure.code) {
        return Some(run.url());
    }
    if run.is_of_service_worker(failure) {
        let url = request.current_url();
        return (!request.origin.is_same_origin(&url.origin())).then(|| run.first_url());
    }
    // A redirect that fails the CORS check, or that has an invalid target, is refused before it is followed.
    let is_refused_redirect = failure.refusal().is_some()
        && request.redirect_mode == RedirectMode::Follow
        && run.response(failure).is_some_and(is_redirect_with_location);
    let is_bad_redirect = matches!(
        failure.code,
        Code::RedirectHasCredentials | Code::RedirectInvalidUrl | Code::RedirectNotHttp | Code::RedirectTooMany
    );
    let is_bad_next =
        is_violation(failure.code) || matches!(failure.code, Code::MixedContentBlocked | Code::PortBlocked);
    let is_bad_type = matches!(failure.code, Code::MimeTypeBlocked | Code::NosniffBlocked);
    let channel = match run.url_before() {
        _ if is_refused_redirect || is_bad_redirect || is_bad_type => run.url(),
        Some(before) if is_bad_next => before,
        _ => return None,
    };
    // These two failures are only detected after the next URL has become the current one.
    let counts_next = matches!(failure.code, Code::RedirectHasCredentials | Code::PortBlocked);
    let next = failure.url.as_ref().filter(|_| counts_next);
    let is_cross = |url: &Url| !request.origin.is_same_origin(&url.origin());
    let followed = request.url_list().len() - usize::from(is_bad_next && !counts_next);
    let has_crossed = request.url_list().iter().take(followed).chain(next).any(is_cross);
    has_crossed.then_some(channel)
}
