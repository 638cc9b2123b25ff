//! A Content Security Policy without the header around it.

use std::ops::Range;

use crate::cut::Cut as _;
use crate::reader::sure;
use crate::reading::Role;
use crate::words::core::Core;
use crate::{Draft, Source};

const DIRECTIVES: &[&str] = &[
    "base-uri",
    "block-all-mixed-content",
    "child-src",
    "connect-src",
    "default-src",
    "fenced-frame-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "plugin-types",
    "prefetch-src",
    "report-to",
    "report-uri",
    "require-sri-for",
    "require-trusted-types-for",
    "sandbox",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "trusted-types",
    "upgrade-insecure-requests",
    "webrtc",
    "worker-src",
];

/// The words that people put before a policy, and whether such a policy only reports.
const LABELS: &[(&str, bool)] = &[
    ("csp", false),
    ("csp header", false),
    ("policy", false),
    ("content security policy", false),
    ("content-security-policy", false),
    ("csp-report-only", true),
    ("csp report-only", true),
    ("csp report only", true),
    ("content-security-policy-report-only", true),
];

/// The place of the policy, and whether it only reports.
fn find(text: &str) -> Option<(Range<usize>, bool)> {
    let mut start = text.len() - text.trim_start().len();
    let mut reports = false;
    if let Some(colon) = text.cut(start..).find([':', '=', '\n'])
        && let Some((label, only)) =
            LABELS.iter().find(|(label, _)| text.cut(start..start + colon).trim().eq_ignore_ascii_case(label))
        // This is a header, not a label.
        && !(label.starts_with("content-security") && text.cut(start + colon..).starts_with(':'))
    {
        reports = *only;
        let rest = text.cut(start + colon + 1..);
        start += colon + 1 + rest.len() - rest.trim_start().len();
    }
    let mut range = start..start + text.cut(start..).trim_end().len();
    for quote in ['"', '`', '\''] {
        let inner = text.cut(range.clone());
        let doubled = quote == '\'' && !inner.starts_with("''") && inner.matches('\'').count() > 2;
        if let Some(bare) = inner.strip_prefix(quote)
            && (quote != '\'' || doubled || !inner.contains(' '))
        {
            let end = bare.trim_end_matches([',', ';']);
            if let Some(within) = end.strip_suffix(quote) {
                range = range.start + 1..range.start + 1 + within.len();
                break;
            }
        }
    }
    let inner = text.cut(range.clone());
    let first = inner.split([';', ' ', '\n', '\t']).next()?.to_ascii_lowercase();
    DIRECTIVES.contains(&first.as_str()).then_some((range, reports))
}

pub(super) fn recognise(source: &Source<'_>) -> u8 {
    let text = source.text();
    let Some((range, _)) = find(text) else { return sure::NO };
    let policy = text.cut(range);
    // Braces and assignments belong to configuration; whole sentences are prose.
    if policy.contains(['{', '}', '<']) {
        return sure::NO;
    }
    let parts: Vec<_> = policy.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let known = parts.iter().filter(|part| {
        let name = part.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        DIRECTIVES.contains(&name.as_str())
    });
    let known = known.count();
    if known == parts.len() {
        sure::CERTAIN - 5
    } else if known * 2 >= parts.len() {
        sure::LIKELY
    } else {
        sure::NO
    }
}

pub(super) fn read(source: &Source<'_>, draft: &mut Draft<'_>) {
    draft.title(Core::Policy);
    let Some((range, reports)) = find(source.text()) else { return };
    let name = if reports { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" };
    let value = source.text().cut(range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    draft.role(Role::Page);
    draft.page_header(name, value.clone(), &range);
    draft.header(name, value, &range);
    if !reports {
        draft.unresolved("page.headers", Core::EnforcedOrNot, None);
    }
}

#[cfg(test)]
mod tests {
    use super::DIRECTIVES;
    use wouldblock::tables::DIRECTIVE_NAMES;

    #[test]
    fn every_directive_of_the_engine_is_known() {
        let missing: Vec<_> = DIRECTIVE_NAMES.iter().filter(|name| !DIRECTIVES.contains(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        // Browsers no longer read these.
        let past: Vec<_> = DIRECTIVES.iter().filter(|name| !DIRECTIVE_NAMES.contains(name)).collect();
        assert_eq!(past, [&"plugin-types", &"prefetch-src", &"require-sri-for"]);
    }
}
