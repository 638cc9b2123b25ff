//! Words: what was decided, as sentences; what is wrong with the input, as diagnostics.
//!
//! Nothing is decided here, and nothing elsewhere is written in a human language.

mod en;

use crate::fix::FixCode;
use crate::report::{Check, Diagnostic, Params, SpecLink, Step, Verdict};
use crate::source::Sources;
use crate::source::problem::{Problem, ProblemKind};
use crate::template;
use crate::trace::Decision;

/// A decision as the report has it.
pub(crate) fn step(decision: Decision, sources: &Sources<'_>) -> Step {
    let Decision { code, outcome, params, places, hop } = decision;
    let params = shortened(params);
    let text = template::fill(en::decision(code), &params);
    let clause = code.clause();
    Step {
        check: code.check(),
        outcome,
        code: code.as_str().into(),
        params: named(params),
        text,
        spec: SpecLink { name: clause.name().into(), url: clause.url().into() },
        evidence: places.into_iter().filter_map(|place| sources.evidence(place)).collect(),
        hop,
    }
}

/// The longest piece of input that is quoted, in characters. What is pasted may be megabytes; its
/// place is told by the evidence.
const LONGEST_QUOTE: usize = 300;

fn shortened(params: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    let shorten = |value: String| match value.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value,
    };
    params.into_iter().map(|(name, value)| (name, shorten(value))).collect()
}

/// The parameters of a sentence, as the report has them.
pub(crate) fn params(params: Vec<(&'static str, String)>) -> Params {
    named(shortened(params))
}

/// What can be done where no fix is to be had.
pub(crate) fn advice(check: Check) -> &'static str {
    en::advice(check)
}

/// A fix in words: a sentence for each of its repairs.
pub(crate) fn fix(repairs: &[(FixCode, &[(&'static str, String)])]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for (code, params) in repairs {
        let sentence = template::fill(en::fix(*code), &shortened(params.to_vec()));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.join(" ")
}

fn named(params: Vec<(&'static str, String)>) -> Params {
    Params(params.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// Nobody reads more warnings than this; what is pasted may hold a hundred thousand.
pub(crate) const MOST_WARNINGS: usize = 200;

/// What is wrong with the input itself, as the report has it.
pub(crate) fn diagnostics(mut problems: Vec<Problem>, sources: &Sources<'_>) -> Vec<Diagnostic> {
    if let Some(more) = problems.len().checked_sub(MOST_WARNINGS).filter(|more| *more > 0) {
        problems.truncate(MOST_WARNINGS);
        problems.push(Problem::about(ProblemKind::ManyMore).with("count", more.to_string()));
    }
    problems.into_iter().map(|problem| diagnostic(problem, sources)).collect()
}

fn diagnostic(problem: Problem, sources: &Sources<'_>) -> Diagnostic {
    let params = shortened(problem.params);
    Diagnostic {
        code: problem.kind.code().into(),
        severity: problem.kind.severity(),
        text: template::fill(en::problem(problem.kind), &params),
        evidence: problem.place.and_then(|place| sources.evidence(place)).into_iter().collect(),
        repair: problem.repair,
    }
}

/// The one sentence of the whole answer: the verdict, and the step that decided.
pub(crate) fn summary(verdict: Verdict, steps: &[Step], agree: bool) -> String {
    use crate::report::StepOutcome as O;
    let wanted = match verdict {
        Verdict::Allowed => O::Pass,
        Verdict::Blocked => O::Fail,
        Verdict::Undetermined => O::Unknown,
    };
    let decided_by = match verdict {
        // The first failure decides; report-only ones come with a code of their own.
        Verdict::Blocked => steps.iter().find(|step| step.outcome == wanted && step.code != "csp.report-only-violated"),
        _ => steps.iter().rev().find(|step| step.outcome == wanted),
    };
    let word = match verdict {
        Verdict::Allowed => "Allowed.",
        Verdict::Blocked => "Blocked.",
        Verdict::Undetermined => "Undetermined.",
    };
    let because = decided_by.map_or("", |step| step.text.as_str());
    let differ = if agree { "" } else { " Browsers differ." };
    format!("{word} {because}{differ}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Code;

    #[test]
    fn every_code_and_problem_has_a_name_of_its_own() {
        let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
        for kind in ProblemKind::ALL {
            assert!(!en::problem(*kind).is_empty());
        }
        for code in FixCode::ALL {
            assert!(en::fix(*code).ends_with('.'));
        }
    }
}
