//! The lines that WebKit prints about inline code, code that is compiled, frames and forms. The messages of `eval()` and
//! WebAssembly are in the exception. The words were seen in `WebKitGTK` 2.50.6.

use super::{EngineRun, Lines, Template};
use crate::console::lines::filled;
use crate::contract::inline_type::InlineType;
use crate::contract::report::Disposition;
use crate::csp::directive::DirectiveName;
use crate::trace::{Code, Decision};
use crate::url::Url;

pub(in crate::console) static VIOLATED: Template = Template::new(
    "Refused to {doing} because {subject} does not appear in the {effective} directive of the Content Security Policy.",
);
pub(in crate::console) static FALLBACK_VIOLATED: Template = Template::new(
    "Refused to {doing} because {subject} appears in neither the {effective} directive nor the default-src directive of the Content Security Policy.",
);
pub(in crate::console) const REPORT_ONLY: &str = "[Report Only] ";
pub(in crate::console) static FRAME_REFUSED: Template =
    Template::new("Refused to display '{url}' in a frame because it set 'X-Frame-Options' to '{value}'.");
static NO_SCRIPTS: Template = Template::new(
    "Blocked script execution in '{url}' because the document's frame is sandboxed and the 'allow-scripts' permission is not set.",
);
static FRAME_CONFLICT: Template = Template::new(
    "Multiple 'X-Frame-Options' headers with conflicting values ('{value}') encountered when loading '{url}'. Falling back to 'DENY'.",
);
pub(in crate::console) static FRAME_UNKNOWN: Template = Template::new(
    "Invalid 'X-Frame-Options' header encountered when loading '{url}': '{value}' is not a recognized directive. The header will be ignored.",
);
pub(in crate::console) static TYPE_NEEDED: Template = Template::new(
    "This requires a {type} value else it violates the following Content Security Policy directive: \"require-trusted-types-for 'script'\"",
);
pub(in crate::console) static POLICY_NOT_LISTED: Template = Template::new(
    "Refused to create a TrustedTypePolicy named '{policy}' because it violates the following Content Security Policy directive: \"trusted-types {names}\"",
);
pub(in crate::console) static NO_FORMS: Template = Template::new(
    "Blocked form submission to '{url}' because the form's frame is sandboxed and the 'allow-forms' permission is not set.",
);

/// How WebKit describes each kind of code, and what would allow it. `None` is the string of a timer.
pub(in crate::console) const CODE: [(Option<InlineType>, &str, &str); 6] = [
    (Some(InlineType::Script), "execute a script", "its hash, its nonce, or 'unsafe-inline'"),
    (Some(InlineType::Style), "apply a stylesheet", "its hash, its nonce, or 'unsafe-inline'"),
    (Some(InlineType::StyleAttribute), "apply a stylesheet", "its hash, its nonce, or 'unsafe-inline'"),
    (Some(InlineType::ScriptAttribute), "execute a script for an inline event handler", "'unsafe-inline'"),
    (Some(InlineType::Navigation), "execute a script", "its hash or 'unsafe-inline'"),
    (None, "execute a script", "'unsafe-eval' and 'trusted-types-eval'"),
];

