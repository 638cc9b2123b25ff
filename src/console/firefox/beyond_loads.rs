//! The lines that Firefox prints about inline code, code that is compiled, frames and Trusted Types.

use super::{EngineRun, Lines, Template, policy};
use crate::console::engine_run::Violated;
use crate::console::policy_text::as_latin1;
use crate::contract::inline_type::InlineType;
use crate::contract::report::Disposition;
use crate::trace::{Code, Decision};

pub(in crate::console) static INLINE_SCRIPT: Template = Template::new(
    "Content-Security-Policy: {settings} an inline script ({effective}) from being executed because it violates the following directive: “{directive}”. Consider using a hash ('{hash}') or a nonce.{source}",
);
pub(in crate::console) static INLINE_STYLE: Template = Template::new(
    "Content-Security-Policy: {settings} an inline style ({effective}) from being applied because it violates the following directive: “{directive}”. Consider using a hash ('{hash}', requires 'unsafe-hashes' for style attributes) or a nonce.{source}",
);
pub(in crate::console) static EVENT_HANDLER: Template = Template::new(
    "Content-Security-Policy: {settings} an event handler ({effective}) from being executed because it violates the following directive: “{directive}”. Consider using a hash ('{hash}') together with 'unsafe-hashes'.{source}",
);
pub(in crate::console) static EVAL: Template = Template::new(
    "Content-Security-Policy: {settings} a JavaScript eval (script-src) from being executed because it violates the following directive: “{directive}” (Missing 'unsafe-eval')",
);
pub(in crate::console) static WASM: Template = Template::new(
    "Content-Security-Policy: {settings} WebAssembly (script-src) from being executed because it violates the following directive: “{directive}” (Missing 'wasm-unsafe-eval' or 'unsafe-eval')",
);
pub(in crate::console) static FRAME_ANCESTORS: Template = Template::new(
    "Content-Security-Policy: {settings} the loading of a resource (frame-ancestors) at {ancestor} because it violates the following directive: “{directive}”",
);
pub(in crate::console) static WORKER: Template = Template::new(
    "Content-Security-Policy: {settings} a worker script (worker-src) at {url} from being executed because it violates the following directive: “{directive}”",
);
pub(in crate::console) static FRAME_DENIED: Template =
    Template::new("The loading of “{url}” in a frame is denied by “X-Frame-Options“ directive set to “{value}“.");
pub(in crate::console) static FRAME_INVALID: Template =
    Template::new("Invalid X-Frame-Options header was found when loading “{url}”: “invalid” is not a valid directive.");
static FRAME_OVERRIDDEN: Template =
    Template::new("Content-Security-Policy: Ignoring ‘x-frame-options’ because of ‘frame-ancestors’ directive.");
pub(in crate::console) static POLICY: Template = Template::new(
    "Content-Security-Policy: {settings} creating a Trusted Types policy because it violates the following directive: “trusted-types {names}“",
);
pub(in crate::console) static INTEGRITY: Template = Template::new(
    "None of the “{algorithm}” hashes in the integrity attribute match the content of the subresource at “{url}”. The computed hash is “{digest}”.",
);

/// The first words of a violation.
pub(super) fn settings(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Enforce => "The page’s settings blocked",
        Disposition::Report => "(Report-Only policy) The page’s settings would block",
    }
}

/// Prints the line for a decision of this kind; returns whether it was one.
pub(super) fn print(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) -> bool {
    let value = |name: &str| decision.value(name);
    match decision.code {
        Code::CspInlineBlocked
        | Code::CspInlineReported
        | Code::CspEvalBlocked
        | Code::CspEvalReported
        | Code::CspWasmBlocked
        | Code::CspWasmReported => print_code(run, decision, lines),
        Code::FrameAncestorsBlock | Code::FrameAncestorsReported => print_frame_ancestors(run, decision, lines),
        Code::XFrameOptionsDeny => lines.print(&FRAME_DENIED, &[("url", value("url")), ("value", "deny")]),
        Code::XFrameOptionsSameOrigin => lines.print(&FRAME_DENIED, &[("url", value("url")), ("value", "sameorigin")]),
        Code::XFrameOptionsConflict | Code::XFrameOptionsUnknown => {
            lines.print(&FRAME_INVALID, &[("url", value("url"))]);
        }
        Code::XFrameOptionsOverridden => lines.print(&FRAME_OVERRIDDEN, &[]),
        Code::TrustedTypesPolicyNotListed | Code::TrustedTypesPolicyRepeated => {
            lines.print(&POLICY, &[("settings", settings(Disposition::Enforce)), ("names", value("names"))]);
        }
        Code::TrustedTypesPolicyReported => {
            lines.print(&POLICY, &[("settings", settings(Disposition::Report)), ("names", value("names"))]);
        }
        Code::IntegrityMismatch => {
            let values = [("algorithm", value("algorithm")), ("url", value("url")), ("digest", value("digest"))];
            lines.print(&INTEGRITY, &values);
        }
        _ => return false,
    }
    true
}

fn print_code(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let Some(Violated { policy, directive }) = run.violated(decision) else {
        return;
    };
    let written = policy::written(&as_latin1(policy, directive.text), &run.client.url);
    let type_ = decision.inline;
    // Code that a script sets has no source in the markup.
    let has_source =
        matches!(type_, Some(InlineType::ScriptAttribute | InlineType::Navigation | InlineType::StyleAttribute))
            && run.is_inserted_by_parser()
            && run.environment.scenario.request.via.as_deref() != Some("location");
    let source = if has_source { ["\nSource: ", decision.value("code")].concat() } else { String::new() };
    let template = match decision.code {
        Code::CspEvalBlocked | Code::CspEvalReported => &EVAL,
        Code::CspWasmBlocked | Code::CspWasmReported => &WASM,
        _ => match type_ {
            Some(InlineType::Script | InlineType::Navigation) => &INLINE_SCRIPT,
            Some(InlineType::ScriptAttribute) => &EVENT_HANDLER,
            _ => &INLINE_STYLE,
        },
    };
    lines.print(
        template,
        &[
            ("settings", settings(policy.disposition)),
            ("effective", decision.value("effectiveDirective")),
            ("directive", &written),
            ("hash", decision.value("hash").trim_matches('\'')),
            ("source", &source),
        ],
    );
}

/// Prints the line about a policy of the framed page.
fn print_frame_ancestors(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let Some(url) = &decision.url else {
        return;
    };
    let is_reported = decision.code == Code::FrameAncestorsReported;
    let disposition = if is_reported { Disposition::Report } else { Disposition::Enforce };
    let written = policy::written(&["frame-ancestors ", decision.value("sources")].concat(), url);
    for ancestor in run.refused_ancestors(decision) {
        // The URL of a page of another origin is not shown.
        let is_own = ancestor.origin.is_same_origin(&url.origin());
        let values = [
            ("settings", settings(disposition)),
            ("ancestor", if is_own { ancestor.url.as_str() } else { "<unknown>" }),
            ("directive", &written),
        ];
        lines.print(&FRAME_ANCESTORS, &values);
    }
}
