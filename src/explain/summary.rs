//! The summary: the headline with its reason, and the engines that differ.

use super::catalogue::Catalogue;
use super::headline;
use super::message::{Message, Phrase};
use crate::contract::parsed_policy::PolicyDelivery;
use crate::contract::report::{
    Assumption, Check, Diagnostic, ExchangeKind, Headline, Report, Step, StepOutcome, Verdict, Verdicts,
};
use crate::csp::policy::Policy;
use crate::environment::Client;
use crate::input::problem::ProblemKind;
use crate::run::bare_verdict::BareVerdict;
use crate::trace::{Code, Decision};
use crate::url::origin::Origin;

/// The facts that a summary mentions besides the deciding step.
pub(crate) struct SummaryFacts {
    /// The permission that Local Network Access may require.
    local_network: Option<Phrase>,
    /// Why the page's origin is null, if the server's response to that origin decided.
    null_origin: Option<Phrase>,
    /// Which of several policies decided: its number, the number of all policies, and how it was delivered.
    policy: Option<[String; 3]>,
    /// The service worker whose policy decided.
    service_worker: Option<String>,
    /// The number of sources, if there are too many to list them.
    sources: Option<usize>,
}

/// The largest number of sources that a summary lists.
const MOST_SOURCES: usize = 8;

impl SummaryFacts {
    /// Finds these facts in the decisions.
    pub(crate) fn of(client: &Client<'_>, decisions: &[Decision], is_local_network: bool) -> SummaryFacts {
        let deciding = decisions.iter().find(|decision| decision.is_decisive);
        let failed = deciding.filter(|decision| decision.outcome == StepOutcome::Fail);
        let check = failed.map(|decision| decision.code.check());
        let is_cors_check =
            matches!(check, Some(Check::Cors | Check::Preflight)) && matches!(client.origin, Origin::Opaque);
        let count = deciding.map_or(0, |decision| decision.value("sources").split(' ').count());
        SummaryFacts {
            local_network: is_local_network.then(|| local_network_phrase(client)),
            null_origin: is_cors_check.then(|| null_origin_phrase(client)).flatten(),
            policy: failed.filter(|_| check == Some(Check::Csp)).and_then(|decision| policy_of(client, decision)),
            service_worker: client.controller.as_ref().and_then(|worker| {
                let is_its = failed?.places.first().is_some_and(|place| client.is_of_controller(*place));
                is_its.then(|| worker.url.as_str().to_owned())
            }),
            sources: (count > MOST_SOURCES).then_some(count),
        }
    }
}

fn null_origin_phrase(client: &Client<'_>) -> Option<Phrase> {
    match client.url.scheme() {
        "http" | "https" => Some(Phrase::OriginNullInSandbox),
        "file" => Some(Phrase::OriginNullOfFile),
        _ => None,
    }
}

/// Which of the page's policies a decision is about; `None` if there is only one.
fn policy_of(client: &Client<'_>, decision: &Decision) -> Option<[String; 3]> {
    let policies = &client.csp_list.policies;
    let is_in = |policy: &Policy<'_>| decision.places.iter().any(|place| policy.place.contains(*place));
    let (index, policy) =
        policies.iter().enumerate().find(|(_, policy)| is_in(policy)).filter(|_| policies.len() > 1)?;
    let delivery = match policy.delivery {
        PolicyDelivery::Header => "header",
        PolicyDelivery::Meta => "meta",
    };
    Some([(index + 1).to_string(), policies.len().to_string(), delivery.to_owned()])
}

/// The summary of a report: the headline, the step that decided, how the request got there, the upgrade of the URL, the
/// permission that Local Network Access may require, and the engines that differ.
pub(crate) fn summary(catalogue: Catalogue<'_>, report: &Report, facts: &SummaryFacts) -> String {
    let Report { headline, verdict, gates, steps, verdicts, .. } = report;
    let because = because(catalogue, steps, facts);
    let phrase = match headline {
        Headline::Allowed => Phrase::Allowed,
        Headline::Blocked => Phrase::Blocked,
        Headline::Undetermined => Phrase::Undetermined,
        Headline::ServerDecides if headline::policy_allows(gates) => Phrase::PolicyAllows,
        Headline::ServerDecides => Phrase::ServerDecides,
        Headline::BrowsersDisagree => Phrase::BrowsersDisagree,
    };
    let text = |phrase| catalogue.text(Message::Phrase(phrase), &[("because", because.clone())]).trim_end().to_owned();
    let mut sentences = vec![text(phrase)];
    if *headline == Headline::BrowsersDisagree {
        sentences.extend(with_verdict(catalogue, *verdict, verdicts));
        sentences.extend(Some(because.clone()).filter(|because| !because.is_empty()));
    }
    sentences.extend(after_redirect(catalogue, report));
    sentences.extend(facts.null_origin.map(|phrase| catalogue.phrase(phrase)));
    let upgrade =
        steps.iter().find(|step| step.code.starts_with("mixed-content.upgraded")).map(|step| step.text.clone());
    let local_network = facts
        .local_network
        .filter(|_| verdicts.chromium.verdict != Verdict::Blocked)
        .map(|phrase| catalogue.phrase(phrase));
    sentences.extend(upgrade.into_iter().chain(local_network).chain(differing(catalogue, *verdict, verdicts)));
    catalogue.joined(sentences)
}

