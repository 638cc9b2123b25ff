//! The difference between two policies, independent of traffic: which URLs and which code become allowed or blocked.
//!
//! A source list distinguishes URLs by scheme, host, port and path, and each of these by the finitely many values that
//! its sources name: all other values of a part are matched by the same sources. So one URL for each combination of
//! values represents all URLs (`points`), and two lists that agree on every one of them are equal. If this argument
//! does not cover a source (text that the grammar rejects, percent-encoding, unusual ports, `'strict-dynamic'`), or a
//! directive governs neither loads nor code, the result is that equality could not be proved.

mod code;
mod lists;
mod points;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use url::Url;
use wouldblock::report::Check;
use wouldblock::scenario::{Api, HeaderInput, Hop, Page, RequestDescription, ResponseHead, Scenario};
use wouldblock::{CompiledPage, Engine, Judgement, Language, Load, TokenKey};

use self::lists::Lists;
use self::points::Point;
use crate::directives::GOVERNED;
use crate::settings::Headers;
use crate::words::Doubt;

/// How two policies differ.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The page for which they are compared: `'self'` and sources without a scheme depend on it.
    pub page: String,
    /// The result.
    pub result: Finding,
    /// The changes from the first to the second, each with an example.
    pub changes: Vec<Change>,
    /// Differences that could be neither shown nor ruled out.
    pub unproved: Vec<Unproved>,
}

/// The result of a comparison.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Finding {
    /// It is proved that they allow the same.
    Equal,
    /// An example shows that they differ.
    Different,
    /// No example was found, but there is no proof either.
    Unproved,
}

/// A change: something becomes allowed or blocked.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The effective directive.
    pub directive: String,
    /// The direction of the change.
    pub becomes: Becomes,
    /// The source that allows it on one side; `None` if no directive governs it there.
    pub source: Option<String>,
    /// The engines in which the example changes.
    pub engines: Vec<&'static str>,
    /// An example: a scenario with the policies that block it.
    pub example: Scenario,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Becomes {
    /// The first policies block it, and the second do not.
    Allowed,
    /// The first policies allow it, and the second do not.
    Blocked,
}

/// A difference that could be neither shown nor ruled out.
#[derive(Clone, Debug, Serialize)]
pub struct Unproved {
    /// The directive.
    pub directive: String,
    /// An explanation for people.
    pub why: String,
}

/// The policies of one side.
pub(crate) struct Side<'h> {
    headers: &'h Headers,
    compiled: CompiledPage,
    pub(crate) lists: Lists,
    sources: BTreeMap<TokenKey, String>,
}

/// The engines that stop a request.
pub(crate) struct Stops {
    /// Those in which its policies stop it.
    pub(crate) by_policy: Vec<Engine>,
    /// Those in which something else stops it, so that its policies do not matter.
    by_others: Vec<Engine>,
}

/// What shows a point on which the policies differ.
enum Shown {
    /// The engines in which the scenario changes, and the scenario.
    By(Vec<Engine>, Box<Scenario>),
    /// Nothing, because no page can make the request: it is blocked whatever the policies say.
    Impossible,
    /// Nothing, because no request was found that reaches the URL.
    Unreached,
}

/// The result so far.
pub(crate) struct Findings {
    page: Url,
    language: Language,
    changes: BTreeMap<(String, Becomes, Option<String>), Change>,
    unproved: Vec<Unproved>,
}

/// Whether the effect of a directive is compared, or it allows and blocks nothing.
fn is_compared(name: &str) -> bool {
    let governs = |directive: &str| directive == name || wouldblock::fallback_list(directive).contains(&name);
    matches!(name, "report-to" | "report-uri") || GOVERNED.iter().any(|governed| governs(governed.directive))
}

