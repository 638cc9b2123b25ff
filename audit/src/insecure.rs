//! The needs of requests for insecure URLs, which `upgrade-insecure-requests` and Mixed Content may upgrade.
//!
//! Engines upgrade a request before or after they check policies, which depends on the API and on redirects. So the needs
//! are found by judging: the sources that a policy lacks are added until it stops the request in no engine.

use std::collections::BTreeMap;

use url::Url;
use wouldblock::report::Check;
use wouldblock::scenario::{HeaderInput, Hop, Page, RequestDescription};
use wouldblock::{CompiledPage, Engine, Judgement, Unmet};

use crate::listable::origin_source;
use crate::need::{self, Need, PROBE, What};

/// A request of a page, under policies of its own.
#[derive(Clone, Copy)]
pub(crate) struct Sent<'s> {
    /// The page.
    pub(crate) page: &'s Page,
    /// Its origin.
    pub(crate) origin: &'s str,
    /// The request.
    pub(crate) request: &'s RequestDescription,
    /// The responses of the servers.
    pub(crate) network: &'s [Hop],
}

/// Whether a violation is about an insecure URL.
pub(crate) fn is_insecure(unmet: &Unmet) -> bool {
    unmet.url.as_deref().is_some_and(|url| url.starts_with("http:") || url.starts_with("ws:"))
}

/// The engines that send a request which policies do not stop.
pub(crate) fn senders(judgement: &Judgement, engines: &[Engine]) -> Vec<Engine> {
    let never = |engine| judgement.stopped.iter().any(|(known, stop)| *known == engine && stop.is_never_sent());
    engines.iter().copied().filter(|engine| !never(*engine)).collect()
}

/// The needs under policies that upgrade, or that do not. `unmet` is what a policy would report that allows nothing.
pub(crate) fn needs(sent: Sent<'_>, unmet: Vec<Unmet>, upgrades: bool, engines: &[Engine]) -> Vec<Need> {
    let Sent { request, origin, .. } = sent;
    let (insecure, others): (Vec<_>, Vec<_>) = unmet.into_iter().partition(is_insecure);
    let mut needs: Vec<Need> = others.into_iter().filter_map(|unmet| need::of(unmet, request, origin)).collect();
    let secure = needs.clone();
    for engine in engines {
        for found in needs_in(*engine, sent, &secure, upgrades) {
            match needs.iter_mut().find(|need| need.directive == found.directive && need.what == found.what) {
                Some(Need { engines: Some(engines), .. }) => engines.push(*engine),
                Some(_) => {}
                None => needs.push(Need { engines: Some(vec![*engine]), ..found }),
            }
        }
    }
    // The script of a beacon or a ping does not learn what became of a redirect, so a policy that blocks the redirect does
    // not stop the request. It is a need nevertheless, because the data would not arrive.
    for unmet in insecure {
        let Some(found) = need::of(unmet, request, origin) else { continue };
        if needs.iter().any(|need| is_same_but_for_scheme(&need.what, &found.what)) {
            continue;
        }
        if let What::Origin(origin) = &found.what
            && let (true, Some(rest)) = (upgrades, origin.strip_prefix("http:"))
        {
            needs.push(Need { what: What::Origin(format!("https:{rest}")), ..found.clone() });
        }
        needs.push(found);
    }
    needs
}

/// The needs in one engine besides `known`.
fn needs_in(engine: Engine, sent: Sent<'_>, known: &[Need], upgrades: bool) -> Vec<Need> {
    let Sent { page, request, network, origin } = sent;
    let mut needs = known.to_vec();
    loop {
        let policy = policy_for(&needs);
        let page = CompiledPage::new(with_policies(page, &[("Content-Security-Policy", &policy)], upgrades));
        let stopped = page.judge(request, network, &[engine]).stopped.into_iter().next();
        let found = stopped.filter(|(_, stop)| stop.check == Check::Csp).and_then(|(_, stop)| {
            need::of(Unmet { code: stop.code, directive: stop.directive?, url: stop.url, hash: None }, request, origin)
        });
        // If a source does not cover its own need, nothing more can be found.
        match found.filter(|need| !needs.contains(need)) {
            Some(need) => needs.push(need),
            None => return needs.split_off(known.len()),
        }
    }
}

/// A policy with a source for each need.
fn policy_for(needs: &[Need]) -> String {
    let mut directives: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for need in needs {
        let source = match &need.what {
            What::Origin(origin) => origin_source(origin),
            What::Scheme(scheme) => Some(format!("{scheme}:")),
            _ => None,
        };
        directives.entry(&need.directive).or_default().extend(source);
    }
    let listed = directives.into_iter().map(|(name, sources)| format!("{name} {}; ", sources.join(" ")));
    // The first of two directives with the same name counts.
    listed.chain([PROBE.to_owned()]).collect()
}

fn is_same_but_for_scheme(one: &What, other: &What) -> bool {
    let place = |what: &What| match what {
        What::Origin(origin) => Url::parse(origin).ok().and_then(|url| Some((url.host_str()?.to_owned(), url.port()))),
        _ => None,
    };
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// The page with only these policies.
pub(crate) fn with_policies(page: &Page, policies: &[(&str, &str)], upgrades: bool) -> Page {
    let upgrade = upgrades.then_some(("Content-Security-Policy", "upgrade-insecure-requests"));
    let headers = policies.iter().copied().chain(upgrade).map(|(name, value)| (name.to_owned(), value.to_owned()));
    Page { headers: Some(HeaderInput::Pairs(headers.collect())), meta: None, ..page.clone() }
}
