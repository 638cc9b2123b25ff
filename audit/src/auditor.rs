//! Judges lines, page by page.

use std::borrow::Borrow;

use wouldblock::report::{Check, Verdict};
use wouldblock::scenario::{Hop, RequestDescription, Scenario};
use wouldblock::{Engine, Judgement, Stopped};

use crate::aggregate::{Aggregate, Counted, EMBEDDED, Example, GroupKey, name_of};
use crate::bounded::Bounded;
use crate::effect::{self, Effect};
use crate::judged::{CONTRADICTION, Judged, Outcome};
use crate::kind;
use crate::line::{self, Content, Defaults, Requests, Written};
use crate::listed::Listed;
use crate::page::{Pages, ReadPage};
use crate::seen::{Open, Seen};
use crate::settings::Settings;
use crate::words::Why;
use crate::{noise, origin, surrogates};

/// Judges lines under the same settings.
#[derive(Debug)]
pub struct Auditor {
    settings: Settings,
    engines: Vec<Engine>,
    pages: Pages,
    /// The documents within pages, which keep their policies, and the settings under which they do.
    embedded: (Settings, Pages),
    aggregate: Aggregate,
    /// The key of the last request's kind. The memory is used again for each line.
    kind: String,
}

impl Auditor {
    /// An auditor that has not judged any lines.
    #[must_use]
    pub fn new(settings: Settings) -> Auditor {
        let engines = settings.engines();
        let of_embedded = Settings { page: None, against: None, ..settings.clone() };
        Auditor {
            settings,
            engines,
            pages: Pages::default(),
            embedded: (of_embedded, Pages::default()),
            aggregate: Aggregate::default(),
            kind: String::new(),
        }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The counts of the lines so far.
    #[must_use]
    pub fn aggregate(&self) -> &Aggregate {
        &self.aggregate
    }

    /// The counts of the lines, at the end.
    #[must_use]
    pub fn into_aggregate(self) -> Aggregate {
        self.aggregate
    }

    /// Judges the line with that number.
    pub fn line(&mut self, number: u64, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.aggregate.lines += 1;
        let defaults = Defaults { page_url: self.settings.page_url.as_deref(), api: self.settings.api };
        let json = surrogates::without_halves(text);
        let judged = match line::read(&json, defaults) {
            Ok(Content::Scenario(written)) => self.scenario(number, written),
            Ok(Content::Requests(requests)) => self.requests(number, requests),
            Err(why) => Err(why),
        };
        if let Err(why) = judged {
            self.is_broken(
                number,
                match text.find('\0') {
                    Some(_) if is_utf_16(text.as_bytes()) => Why::Utf16,
                    Some(at) => Why::Zero(at + 1),
                    None => why,
                },
            );
        }
    }

    /// [`Auditor::line`] for the bytes of a line, which should be UTF-8. The first line may begin with a byte order mark.
    pub fn bytes(&mut self, number: u64, line: &[u8]) {
        let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        match str::from_utf8(line) {
            Ok(text) => self.line(number, text),
            Err(_) if is_utf_16(line) => self.unreadable(number, Why::Utf16),
            Err(error) => self.unreadable(number, Why::NotUtf8(error.valid_up_to() + 1)),
        }
    }

    /// Counts a line that could not be decoded as text.
    pub(crate) fn unreadable(&mut self, number: u64, why: Why) {
        self.aggregate.lines += 1;
        self.is_broken(number, why);
    }

    fn is_broken(&mut self, number: u64, why: Why) {
        self.aggregate.broken_lines += 1;
        self.aggregate.broken.add(number, why);
    }

    /// The scenarios of a line, as JSON. If the settings have headers, these replace those of the page.
    ///
    /// # Errors
    /// Why the line cannot be read.
    pub fn scenarios(&mut self, text: &str) -> Result<Vec<String>, Why> {
        let defaults = Defaults { page_url: self.settings.page_url.as_deref(), api: self.settings.api };
        let json = surrogates::without_halves(text);
        let Requests { seen, mut unread } = line::read(&json, defaults)?.requests()?;
        let mut scenarios = Vec::new();
        for seen in &seen {
            let page = match &mut self.embedded {
                (settings, pages) if seen.open.embedded => pages.page(settings, seen.page.as_str()),
                _ => self.pages.page(&self.settings, seen.page.as_str()),
            };
            match page.and_then(|page| seen.hops().map(|_| page)) {
                Ok(page) => scenarios.push(Line { number: 0, place: 0, seen, page }.example().scenario),
                Err(why) => _ = unread.get_or_insert(why),
            }
        }
        unread.filter(|_| scenarios.is_empty()).map_or(Ok(scenarios), Err)
    }

    /// Judges the requests of a line. Those that cannot be judged have no place among them, as in
    /// [`Auditor::scenarios`].
    fn requests(&mut self, number: u64, Requests { seen, mut unread }: Requests<'_>) -> Result<(), Why> {
        let mut place = 0;
        for seen in &seen {
            match self.judge((number, place), seen, None) {
                Ok(()) => place += 1,
                Err(why) => _ = unread.get_or_insert(why),
            }
        }
        unread.map_or(Ok(()), Err)
    }

    /// Judges a scenario. If its kind is known, its request is not even read.
    fn scenario(&mut self, number: u64, written: Written<'_>) -> Result<(), Why> {
        let Auditor { settings, pages, aggregate, kind, .. } = self;
        let page = pages.known(written.page);
        let has_kind = page.map(|page| kind::of_scenario(&written, page, kind));
        if has_kind == Some(true)
            && !aggregate.requests.has_room_for(&(number, 0), settings.list)
            && let Some(judged) = page.and_then(|page| page.judged(kind, number))
        {
            judged.count_again(written.count, written.time, aggregate);
            return Ok(());
        }
        self.judge((number, 0), &written.seen()?, has_kind)
    }

    /// Judges a request. `has_kind` says whether `self.kind` is the key of its kind; `None` if that is not known yet.
    fn judge(&mut self, (number, place): (u64, usize), seen: &Seen<'_>, has_kind: Option<bool>) -> Result<(), Why> {
        let Auditor { settings, engines, pages, embedded, aggregate, kind } = self;
        let list = settings.list;
        let (settings, pages) = if seen.open.embedded { (&embedded.0, &mut embedded.1) } else { (&*settings, pages) };
        let page = pages.page(settings, seen.page.as_str())?;
        let line = Line { number, place, seen, page };
        let hops = seen.hops()?;
        if !seen.open.embedded {
            page.register(number, aggregate);
        }
        if let Some(kind) = noise::of(seen, &page.page.url) {
            line.count(&mut aggregate.noise, kind);
            line.note(Outcome { kind: "noise", code: kind, stop: None, becomes: None }, list, aggregate);
            return Ok(());
        }
        let has_kind = has_kind.unwrap_or_else(|| kind::of_report(seen, page, kind));
        if has_kind && let Some(judged) = page.judged(kind, number) {
            line.settle(judged, list, aggregate);
            return Ok(());
        }
        let judged = line.judge_as_far_as_known(&hops, engines, settings.page.is_none(), aggregate);
        line.settle(&judged, list, aggregate);
        if has_kind && page.judges_by_kind(&seen.request, &hops) {
            pages.remember(seen.page.as_str(), kind, number, judged);
        }
        Ok(())
    }
}

/// Signs of UTF-16: a byte order mark, or the zeros next to Latin letters, which are every other byte.
fn is_utf_16(line: &[u8]) -> bool {
    let zeros_from =
        |start: usize| line.get(start..).unwrap_or_default().iter().step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros_from(0), zeros_from(1));
    // A few other characters have a zero in the other half.
    let is_alternating = even.max(odd) * 8 >= line.len() && even.min(odd) * 8 <= even.max(odd);
    line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff") || is_alternating && even + odd > 0
}

