//! From a scenario to a report: which runs are made, and which of them is reported.

use crate::api::{self, Outcome, UrlUse};
use crate::console::{self, EngineRun};
use crate::contract::report::{
    EngineVerdict, Evidence, Gate, GateState, Headline, PerEngine, PreflightCache, Report, ScriptResult, Settles, Step,
    StepOutcome, Verdict, Verdicts, Violation, ViolationReport,
};
use crate::contract::scenario::Scenario;
use crate::contract::scenario_path::ScenarioPath;
use crate::engine::{Engine, Profile};
use crate::environment::{Client, Environment, NoClient, PageEnvironment};
use crate::explain::gates::MarkedRun;
use crate::explain::headline::headline;
use crate::explain::{self, Catalogue, Language, Message, SummaryFacts};
use crate::fix;
use crate::input::Inputs;
use crate::input::problem::ProblemKind;
use crate::lint;
use crate::run::assumed_page::{self, DecisionsByPage};
use crate::run::decide::Decision;
use crate::run::{Run, Runs};
use crate::trace::{Code, Detail, Trace};

/// Determines what browsers do with the request that `scenario` describes, and explains why, in English.
///
/// It is total and pure: every scenario has a result, and the same scenario always has the same result.
#[must_use]
pub fn simulate(scenario: &Scenario) -> Report {
    simulate_with(scenario, Wanted::default())
}

/// [`simulate`] in another language. Only the text for people differs.
#[must_use]
pub fn simulate_in(scenario: &Scenario, language: Language) -> Report {
    let template = |message| language.template(message).into();
    simulate_with(scenario, Wanted { catalogue: Catalogue::new(&template), ..Wanted::default() })
}

/// [`simulate`] without the fixes, which take most of the time if the request is blocked. An editor can show this
/// first.
///
/// The warning that no fix was found is also missing, which matters if there are more warnings than are listed.
#[must_use]
pub fn simulate_without_fixes(scenario: &Scenario) -> Report {
    simulate_with(scenario, Wanted { extent: Extent::WithoutFixes, ..Wanted::default() })
}

/// [`simulate`] from the view of one engine: its verdict, and the steps that lead to it there.
#[must_use]
pub fn simulate_as(scenario: &Scenario, engine: Engine) -> Report {
    simulate_with(scenario, Wanted { engine: Some(engine), ..Wanted::default() })
}

/// How much a report contains.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Extent {
    /// Everything.
    Whole,
    /// Everything except the fixes.
    WithoutFixes,
}

/// A function that writes the lines of a console.
pub(crate) type Printer = fn(&EngineRun<'_, '_>) -> Vec<String>;

/// A function that lists the reports that are sent about a violation.
pub(crate) type Reporter = fn(&Client<'_>, &Violation) -> Vec<ViolationReport>;

/// The parts that a caller wants in a report.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'c> {
    /// The catalogue of its sentences.
    pub(crate) catalogue: Catalogue<'c>,
    /// Whether fixes are searched for.
    pub(crate) extent: Extent,
    /// The engine whose steps are shown. If it is `None`, the steps lead to the verdict of most browsers.
    pub(crate) engine: Option<Engine>,
    /// [`console::lines`], or a function that writes none. It is a function and not a flag so that the wordings are not
    /// linked into a module whose callers need no lines.
    pub(crate) printer: Printer,
    /// [`Client::reports`], or a function that lists none, for the same reason.
    pub(crate) reporter: Reporter,
}

impl Default for Wanted<'_> {
    fn default() -> Self {
        Self {
            catalogue: Catalogue::ENGLISH,
            extent: Extent::Whole,
            engine: None,
            printer: console::lines,
            reporter: |client, violation| client.reports(violation),
        }
    }
}

/// [`simulate`] with the parts that are wanted.
pub(crate) fn simulate_with(scenario: &Scenario, wanted: Wanted<'_>) -> Report {
    if assumed_page::is_unknown(&scenario.page) {
        return report_of_assumed_page(scenario, wanted);
    }
    report(scenario, wanted).0
}

