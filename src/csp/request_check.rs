//! Should a request be blocked by Content Security Policy, and which violations does it cause?

use std::borrow::Cow;

use super::directive::{Directive, DirectiveName};
use super::element_match::nonce_matches_source_list;
use super::fallback::{deciding_directive, effective_directive};
use super::gap::{self, Question, Written};
use super::match_context::{MatchContext, SelfReach};
use super::near_miss::{self, NearMiss};
use super::page_policies::PagePolicies;
use super::policy::Policy;
use super::script_check::{self, ScriptVerdict};
use super::source_expression::{Keyword, SourceExpression, SourceKind};
use super::source_list::{url_matches_source_expression, url_matches_source_list};
use super::unread_check;
use super::violation::{strip_url_for_reports, violation_for_global};
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::{Disposition, Violation};
use crate::engine::Departure;
use crate::http::request::{Destination, Initiator, InitiatorType, Request, RequestMode};
use crate::trace::{Code, Draft, Flow, Stop, Trace};
use crate::url::Url;
use crate::url::origin::Origin;

/// A policy's verdict on a request.
enum PolicyVerdict<'p, 'a> {
    /// No directive of the policy governs this kind of request.
    NotGoverned,
    /// The directive allows the request's URL because of this expression.
    Allowed(&'p Directive<'a>, &'p SourceExpression<'a>),
    /// The directive decides about the script without looking at its URL.
    Script(&'p Directive<'a>, ScriptVerdict<'p, 'a>),
    /// The directive does not allow the request.
    Violated(&'p Directive<'a>),
}

impl PolicyVerdict<'_, '_> {
    /// The same verdict in the form that [`gap::find`](super::gap::find) needs, for policies with gaps.
    fn written(&self) -> Written {
        use ScriptVerdict as S;
        match self {
            PolicyVerdict::Allowed(directive, _) if directive.name.governs_code() => Written::AllowsUnlessStricter,
            PolicyVerdict::Script(_, S::StrictDynamicBlocks(_)) | PolicyVerdict::Violated(_) => Written::Blocks,
            _ => Written::Allows,
        }
    }
}

/// [Report Content Security Policy violations for request](https://w3c.github.io/webappsec-csp/#report-for-request),
/// which checks the report-only policies.
pub(crate) fn report_violations_for_request(policies: PagePolicies<'_, '_>, request: &Request, trace: &mut Trace) {
    if let Some(effective) = effective_directive(request).filter(|effective| applies(policies, *effective)) {
        check_policies(policies, Disposition::Report, effective, request, trace);
    }
}

/// [Should request be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-request)
pub(crate) fn should_block_request(policies: PagePolicies<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    let Some(effective) = effective_directive(request) else {
        return Ok(());
    };
    if !applies(policies, effective) {
        trace.info(Code::CspNotForContentScripts, |decision| decision);
        return Ok(());
    }
    if let Some(stop) = check_policies(policies, Disposition::Enforce, effective, request, trace) {
        return Err(stop);
    }
    unread_check::check(policies, trace)
}

/// Whether the policies of a page apply to the request: "Policy enforced on a resource SHOULD NOT interfere with the operation
/// of user-agent features like addons, extensions, or bookmarklets"
/// ([extensions](https://w3c.github.io/webappsec-csp/#extensions)).
fn applies(policies: PagePolicies<'_, '_>, effective: DirectiveName) -> bool {
    !policies.is_content_script
        || (effective == DirectiveName::ConnectSrc
            && policies.departs(Departure::ContentScriptConnectionsAreHeldToPolicies))
}

/// Whether the directive called `name` allows the URL of a request. The directive is not a fetch directive but
/// `form-action` or `base-uri`.
pub(crate) fn should_block_url(
    policies: PagePolicies<'_, '_>,
    name: DirectiveName,
    request: &Request,
    trace: &mut Trace,
) -> Flow<()> {
    check_policies(policies, Disposition::Report, name, request, trace);
    if let Some(stop) = check_policies(policies, Disposition::Enforce, name, request, trace) {
        return Err(stop);
    }
    unread_check::check(policies, trace)
}

