//! `<link rel=manifest>`, `<link rel=prefetch>` and `<track>`.

use super::definition::Definition;
use super::element;
use super::load::{fetch, load};
use super::outcome::{Outcome, Refusal};

use crate::contract::scenario::{Api, CrossOrigin};
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, Initiator, Request, RequestMode};
use crate::trace::{Code, Trace};

pub(super) const TRACK: Definition = Definition { reads: element::READS, ..Definition::of_markup("track", load_track) };

pub(super) const MANIFEST: Definition =
    Definition { reads: element::READS, ..Definition::of_markup("manifest", load_in_advance) };

pub(super) const PREFETCH: Definition =
    Definition { reads: element::READS_WITH_METADATA, ..Definition::of_markup("prefetch", load_in_advance) };

/// Loads the track.
fn load_track(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

/// Makes a request for the browser's own use, or in advance. Nothing depends on the response.
fn load_in_advance(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    match fetch(params, &mut request, trace) {
        // A request that was stopped before it was sent, or before it was sent to the target of a redirect. The element
        // of a manifest fires no event.
        Err(stop) if (request.sent_count as usize) < request.url_list().len() => Err(match request.initiator {
            Initiator::Prefetch => Refusal::fires_error(stop),
            Initiator::Other => Refusal::silent(stop),
        }),
        _ => Ok(Outcome::loaded(Code::ResultSent, trace)),
    }
}

fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let description = &params.environment.scenario.request;
    let url = element::url(params, trace)?;
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    let with_cors = description.crossorigin.map(|attribute| match attribute {
        CrossOrigin::Anonymous => (RequestMode::Cors, CredentialsMode::SameOrigin),
        CrossOrigin::UseCredentials => (RequestMode::Cors, CredentialsMode::Include),
    });
    let (destination, without) = match description.api {
        // [Fetch a manifest](https://html.spec.whatwg.org/multipage/links.html#link-type-manifest): always with CORS.
        Api::Manifest => (Destination::Manifest, (RequestMode::Cors, CredentialsMode::SameOrigin)),
        // "Create a potential-CORS request given … and with the same-origin fallback flag set."
        Api::Track => (Destination::Track, (RequestMode::SameOrigin, CredentialsMode::Include)),
        _ => (Destination::Empty, (RequestMode::NoCors, CredentialsMode::Include)),
    };
    (request.mode, request.credentials_mode) = with_cors.unwrap_or(without);
    request.destination = destination;
    if description.api == Api::Prefetch {
        request.initiator = Initiator::Prefetch;
        request.integrity_metadata = description.integrity.clone().unwrap_or_default();
    }
    Ok(request)
}
