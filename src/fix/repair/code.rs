//! Code in the page: how a policy can allow it, and where else it can be placed.

use super::{FixCode, Repair, Stopped, csp, nonce, set_field};
use crate::contract::report::{Disposition, FixPlace};
use crate::contract::scenario::{Api, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::{Directive, DirectiveName};
use crate::csp::hash::percent_decoded;
use crate::csp::inline_check::hash_source;
use crate::csp::policy::Policy;
use crate::csp::source_expression::Keyword;

/// Repairs for inline code that a policy blocks: a nonce, a hash, or a file. `'unsafe-inline'` is not offered, because
/// it allows any code that somebody manages to inject into the page.
pub(super) fn allow_inline(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let Some((policy, directive)) = csp::deciding(stopped) else {
        return Vec::new();
    };
    let Some(effective) = stopped.effective_directive() else {
        return Vec::new();
    };
    let mut repairs = Vec::new();
    match stopped.environment.scenario.request.api {
        // If another policy already allows the code, this policy should allow it in the same way.
        Api::InlineScript | Api::InlineStyle | Api::SpeculationRules if is_listed(stopped, stopped.param("hash")) => {
            repairs.extend(hash(stopped, policy, directive, FixCode::CspAddHash));
        }
        Api::InlineScript | Api::InlineStyle | Api::SpeculationRules
            if has_listed_nonce(stopped) && directive.nonces().next().is_none() =>
        {
            repairs.extend(nonce::new(stopped, policy, directive, effective));
        }
        Api::InlineScript | Api::InlineStyle | Api::SpeculationRules => {
            repairs.extend(nonce::listed(stopped, directive));
            repairs.extend(hash(stopped, policy, directive, FixCode::CspAddHash));
            repairs.extend(into_file(stopped));
            repairs.extend(nonce::new(stopped, policy, directive, effective));
        }
        _ => {
            repairs.extend(into_file(stopped));
            repairs.extend(hash(stopped, policy, directive, FixCode::CspAddHashOfAttribute));
        }
    }
    repairs
}

/// Whether an enforced policy lists `source`.
fn is_listed(stopped: &Stopped<'_, '_>, source: &str) -> bool {
    let enforced = stopped.client.csp_list.policies.iter().filter(|policy| policy.disposition == Disposition::Enforce);
    enforced.flat_map(|policy| &policy.directive_set).any(|directive| directive.tokens().any(|token| token == source))
}

/// Whether an enforced policy lists the nonce of the element.
fn has_listed_nonce(stopped: &Stopped<'_, '_>) -> bool {
    let nonce = stopped.environment.scenario.request.nonce.as_deref();
    nonce.is_some_and(|nonce| is_listed(stopped, &format!("'nonce-{nonce}'")))
}

/// Adds the hash of the code to the policy. For attributes and URLs, hashes also need `'unsafe-hashes'`.
fn hash(stopped: &Stopped<'_, '_>, policy: &Policy<'_>, directive: &Directive<'_>, code: FixCode) -> Option<Repair> {
    // The hash of code is unknown if the scenario does not give the code.
    if stopped.environment.code.text.is_empty() {
        return None;
    }
    let hashes = hashes(stopped);
    let needs_keyword = code == FixCode::CspAddHashOfAttribute && !directive.has(Keyword::UnsafeHashes);
    let missing = hashes.iter().map(String::as_str).filter(|hash| !directive.tokens().any(|token| token == *hash));
    let sources: Vec<&str> = needs_keyword.then_some("'unsafe-hashes'").into_iter().chain(missing).collect();
    let repair = csp::with_source(stopped, policy, directive, stopped.effective_directive()?, &sources.join(" "))?;
    Some(Repair { code, ..repair })
}

/// The hashes of the code. Engines hash a `javascript:` URL with percent-encoded bytes in two ways.
fn hashes(stopped: &Stopped<'_, '_>) -> Vec<String> {
    let source = &stopped.environment.source;
    let decoded =
        percent_decoded(&source.text).filter(|_| stopped.environment.scenario.request.api == Api::JavascriptUrl);
    [Some(source), decoded.as_ref()].into_iter().flatten().map(hash_source).collect()
}

/// Moves the code into a file of the page's own origin.
pub(super) fn into_file(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let request = stopped.environment.scenario.request;
    let via = request.via.as_deref().unwrap_or("eval");
    let text = stopped.environment.code.text;
    let code = match (request.api, via) {
        (Api::InlineStyle, _) => FixCode::StyleIntoFile,
        (Api::StyleAttribute, _) => FixCode::StyleAttributeIntoFile,
        (Api::EventHandler, _) => FixCode::HandlerIntoFile,
        (Api::JavascriptUrl, _) => FixCode::JavascriptUrlIntoFile,
        (Api::Eval | Api::DomSink, "setTimeout" | "setInterval") => FixCode::TimerTakesFunction,
        (Api::Eval | Api::DomSink, "eval" | "Function") if is_data(text) => FixCode::EvalParseJson,
        (Api::Eval | Api::DomSink, "eval" | "Function") => FixCode::EvalIntoFile,
        (Api::InlineScript, _) => FixCode::ScriptIntoFile,
        _ => return None,
    };
    let (api, before, name) = match request.api {
        Api::InlineStyle => ("style", "inline-style", "app.css"),
        Api::StyleAttribute => ("style", "style-attribute", "app.css"),
        Api::EventHandler => ("script", "event-handler", "app.js"),
        Api::JavascriptUrl => ("script", "javascript-url", "app.js"),
        Api::InlineScript => ("script", "inline-script", "app.js"),
        // A worker has no markup, so it imports the file.
        Api::Eval if stopped.client.is_worker => ("importscripts", "eval", "app.js"),
        Api::Eval => ("script", "eval", "app.js"),
        _ => ("script", "dom-sink", "app.js"),
    };
    let url = format!("{}/{name}", own_origin(stopped)?);
    let edits = vec![
        set_field(RequestField::Api, Some(before), Some(api)),
        set_field(RequestField::Url, request.url.as_deref(), Some(&url)),
    ];
    Some(Repair::new(FixPlace::Request, code, edits).with("url", url).with("via", via))
}

/// The origin whose files `'self'` allows.
pub(super) fn own_origin(stopped: &Stopped<'_, '_>) -> Option<String> {
    Some(stopped.client.csp_list.self_origin.serialized()).filter(|origin| origin != "null")
}

/// Whether the text looks like JSON, with or without parentheses.
fn is_data(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(';').trim_start_matches('(').trim_end_matches(')').trim();
    let is_between = |open: char, close: char| bare.starts_with(open) && bare.ends_with(close);
    is_between('{', '}') || is_between('[', ']')
}

/// Repairs for a string that is compiled: the code is moved into a file. If it already came from a Trusted Types
/// policy, a keyword that only allows such code is another repair.
pub(super) fn allow_compilation(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = into_file(stopped).into_iter().collect();
    if stopped.environment.scenario.request.policy.is_some()
        && let Some((policy, directive)) = csp::deciding(stopped)
    {
        let effective = DirectiveName::ScriptSrc;
        let repair = csp::with_source(stopped, policy, directive, effective, "'trusted-types-eval'");
        repairs.extend(repair.map(|repair| Repair { code: FixCode::CspAddTrustedTypesEval, ..repair }));
    }
    repairs
}

/// Adds the keyword for WebAssembly, which does not allow strings to be compiled.
pub(super) fn allow_wasm(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let (policy, directive) = csp::deciding(stopped)?;
    let effective = DirectiveName::ScriptSrc;
    let repair = csp::with_source(stopped, policy, directive, effective, "'wasm-unsafe-eval'")?;
    Some(Repair { code: FixCode::CspAddWasm, ..repair })
}

/// Scripts in `innerHTML` never run. A script has to create the element instead.
pub(super) fn create_element(stopped: &Stopped<'_, '_>) -> Repair {
    super::inserted_by(stopped, InsertedBy::Script, FixCode::ScriptCreateElement)
}