/// Checks the request against every policy with this disposition. Returns the stop of the first enforced policy that is
/// violated.
fn check_policies(
    policies: PagePolicies<'_, '_>,
    disposition: Disposition,
    effective: DirectiveName,
    request: &Request,
    trace: &mut Trace,
) -> Option<Stop> {
    let PagePolicies { csp_list, profile, .. } = policies;
    let url = url_that_policy_sees(policies, request.current_url(), request.mode);
    let (mut stop, mut open) = (None, None);
    if url.is_file() && policies.departs(Departure::FilesAreNotHeldToPolicies) {
        return stop;
    }
    if policies.is_worker
        && policies.document_url.scheme() == "data"
        && request.destination != Destination::Worker
        && policies.departs(Departure::DataWorkersAreNotHeldToPolicies)
    {
        return stop;
    }
    if request.destination.is_worklet()
        && request.redirect_count > 0
        && policies.departs(Departure::WorkletRedirectsAreNotChecked)
    {
        return stop;
    }
    let self_reach = match url.is_file() && policies.document_url.is_file() {
        true => SelfReach::FilesOfFile,
        false if is_self_secure(policies, effective, request) => SelfReach::SecureUrls,
        false => SelfReach::Origin,
    };
    for policy in csp_list.policies.iter().filter(|policy| policy.disposition == disposition) {
        let (self_origin, self_scheme) = self_of(policies, policy);
        let context = MatchContext {
            url: &url,
            self_origin,
            self_scheme,
            is_frame_of_local_page: matches!(effective, DirectiveName::FrameSrc | DirectiveName::ObjectSrc)
                && policies.document_url.has_local_scheme(),
            self_reach,
            directive: effective,
            redirect_count: request.redirect_count,
            upgrades: disposition == Disposition::Enforce
                && policy.directive(DirectiveName::UpgradeInsecureRequests).is_some(),
            profile,
        };
        let verdict = request_violates_policy(&context, policy, effective, request);
        let question = Question {
            effective,
            has_nonce: !request.nonce.is_empty(),
            has_hash: !request.integrity_metadata.is_empty(),
            // With `'strict-dynamic'`, no URL allows a script.
            has_url: !matches!(verdict, PolicyVerdict::Script(_, ScriptVerdict::StrictDynamicBlocks(_))),
        };
        if disposition == Disposition::Enforce
            && let Some(gap) = gap::find(policy, deciding_directive(policy, effective), question, verdict.written())
        {
            open.get_or_insert(gap);
            continue;
        }
        let (directive, code) = match verdict {
            PolicyVerdict::NotGoverned => continue,
            PolicyVerdict::Allowed(directive, expression) => {
                trace.pass(Code::CspAllows, |decision| {
                    directive_params(decision, directive, effective, &url)
                        .with("source", expression.text)
                        .at(expression.place)
                });
                continue;
            }
            PolicyVerdict::Script(directive, ScriptVerdict::StrictDynamicBlocks(_)) => {
                (directive, strict_dynamic_code(disposition))
            }
            PolicyVerdict::Script(directive, verdict) => {
                record_allowed(directive, verdict, effective, &url, trace);
                continue;
            }
            PolicyVerdict::Violated(directive) => (directive, violation_code(directive, disposition)),
        };
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
        if trace.keeps_steps() && matches!(verdict, PolicyVerdict::Violated(_)) {
            record_nearest(&context.of(directive.name), directive, trace);
        }
        let is_silent = match request.initiator_type {
            InitiatorType::Preload => {
                request.redirect_count > 0 && policies.departs(Departure::PreloadRedirectsAreNotReported)
            }
            _ => request.destination.is_worklet() && policies.departs(Departure::WorkletViolationsAreNotReported),
        };
        if !is_silent {
            trace.violation(|| violation_for_request(policies, policy, effective, request));
        }
    }
    stop.or_else(|| open.map(|gap| gap::stop(policies, gap, trace)))
}

/// Departure: in a page that one of its policies sandboxes, `'self'` matches only `https:` and `wss:` URLs. This
/// applies to connections; it applies to sockets and elements only if another policy is read after the one with the
/// sandbox. Report-only policies are read last.
fn is_self_secure(policies: PagePolicies<'_, '_>, effective: DirectiveName, request: &Request) -> bool {
    if !matches!(request.origin, Origin::Opaque) || !policies.departs(Departure::SandboxedSelfIsSecure) {
        return false;
    }
    let mut read_later = policies.csp_list.policies.iter().skip_while(|policy| {
        policy.disposition == Disposition::Report || policy.directive(DirectiveName::Sandbox).is_none()
    });
    let is_sandboxed = read_later.next().is_some();
    let has_report_only = || policies.csp_list.policies.iter().any(|policy| policy.disposition == Disposition::Report);
    let is_connection = effective == DirectiveName::ConnectSrc && request.mode != RequestMode::WebSocket;
    is_sandboxed && (is_connection || read_later.next().is_some() || has_report_only())
}

/// Records what allowed a script before its URL was looked at.
fn record_allowed(
    directive: &Directive<'_>,
    verdict: ScriptVerdict<'_, '_>,
    effective: DirectiveName,
    url: &Url,
    trace: &mut Trace,
) {
    let (code, expression) = match verdict {
        ScriptVerdict::Nonce(expression) => (Code::CspNonceMatches, expression),
        ScriptVerdict::Integrity(expression) => (Code::CspIntegrityMatches, expression),
        ScriptVerdict::StrictDynamicAllows(expression) | ScriptVerdict::StrictDynamicBlocks(expression) => {
            (Code::CspStrictDynamicAllows, expression)
        }
    };
    trace.pass(code, |decision| {
        directive_params(decision, directive, effective, url).with("source", expression.text).at(expression.place)
    });
}

