//! Fixes: the smallest changes that turn "blocked" into "allowed".
//!
//! They are found by trial. The decision that stopped the request suggests repairs. The scenario is simulated again
//! with one of them, the next decision that stops it suggests the next repair, and so on until nothing stops it. Only
//! what works in the end is shown, without the edits that turned out to be unnecessary.

mod repair;

pub(crate) use repair::{FixCode, Repair};

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use crate::api::Outcome;
use crate::contract::report::{Edit, Verdict, Verdicts};
use crate::contract::scenario::{HeaderInput, Scenario};
use crate::edit::apply::{apply_edit, apply_edits};
use crate::engine::{Engine, Profile};
use crate::environment::{Environment, PageEnvironment};
use crate::run::bare_verdict::BareVerdict;
use crate::run::{Run, Runs};
use crate::trace::Detail;

/// How many simulations are spent on the fixes of one report. A fix that needs more is not a small change.
const MOST_ATTEMPTS: usize = 300;
/// How many bytes of scenarios are read for the fixes of one report. Larger scenarios get fewer attempts.
const MOST_BYTES: usize = 4_000_000;
/// How many repairs one fix may take.
const MOST_REPAIRS: usize = 14;
/// How many edits one repair may have. A fix with a thousand equal lines is of no use.
const MOST_EDITS: usize = 30;
/// How many fixes are shown.
const MOST_FIXES: usize = 5;

/// Edits after which the request is allowed. [`crate::explain`] puts them into words.
#[derive(Clone, Debug)]
pub(crate) struct Fix {
    /// The repairs of the fix. The first one names it. There is at least one.
    pub(crate) repairs: Vec<Repair>,
    /// The edits that are needed, and no others.
    pub(crate) edits: Vec<Edit>,
    /// Edits that the verdict does not need but that belong with it, such as `Vary`.
    pub(crate) also: Vec<Edit>,
}

/// Where a fix has to work.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Reach {
    /// In every engine and according to the standards.
    Everywhere,
    /// In every engine. The standards may not allow any precise value (for an IP address in a policy) although all
    /// engines accept it.
    Engines,
    /// In every engine that blocks the request now. No other engine may block it because of the fix.
    Blocking,
}

/// Whether there is something to fix: the verdict is "blocked", or one of the engines blocks although most do not.
pub(crate) fn is_wanted(reported: Verdict, verdicts: &Verdicts) -> bool {
    let engines = verdicts.browsers().map(BareVerdict::of_report);
    let blocks = |engine: &BareVerdict| engine.verdict == Verdict::Blocked && engine.counts_among(&engines);
    let a_minority_blocks = || engines.iter().any(blocks);
    match reported {
        Verdict::Blocked => true,
        Verdict::Allowed => a_minority_blocks(),
        // Missing values have to be given first, because without them no fix is known to work.
        Verdict::Undetermined => false,
    }
}

/// The fixes of a scenario that an engine blocks, the best one first.
pub(crate) fn fixes(scenario: &Scenario) -> Vec<Fix> {
    // Each edit reads the whole header block again, so repairs of large blocks may have only a few edits.
    let affordable = MOST_BYTES / effort(scenario);
    let attempts = affordable.min(MOST_ATTEMPTS);
    let most_edits = affordable.min(MOST_EDITS);
    let tried = Tried::default();
    let page = PageEnvironment::read(&scenario.page);
    let attempt = Attempt::of(&Environment::read(&page, &scenario.request, scenario.hops()));
    let is_firm_before = attempt.is_firm;
    tried.scenarios.borrow_mut().push((scenario.clone(), attempt));
    [Reach::Everywhere, Reach::Engines, Reach::Blocking]
        .into_iter()
        .map(|reach| {
            let attempts_left = Cell::new(attempts / 3);
            Search { scenario, reach, is_firm_before, most_edits, attempts_left, tried: &tried }.fixes()
        })
        .find(|fixes| !fixes.is_empty())
        .unwrap_or_default()
}

/// Whether no engine stops the request of `scenario` once `fix` is applied.
pub(crate) fn allows(scenario: &Scenario, fix: &Fix) -> bool {
    let fixed = apply_edits(scenario, &fix.edits, &fix.also);
    let page = PageEnvironment::read(&fixed.page);
    let attempt = Attempt::of(&Environment::read(&page, &fixed.request, fixed.hops()));
    attempt.first_stopped(Reach::Engines, [true; 4]).is_none()
}

