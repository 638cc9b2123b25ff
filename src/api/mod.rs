//! The APIs: the request that each one makes, and what the script sees of the outcome.
//!
//! Each API has a file with its [`Definition`]. What several of them share is in [`body`], [`element`],
//! [`form_sandbox`], [`load`] and [`target`], and the checks of a response in a frame are in [`navigation_response`].

mod base;
mod beacon;
mod body;
mod definition;
mod dom_sink;
mod element;
mod eval;
mod event_source;
mod fetch;
mod fetch_later;
mod font;
mod form;
mod form_sandbox;
mod frame;
mod image;
mod import;
mod inline;
mod insertion;
mod javascript_url;
mod link;
mod load;
mod media;
mod navigation_response;
mod outcome;
mod ping;
mod preload;
pub(crate) mod reference;
mod script;
mod script_response;
mod style;
pub(crate) mod target;
mod trusted_types_policy;
mod wasm;
mod web_socket;
mod web_socket_extensions;
mod web_transport;
mod worker;
mod worklet;
mod xhr;

pub(crate) use definition::{Definition, UrlUse};
pub(crate) use outcome::Outcome;

use self::definition::Exposure;
use self::outcome::Refusal;
use crate::contract::report::Settles;
use crate::contract::scenario::{Api, InsertedBy, WorkerKind};
use crate::contract::scenario_path::{Document, ScenarioPath};
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::trace::{Code, Draft, Flow, Trace};

/// The definition of `api`.
pub(crate) fn definition(api: Api) -> &'static Definition {
    match api {
        Api::Fetch => &fetch::FETCH,
        Api::Xhr => &xhr::XHR,
        Api::WebSocket => &web_socket::WEB_SOCKET,
        Api::EventSource => &event_source::EVENT_SOURCE,
        Api::Beacon => &beacon::BEACON,
        Api::Ping => &ping::PING,
        Api::FetchLater => &fetch_later::FETCH_LATER,
        Api::WebTransport => &web_transport::WEB_TRANSPORT,
        Api::Preload => &preload::PRELOAD,
        Api::Image => &image::IMAGE,
        Api::Script => &script::SCRIPT,
        Api::Style => &style::STYLE,
        Api::Font => &font::FONT,
        Api::Media => &media::MEDIA,
        Api::Track => &link::TRACK,
        Api::Manifest => &link::MANIFEST,
        Api::Prefetch => &link::PREFETCH,
        Api::ModulePreload => &import::MODULE_PRELOAD,
        Api::Import => &import::IMPORT,
        Api::ImportScripts => &import::IMPORT_SCRIPTS,
        Api::Worker => &worker::WORKER,
        Api::SharedWorker => &worker::SHARED_WORKER,
        Api::ServiceWorker => &worker::SERVICE_WORKER,
        Api::Worklet => &worklet::WORKLET,
        Api::Frame => &frame::FRAME,
        Api::Object => &frame::OBJECT,
        Api::Form => &form::FORM,
        Api::InlineScript => &inline::INLINE_SCRIPT,
        Api::InlineStyle => &inline::INLINE_STYLE,
        Api::SpeculationRules => &inline::SPECULATION_RULES,
        Api::EventHandler => &inline::EVENT_HANDLER,
        Api::StyleAttribute => &inline::STYLE_ATTRIBUTE,
        Api::JavascriptUrl => &javascript_url::JAVASCRIPT_URL,
        Api::Eval => &eval::EVAL,
        Api::Wasm => &wasm::WASM,
        Api::Base => &base::BASE,
        Api::DomSink => &dom_sink::DOM_SINK,
        Api::TrustedTypesPolicy => &trusted_types_policy::TRUSTED_TYPES_POLICY,
    }
}

/// Makes the call that the scenario describes.
pub(crate) fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Outcome {
    let definition = definition(params.environment.scenario.request.api);
    let called = check_call(params, definition, trace).and_then(|()| (definition.call)(params, trace));
    match called {
        Ok(outcome) => {
            trace.decided_by_last_pass();
            outcome
        }
        Err(refusal) => {
            trace.decided_by(&refusal.stop);
            Outcome::from(refusal)
        }
    }
}

