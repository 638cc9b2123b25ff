//! Contradictions in a scenario, which is simulated anyway.

use super::Context;
use crate::contract::report::{Exchange, ExchangeKind};
use crate::contract::scenario_path::{Head, ScenarioPath};
use crate::csp::directive::DirectiveName;
use crate::http::status::is_redirect_status;
use crate::input::problem::{Problem, ProblemKind};
use crate::policies::local_network_access::unjudged_url;
use crate::url::Url;

/// Adds warnings about parts of the scenario that describe something that does not happen.
pub(super) fn problems(context: Context<'_, '_>, exchanges: &[Exchange], found: &mut Vec<Problem>) {
    let reached = |hop: usize, kind: &[ExchangeKind]| {
        exchanges.iter().any(|exchange| exchange.hop as usize == hop && kind.contains(&exchange.kind))
    };
    for (index, hop) in context.environment.hops.iter().enumerate() {
        let any = [ExchangeKind::Preflight, ExchangeKind::Request, ExchangeKind::Handshake];
        if index > 0 && !reached(index, &any) {
            found.push(
                Problem::about(ProblemKind::NetworkUnreachedHop).with("path", ScenarioPath::Hop(index).to_string()),
            );
            continue;
        }
        if hop.preflight.is_some() && reached(index, &any) && !reached(index, &[ExchangeKind::Preflight]) {
            found.push(
                Problem::about(ProblemKind::PreflightNotSent)
                    .with("path", ScenarioPath::Head(index, Head::Preflight).to_string()),
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
    found.extend(local_network_not_judged(context, exchanges));
    found.extend(upgrade_to_same_port(context, exchanges));
    found.extend(upgrade_of_loopback(context));
    found.extend(upgrade_has_response(context, exchanges));
    found.extend(page_is_file(context));
}

/// Warns about a page that is a file and requests another file.
fn page_is_file(context: Context<'_, '_>) -> Option<Problem> {
    let url = Url::parse(context.environment.request_url.text, Some(&context.client.url)).ok()?;
    let is_between_files = context.client.url.is_file() && url.is_file();
    is_between_files.then(|| Problem::at(ProblemKind::PageIsFile, context.environment.page_url.place))
}

/// Warns about a page that was loaded over http: from the same port that is then requested over https:.
fn upgrade_to_same_port(context: Context<'_, '_>, exchanges: &[Exchange]) -> Option<Problem> {
    let page = &context.client.url;
    let is_own_port = |url: &&str| {
        Url::parse(url, None)
            .is_ok_and(|url| matches!(url.scheme(), "https" | "wss") && url.is_same_host_and_port(page))
    };
    let upgrades = page.scheme() == "http" && upgrades(context);
    let url = exchanges.iter().map(|exchange| exchange.url.as_str()).find(is_own_port).filter(|_| upgrades)?;
    Some(Problem::at(ProblemKind::UpgradeToSamePort, context.environment.request_url.place).with("url", url))
}

/// Warns about a request to this machine that Safari upgrades and the other browsers do not.
fn upgrade_of_loopback(context: Context<'_, '_>) -> Option<Problem> {
    let url = Url::parse(context.environment.request_url.text, Some(&context.client.url)).ok()?;
    let is_upgraded = matches!(url.scheme(), "http" | "ws") && url.is_loopback_host() && upgrades(context);
    is_upgraded.then(|| {
        Problem::at(ProblemKind::UpgradeOfLoopback, context.environment.request_url.place).with("url", url.as_str())
    })
}

/// Warns about a request that was upgraded and whose response does not say where it comes from. It is assumed to come
/// from the `https:` URL.
fn upgrade_has_response(context: Context<'_, '_>, exchanges: &[Exchange]) -> Option<Problem> {
    let before = Url::parse(context.environment.request_url.text, None)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "ws"))?;
    let is_first = |exchange: &&Exchange| exchange.hop == 0 && exchange.kind != ExchangeKind::Preflight;
    let after = exchanges.iter().find(is_first).map(|exchange| exchange.url.as_str())?;
    let is_upgraded = after.starts_with("https:") || after.starts_with("wss:");
    context.environment.response(0).filter(|head| is_upgraded && head.url.is_none())?;
    let problem = Problem::at(ProblemKind::UpgradeHasResponse, context.environment.request_url.place);
    Some(problem.with("before", before.as_str()).with("after", after))
}

fn upgrades(context: Context<'_, '_>) -> bool {
    context.client.csp_list.enforces(DirectiveName::UpgradeInsecureRequests).is_some()
}

/// Notes a request to this machine or network from a page that may be public.
fn local_network_not_judged(context: Context<'_, '_>, exchanges: &[Exchange]) -> Option<Problem> {
    let url = unjudged_url(context.environment, context.client, exchanges)?;
    Some(Problem::at(ProblemKind::LocalNetworkNotJudged, context.environment.page_url.place).with("url", url))
}
