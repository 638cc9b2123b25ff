//! The changes that Trusted Types require of the code that passes a string to a sink, and of the policy that lists names.

use super::{FixCode, Repair, Stopped, code, csp, set_field};
use crate::contract::report::FixPlace;
use crate::contract::scenario::{Api, CodeText, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::DirectiveName;
use crate::trusted_types::policy_creation::ALLOW_DUPLICATES;

/// Repairs for a string that is passed to a sink that needs a typed value.
pub(super) fn make_typed(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let request = stopped.environment.scenario.request;
    let mut repairs = Vec::new();
    match request.api {
        Api::DomSink => {
            repairs.extend(text_content(stopped));
            repairs.extend(code::into_file(stopped));
            repairs.push(by_policy(stopped));
        }
        Api::Eval => {
            repairs.extend(code::into_file(stopped));
            let mut repair = by_policy(stopped);
            repair.edits.insert(0, set_field(RequestField::Api, Some("eval"), Some("dom-sink")));
            if request.via.is_none() {
                repair.edits.push(set_field(RequestField::Via, None, Some("eval")));
            }
            repairs.push(repair);
        }
        Api::EventHandler | Api::JavascriptUrl => repairs.extend(code::into_file(stopped)),
        // Its URL has to be a typed value, which a scenario cannot express.
        Api::Worker | Api::SharedWorker | Api::ServiceWorker | Api::ImportScripts => {}
        _ => repairs.push(super::inserted_by(stopped, InsertedBy::Parser, FixCode::ElementIntoMarkup)),
    }
    repairs
}

/// Passes the value through a Trusted Types policy. If the page lists names, it is a policy with one of them.
fn by_policy(stopped: &Stopped<'_, '_>) -> Repair {
    let directive =
        stopped.client.csp_list.policies.iter().find_map(|policy| policy.directive(DirectiveName::TrustedTypes));
    let is_name = |token: &&str| !token.starts_with('\'') && *token != "*";
    let name = directive.and_then(|directive| directive.tokens().find(is_name)).unwrap_or("app");
    let edit = set_field(RequestField::Policy, None, Some(name));
    Repair::new(FixPlace::Request, FixCode::TrustedTypesUsePolicy, vec![edit])
        .with("policy", name)
        .with("type", stopped.param("type"))
}

/// Text without markup does not need a sink.
fn text_content(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let via = stopped.environment.scenario.request.via.as_deref().unwrap_or("innerHTML");
    let is_plain = !stopped.environment.code.text.contains(['<', '&']);
    (is_plain && via == "innerHTML").then(|| {
        let edit = set_field(RequestField::Via, Some(via), Some("textContent"));
        Repair::new(FixPlace::Request, FixCode::TrustedTypesTextContent, vec![edit])
    })
}

/// Adds the name to the page's list.
pub(super) fn list_policy(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let (_, directive) = csp::deciding(stopped)?;
    let name = Some(stopped.param("policy")).filter(|name| is_policy_name(name))?;
    let others = directive.tokens().filter(|token| !token.eq_ignore_ascii_case("'none'"));
    let names = others.chain([name]).collect::<Vec<_>>().join(" ");
    let edit = csp::edit_at(stopped, directive.place, &format!("{} {names}", directive.written_name))?;
    Some(Repair::new(FixPlace::Page, FixCode::TrustedTypesListPolicy, vec![edit]).with("policy", name))
}

/// [`tt-policy-name`](https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive).
fn is_policy_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'#' | b'=' | b'_' | b'/' | b'@' | b'.' | b'%')
        })
}

/// Repairs for a name that is used twice: the policy is created only once, or the list allows duplicates.
pub(super) fn create_once(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let name = stopped.param("policy");
    if let Some(CodeText::Several(texts)) = &stopped.environment.scenario.request.text
        && texts.iter().all(|text| text == name)
    {
        let edit = set_field(RequestField::Text, Some(&texts.join(", ")), Some(name));
        repairs.push(Repair::new(FixPlace::Request, FixCode::TrustedTypesCreateOnce, vec![edit]).with("policy", name));
    }
    if let Some((_, directive)) = csp::deciding(stopped)
        && let Some(edit) =
            csp::edit_at(stopped, directive.place, &format!("{} {ALLOW_DUPLICATES}", directive.text.trim_end()))
    {
        repairs
            .push(Repair::new(FixPlace::Page, FixCode::TrustedTypesAllowDuplicates, vec![edit]).with("policy", name));
    }
    repairs
}
