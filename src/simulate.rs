//! From scenario to report: whose behaviour is asked for, and whose story is told.

use crate::api::{self, Outcome};
use crate::console;
use crate::engine::{Engine, Profile};
use crate::environment::{Client, Environment, PageEnvironment};
use crate::explain::{self, Catalogue, Language};
use crate::fix;
use crate::lint;
use crate::report::{
    Check, EngineVerdict, PerEngine, PreflightCache, Report, ScriptResult, Settles, Step, Verdict, Verdicts,
};
use crate::scenario::Scenario;
use crate::trace::{Detail, Trace};

/// Works out what browsers do with the request that `scenario` describes, and why, in English.
///
/// Total and pure: every scenario has an answer, and the same one each time.
#[must_use]
pub fn simulate(scenario: &Scenario) -> Report {
    simulate_with(scenario, Catalogue::ENGLISH)
}

/// [`simulate`] in a language: only what is written for people differs.
#[must_use]
pub fn simulate_in(scenario: &Scenario, language: Language) -> Report {
    simulate_with(scenario, Catalogue::new(&|message| language.template(message).into()))
}

/// [`simulate`] in the words of a catalogue.
pub(crate) fn simulate_with(scenario: &Scenario, catalogue: Catalogue<'_>) -> Report {
    let page = PageEnvironment::read(&scenario.page);
    let environment = Environment::read(&page, &scenario.request, scenario.hops());
    let Ok(client) = environment.client else {
        return report_without_page(&environment, catalogue);
    };
    let answers = Answers::find(&environment, client, Detail::Console);
    let verdicts = verdicts(&environment, client, &answers, catalogue);
    let (outcome, trace) = story(&environment, client, &answers, Detail::Report);
    let Trace { decisions, exchanges, violations, preflight_max_age, .. } = trace;
    let mut found = lint::problems(&environment, &exchanges);
    let steps: Vec<Step> =
        decisions.into_iter().map(|decision| explain::step(decision, &environment.sources, catalogue)).collect();
    let summary = explain::summary(outcome.verdict, &steps, verdicts_agree(&verdicts), catalogue);
    let fixes = if outcome.verdict == Verdict::Blocked { fix::fixes(scenario, catalogue) } else { Vec::new() };
    if let Some(check) = outcome.blocked_by.filter(|_| fixes.is_empty()) {
        found.push(explain::nothing_helps(check));
    }
    Report {
        verdict: outcome.verdict,
        blocked_by: outcome.blocked_by,
        missing: outcome.missing,
        summary,
        steps,
        exchanges,
        result: outcome.result,
        violations,
        verdicts,
        preflight_cache: preflight_max_age.map(preflight_cache),
        fixes,
        warnings: explain::diagnostics(found, &environment.sources, catalogue),
    }
}

/// Runs the call under one profile.
pub(crate) fn run(
    environment: &Environment<'_>,
    client: &Client<'_>,
    profile: &Profile,
    detail: Detail,
) -> (Outcome, Trace) {
    let mut trace = Trace::new(detail);
    let outcome = api::call(environment, client, profile, &mut trace);
    (outcome, trace)
}

/// One answer, the profile that it was found with, and what was told on the way.
pub(crate) struct Answer {
    profile: Profile,
    pub(crate) outcome: Outcome,
    trace: Trace,
}

/// The bare answers of the standards and of each engine.
pub(crate) type Answers = PerEngine<Answer>;

impl Answers {
    /// Asks each of them. The engines tell what `detail` says; the standards have no console, and tell nothing.
    pub(crate) fn find(environment: &Environment<'_>, client: &Client<'_>, detail: Detail) -> Answers {
        let [standards, chromium, firefox, webkit] = Engine::ALL.map(|engine| {
            let profile = Profile::of(engine);
            let detail = if engine == Engine::Standards { Detail::Verdict } else { detail };
            let (outcome, trace) = run(environment, client, &profile, detail);
            Answer { profile, outcome, trace }
        });
        Answers { standards, chromium, firefox, webkit }
    }

    /// Those of the engines that have the API: one that lacks it has no say.
    fn supporting(&self) -> impl Iterator<Item = &Outcome> {
        [&self.chromium.outcome, &self.firefox.outcome, &self.webkit.outcome]
            .into_iter()
            .filter(|outcome| outcome.blocked_by != Some(Check::Unsupported))
    }

    /// The verdict of those engines, where they agree.
    fn agreed(&self) -> Option<Verdict> {
        let mut supporting = self.supporting().map(|outcome| outcome.verdict);
        let first = supporting.next()?;
        supporting.all(|verdict| verdict == first).then_some(first)
    }

    /// The verdict to show first.
    pub(crate) fn reported(&self) -> Verdict {
        self.agreed().unwrap_or(self.standards.outcome.verdict)
    }
}

