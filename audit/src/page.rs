//! The pages of the traffic. Each is read once.

use std::cell::{Cell, OnceCell, RefCell};

use foldhash::{HashMap, HashMapExt};
use url::Url;
use wouldblock::scenario::{Hop, Page, RequestDescription};
use wouldblock::{CompiledPage, Engine, PolicyToken, TokenKey, Unmet, UrlKinds};

use crate::aggregate::{Aggregate, Token, TokenUse};
use crate::bounded::Bounded;
use crate::directives::governs_requests;
use crate::effect;
use crate::insecure::{self, Sent, with_policies};
use crate::judged::Judged;
use crate::need::{self, Need, PROBE};
use crate::origin;
use crate::settings::{Headers, Settings};
use crate::text::object;
use crate::words::Why;

/// A page that has been read, and which of its sources were used.
#[derive(Debug)]
pub(crate) struct ReadPage {
    /// The page as it is judged, with the headers of the settings if there are any.
    pub(crate) page: Page,
    pub(crate) compiled: CompiledPage,
    /// The page with the headers to compare with.
    pub(crate) against: Option<CompiledPage>,
    /// The page with a policy that reports everything.
    probe: CompiledPage,
    /// The same for a policy that also upgrades insecure requests.
    upgraded_probe: OnceCell<CompiledPage>,
    /// The origin that `'self'` stands for.
    pub(crate) origin: String,
    /// Whether its policies have `upgrade-insecure-requests`.
    pub(crate) upgrades: bool,
    tokens: Vec<PolicyToken>,
    /// The source expressions that no request has used yet, by their index in `tokens`.
    idle: RefCell<HashMap<TokenKey, usize>>,
    /// The smallest number of a line that has the page. On a cluster, lines come in any order.
    first_line: Cell<u64>,
    /// The kinds of URLs under its policies, and then under those to compare with.
    pub(crate) url_kinds: Vec<UrlKinds>,
    /// The results of requests by the key of their kind, each with the number of its line.
    kinds: HashMap<Box<str>, (u64, Judged)>,
}

impl ReadPage {
    fn read(settings: &Settings, json: &str) -> Result<ReadPage, Why> {
        let mut page: Page = object(json).map_err(Why::Page)?;
        let against = settings.against.as_ref().map(|headers| CompiledPage::new(under(&page, headers)));
        if let Some(headers) = &settings.page {
            page = under(&page, headers);
        }
        let compiled = CompiledPage::new(page.clone());
        let tokens: Vec<PolicyToken> =
            compiled.policy_tokens().into_iter().filter(|token| is_countable(&token.text)).collect();
        Ok(ReadPage {
            upgrades: compiled.upgrades_insecure_requests(),
            idle: RefCell::new(tokens.iter().enumerate().map(|(index, token)| (token.key, index)).collect()),
            tokens,
            first_line: Cell::new(u64::MAX),
            url_kinds: [&compiled].into_iter().chain(&against).map(CompiledPage::url_kinds).collect(),
            kinds: HashMap::new(),
            origin: Url::parse(&page.url).map_or_else(|_| String::new(), |url| origin::of_url(&url)),
            probe: CompiledPage::new(reporting(&page, compiled.upgrades_insecure_requests())),
            upgraded_probe: OnceCell::new(),
            compiled,
            against,
            page,
        })
    }
}

impl ReadPage {
    /// Lists the source expressions and the directives that govern no requests, the first time and whenever a smaller line has
    /// the page.
    pub(crate) fn register(&self, line: u64, aggregate: &mut Aggregate) {
        if line < self.first_line.get() {
            self.first_line.set(line);
            self.tokens.iter().for_each(|token| add(token, line, false, &mut aggregate.tokens));
            let others = self.compiled.directive_names().into_iter().filter(|name| !governs_requests(name));
            others.for_each(|name| aggregate.other_directives.add(name.to_owned(), ()));
        }
    }

    /// Lists source expressions as used.
    pub(crate) fn mark(&self, used: &[TokenKey], tokens: &mut Bounded<Token, TokenUse>) {
        let mut idle = self.idle.borrow_mut();
        if idle.is_empty() {
            return;
        }
        for index in used.iter().filter_map(|key| idle.remove(key)) {
            if let Some(token) = self.tokens.get(index) {
                add(token, self.first_line.get(), true, tokens);
            }
        }
    }

