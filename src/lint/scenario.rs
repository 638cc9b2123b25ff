//! Where a scenario contradicts itself: it is evaluated all the same.

use crate::contract::report::{Exchange, ExchangeKind};
use crate::contract::scenario::AddressSpace;
use crate::environment::{Client, Environment};
use crate::http::response::is_redirect_status;
use crate::input::problem::{Problem, ProblemKind};
use crate::url::Url;

/// Adds where the scenario describes what does not happen.
pub(super) fn problems(
    environment: &Environment<'_>,
    client: &Client<'_>,
    exchanges: &[Exchange],
    found: &mut Vec<Problem>,
) {
    let reached = |hop: usize, kind: &[ExchangeKind]| {
        exchanges.iter().any(|exchange| exchange.hop as usize == hop && kind.contains(&exchange.kind))
    };
    for (index, hop) in environment.hops.iter().enumerate() {
        let any = [ExchangeKind::Preflight, ExchangeKind::Request, ExchangeKind::Handshake];
        if index > 0 && !reached(index, &any) {
            found.push(Problem::about(ProblemKind::NetworkUnreachedHop).with("path", format!("network[{index}]")));
            continue;
        }
        if hop.preflight.is_some() && reached(index, &any) && !reached(index, &[ExchangeKind::Preflight]) {
            found.push(
                Problem::about(ProblemKind::PreflightNotSent).with("path", format!("network[{index}].preflight")),
            );
        }
        if let Some(head) = &hop.response
            && let Some(place) = head.header_list.places("Location").next()
            && !is_redirect_status(head.status)
        {
            found
                .push(Problem::at(ProblemKind::LocationWithoutRedirect, place).with("status", head.status.to_string()));
        }
    }
    found.extend(local_network_not_judged(environment, client, exchanges));
}

/// A request to this machine or network, from a page that may be public: worth knowing.
fn local_network_not_judged(
    environment: &Environment<'_>,
    client: &Client<'_>,
    exchanges: &[Exchange],
) -> Option<Problem> {
    if environment.names_address_spaces() || AddressSpace::of(&client.url) != AddressSpace::Public {
        return None;
    }
    let is_local = |url: &&str| Url::parse(url, None).is_ok_and(|url| AddressSpace::of(&url) != AddressSpace::Public);
    let url = exchanges.iter().map(|exchange| exchange.url.as_str()).find(is_local)?;
    Some(Problem::at(ProblemKind::LocalNetworkNotJudged, environment.page_url.place).with("url", url))
}