/// Records the expression that came closest, and the part of it that does not match.
fn record_nearest(context: &MatchContext<'_>, directive: &Directive<'_>, trace: &mut Trace) {
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
    effective: DirectiveName,
    request: &Request,
) -> PolicyVerdict<'p, 'a> {
    let Some(directive) = deciding_directive(policy, effective) else {
        return PolicyVerdict::NotGoverned;
    };
    let context = &context.of(directive.name);
    if request.initiator == Initiator::Prefetch && effective == DirectiveName::DefaultSrc {
        return resource_hint_violates_policy(context, policy, directive);
    }
    if is_script_check(directive, effective) {
        if let Some(verdict) = script_check::pre_request_check(context.profile, directive, request) {
            return PolicyVerdict::Script(directive, verdict);
        }
    } else if effective == DirectiveName::StyleSrcElem
        && let Some(expression) = nonce_matches_source_list(context.profile, &request.nonce, directive)
    {
        // `style-src` pre-request check: "If the result of executing § Does nonce match source list? … is "Matches""
        return PolicyVerdict::Script(directive, ScriptVerdict::Nonce(expression));
    }
    if effective == DirectiveName::WorkerSrc
        && let Some(expression) = directive.keyword(Keyword::StrictDynamic)
        && (context.profile.departs(Departure::StrictDynamicCoversWorkers)
            || (directive.name == DirectiveName::DefaultSrc
                && context.profile.departs(Departure::DefaultStrictDynamicCoversWorkers)))
    {
        return PolicyVerdict::Script(directive, ScriptVerdict::StrictDynamicAllows(expression));
    }
    let matching = if directive.name == DirectiveName::DefaultSrc
        && directive.has(Keyword::StrictDynamic)
        && context.profile.departs(Departure::StrictDynamicDisablesSources)
    {
        left_by_strict_dynamic(directive).find(|expression| url_matches_source_expression(context, expression).is_ok())
    } else {
        url_matches_source_list(context, &directive.source_list)
    };
    match matching {
        Some(expression) => PolicyVerdict::Allowed(directive, expression),
        None => PolicyVerdict::Violated(directive),
    }
}

/// Whether the directive runs the
/// [script directives pre-request check](https://w3c.github.io/webappsec-csp/#script-pre-request). `default-src` runs
/// the check of the effective directive with its own value.
fn is_script_check(directive: &Directive<'_>, effective: DirectiveName) -> bool {
    use DirectiveName as D;
    match directive.name {
        D::ScriptSrc | D::ScriptSrcElem => true,
        D::DefaultSrc => effective == D::ScriptSrcElem,
        _ => false,
    }
}

/// [Does resource hint request violate policy?](https://w3c.github.io/webappsec-csp/#does-resource-hint-violate-policy)
fn resource_hint_violates_policy<'p, 'a>(
    context: &MatchContext<'_>,
    policy: &'p Policy<'a>,
    default: &'p Directive<'a>,
) -> PolicyVerdict<'p, 'a> {
    use DirectiveName as D;
    let is_fetch_directive = |directive: &&Directive<'_>| {
        let is_other = matches!(
            directive.name,
            D::ScriptSrcAttr | D::StyleSrcAttr | D::BaseUri | D::FormAction | D::FrameAncestors
        );
        directive.name.has_source_list() && !is_other
    };
    let allowing = |directive: &'p Directive<'a>| {
        let expression = url_matches_source_list(context, &directive.source_list)?;
        Some(PolicyVerdict::Allowed(directive, expression))
    };
    if let Some(verdict) = allowing(default) {
        return verdict;
    }
    if let Some(verdict) = dynamic_worker(context, policy) {
        return verdict;
    }
    let is_asked = |directive: &&Directive<'_>| {
        is_fetch_directive(directive)
            && !(directive.name == D::FencedFrameSrc
                && context.profile.departs(Departure::PrefetchIgnoresFencedFrameSrc))
    };
    let mut others = policy.directive_set.iter().filter(is_asked);
    match others.find_map(allowing) {
        Some(verdict) if !context.profile.departs(Departure::PrefetchUsesOnlyDefaultSrc) => verdict,
        _ => PolicyVerdict::Violated(default),
    }
}