/// Compares the policies of `before` and `after` for a page.
///
/// # Errors
/// If the page's URL is not valid.
pub fn compare(
    before: &Headers,
    after: &Headers,
    page: &str,
    language: Language,
) -> Result<Comparison, url::ParseError> {
    let page = Url::parse(page)?;
    let (before, after) = (Side::new(before, &page), Side::new(after, &page));
    let mut findings = Findings { page, language, changes: BTreeMap::new(), unproved: Vec::new() };
    compare_loads(&before, &after, &mut findings);
    code::compare(&before, &after, &mut findings);
    doubt_unread(&before, &after, &mut findings);
    let names: BTreeSet<&str> = before.lists.names().chain(after.lists.names()).collect();
    for name in names.into_iter().filter(|name| !is_compared(name)) {
        if before.lists.named(name) != after.lists.named(name) {
            findings.doubt(name, &Doubt::Effect);
        }
    }
    let Findings { page, changes, unproved, .. } = findings;
    let result = match (changes.is_empty(), unproved.is_empty()) {
        (false, _) => Finding::Different,
        (true, true) => Finding::Equal,
        (true, false) => Finding::Unproved,
    };
    Ok(Comparison { page: page.into(), result, changes: changes.into_values().collect(), unproved })
}

impl Stops {
    /// The engines in which the policies stop it here, and nothing does `there`.
    pub(crate) fn only_here(&self, there: &Stops) -> Vec<Engine> {
        let goes_on = |engine: &&Engine| !there.by_policy.contains(engine) && !there.by_others.contains(engine);
        self.by_policy.iter().filter(goes_on).copied().collect()
    }
}

impl<'h> Side<'h> {
    fn new(headers: &'h Headers, page: &Url) -> Side<'h> {
        let compiled = CompiledPage::new(page_under(headers, page));
        let sources = compiled.policy_tokens().into_iter().map(|token| (token.key, token.text)).collect();
        Side { headers, lists: Lists::read(headers), compiled, sources }
    }

    /// The page with the policies of this side.
    pub(crate) fn page(&self, url: &Url) -> Page {
        page_under(self.headers, url)
    }

    /// Whether a load is allowed; `None` if a text that looks like a policy cannot be read.
    fn allows(&self, load: Load, point: &Point, engine: Engine) -> Option<bool> {
        self.compiled.policies_let_load(load, &point.url, point.redirects, engine).allowed
    }

    /// The engines that stop a request; `None` if that depends on a part of a policy that cannot be read.
    pub(crate) fn stops(&self, request: &RequestDescription, hops: &[Hop]) -> Option<Stops> {
        let Judgement { stopped, missing, .. } = self.compiled.judge(request, hops, &Engine::ALL);
        let is_policy = |path: &String| path.starts_with("page.headers") || path.starts_with("page.meta");
        if missing.iter().any(is_policy) {
            return None;
        }
        let mut stops = Stops { by_policy: Vec::new(), by_others: Vec::new() };
        for (engine, stop) in stopped {
            let is_by_policy = matches!(stop.check, Check::Csp | Check::TrustedTypes);
            if is_by_policy { &mut stops.by_policy } else { &mut stops.by_others }.push(engine);
        }
        Some(stops)
    }

    /// The texts of `meta` elements that some engines read as a list of policies, and others as one.
    fn meta_lists(&self) -> Vec<&str> {
        let meta = self.headers.meta.iter().flatten();
        meta.map(String::as_str).filter(|text| text.contains(',')).collect()
    }

    /// The source that allows a load.
    fn source(&self, load: Load, point: &Point, engine: Engine) -> Option<String> {
        let used = self.compiled.policies_let_load(load, &point.url, point.redirects, engine).used;
        used.first().and_then(|key| self.sources.get(key)).cloned()
    }
}

fn page_under(headers: &Headers, url: &Url) -> Page {
    Page { headers: headers.headers.clone(), meta: headers.meta.clone(), ..Page::new(url.as_str()) }
}

/// Requests of one kind.
#[derive(Clone, Copy)]
struct Requests<'r> {
    load: Load,
    directive: &'static str,
    /// The request for a URL.
    of: &'r dyn Fn(&Url) -> RequestDescription,
}

