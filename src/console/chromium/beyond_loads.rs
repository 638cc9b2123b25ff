//! The lines that Chromium prints about inline code, code that is compiled, frames, forms and Trusted Types.

use super::{EngineRun, Lines, Template};
use crate::console::engine_run::Violated;
use crate::console::lines::filled;
use crate::contract::inline_type::InlineType;
use crate::contract::report::Disposition;
use crate::contract::scenario::{Api, InsertedBy};
use crate::csp::directive::DirectiveName;
use crate::csp::source_expression::Keyword;
use crate::trace::{Code, Decision};
use crate::url::Url;

pub(in crate::console) static INLINE: Template = Template::new(
    "{doing} violates the following Content Security Policy directive '{directive}'. {reason}{hashes}{fallback}{end}",
);
pub(in crate::console) static INLINE_REASON: Template = Template::new(
    "Either the 'unsafe-inline' keyword, a hash ('{hash}'), or a nonce ('nonce-...') is required to enable inline execution.",
);
const INLINE_IGNORED: &str =
    "Note that 'unsafe-inline' is ignored if either a hash or nonce value is present in the source list.";
const INLINE_HASHES: &str = " Note that hashes do not apply to event handlers, style attributes and javascript: navigations unless the 'unsafe-hashes' keyword is present.";
pub(in crate::console) static INLINE_FALLBACK: Template =
    Template::new(" Note also that '{effective}' was not explicitly set, so 'default-src' is used as a fallback.");
/// The note about hosts in a policy that have no effect.
pub(super) const STRICT_DYNAMIC: &str =
    " Note that 'strict-dynamic' is present, so host-based allowlisting is disabled.";
const BLOCKED: &str = " The action has been blocked.";
const REPORTED: &str =
    " The policy is report-only, so the violation has been logged but no further action has been taken.";
pub(in crate::console) static EVAL: Template = Template::new(
    "Evaluating a string as JavaScript violates the following Content Security Policy directive because 'unsafe-eval' is not an allowed source of script: \"{directive}\".{fallback}\n{end}",
);
pub(in crate::console) static WASM: Template = Template::new(
    "Compiling or instantiating a WebAssembly module violates the following Content Security policy directive because 'unsafe-eval' is not an allowed source of script: \"{directive}\".{end}",
);
pub(in crate::console) static FALLBACK: Template =
    Template::new(" Note that '{effective}' was not explicitly set, so '{name}' is used as a fallback.");
pub(in crate::console) static NAVIGATION: Template = Template::new(
    "{doing} '{url}' violates the following Content Security Policy directive: \"{directive}\". The request has been blocked.{notes}\n",
);
pub(in crate::console) static NAVIGATION_REPORTED: Template = Template::new(
    "{doing} '{url}' violates the following report-only Content Security Policy directive: \"{directive}\". The violation has been logged, but no further action has been taken.\n",
);
pub(in crate::console) static TYPE_NEEDED: Template =
    Template::new("This document requires '{type}' assignment.{navigation}{end}");
pub(in crate::console) static POLICY_NOT_LISTED: Template = Template::new(
    "Creating a TrustedTypePolicy named \"{policy}\" violates the following Content Security policy directive: \"trusted-types {names}\".{end}",
);
pub(in crate::console) static POLICY_REPEATED: Template = Template::new(
    "Creating a TrustedTypePolicy named \"{policy}\" violates the following Content Security Policy directive because a TrustedTypePolicy with that name already exists and the directive does not contain'allow-duplicates': \"trusted-types {names}\".{end}",
);
pub(in crate::console) static FRAME_REFUSED: Template =
    Template::new("Refused to display '{url}' in a frame because it set 'X-Frame-Options' to '{value}'.");
pub(in crate::console) static FRAME_CONFLICT: Template = Template::new(
    "Refused to display '{url}' in a frame because it set multiple 'X-Frame-Options' headers with conflicting values ('{value}'). Falling back to 'deny'.",
);
pub(in crate::console) static FRAME_UNKNOWN: Template = Template::new(
    "Invalid 'X-Frame-Options' header encountered when loading '{url}': '{value}' is not a recognized directive. The header will be ignored.",
);
pub(in crate::console) static BASE_SCHEME: Template =
    Template::new("'{scheme}' URLs may not be used as base URLs for a document.");
pub(in crate::console) static NO_SCRIPTS: Template = Template::new(
    "Blocked script execution in '{url}' because the document's frame is sandboxed and the 'allow-scripts' permission is not set.",
);
pub(in crate::console) static RULES_IGNORED: Template = Template::new(
    "A speculation rule set was inserted into the document but will be ignored. This might happen, for example, if it was previously inserted into another document, or if it was created using the innerHTML setter.",
);
pub(in crate::console) static NO_FORMS: Template = Template::new(
    "Blocked form submission to '{url}' because the form's frame is sandboxed and the 'allow-forms' permission is not set.",
);
pub(in crate::console) static INTEGRITY: Template = Template::new(
    "Failed to find a valid digest in the 'integrity' attribute for resource '{url}' with computed SHA-256 integrity '{digest}'. The resource has been blocked.",
);

