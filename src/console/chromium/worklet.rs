//! The lines that Chromium prints about a worklet's script that was not loaded. They follow the line about the reason.

use super::{EngineRun, Lines, Template, is_violation};
use crate::console::wording::Implies;
use crate::contract::report::{Check, StepOutcome};
use crate::contract::scenario::Api;
use crate::trace::Code;

pub(in crate::console) static ACCESS: Template =
    Template::new("Failed to load worklet module script: {url} (CORS or access check error)")
        .implying(&[Implies::Api(Api::Worklet), Implies::Lacks]);
pub(in crate::console) static STATUS: Template =
    Template::new("Failed to load worklet module script: {url} (HTTP status: {status})")
        .implying(&[Implies::Api(Api::Worklet)]);
pub(in crate::console) static NETWORK: Template =
    Template::new("Failed to load worklet module script: {url} (Network error)")
        .implying(&[Implies::Api(Api::Worklet), Implies::About("network")]);

pub(super) fn print_end(run: &EngineRun<'_, '_>, lines: &mut Lines) {
    if run.api() != Api::Worklet || run.request.is_none() {
        return;
    }
    let mut failed = run.decisions().filter(|decision| decision.outcome == StepOutcome::Fail && decision.is_stop);
    let Some(failure) = failed.next() else {
        return;
    };
    let by_worker = run.is_of_service_worker(failure);
    let template = match failure.code {
        // The line about the type says the same.
        Code::ModuleType | Code::MimeTypeBlocked | Code::NosniffBlocked => return,
        Code::WorkerStatus => &STATUS,
        code if is_violation(code) && !by_worker => &ACCESS,
        code if matches!(code.check(), Check::Cors | Check::MixedContent) => &ACCESS,
        _ => &NETWORK,
    };
    lines.print(template, &[("url", &run.first_url()), ("status", failure.value("status"))]);
}