/// The sentence of the step that decided. If the list of sources is long, it has the number of sources and the one that
/// came closest. The step has the whole list.
fn because(catalogue: Catalogue<'_>, steps: &[Step], facts: &SummaryFacts) -> String {
    let Some(step) = steps.iter().find(|step| step.decisive) else {
        return String::new();
    };
    let of_step = |name: &'static str| (name, step.params.get(name).unwrap_or_default().to_owned());
    let mut sentences = vec![match facts.sources {
        Some(count) if step.code == Code::CspNoSourceMatches.as_str() => {
            let params = [of_step("directive"), of_step("url"), ("count", count.to_string())];
            catalogue.text(Message::Phrase(Phrase::ManySources), &params)
        }
        _ => step.text.clone(),
    }];
    if facts.sources.is_some() {
        sentences.extend(steps.iter().find(|step| step.code.starts_with("csp.near-")).map(|step| step.text.clone()));
    }
    if let Some([number, count, delivery]) = &facts.policy {
        let params = [("number", number.clone()), ("count", count.clone()), ("delivery", delivery.clone())];
        sentences.push(catalogue.text(Message::Phrase(Phrase::PolicyOfSeveral), &params));
    }
    if let Some(worker) = &facts.service_worker {
        sentences.push(catalogue.text(Message::Phrase(Phrase::PolicyOfServiceWorker), &[("worker", worker.clone())]));
    }
    catalogue.joined(sentences)
}

/// Says that the request was redirected to the URL where it is stopped.
fn after_redirect(catalogue: Catalogue<'_>, report: &Report) -> Vec<String> {
    let hop = report.steps.iter().find(|step| step.decisive).and_then(|step| step.hop?.checked_sub(1));
    let Some(hop) = hop.filter(|_| report.verdict == Verdict::Blocked) else {
        return Vec::new();
    };
    let from = report.exchanges.iter().find(|exchange| exchange.hop == hop && exchange.kind != ExchangeKind::Preflight);
    let redirected =
        from.map(|from| catalogue.text(Message::Phrase(Phrase::AfterRedirect), &[("url", from.url.clone())]));
    let is_null = |step: &&Step| step.code == Code::RedirectOriginNull.as_str();
    let is_cors = matches!(report.blocked_by, Some(Check::Cors | Check::Preflight));
    let null = report.steps.iter().find(is_null).filter(|_| is_cors).map(|step| step.text.clone());
    redirected.into_iter().chain(null).collect()
}

/// A page whose URL is assumed.
pub(crate) struct AssumedPage<'p> {
    /// The URL.
    pub(crate) url: &'p str,
    /// The verdict for this page.
    pub(crate) shown: Verdict,
    /// Whether an engine's verdict depends on the URL.
    pub(crate) depends: bool,
    /// The pages that are not blocked, if all others are.
    pub(crate) exceptions: Vec<&'p str>,
}

/// The largest number of pages that a summary lists.
const MOST_EXCEPTIONS: usize = 4;

/// The summary of a `report` whose verdicts hold for every page and whose steps are those of an assumed page.
pub(crate) fn summary_of_assumed_page(
    catalogue: Catalogue<'_>,
    page: &AssumedPage<'_>,
    report: &Report,
    facts: &SummaryFacts,
) -> String {
    if page.shown != Verdict::Blocked || report.verdict == page.shown {
        return summary(catalogue, report, facts);
    }
    let because = ("because", because(catalogue, &report.steps, facts));
    let name = |url: &str| url.trim_end_matches('/').to_owned();
    let first = if (1..=MOST_EXCEPTIONS).contains(&page.exceptions.len()) {
        let or = |before, next| catalogue.text(Message::Phrase(Phrase::Or), &[("before", before), ("next", next)]);
        let pages = page.exceptions.iter().map(|url| name(url)).reduce(or).unwrap_or_default();
        catalogue.text(Message::Phrase(Phrase::BlockedUnlessOn), &[("pages", pages), because])
    } else {
        catalogue.text(Message::Phrase(Phrase::BlockedOn), &[("page", name(page.url)), because])
    };
    catalogue.joined([first].into_iter().chain(differing(catalogue, report.verdict, &report.verdicts)))
}

