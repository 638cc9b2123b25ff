//! The lines that Chromium prints about a policy itself: the messages of its parser, in its order.

use super::wording as w;
use crate::console::policy_text::{Written, directives};
use crate::console::{Lines, wording::Template};
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::Disposition;
use crate::csp::directive::DirectiveName;
use crate::csp::policy::Policy;
use crate::csp::source_expression::{HostPart, SourceKind, kind_of};

/// Prints the errors in a policy.
pub(super) fn print(policy: &Policy<'_>, lines: &mut Lines) {
    let mut seen = Vec::new();
    for directive in directives(policy.written) {
        if lines.is_full() {
            return;
        }
        print_directive(policy, directive, &mut seen, lines);
    }
}

fn print_directive(policy: &Policy<'_>, directive: Written<'_>, seen: &mut Vec<DirectiveName>, lines: &mut Lines) {
    use DirectiveName as D;
    let Written { name, value } = directive;
    let mut print = |template: &Template| lines.print(template, &[("name", name), ("tokens", value)]);
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return print(&w::BAD_NAME);
    }
    let known = DirectiveName::from_text(name);
    if matches!(known, DirectiveName::Unknown | DirectiveName::Webrtc) {
        return print(&w::UNKNOWN);
    }
    if seen.contains(&known) {
        return print(&w::DUPLICATE);
    }
    seen.push(known);
    if !value.bytes().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) {
        return print(&w::BAD_VALUE);
    }
    if policy.disposition == Disposition::Report && matches!(known, D::Sandbox | D::UpgradeInsecureRequests) {
        return print(&w::NOT_IN_REPORT_ONLY);
    }
    if policy.delivery == PolicyDelivery::Meta && matches!(known, D::ReportUri | D::FrameAncestors | D::Sandbox) {
        return print(&w::NOT_IN_META);
    }
    if matches!(known, D::UpgradeInsecureRequests | D::BlockAllMixedContent) && !value.is_empty() {
        return print(&w::NOT_EMPTY);
    }
    if known.has_source_list() {
        print_sources(known, directive, lines);
    }
}

fn print_sources(directive: DirectiveName, written: Written<'_>, lines: &mut Lines) {
    let is = |token: &str, keyword: &str| token.eq_ignore_ascii_case(keyword);
    for source in written.tokens() {
        if is(source, "'none'") || is(source, "'self'") || source == "*" {
            continue;
        }
        let mut print =
            |template: &Template| lines.print(template, &[("name", directive.as_str()), ("source", source)]);
        if DirectiveName::from_text(source) != DirectiveName::Unknown {
            print(&w::IS_DIRECTIVE);
        }
        if is(source, "'inline-speculation-rules'") {
            if !directive.governs_script_elements() {
                print(&w::FOR_SCRIPTS);
            }
            continue;
        }
        // The old name of a keyword, which is known but has no effect.
        if is(source, "'wasm-eval'") {
            continue;
        }
        let is_retired = is(source, "'unsafe-allow-redirects'");
        if is_valid(source) && !is_retired {
            continue;
        }
        // A path may contain any characters, but ends at a query or a fragment.
        let Some(path) = path_of(source) else {
            print(&w::BAD_SOURCE);
            continue;
        };
        if let Some(end) = path.find(['?', '#']) {
            let template =
                if path.get(end..).is_some_and(|cut| cut.starts_with('?')) { &w::QUERY } else { &w::FRAGMENT };
            lines.print(template, &[("name", directive.as_str()), ("path", path)]);
        }
    }
    let is_alone = |token: &str| is(token, "'report-sample'") || is(token, "'none'");
    if written.tokens().any(|token| is(token, "'none'")) && !written.tokens().all(is_alone) {
        lines.print(&w::NONE_NOT_ALONE, &[("name", directive.as_str())]);
    }
}

/// The path of a source, if its host and port are valid.
fn path_of(source: &str) -> Option<&str> {
    let authority = source.find("://").map_or(0, |scheme_end| scheme_end + "://".len());
    let path = authority + source.get(authority..)?.find('/')?;
    let (host, path) = source.split_at_checked(path)?;
    (is_valid(host) && matches!(kind_of(host), SourceKind::Host(_))).then_some(path)
}

/// Whether the grammar allows the source. For Chromium, a host must not contain an underscore.
fn is_valid(source: &str) -> bool {
    match kind_of(source) {
        SourceKind::Invalid => false,
        SourceKind::Host(host) => match host.host_part {
            HostPart::Exact(name) | HostPart::Wildcard(name) => !name.contains('_'),
            HostPart::Any => true,
        },
        _ => true,
    }
}
