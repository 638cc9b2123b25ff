//! The checks of the response for the script of a worker, for a script that a worker imports, and for a module.

use crate::contract::scenario::Api;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::mime_type::{self, MimeType};
use crate::http::request::Request;
use crate::http::response::{Response, ResponseHead};
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};

/// A classic script that is
/// [the script of a worker](https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-classic-worker-script) or
/// [imported by one](https://html.spec.whatwg.org/multipage/workers.html#importing-scripts-and-libraries):
/// from a server, it needs a JavaScript type.
pub(super) fn check_classic(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let is_any_type = is_worker_of_page(params) && params.departs(Departure::WorkerTypeIsNotChecked);
    if is_any_type || !matches!(response, Response::Network(_)) {
        return Ok(());
    }
    let mime = mime_type_of(params, request, response);
    check_type(mime, mime_type::is_javascript, response, trace)
}

/// [A module](https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-single-module-script): it needs a JavaScript
/// type or that of WebAssembly, even from a `data:` URL. The type of a blob may be unknown, and is then assumed
/// to be right.
pub(super) fn check_module(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let api = params.environment.scenario.request.api;
    let is_any_type = match api {
        Api::ModulePreload => params.departs(Departure::ModulePreloadTypeIsNotChecked),
        Api::Worklet => params.departs(Departure::WorkletTypeIsNotChecked),
        _ => is_worker_of_page(params) && params.departs(Departure::ModuleWorkerTypeIsNotChecked),
    };
    if is_any_type || matches!(response, Response::Local { type_: None, .. }) {
        return Ok(());
    }
    let takes_wasm = !params.departs(Departure::NoWebAssemblyModules);
    let is_module = |essence: &str| mime_type::is_javascript(essence) || (takes_wasm && essence == "application/wasm");
    check_type(mime_type_of(params, request, response), is_module, response, trace)
}

fn is_worker_of_page(params: FetchParams<'_, '_>) -> bool {
    matches!(params.environment.scenario.request.api, Api::Worker | Api::SharedWorker)
}

/// A response from a server needs an [ok status](https://fetch.spec.whatwg.org/#ok-status).
pub(super) fn check_status(params: FetchParams<'_, '_>, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let Response::Network(head) = response else {
        return Ok(());
    };
    let is_module_of_page =
        matches!(params.environment.scenario.request.api, Api::Script | Api::Import | Api::ModulePreload);
    let is_taken = is_ok_status(head.status)
        || (head.status < 400 && is_module_of_page && params.departs(Departure::ModulesTakeStatusBelow400));
    if is_taken {
        return Ok(());
    }
    Err(trace.fail(Code::WorkerStatus, |decision| {
        decision.with("status", head.status.to_string()).at_all(head.status_place)
    }))
}

/// The type of the response. WebKit has rules of its own for lists of types and for responses without one.
fn mime_type_of(params: FetchParams<'_, '_>, request: &Request, response: &Response<'_, '_>) -> Option<MimeType> {
    let Response::Network(head) = response else {
        return response.mime_type();
    };
    let reads_header_itself = !matches!(
        params.environment.scenario.request.api,
        Api::Worker | Api::SharedWorker | Api::ServiceWorker | Api::ImportScripts | Api::Worklet
    );
    if reads_header_itself {
        let is_refused = params.departs(Departure::ListOfTypesIsNoModule) && lists_several_types(head);
        return response.mime_type().filter(|_| !is_refused);
    }
    let has_type = head.header_list.get("Content-Type").is_some_and(|value| !value.is_empty());
    if !has_type && params.departs(Departure::ScriptTypeIsGuessedFromName) {
        let (_, extension) = request.current_url().path().rsplit_once('.').unwrap_or_default();
        let is_script = ["js", "mjs"].iter().any(|name| extension.eq_ignore_ascii_case(name));
        return mime_type::parse(if is_script { "text/javascript" } else { "text/plain" });
    }
    if params.departs(Departure::ScriptTypeIsTheFirst) {
        return mime_type::first(&head.header_list);
    }
    response.mime_type()
}

fn lists_several_types(head: &ResponseHead<'_>) -> bool {
    head.header_list.get("Content-Type").is_some_and(|value| value.contains(','))
}

fn check_type(
    mime: Option<MimeType>,
    is_right: impl Fn(&str) -> bool,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let essence = mime.map_or_else(String::new, |mime| mime.essence);
    if is_right(&essence) {
        return Ok(());
    }
    Err(trace.fail(Code::ModuleType, |decision| decision.with("type", essence).at_all(response.places("Content-Type"))))
}
