//! Words: what was decided, as sentences; what is wrong with the input, as diagnostics.
//!
//! Nothing is decided here, and nothing elsewhere is written in a human language.

mod catalogue;
mod de;
mod en;
pub(crate) mod gates;
pub(crate) mod headline;
mod language;
mod message;
#[cfg(test)]
mod tests;
mod zh;

pub(crate) use catalogue::Catalogue;
pub use language::{Language, UnknownLanguage};
pub(crate) use message::{Message, Phrase};

use crate::contract::report::{
    Check, Diagnostic, EngineVerdict, Fix, Gate, Headline, Params, SpecLink, Step, Verdict, Verdicts,
};
use crate::engine::Departure;
use crate::environment::Client;
use crate::fix::{self, Repair};
use crate::input::Sources;
use crate::input::problem::{MOST_WARNINGS, Problem, ProblemKind};
use crate::trace::Decision;

/// A decision as the report has it.
pub(crate) fn step(decision: Decision, sources: &Sources<'_>, catalogue: Catalogue<'_>) -> Step {
    let Decision { code, outcome, params, places, hop, is_decisive, .. } = decision;
    let params = shortened(params);
    let text = catalogue.say(Message::Step(code), &params);
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
        decisive: is_decisive,
    }
}

/// The longest piece of input that is quoted, in characters. What is pasted may be megabytes; its
/// place is told by the evidence.
const LONGEST_QUOTE: usize = 300;

fn shortened(mut params: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    // No text has more characters than bytes.
    for (_, value) in params.iter_mut().filter(|(_, value)| value.len() > LONGEST_QUOTE) {
        if let Some((end, _)) = value.char_indices().nth(LONGEST_QUOTE) {
            value.truncate(end);
            value.push('…');
        }
    }
    params
}

/// What can be done where no fix is to be had.
pub(crate) fn nothing_helps(check: Check) -> Problem {
    Problem::about(ProblemKind::NothingHelps).with("advice", message::check_name(check))
}

