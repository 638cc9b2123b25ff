//! Changes of the request itself.

use super::{FixCode, Repair, Stopped, code, set_field};
use crate::contract::report::FixPlace;
use crate::contract::scenario::{Api, Mode};
use crate::contract::scenario_path::RequestField;
use crate::url::Url;

/// Makes the request with the CORS protocol, which is the default of `fetch()`.
pub(super) fn mode_cors(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let before = match stopped.environment.scenario.request.mode {
        Some(Mode::NoCors) => "no-cors",
        Some(Mode::SameOrigin) => "same-origin",
        _ => return Vec::new(),
    };
    let edit = set_field(RequestField::Mode, Some(before), None);
    vec![Repair::new(FixPlace::Request, FixCode::ModeCors, vec![edit]).with("before", before)]
}

/// Removes the username and the password from the URL.
pub(super) fn url_without_credentials(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let text = stopped.environment.request_url.text;
    let Some(bare) = Url::parse(text, Some(&stopped.client.url)).ok().map(|url| url.for_request()) else {
        return Vec::new();
    };
    let edit = set_field(RequestField::Url, Some(text), Some(&bare));
    vec![Repair::new(FixPlace::Request, FixCode::UrlWithoutCredentials, vec![edit]).with("url", bare)]
}

/// Uses POST for a request with a body.
pub(super) fn method_with_body(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let before = stopped.environment.method.map(|method| method.text);
    let edit = set_field(RequestField::Method, before, Some("POST"));
    vec![Repair::new(FixPlace::Request, FixCode::MethodWithBody, vec![edit])]
}

/// Makes the element use the CORS protocol.
pub(super) fn cross_origin_attribute(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let request = &stopped.environment.scenario.request;
    if request.api == Api::Fetch {
        return mode_cors(stopped);
    }
    if request.crossorigin.is_some() {
        return Vec::new();
    }
    let edit = set_field(RequestField::CrossOrigin, None, Some("anonymous"));
    vec![Repair::new(FixPlace::Request, FixCode::ElementCrossOrigin, vec![edit])]
}

/// Uses a worker script of the page's own origin.
pub(super) fn worker_of_own_origin(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let url = stopped.decision.url.as_ref()?;
    let own = format!("{}{}", code::own_origin(stopped)?, url.path());
    let edit = set_field(RequestField::Url, Some(stopped.environment.request_url.text), Some(&own));
    Some(Repair::new(FixPlace::Request, FixCode::WorkerOfOwnOrigin, vec![edit]).with("url", own))
}

/// Sets the `integrity` attribute to the hash of the response.
pub(super) fn integrity_of_response(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let before = stopped.environment.scenario.request.integrity.as_deref()?;
    let after = format!("{}-{}", stopped.param("algorithm"), stopped.param("digest"));
    let edit = set_field(RequestField::Integrity, Some(before), Some(&after));
    Some(Repair::new(FixPlace::Request, FixCode::IntegrityOfResponse, vec![edit]).with("integrity", after))
}