/// The report about a page that has a URL, and the other things that its summary mentions.
fn report(scenario: &Scenario, wanted: Wanted<'_>) -> (Report, Option<SummaryFacts>) {
    let Wanted { catalogue, extent, engine, .. } = wanted;
    let page = PageEnvironment::read(&scenario.page);
    let environment = Environment::read(&page, &scenario.request, scenario.hops());
    let client = match environment.client {
        Ok(client) => client,
        Err(NoClient { path }) => return (report_without_page(catalogue, &environment, *path, engine), None),
    };
    let mut runs = Runs::new(&environment, client, Detail::Console);
    // Most requests end the same way in all engines, so the first run is probably the one that is reported.
    runs.run_in_detail(Profile::of(Engine::Standards), Detail::Report);
    let verdicts = verdicts(wanted, &mut runs);
    let reported = runs.reported();
    let missing = runs.missing(engine).iter().map(ToString::to_string).collect();
    let browsers = Engine::BROWSERS.map(|engine| {
        let Run { outcome, trace, .. } = runs.run(Profile::of(engine));
        (trace.marks.clone(), outcome.verdict)
    });
    let Run { outcome, trace, .. } = runs.into_shown(engine, Detail::Report);
    let Trace { decisions, marks, exchanges, mut violations, preflight_max_age, .. } = trace;
    for violation in &mut violations {
        violation.reports = (wanted.reporter)(client, violation);
    }
    let gates = explain::gates::gates(
        MarkedRun { marks: &marks, verdict: outcome.verdict },
        browsers.each_ref().map(|(marks, verdict)| MarkedRun { marks, verdict: *verdict }),
        api::definition(scenario.request.api).url == UrlUse::Fetched,
    );
    let mut found = lint::problems(&environment, &exchanges);
    let is_local_network = found.iter().any(|problem| problem.kind == ProblemKind::LocalNetworkNotJudged);
    let facts = SummaryFacts::of(client, &decisions, is_local_network);
    let steps: Vec<Step> =
        decisions.into_iter().map(|decision| explain::step(catalogue, &environment.inputs, decision)).collect();
    let headline = headline(outcome.verdict, &verdicts, &steps);
    let wants_fixes = extent == Extent::Whole && fix::is_wanted(reported, &verdicts);
    let fixes = if wants_fixes { fix::fixes(scenario) } else { Vec::new() };
    let fixes: Vec<_> = fixes.into_iter().filter_map(|fix| explain::fix(catalogue, fix)).collect();
    if let Some(check) = outcome.blocked_by.filter(|_| wants_fixes && fixes.is_empty()) {
        found.push(explain::no_fix(check));
    }
    let mut report = Report {
        verdict: outcome.verdict,
        blocked_by: outcome.blocked_by,
        missing,
        assumed: Vec::new(),
        shown: engine,
        headline,
        summary: String::new(),
        gates,
        steps,
        exchanges,
        result: outcome.result,
        violations,
        verdicts,
        preflight_cache: preflight_max_age.map(preflight_cache),
        fixes,
        warnings: explain::diagnostics(catalogue, &environment.inputs, found),
    };
    report.summary = explain::summary(catalogue, &report, &facts);
    (report, Some(facts))
}