/// How many bytes one simulation has to read. Every hop is checked against every policy.
fn effort(scenario: &Scenario) -> usize {
    let block = |input: &Option<HeaderInput>| match input {
        None => 0,
        Some(HeaderInput::Text(text)) => text.len(),
        Some(HeaderInput::Pairs(pairs)) => pairs.iter().map(|(name, value)| name.len() + value.len()).sum(),
    };
    let page = block(&scenario.page.headers) + scenario.page.meta.iter().flatten().map(String::len).sum::<usize>();
    let heads = scenario.hops().iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
    let request = scenario.request.url.as_ref().map_or(0, String::len) + block(&scenario.request.headers);
    let runs: usize = heads.map(|head| block(&head.headers)).sum();
    1 + request * (1 + scenario.hops().len()) + page * (1 + scenario.hops().len()) + runs
}

/// A scenario with the repairs so far.
struct Draft {
    scenario: Scenario,
    repairs: Vec<Repair>,
}

/// The results of all attempts, because different orders of repairs lead to the same scenario.
#[derive(Default)]
struct Tried {
    scenarios: RefCell<Vec<(Scenario, Attempt)>>,
    /// Each list of edits is tried twice, and applying edits takes as long as a simulation.
    edits: RefCell<Vec<(Vec<Edit>, Attempt)>>,
}

/// One search for fixes.
struct Search<'s> {
    scenario: &'s Scenario,
    reach: Reach,
    /// Which engines have a verdict of "allowed" or "blocked" for the original scenario, in the order of
    /// [`Engine::ALL`].
    is_firm_before: [bool; 4],
    most_edits: usize,
    attempts_left: Cell<usize>,
    tried: &'s Tried,
}

