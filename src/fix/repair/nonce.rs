//! Nonces, and other ways to allow an element independent of its URL.

use super::{FixCode, Repair, Stopped, csp, set_field};
use crate::api;
use crate::contract::report::FixPlace;
use crate::contract::scenario::{Api, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::integrity_metadata::parse_metadata;
use crate::csp::policy::Policy;
use crate::csp::source_expression::is_base64_value;
use crate::edit::placeholder;

/// Gives the element the nonce that the directive lists.
pub(super) fn listed(stopped: &Stopped<'_, '_>, directive: &Directive<'_>) -> Option<Repair> {
    let (listed, _) = directive.nonces().next()?;
    let before = stopped.environment.scenario.request.nonce.as_deref();
    (may_have_one(stopped) && before != Some(listed)).then(|| {
        let edit = set_field(RequestField::Nonce, before, Some(listed));
        Repair::new(FixPlace::Request, FixCode::ElementNonce, vec![edit]).with("nonce", listed)
    })
}

/// Adds the nonce of the element to the policy, or adds a new one to both.
pub(super) fn new(
    stopped: &Stopped<'_, '_>,
    policy: &Policy<'_>,
    directive: &Directive<'_>,
    effective: DirectiveName,
) -> Option<Repair> {
    let before = stopped.environment.scenario.request.nonce.as_deref();
    if !may_have_one(stopped) || directive.nonces().next().is_some() {
        return None;
    }
    let nonce = before.filter(|nonce| is_base64_value(nonce)).unwrap_or(placeholder::NONCE);
    let source = format!("'nonce-{nonce}'");
    let mut repair = csp::with_source(stopped, policy, directive, effective, &source)?;
    repair.code = FixCode::CspAddNonce;
    if before != Some(nonce) {
        repair.edits.push(set_field(RequestField::Nonce, before, Some(nonce)));
    }
    Some(repair)
}

/// Whether a nonce has an effect on the element.
fn may_have_one(stopped: &Stopped<'_, '_>) -> bool {
    let api = stopped.environment.scenario.request.api;
    api::definition(api).reads(RequestField::Nonce) && !matches!(api, Api::EventHandler | Api::StyleAttribute)
}

/// Adds the hash of the element's `integrity` attribute to the policy.
pub(super) fn hash_of_integrity(
    stopped: &Stopped<'_, '_>,
    policy: &Policy<'_>,
    directive: &Directive<'_>,
) -> Option<Repair> {
    let effective = stopped.effective_directive().filter(|name| *name == DirectiveName::ScriptSrcElem)?;
    let integrity = stopped.environment.scenario.request.integrity.as_deref()?;
    let sources: Vec<String> =
        parse_metadata(integrity).map(|hash| format!("'{}-{}'", hash.algorithm.name(), hash.value)).collect();
    let repair = csp::with_source(stopped, policy, directive, effective, &sources.join(" "))?;
    Some(Repair { code: FixCode::CspAddIntegrityHash, ..repair })
}

/// Repairs for a script that a parser inserts and `'strict-dynamic'` blocks: a nonce, a hash, or a script that is
/// allowed and loads it.
pub(super) fn under_strict_dynamic(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let Some((policy, directive)) = csp::deciding(stopped) else {
        return Vec::new();
    };
    let mut repairs = Vec::new();
    repairs.extend(listed(stopped, directive));
    repairs.extend(stopped.effective_directive().and_then(|effective| new(stopped, policy, directive, effective)));
    repairs.extend(hash_of_integrity(stopped, policy, directive));
    if stopped.environment.scenario.request.api == Api::Script {
        repairs.push(super::inserted_by(stopped, InsertedBy::Script, FixCode::LoadByScript));
    }
    repairs
}
