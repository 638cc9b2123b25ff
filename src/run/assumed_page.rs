//! A page whose URL is not given, and the verdicts that do not depend on the URL.
//!
//! To find them, several URLs are tried. They differ in everything that algorithms compare with the page: the scheme,
//! whether the page is of the request's origin or site, whether a response names it, and whether it is on this machine.
//! Pages of extensions, apps and files are only tried if the scenario mentions them.

use super::bare_verdict::{BareVerdict, reported};
use super::decision::Decision;
use crate::api::target;
use crate::contract::report::{PerEngine, Verdict};
use crate::contract::scenario::{HeaderInput, Page, Scenario};
use crate::engine::Engine;
use crate::environment::{Environment, PageEnvironment};
use crate::url::Url;
use crate::url::origin::Origin;

/// The largest number of pages that are tried.
const MOST_PAGES: usize = 40;

/// Whether `page` has no URL.
pub(crate) fn is_unknown(page: &Page) -> bool {
    page.url.trim().is_empty()
}

/// A copy of `scenario` whose page has this URL.
pub(crate) fn with_page(scenario: &Scenario, url: &str) -> Scenario {
    let mut scenario = scenario.clone();
    url.clone_into(&mut scenario.page.url);
    scenario
}

/// The decisions for a scenario under each page that is tried.
pub(crate) struct DecisionsByPage {
    /// The URLs of the pages, each with its decision. The first pages are unrelated to the scenario; see [`ELSEWHERE`].
    by_page: Vec<(String, Decision)>,
    /// Whether every page that the scenario mentions was tried.
    is_complete: bool,
}

impl DecisionsByPage {
    /// Tries the pages for `scenario`.
    pub(crate) fn of(scenario: &Scenario) -> DecisionsByPage {
        let mut urls = urls(scenario);
        let is_complete = urls.len() <= MOST_PAGES;
        urls.truncate(MOST_PAGES);
        let decide = |url: String| {
            let scenario = with_page(scenario, &url);
            let page = PageEnvironment::read(&scenario.page);
            let decision = Decision::of(&Environment::read(&page, &scenario.request, scenario.hops()));
            (url, decision)
        };
        let by_page = urls.into_iter().map(decide).collect();
        DecisionsByPage { by_page, is_complete }
    }

    /// The decision that holds for all pages.
    pub(crate) fn common(&self) -> Decision {
        let of_page = |page: Option<&(String, Decision)>| {
            Engine::ALL.map(|engine| {
                let verdict = page.map(|(_, decision)| decision.verdicts.of(engine));
                verdict.filter(|_| self.is_the_same(engine)).unwrap_or(OPEN)
            })
        };
        let [_, browsers @ ..] = of_page(self.by_page.first());
        let verdict = reported(&browsers);
        let shown = self.shown(verdict);
        let blocked_by = shown.and_then(|(_, decision)| decision.blocked_by).filter(|_| verdict == Verdict::Blocked);
        let depends = self.depends_on_page().then_some(PAGE_URL).into_iter();
        let open = self.by_page.iter().flat_map(|(_, decision)| &decision.missing).map(String::as_str);
        let mut missing: Vec<String> = Vec::new();
        for path in depends.chain(open) {
            if !missing.iter().any(|known| known == path) {
                missing.push(path.to_owned());
            }
        }
        // A response that is missing would be compared with the page, so the page's URL is needed, too.
        if !missing.is_empty() && !missing.iter().any(|path| path == PAGE_URL) {
            missing.push(PAGE_URL.to_owned());
        }
        let [standards, chromium, firefox, webkit] = of_page(shown);
        Decision { verdict, blocked_by, missing, verdicts: PerEngine { standards, chromium, firefox, webkit } }
    }

    /// Whether every page gets the same verdict in `engine`.
    fn is_the_same(&self, engine: Engine) -> bool {
        let mut verdicts = self.by_page.iter().map(|(_, decision)| decision.verdicts.of(engine).verdict);
        let first = verdicts.next();
        self.is_complete && verdicts.all(|other| Some(other) == first)
    }

    /// Whether an engine's verdict depends on the page's URL.
    pub(crate) fn depends_on_page(&self) -> bool {
        !Engine::ALL.into_iter().all(|engine| self.is_the_same(engine))
    }

    /// The page to show if the verdict for all pages is `verdict`, with its decision. It is a page with that verdict or,
    /// if the pages differ, a blocked one. If several checks block, it is a page that is blocked by the check that
    /// blocks most pages.
    pub(crate) fn shown(&self, verdict: Verdict) -> Option<&(String, Decision)> {
        let is_open = verdict == Verdict::Undetermined && self.depends_on_page();
        let alike = |one: &Decision| {
            let is_alike =
                |(_, other): &&(String, Decision)| (other.verdict, other.blocked_by) == (one.verdict, one.blocked_by);
            self.by_page.iter().filter(is_alike).count()
        };
        let with = |verdict| {
            let pages = self.by_page.iter().filter(move |(_, decision)| decision.verdict == verdict);
            // `max_by_key` returns the last of several equal elements, which after `rev` is the first page.
            pages.rev().max_by_key(|(_, decision)| alike(decision))
        };
        let blocked = if is_open { with(Verdict::Blocked) } else { None };
        blocked.or_else(|| with(verdict)).or(self.by_page.first())
    }

    /// The pages under which the request is blocked.
    pub(crate) fn blocked(&self) -> impl Iterator<Item = &str> {
        self.by_page.iter().filter(|(_, decision)| decision.verdict == Verdict::Blocked).map(|(url, _)| url.as_str())
    }