/// Prints the line for a decision of this kind; returns whether it was one.
pub(super) fn print(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) -> bool {
    let value = |name: &str| decision.value(name);
    match decision.code {
        Code::CspInlineBlocked | Code::CspInlineReported => print_code(run, decision, lines),
        Code::CspEvalBlocked | Code::CspEvalReported => {
            let via = run.environment.scenario.request.via.as_deref().unwrap_or_default();
            if via.starts_with("set") {
                print_code(run, decision, lines);
            }
        }
        Code::CspWasmBlocked | Code::CspWasmReported => {}
        Code::FrameAncestorsBlock => print_violated(
            (&format!("load {}", value("url")), "it"),
            "frame-ancestors",
            Violation { disposition: Disposition::Enforce, by_default: false },
            lines,
        ),
        Code::XFrameOptionsDeny | Code::XFrameOptionsSameOrigin => {
            lines.print(&FRAME_REFUSED, &[("url", value("url")), ("value", value("value"))]);
        }
        Code::XFrameOptionsConflict => {
            let values = [("url", value("url")), ("value", value("value"))];
            lines.print(&FRAME_CONFLICT, &values);
            lines.print(&FRAME_REFUSED, &values);
        }
        Code::XFrameOptionsUnknown => {
            lines.print(&FRAME_UNKNOWN, &[("url", value("url")), ("value", value("value"))]);
        }
        Code::TrustedTypesNeeded => lines.print(&TYPE_NEEDED, &[("type", value("type"))]),
        Code::TrustedTypesPolicyNotListed | Code::TrustedTypesPolicyRepeated if !value("names").is_empty() => {
            lines.print(&POLICY_NOT_LISTED, &[("policy", value("policy")), ("names", value("names"))]);
        }
        Code::CspSandboxNoScript if run.is_markup_script() => lines.print(&NO_SCRIPTS, &[("url", run.page())]),
        Code::SandboxNoForms => {
            let base = Some(&run.client.base_url);
            let url =
                Url::parse(value("url"), base).map_or_else(|_| value("url").to_owned(), |url| url.as_str().into());
            lines.print(&NO_FORMS, &[("url", &url)]);
        }
        Code::CspNoSourceMatches
        | Code::CspAllowsNothing
        | Code::CspReportOnlyViolated
        | Code::CspStrictDynamicBlocks => {
            return print_load(run, decision, lines);
        }
        _ => return false,
    }
    true
}

/// How a policy is violated.
#[derive(Clone, Copy)]
struct Violation {
    disposition: Disposition,
    /// Whether `default-src` is the directive that is violated.
    by_default: bool,
}

fn violation(run: &EngineRun<'_, '_>, decision: &Decision) -> Option<Violation> {
    let violated = run.violated(decision)?;
    let by_default = violated.directive.name == DirectiveName::DefaultSrc;
    Some(Violation { disposition: violated.policy.disposition, by_default })
}

fn print_code(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) {
    let type_ = decision.inline;
    let Some((_, doing, subject)) = CODE.iter().find(|(of_line, ..)| *of_line == type_) else { return };
    let Some(violation) = violation(run, decision) else { return };
    let is_style = matches!(type_, Some(InlineType::Style | InlineType::StyleAttribute));
    let effective = if is_style { "style-src" } else { "script-src" };
    print_violated((doing, subject), effective, violation, lines);
    // A handler is compiled again when its event fires.
    let is_compiled_later = matches!(type_, Some(InlineType::ScriptAttribute | InlineType::Navigation));
    if violation.disposition == Disposition::Report && is_compiled_later {
        print_violated((doing, subject), effective, violation, lines);
    }
}

/// Prints lines about loads whose directive has no word in the wordings of the other APIs.
fn print_load(run: &EngineRun<'_, '_>, decision: &Decision, lines: &mut Lines) -> bool {
    use DirectiveName as D;
    let effective = match decision.effective_directive {
        Some(name @ (D::FrameSrc | D::FormAction | D::BaseUri | D::ObjectSrc | D::WorkerSrc)) => name,
        // The directive is that of prefetches, which the GTK port does not make.
        name => return name == Some(D::DefaultSrc),
    };
    if let Some(violation) = violation(run, decision) {
        let doing = if effective == D::BaseUri { "change the document base URL to" } else { "load" };
        let doing = format!("{doing} {}", decision.value("url"));
        print_violated((&doing, "it"), effective.as_str(), violation, lines);
        // A worker that is allowed is checked twice.
        if violation.disposition == Disposition::Report && effective == D::WorkerSrc {
            print_violated((&doing, "it"), effective.as_str(), violation, lines);
        }
    }
    true
}

fn print_violated((doing, subject): (&str, &str), effective: &str, violation: Violation, lines: &mut Lines) {
    let template = if violation.by_default { &FALLBACK_VIOLATED } else { &VIOLATED };
    let text = filled(template, &[("doing", doing), ("subject", subject), ("effective", effective)]);
    match violation.disposition {
        Disposition::Enforce => lines.write(text),
        Disposition::Report => lines.write(format!("{REPORT_ONLY}{text}")),
    }
}