    /// The needs of a request in some of the engines.
    ///
    /// # Errors
    /// The path of a value without which they are not known.
    pub(crate) fn needs(
        &self,
        request: &RequestDescription,
        network: &[Hop],
        engines: &[Engine],
    ) -> Result<Vec<Need>, String> {
        let judgement = self.probe.judge(request, network, engines);
        if judgement.unmet.is_empty()
            && let Some((_, path)) = judgement.open.iter().find(|(_, path)| !effect::is_of_server(path))
        {
            return Err(path.clone());
        }
        let as_reported = |unmet: Vec<Unmet>| -> Vec<Need> {
            unmet.into_iter().filter_map(|unmet| need::of(unmet, request, &self.origin)).collect()
        };
        if !judgement.unmet.iter().any(insecure::is_insecure) {
            return Ok(as_reported(judgement.unmet));
        }
        let sent = Sent { page: &self.page, origin: &self.origin, request, network };
        let senders = insecure::senders(&judgement, engines);
        let own = if self.never_upgrades() {
            as_reported(judgement.unmet)
        } else {
            insecure::needs(sent, judgement.unmet, self.upgrades, &senders)
        };
        if self.upgrades {
            return Ok(own);
        }
        // The policy for all pages upgrades if another page does.
        let upgraded = self.upgraded_probe.get_or_init(|| CompiledPage::new(reporting(&self.page, true)));
        let judgement = upgraded.judge(request, network, &senders);
        let senders = insecure::senders(&judgement, &senders);
        let upgraded = insecure::needs(sent, judgement.unmet, true, &senders);
        if own == upgraded && !self.origin.starts_with("http:") {
            return Ok(own);
        }
        let only =
            |needs: Vec<Need>, upgrades| needs.into_iter().map(move |need| Need { upgrades: Some(upgrades), ..need });
        Ok(only(own, false).chain(only(upgraded, true)).collect())
    }

    /// Whether no engine upgrades a request: the page is insecure, and so is all that it belongs to.
    fn never_upgrades(&self) -> bool {
        !self.upgrades
            && self.origin.starts_with("http:")
            && self.page.frame.is_none()
            && self.page.worker.is_none()
            && self.page.content_script.is_none()
    }

    /// Whether the page's policies, and those to compare with, depend on the path of a URL whose origin is all that is
    /// known.
    pub(crate) fn path_decides(&self, origin: &str) -> (bool, bool) {
        let host = Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let mut decides = self.url_kinds.iter().map(|kinds| kinds.compares_paths_of(&host));
        (decides.next().unwrap_or(false), decides.next().unwrap_or(false))
    }

    /// Whether all requests of the same kind as this one are judged alike.
    pub(crate) fn judges_by_kind(&self, request: &RequestDescription, network: &[Hop]) -> bool {
        request.url.is_none() || self.compiled.judges_by_kind(request, network)
    }

    /// The result for requests of this kind, if one was judged whose line is not after this line. Only the first line of a
    /// kind can be an example.
    pub(crate) fn judged(&self, kind: &str, line: u64) -> Option<&Judged> {
        self.kinds.get(kind).filter(|(first, _)| *first <= line).map(|(_, judged)| judged)
    }
}

fn add(token: &PolicyToken, line: u64, used: bool, tokens: &mut Bounded<Token, TokenUse>) {
    let name = Token { directive: token.directive.clone(), source: token.text.clone() };
    tokens.add(name, TokenUse { at: token.at.clone(), line, used });
}

/// The page with only a policy that reports everything.
fn reporting(page: &Page, upgrades: bool) -> Page {
    with_policies(page, &[("Content-Security-Policy-Report-Only", PROBE)], upgrades)
}

/// The page with other policies.
fn under(page: &Page, headers: &Headers) -> Page {
    Page { headers: headers.headers.clone(), meta: headers.meta.clone(), ..page.clone() }
}

/// Whether a token allows something by itself. Other tokens are never used, or only together with another.
fn is_countable(token: &str) -> bool {
    const OTHERS: [&str; 6] =
        ["'none'", "'report-sample'", "'report-sha256'", "'report-sha384'", "'report-sha512'", "'unsafe-hashes'"];
    !OTHERS.iter().any(|other| token.eq_ignore_ascii_case(other))
}

/// The recent pages.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// The index of each page in `read`, by its JSON.
    known: HashMap<Box<str>, usize>,
    read: Vec<ReadPage>,
    bytes: usize,
}

/// When the pages and their kinds of requests exceed this size, all are dropped. What is needed later is read again.
const MOST_BYTES: usize = 16 << 20;
/// The approximate number of bytes of an entry besides its text.
const BYTES_OF_PAGE: usize = 8 << 10;
const BYTES_OF_KIND: usize = 512;

impl Pages {
    /// The page with this JSON, if it has been read.
    pub(crate) fn known(&self, json: &str) -> Option<&ReadPage> {
        self.read.get(*self.known.get(json)?)
    }

    /// The page with this JSON.
    pub(crate) fn page(&mut self, settings: &Settings, json: &str) -> Result<&ReadPage, Why> {
        let index = match self.known.get(json) {
            Some(index) => *index,
            None => self.add(settings, json)?,
        };
        self.read.get(index).ok_or(Why::Page(String::new()))
    }

    fn add(&mut self, settings: &Settings, json: &str) -> Result<usize, Why> {
        let page = ReadPage::read(settings, json)?;
        self.make_room(BYTES_OF_PAGE + json.len());
        self.read.push(page);
        let index = self.read.len() - 1;
        self.known.insert(json.into(), index);
        Ok(index)
    }

    /// Keeps the result for all later requests of this page that are of this kind.
    pub(crate) fn remember(&mut self, page: &str, kind: &str, line: u64, judged: Judged) {
        self.make_room(BYTES_OF_KIND + kind.len());
        if let Some(page) = self.known.get(page).and_then(|index| self.read.get_mut(*index)) {
            page.kinds.insert(kind.into(), (line, judged));
        }
    }

    fn make_room(&mut self, bytes: usize) {
        if self.bytes > MOST_BYTES {
            *self = Pages::default();
        }
        self.bytes += bytes;
    }
}