fn compare_loads(before: &Side<'_>, after: &Side<'_>, findings: &mut Findings) {
    let points = points::of([&before.lists, &after.lists], &findings.page);
    let differing: Vec<(Load, Api, &str)> = GOVERNED
        .iter()
        .filter_map(|governed| Some((governed.load?, governed.api, governed.directive)))
        .filter(|(load, _, directive)| match load {
            Load::Prefetch => !before.lists.govern_hints_alike(&after.lists),
            _ => !before.lists.govern_alike(&after.lists, directive),
        })
        .collect();
    for &(load, api, directive) in &differing {
        let of = |url: &Url| RequestDescription::new(api, loadable(api, url));
        let (differs, doubt) =
            compare_points(Requests { load, directive, of: &of }, [before, after], &points, findings);
        let doubt = doubt.or_else(|| before.lists.doubt(directive)).or_else(|| after.lists.doubt(directive));
        if let Some(doubt) = doubt.filter(|_| !differs) {
            findings.doubt(directive, &doubt);
        }
    }
    for &(load, api, directive) in &differing {
        let Some(as_) = preloaded_as(load).filter(|_| !findings.changes.keys().any(|(name, ..)| name == directive))
        else {
            continue;
        };
        let of = |url: &Url| RequestDescription {
            as_: Some(as_.to_owned()),
            ..RequestDescription::new(Api::Preload, loadable(api, url))
        };
        let requests = Requests { load, directive, of: &of };
        if let (true, _) = compare_points(requests, [before, after], &points, findings) {
            findings.unproved.retain(|unproved| unproved.directive != directive);
        }
    }
}

/// Looks for a difference at each point. Returns whether there is one, and why there may be one that was not shown.
fn compare_points(
    requests: Requests<'_>,
    [before, after]: [&Side<'_>; 2],
    points: &[Point],
    findings: &mut Findings,
) -> (bool, Option<Doubt>) {
    let Requests { load, directive, .. } = requests;
    let mut differs = false;
    let mut doubt = None;
    for point in points {
        let verdicts =
            Engine::ALL.map(|engine| (engine, before.allows(load, point, engine), after.allows(load, point, engine)));
        if verdicts.iter().any(|(_, before, after)| before.is_none() || after.is_none()) {
            doubt = Some(Doubt::Unread);
        }
        for becomes in [Becomes::Allowed, Becomes::Blocked] {
            let allowed = becomes == Becomes::Allowed;
            let changed = |verdict: &&(Engine, Option<bool>, Option<bool>)| {
                verdict.1 == Some(!allowed) && verdict.2 == Some(allowed)
            };
            let engines: Vec<Engine> = verdicts.iter().filter(changed).map(|(engine, ..)| *engine).collect();
            let Some(first) = engines.first() else { continue };
            let (allowing, blocking) = if allowed { (after, before) } else { (before, after) };
            let source = allowing.source(load, point, *first);
            if findings.contains(directive, becomes, source.as_ref()) {
                differs = true;
                continue;
            }
            match shown(requests, point, [allowing, blocking], points, &engines, &findings.page) {
                Shown::By(engines, example) => {
                    differs = true;
                    findings.change(directive, becomes, source, &engines, *example);
                }
                Shown::Impossible => {}
                Shown::Unreached => doubt = Some(Doubt::NeverSent(point.url.as_str().to_owned())),
            }
        }
    }
    (differs, doubt)
}

/// The value of `as` for a preload that the same directive governs. In an engine, preloads also succeed with URLs that
/// nothing else requests, such as those of unknown schemes.
fn preloaded_as(load: Load) -> Option<&'static str> {
    Some(match load {
        Load::Connect => "fetch",
        Load::Image => "image",
        Load::Script => "script",
        Load::Style => "style",
        Load::Font => "font",
        Load::Media => "track",
        _ => return None,
    })
}

