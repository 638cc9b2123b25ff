//! Fixes: the smallest changes that turn "blocked" into "allowed".
//!
//! Each is found by trying. What stopped the request suggests [repairs](repair); the scenario with
//! one of them made is simulated again, and what stops it then suggests the next, until nothing
//! does. Only what works in the end is shown, without the edits that turned out to be needless.

mod apply;
mod repair;
mod target;

pub use apply::apply_fix;
pub(crate) use repair::FixCode;

use self::apply::apply_edit;
use self::repair::Repair;
use crate::api::Outcome;
use crate::engine::{Engine, Profile};
use crate::environment::Environment;
use crate::explain;
use crate::report::{Check, Edit, Fix, Verdict};
use crate::scenario::Scenario;
use crate::simulate::{reported_verdict, run};
use crate::trace::Detail;

/// How many scenarios are tried for one report. What needs more than this many attempts is no
/// small change.
const MOST_ATTEMPTS: usize = 80;
/// How many repairs one fix may take.
const MOST_REPAIRS: usize = 14;
/// How many fixes are shown.
const MOST_FIXES: usize = 5;

/// Where a fix has to work.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Reach {
    /// In every engine and by the letter of the standards.
    Everywhere,
    /// In every engine. The letter may leave nothing precise to write (an IP address in a policy)
    /// that all of them take all the same.
    Engines,
    /// As far as the report's verdict goes.
    Verdict,
}

/// The fixes of a scenario that is blocked, the best first.
pub(crate) fn fixes(scenario: &Scenario) -> Vec<Fix> {
    let reaches = [Reach::Everywhere, Reach::Engines, Reach::Verdict];
    reaches.into_iter().map(|reach| search(scenario, reach)).find(|fixes| !fixes.is_empty()).unwrap_or_default()
}

/// A scenario under repair.
struct Draft {
    scenario: Scenario,
    repairs: Vec<Repair>,
}

fn search(scenario: &Scenario, reach: Reach) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    let mut open = vec![Draft { scenario: scenario.clone(), repairs: Vec::new() }];
    let mut attempts = 0;
    while let Some(draft) = open.pop() {
        if attempts == MOST_ATTEMPTS || fixes.len() == MOST_FIXES {
            break;
        }
        attempts += 1;
        let Some(alternatives) = alternatives(&draft.scenario, reach) else {
            if let Some(fix) = finished(scenario, &draft.repairs, reach)
                && !fixes.iter().any(|other| other.edits == fix.edits)
            {
                fixes.push(fix);
            }
            continue;
        };
        if draft.repairs.len() == MOST_REPAIRS {
            continue;
        }
        // The last that is pushed is tried first.
        for repair in alternatives.into_iter().rev() {
            let next = edited(&draft.scenario, &repair.edits);
            if next == draft.scenario {
                continue;
            }
            let repairs = draft.repairs.iter().cloned().chain([repair]).collect();
            open.push(Draft { scenario: next, repairs });
        }
    }
    fixes
}

/// What may be done about the first thing that stops the request within `reach`; `None` where
/// nothing does.
fn alternatives(scenario: &Scenario, reach: Reach) -> Option<Vec<Repair>> {
    let environment = Environment::read(scenario);
    let Ok(client) = &environment.client else {
        return Some(Vec::new());
    };
    let outcomes = Engine::ALL.map(|engine| run(&environment, client, &Profile::of(engine), Detail::Verdict).0);
    if reach == Reach::Verdict && reported_verdict(&outcomes) == Verdict::Allowed {
        return None;
    }
    let is_stopped = |(engine, outcome): &(Engine, &Outcome)| {
        outcome.verdict != Verdict::Allowed
            && outcome.blocked_by != Some(Check::Unsupported)
            && (*engine != Engine::Standards || reach != Reach::Engines)
    };
    let (engine, _) = Engine::ALL.into_iter().zip(&outcomes).find(is_stopped)?;
    let trace = run(&environment, client, &Profile::of(engine), Detail::Report).1;
    Some(repair::alternatives(&environment, client, &trace.decisions))
}

/// The scenario with `edits` made.
fn edited<'e>(scenario: &Scenario, edits: impl IntoIterator<Item = &'e Edit>) -> Scenario {
    let mut edited = scenario.clone();
    for edit in edits {
        apply_edit(&mut edited, edit);
    }
    edited
}

/// The edits but for one.
fn without(edits: &[Edit], index: usize) -> Vec<Edit> {
    edits.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, edit)| edit.clone()).collect()
}

/// The fix that consists of `repairs`: their edits without those that could be left out.
fn finished(scenario: &Scenario, repairs: &[Repair], reach: Reach) -> Option<Fix> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut also: Vec<Edit> = Vec::new();
    for repair in repairs {
        for edit in &repair.edits {
            add(&mut edits, edit);
        }
        for edit in &repair.also {
            add(&mut also, edit);
        }
    }
    let works = |edits: &[Edit], reach: Reach| alternatives(&edited(scenario, edits), reach).is_none();
    let mut index = 0;
    while index < edits.len() {
        let fewer = without(&edits, index);
        if works(&fewer, reach) { edits = fewer } else { index += 1 }
    }
    // What the verdict does not hang on does not belong to the fix.
    let has_spare = (0..edits.len()).any(|index| works(&without(&edits, index), Reach::Verdict));
    if edits.is_empty() || has_spare || !works(&edits, reach) {
        return None;
    }
    // A repair none of whose edits is left is not part of the story.
    let touches = |repair: &&Repair| {
        repair
            .edits
            .iter()
            .any(|edit| edits.iter().any(|kept| kept.target == edit.target && kept.header == edit.header))
    };
    let kept: Vec<&Repair> = repairs.iter().filter(touches).collect();
    let first = kept.first()?;
    Some(Fix {
        r#where: first.place,
        code: first.code.as_str().into(),
        params: explain::params(first.params.clone()),
        text: explain::fix(&kept.iter().map(|repair| (repair.code, repair.params.as_slice())).collect::<Vec<_>>()),
        edits,
        also,
    })
}

/// Adds an edit to a list; one that goes on from an earlier one's result is merged with it.
fn add(edits: &mut Vec<Edit>, edit: &Edit) {
    if edits.contains(edit) {
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
