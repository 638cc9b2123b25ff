//! Should a request be blocked by Content Security Policy, and which violations does it cause?

use std::borrow::Cow;

use super::directive::{Directive, DirectiveName};
use super::fallback::{deciding_directive, effective_directive};
use super::match_context::MatchContext;
use super::near_miss::{self, NearMiss};
use super::page_policies::PagePolicies;
use super::policy::Policy;
use super::source_expression::{Keyword, SourceExpression, SourceKind};
use super::source_list::{url_matches_source_expression, url_matches_source_list};
use super::unread::Unread;
use crate::contract::report::{Disposition, Violation};
use crate::engine::Departure;
use crate::http::request::{Request, RequestMode};
use crate::trace::{Code, Flow, Trace};
use crate::url::Url;

/// What a policy says of a request.
enum PolicyAnswer<'p, 'a> {
    /// No directive of the policy governs this kind of request.
    NotGoverned,
    /// The directive allows it, by this expression (`None`: not by one about URLs).
    Allowed(&'p Directive<'a>, Option<&'p SourceExpression<'a>>),
    /// The directive does not allow it.
    Violated(&'p Directive<'a>),
}

/// [Report Content Security Policy violations for request](https://w3c.github.io/webappsec-csp/#report-for-request):
/// the report-only policies.
pub(crate) fn report_violations_for_request(policies: PagePolicies<'_, '_>, request: &Request, trace: &mut Trace) {
    check_policies(policies, Disposition::Report, request, trace);
}

/// [Should request be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-request)
pub(crate) fn should_block_request(policies: PagePolicies<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    if let Some(stop) = check_policies(policies, Disposition::Enforce, request, trace) {
        return Err(stop);
    }
    match &policies.csp_list.unread {
        None => Ok(()),
        Some(Unread { path, text, place }) => {
            Err(trace.unknown(Code::CspNotRead, path, |decision| decision.with("line", *text).at(*place)))
        }
    }
}

/// Asks every policy of one disposition; the stop of the first enforced one that is violated.
fn check_policies(
    policies: PagePolicies<'_, '_>,
    disposition: Disposition,
    request: &Request,
    trace: &mut Trace,
) -> Option<crate::trace::Stop> {
    let PagePolicies { csp_list, profile, .. } = policies;
    let effective = effective_directive(request.destination);
    let url = url_that_policy_sees(policies, request.current_url(), request.mode);
    let mut stop = None;
    if url.is_file() && policies.departs(Departure::FilesAreNotHeldToPolicies) {
        return stop;
    }
    for policy in csp_list.policies.iter().filter(|policy| policy.disposition == disposition) {
        let context = MatchContext {
            url: &url,
            self_origin: &csp_list.self_origin,
            is_file_of_file: url.is_file() && policies.document_url.is_file(),
            directive: effective,
            redirect_count: request.redirect_count,
            upgrades: disposition == Disposition::Enforce
                && policy.directive(DirectiveName::UpgradeInsecureRequests).is_some(),
            profile,
        };
        match request_violates_policy(&context, policy, effective) {
            PolicyAnswer::NotGoverned => {}
            PolicyAnswer::Allowed(directive, expression) => trace.pass(Code::CspAllows, |decision| {
                let decision = directive_params(decision, directive, effective, &url);
                match expression {
                    Some(expression) => decision.with("source", expression.text).at(expression.place),
                    None => decision.with("source", "'strict-dynamic'").at(directive.place),
                }
            }),
            PolicyAnswer::Violated(directive) => {
                let code = violation_code(directive, disposition);
                let build = |decision| {
                    let decision = directive_params(decision, directive, effective, &url);
                    with_sources(decision, directive, request)
                };
                if disposition == Disposition::Report {
                    trace.failed_without_effect(code, build);
                } else {
                    let failed = trace.fail(code, build);
                    stop.get_or_insert(failed);
                }
                if trace.is_told() {
                    tell_nearest(&context.of(directive.name), directive, trace);
                }
                trace.violation(|| violation_for_request(policies, request, policy, effective));
            }
        }
    }
    stop
}

/// The expression that came closest, and the part of it that failed.
fn tell_nearest(context: &MatchContext<'_>, directive: &Directive<'_>, trace: &mut Trace) {
    if let Some(NearMiss { expression, code }) = near_miss::nearest(context, &directive.source_list) {
        trace.info(code, |decision| {
            decision
                .with("source", expression.text)
                .with("directive", directive.name.as_str())
                .with("url", context.url.as_str())
                .with("scheme", context.url.scheme())
                .with("host", context.url.host().unwrap_or_default())
                .with("port", context.url.port_or_default().map_or_else(String::new, |port| port.to_string()))
                .with("path", context.url.path())
                .at(expression.place)
        });
    }
}