/// A fix as the report has it: a sentence for each of its repairs, under the code of the first.
pub(crate) fn fix(fix: fix::Fix, catalogue: Catalogue<'_>) -> Option<Fix> {
    let mut sentences: Vec<String> = Vec::new();
    for repair in &fix.repairs {
        let sentence = catalogue.say(Message::Fix(repair.code), &shortened(repair.params.clone()));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let Repair { place, code, params, .. } = fix.repairs.into_iter().next()?;
    Some(Fix {
        r#where: place,
        code: code.as_str().into(),
        params: named(shortened(params)),
        text: catalogue.in_a_row(sentences),
        edits: fix.edits,
        also: fix.also,
    })
}

/// Departures of an engine in words, with the release since when it has them where that is known.
pub(crate) fn departures(
    departures: impl IntoIterator<Item = (Departure, Option<&'static str>)>,
    catalogue: Catalogue<'_>,
) -> String {
    let sentence = |(departure, since): (Departure, Option<&'static str>)| {
        let departs = ("departs", catalogue.say(Message::Departure(departure), &[]));
        match since {
            Some(release) => {
                catalogue.say(Message::Phrase(Phrase::DepartsSince), &[departs, ("release", release.into())])
            }
            None => catalogue.say(Message::Phrase(Phrase::Departs), &[departs]),
        }
    };
    catalogue.in_a_row(departures.into_iter().map(sentence))
}

fn named(params: Vec<(&'static str, String)>) -> Params {
    Params(params.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// What is wrong with the input itself, as the report has it.
pub(crate) fn diagnostics(
    mut problems: Vec<Problem>,
    sources: &Sources<'_>,
    catalogue: Catalogue<'_>,
) -> Vec<Diagnostic> {
    if let Some(more) = problems.len().checked_sub(MOST_WARNINGS).filter(|more| *more > 0) {
        problems.truncate(MOST_WARNINGS);
        problems.push(Problem::about(ProblemKind::ManyMore).with("count", more.to_string()));
    }
    problems.into_iter().map(|problem| diagnostic(problem, sources, catalogue)).collect()
}

fn diagnostic(problem: Problem, sources: &Sources<'_>, catalogue: Catalogue<'_>) -> Diagnostic {
    let params = shortened(problem.params);
    Diagnostic {
        code: problem.kind.code().into(),
        severity: problem.kind.severity(),
        text: catalogue.say(Message::Warning(problem.kind), &params),
        evidence: problem.place.and_then(|place| sources.evidence(place)).into_iter().collect(),
        repair: problem.repair,
    }
}

/// The summary of the whole answer: its headline, the step that decided, the upgrade of the URL, what Local Network Access
/// may ask for, and which engines answer otherwise.
pub(crate) fn summary(
    headline: Headline,
    verdict: Verdict,
    (gates, steps): (&[Gate], &[Step]),
    verdicts: &Verdicts,
    local_network: Option<Phrase>,
    catalogue: Catalogue<'_>,
) -> String {
    let because = steps.iter().find(|step| step.decisive).map_or_else(String::new, |step| step.text.clone());
    let phrase = match headline {
        Headline::Allowed => Phrase::Allowed,
        Headline::Blocked => Phrase::Blocked,
        Headline::Undetermined => Phrase::Undetermined,
        Headline::ServerDecides if headline::policy_allows(gates) => Phrase::PolicyAllows,
        Headline::ServerDecides => Phrase::ServerDecides,
        Headline::BrowsersDisagree => Phrase::BrowsersDisagree,
    };
    let said = |phrase| catalogue.say(Message::Phrase(phrase), &[("because", because.clone())]).trim_end().to_owned();
    let mut sentences = vec![said(phrase)];
    if headline == Headline::BrowsersDisagree {
        sentences.extend(with_verdict(verdict, verdicts, catalogue));
        sentences.extend(Some(because.clone()).filter(|because| !because.is_empty()));
    }
    let upgrade =
        steps.iter().find(|step| step.code.starts_with("mixed-content.upgraded")).map(|step| step.text.clone());
    let local_network = local_network
        .filter(|_| verdicts.chromium.verdict != Verdict::Blocked)
        .map(|phrase| catalogue.say(Message::Phrase(phrase), &[]));
    sentences.extend(upgrade.into_iter().chain(local_network).chain(differing(verdict, verdicts, catalogue)));
    catalogue.in_a_row(sentences)
}

/// What Local Network Access means for a page of which nothing but its URL is known.
pub(crate) fn local_network_phrase(client: &Client<'_>) -> Phrase {
    if client.url.is_potentially_trustworthy() { Phrase::LocalNetworkPermission } else { Phrase::LocalNetworkInsecure }
}

/// The engines that browsers are built on, by the names of the best known browsers.
fn browsers(verdicts: &Verdicts) -> [(&'static str, &EngineVerdict); 3] {
    [("Chrome", &verdicts.chromium), ("Firefox", &verdicts.firefox), ("Safari", &verdicts.webkit)]
}

fn lacks_api(engine: &EngineVerdict) -> bool {
    engine.blocked_by == Some(Check::Unsupported)
}

fn all_lack_api(verdicts: &Verdicts) -> bool {
    browsers(verdicts).iter().all(|(_, engine)| lacks_api(engine))
}

/// A verdict, as parameters have it.
fn verdict_word(verdict: Verdict) -> String {
    match verdict {
        Verdict::Allowed => "allowed",
        Verdict::Blocked => "blocked",
        Verdict::Undetermined => "undetermined",
    }
    .to_owned()
}

/// Names, as a language puts several together.
fn joined(names: impl Iterator<Item = &'static str>, catalogue: Catalogue<'_>) -> Option<String> {
    names
        .map(str::to_owned)
        .reduce(|before, next| catalogue.say(Message::Phrase(Phrase::And), &[("before", before), ("next", next)]))
}

/// The engines that give an answer, in a sentence.
fn with_verdict(verdict: Verdict, verdicts: &Verdicts, catalogue: Catalogue<'_>) -> Option<String> {
    let all_lack_it = all_lack_api(verdicts);
    let gives = |engine: &EngineVerdict| engine.verdict == verdict && (all_lack_it || !lacks_api(engine));
    let names = browsers(verdicts).into_iter().filter(|(_, engine)| gives(engine)).map(|(name, _)| name);
    let params = [("engines", joined(names, catalogue)?), ("verdict", verdict_word(verdict))];
    Some(catalogue.say(Message::Phrase(Phrase::InEngines), &params))
}

/// A sentence for each other answer, with the engines that give it.
fn differing(verdict: Verdict, verdicts: &Verdicts, catalogue: Catalogue<'_>) -> Vec<String> {
    let others = [Verdict::Allowed, Verdict::Blocked, Verdict::Undetermined].into_iter();
    let mut sentences: Vec<String> =
        others.filter(|other| *other != verdict).filter_map(|other| with_verdict(other, verdicts, catalogue)).collect();
    let all_lack_it = all_lack_api(verdicts);
    let lacking = browsers(verdicts).into_iter().filter(|(_, engine)| !all_lack_it && lacks_api(engine));
    if let Some(engines) = joined(lacking.map(|(name, _)| name), catalogue) {
        sentences.push(catalogue.say(Message::Phrase(Phrase::NotInEngines), &[("engines", engines)]));
    }
    let standards = &verdicts.standards;
    if standards.verdict != verdict && !lacks_api(standards) {
        let params = [("verdict", verdict_word(standards.verdict))];
        sentences.push(catalogue.say(Message::Phrase(Phrase::ByStandards), &params));
    }
    sentences
}

/// The summary where there is no page to ask: what is wrong with its URL.
pub(crate) fn summary_without_page(warnings: &[Diagnostic], catalogue: Catalogue<'_>) -> String {
    let kinds = [ProblemKind::PageUrlInvalid, ProblemKind::PageUrlNotRead, ProblemKind::PageUrlRelative];
    let reason = warnings.iter().find(|warning| kinds.iter().any(|kind| warning.code == kind.code()));
    let problem = reason.map_or_else(String::new, |reason| reason.text.clone());
    catalogue.say(Message::Phrase(Phrase::NoPage), &[("problem", problem)])
}
