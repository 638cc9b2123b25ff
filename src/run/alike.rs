//! Requests that are judged alike although their URLs differ.
//!
//! Nearly every check compares origins. What follows the origin of a URL is only compared with the paths of source
//! expressions, and it is the base of a redirect's `Location`. So one judgement is enough for all requests of a page that
//! differ only there, which an audit of millions of requests uses.

use super::compiled_page::CompiledPage;
use crate::contract::scenario::{Api, Hop, RequestDescription};
use crate::csp::source_list::ends_with_ignoring_case;
use crate::environment::Environment;
use crate::input::characters::Characters;
use crate::url::address::gap_in_path;

/// Divides URLs into kinds that the checks of a page do not distinguish.
#[derive(Clone, Debug, Default)]
pub struct UrlKinds {
    /// The host of URLs that begin with their path.
    own_host: String,
    /// The hosts, without wildcards, and the paths of the source expressions that have a path.
    paths: Vec<(String, String)>,
}

/// The parts of a URL that the page's checks depend on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UrlKind<'u> {
    /// The beginning of the URL up to its path: its scheme, host and port, or nothing.
    pub origin: &'u str,
    /// How its path is related to each path that policies compare it with, two bits for each.
    pub relations: u64,
}

impl UrlKinds {
    /// The kind of a URL. It has one if what follows the origin is an ordinary path with an ordinary query: no fragment, no
    /// placeholder, and no character that parsers or checks treat specially.
    #[must_use]
    pub fn of<'u>(&self, url: &'u str) -> Option<UrlKind<'u>> {
        static AFTER_ORIGIN: Characters = Characters::alphanumeric_and(b"/-._~?=&+,;:!*'()$@%");
        let (host, after) = if url.starts_with('/') && !url.starts_with("//") {
            (self.own_host.as_str(), url)
        } else {
            let (scheme, rest) = url.split_once("://")?;
            let (authority, after) = rest.split_at_checked(rest.find(['/', '?']).unwrap_or(rest.len()))?;
            let is_of_network = matches!(scheme, "http" | "https" | "ws" | "wss");
            (plain_host(authority).filter(|_| is_of_network)?, after)
        };
        let origin = url.strip_suffix(after)?;
        let is_plain = AFTER_ORIGIN.make_up(after) && gap_in_path(url).is_none();
        let path = after.split('?').next().unwrap_or_default();
        is_plain.then_some(UrlKind { origin, relations: self.relations(host, path)? })
    }

    /// Whether a policy compares the paths of URLs with this host. The answer may be yes although the policy refuses the URL
    /// for another reason.
    #[must_use]
    pub fn compares_paths_of(&self, host: &str) -> bool {
        self.paths.iter().any(|(known, _)| ends_with_ignoring_case(host, known))
    }

    /// How a path is related to the others. `None` if the relations do not decide: paths are compared after they are
    /// resolved and decoded.
    fn relations(&self, host: &str, path: &str) -> Option<u64> {
        if self.paths.is_empty() || !self.compares_paths_of(host) {
            return Some(0);
        }
        let path = if path.is_empty() { "/" } else { path };
        let is_literal = |path: &str| !path.contains('%') && !path.contains("/.");
        if self.paths.len() > 32 || !is_literal(path) {
            return None;
        }
        self.paths.iter().try_fold(0, |relations, (_, other)| {
            let relation = u64::from(path.starts_with(other)) | u64::from(path == other) << 1;
            is_literal(other).then_some(relations << 2 | relation)
        })
    }
}

/// The host of an authority that is a domain in lower case, with or without a port. The last label of an IP address begins
/// with a digit.
fn plain_host(authority: &str) -> Option<&str> {
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let is_domain = host.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'));
    let last_label = host.rsplit('.').next().unwrap_or_default();
    let is_plain = is_domain
        && last_label.starts_with(|c: char| c.is_ascii_lowercase())
        && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    is_plain.then_some(host)
}

impl CompiledPage {
    /// The kinds of URLs that the page's requests have.
    #[must_use]
    pub fn url_kinds(&self) -> UrlKinds {
        let Ok(client) = &self.environment().client else {
            return UrlKinds::default();
        };
        let policies = client.readings().chain(client.other_policies()).flat_map(|list| &list.policies);
        let sources = policies.flat_map(|policy| &policy.directive_set).flat_map(|directive| &directive.source_list);
        UrlKinds {
            own_host: client.base_url.host().unwrap_or_default().to_owned(),
            paths: sources.filter_map(|source| host_and_path(source.text)).collect(),
        }
    }

    /// Whether [`CompiledPage::judge`] returns the same, apart from the URLs in the result, for every request that differs
    /// from this one only in its URL, if both URLs are of the same [kind](UrlKinds::of).
    #[must_use]
    pub fn judges_by_kind(&self, request: &RequestDescription, network: &[Hop]) -> bool {
        let environment = Environment::read(self.environment(), request, network);
        let mut heads = environment.hops.iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
        // A redirect is resolved against the URL. Engines show an object differently if its path ends in the extension of
        // an image, guess the type of a worker's script from its name, and register no service worker with some paths.
        let depends_on_path = matches!(
            request.api,
            Api::Object | Api::ServiceWorker | Api::Worker | Api::SharedWorker | Api::ImportScripts | Api::Worklet
        );
        !depends_on_path && !heads.any(|head| head.header_list.contains("Location"))
    }
}

/// The host and the path of a source expression that has a path. Engines read some expressions that do not match the
/// grammar, so this goes by the text: anything that may be a path counts as one.
fn host_and_path(source: &str) -> Option<(String, String)> {
    let rest = source.split_once("://").map_or(source, |(_, rest)| rest);
    let (authority, path) = rest.split_at_checked(rest.find('/')?)?;
    let host = authority.split(':').next().unwrap_or(authority);
    // Some engines ignore what follows, and others the whole expression.
    let path = path.split(['?', '#']).next().unwrap_or(path);
    Some((host.trim_start_matches(['*', '.']).to_owned(), path.to_owned()))
}
