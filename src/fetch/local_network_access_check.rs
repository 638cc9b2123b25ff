//! The [Local Network Access check](https://wicg.github.io/local-network-access/#integration-with-fetch) of a fetch.
//!
//! Only checked if the scenario gives the address space of the page or the server, or the user's decision: names do not
//! imply it, and a page on the developer's own machine is as local as the URL that it requests.

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
    if !environment.is_about_local_network() {
        return Ok(());
    }
    let url = request.current_url();
    let from = client.address_space.unwrap_or_else(|| AddressSpace::of(page));
    let to = environment
        .response(request.redirect_count)
        .and_then(|head| head.address_space)
        .or_else(|| environment.preflight(request.redirect_count).and_then(|head| head.address_space))
        .unwrap_or_else(|| AddressSpace::of(url));
    // A local network request goes from a public page to what is less public. (The draft has it that a page of the
    // local network which asks for this machine makes one too; Chromium lets that through.) The draft is no part of the
    // standards that the letter is judged by.
    if from != AddressSpace::Public
        || to == AddressSpace::Public
        || !params.departs(Departure::LocalNetworkAccessPrompt)
    {
        return Ok(());
    }
    let describe = |decision: crate::trace::Draft| {
        decision.with("from", from.as_str()).with("to", to.as_str()).with("permission", to.permission())
    };
    if !page.is_potentially_trustworthy() {
        return Err(trace.fail(Code::LocalNetworkInsecurePage, describe));
    }
    match client.local_network_permission {
        Some(Permission::Granted) => {
            trace.pass(Code::LocalNetworkGranted, describe);
            Ok(())
        }
        Some(Permission::Denied) => Err(trace.fail(Code::LocalNetworkDenied, describe)),
        None => Err(trace.unknown(Code::LocalNetworkAsks, ScenarioPath::LocalNetworkPermission, describe)),
    }
}