/// The scenario that shows a point with the policies that block it, and the engines in which its verdict changes. A URL
/// behind a redirect needs an earlier URL that both sides allow; without one, no request reaches it.
fn shown(
    Requests { load, of: request, .. }: Requests<'_>,
    point: &Point,
    [allowing, blocking]: [&Side<'_>; 2],
    points: &[Point],
    engines: &[Engine],
    page: &Url,
) -> Shown {
    let scenario = if point.redirects == 0 {
        Scenario::new(blocking.page(page), request(&point.url))
    } else {
        let is_allowed =
            |side: &Side<'_>, first: &Point| engines.iter().all(|one| side.allows(load, first, *one) == Some(true));
        let Some(first) = points.iter().find(|first| {
            let is_direct = first.redirects == 0 && first.url.scheme() == "https";
            is_direct && is_allowed(allowing, first) && is_allowed(blocking, first)
        }) else {
            // Policies can upgrade the other schemes of a network.
            let is_fixed = !matches!(point.url.scheme(), "http" | "ws");
            let free = Side::new(&Headers::default(), page).stops(&request(&point.url), &[]);
            let never = free.is_some_and(|stops| engines.iter().all(|engine| stops.by_others.contains(engine)));
            return if is_fixed && never { Shown::Impossible } else { Shown::Unreached };
        };
        let headers = [("Location", point.url.as_str()), ("Access-Control-Allow-Origin", "*")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let redirect = ResponseHead::new(302, HeaderInput::Pairs(headers.to_vec()));
        let hop = Hop { preflight: None, response: Some(redirect) };
        Scenario { network: Some(vec![hop]), ..Scenario::new(blocking.page(page), request(&first.url)) }
    };
    let [blocked, allowed] = [blocking, allowing].map(|side| side.stops(&scenario.request, scenario.hops()));
    let (Some(blocked), Some(allowed)) = (blocked, allowed) else { return Shown::Unreached };
    let changing = blocked.only_here(&allowed);
    if !changing.is_empty() {
        return Shown::By(changing, Box::new(scenario));
    }
    let is_impossible = engines.iter().all(|engine| allowed.by_others.contains(engine));
    if is_impossible { Shown::Impossible } else { Shown::Unreached }
}

/// The URL, with a type that the API can load if it is a `data:` URL: to policies, all of these are the same.
fn loadable(api: Api, url: &Url) -> &str {
    if url.scheme() != "data" {
        return url.as_str();
    }
    match api {
        Api::Image => "data:image/png,",
        Api::Script | Api::Worker => "data:text/javascript,",
        Api::Style => "data:text/css,",
        Api::Font => "data:font/woff2,",
        Api::Media => "data:video/mp4,",
        Api::Manifest => "data:application/manifest+json,",
        Api::Frame | Api::Object => "data:text/html,",
        _ => url.as_str(),
    }
}

/// Records texts whose effect is unknown or depends on the engine.
fn doubt_unread(before: &Side<'_>, after: &Side<'_>, findings: &mut Findings) {
    if before.compiled.unread_policy() != after.compiled.unread_policy() {
        findings.doubt("default-src", &Doubt::Unread);
    }
    let (one, other) = (before.meta_lists(), after.meta_lists());
    let only =
        |one: &[&str], other: &[&str]| one.iter().find(|text| !other.contains(text)).map(|text| (*text).to_owned());
    if let Some(text) = only(&one, &other).or_else(|| only(&other, &one)) {
        let name = text.split_ascii_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        findings.doubt(&name, &Doubt::Invalid(text));
    }
}

impl Findings {
    /// The URL of the page.
    pub(crate) fn page(&self) -> &Url {
        &self.page
    }

    /// Whether there is an example of a change.
    fn contains(&self, directive: &str, becomes: Becomes, source: Option<&String>) -> bool {
        self.changes.contains_key(&(directive.to_owned(), becomes, source.cloned()))
    }

    /// Whether a change or a doubt names a directive.
    pub(crate) fn names(&self, directive: &str) -> bool {
        self.changes.keys().any(|(name, ..)| name == directive)
            || self.unproved.iter().any(|unproved| unproved.directive == directive)
    }

    /// Keeps the first example of each change.
    pub(crate) fn change(
        &mut self,
        directive: &str,
        becomes: Becomes,
        source: Option<String>,
        engines: &[Engine],
        example: Scenario,
    ) {
        let key = (directive.to_owned(), becomes, source.clone());
        self.changes.entry(key).or_insert_with(|| Change {
            directive: directive.to_owned(),
            becomes,
            source,
            engines: engines.iter().map(|engine| engine.name()).collect(),
            example,
        });
    }

    /// Records a difference that could not be proved.
    pub(crate) fn doubt(&mut self, directive: &str, doubt: &Doubt) {
        let why = doubt.text(self.language);
        if !self.unproved.iter().any(|known| known.directive == directive && known.why == why) {
            self.unproved.push(Unproved { directive: directive.to_owned(), why });
        }
    }
}