impl Search<'_> {
    fn fixes(&self) -> Vec<Fix> {
        let mut fixes: Vec<Fix> = Vec::new();
        let mut open = vec![Draft { scenario: self.scenario.clone(), repairs: Vec::new() }];
        let mut seen: Vec<Scenario> = Vec::new();
        while let Some(draft) = open.pop() {
            if fixes.len() == MOST_FIXES {
                break;
            }
            // The same repairs in another order have been tried before.
            if seen.contains(&draft.scenario) {
                continue;
            }
            seen.push(draft.scenario.clone());
            let Some(repairs) = self.alternatives(&draft.scenario) else {
                if let Some(fix) = self.finished(&draft.repairs)
                    && !fixes.iter().any(|other| are_the_same(&other.edits, &fix.edits))
                {
                    fixes.push(fix);
                }
                continue;
            };
            if self.attempts_left.get() == 0 {
                break;
            }
            if draft.repairs.len() == MOST_REPAIRS {
                continue;
            }
            // The last draft that is pushed is tried first.
            for mut repair in repairs.into_iter().filter(|repair| repair.edits.len() <= self.most_edits).rev() {
                // The repair is kept without these edits. Its sentence still mentions them.
                if repair.also.len() > self.most_edits {
                    repair.also.clear();
                }
                let next = edited(&draft.scenario, &repair.edits);
                if next != draft.scenario {
                    let repairs = draft.repairs.iter().cloned().chain([repair]).collect();
                    open.push(Draft { scenario: next, repairs });
                }
            }
        }
        fixes
    }

    /// The repairs for the first decision that stops the request within reach; `None` if nothing stops it.
    fn alternatives(&self, scenario: &Scenario) -> Option<Vec<Repair>> {
        let page = PageEnvironment::read(&scenario.page);
        let environment = Environment::read(&page, &scenario.request, scenario.hops());
        let stopped_in = match self.attempt(scenario, || Attempt::of(&environment)) {
            Some(attempt) => attempt.first_stopped(self.reach, self.is_firm_before)?,
            None => Engine::Standards,
        };
        Some(alternatives(&environment, stopped_in))
    }

    /// Whether the request is allowed after `edits`, in the engines of `reach`.
    fn works(&self, edits: &[Edit], reach: Reach) -> bool {
        self.attempt_with(edits).is_some_and(|attempt| attempt.first_stopped(reach, self.is_firm_before).is_none())
    }

    /// Whether the request is allowed after all of `fix` is applied, including the edits that it only recommends.
    fn works_as_applied(&self, fix: &Fix) -> bool {
        let applied = apply_edits(self.scenario, &fix.edits, &fix.also);
        let page = PageEnvironment::read(&applied.page);
        let try_it = || Attempt::of(&Environment::read(&page, &applied.request, applied.hops()));
        self.attempt(&applied, try_it)
            .is_some_and(|attempt| attempt.first_stopped(self.reach, self.is_firm_before).is_none())
    }

    /// [`Search::attempt`] for the scenario with `edits`.
    fn attempt_with(&self, edits: &[Edit]) -> Option<Attempt> {
        self.spend()?;
        Some(earlier(&self.tried.edits, edits).unwrap_or_else(|| {
            let scenario = edited(self.scenario, edits);
            let attempt = self.earlier_or(&scenario, || {
                let page = PageEnvironment::read(&scenario.page);
                Attempt::of(&Environment::read(&page, &scenario.request, scenario.hops()))
            });
            self.tried.edits.borrow_mut().push((edits.to_vec(), attempt));
            attempt
        }))
    }

    /// The result of an attempt, which may have been made before. `None` if no attempts are left; then nothing is known
    /// to work.
    fn attempt(&self, scenario: &Scenario, try_it: impl FnOnce() -> Attempt) -> Option<Attempt> {
        self.spend()?;
        Some(self.earlier_or(scenario, try_it))
    }

    fn earlier_or(&self, scenario: &Scenario, try_it: impl FnOnce() -> Attempt) -> Attempt {
        earlier(&self.tried.scenarios, scenario).unwrap_or_else(|| {
            let attempt = try_it();
            self.tried.scenarios.borrow_mut().push((scenario.clone(), attempt));
            attempt
        })
    }

    /// Uses up one attempt, if any is left. A result that was found before also costs one, so that a search without
    /// success ends.
    fn spend(&self) -> Option<()> {
        self.attempts_left.set(self.attempts_left.get().checked_sub(1)?);
        Some(())
    }

    /// The fix that consists of `repairs`, without the edits that are not needed.
    fn finished(&self, repairs: &[Repair]) -> Option<Fix> {
        let mut edits: Vec<Edit> = Vec::new();
        for repair in repairs {
            for edit in &repair.edits {
                add(edit, &mut edits);
            }
        }
        let mut index = 0;
        while index < edits.len() {
            let fewer = without(&edits, index);
            if self.works(&fewer, self.reach) { edits = fewer } else { index += 1 }
        }
        // If one edit is not needed by any engine that blocks, this is not a minimal fix.
        let has_spare = (0..edits.len()).any(|index| self.works(&without(&edits, index), Reach::Blocking));
        if edits.is_empty() || has_spare || !self.works(&edits, self.reach) {
            return None;
        }
        // A repair is dropped if none of its edits is left, or if a later one overwrote it.
        let is_kept = |edit: &Edit| edits.iter().any(|kept| holds(kept, edit));
        let kept: Vec<&Repair> = repairs.iter().filter(|repair| repair.edits.iter().any(is_kept)).collect();
        kept.first()?;
        // Recommended edits are only kept if all edits of their repair are kept.
        let is_whole = |repair: &&Repair| {
            repair.edits.iter().all(|edit| {
                edits
                    .iter()
                    .any(|kept| kept.target == edit.target && kept.header == edit.header && kept.after == edit.after)
            })
        };
        let mut also = Vec::new();
        for edit in repairs.iter().filter(is_whole).flat_map(|repair| &repair.also) {
            add(edit, &mut also);
        }
        let mut fix = Fix { repairs: kept.into_iter().cloned().collect(), edits, also };
        if !fix.also.is_empty() && !self.works_as_applied(&fix) {
            fix.also.clear();
        }
        Some(fix)
    }
}

/// The result of an earlier attempt.
fn earlier<T: PartialEq<W>, W: ?Sized>(tried: &RefCell<Vec<(T, Attempt)>>, wanted: &W) -> Option<Attempt> {
    tried.borrow().iter().find(|(tried, _)| tried == wanted).map(|(_, attempt)| *attempt)
}

/// The result of one attempt, in the order of [`Engine::ALL`].
#[derive(Clone, Copy)]
struct Attempt {
    /// Whether the request is stopped. An engine that lacks the API does not count unless all of them lack it.
    stops: [bool; 4],
    /// Whether the verdict is "allowed" or "blocked".
    is_firm: [bool; 4],
}