/// [Does request violate policy?](https://w3c.github.io/webappsec-csp/#does-request-violate-policy)
fn request_violates_policy<'p, 'a>(
    context: &MatchContext<'_>,
    policy: &'p Policy<'a>,
    effective_directive: DirectiveName,
) -> PolicyAnswer<'p, 'a> {
    let Some(directive) = deciding_directive(policy, effective_directive) else {
        return PolicyAnswer::NotGoverned;
    };
    let context = &context.of(directive.name);
    // Script directives pre-request check: "If directive's value contains 'strict-dynamic': if
    // the request's parser metadata is "parser-inserted", return Blocked. Otherwise, return
    // Allowed." The contract's script element is one that script has inserted.
    let is_strict_dynamic =
        |expression: &SourceExpression<'_>| expression.kind == SourceKind::Keyword(Keyword::StrictDynamic);
    if effective_directive == DirectiveName::ScriptSrcElem && directive.source_list.iter().any(is_strict_dynamic) {
        return PolicyAnswer::Allowed(directive, None);
    }
    let matching = if directive.name == DirectiveName::DefaultSrc
        && directive.source_list.iter().any(is_strict_dynamic)
        && context.profile.departs(Departure::StrictDynamicDisablesSources)
    {
        left_by_strict_dynamic(directive).find(|expression| url_matches_source_expression(context, expression).is_ok())
    } else {
        url_matches_source_list(context, &directive.source_list)
    };
    match matching {
        Some(expression) => PolicyAnswer::Allowed(directive, Some(expression)),
        None => PolicyAnswer::Violated(directive),
    }
}

/// Departure: what a source list with `'strict-dynamic'` keeps: what stands before it but `'self'`, and `*`.
fn left_by_strict_dynamic<'d, 'a>(directive: &'d Directive<'a>) -> impl Iterator<Item = &'d SourceExpression<'a>> {
    let mut is_behind = false;
    directive.source_list.iter().filter(move |expression| {
        is_behind |= expression.kind == SourceKind::Keyword(Keyword::StrictDynamic);
        match &expression.kind {
            SourceKind::Keyword(Keyword::SelfOrigin) => false,
            SourceKind::Host(host) if host.is_star() => true,
            _ => !is_behind,
        }
    })
}

/// "Set request's URL's scheme to http(s)" is what the WebSockets Standard does before policies see
/// a WebSocket's URL; engines show them the URL as it was written.
fn url_that_policy_sees<'u>(policies: PagePolicies<'_, '_>, url: &'u Url, mode: RequestMode) -> Cow<'u, Url> {
    if mode == RequestMode::WebSocket && policies.departs(Departure::WebSocketUrlKeepsScheme) {
        url_as_written(url, mode)
    } else {
        Cow::Borrowed(url)
    }
}

/// A WebSocket's URL under the scheme that its author wrote.
pub(crate) fn url_as_written(url: &Url, mode: RequestMode) -> Cow<'_, Url> {
    if mode != RequestMode::WebSocket {
        return Cow::Borrowed(url);
    }
    Cow::Owned(url.with_scheme(if url.scheme() == "https" { "wss" } else { "ws" }))
}

fn violation_code(directive: &Directive<'_>, disposition: Disposition) -> Code {
    let is_none = match directive.source_list.as_slice() {
        [] => true,
        [only] => only.kind == SourceKind::Keyword(Keyword::None),
        _ => false,
    };
    match (disposition, is_none) {
        (Disposition::Report, _) => Code::CspReportOnlyViolated,
        (Disposition::Enforce, true) => Code::CspAllowsNothing,
        (Disposition::Enforce, false) => Code::CspNoSourceMatches,
    }
}

fn directive_params(
    decision: crate::trace::Decision,
    directive: &Directive<'_>,
    effective: DirectiveName,
    url: &Url,
) -> crate::trace::Decision {
    decision
        .with("directive", directive.name.as_str())
        .with("effectiveDirective", effective.as_str())
        .with("url", url.as_str())
}

fn with_sources(
    decision: crate::trace::Decision,
    directive: &Directive<'_>,
    request: &Request,
) -> crate::trace::Decision {
    let sources: Vec<&str> = directive.tokens().collect();
    decision
        .with("sources", sources.join(" "))
        .with("redirects", request.redirect_count.to_string())
        .at(directive.place)
        .at_all(request.url_place)
}

/// [Create a violation object for request, and policy](https://w3c.github.io/webappsec-csp/#create-violation-for-request).
fn violation_for_request(
    policies: PagePolicies<'_, '_>,
    request: &Request,
    policy: &Policy<'_>,
    effective: DirectiveName,
) -> Violation {
    // "Set violation's resource to request's URL": the first of the chain, so that a report does
    // not tell where a redirect led.
    let resource = url_as_written(request.url(), request.mode);
    Violation {
        effective_directive: effective.as_str().into(),
        disposition: policy.disposition,
        blocked_uri: strip_url_for_reports(&resource),
        original_policy: policy.text_for_reports(),
        document_uri: strip_url_for_reports(policies.document_url),
    }
}

/// [Strip URL for use in reports](https://w3c.github.io/webappsec-csp/#strip-url-for-use-in-reports)
pub(crate) fn strip_url_for_reports(url: &Url) -> String {
    // "If url's scheme is not an HTTP(S) scheme, then return url's scheme." A WebSocket's whole URL
    // is reported under the scheme it was written with (web-platform-tests, blockeduri-ws-wss-scheme).
    if url.is_http() || url.is_websocket() { url.for_request() } else { url.scheme().to_owned() }
}

/// Says which policies there are, so that a reader sees that they were read.
pub(crate) fn describe(policies: PagePolicies<'_, '_>, request: &Request, trace: &mut Trace) {
    let csp_list = policies.csp_list;
    let effective = effective_directive(request.destination);
    let governing = csp_list.policies.iter().filter(|policy| deciding_directive(policy, effective).is_some()).count();
    if governing > 0 {
        return;
    }
    let code = if csp_list.policies.is_empty() { Code::CspNone } else { Code::CspNotGoverned };
    trace.info(code, |decision| {
        decision
            .with("effectiveDirective", effective.as_str())
            .at_all(csp_list.policies.iter().map(|policy| policy.place))
    });
}
