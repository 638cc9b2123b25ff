//! [Local Network Access](https://wicg.github.io/local-network-access/).
//!
//! Judged only where the scenario says where the page or the server sits: names alone do not tell,
//! and a page on the developer's own machine is as local as what it asks for.

use crate::engine::{Departure, Engine, Profile};
use crate::environment::Environment;
use crate::fetch::request::Request;
use crate::scenario::{AddressSpace, Permission};
use crate::trace::{Code, Flow, Trace};
use crate::url::Url;

impl AddressSpace {
    /// The name of the permission that guards it, as the Permissions API has it.
    fn permission(self) -> &'static str {
        match self {
            AddressSpace::Loopback => "loopback-network",
            AddressSpace::Local | AddressSpace::Public => "local-network",
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            AddressSpace::Loopback => "loopback",
            AddressSpace::Local => "local",
            AddressSpace::Public => "public",
        }
    }

    /// The space that a host name or address tells.
    pub(crate) fn of(url: &Url) -> AddressSpace {
        if url.is_loopback_host() {
            AddressSpace::Loopback
        } else if url.is_private_host() {
            AddressSpace::Local
        } else {
            AddressSpace::Public
        }
    }
}

/// Whether the scenario says anything about address spaces.
pub(crate) fn is_told(environment: &Environment<'_>) -> bool {
    environment.scenario.page.address_space.is_some()
        || environment.hops.iter().any(|hop| hop.response.as_ref().is_some_and(|head| head.address_space.is_some()))
}

/// [Local Network Access check](https://wicg.github.io/local-network-access/#integration-with-fetch).
pub(crate) fn check(
    request: &Request,
    environment: &Environment<'_>,
    page: &Url,
    profile: &Profile,
    trace: &mut Trace,
) -> Flow<()> {
    // The draft is no part of the standards that the letter is judged by: only who ships it asks.
    if profile.engine == Engine::Standards
        || !profile.departs(Departure::LocalNetworkAccessPrompt)
        || !is_told(environment)
    {
        return Ok(());
    }
    let url = request.current_url();
    let from = environment.scenario.page.address_space.unwrap_or_else(|| AddressSpace::of(page));
    let to = environment
        .response(trace.current_hop())
        .and_then(|head| head.address_space)
        .unwrap_or_else(|| AddressSpace::of(url));
    // Less public than the page: a local network request.
    if to >= from {
        return Ok(());
    }
    let describe = |decision: crate::trace::Decision| {
        decision.with("from", from.as_str()).with("to", to.as_str()).with("permission", to.permission())
    };
    if !page.is_potentially_trustworthy() {
        return Err(trace.fail(Code::LocalNetworkInsecurePage, describe));
    }
    match environment.scenario.page.local_network_permission {
        Some(Permission::Granted) => {
            trace.pass(Code::LocalNetworkGranted, describe);
            Ok(())
        }
        Some(Permission::Denied) => Err(trace.fail(Code::LocalNetworkDenied, describe)),
        None => Err(trace.unknown(Code::LocalNetworkAsks, "page.localNetworkPermission", describe)),
    }
}
