//! `eval()`, `Function()`, and timers that get a string.

use super::definition::{Definition, UrlUse, Workers};
use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::csp::compilation_check::{self, Compiled};
use crate::csp::directive::DirectiveName;
use crate::csp::request_check;
use crate::fetch::params::FetchParams;
use crate::trace::{Code, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

pub(super) const EVAL: Definition = Definition {
    reads: &[RequestField::Text, RequestField::Via],
    url: UrlUse::None,
    workers: Workers::ALL,
    ..Definition::of_script("eval", call)
};

/// Compiles the string.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let sink = params.environment.scenario.request.via.as_deref().and_then(Sink::of).unwrap_or(Sink::EVAL);
    compile(params, sink, false, trace)
}

/// [EnsureCSPDoesNotBlockStringCompilation](https://w3c.github.io/webappsec-csp/#can-compile-strings), and the end of
/// the call. `is_trusted` says whether the code is a `TrustedScript`.
pub(super) fn compile(
    params: FetchParams<'_, '_>,
    sink: Sink,
    is_trusted: bool,
    trace: &mut Trace,
) -> Result<Outcome, Refusal> {
    let (policies, code) = (params.policies(), params.environment.code);
    let sink = if params.client.is_worker { sink.in_worker() } else { sink };
    let is_timer = !matches!(sink.name, "eval" | "Function");
    let source = if sink.name == "Function" { format!("(\n) {{\n{}\n}}", code.text) } else { code.text.to_owned() };
    request_check::describe(policies, DirectiveName::ScriptSrc, trace);
    if !is_trusted && !compilation_check::plain_strings_pass(policies) {
        let error = if is_timer { "TypeError" } else { "EvalError" };
        if let Err(stop) = should_block_string(policies, sink, &source, Some(code.place), trace) {
            return Err(Refusal { stop, settles: Settles::Throws, error: Some(error) });
        }
    }
    let sample = if sink.name == "Function" { format!("(function anonymous{source})") } else { source };
    let compiled = Compiled::String { code: &sample, place: Some(code.place) };
    match compilation_check::should_block_compilation(policies, compiled, trace) {
        Ok(()) => {
            trace.pass(Code::ResultRuns, |decision| decision.at(code.place));
            Ok(Outcome::allowed(Settles::Resolves))
        }
        // A timer compiles its string when it fires, so no caller can catch the exception.
        Err(stop) if is_timer => Err(Refusal { stop, settles: Settles::Nothing, error: None }),
        Err(stop) => Err(Refusal { stop, settles: Settles::Throws, error: Some("EvalError") }),
    }
}