/// Whether something still has to be fixed. A response that the scenario does not give does not count, because a fix
/// does not require anything of it.
fn is_stopped(outcome: &Outcome) -> bool {
    match outcome.verdict {
        Verdict::Allowed => false,
        Verdict::Blocked => true,
        Verdict::Undetermined => !outcome.missing.iter().all(|path| path.is_in_network()),
    }
}

impl Attempt {
    fn of(environment: &Environment<'_>) -> Attempt {
        let Ok(client) = environment.client else {
            return Attempt { stops: [true; 4], is_firm: [false; 4] };
        };
        let mut runs = Runs::new(environment, client, Detail::Verdict);
        let verdicts = Engine::ALL.map(|engine| runs.verdict(engine));
        let [_, browsers @ ..] = verdicts;
        let mut stops = verdicts.map(|engine| engine.counts_among(&browsers));
        for (stops, engine) in stops.iter_mut().zip(Engine::ALL) {
            *stops = *stops && is_stopped(runs.outcome(engine));
        }
        let is_firm = verdicts.map(|engine| engine.verdict != Verdict::Undetermined);
        Attempt { stops, is_firm }
    }

    /// The first engine within `reach` that stops the request; `None` if there is none. `is_firm_before` is that of the
    /// [`Search`].
    fn first_stopped(self, reach: Reach, is_firm_before: [bool; 4]) -> Option<Engine> {
        let mut stops = Engine::ALL.into_iter().zip(self.stops.into_iter().zip(is_firm_before));
        let is_asked = |engine: Engine, is_firm_before: bool| match reach {
            Reach::Everywhere => true,
            Reach::Engines => engine != Engine::Standards,
            Reach::Blocking => engine != Engine::Standards && is_firm_before,
        };
        stops
            .find(|(engine, (stops, is_firm_before))| *stops && is_asked(*engine, *is_firm_before))
            .map(|(engine, _)| engine)
    }
}

/// The repairs for the first decision that stops the request in `engine`.
fn alternatives(environment: &Environment<'_>, engine: Engine) -> Vec<Repair> {
    let Ok(client) = environment.client else {
        return Vec::new();
    };
    let trace = Run::new(environment, client, Profile::of(engine), Detail::Report).trace;
    repair::alternatives(environment, client, &trace.decisions)
}

/// The scenario with `edits` applied.
fn edited<'e>(scenario: &Scenario, edits: impl IntoIterator<Item = &'e Edit>) -> Scenario {
    let mut edited = scenario.clone();
    for edit in edits {
        apply_edit(&mut edited, edit);
    }
    edited
}

/// The edits without the one at `index`.
fn without(edits: &[Edit], index: usize) -> Vec<Edit> {
    edits.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, edit)| edit.clone()).collect()
}

/// Whether two lists contain the same edits in any order.
fn are_the_same(edits: &[Edit], others: &[Edit]) -> bool {
    edits.len() == others.len() && edits.iter().all(|edit| others.contains(edit))
}

/// Whether the value of `kept` still contains the value of `edit`. Words may have been added to a list or a policy, but
/// other values may have been replaced.
fn holds(kept: &Edit, edit: &Edit) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split([' ', ',', ';']).filter(|word| !word.is_empty())
    }
    kept.target == edit.target
        && kept.header == edit.header
        && match (&kept.after, &edit.after) {
            (Some(kept), Some(after)) => {
                let kept: HashSet<&str> = words(kept).collect();
                words(after).all(|word| kept.contains(word))
            }
            (kept, after) => kept == after,
        }
}

/// Adds an edit to a list. If it continues from the result of an earlier edit, the two are merged.
fn add(edit: &Edit, edits: &mut Vec<Edit>) {
    // If two of three equal headers are removed, the same edit occurs twice.
    if edit.after.is_some() && edits.contains(edit) {
        return;
    }
    let continued = edits.iter_mut().find(|earlier| {
        earlier.target == edit.target
            && earlier.header.as_ref().map(|name| name.to_ascii_lowercase())
                == edit.header.as_ref().map(|name| name.to_ascii_lowercase())
            && earlier.after == edit.before
            && edit.before.is_some()
    });
    match continued {
        Some(earlier) => earlier.after.clone_from(&edit.after),
        None => edits.push(edit.clone()),
    }
}
