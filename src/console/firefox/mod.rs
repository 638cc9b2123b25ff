//! What Firefox writes to its console.

mod beyond_loads;
pub(super) mod earlier;
mod policy;
mod source;
pub(super) mod wording;

use self::wording as w;
use super::lines::{MOST_LINES, filled};
use super::refusal::Refusal;
use super::scene::{Violated, is_about_preflight, is_violation, leads_elsewhere};
use super::wording::Template;
use super::{Lines, Scene};
use crate::contract::report::{Disposition, StepOutcome};
use crate::contract::scenario::Api;
use crate::csp::directive::DirectiveName;
use crate::http::header_list::is_token;
use crate::http::request::{RedirectMode, RequestMode};
use crate::trace::{Code, Decision};
use crate::url::Url;
use crate::url::origin::Origin;

/// No message of Firefox is longer, in UTF-16 code units.
pub(super) const LONGEST_LINE: usize = 1000;

/// Writes what Firefox says.
pub(super) fn tell(scene: &Scene<'_, '_>, lines: &mut Lines) {
    for policy in scene.policies().policies.iter().take(MOST_LINES) {
        policy::tell(policy, &scene.client.url, lines);
    }
    if tell_unfetchable(scene, lines) {
        return;
    }
    for decision in scene.decisions().take(MOST_LINES) {
        // What a policy has refused is not looked at for other faults.
        if decision.code == Code::MixedContentBlocked && scene.is_refused_by_policy() {
            continue;
        }
        tell_decision(scene, decision, lines);
    }
    tell_of_end(scene, lines);
}

fn tell_decision(scene: &Scene<'_, '_>, decision: &Decision, lines: &mut Lines) {
    if beyond_loads::tell(scene, decision, lines) {
        return;
    }
    if let Some(violated) = scene.violated(decision) {
        return tell_violation(scene, decision, violated, lines);
    }
    if let Some(refusal) = decision.refusal() {
        return tell_refusal(scene, decision, refusal, lines);
    }
    let url = scene.url();
    match decision.code {
        // What policies refuse is not upgraded.
        Code::UpgradedByDirective if scene.is_refused_by_policy_at(decision.hop) => {}
        Code::UpgradedByDirective => tell_upgrade(&w::UPGRADED, scene, decision, lines),
        Code::UpgradedAsMixedContent => tell_upgrade(&w::MIXED_UPGRADED, scene, decision, lines),
        Code::MixedContentBlocked if scene.api() == Api::WebSocket => {}
        // What a redirect led a preload to is dropped without a word, unless it is a fetch.
        Code::MixedContentBlocked if scene.is_preloaded_for_element() && scene.was_redirected() => {}
        Code::MixedContentBlocked => {
            let by_directive = scene.policies().enforces(DirectiveName::BlockAllMixedContent).is_some();
            let template = if by_directive { &w::BLOCKED_BY_DIRECTIVE } else { &w::MIXED };
            lines.say(template, &[("url", decision.value("url"))]);
        }
        Code::TrustedTypesNeeded => lines.say(&w::TRUSTED_TYPES, &[]),
        Code::TrustedTypesReported => lines.say(&w::TRUSTED_TYPES_REPORTED, &[]),
        Code::PreflightAllows => tell_of_authorization(scene, decision, lines),
        Code::CorpBlocked | Code::CorpMissingForEmbedder => lines.say(&w::CORP, &[("url", &url)]),
        // A sandboxed page is named by a random number.
        Code::SameOriginModeRefuses if scene.client.origin == Origin::Opaque && !scene.client.url.is_file() => {}
        Code::SameOriginModeRefuses => lines.say(&w::MAY_NOT_LOAD, &[("from", scene.page()), ("url", &url)]),
        Code::WorkerOfAnotherOrigin => {
            lines.say(&w::MAY_NOT_LOAD, &[("from", scene.page()), ("url", decision.value("url"))]);
        }
        Code::CorsNeedsHttp => tell_scheme(scene, scene.page(), &url, lines),
        Code::SchemeNotFetched if scheme_of(&url) == "file" => tell_scheme(scene, scene.page(), &url, lines),
        Code::RedirectNotHttp => tell_redirect_scheme(scene, decision, lines),
        Code::MimeTypeBlocked => lines.say(&w::SCRIPT_TYPE, &[("url", &url), ("mime", decision.value("type"))]),
        Code::NosniffBlocked => lines.say(&w::NOSNIFF, &[("url", &url), ("mime", decision.value("type"))]),
        _ => {}
    }
}