/// The assumption about the page.
pub(crate) fn assumption(catalogue: Catalogue<'_>, page: &AssumedPage<'_>) -> Assumption {
    let phrase = if page.depends { Phrase::AssumedPageDepends } else { Phrase::AssumedPage };
    Assumption { path: "page.url".to_owned(), value: page.url.to_owned(), why: catalogue.phrase(phrase) }
}

/// The requirement of Local Network Access on a page of which only the URL is known.
fn local_network_phrase(client: &Client<'_>) -> Phrase {
    if client.url.is_potentially_trustworthy() { Phrase::LocalNetworkPermission } else { Phrase::LocalNetworkInsecure }
}

/// The best known browser of each engine, in the order of [`Engine::BROWSERS`](crate::engine::Engine::BROWSERS).
const BROWSERS: [&str; 3] = ["Chrome", "Firefox", "Safari"];

/// A verdict as the value of a parameter.
fn verdict_word(verdict: Verdict) -> String {
    match verdict {
        Verdict::Allowed => "allowed",
        Verdict::Blocked => "blocked",
        Verdict::Undetermined => "undetermined",
    }
    .to_owned()
}

/// Joins names as the language does it.
fn joined(catalogue: Catalogue<'_>, names: impl Iterator<Item = &'static str>) -> Option<String> {
    names
        .map(str::to_owned)
        .reduce(|before, next| catalogue.text(Message::Phrase(Phrase::And), &[("before", before), ("next", next)]))
}

/// A sentence that lists the engines with a verdict.
fn with_verdict(catalogue: Catalogue<'_>, verdict: Verdict, verdicts: &Verdicts) -> Option<String> {
    let engines = verdicts.browsers().map(BareVerdict::of_report);
    let gives = |engine: &BareVerdict| engine.verdict == verdict && engine.counts_among(&engines);
    let names = BROWSERS.into_iter().zip(&engines).filter(|(_, engine)| gives(engine)).map(|(name, _)| name);
    let params = [("engines", joined(catalogue, names)?), ("verdict", verdict_word(verdict))];
    Some(catalogue.text(Message::Phrase(Phrase::InEngines), &params))
}

/// Sentences about the other verdicts, each with its engines.
fn differing(catalogue: Catalogue<'_>, verdict: Verdict, verdicts: &Verdicts) -> Vec<String> {
    let others = [Verdict::Allowed, Verdict::Blocked, Verdict::Undetermined].into_iter();
    let mut sentences: Vec<String> =
        others.filter(|other| *other != verdict).filter_map(|other| with_verdict(catalogue, other, verdicts)).collect();
    let engines = verdicts.browsers().map(BareVerdict::of_report);
    let lacking = BROWSERS.into_iter().zip(&engines).filter(|(_, engine)| !engine.counts_among(&engines));
    if let Some(engines) = joined(catalogue, lacking.map(|(name, _)| name)) {
        sentences.push(catalogue.text(Message::Phrase(Phrase::NotInEngines), &[("engines", engines)]));
    }
    let standards = &verdicts.standards;
    if standards.verdict != verdict && standards.blocked_by != Some(Check::Unsupported) {
        let params = [("verdict", verdict_word(standards.verdict))];
        sentences.push(catalogue.text(Message::Phrase(Phrase::ByStandards), &params));
    }
    sentences
}

/// The summary if the page's URL is invalid, which says why.
pub(crate) fn summary_without_page(catalogue: Catalogue<'_>, warnings: &[Diagnostic]) -> String {
    let kinds = [ProblemKind::PageUrlInvalid, ProblemKind::PageUrlNotRead, ProblemKind::PageUrlRelative];
    let reason = warnings.iter().find(|warning| kinds.iter().any(|kind| warning.code == kind.code()));
    let problem = reason.map_or_else(String::new, |reason| reason.text.clone());
    let mut summary = catalogue.text(Message::Phrase(Phrase::NoPage), &[("problem", problem)]);
    if summary.ends_with("?.") || summary.ends_with("？。") {
        summary.pop();
    }
    summary
}
