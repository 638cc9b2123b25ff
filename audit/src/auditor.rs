//! Judges lines, page by page.

use wouldblock::report::Verdict;
use wouldblock::scenario::Scenario;
use wouldblock::{Engine, Stopped};

use crate::aggregate::{Aggregate, Bounded, Counted, Example, GroupKey, name_of};
use crate::line::{self, Defaults, Seen};
use crate::page::{Pages, ReadPage};
use crate::settings::{self, Settings};
use crate::words::Why;
use crate::{noise, origin};

/// Judges lines by the same settings.
#[derive(Debug)]
pub struct Auditor {
    settings: Settings,
    engines: Vec<Engine>,
    pages: Pages,
    aggregate: Aggregate,
}

impl Auditor {
    /// One that has judged nothing yet.
    #[must_use]
    pub fn new(settings: Settings) -> Auditor {
        let engines = settings.engines();
        Auditor { settings, engines, pages: Pages::default(), aggregate: Aggregate::default() }
    }

    /// What it was asked.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the lines came to.
    #[must_use]
    pub fn aggregate(&self) -> &Aggregate {
        &self.aggregate
    }

    /// What the lines came to.
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
        let judged =
            line::read(text, defaults).and_then(|list| list.iter().try_for_each(|seen| self.judge(number, seen)));
        if let Err(why) = judged {
            self.is_broken(number, why);
        }
    }

    /// Counts a line that never became a text.
    pub(crate) fn unreadable(&mut self, number: u64, why: Why) {
        self.aggregate.lines += 1;
        self.is_broken(number, why);
    }

    fn is_broken(&mut self, number: u64, why: Why) {
        self.aggregate.broken_lines += 1;
        self.aggregate.broken.add(number, why);
    }

    fn judge(&mut self, number: u64, seen: &Seen<'_>) -> Result<(), Why> {
        let Auditor { settings, engines, pages, aggregate } = self;
        let page = pages.page(seen.page.as_str(), settings)?;
        page.register(number, &mut aggregate.tokens);
        let line = Line { number, seen, page };
        if let Some(kind) = noise::of(seen, &page.page.url) {
            line.count(&mut aggregate.noise, kind.to_owned());
            return Ok(());
        }
        let judgement = page.compiled.judge(&seen.request, &seen.network, engines);
        if seen.is_origin_alone && page.path_decides(seen.request.url.as_deref().unwrap_or_default()) {
            aggregate.verdicts.add(Verdict::Undetermined, seen.count);
            line.count(&mut aggregate.undetermined, "request.url".to_owned());
            return Ok(());
        }
        aggregate.verdicts.add(judgement.verdict, seen.count);
        if judgement.verdict == Verdict::Undetermined {
            let missing = judgement.missing.first().cloned().unwrap_or_default();
            line.count(&mut aggregate.undetermined, missing);
        }
        line.count_stops(&mut aggregate.groups, judgement.stopped.iter());
        if let Some(against) = &page.against {
            let other = against.judge(&seen.request, &seen.network, engines).stopped;
            let before = &judgement.stopped;
            line.count_stops(&mut aggregate.becomes_allowed, before.iter().filter(|stop| !blocks(&other, stop.0)));
            line.count_stops(&mut aggregate.becomes_blocked, other.iter().filter(|stop| !blocks(before, stop.0)));
        }
        for need in page.needs(&seen.request, &seen.network, engines) {
            aggregate.needs.add(need, ());
        }
        aggregate.upgrades |= page.upgrades;
        page.mark(&judgement.used, &mut aggregate.tokens);
        Ok(())
    }
}

/// Whether an engine is among those that block.
fn blocks(stopped: &[(Engine, Stopped)], engine: Engine) -> bool {
    stopped.iter().any(|(known, _)| *known == engine)
}

/// A line with its page.
#[derive(Clone, Copy)]
struct Line<'l> {
    number: u64,
    seen: &'l Seen<'l>,
    page: &'l ReadPage,
}

impl Line<'_> {
    /// Counts the line under `key`.
    fn count<K: Ord>(self, counted: &mut Bounded<K, Counted>, key: K) {
        match counted.get_mut(&key) {
            // The example costs more than everything else: only the first line is written down.
            Some(known) if known.example.line <= self.number => {
                known.count = known.count.saturating_add(self.seen.count);
            }
            _ => counted.add(key, Counted { count: self.seen.count, example: self.example() }),
        }
    }

    /// Counts the line under what stops it, where something does.
    fn count_stops<'s>(
        self,
        groups: &mut Bounded<GroupKey, Counted>,
        stopped: impl Iterator<Item = &'s (Engine, Stopped)>,
    ) {
        let mut stopped = stopped.peekable();
        let Some((_, first)) = stopped.peek() else {
            return;
        };
        let key = GroupKey {
            check: name_of(first.check),
            directive: first.directive.clone(),
            origin: origin::of(first.url.as_deref().or(self.seen.request.url.as_deref()), &self.page.page.url),
            code: first.code.to_owned(),
            engines: stopped.map(|(engine, _)| settings::name_of(*engine).to_owned()).collect(),
        };
        self.count(groups, key);
    }

    fn example(self) -> Example {
        let network = (!self.seen.network.is_empty()).then(|| self.seen.network.clone());
        let scenario = Scenario { page: self.page.page.clone(), request: self.seen.request.clone(), network };
        Example { line: self.number, scenario: serde_json::to_string(&scenario).unwrap_or_default() }
    }
}
