//! The summary: the headline and its reason, and which engines answer otherwise.

use super::catalogue::Catalogue;
use super::headline;
use super::message::{Message, Phrase};
use crate::contract::report::{
    Assumption, Check, Diagnostic, EngineVerdict, Gate, Headline, Report, Step, Verdict, Verdicts,
};
use crate::environment::Client;
use crate::input::problem::ProblemKind;

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
    let because = because(steps);
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
    catalogue.joined(sentences)
}

/// The sentence of the step that decided.
fn because(steps: &[Step]) -> String {
    steps.iter().find(|step| step.decisive).map_or_else(String::new, |step| step.text.clone())
}

/// A page whose URL is assumed.
pub(crate) struct AssumedPage<'p> {
    /// The URL.
    pub(crate) url: &'p str,
    /// The verdict for this page.
    pub(crate) told: Verdict,
    /// Whether an engine's answer depends on the URL.
    pub(crate) depends: bool,
    /// The pages that are not blocked, where all others are.
    pub(crate) exceptions: Vec<&'p str>,
}

/// How many pages a summary names.
const MOST_EXCEPTIONS: usize = 4;

/// The summary of `report`, whose verdicts hold for every page, and whose steps are those of an assumed one.
pub(crate) fn summary_of_assumed_page(page: &AssumedPage<'_>, report: &Report, catalogue: Catalogue<'_>) -> String {
    let Report { headline, verdict, gates, steps, verdicts, .. } = report;
    if page.told != Verdict::Blocked || *verdict == page.told {
        let is_local = report.warnings.iter().any(|warning| warning.code == ProblemKind::LocalNetworkNotJudged.code());
        let local_network = is_local.then_some(Phrase::LocalNetworkPermission);
        return summary(*headline, *verdict, (gates, steps), verdicts, local_network, catalogue);
    }
    let because = ("because", because(steps));
    let name = |url: &str| url.trim_end_matches('/').to_owned();
    let first = if (1..=MOST_EXCEPTIONS).contains(&page.exceptions.len()) {
        let or = |before, next| catalogue.say(Message::Phrase(Phrase::Or), &[("before", before), ("next", next)]);
        let pages = page.exceptions.iter().map(|url| name(url)).reduce(or).unwrap_or_default();
        catalogue.say(Message::Phrase(Phrase::BlockedUnlessOn), &[("pages", pages), because])
    } else {
        catalogue.say(Message::Phrase(Phrase::BlockedOn), &[("page", name(page.url)), because])
    };
    catalogue.joined([first].into_iter().chain(differing(*verdict, verdicts, catalogue)))
}

/// What is assumed of the page.
pub(crate) fn assumption(page: &AssumedPage<'_>, catalogue: Catalogue<'_>) -> Assumption {
    let phrase = if page.depends { Phrase::AssumedPageDepends } else { Phrase::AssumedPage };
    Assumption { path: "page.url".to_owned(), value: page.url.to_owned(), why: catalogue.phrase(phrase) }
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
