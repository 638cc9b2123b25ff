//! The APIs: the request that each one makes, and how the outcome shows to the script.
//!
//! One file per API, with its [`Definition`]. What several of them share is in [`body`], [`element`], [`load`] and
//! [`target`].

mod beacon;
mod body;
mod definition;
mod element;
mod event_source;
mod fetch;
mod fetch_later;
mod font;
mod image;
mod load;
mod media;
mod outcome;
mod ping;
mod preload;
mod script;
mod style;
mod target;
mod web_socket;
mod web_socket_extensions;
mod web_transport;
mod xhr;

pub(crate) use definition::{Definition, Field};
pub(crate) use outcome::Outcome;

use self::outcome::Refusal;
use crate::contract::report::Settles;
use crate::contract::scenario::Api;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::trace::{Code, Decision, Flow, Trace};

/// What is known about `api`.
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
    }
}

/// Makes the call that the scenario describes.
pub(crate) fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Outcome {
    let definition = definition(params.environment.scenario.request.api);
    let called = can_be_called(params, definition, trace).and_then(|()| (definition.call)(params, trace));
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

/// Whether the page can make the call at all.
fn can_be_called(params: FetchParams<'_, '_>, api: &Definition, trace: &mut Trace) -> Result<(), Refusal> {
    if let Some((departure, settles)) = api.missing.filter(|(departure, _)| params.departs(*departure)) {
        let stop = trace.fail(Code::ApiUnsupported, |decision| decision.with("why", departure.name()));
        return Err(Refusal { stop, settles, error: None });
    }
    let page = &params.client.url;
    if page.is_of_app() && params.departs(Departure::NoPagesOfApps) {
        let describe =
            |decision: Decision| decision.with("scheme", page.scheme()).at(params.environment.page_url.place);
        let stop = if page.scheme() == "app" && params.departs(Departure::ElectronRegistersSchemes) {
            trace.unknown(Code::PageOfAppDepends, "page.url", describe)
        } else {
            trace.fail(Code::PageOfAppUnsupported, describe)
        };
        return Err(Refusal { stop, settles: Settles::Unknown, error: None });
    }
    if let Some(place) = params.client.scripts_forbidden_by.filter(|_| api.needs_script) {
        return Err(Refusal::silent(trace.fail(Code::CspSandboxNoScript, |decision| decision.at(place))));
    }
    is_in_secure_context(params, api, trace).map_err(|stop| Refusal {
        stop,
        settles: Settles::Throws,
        error: Some("ReferenceError"),
    })
}

fn is_in_secure_context(params: FetchParams<'_, '_>, api: &Definition, trace: &mut Trace) -> Flow<()> {
    let page = &params.client.url;
    if !api.needs_secure_context || page.is_potentially_trustworthy() {
        return Ok(());
    }
    Err(trace.fail(Code::ApiNeedsSecureContext, |decision| {
        decision.with("api", api.name).with("page", page.as_str()).at(params.environment.page_url.place)
    }))
}