fn tell_violation(scene: &Scene<'_, '_>, decision: &Decision, violated: Violated<'_, '_>, lines: &mut Lines) {
    let Violated { policy, directive } = violated;
    // A preload that a policy refuses at once is dropped without a word.
    if matches!(scene.api(), Api::Preload | Api::ModulePreload) && decision.redirect_count == Some(0) {
        return;
    }
    let effective = decision.value("effectiveDirective");
    let is_enforced = policy.disposition == Disposition::Enforce;
    let template = match (effective, is_enforced) {
        ("script-src-elem", true) => &w::SCRIPT_VIOLATED,
        ("script-src-elem", false) => &w::SCRIPT_REPORTED,
        ("style-src-elem", true) => &w::STYLE_VIOLATED,
        ("style-src-elem", false) => &w::STYLE_REPORTED,
        (_, true) => &w::VIOLATED,
        (_, false) => &w::REPORTED,
    };
    let directive = policy::written(policy, directive.text, &scene.client.url);
    let url = url_before_upgrade(scene, decision).unwrap_or_else(|| decision.value("url"));
    // The empty query of a form without fields is not shown.
    let url = if effective == "form-action" { url.strip_suffix('?').unwrap_or(url) } else { url };
    if effective == "worker-src" {
        let settings = beyond_loads::settings(policy.disposition);
        let values = [("settings", settings), ("url", &*shown(url)), ("directive", &*directive)];
        return lines.say(&beyond_loads::WORKER, &values);
    }
    lines.say(template, &[("effective", effective), ("url", &shown(url)), ("directive", &directive)]);
}

/// The URL that an enforced policy refused, which then was not upgraded: as it was written. (A socket's is, at all times.)
fn url_before_upgrade<'s>(scene: &Scene<'s, '_>, violation: &Decision) -> Option<&'s str> {
    let hop = violation.hop;
    let is_upgrade = |decision: &&Decision| decision.code == Code::UpgradedByDirective && decision.hop == hop;
    let upgrade = scene.decisions().find(is_upgrade).filter(|_| scene.api() != Api::WebSocket)?;
    scene.is_refused_by_policy_at(hop).then(|| upgrade.value("before"))
}

/// A `data:` URL is cut after its first characters.
fn shown(url: &str) -> String {
    const LONGEST_DATA: usize = 40;
    match url.char_indices().nth(LONGEST_DATA) {
        Some((end, _)) if url.starts_with("data:") => format!("{}…", url.get(..end).unwrap_or_default()),
        _ => url.to_owned(),
    }
}

fn tell_upgrade(template: &Template, scene: &Scene<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let before = decision.value("before");
    if scene.api() == Api::WebSocket {
        let before = before.replacen("http", "ws", 1);
        return lines.say(template, &[("url", &before), ("scheme", "wss")]);
    }
    lines.say(template, &[("url", before), ("scheme", "https")]);
}

