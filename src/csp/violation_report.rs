//! The last steps of "report a violation" of [Content Security Policy](https://w3c.github.io/webappsec-csp/): the
//! reports that are sent to a policy's endpoints.

use std::borrow::Cow;

use super::directive::{Directive, DirectiveName};
use super::policy::Policy;
use crate::contract::json;
use crate::contract::report::{Disposition, Params, Violation, ViolationReport};
use crate::http::header_list::HeaderList;
use crate::http::structured_field::string_member;
use crate::url::Url;

/// The reports about a `violation` of `policy`, which was delivered with `headers`. Relative endpoints are resolved
/// against `base`.
pub(crate) fn reports(
    violation: &Violation,
    policy: &Policy<'_>,
    headers: &HeaderList<'_>,
    base: &Url,
) -> Vec<ViolationReport> {
    // "If policy's directive set contains a directive named "report-to", skip the remaining substeps."
    let directive = DirectiveName::ReportTo;
    if let Some(report_to) = policy.directive(directive) {
        let endpoint = report_to.tokens().next().and_then(|name| endpoint(name, headers, base));
        return endpoint.into_iter().map(|url| report(violation, directive, &url)).collect();
    }
    let directive = DirectiveName::ReportUri;
    let tokens = policy.directive(directive).into_iter().flat_map(Directive::tokens);
    let urls = tokens.filter_map(|token| Url::parse(token, Some(base)).ok());
    urls.map(|url| report(violation, directive, &url)).collect()
}

/// The endpoint with that name, which is a member of the dictionary in `Reporting-Endpoints`.
fn endpoint(name: &str, headers: &HeaderList<'_>, base: &Url) -> Option<Url> {
    let member = string_member(&headers.get("Reporting-Endpoints")?, name)?;
    let url = Url::parse(&member, Some(base)).ok()?;
    Some(url).filter(Url::is_potentially_trustworthy)
}

/// The report in the form that `directive` requires.
fn report(violation: &Violation, directive: DirectiveName, url: &Url) -> ViolationReport {
    let disposition = match violation.disposition {
        Disposition::Enforce => "enforce",
        Disposition::Report => "report",
    };
    let sample = violation.sample.as_deref().unwrap_or_default();
    let is_single = directive == DirectiveName::ReportUri;
    let mut members = vec![
        (if is_single { "document-uri" } else { "documentURL" }, violation.document_uri.as_str()),
        (if is_single { "blocked-uri" } else { "blockedURL" }, &violation.blocked_uri),
        (if is_single { "effective-directive" } else { "effectiveDirective" }, &violation.effective_directive),
        (if is_single { "original-policy" } else { "originalPolicy" }, &violation.original_policy),
        ("disposition", disposition),
        (if is_single { "script-sample" } else { "sample" }, sample),
    ];
    if is_single {
        members.push(("violated-directive", &violation.effective_directive));
    }
    let members = members.into_iter().map(|(name, value)| (Cow::Borrowed(name), value.to_owned()));
    let members = json::written(&Params(members.collect())).unwrap_or_default();
    let body = if is_single {
        format!("{{\"csp-report\":{members}}}")
    } else {
        let document = json::written(&violation.document_uri).unwrap_or_default();
        format!("[{{\"type\":\"csp-violation\",\"url\":{document},\"body\":{members}}}]")
    };
    ViolationReport { directive: directive.as_str().into(), url: url.as_str().to_owned(), body }
}