/// Fails unless the page can make the call.
fn check_call(params: FetchParams<'_, '_>, api: &Definition, trace: &mut Trace) -> Result<(), Refusal> {
    if let Some((departure, settles)) = api.missing.filter(|(departure, _)| params.departs(*departure)) {
        let stop = trace.fail(Code::ApiUnsupported, |decision| decision.with("why", departure.name()));
        return Err(Refusal { stop, settles, error: None });
    }
    let page = &params.client.url;
    if page.is_of_app() && params.departs(Departure::NoPagesOfApps) {
        let describe = |decision: Draft| decision.with("scheme", page.scheme()).at(params.environment.page_url.place);
        let stop = if page.scheme() == "app" && params.departs(Departure::ElectronRegistersSchemes) {
            trace.unknown(Code::PageOfAppDepends, ScenarioPath::Url(Document::Page), describe)
        } else {
            trace.fail(Code::PageOfAppUnsupported, describe)
        };
        return Err(Refusal { stop, settles: Settles::Unknown, error: None });
    }
    if params.client.is_content_script {
        check_content_script(params, api, trace).map_err(|stop| Refusal {
            stop,
            settles: Settles::Unknown,
            error: None,
        })?;
    }
    if let Some(place) =
        params.client.scripts_forbidden_by.filter(|_| api.needs_script || is_inserted_by_script(params))
    {
        return Err(Refusal::silent(trace.fail(Code::CspSandboxNoScript, |decision| decision.at(place))));
    }
    check_exposure(params, api, trace)?;
    check_secure_context(params, api, trace)
}

/// Fails unless the engine's treatment of a content script's request is known. It was recorded in pages whose scripts run.
fn check_content_script(params: FetchParams<'_, '_>, api: &Definition, trace: &mut Trace) -> Flow<()> {
    let page = params.environment.scenario.page;
    let is_recorded = api.is_recorded_in_content_scripts
        && page.worker.is_none()
        && page.service_worker.is_none()
        && params.client.scripts_forbidden_by.is_none();
    let code = match is_recorded {
        false => Code::ContentScriptUnknown,
        true if params.profile.has_recorded_content_scripts() => return Ok(()),
        true => Code::ContentScriptNotRecorded,
    };
    Err(trace.unknown(code, ScenarioPath::ContentScript, |decision| decision))
}

/// Fails unless the API is exposed to the client that makes the call, and a worker could start that client. Workers have
/// no document, and some kinds of workers lack some interfaces.
fn check_exposure(params: FetchParams<'_, '_>, api: &Definition, trace: &mut Trace) -> Result<(), Refusal> {
    let Some(worker) = &params.environment.scenario.page.worker else {
        return Ok(());
    };
    if let Some(parent) = &worker.parent {
        let starts = match worker.kind {
            WorkerKind::Dedicated => &worker::WORKER,
            WorkerKind::Shared => &worker::SHARED_WORKER,
            WorkerKind::Service => &worker::SERVICE_WORKER,
        };
        check_exposure_in(params, starts, parent.kind, trace)?;
    }
    check_exposure_in(params, api, worker.kind, trace)
}

/// Fails unless the API is exposed in a worker of that kind.
fn check_exposure_in(
    params: FetchParams<'_, '_>,
    api: &Definition,
    kind: WorkerKind,
    trace: &mut Trace,
) -> Result<(), Refusal> {
    let (stop, settles, error) = match api.workers.exposure(kind) {
        Exposure::No(settles, error) => {
            let worker = match kind {
                WorkerKind::Dedicated => "dedicated",
                WorkerKind::Shared => "shared",
                WorkerKind::Service => "service",
            };
            let describe = |decision: Draft| decision.with("api", api.name).with("worker", worker);
            (trace.fail(Code::ApiNotExposed, describe), settles, error)
        }
        Exposure::Lacking(departure, error) if params.departs(departure) => {
            let stop = trace.fail(Code::ApiUnsupported, |decision| decision.with("why", departure.name()));
            (stop, Settles::Throws, error)
        }
        Exposure::Yes | Exposure::Lacking(..) => return Ok(()),
    };
    Err(Refusal { stop, settles, error: Some(error) })
}

/// Fails if the API needs a secure context and the page is not one.
fn check_secure_context(params: FetchParams<'_, '_>, api: &Definition, trace: &mut Trace) -> Result<(), Refusal> {
    let Some(error) = api.needs_secure_context else {
        return Ok(());
    };
    let client = params.client;
    let is_data_page = client.url.scheme() == "data" && !client.is_worker;
    let (page, place) = match &client.insecure {
        Some((page, place)) => (page, *place),
        None if is_data_page && params.departs(Departure::DataPagesAreNotSecure) => {
            (&client.url, params.environment.page_url.place)
        }
        None => return Ok(()),
    };
    let stop = trace.fail(Code::ApiNeedsSecureContext, |decision| {
        decision.with("api", api.name).with("page", page.as_str()).at(place)
    });
    Err(Refusal { stop, settles: Settles::Throws, error: Some(error) })
}

/// Whether the scenario says that a script inserts the element into the page.
fn is_inserted_by_script(params: FetchParams<'_, '_>) -> bool {
    params.environment.scenario.request.inserted_by.is_some_and(|inserted_by| inserted_by != InsertedBy::Parser)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_api_has_the_same_name_in_its_definition_and_in_the_contract() {
        for api in Api::ALL {
            assert_eq!(serde_json::to_value(api).unwrap(), definition(*api).name);
        }
    }
}