fn verdicts(Wanted { catalogue, printer, .. }: Wanted<'_>, runs: &mut Runs<'_>) -> Verdicts {
    let mut engine = |engine: Engine| {
        let by_standards = runs.outcome(Engine::Standards).verdict;
        let departs = runs.outcome(engine).verdict != by_standards;
        let note = departs.then(|| note(catalogue, engine, runs));
        let (environment, client) = (runs.environment, runs.client);
        let profile = Profile::of(engine);
        let Run { outcome, trace, .. } = runs.run(Profile::of(engine));
        let Trace { decisions, request, .. } = trace;
        let all_decisions = decisions.as_slice();
        let run = EngineRun { environment, client, profile: &profile, all_decisions, request: request.as_ref() };
        EngineVerdict { note, console: printer(&run), ..engine_verdict(engine, outcome) }
    };
    let [chromium, firefox, webkit] = Engine::BROWSERS.map(&mut engine);
    let standards = engine_verdict(Engine::Standards, runs.outcome(Engine::Standards));
    Verdicts { standards, chromium, firefox, webkit }
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

/// Why an engine's verdict differs from that of the standards: what is unknown about the engine, or the departures that
/// matter. These are the ones without which the engine gets another verdict. If there is no such departure, because several
/// have the effect only together, they are all that were checked for.
fn note(catalogue: Catalogue<'_>, engine: Engine, runs: &mut Runs<'_>) -> String {
    let profile = Profile::of(engine);
    let Run { profile: ran, outcome, .. } = runs.run(Profile::of(engine));
    if profile.lacks_content_scripts(ran) {
        return catalogue.text(Message::Step(Code::ContentScriptNotRecorded), &[]);
    }
    let (consulted, verdict): (Vec<_>, _) = (profile.consulted(ran).collect(), outcome.verdict);
    let mut decisive: Vec<_> = consulted
        .iter()
        .copied()
        .filter(|departure| runs.run(profile.without(*departure)).outcome.verdict != verdict)
        .collect();
    if decisive.is_empty() {
        decisive = consulted;
    }
    let since = |departure| profile.since(departure);
    explain::departures(catalogue, decisive.into_iter().map(|departure| (departure, since(departure))))
}

/// How long each engine keeps the response in the
/// [CORS-preflight cache](https://fetch.spec.whatwg.org/#cors-preflight-cache): no longer than the engine's limit.
fn preflight_cache(max_age: u32) -> PreflightCache {
    let seconds = |engine: Engine| max_age.min(engine.max_preflight_age().unwrap_or(u32::MAX));
    let [standards, chromium, firefox, webkit] = Engine::ALL.map(seconds);
    PreflightCache { seconds: PerEngine { standards, chromium, firefox, webkit } }
}

/// The report about a page whose URL is not given: the verdicts that hold for every page, with the steps of one page.
fn report_of_assumed_page(scenario: &Scenario, wanted: Wanted<'_>) -> Report {
    let Wanted { catalogue, extent, engine, .. } = wanted;
    let by_page = DecisionsByPage::of(scenario);
    let Decision { verdict, blocked_by, missing, verdicts } = by_page.common();
    let (verdict, blocked_by) = match engine {
        Some(engine) => (verdicts.of(engine).verdict, verdicts.of(engine).blocked_by),
        None => (verdict, blocked_by),
    };
    let Some((url, _)) = by_page.shown(verdict) else {
        return report(scenario, wanted).0;
    };
    let assumed = assumed_page::with_page(scenario, url);
    let without_fixes = Wanted { extent: Extent::WithoutFixes, ..wanted };
    let (mut report, Some(facts)) = report(&assumed, without_fixes) else {
        return report(scenario, wanted).0;
    };
    if extent == Extent::Whole && fix::is_wanted(report.verdict, &report.verdicts) {
        let blocked: Vec<Scenario> = by_page.blocked().map(|url| assumed_page::with_page(scenario, url)).collect();
        let allows_all = |fix: &fix::Fix| blocked.iter().all(|scenario| fix::allows(scenario, fix));
        let of_page = |page| fix::fixes(page).into_iter().filter(allows_all).collect::<Vec<_>>();
        // A fix for the page that is shown may not work for the others, and the first blocked page needs the largest
        // fix.
        let pages = [Some(&assumed), blocked.first()];
        let fixes = pages.into_iter().flatten().map(of_page).find(|fixes| !fixes.is_empty()).unwrap_or_default();
        report.fixes = fixes.into_iter().filter_map(|fix| explain::fix(catalogue, fix)).collect();
        if let Some(check) = blocked_by.filter(|_| report.fixes.is_empty()) {
            let inputs = Inputs::default();
            report.warnings.extend(explain::diagnostics(catalogue, &inputs, vec![explain::no_fix(check)]));
        }
    }
    let shown = report.verdict;
    let of_report = &mut report.verdicts;
    for (engine, common) in [
        (&mut of_report.standards, verdicts.standards),
        (&mut of_report.chromium, verdicts.chromium),
        (&mut of_report.firefox, verdicts.firefox),
        (&mut of_report.webkit, verdicts.webkit),
    ] {
        if engine.verdict != common.verdict {
            *engine = EngineVerdict { version: engine.version.take(), ..unknown_verdict() };
        }
    }
    if shown != verdict {
        report.result = unknown_result();
        report.violations.clear();
        for step in report.steps.iter_mut().filter(|step| step.decisive) {
            step.outcome = StepOutcome::Unknown;
        }
        report.gates.iter_mut().for_each(reopen);
    }
    // An assumed URL has no place in the scenario.
    let is_given = |evidence: &Evidence| evidence.source != "page.url";
    report.steps.iter_mut().for_each(|step| step.evidence.retain(is_given));
    report.warnings.iter_mut().for_each(|warning| warning.evidence.retain(is_given));
    let page =
        explain::AssumedPage { url, shown, depends: by_page.depends_on_page(), exceptions: by_page.exceptions() };
    report.assumed = vec![explain::assumption(catalogue, &page)];
    let headline = headline(verdict, &report.verdicts, &report.steps);
    let report = Report { verdict, blocked_by, missing, headline, ..report };
    Report { summary: explain::summary_of_assumed_page(catalogue, &page, &report, &facts), ..report }
}

/// Marks a gate as open that stops the request of one page but not of every page.
fn reopen(gate: &mut Gate) {
    if gate.state == GateState::Stopped {
        gate.state = GateState::Open;
        gate.engines = None;
    }
}

fn unknown_verdict() -> EngineVerdict {
    EngineVerdict { verdict: Verdict::Undetermined, blocked_by: None, version: None, console: Vec::new(), note: None }
}

fn unknown_result() -> ScriptResult {
    ScriptResult {
        settles: Settles::Unknown,
        error: None,
        response_type: None,
        status: None,
        readable_headers: Vec::new(),
        taints_canvas: None,
    }
}

/// Without a valid page URL there is no client, and everything depends on the client.
fn report_without_page(
    catalogue: Catalogue<'_>,
    environment: &Environment<'_>,
    path: ScenarioPath,
    engine: Option<Engine>,
) -> Report {
    let verdict = |engine: Engine| EngineVerdict { version: engine.version().map(Into::into), ..unknown_verdict() };
    let [standards, chromium, firefox, webkit] = Engine::ALL.map(verdict);
    let warnings = explain::diagnostics(catalogue, &environment.inputs, lint::problems(environment, &[]));
    Report {
        verdict: Verdict::Undetermined,
        blocked_by: None,
        missing: vec![path.to_string()],
        assumed: Vec::new(),
        shown: engine,
        headline: Headline::Undetermined,
        summary: explain::summary_without_page(catalogue, &warnings),
        gates: Vec::new(),
        steps: Vec::new(),
        exchanges: Vec::new(),
        result: unknown_result(),
        violations: Vec::new(),
        verdicts: Verdicts { standards, chromium, firefox, webkit },
        preflight_cache: None,
        fixes: Vec::new(),
        warnings,
    }
}