/// What is missing if several APIs may have made a request.
const API: &str = "request.api";

/// A line with its page.
#[derive(Clone, Copy)]
struct Line<'l> {
    number: u64,
    /// Its position among the requests of the line.
    place: usize,
    seen: &'l Seen<'l>,
    page: &'l ReadPage,
}

impl Line<'_> {
    /// Judges the line. If several APIs may have made the request, it has a result only if all of them have the same.
    fn judge_as_far_as_known(
        self,
        hops: &[Hop],
        engines: &[Engine],
        is_own: bool,
        aggregate: &mut Aggregate,
    ) -> Judged {
        let Line { seen, page, .. } = self;
        let Open { apis, embedded, missing } = &seen.open;
        if *embedded {
            aggregate.left_out.add(EMBEDDED.to_owned(), seen.count);
        }
        if let Some(missing) = missing {
            if !embedded {
                aggregate.left_out.add(missing.clone(), seen.count);
            }
            return Judged::undetermined(missing, page.against.is_some());
        }
        if apis.len() < 2 {
            return self.judge(&seen.request, hops, engines, is_own, aggregate);
        }
        if !embedded {
            aggregate.left_out.add(API.to_owned(), seen.count);
        }
        // Each is judged even if two differ already: all that may use a source keep it from being listed as unused.
        let all: Vec<Judged> = apis
            .iter()
            .map(|api| {
                let request = RequestDescription { api: *api, ..seen.request.clone() };
                self.judge(&request, hops, engines, is_own, aggregate)
            })
            .collect();
        let is_same = all.iter().all(|judged| Some(judged) == all.first());
        let first = all.into_iter().next().filter(|_| is_same);
        first.unwrap_or_else(|| Judged::undetermined(API, page.against.is_some()))
    }

    /// Judges a request of the line, and records which sources of the policies were used and which sources the request needs.
    /// `is_own` says whether the policies are those that the line names.
    fn judge(
        self,
        request: &RequestDescription,
        hops: &[Hop],
        engines: &[Engine],
        is_own: bool,
        aggregate: &mut Aggregate,
    ) -> Judged {
        let Line { seen, page, .. } = self;
        if !seen.open.leaves_something() {
            match page.needs(request, hops, engines) {
                Ok(needs) => needs.into_iter().for_each(|need| aggregate.needs.add(need, ())),
                Err(missing) => aggregate.left_out.add(missing, seen.count),
            }
            aggregate.upgrades |= page.upgrades;
        }
        let (is_path_open, is_other_path_open) = match request.url.as_deref().filter(|_| seen.has_only_origin) {
            Some(origin) => page.path_decides(origin),
            None => (false, false),
        };
        if is_path_open {
            return Judged::undetermined("request.url", page.against.is_some());
        }
        let judgement = page.compiled.judge(request, hops, engines);
        let other = page.against.as_ref().map(|against| {
            if is_other_path_open {
                Effect::unknown(engines, "request.url")
            } else {
                Effect::of(&against.judge(request, hops, engines))
            }
        });
        if !seen.open.embedded {
            page.mark(&judgement.used, &mut aggregate.tokens);
        }
        if is_own && seen.is_violation && self.contradicts() {
            return Judged::undetermined(CONTRADICTION, page.against.is_some());
        }
        let own = Effect::of(&judgement);
        let gone = other.as_ref().map(|other| own.stops_that_end(other));
        let new = other.as_ref().map(|other| other.stops_that_end(&own));
        Judged {
            stop: self.key_of(own.stopped.iter()),
            becomes_allowed: gone.and_then(|stopped| self.key_of(stopped.into_iter())),
            becomes_blocked: new.and_then(|stopped| self.key_of(stopped.into_iter())),
            becomes_open: other.as_ref().and_then(|other| own.open_change(other)),
            verdict: judgement.verdict,
            missing: judgement.missing.into_iter().next().unwrap_or_default(),
        }
    }

    /// Whether the policies of a violation report allow what it reports, in every engine: they did not block it.
    fn contradicts(self) -> bool {
        let Judgement { stopped, missing, .. } = self.page.compiled.judge(&self.seen.request, &[], &Engine::ALL);
        let is_by_policy = |(_, stop): &(Engine, Stopped)| matches!(stop.check, Check::Csp | Check::TrustedTypes);
        // If the code or a part of the policy is not known, the policy may have blocked it.
        !stopped.iter().any(is_by_policy) && missing.iter().all(|path| effect::is_of_server(path))
    }

    /// Counts the line by its result.
    fn settle(self, judged: &Judged, list: usize, aggregate: &mut Aggregate) {
        aggregate.verdicts.add(judged.verdict, self.seen.count);
        if judged.verdict == Verdict::Undetermined {
            self.count(&mut aggregate.undetermined, judged.missing.as_str());
        }
        if let Some(missing) = &judged.becomes_open {
            self.count(&mut aggregate.becomes_open, missing.as_str());
        }
        for (groups, key) in judged.groups(aggregate) {
            self.count(groups, key);
        }
        self.note(judged.outcome(), list, aggregate);
    }

    /// Counts the line under `key`.
    fn count<K: Ord + Borrow<Q>, Q: Ord + ToOwned<Owned = K> + ?Sized>(
        self,
        counted: &mut Bounded<K, Counted>,
        key: &Q,
    ) {
        match counted.get_mut(key) {
            // Writing down the example takes longer than everything else, so it is only done for the first line.
            Some(known) if known.example.line <= self.number => {
                known.count = known.count.saturating_add(self.seen.count);
            }
            _ => counted.add(key.to_owned(), Counted { count: self.seen.count, example: self.example() }),
        }
    }

    /// The group of the check that stops the line, if any.
    fn key_of<'s>(self, stopped: impl Iterator<Item = &'s (Engine, Stopped)>) -> Option<GroupKey> {
        let mut stopped = stopped.peekable();
        let (_, first) = stopped.peek()?;
        Some(GroupKey {
            check: name_of(first.check),
            directive: first.directive.clone(),
            origin: self.origin(first.url.as_deref()),
            code: first.code.to_owned(),
            engines: stopped.map(|(engine, _)| engine.name().to_owned()).collect(),
        })
    }

    /// The origin of the requested URL, or of `url` if a redirect has led there.
    fn origin(self, url: Option<&str>) -> String {
        origin::of(url.or(self.seen.request.url.as_deref()), &self.page.page.url)
    }

    /// Counts the line by its time, and adds it to the list, if there is a time and a list.
    fn note(self, outcome: Outcome<'_>, list: usize, aggregate: &mut Aggregate) {
        let Outcome { kind, code, stop, becomes } = outcome;
        if let Some(time) = self.seen.time {
            aggregate.timeline.add(time, outcome.name(), self.seen.count);
        }
        let key = (self.number, self.place);
        if !aggregate.requests.has_room_for(&key, list) {
            return;
        }
        let (check, directive, origin, code, engines) = match stop {
            Some(GroupKey { check, directive, origin, code, engines }) => {
                (Some(check.clone()), directive.clone(), origin.clone(), code.clone(), engines.clone())
            }
            None => (None, None, self.origin(None), code.to_owned(), Vec::new()),
        };
        let listed = Listed {
            kind: kind.to_owned(),
            becomes: becomes.map(str::to_owned),
            check,
            directive,
            origin,
            code,
            engines,
            url: self.seen.request.url.clone().unwrap_or_default(),
            count: self.seen.count,
            time: self.seen.time,
        };
        aggregate.requests.add(key, listed);
    }

    fn example(self) -> Example {
        let network = self.seen.hops().ok().filter(|hops| !hops.is_empty());
        let scenario = Scenario { page: self.page.page.clone(), request: self.seen.request.clone(), network };
        Example { line: self.number, scenario: serde_json::to_string(&scenario).unwrap_or_default() }
    }
}
