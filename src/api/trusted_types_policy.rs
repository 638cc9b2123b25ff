//! [`trustedTypes.createPolicy()`](https://w3c.github.io/trusted-types/dist/spec/#create-trusted-type-policy-algorithm).

use super::definition::{Definition, UrlUse, Workers};
use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::DirectiveName;
use crate::csp::gap;
use crate::fetch::params::FetchParams;
use crate::trace::{Code, Trace};
use crate::trusted_types::policy_creation::should_block_creation;

pub(super) const TRUSTED_TYPES_POLICY: Definition = Definition {
    reads: &[RequestField::Text],
    url: UrlUse::None,
    workers: Workers::ALL,
    ..Definition::of_script("trusted-types-policy", call)
};

/// Makes one call for each name. The first call that throws decides.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let description = &params.environment.scenario.request;
    let names: Vec<&str> = description
        .text
        .iter()
        .flat_map(super::super::contract::scenario::CodeText::texts)
        .map(String::as_str)
        .collect();
    let place = params.environment.code.place;
    for (index, name) in names.iter().enumerate() {
        let created = names.get(..index).unwrap_or_default();
        if let Err(stop) = should_block_creation(params.policies(), name, created, Some(place), trace) {
            return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
        }
        // "If policyName is default and the factory's default policy value is not null, throw a TypeError".
        if *name == "default" && created.contains(name) {
            let stop = trace.fail(Code::TrustedTypesDefaultRepeated, |decision| decision.at(place));
            return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
        }
    }
    if let Err(stop) = gap::check_hidden(params.policies(), DirectiveName::TrustedTypes, trace) {
        return Err(Refusal { stop, settles: Settles::Throws, error: Some("TypeError") });
    }
    trace.pass(Code::ResultSinkTakes, |decision| decision.with("sink", "createPolicy()"));
    Ok(Outcome::allowed(Settles::Resolves))
}
