//! A string that is passed to an [injection sink](https://w3c.github.io/trusted-types/dist/spec/#injection-sinks),
//! directly or through a policy.

use super::definition::{Definition, UrlUse, Workers};
use super::eval;
use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::DirectiveName;
use crate::csp::gap;
use crate::fetch::params::FetchParams;
use crate::trace::{Code, Trace};
use crate::trusted_types::policy_creation::should_block_creation;
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

pub(super) const DOM_SINK: Definition = Definition {
    reads: &[RequestField::Text, RequestField::Via, RequestField::Policy],
    url: UrlUse::None,
    workers: Workers::ALL,
    ..Definition::of_script("dom-sink", call)
};

/// Calls the sink. What the sink does with the value is only simulated if it compiles the value.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let description = &params.environment.scenario.request;
    let (policies, code) = (params.policies(), params.environment.code);
    if let Some(name) = &description.policy {
        if let Err(stop) = should_block_creation(policies, name, &[], None, trace) {
            return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
        }
        trace.info(Code::TrustedTypesConverted, |decision| decision.with("policy", name.as_str()));
    }
    let is_trusted = description.policy.is_some();
    let via = description.via.as_deref().unwrap_or("innerHTML");
    let Some(sink) = Sink::of(via) else {
        trace.pass(Code::TrustedTypesNoSink, |decision| decision.with("sink", via));
        return Ok(Outcome::allowed(Settles::Resolves));
    };
    if matches!(via, "eval" | "Function" | "setTimeout" | "setInterval") {
        return eval::compile(params, sink, is_trusted, trace);
    }
    if !is_trusted && let Err(stop) = should_block_string(policies, sink, code.text, Some(code.place), trace) {
        return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
    }
    if !is_trusted && let Err(stop) = gap::check_hidden(policies, DirectiveName::RequireTrustedTypesFor, trace) {
        return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
    }
    trace.pass(Code::ResultSinkTakes, |decision| decision.with("sink", sink.name));
    Ok(Outcome::allowed(Settles::Resolves))
}