    /// The pages whose request is not blocked, if the requests of all unrelated pages are blocked.
    pub(crate) fn exceptions(&self) -> Vec<&str> {
        let is_blocked = |(_, decision): &&(String, Decision)| decision.verdict == Verdict::Blocked;
        if !self.is_complete || self.by_page.iter().take(ELSEWHERE).any(|page| !is_blocked(&page)) {
            return Vec::new();
        }
        self.by_page.iter().filter(|page| !is_blocked(page)).map(|(url, _)| url.as_str()).collect()
    }
}

const PAGE_URL: &str = "page.url";
const OPEN: BareVerdict = BareVerdict { verdict: Verdict::Undetermined, blocked_by: None };

/// How many of the first pages are unrelated to the scenario.
const ELSEWHERE: usize = 4;

/// A port that is not the default of any scheme.
const PORT: u16 = 8127;

/// The distinct URLs to try.
fn urls(scenario: &Scenario) -> Vec<String> {
    // The script of a worker is of the same origin as its page.
    let page = &scenario.page;
    let worker = page.worker.as_ref();
    let parent = worker.and_then(|worker| worker.parent.as_ref()).map(|parent| &parent.url);
    let service = page.service_worker.as_ref().map(|worker| &worker.url);
    let mut workers = worker.map(|worker| &worker.url).into_iter().chain(parent).chain(service);
    if let Some(url) = workers.find_map(|url| Url::parse(url, None).ok().filter(Url::is_http)) {
        return vec![format!("{}/", url.origin().serialized())];
    }
    let host = host_elsewhere(scenario);
    let mut found = vec![
        format!("https://{host}/"),
        format!("http://{host}/"),
        format!("http://localhost:{PORT}/"),
        format!("http://192.168.0.2:{PORT}/"),
    ];
    let assumed = with_page(scenario, found.first().map_or("", String::as_str));
    let page = PageEnvironment::read(&assumed.page);
    let environment = Environment::read(&page, &assumed.request, assumed.hops());
    for target in targets(&environment) {
        let Origin::Tuple { host, port, .. } = target.origin() else { continue };
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        for scheme in ["https", "http"] {
            let hosts = [format!("{host}{port}"), host.to_string(), format!("{host}:{PORT}"), format!("page.{host}")];
            found.extend(hosts.map(|host| format!("{scheme}://{host}/")));
        }
    }
    for head in environment.hops.iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten() {
        for name in ["Access-Control-Allow-Origin", "Content-Security-Policy"] {
            head.header_list.named(name).for_each(|header| named(&header.value, &mut found));
        }
    }
    if let Ok(client) = environment.client
        && Url::parse(environment.request_url.text, None).is_err()
    {
        // A relative URL is of the page's own origin.
        client.csp_list.policies.iter().for_each(|policy| named(policy.serialized, &mut found));
    }
    found.extend(scenario.page.frame.iter().flat_map(|frame| [frame.parent.url.clone(), "about:srcdoc".to_owned()]));
    if scenario.page.host_permissions.is_some() {
        found.push("chrome-extension://abcdefghijklmnopabcdefghijklmnop/".to_owned());
    }
    let mut distinct: Vec<String> = Vec::new();
    for url in found.into_iter().filter_map(|url| Url::parse(&url, None).ok()) {
        // One URL more than will be tried is enough to know that not all are tried.
        if distinct.len() <= MOST_PAGES && !distinct.iter().any(|other| other == url.as_str()) {
            distinct.push(url.as_str().to_owned());
        }
    }
    distinct
}

/// A host that is not in any URL or header of the scenario.
fn host_elsewhere(scenario: &Scenario) -> &'static str {
    let heads = scenario.hops().iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
    let headers = heads.filter_map(|head| head.headers.as_ref()).chain(&scenario.page.headers);
    let mut texts: Vec<&str> =
        scenario.request.url.iter().chain(scenario.page.meta.iter().flatten()).map(String::as_str).collect();
    for headers in headers {
        match headers {
            HeaderInput::Text(text) => texts.push(text),
            HeaderInput::Pairs(pairs) => texts.extend(pairs.iter().map(|(_, value)| value.as_str())),
        }
    }
    let is_free = |host: &&str| !texts.iter().any(|text| text.contains(host));
    ["page.example", "page.test", "page.invalid"].into_iter().find(is_free).unwrap_or("page.of.nobody.invalid")
}

/// The URLs of the request and its redirects, as far as they do not depend on the page.
fn targets(environment: &Environment<'_>) -> Vec<Url> {
    let mut target = Url::parse(target::url_of(environment.request_url.text), None).ok();
    let mut targets: Vec<Url> = Vec::new();
    for hop in environment.hops.iter().map(Some).chain([None]) {
        targets.extend(target.iter().map(Url::with_http_scheme));
        let location = hop.and_then(|hop| hop.response.as_ref()?.header_list.get("Location"));
        let Some(location) = location else { break };
        target = Url::parse(&location, target.as_ref()).ok();
    }
    targets
}

/// Adds the pages that a header's value names: origins, and the hosts of policies, which may have a wildcard or no
/// scheme.
fn named(value: &str, found: &mut Vec<String>) {
    for word in value.split([' ', '\t', ',', ';']) {
        let (scheme, rest) = word.split_once("://").map_or((None, word), |(scheme, rest)| (Some(scheme), rest));
        let host = rest.split('/').next().unwrap_or_default().replacen("*.", "page.", 1).replace(":*", "");
        if host.contains('*') {
            continue;
        }
        match scheme {
            Some(scheme) => found.push(format!("{scheme}://{host}/")),
            None if word == "null" => found.push("file:///index.html".to_owned()),
            None if host.contains('.') => found.extend(["https", "http"].map(|scheme| format!("{scheme}://{host}/"))),
            None => {}
        }
    }
}