/// Departure: the directive for workers allows every prefetch if it has `'strict-dynamic'`.
fn dynamic_worker<'p, 'a>(context: &MatchContext<'_>, policy: &'p Policy<'a>) -> Option<PolicyVerdict<'p, 'a>> {
    use DirectiveName as D;
    let names = [D::WorkerSrc, D::ChildSrc, D::ScriptSrc, D::DefaultSrc];
    let directive = names.into_iter().find_map(|name| policy.directive(name))?;
    let expression = directive.keyword(Keyword::StrictDynamic)?;
    context
        .profile
        .departs(Departure::PrefetchPassesStrictDynamic)
        .then_some(PolicyVerdict::Allowed(directive, expression))
}

/// Departure: the sources of a list with `'strict-dynamic'` that still have an effect: those before the keyword except
/// `'self'`, and `*`.
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

/// The origin that `'self'` stands for, and the scheme of hosts without one.
fn self_of<'p>(policies: PagePolicies<'p, '_>, policy: &Policy<'_>) -> (&'p Origin<'static>, Option<&'p str>) {
    let origin = &policies.csp_list.self_origin;
    let is_of_local_meta =
        policy.delivery == PolicyDelivery::Meta && !policy.is_inherited && policies.document_url.has_local_scheme();
    if is_of_local_meta && policies.departs(Departure::MetaOfLocalPageHasNoSelf) {
        return (&Origin::Opaque, None);
    }
    let has_no_scheme = is_of_local_meta
        && policies.document_url.scheme() == "data"
        && policies.departs(Departure::MetaOfDataPageHasNoScheme);
    (origin, origin.scheme().filter(|_| !has_no_scheme))
}

/// The WebSockets Standard says "Set request's URL's scheme to http(s)" before policies see the URL. Engines with the
/// departure match the URL as it was written.
fn url_that_policy_sees<'u>(policies: PagePolicies<'_, '_>, url: &'u Url, mode: RequestMode) -> Cow<'u, Url> {
    if mode == RequestMode::WebSocket && policies.departs(Departure::WebSocketUrlKeepsScheme) {
        url_as_written(url, mode)
    } else {
        Cow::Borrowed(url)
    }
}

/// A WebSocket's URL with the scheme that the author wrote.
pub(crate) fn url_as_written(url: &Url, mode: RequestMode) -> Cow<'_, Url> {
    if mode != RequestMode::WebSocket {
        return Cow::Borrowed(url);
    }
    Cow::Owned(url.with_scheme(if url.scheme() == "https" { "wss" } else { "ws" }))
}

fn strict_dynamic_code(disposition: Disposition) -> Code {
    match disposition {
        Disposition::Report => Code::CspReportOnlyViolated,
        Disposition::Enforce => Code::CspStrictDynamicBlocks,
    }
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

fn directive_params(decision: Draft, directive: &Directive<'_>, effective: DirectiveName, url: &Url) -> Draft {
    decision.with("directive", directive.name.as_str()).governed_by(effective).with("url", url.as_str()).about(url)
}

fn with_sources(decision: Draft, directive: &Directive<'_>, request: &Request) -> Draft {
    let sources: Vec<&str> = directive.tokens().collect();
    let decision = decision.after_redirects(request.redirect_count);
    decision.with("sources", sources.join(" ")).at(directive.place).at_all(request.url_place)
}

/// [Create a violation object for request, and policy](https://w3c.github.io/webappsec-csp/#create-violation-for-request).
fn violation_for_request(
    policies: PagePolicies<'_, '_>,
    policy: &Policy<'_>,
    effective: DirectiveName,
    request: &Request,
) -> Violation {
    // "Set violation's resource to request's URL": the first URL of the chain, so that a report does not reveal where a
    // redirect led.
    let resource = url_as_written(request.url(), request.mode);
    let origin = resource.origin();
    let is_navigable = matches!(request.destination, Destination::IFrame | Destination::Object | Destination::Embed);
    let blocked_uri = if is_navigable
        && resource.is_http()
        && !policies.csp_list.self_origin.is_same_origin(&origin)
        && policies.departs(Departure::FrameReportsOnlyOrigin)
    {
        origin.serialized()
    } else {
        strip_url_for_reports(&resource)
    };
    violation_for_global(policies, policy, effective.as_str(), blocked_uri, None)
}

/// Records which policies there are if none of them governs the request, so that readers see that they were read.
pub(crate) fn describe(policies: PagePolicies<'_, '_>, effective: DirectiveName, trace: &mut Trace) {
    let csp_list = policies.csp_list;
    let governing = csp_list.policies.iter().filter(|policy| deciding_directive(policy, effective).is_some()).count();
    if governing > 0 {
        return;
    }
    let code = if csp_list.policies.is_empty() { Code::CspNone } else { Code::CspNotGoverned };
    trace.info(code, |decision| {
        decision.governed_by(effective).at_all(csp_list.policies.iter().map(|policy| policy.place))
    });
}