fn tell_refusal(scene: &Scene<'_, '_>, decision: &Decision, refusal: Refusal<'_>, lines: &mut Lines) {
    let url = scene.url();
    let answer = scene.answer(decision);
    let status = answer.map_or_else(String::new, |head| head.status.to_string());
    let mut say = |reason: &Template, values: &[(&'static str, &str)]| {
        lines.say(&w::CORS, &[("url", &url), ("reason", &filled(reason, values))]);
    };
    if matches!(refusal, Refusal::Redirected) && answer.is_some_and(leads_elsewhere) {
        say(&w::PREFLIGHT_REDIRECTED, &[]);
    }
    match refusal {
        Refusal::OriginMissing => say(&w::ORIGIN_MISSING, &[("status", &status)]),
        Refusal::OriginMismatch(value) => {
            let several = answer.is_some_and(|head| head.header_list.named("Access-Control-Allow-Origin").count() > 1);
            let template = if several { &w::SEVERAL_ORIGINS } else { &w::OTHER_ORIGIN };
            say(template, &[("value", value)]);
        }
        Refusal::Wildcard => lines.say(&w::WILDCARD, &[("url", &url)]),
        Refusal::Credentials(_) => say(&w::CREDENTIALS, &[]),
        Refusal::Status | Refusal::Redirected => say(&w::PREFLIGHT_STATUS, &[("status", &status)]),
        Refusal::MethodsUnreadable(value) => say(&w::BAD_METHODS, &[("source", first_bad_token(value))]),
        Refusal::HeadersUnreadable(value) => say(&w::BAD_HEADERS, &[("source", first_bad_token(value))]),
        Refusal::Method(_) => say(&w::METHOD, &[]),
        Refusal::Header(name) => say(&w::HEADER, &[("header", name)]),
    }
}

fn first_bad_token(value: &str) -> &str {
    value.split(',').map(str::trim).find(|token| !token.is_empty() && !is_token(token)).unwrap_or_default()
}

/// `*` still covers `Authorization`, but not for good.
fn tell_of_authorization(scene: &Scene<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let allowed = scene.answer(decision).map(|head| head.header_list.extract_tokens("Access-Control-Allow-Headers"));
    let is_named = allowed.is_some_and(|allowed| allowed.lower_case_set().contains("authorization"));
    if decision.value("headers").split(", ").any(|name| name == "authorization") && !is_named {
        lines.say(&w::AUTHORIZATION, &[("url", &scene.url())]);
    }
}

/// A URL that no request is ever made for is refused before policies see it.
fn tell_unfetchable(scene: &Scene<'_, '_>, lines: &mut Lines) -> bool {
    let target = scene.target();
    let scheme = scheme_of(&target);
    let is_fetched = matches!(scheme, "http" | "https" | "data" | "blob" | "file");
    if is_fetched || !matches!(scene.api(), Api::Fetch | Api::Xhr | Api::EventSource) {
        return false;
    }
    if scene.request.is_none_or(|request| request.mode != RequestMode::Cors) {
        return false;
    }
    tell_scheme(scene, scene.page(), &target, lines);
    tell_of_end(scene, lines);
    true
}

fn scheme_of(url: &str) -> &str {
    url.split_once(':').map_or("", |(scheme, _)| scheme)
}

fn tell_scheme(scene: &Scene<'_, '_>, from: &str, url: &str, lines: &mut Lines) {
    match (scene.api(), scheme_of(url)) {
        (_, "file") if scene.client.url.is_file() => {
            lines.say(&w::CORS, &[("url", url), ("reason", w::NOT_HTTP.text)]);
        }
        (Api::Fetch | Api::Xhr, "blob") => lines.say(&w::MAY_NOT_LOAD, &[("from", from), ("url", url)]),
        (_, "file") => lines.say(&w::MAY_NOT_LINK, &[("from", from), ("url", url)]),
        (Api::Fetch | Api::Xhr, "about") if url.starts_with("about:srcdoc") => {}
        (Api::Fetch | Api::Xhr, scheme) if !matches!(scheme, "data" | "ws" | "wss") => {
            lines.say(&w::CORS, &[("url", url), ("reason", w::NOT_HTTP.text)]);
        }
        _ => {}
    }
}

fn tell_redirect_scheme(scene: &Scene<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let location = decision.value("location");
    match decision.value("scheme") {
        "data" => lines.say(&w::REDIRECT_TO_DATA, &[("location", location)]),
        "javascript" => {}
        "blob" if same_origin(&scene.url(), location) => {}
        _ => tell_scheme(scene, &scene.url(), location, lines),
    }
}

fn same_origin(a: &str, b: &str) -> bool {
    let parse = |url: &str| Url::parse(url, None).ok();
    parse(a).zip(parse(b)).is_some_and(|(a, b)| a.origin().is_same_origin(&b.origin()))
}

/// What is said when all is over: a channel of another origin that failed on the way, a connection that did not open.
fn tell_of_end(scene: &Scene<'_, '_>, lines: &mut Lines) {
    let failed = |decision: &&Decision| decision.outcome == StepOutcome::Fail && decision.is_stop;
    let Some(failure) = scene.decisions().find(failed) else {
        return;
    };
    if let Some(url) = failed_channel(scene, failure) {
        lines.say(&w::CORS, &[("url", &url), ("reason", w::DID_NOT_SUCCEED.text)]);
    }
    let by_policy = is_violation(failure.code) || failure.code == Code::MixedContentBlocked;
    match scene.api() {
        Api::EventSource => {
            let before = url_before_upgrade(scene, failure).map(str::to_owned);
            let url =
                before.unwrap_or_else(|| if scene.request.is_some() { scene.first_url() } else { scene.target() });
            if !url.is_empty() {
                lines.say(&w::NO_CONNECTION, &[("url", &url)]);
            }
        }
        Api::WebSocket if scene.request.is_some() && !by_policy => {
            lines.say(&w::NO_CONNECTION, &[("url", &scene.first_url())]);
        }
        _ => {}
    }
}

/// The URL of the channel that `failure` cancelled, if it had gone to another origin by then.
fn failed_channel(scene: &Scene<'_, '_>, failure: &Decision) -> Option<String> {
    let request = scene.request.filter(|request| request.mode == RequestMode::Cors)?;
    if is_about_preflight(failure.code) {
        return Some(scene.url());
    }
    // A redirect that is not shared is refused before it is followed; so is one to a bad place.
    let is_refused_redirect = failure.refusal().is_some()
        && request.redirect_mode == RedirectMode::Follow
        && scene.answer(failure).is_some_and(leads_elsewhere);
    let is_bad_redirect = matches!(
        failure.code,
        Code::RedirectHasCredentials | Code::RedirectInvalidUrl | Code::RedirectNotHttp | Code::RedirectTooMany
    );
    let is_bad_next =
        is_violation(failure.code) || matches!(failure.code, Code::MixedContentBlocked | Code::PortBlocked);
    let is_bad_type = matches!(failure.code, Code::MimeTypeBlocked | Code::NosniffBlocked);
    let channel = match scene.url_before() {
        _ if is_refused_redirect || is_bad_redirect || is_bad_type => scene.url(),
        Some(before) if is_bad_next => before,
        _ => return None,
    };
    // These two are found out once the next URL counts.
    let counts_next = matches!(failure.code, Code::RedirectHasCredentials | Code::PortBlocked);
    let next = failure.url.as_ref().filter(|_| counts_next);
    let is_cross = |url: &Url| !request.origin.is_same_origin(&url.origin());
    let followed = request.url_list().len() - usize::from(is_bad_next && !counts_next);
    let has_crossed = request.url_list().iter().take(followed).chain(next).any(is_cross);
    has_crossed.then_some(channel)
}