pub(in crate::console) static WRITTEN_SCRIPT: Template = Template::new(
    "A parser-blocking, cross site (i.e. different eTLD+1) script, {url}, is invoked via document.write. The network request for this script MAY be blocked by the browser in this or a future page load due to poor network connectivity. If blocked in this page load, it will be confirmed in a subsequent console message. See https://www.chromestatus.com/feature/5718547946799104 for more details.",
);

/// Prints the warning about a script of another site that `document.write()` inserts: once before it is requested, and
/// once after it was loaded.
pub(super) fn print_written_script(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    let inserted_by = run.environment.scenario.request.inserted_by;
    let Some(request) = run.request.filter(|_| run.api() == Api::Script) else {
        return;
    };
    let is_module = run.environment.scenario.request.module == Some(true);
    let is_same_site = run.client.origin.is_schemelessly_same_site(&request.url().origin());
    if inserted_by != Some(InsertedBy::DocumentWrite) || is_module || is_same_site {
        return;
    }
    let times = if run.is_refused_by_policy() { 1 } else { 2 };
    for _ in 0..times {
        lines.print(&WRITTEN_SCRIPT, &[("url", request.url().as_str())]);
    }
}

/// The action that the violation of a policy by a URL stopped, up to the quote before the URL. `None` for connections, and for
/// loads that have words in the wordings.
pub(super) fn doing(effective: Option<DirectiveName>) -> Option<&'static str> {
    use DirectiveName as D;
    Some(match effective? {
        D::ObjectSrc => "Loading plugin data from '",
        D::WorkerSrc => "Creating a worker from '",
        D::ManifestSrc => "Loading a manifest from '",
        D::BaseUri => "Setting the document's base URI to '",
        D::DefaultSrc => "Fetching content from '",
        D::FormAction => "Sending form data to '",
        _ => return None,
    })
}

/// The URL as Chromium shows it: only the origin, unless the URL is local. A `data:` URL is not shown.
fn shown(url: &str) -> String {
    match Url::parse(url, None) {
        Ok(url) if url.is_http() => url.origin_only().as_str().to_owned(),
        Ok(url) if url.scheme() == "data" => String::new(),
        _ => url.to_owned(),
    }
}

/// Prints that a frame or the submission of a form violates a policy.
pub(super) fn print_navigation(
    decision: &Decision,
    disposition: Disposition,
    directive: &str,
    notes: &str,
    lines: &mut Lines,
) -> bool {
    let url = decision.value("url");
    let (doing, url) = match decision.effective_directive {
        Some(DirectiveName::FrameSrc) => ("Framing", shown(url)),
        Some(DirectiveName::FormAction) if !url.starts_with("javascript:") => ("Sending form data to", url.to_owned()),
        _ => return false,
    };
    let values = [("doing", doing), ("url", url.as_str()), ("directive", directive), ("notes", notes)];
    match disposition {
        Disposition::Enforce => lines.print(&NAVIGATION, &values),
        // Both processes that take part in the navigation report it.
        Disposition::Report => {
            lines.print(&NAVIGATION_REPORTED, &values);
            if doing == "Framing" {
                lines.print(&NAVIGATION_REPORTED, &values);
            }
        }
    }
    true
}

