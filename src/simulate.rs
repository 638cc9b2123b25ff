//! From scenario to report: whose behaviour is asked for, and whose story is told.

use crate::api::{self, Outcome};
use crate::console;
use crate::engine::{Engine, Profile};
use crate::environment::{Client, Environment};
use crate::explain;
use crate::fix;
use crate::lint;
use crate::report::{
    Check, EngineVerdict, PerEngine, PreflightCache, Report, ScriptResult, Settles, Step, Verdict, Verdicts,
};
use crate::scenario::Scenario;
use crate::source::problem::{Problem, ProblemKind};
use crate::trace::{Detail, Trace};

/// Works out what browsers do with the request that `scenario` describes, and why.
///
/// Total and pure: every scenario has an answer, and the same one each time.
#[must_use]
pub fn simulate(scenario: &Scenario) -> Report {
    let environment = Environment::read(scenario);
    let Ok(client) = &environment.client else {
        return report_without_page(&environment);
    };
    let verdicts = verdicts(&environment, client);
    let (outcome, trace) = story(&environment, client, &verdicts);
    let Trace { decisions, exchanges, violations, preflight_max_age, .. } = trace;
    let mut found = lint::problems(&environment, &exchanges);
    let steps: Vec<Step> =
        decisions.into_iter().map(|decision| explain::step(decision, &environment.sources)).collect();
    let summary = explain::summary(outcome.verdict, &steps, verdicts_agree(&verdicts));
    let fixes = if outcome.verdict == Verdict::Blocked { fix::fixes(scenario) } else { Vec::new() };
    if let Some(check) = outcome.blocked_by.filter(|_| fixes.is_empty()) {
        found.push(Problem::about(ProblemKind::NothingHelps).with("advice", explain::advice(check)));
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
        warnings: explain::warnings(&environment, found),
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

fn verdicts(environment: &Environment<'_>, client: &Client<'_>) -> Verdicts {
    let standards = run(environment, client, &Profile::of(Engine::Standards), Detail::Verdict).0;
    let engine = |engine: Engine| {
        let profile = Profile::of(engine);
        let (outcome, trace) = run(environment, client, &profile, Detail::Console);
        let note = (outcome.verdict != standards.verdict).then(|| note(environment, client, &profile, &outcome));
        let scene = console::Scene {
            environment,
            client,
            profile: &profile,
            decisions: &trace.decisions,
            request: trace.request.as_ref(),
        };
        EngineVerdict { note, console: console::lines(engine, &scene), ..engine_verdict(engine, &outcome) }
    };
    Verdicts {
        chromium: engine(Engine::Chromium),
        firefox: engine(Engine::Firefox),
        webkit: engine(Engine::WebKit),
        standards: engine_verdict(Engine::Standards, &standards),
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
fn note(environment: &Environment<'_>, client: &Client<'_>, profile: &Profile, outcome: &Outcome) -> String {
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
    let sentences: Vec<String> = decisive
        .into_iter()
        .map(|departure| match profile.since(departure) {
            Some(since) => format!("It {} (since release {}).", departure.datum().sentence, since.release),
            None => format!("It {}.", departure.datum().sentence),
        })
        .collect();
    sentences.join(" ")
}

/// The story of the verdict to show first: "the engines' answer where all three agree, the
/// standards' where they differ from one another".
///
/// Engines that agree on the verdict may still differ in a detail; what most of them do is told.
fn story(environment: &Environment<'_>, client: &Client<'_>, verdicts: &Verdicts) -> (Outcome, Trace) {
    let tell = |profile: &Profile| run(environment, client, profile, Detail::Report);
    let engines = [&verdicts.chromium, &verdicts.firefox, &verdicts.webkit];
    let verdicts_of = engines.map(|engine| (engine.verdict, engine.blocked_by));
    let Some(agreed) = agreed_verdict(&verdicts_of) else {
        return tell(&Profile::of(Engine::Standards));
    };
    let supporting = verdicts_of.iter().filter(|(_, blocked_by)| *blocked_by != Some(Check::Unsupported)).count();
    if supporting == 1 {
        // Only Chromium has the APIs that a single engine has.
        return tell(&Profile::of(Engine::Chromium));
    }
    let common = tell(&Profile::common());
    if common.0.verdict == agreed { common } else { tell(&Profile::of(Engine::Chromium)) }
}

/// The answer of the engines that have the API, where they agree: one that lacks it has no say.
fn agreed_verdict(engines: &[(Verdict, Option<Check>)]) -> Option<Verdict> {
    let mut supporting = engines.iter().filter(|(_, blocked_by)| *blocked_by != Some(Check::Unsupported));
    let (first, _) = supporting.next()?;
    supporting.all(|(verdict, _)| verdict == first).then_some(*first)
}

/// The verdict to show first, of the outcomes by the standards and in each engine.
pub(crate) fn reported_verdict([standards, engines @ ..]: &[Outcome; 4]) -> Verdict {
    let engines = engines.each_ref().map(|outcome| (outcome.verdict, outcome.blocked_by));
    agreed_verdict(&engines).unwrap_or(standards.verdict)
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
fn report_without_page(environment: &Environment<'_>) -> Report {
    let verdict = |engine: Engine| EngineVerdict {
        verdict: Verdict::Undetermined,
        blocked_by: None,
        version: engine.version().map(Into::into),
        console: Vec::new(),
        note: None,
    };
    let [standards, chromium, firefox, webkit] = Engine::ALL.map(verdict);
    let warnings = explain::warnings(environment, lint::problems(environment, &[]));
    let reason = warnings.iter().find(|warning| warning.code == ProblemKind::PageUrlInvalid.code());
    Report {
        verdict: Verdict::Undetermined,
        blocked_by: None,
        missing: vec!["page.url".to_owned()],
        summary: format!("Undetermined. The page's URL: {}.", reason.map_or("", |reason| reason.text.as_str())),
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
