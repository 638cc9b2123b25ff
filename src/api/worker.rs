//! `new Worker()`, `new SharedWorker()` and `navigator.serviceWorker.register()`:
//! [fetching the script of a worker](https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-classic-worker-script).

use super::definition::{Definition, Exposure, Workers};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::{script_response, target};
use crate::contract::report::Settles;
use crate::contract::scenario::Api;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::embedder_policy;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, RedirectMode, Request, RequestMode};
use crate::http::response::Response;
use crate::trace::{Code, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;
use crate::url::Url;
use crate::url::origin::Origin;

pub(super) const WORKER: Definition = Definition {
    reads: &[RequestField::Module],
    workers: Workers {
        dedicated: Exposure::Yes,
        shared: Exposure::Lacking(Departure::NoWorkersInSharedWorkers, "ReferenceError"),
        service: Exposure::No(Settles::Throws, "ReferenceError"),
    },
    ..Definition::of_script("worker", call)
};

pub(super) const SHARED_WORKER: Definition =
    Definition { reads: &[RequestField::Module], ..Definition::of_script("sharedworker", call) };

pub(super) const SERVICE_WORKER: Definition = Definition {
    reads: &[RequestField::Module],
    // In an insecure context, `navigator.serviceWorker` is undefined, so the call throws a TypeError.
    needs_secure_context: Some("TypeError"),
    workers: Workers::all(Exposure::Lacking(Departure::NoServiceWorkersInWorkers, "TypeError")),
    ..Definition::of_script("serviceworker", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    let api = params.environment.scenario.request.api;
    let refused = |error| {
        move |stop| match api {
            Api::ServiceWorker => Refusal::rejects(stop, error),
            _ => Refusal::fires_error(stop),
        }
    };
    let response = load(params, &mut request, trace).map_err(refused("SecurityError"))?;
    if let Response::Network(head) = &response
        && api == Api::Worker
    {
        embedder_policy::check_own(params, &request, head, Code::CorpWorkerEmbedder, trace)
            .map_err(Refusal::fires_error)?;
    }
    script_response::check_status(params, &response, trace).map_err(refused("TypeError"))?;
    let check = match params.environment.scenario.request.module {
        Some(true) => script_response::check_module,
        _ => script_response::check_classic,
    };
    check(params, &request, &response, trace).map_err(refused("SecurityError"))?;
    Ok(Outcome::loaded(Code::ResultStarts, trace))
}

fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let api = params.environment.scenario.request.api;
    let text = params.environment.request_url;
    let (sink, destination) = match api {
        Api::SharedWorker => (Sink::SHARED_WORKER, Destination::SharedWorker),
        Api::ServiceWorker => (Sink::REGISTER, Destination::ServiceWorker),
        _ => (Sink::WORKER, Destination::Worker),
    };
    should_block_string(params.policies(), sink, text.text, Some(text.place), trace)
        .map_err(|stop| Refusal::throws(stop, "TypeError"))?;
    let is_service = api == Api::ServiceWorker;
    // "If workerURL is failure, then throw a "SyntaxError" DOMException". For a service worker, the promise is
    // rejected.
    let url = target::read(params, trace)
        .map_err(
            |stop| if is_service { Refusal::rejects(stop, "TypeError") } else { Refusal::throws(stop, "SyntaxError") },
        )?
        .url;
    if api == Api::SharedWorker
        && params.client.origin == Origin::Opaque
        && params.departs(Departure::NoSharedWorkersInOpaqueOrigins)
    {
        let stop = trace.fail(Code::SharedWorkerOpaque, |decision| decision.at(text.place));
        return Err(Refusal::throws(stop, "SecurityError"));
    }
    if is_service && !may_be_registered(&url) {
        let stop = trace.fail(Code::ServiceWorkerUrl, |decision| decision.with("url", url.as_str()).at(text.place));
        return Err(Refusal::rejects(stop, "TypeError"));
    }
    let is_refused_blob = url.scheme() == "blob"
        && params.client.url.scheme() == "data"
        && params.departs(Departure::DataPagesStartNoBlobWorkers);
    let is_own = is_own(params, &url);
    if is_refused_blob || (!is_own && (is_service || params.departs(Departure::WorkerOriginComesFirst))) {
        let stop = trace.fail(Code::WorkerOfAnotherOrigin, |decision| {
            decision
                .with("url", url.as_str())
                .with("origin", params.client.origin.serialized())
                .about(&url)
                .at(text.place)
        });
        return Err(match is_service {
            true => Refusal::rejects(stop, "SecurityError"),
            false if params.departs(Departure::WorkerOfAnotherOriginThrows) => Refusal::throws(stop, "SecurityError"),
            false => Refusal::fires_error(stop),
        });
    }
    // A blob: URL that a sandboxed page creates has the page's opaque origin. In scenarios it has the origin of the
    // page's URL.
    let origin = match (&params.client.origin, url.scheme()) {
        (Origin::Opaque, "blob") => url.origin().into_owned(),
        (origin, _) => origin.clone(),
    };
    let mut request = Request::new(url, origin, params.client.referrer_policy());
    request.destination = destination;
    request.mode = RequestMode::SameOrigin;
    if is_service {
        request.redirect_mode = RedirectMode::Error;
        request.append_header("Service-Worker", "script");
    }
    Ok(request)
}

/// The first steps of [Start Register](https://w3c.github.io/ServiceWorker/#start-register-algorithm): "If scriptURL's
/// scheme is not one of "http" and "https", reject promise with a `TypeError`", "If any of the strings in scriptURL's path
/// contains either ASCII case-insensitive "%2f" or ASCII case-insensitive "%5c", reject promise with a `TypeError`".
fn may_be_registered(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    url.is_http() && !path.contains("%2f") && !path.contains("%5c")
}

/// Whether the page may have a worker with that URL: one of its own origin, or a local URL.
fn is_own(params: FetchParams<'_, '_>, url: &Url) -> bool {
    let is_service = params.environment.scenario.request.api == Api::ServiceWorker;
    match url.scheme() {
        "data" | "blob" => !is_service,
        _ => params.client.origin.is_same_origin(&url.origin()),
    }
}