/// Prints the line for a decision of this kind; returns whether it was one.
pub(super) fn print(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) -> bool {
    let value = |name: &str| decision.value(name);
    let is_reported = matches!(
        decision.code,
        Code::CspInlineReported
            | Code::CspEvalReported
            | Code::CspWasmReported
            | Code::TrustedTypesReported
            | Code::TrustedTypesPolicyReported
    );
    let end = if is_reported { REPORTED } else { BLOCKED };
    match decision.code {
        Code::CspInlineBlocked | Code::CspInlineReported => print_inline(run, decision, end, lines),
        Code::CspEvalBlocked | Code::CspEvalReported => print_eval(run, decision, end, lines),
        Code::CspWasmReported => {
            let directive = [value("directive"), " ", value("sources")].concat();
            lines.print(&WASM, &[("directive", &directive), ("end", end)]);
        }
        // The text is in the exception instead.
        Code::CspWasmBlocked => {}
        Code::FrameAncestorsBlock | Code::FrameAncestorsReported => {
            let directive = ["frame-ancestors ", value("sources")].concat();
            let url = shown(value("url"));
            let values = [("doing", "Framing"), ("url", &url), ("directive", &directive), ("notes", "")];
            if decision.code == Code::FrameAncestorsReported {
                for _ in &decision.refused_ancestors {
                    lines.print(&NAVIGATION_REPORTED, &values);
                }
            } else {
                // The check of an enforced policy ends at the first ancestor that is refused.
                lines.print(&NAVIGATION, &values);
            }
        }
        Code::XFrameOptionsDeny | Code::XFrameOptionsSameOrigin => {
            let values = [("url", shown(value("url"))), ("value", value("value").trim().to_ascii_lowercase())];
            let first = values[1].1.split(',').next().unwrap_or_default().trim().to_owned();
            lines.print(&FRAME_REFUSED, &[("url", &values[0].1), ("value", &first)]);
        }
        Code::XFrameOptionsConflict => {
            lines.print(&FRAME_CONFLICT, &[("url", &shown(value("url"))), ("value", value("value"))]);
        }
        Code::XFrameOptionsUnknown => {
            lines.print(&FRAME_UNKNOWN, &[("url", &shown(value("url"))), ("value", value("value"))]);
        }
        Code::TrustedTypesNeeded | Code::TrustedTypesReported => {
            let navigation = if value("sink") == "Location href" {
                " Navigating to a javascript:-URL is equivalent to a 'TrustedScript' assignment."
            } else {
                ""
            };
            lines.print(&TYPE_NEEDED, &[("type", value("type")), ("navigation", navigation), ("end", end)]);
        }
        Code::TrustedTypesPolicyNotListed | Code::TrustedTypesPolicyReported => {
            let values = [("policy", value("policy")), ("names", value("names")), ("end", end)];
            lines.print(&POLICY_NOT_LISTED, &values);
        }
        Code::TrustedTypesPolicyRepeated => {
            let values = [("policy", value("policy")), ("names", value("names")), ("end", end)];
            lines.print(&POLICY_REPEATED, &values);
        }
        Code::BaseScheme => lines.print(&BASE_SCHEME, &[("scheme", value("scheme"))]),
        Code::CspSandboxNoScript if run.is_markup_script() => lines.print(&NO_SCRIPTS, &[("url", run.page())]),
        Code::InlineScriptByInnerHtml if run.api() == Api::SpeculationRules => lines.print(&RULES_IGNORED, &[]),
        Code::SandboxNoForms => lines.print(&NO_FORMS, &[("url", value("url"))]),
        Code::IntegrityMismatch if value("algorithm") == "sha256" => {
            lines.print(&INTEGRITY, &[("url", value("url")), ("digest", value("digest"))]);
        }
        _ => return false,
    }
    true
}

fn print_inline(run: &EngineRun<'_, '_>, decision: &Decision, end: &str, lines: &mut Lines) {
    let Some(Violated { directive, .. }) = run.violated(decision) else {
        return;
    };
    let Some(type_) = decision.inline else {
        return;
    };
    let doing = match type_ {
        InlineType::Script => "Executing inline script",
        InlineType::ScriptAttribute => "Executing inline event handler",
        InlineType::SpeculationRules => "Applying inline speculation rules",
        InlineType::Navigation => "Running the JavaScript URL",
        InlineType::Style | InlineType::StyleAttribute => "Applying inline style",
    };
    let is_compiled_later = matches!(type_, InlineType::ScriptAttribute | InlineType::Navigation);
    // 'strict-dynamic' disables the keyword as well, but Chromium does not print that.
    let is_ignored = directive.has(Keyword::UnsafeInline)
        && (directive.nonces().next().is_some() || directive.hashes().next().is_some());
    // The hashes of handlers and URLs are not computed.
    let hash = if is_compiled_later { "sha256-..." } else { decision.value("hash").trim_matches('\'') };
    let reason = if is_ignored { INLINE_IGNORED.to_owned() } else { filled(&INLINE_REASON, &[("hash", hash)]) };
    let hashes =
        if type_.is_element() || is_ignored || directive.has(Keyword::UnsafeHashes) { "" } else { INLINE_HASHES };
    let effective =
        if decision.effective_directive.is_some_and(DirectiveName::governs_code) { "script-src" } else { "style-src" };
    let fallback = if directive.name == DirectiveName::DefaultSrc {
        filled(&INLINE_FALLBACK, &[("effective", effective)])
    } else {
        String::new()
    };
    let written = [decision.value("directive"), " ", decision.value("sources")].concat();
    let values = [
        ("doing", doing),
        ("directive", written.as_str()),
        ("reason", &reason),
        ("hashes", hashes),
        ("fallback", &fallback),
        ("end", end),
    ];
    lines.print(&INLINE, &values);
    // A handler is compiled again when its event fires.
    if decision.code == Code::CspInlineReported && is_compiled_later {
        lines.print(&INLINE, &values);
    }
}

/// `eval()` throws the message; only a note is printed.
fn print_eval(run: &EngineRun<'_, '_>, decision: &Decision, end: &str, lines: &mut Lines) {
    let name = decision.value("directive");
    let fallback = if name == "default-src" {
        filled(&FALLBACK, &[("effective", "script-src"), ("name", name)])
    } else {
        String::new()
    };
    let directive = [name, " ", decision.value("sources")].concat();
    let via = run.environment.scenario.request.via.as_deref().unwrap_or_default();
    if decision.code == Code::CspEvalReported || via.starts_with("set") {
        lines.print(&EVAL, &[("directive", &directive), ("fallback", &fallback), ("end", end)]);
    } else if !fallback.is_empty() {
        lines.write(fallback);
    }
}
