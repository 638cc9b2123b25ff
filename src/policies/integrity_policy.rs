//! [Integrity-Policy](https://w3c.github.io/webappsec-subresource-integrity/#integrity-policy-section).

use crate::engine::Departure;
use crate::environment::Settings;
use crate::http::header_list::HeaderList;
use crate::http::request::{Destination, Request, RequestMode};
use crate::trace::{Code, Flow, Trace};

const HEADER: &str = "Integrity-Policy";
const REPORT_ONLY_HEADER: &str = "Integrity-Policy-Report-Only";

/// An [integrity policy](https://w3c.github.io/webappsec-subresource-integrity/#integrity-policy):
/// which destinations it blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IntegrityPolicy {
    blocks_scripts: bool,
    blocks_styles: bool,
}

impl IntegrityPolicy {
    /// [Processing an integrity policy](https://w3c.github.io/webappsec-subresource-integrity/#processing-an-integrity-policy)
    fn from_header(headers: &HeaderList<'_>, name: &str) -> IntegrityPolicy {
        let Some(value) = headers.get(name) else {
            return IntegrityPolicy::default();
        };
        let contains = |key: &str, token: &str| inner_list(&value, key).map(|list| list.contains(&token));
        let blocks = |destination| {
            contains("sources", "inline").unwrap_or(true) && contains("blocked-destinations", destination) == Some(true)
        };
        IntegrityPolicy { blocks_scripts: blocks("script"), blocks_styles: blocks("style") }
    }

    fn blocks(self, destination: Destination) -> bool {
        match destination {
            Destination::Script => self.blocks_scripts,
            Destination::Style => self.blocks_styles,
            _ => false,
        }
    }
}

/// The page's two integrity policies.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IntegrityPolicies {
    enforced: IntegrityPolicy,
    report_only: IntegrityPolicy,
}

impl IntegrityPolicies {
    /// [Parse Integrity-Policy headers](https://w3c.github.io/webappsec-subresource-integrity/#parse-integrity-policy-headers-section)
    pub(crate) fn from_headers(headers: &HeaderList<'_>) -> IntegrityPolicies {
        IntegrityPolicies {
            enforced: IntegrityPolicy::from_header(headers, HEADER),
            report_only: IntegrityPolicy::from_header(headers, REPORT_ONLY_HEADER),
        }
    }
}

/// [Should request be blocked by Integrity Policy?](https://w3c.github.io/webappsec-subresource-integrity/#should-request-be-blocked-by-integrity-policy-section)
pub(crate) fn should_block_request(settings: Settings<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    // "If parsedMetadata is not the empty set and request's mode is either "cors" or
    // "same-origin", return "Allowed". If request's url is local, return "Allowed"."
    let is_checked =
        request.has_integrity_metadata && matches!(request.mode, RequestMode::Cors | RequestMode::SameOrigin);
    if is_checked || !request.url().is_http() {
        return Ok(());
    }
    let blocks = |policy: IntegrityPolicy| {
        policy.blocks(request.destination)
            && (request.destination == Destination::Script
                || !settings.departs(Departure::IntegrityPolicyForScriptsOnly))
    };
    let describe = |name: &'static str| {
        move |decision: crate::trace::Decision| {
            decision
                .with("destination", request.destination.as_str())
                .at_all(settings.client.header_list.places(name))
                .at_all(request.url_place)
        }
    };
    if blocks(settings.client.integrity_policies.report_only) {
        trace.failed_without_effect(Code::IntegrityPolicyReported, describe(REPORT_ONLY_HEADER));
    }
    if blocks(settings.client.integrity_policies.enforced) {
        return Err(trace.fail(Code::IntegrityPolicyBlocked, describe(HEADER)));
    }
    Ok(())
}

/// The tokens of the [inner list](https://www.rfc-editor.org/rfc/rfc9651#section-3.1.1) that `key` has in a
/// [dictionary](https://www.rfc-editor.org/rfc/rfc9651#section-3.2).
///
/// Of structured fields these headers use inner lists of tokens alone, which hold neither commas
/// nor nested parentheses.
fn inner_list<'v>(dictionary: &'v str, key: &str) -> Option<Vec<&'v str>> {
    let member = |member: &'v str| {
        let (name, value) = member.split_once('=')?;
        let list = value.trim().strip_prefix('(')?.split_once(')')?.0;
        (name.trim() == key).then(|| list.split_ascii_whitespace().collect())
    };
    // Of a key that comes twice, the last counts.
    dictionary.split(',').filter_map(member).next_back()
}
