//! The lines that WebKit prints about a policy itself: the messages of its parser, in its order.

use super::wording as w;
use crate::console::Lines;
use crate::console::policy_text::{Written, as_latin1, directives};
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::Disposition;
use crate::csp::directive::DirectiveName;
use crate::csp::policy::Policy;
use crate::csp::source_expression::is_scheme;

/// Prints the errors in a policy.
pub(super) fn print(policy: &Policy<'_>, lines: &mut Lines) {
    use DirectiveName as D;
    let text = as_latin1(policy, policy.written);
    let mut seen = Vec::new();
    for directive in directives(&text) {
        if lines.is_full() {
            return;
        }
        print_directive(policy, directive, &mut seen, lines);
    }
    let reports = seen.iter().any(|name| matches!(name, D::ReportUri | D::ReportTo));
    if policy.disposition == Disposition::Report && !reports {
        lines.print(&w::NOT_REPORTED, &[("policy", &text)]);
    }
}

fn print_directive(policy: &Policy<'_>, directive: Written<'_>, seen: &mut Vec<DirectiveName>, lines: &mut Lines) {
    use DirectiveName as D;
    let Written { name, value } = directive;
    let named = [("name", name)];
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_name {
        return lines.print(&w::UNKNOWN, &named);
    }
    if !value.bytes().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) {
        return lines.print(&w::BAD_VALUE, &[("name", name), ("tokens", value)]);
    }
    let known = D::from_text(name);
    if policy.delivery == PolicyDelivery::Meta && matches!(known, D::ReportUri | D::FrameAncestors | D::Sandbox) {
        return lines.print(&w::NOT_IN_META, &named);
    }
    let not_in_report_only = matches!(known, D::Sandbox | D::UpgradeInsecureRequests | D::FrameAncestors);
    if policy.disposition == Disposition::Report && not_in_report_only {
        return lines.print(&w::NOT_IN_REPORT_ONLY, &named);
    }
    // WebKit still supports the directive.
    if name.eq_ignore_ascii_case("prefetch-src") {
        return;
    }
    // The GTK port does not support manifests.
    if matches!(known, D::Unknown | D::Webrtc | D::FencedFrameSrc | D::ManifestSrc) {
        return lines.print(&w::UNKNOWN, &named);
    }
    if seen.contains(&known) {
        return lines.print(&w::DUPLICATE, &named);
    }
    seen.push(known);
    if known.has_source_list() || known == D::FrameAncestors {
        print_sources(known, directive, lines);
    }
}

fn print_sources(known: DirectiveName, directive: Written<'_>, lines: &mut Lines) {
    use DirectiveName as D;
    let name = directive.name;
    if directive.value.eq_ignore_ascii_case("'none'") {
        return;
    }
    let takes_strict = matches!(known, D::ScriptSrc | D::ScriptSrcElem | D::DefaultSrc);
    let mut is_strict = false;
    for source in directive.tokens() {
        let values = [("name", name), ("source", source)];
        // A keyword is recognized even if other characters follow it.
        let starts =
            |keyword: &str| source.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword));
        if is_nonce_or_hash(source) || source == "*" {
            continue;
        }
        if starts("'none'") {
            lines.print(
                if source.eq_ignore_ascii_case("'none'") { &w::NONE_NOT_ALONE } else { &w::BAD_SOURCE },
                &values,
            );
            continue;
        }
        if starts("'strict-dynamic'") && takes_strict {
            is_strict = true;
            continue;
        }
        if KEYWORDS.iter().any(|keyword| starts(keyword)) {
            continue;
        }
        // After `'strict-dynamic'`, hosts are not parsed at all.
        if is_strict {
            continue;
        }
        match path_of_source(source) {
            None => lines.print(&w::BAD_SOURCE, &values),
            Some(path) => {
                if D::from_text(source) != D::Unknown {
                    lines.print(&w::IS_DIRECTIVE, &values);
                }
                if let Some(end) = path.find(['?', '#']) {
                    let is_query = path.get(end..).is_some_and(|cut| cut.starts_with('?'));
                    let template = if is_query { &w::QUERY } else { &w::FRAGMENT };
                    lines.print(template, &[("name", name), ("path", path)]);
                }
            }
        }
    }
}

const KEYWORDS: [&str; 7] = [
    "'self'",
    "'unsafe-inline'",
    "'unsafe-eval'",
    "'wasm-unsafe-eval'",
    "'unsafe-hashes'",
    "'report-sample'",
    "'trusted-types-eval'",
];

fn is_nonce_or_hash(source: &str) -> bool {
    let Some(inner) = source.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else {
        return false;
    };
    let Some((kind, value)) = inner.split_once('-') else {
        return false;
    };
    let is_known = ["nonce", "sha256", "sha384", "sha512"].iter().any(|known| kind.eq_ignore_ascii_case(known));
    is_known && !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte))
}

/// The path of a source, including query and fragment. Empty if it has none; `None` if WebKit cannot read the source.
fn path_of_source(source: &str) -> Option<&str> {
    if let Some(scheme) = source.strip_suffix(':')
        && !scheme.contains([':', '/'])
    {
        return is_scheme(scheme).then_some("");
    }
    let start = source.find([':', '/']).unwrap_or(source.len());
    let (before, after) = source.split_at(start);
    let rest = if after.starts_with(":/") {
        if !is_scheme(before) {
            return None;
        }
        after.strip_prefix("://").filter(|rest| !rest.is_empty())?
    } else {
        source
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let port_is_valid = port.is_none_or(|port| {
        port == "*"
            || (port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|number| number > 0))
    });
    (is_host(host) && port_is_valid).then_some(path)
}

/// `host = [ "*." ] 1*host-char *( "." 1*host-char ) / "*"`, with an optional trailing dot.
fn is_host(host: &str) -> bool {
    let labels = match host.strip_prefix('*') {
        Some("") => return true,
        Some(labels) => match labels.strip_prefix('.') {
            Some(labels) => labels,
            None => return false,
        },
        None => host,
    };
    let labels = labels.strip_suffix('.').unwrap_or(labels);
    let is_host_char = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !host.is_empty() && labels.split('.').all(|label| !label.is_empty() && label.chars().all(is_host_char))
}
