//! Integrations with [ECMAScript](https://w3c.github.io/webappsec-csp/#ecma-integration) and
//! [WebAssembly](https://w3c.github.io/webappsec-csp/#wasm-integration): the check of code that is compiled from a
//! string or from bytes.

use super::directive::{Directive, DirectiveName};
use super::fallback::deciding_directive;
use super::gap::{self, Question, Written};
use super::page_policies::PagePolicies;
use super::require_trusted_types_for::requires_trusted_types;
use super::source_expression::Keyword;
use super::unread_check;
use super::violation::{sample, violation_for_global};
use crate::contract::report::Disposition;
use crate::engine::Departure;
use crate::input::Place;
use crate::trace::{Code, Draft, Flow, Trace};

/// The kind of code that is compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Compiled<'c> {
    /// A string, passed to `eval()` or a similar function.
    String { code: &'c str, place: Option<Place> },
    /// The bytes of a WebAssembly module.
    Wasm,
}

impl Compiled<'_> {
    /// The keywords that allow the compilation.
    fn keywords(self) -> &'static [Keyword] {
        match self {
            Compiled::String { .. } => &[Keyword::UnsafeEval],
            Compiled::Wasm => &[Keyword::UnsafeEval, Keyword::WasmUnsafeEval],
        }
    }

    /// The violation's [resource](https://w3c.github.io/webappsec-csp/#violation-resource).
    fn resource(self) -> &'static str {
        match self {
            Compiled::String { .. } => "eval",
            Compiled::Wasm => "wasm-eval",
        }
    }
}

/// The last steps of [EnsureCSPDoesNotBlockStringCompilation](https://w3c.github.io/webappsec-csp/#can-compile-strings),
/// after those about Trusted Types, and
/// [EnsureCSPDoesNotBlockWasmByteCompilation](https://w3c.github.io/webappsec-csp/#can-compile-wasm-bytes).
pub(crate) fn should_block_compilation(
    policies: PagePolicies<'_, '_>,
    compiled: Compiled<'_>,
    trace: &mut Trace,
) -> Flow<()> {
    let is_string = matches!(compiled, Compiled::String { .. });
    let types_required = is_string && requires_trusted_types(policies);
    let question = Question { effective: DirectiveName::ScriptSrc, has_nonce: false, has_hash: false, has_url: false };
    let (mut blocked, mut open) = (None, None);
    for policy in &policies.csp_list.policies {
        // "If policy contains a directive whose name is "script-src" … Otherwise if … "default-src""
        let directive = deciding_directive(policy, DirectiveName::ScriptSrc);
        // "If trustedTypesRequired is true and source-list contains … 'trusted-types-eval', then skip the following steps."
        let allowing = directive.and_then(|directive| {
            let by_types = directive.keyword(Keyword::TrustedTypesEval).filter(|_| types_required);
            by_types.or_else(|| compiled.keywords().iter().find_map(|keyword| directive.keyword(*keyword)))
        });
        let written = if directive.is_some() && allowing.is_none() { Written::Blocks } else { Written::Allows };
        if policy.disposition == Disposition::Enforce
            && let Some(gap) = gap::find(policy, directive, question, written)
        {
            open.get_or_insert(gap);
            continue;
        }
        let Some(directive) = directive else {
            continue;
        };
        let params = |decision: Draft| decision.with("directive", directive.name.as_str());
        if let Some(expression) = allowing {
            let code = if is_string { Code::CspEvalAllowed } else { Code::CspWasmAllowed };
            trace.pass(code, |decision| params(decision).with("source", expression.text).at(expression.place));
            continue;
        }
        let describe = |decision: Draft| {
            let decision = params(decision).with("sources", directive.tokens().collect::<Vec<_>>().join(" "));
            match compiled {
                Compiled::String { code, place } => decision.with("code", code).at(directive.place).at_all(place),
                Compiled::Wasm => decision.at(directive.place),
            }
        };
        let (reported, failed) = if is_string {
            (Code::CspEvalReported, Code::CspEvalBlocked)
        } else {
            (Code::CspWasmReported, Code::CspWasmBlocked)
        };
        match policy.disposition {
            Disposition::Report => trace.failed_without_effect(reported, describe),
            Disposition::Enforce => {
                let stop = trace.fail(failed, describe);
                blocked.get_or_insert(stop);
            }
        }
        trace.violation(|| {
            let sample = match compiled {
                Compiled::String { code, .. } => sample(directive, code),
                Compiled::Wasm => None,
            };
            let effective = DirectiveName::ScriptSrc.as_str();
            violation_for_global(policies, policy, effective, compiled.resource(), sample)
        });
    }
    match (blocked, open) {
        (Some(stop), _) => Err(stop),
        (None, Some(gap)) => Err(gap::stop(policies, gap, trace)),
        (None, None) => unread_check::check(policies, trace),
    }
}

/// Departure: whether plain strings may be compiled because every policy has `'trusted-types-eval'`, even if Trusted
/// Types are required.
pub(crate) fn plain_strings_pass(policies: PagePolicies<'_, '_>) -> bool {
    let directives =
        policies.csp_list.policies.iter().filter_map(|policy| deciding_directive(policy, DirectiveName::ScriptSrc));
    let mut directives = directives.peekable();
    let takes =
        |directive: &Directive<'_>| directive.has(Keyword::TrustedTypesEval) && !directive.has(Keyword::UnsafeEval);
    directives.peek().is_some() && directives.all(takes) && policies.departs(Departure::TrustedTypesEvalTakesStrings)
}
