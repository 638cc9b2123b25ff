//! The lines that Firefox prints about a policy itself, and how it writes a directive.

use std::borrow::Cow;

use super::source::{HostParts, Source, read};
use super::wording as w;
use crate::console::Lines;
use crate::console::policy_text::{Written, as_latin1, directives};
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::Disposition;
use crate::csp::directive::DirectiveName;
use crate::csp::policy::Policy;
use crate::url::Url;

/// Prints the errors in a policy of `page`.
pub(super) fn print(policy: &Policy<'_>, page: &Url, lines: &mut Lines) {
    use DirectiveName as D;
    let text = as_latin1(policy, policy.written);
    let is_plain = !text.chars().any(is_invalid);
    let mut seen = Vec::new();
    for directive in directives(&text) {
        if lines.is_full() {
            return;
        }
        let mut all = std::iter::once(directive.name).chain(directive.tokens());
        if !is_plain && let Some(token) = all.find(|token| token.chars().any(is_invalid)) {
            lines.print(&w::NOT_ASCII, &[("name", directive.name), ("source", token)]);
            continue;
        }
        print_directive(policy, directive, page, &mut seen, lines);
    }
    let reports = seen.iter().any(|name| matches!(name, D::ReportUri | D::ReportTo));
    if policy.disposition == Disposition::Report && !reports {
        lines.print(&w::NOT_REPORTED, &[("site", &page.origin().serialized())]);
    }
}

/// Whether a directive with this character is ignored.
fn is_invalid(c: char) -> bool {
    !c.is_ascii() || (c.is_ascii_control() && !c.is_ascii_whitespace())
}

fn print_directive(
    policy: &Policy<'_>,
    directive: Written<'_>,
    page: &Url,
    seen: &mut Vec<DirectiveName>,
    lines: &mut Lines,
) {
    use DirectiveName as D;
    let name = directive.name;
    let known = D::from_text(name);
    let named = [("name", name)];
    if matches!(known, D::Unknown | D::Webrtc) {
        return lines.print(&w::UNKNOWN, &named);
    }
    if seen.contains(&known) {
        return lines.print(&w::DUPLICATE, &named);
    }
    if policy.delivery == PolicyDelivery::Meta && matches!(known, D::ReportUri | D::FrameAncestors | D::Sandbox) {
        return lines.print(&w::NOT_IN_META, &named);
    }
    seen.push(known);
    if known == D::BlockAllMixedContent {
        lines.print(&w::OBSOLETE, &named);
    }
    if matches!(known, D::BlockAllMixedContent | D::UpgradeInsecureRequests) && !directive.value.is_empty() {
        lines.print(&w::NO_SOURCES, &[("name", known.as_str())]);
    }
    if known == D::Sandbox && policy.disposition == Disposition::Report {
        lines.print(&w::SANDBOX_IN_REPORT_ONLY, &[("policy", policy.serialized)]);
    }
    if known.has_source_list() || known == D::FrameAncestors {
        print_sources(known, directive, page, lines);
    }
}

fn print_sources(known: DirectiveName, directive: Written<'_>, page: &Url, lines: &mut Lines) {
    use DirectiveName as D;
    let name = directive.name;
    let is_script = matches!(known, D::ScriptSrc | D::ScriptSrcElem | D::ScriptSrcAttr);
    let mut sources = Vec::new();
    let (mut has_none, mut ignored_eval) = (false, false);
    for token in directive.tokens() {
        let source = match read(token, page.scheme()) {
            Ok(source) => source,
            Err(template) => {
                lines.print(template, &[("source", token)]);
                continue;
            }
        };
        if source.is_keyword("'none'") {
            has_none = true;
            continue;
        }
        if let Source::Host(HostParts { keyword: Some(keyword), .. }) = source {
            lines.print(&w::BARE_KEYWORD, &[("source", token), ("keyword", keyword)]);
        }
        let is_eval = source.is_keyword("'unsafe-eval'") || source.is_keyword("'wasm-unsafe-eval'");
        if is_eval && matches!(known, D::ScriptSrcElem | D::ScriptSrcAttr) {
            ignored_eval = true;
        }
        if source.is_keyword("'strict-dynamic'") && !is_script && known != D::DefaultSrc {
            lines.print(&w::STRICT_ELSEWHERE, &[]);
        }
        let is_inline = |source: &Source<'_>| source.is_keyword("'unsafe-inline'");
        if is_inline(&source) && sources.iter().any(is_inline) {
            lines.print(&w::SECOND_INLINE, &[("source", token)]);
            lines.print(&w::BAD_HOST, &[("source", token)]);
            continue;
        }
        sources.push(source);
    }
    let has = |keyword: &str| sources.iter().any(|source| source.is_keyword(keyword));
    let has_secret = sources.iter().any(|source| matches!(source, Source::Secret(_)));
    if has_none && !sources.iter().all(|source| source.is_keyword("'report-sample'")) {
        lines.print(&w::NONE_NOT_ALONE, &[]);
    }
    if ignored_eval {
        lines.print(&w::EVAL_IGNORED, &[("name", name)]);
    }
    if has("'strict-dynamic'") && known != D::DefaultSrc {
        let stays = ["'strict-dynamic'", "'unsafe-eval'", "'wasm-unsafe-eval'", "'unsafe-hashes'"];
        for source in &sources {
            if !matches!(source, Source::Secret(_)) && !stays.iter().any(|keyword| source.is_keyword(keyword)) {
                lines.print(&w::UNDER_STRICT, &[("source", &source.written()), ("name", name)]);
            }
        }
        if !has_secret {
            lines.print(&w::STRICT_ALONE, &[("name", name)]);
        }
    }
    let is_inline = is_script || matches!(known, D::DefaultSrc | D::StyleSrc | D::StyleSrcElem | D::StyleSrcAttr);
    if has_secret && is_inline && has("'unsafe-inline'") {
        lines.print(&w::UNDER_NONCE, &[("source", "'unsafe-inline'"), ("name", name)]);
    }
}

/// A directive as Firefox writes it: normalized, and without the sources that it could not read.
pub(super) fn written(text: &str, page: &Url) -> String {
    let Some(directive) = directives(text).next() else {
        return String::new();
    };
    let mut sources: Vec<Cow<'_, str>> = directive
        .tokens()
        .filter_map(|token| read(token, page.scheme()).ok())
        .filter(|source| !source.is_keyword("'none'"))
        .map(Source::written)
        .collect();
    let mut has_inline = false;
    sources.retain(|source| source != "'unsafe-inline'" || !std::mem::replace(&mut has_inline, true));
    if sources.iter().all(|source| source == "'report-sample'") {
        sources.insert(0, "'none'".into());
    }
    format!("{} {}", directive.name.to_ascii_lowercase(), sources.join(" "))
}
