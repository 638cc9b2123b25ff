//! Judges lines, page by page.

use std::borrow::Borrow;

use wouldblock::report::Verdict;
use wouldblock::scenario::{Hop, Scenario};
use wouldblock::{Engine, Stopped};

use crate::aggregate::{Aggregate, Bounded, Counted, Example, GroupKey, name_of};
use crate::line::{self, Defaults, Seen};
use crate::listed::Listed;
use crate::page::{Pages, ReadPage};
use crate::settings::Settings;
use crate::words::Why;
use crate::{noise, origin};

/// Judges lines under the same settings.
#[derive(Debug)]
pub struct Auditor {
    settings: Settings,
    engines: Vec<Engine>,
    pages: Pages,
    aggregate: Aggregate,
}

impl Auditor {
    /// An auditor that has not judged any lines.
    #[must_use]
    pub fn new(settings: Settings) -> Auditor {
        let engines = settings.engines();
        Auditor { settings, engines, pages: Pages::default(), aggregate: Aggregate::default() }
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
        let judged = line::read(text, defaults)
            .and_then(|list| list.iter().enumerate().try_for_each(|(place, seen)| self.judge((number, place), seen)));
        if let Err(why) = judged {
            self.is_broken(number, why);
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
        let seen = line::read(text, defaults)?;
        seen.iter()
            .map(|seen| {
                let page = self.pages.page(seen.page.as_str(), &self.settings)?;
                Ok(Line { number: 0, place: 0, seen, page }.example().scenario)
            })
            .collect()
    }

    fn judge(&mut self, (number, place): (u64, usize), seen: &Seen<'_>) -> Result<(), Why> {
        let Auditor { settings, engines, pages, aggregate } = self;
        let page = pages.page(seen.page.as_str(), settings)?;
        let line = Line { number, place, seen, page };
        let hops = seen.hops()?;
        page.register(number, &mut aggregate.tokens);
        if let Some(kind) = noise::of(seen, &page.page.url) {
            line.count(&mut aggregate.noise, kind);
            line.note(Outcome { kind: "noise", code: kind, stop: None, becomes: None }, settings.list, aggregate);
            return Ok(());
        }
        let judged = line.judged(&hops, engines, aggregate);
        line.settle(&judged, settings.list, aggregate);
        Ok(())
    }
}

/// The verdicts of the engines for a request.
#[derive(Debug)]
struct Judged {
    /// The verdict of most engines.
    verdict: Verdict,
    /// The path of the missing value, if the verdict is undetermined.
    missing: String,
    /// The checks that stop the request in at least one engine.
    stop: Option<GroupKey>,
    /// The checks that would no longer stop it under the policies to compare with.
    becomes_allowed: Option<GroupKey>,
    /// The checks that would newly stop it under those policies.
    becomes_blocked: Option<GroupKey>,
}

/// The result for a request.
#[derive(Clone, Copy)]
struct Outcome<'o> {
    /// "allowed", "blocked", "undetermined" or "noise".
    kind: &'static str,
    /// The missing value, or the kind of noise.
    code: &'o str,
    /// The check that stops it in at least one engine.
    stop: Option<&'o GroupKey>,
    /// The result under the other policies, if it differs.
    becomes: Option<&'static str>,
}

/// Whether an engine is among those that block.
fn blocks(stopped: &[(Engine, Stopped)], engine: Engine) -> bool {
    stopped.iter().any(|(known, _)| *known == engine)
}

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
    /// The result for the line. This also records which sources of the policies were used, and which sources the
    /// request needs.
    fn judged(self, hops: &[Hop], engines: &[Engine], aggregate: &mut Aggregate) -> Judged {
        let Line { seen, page, .. } = self;
        let judgement = page.compiled.judge(&seen.request, hops, engines);
        if seen.is_origin_alone && page.path_decides(seen.request.url.as_deref().unwrap_or_default()) {
            return Judged {
                verdict: Verdict::Undetermined,
                missing: "request.url".to_owned(),
                stop: None,
                becomes_allowed: None,
                becomes_blocked: None,
            };
        }
        let before = &judgement.stopped;
        let other = page.against.as_ref().map(|against| against.judge(&seen.request, hops, engines).stopped);
        let changed = |from: &[(Engine, Stopped)], to: &[(Engine, Stopped)]| {
            self.key_of(from.iter().filter(|stop| !blocks(to, stop.0)))
        };
        for need in page.needs(&seen.request, hops, engines) {
            aggregate.needs.add(need, ());
        }
        aggregate.upgrades |= page.upgrades;
        page.mark(&judgement.used, &mut aggregate.tokens);
        Judged {
            verdict: judgement.verdict,
            missing: judgement.missing.into_iter().next().unwrap_or_default(),
            stop: self.key_of(before.iter()),
            becomes_allowed: other.as_ref().and_then(|other| changed(before, other)),
            becomes_blocked: other.as_ref().and_then(|other| changed(other, before)),
        }
    }

    /// Counts the line by its result.
    fn settle(self, judged: &Judged, list: usize, aggregate: &mut Aggregate) {
        let Judged { verdict, missing, stop, becomes_allowed, becomes_blocked } = judged;
        aggregate.verdicts.add(*verdict, self.seen.count);
        let mut outcome = Outcome { kind: "undetermined", code: missing, stop: stop.as_ref(), becomes: None };
        match verdict {
            Verdict::Allowed => (outcome.kind, outcome.code) = ("allowed", ""),
            Verdict::Blocked => (outcome.kind, outcome.code) = ("blocked", ""),
            _ => self.count(&mut aggregate.undetermined, missing.as_str()),
        }
        if let Some(key) = stop {
            self.count(&mut aggregate.groups, key);
        }
        if let Some(key) = becomes_allowed {
            self.count(&mut aggregate.becomes_allowed, key);
            outcome.becomes = Some("allowed");
        }
        if let Some(key) = becomes_blocked {
            self.count(&mut aggregate.becomes_blocked, key);
            outcome.becomes = Some("blocked");
        }
        self.note(outcome, list, aggregate);
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
            let name = stop.map_or(kind, |stop| stop.directive.as_deref().unwrap_or(&stop.check));
            aggregate.timeline.add(time, name, self.seen.count);
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
