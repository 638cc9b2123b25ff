//! Repairs for a URL that a policy blocks: all ways in which the policy or the element can be changed.

use super::{Repair, Stopped, csp, nonce};
use crate::contract::scenario::Api;
use crate::csp::directive::DirectiveName;

/// Adds a source to the policy that blocks the URL, or corrects a source that nearly matches.
pub(super) fn allow_url(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let Some((policy, directive)) = csp::deciding(stopped) else {
        return Vec::new();
    };
    let Some(url) = stopped.decision.url.clone() else {
        return Vec::new();
    };
    let Some(effective) = stopped.effective_directive() else {
        return Vec::new();
    };
    let url = match (stopped.environment.scenario.request.api, url.scheme()) {
        (Api::WebSocket, "http") => url.with_scheme("ws"),
        (Api::WebSocket, "https") => url.with_scheme("wss"),
        _ => url,
    };
    // Sources that nearly match are corrected. Each edit contains the whole header, so only a few are tried.
    let repaired = directive.source_list.iter().filter_map(|expression| csp::repaired(stopped, expression, &url));
    let mut repairs: Vec<Repair> = repaired.take(2).collect();
    if matches!(effective, DirectiveName::ScriptSrcElem | DirectiveName::StyleSrcElem) {
        repairs.extend(nonce::listed(stopped, directive));
    }
    let added = csp::sources_for(stopped, directive, &url).into_iter();
    repairs.extend(added.filter_map(|source| csp::with_source(stopped, policy, directive, effective, &source)));
    repairs.extend(nonce::hash_of_integrity(stopped, policy, directive));
    repairs.extend(csp::vendor_wildcard(stopped, policy, directive, &url));
    repairs
}
