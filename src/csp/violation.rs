//! [Violations](https://w3c.github.io/webappsec-csp/#framework-violation).

use super::directive::Directive;
use super::page_policies::PagePolicies;
use super::policy::Policy;
use super::source_expression::Keyword;
use crate::contract::report::Violation;
use crate::url::Url;

/// [Create a violation object for global, policy, and directive](https://w3c.github.io/webappsec-csp/#create-violation-for-global).
///
/// `resource` becomes the blocked URI of the report.
pub(crate) fn violation_for_global(
    policies: PagePolicies<'_, '_>,
    policy: &Policy<'_>,
    effective_directive: &'static str,
    resource: impl Into<String>,
    sample: Option<String>,
) -> Violation {
    Violation {
        effective_directive: effective_directive.into(),
        disposition: policy.disposition,
        blocked_uri: resource.into(),
        original_policy: policy.text_for_reports(),
        document_uri: strip_url_for_reports(policies.document_url),
        sample,
        reports: Vec::new(),
    }
}

/// "The substring of source containing its first 40 characters", if the directive has `'report-sample'`.
pub(crate) fn sample(directive: &Directive<'_>, source: &str) -> Option<String> {
    directive.has(Keyword::ReportSample).then(|| first_characters(source)).filter(|sample| !sample.is_empty())
}

/// The first 40 characters, counted in UTF-16 code units as in JavaScript.
pub(crate) fn first_characters(source: &str) -> String {
    let mut units = 0;
    let fits = |character: &char| {
        units += character.len_utf16();
        units <= 40
    };
    source.chars().take_while(fits).collect()
}

/// [Strip URL for use in reports](https://w3c.github.io/webappsec-csp/#strip-url-for-use-in-reports)
pub(crate) fn strip_url_for_reports(url: &Url) -> String {
    // "If url's scheme is not an HTTP(S) scheme, then return url's scheme." For a WebSocket, the whole URL is reported,
    // with the scheme that was written (web-platform-tests, blockeduri-ws-wss-scheme).
    if url.is_http() || url.is_websocket() { url.for_request() } else { url.scheme().to_owned() }
}
