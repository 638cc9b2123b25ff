//! [`import()`](https://html.spec.whatwg.org/multipage/webappapis.html#hostloadimportedmodule) by a script without a nonce,
//! `<link rel=modulepreload>`, and [`importScripts()`](https://html.spec.whatwg.org/multipage/workers.html#importing-scripts-and-libraries).

use super::definition::{Definition, Exposure, Workers};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::{insertion, preload, script_response, target};
use crate::contract::report::{Check, Settles};
use crate::contract::scenario::{Api, CrossOrigin};
use crate::contract::scenario_path::{RequestField, ScenarioPath};
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, InitiatorType, Request, RequestMode};
use crate::trace::{Cause, Code, Stop, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

pub(super) const IMPORT: Definition = Definition {
    // "If settingsObject's global object implements … ServiceWorkerGlobalScope", the promise is rejected with a TypeError.
    workers: Workers { service: Exposure::No(Settles::Rejects, "TypeError"), ..Workers::ALL },
    ..Definition::of_script("import", call)
};

pub(super) const IMPORT_SCRIPTS: Definition =
    Definition { workers: Workers::ALL, ..Definition::of_script("importscripts", call) };

pub(super) const MODULE_PRELOAD: Definition = Definition {
    reads: &[RequestField::CrossOrigin, RequestField::Integrity, RequestField::Nonce, RequestField::InsertedBy],
    ..Definition::of_markup("modulepreload", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    let refused = |stop| match params.environment.scenario.request.api {
        Api::ImportScripts => Refusal::throws(stop, "NetworkError"),
        Api::Import => Refusal::rejects(stop, "TypeError"),
        _ => Refusal::fires_error(stop),
    };
    // Only the integrity and the status matter for the event of a modulepreload from another origin.
    let fires_load = |request: &Request, stop: &Stop| {
        params.environment.scenario.request.api == Api::ModulePreload
            && stop.cause != Cause::Blocked(Check::Integrity)
            && preload::fires_load_all_the_same(params, request, stop)
    };
    let response = match load(params, &mut request, trace) {
        Err(stop) if fires_load(&request, &stop) => return Ok(Outcome::allowed(Settles::Resolves)),
        fetched => fetched.map_err(refused)?,
    };
    script_response::check_status(params, &response, trace).map_err(refused)?;
    let check = match params.environment.scenario.request.api {
        Api::ImportScripts => script_response::check_classic,
        _ => script_response::check_module,
    };
    match check(params, &request, &response, trace) {
        Err(stop) if fires_load(&request, &stop) => Ok(Outcome::allowed(Settles::Resolves)),
        checked => {
            checked.map_err(refused)?;
            Ok(Outcome::loaded(Code::ResultLoads, trace))
        }
    }
}

fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let description = &params.environment.scenario.request;
    let text = params.environment.request_url;
    if description.api == Api::ModulePreload {
        insertion::check_element(params, trace)?;
        preload::check_insertion(params, trace)?;
    }
    let is_classic = description.api == Api::ImportScripts;
    if is_classic {
        // Only workers have `importScripts()`.
        if !params.client.is_worker {
            let stop = trace.unknown(Code::WorkerMissing, ScenarioPath::Worker, |decision| decision);
            return Err(Refusal::throws(stop, "ReferenceError"));
        }
        should_block_string(params.policies(), Sink::IMPORT_SCRIPTS, text.text, Some(text.place), trace)
            .map_err(|stop| Refusal::throws(stop, "TypeError"))?;
    }
    let url = target::read(params, trace).map_err(|stop| match description.api {
        Api::ImportScripts => Refusal::throws(stop, "SyntaxError"),
        Api::Import => Refusal::rejects(stop, "TypeError"),
        _ => Refusal { stop, settles: Settles::Rejects, error: None },
    })?;
    let mut request = Request::new(url.url, params.client.origin.clone(), params.client.referrer_policy());
    request.destination = Destination::Script;
    if is_classic {
        return Ok(request);
    }
    request.mode = RequestMode::Cors;
    if description.api == Api::ModulePreload {
        request.initiator_type = InitiatorType::Link;
        if request.current_url().scheme() == "data" && params.departs(Departure::ModulePreloadRefusesData) {
            let stop = trace.fail(Code::SchemeNotFetched, |decision| decision.with("scheme", "data").at(text.place));
            return Err(Refusal::fires_error(stop));
        }
        request.nonce = description.nonce.clone().unwrap_or_default();
        request.integrity_metadata = description.integrity.clone().unwrap_or_default();
        if description.crossorigin == Some(CrossOrigin::UseCredentials) {
            request.credentials_mode = CredentialsMode::Include;
        }
    }
    Ok(request)
}