fn verdicts(
    environment: &Environment<'_>,
    client: &Client<'_>,
    answers: &Answers,
    catalogue: Catalogue<'_>,
) -> Verdicts {
    let engine = |Answer { profile, outcome, trace }: &Answer| {
        let departs = outcome.verdict != answers.standards.outcome.verdict;
        let note = departs.then(|| note(environment, client, profile, outcome, catalogue));
        let scene = console::Scene {
            environment,
            client,
            profile,
            decisions: &trace.decisions,
            request: trace.request.as_ref(),
        };
        let engine = profile.engine;
        EngineVerdict { note, console: console::lines(engine, &scene), ..engine_verdict(engine, outcome) }
    };
    Verdicts {
        chromium: engine(&answers.chromium),
        firefox: engine(&answers.firefox),
        webkit: engine(&answers.webkit),
        standards: engine_verdict(Engine::Standards, &answers.standards.outcome),
    }
}

fn engine_verdict(engine: Engine, outcome: &Outcome) -> EngineVerdict {
    EngineVerdict {
        verdict: outcome.verdict,
        blocked_by: outcome.blocked_by,
        version: engine.version().map(Into::into),
        console: Vec::new(),
        note: None,
    }
}

/// The departures that make the difference: those without which the engine answers otherwise.
/// Where several do so only together, all that it was asked about.
fn note(
    environment: &Environment<'_>,
    client: &Client<'_>,
    profile: &Profile,
    outcome: &Outcome,
    catalogue: Catalogue<'_>,
) -> String {
    let consulted: Vec<_> = profile.consulted().collect();
    let mut decisive: Vec<_> = consulted
        .iter()
        .copied()
        .filter(|departure| {
            let without = run(environment, client, &profile.without(*departure), Detail::Verdict).0;
            without.verdict != outcome.verdict
        })
        .collect();
    if decisive.is_empty() {
        decisive = consulted;
    }
    let since = |departure| profile.since(departure).map(|since| since.release);
    explain::departures(decisive.into_iter().map(|departure| (departure, since(departure))), catalogue)
}

/// The story of the verdict to show first: "the engines' answer where all three agree, the
/// standards' where they differ from one another".
///
/// Engines that agree on the verdict may still differ in a detail; what most of them do is told.
pub(crate) fn story(
    environment: &Environment<'_>,
    client: &Client<'_>,
    answers: &Answers,
    detail: Detail,
) -> (Outcome, Trace) {
    let tell = |profile: &Profile| run(environment, client, profile, detail);
    let Some(agreed) = answers.agreed() else {
        return tell(&Profile::of(Engine::Standards));
    };
    if answers.supporting().count() == 1 {
        // Only Chromium has the APIs that a single engine has.
        return tell(&Profile::of(Engine::Chromium));
    }
    let common = tell(&Profile::common());
    if common.0.verdict == agreed { common } else { tell(&Profile::of(Engine::Chromium)) }
}

fn verdicts_agree(verdicts: &Verdicts) -> bool {
    let all = [&verdicts.standards, &verdicts.chromium, &verdicts.firefox, &verdicts.webkit];
    all.iter().all(|verdict| verdict.verdict == verdicts.standards.verdict)
}

/// [CORS-preflight cache](https://fetch.spec.whatwg.org/#cors-preflight-cache): no longer than each
/// engine's limit.
fn preflight_cache(max_age: u32) -> PreflightCache {
    let seconds = |engine: Engine| max_age.min(engine.max_preflight_age().unwrap_or(u32::MAX));
    let [standards, chromium, firefox, webkit] = Engine::ALL.map(seconds);
    PreflightCache { seconds: PerEngine { standards, chromium, firefox, webkit } }
}

/// Without a page there is nobody who asks: everything depends on its URL.
fn report_without_page(environment: &Environment<'_>, catalogue: Catalogue<'_>) -> Report {
    let verdict = |engine: Engine| EngineVerdict {
        verdict: Verdict::Undetermined,
        blocked_by: None,
        version: engine.version().map(Into::into),
        console: Vec::new(),
        note: None,
    };
    let [standards, chromium, firefox, webkit] = Engine::ALL.map(verdict);
    let warnings = explain::diagnostics(lint::problems(environment, &[]), &environment.sources, catalogue);
    Report {
        verdict: Verdict::Undetermined,
        blocked_by: None,
        missing: vec!["page.url".to_owned()],
        summary: explain::summary_without_page(&warnings, catalogue),
        steps: Vec::new(),
        exchanges: Vec::new(),
        result: ScriptResult {
            settles: Settles::Unknown,
            error: None,
            response_type: None,
            status: None,
            readable_headers: Vec::new(),
            taints_canvas: None,
        },
        violations: Vec::new(),
        verdicts: Verdicts { standards, chromium, firefox, webkit },
        preflight_cache: None,
        fixes: Vec::new(),
        warnings,
    }
}
