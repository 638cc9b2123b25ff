//! The [Local Network Access check](https://wicg.github.io/local-network-access/#integration-with-fetch) of a fetch.
//!
//! Host names imply address spaces only in part: a page on the developer's own machine is as local as the URL that it
//! requests. If the scenario gives neither an address space nor the user's decision, a response shows that the request
//! was allowed, and without a response the outcome depends on the permission.

use super::params::FetchParams;
use crate::contract::scenario::{AddressSpace, Permission};
use crate::contract::scenario_path::ScenarioPath;
use crate::engine::Departure;
use crate::http::request::Request;
use crate::trace::{Code, Flow, Trace};

/// [Local Network Access check](https://wicg.github.io/local-network-access/#integration-with-fetch).
pub(crate) fn check(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    let FetchParams { environment, client, .. } = params;
    let page = &client.url;
    let hop = request.redirect_count;
    let has_response = environment.response(hop).is_some() || environment.preflight(hop).is_some();
    let is_given = environment.is_about_local_network();
    let url = request.current_url();
    if !is_given && (has_response || !url.is_http()) {
        return Ok(());
    }
    let from = client.address_space.unwrap_or_else(|| AddressSpace::of(page));
    let to = environment
        .response(hop)
        .and_then(|head| head.address_space)
        .or_else(|| environment.preflight(hop).and_then(|head| head.address_space))
        .unwrap_or_else(|| AddressSpace::of(url));
    // A local network request goes from a public page to a less public address. (According to the draft, a request from
    // a page of the local network to this machine is one as well, but Chromium allows it.) The draft is not one of the
    // standards that the profile of the standards follows.
    if from != AddressSpace::Public
        || to == AddressSpace::Public
        || !params.departs(Departure::LocalNetworkAccessPrompt)
    {
        return Ok(());
    }
    let describe = |decision: crate::trace::Draft| {
        decision.with("from", from.as_str()).with("to", to.as_str()).with("permission", to.permission())
    };
    if !page.is_potentially_trustworthy() && !is_given {
        let path = ScenarioPath::AddressSpace;
        return Err(trace.unknown(Code::LocalNetworkMaybeInsecurePage, path, describe));
    }
    if !page.is_potentially_trustworthy() {
        return Err(trace.fail(Code::LocalNetworkInsecurePage, describe));
    }
    match client.local_network_permission {
        Some(Permission::Granted) => {
            trace.pass(Code::LocalNetworkGranted, describe);
            Ok(())
        }
        Some(Permission::Denied) => Err(trace.fail(Code::LocalNetworkDenied, describe)),
        None => Err(trace.unknown(Code::LocalNetworkPrompt, ScenarioPath::LocalNetworkPermission, describe)),
    }
}
