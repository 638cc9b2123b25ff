//! Turns decisions into sentences, and problems of the input into diagnostics.
//!
//! Nothing is decided here. Reports get all their sentences here; errors about the form of the input are English.

mod catalogue;
pub(crate) mod gates;
mod handbook;
pub(crate) mod headline;
mod language;
mod message;
mod summary;
#[cfg(test)]
mod tests;

pub(crate) use catalogue::Catalogue;
pub(crate) use language::en::engine::guidance as english_guidance;
pub use language::{Language, UnknownLanguage};
pub(crate) use message::{Guidance, Message, Phrase};
pub(crate) use summary::{
    AssumedPage, SummaryFacts, assumption, summary, summary_of_assumed_page, summary_without_page,
};

use crate::contract::report::{Check, Diagnostic, Fix, Params, SpecLink, Step, StepOutcome};
use crate::engine::Departure;
use crate::fix::{self, Repair};
use crate::input::Inputs;
use crate::input::problem::{MOST_WARNINGS, Problem, ProblemKind};
use crate::trace::Decision;

/// A decision in the form of the report.
pub(crate) fn step(catalogue: Catalogue<'_>, inputs: &Inputs<'_>, decision: Decision) -> Step {
    let Decision { code, outcome, params, places, hop, is_stop, is_decisive, .. } = decision;
    let params = shortened(params);
    let text = catalogue.text(Message::Step(code), &params);
    let clause = code.clause();
    Step {
        check: code.check(),
        outcome,
        code: code.as_str().into(),
        params: named(params),
        text,
        spec: SpecLink { name: clause.name().into(), url: clause.url().into() },
        evidence: places.into_iter().filter_map(|place| inputs.evidence(place)).collect(),
        hop,
        decisive: is_decisive,
        report_only: outcome == StepOutcome::Fail && !is_stop,
    }
}

/// The longest piece of input that is quoted, in characters. Pasted text may have megabytes, and the evidence has its
/// place.
const LONGEST_QUOTE: usize = 300;

fn shortened(mut params: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    // A text never has more characters than bytes.
    for (_, value) in params.iter_mut().filter(|(_, value)| value.len() > LONGEST_QUOTE) {
        if let Some((end, _)) = value.char_indices().nth(LONGEST_QUOTE) {
            value.truncate(end);
            value.push('…');
        }
    }
    params
}

/// A warning with advice for a request that has no fix.
pub(crate) fn no_fix(check: Check) -> Problem {
    Problem::about(ProblemKind::NothingHelps).with("advice", message::check_name(check))
}

/// A fix in the form of the report. It has a sentence for each of its repairs, and the code of the first one.
pub(crate) fn fix(catalogue: Catalogue<'_>, fix: fix::Fix) -> Option<Fix> {
    let mut sentences: Vec<String> = Vec::new();
    for repair in &fix.repairs {
        let sentence = catalogue.text(Message::Fix(repair.code), &shortened(repair.params.clone()));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let Repair { place, code, params, .. } = fix.repairs.into_iter().next()?;
    Some(Fix {
        r#where: place,
        code: code.as_str().into(),
        params: named(shortened(params)),
        text: catalogue.joined(sentences),
        edits: fix.edits,
        also: fix.also,
    })
}

/// The sentences about departures of an engine, each with the first release that has the departure, if it is known.
pub(crate) fn departures(
    catalogue: Catalogue<'_>,
    departures: impl IntoIterator<Item = (Departure, Option<&'static str>)>,
) -> String {
    let sentence = |(departure, since): (Departure, Option<&'static str>)| {
        let departs = ("departs", catalogue.text(Message::Departure(departure), &[]));
        match since {
            Some(release) => {
                catalogue.text(Message::Phrase(Phrase::DepartsSince), &[departs, ("release", release.into())])
            }
            None => catalogue.text(Message::Phrase(Phrase::Departs), &[departs]),
        }
    };
    catalogue.joined(departures.into_iter().map(sentence))
}

fn named(params: Vec<(&'static str, String)>) -> Params {
    Params(params.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// The problems of the input in the form of the report.
pub(crate) fn diagnostics(
    catalogue: Catalogue<'_>,
    inputs: &Inputs<'_>,
    mut problems: Vec<Problem>,
) -> Vec<Diagnostic> {
    if let Some(more) = problems.len().checked_sub(MOST_WARNINGS).filter(|more| *more > 0) {
        problems.truncate(MOST_WARNINGS);
        problems.push(Problem::about(ProblemKind::ManyMore).with("count", more.to_string()));
    }
    problems.into_iter().map(|problem| diagnostic(catalogue, inputs, problem)).collect()
}

fn diagnostic(catalogue: Catalogue<'_>, inputs: &Inputs<'_>, problem: Problem) -> Diagnostic {
    let params = shortened(problem.params);
    Diagnostic {
        code: problem.kind.code().into(),
        severity: problem.kind.severity(),
        text: catalogue.text(Message::Warning(problem.kind), &params),
        evidence: problem.place.and_then(|place| inputs.evidence(place)).into_iter().collect(),
        repair: problem.repair,
        docs: Some(handbook::section(problem.kind.code())),
    }
}
