//! Values that a reading assumes, which are replaced by values from other texts.

use crate::reading::{Hop, Reading, Response};

/// Removes from each reading the assumed values that the other one gives.
pub(super) fn give_way(one: &mut Reading, other: &mut Reading) {
    drop_known(one, other);
    drop_known(other, one);
}

/// Removes from `reading` the assumed values that `better` gives. If both assume a value, it stays.
fn drop_known(reading: &mut Reading, better: &Reading) {
    let assumed =
        |reading: &Reading, path: &str| reading.unresolved.iter().any(|open| open.assumed && open.path == path);
    let paths: Vec<String> =
        reading.unresolved.iter().filter(|open| open.assumed).map(|open| open.path.clone()).collect();
    for path in paths {
        if !assumed(better, &path) && gives(better, &path) {
            forget(reading, &path);
            reading.unresolved.retain(|open| !open.assumed || open.path != path);
        }
    }
}

/// Whether a reading has a value at a path.
fn gives(reading: &Reading, path: &str) -> bool {
    let page = reading.page.as_ref();
    let request = reading.request.as_ref();
    let has = |given: fn(&crate::reading::Request) -> bool| request.is_some_and(given);
    match path {
        "page.url" => page.is_some_and(|page| page.url.is_some()),
        "page.headers" => page.is_some_and(|page| !page.headers.is_empty()),
        "request.url" => has(|request| request.url.is_some()),
        "request.api" => has(|request| request.api.is_some()),
        "request.as" => has(|request| request.destination.is_some()),
        "request.mode" => has(|request| request.mode.is_some()),
        "request.credentials" => has(|request| request.credentials.is_some()),
        // A text with the request itself also gives its method and headers: those that are missing are not sent.
        "request.method" => has(|request| request.method.is_some() || request.api.is_some()),
        "request.headers" | "request.body" => has(|request| !request.headers.is_empty() || request.api.is_some()),
        _ => response_at(path).is_some_and(|(hop, is_preflight, field)| {
            let Some(response) = reading.network.get(hop).and_then(|hop| response(hop, is_preflight)) else {
                return false;
            };
            if field == "status" { response.status.is_some() } else { !response.headers.is_empty() }
        }),
    }
}

/// Removes the value at a path.
fn forget(reading: &mut Reading, path: &str) {
    match path {
        // The place is in the text: the origin is given, and only the rest is assumed.
        "page.url" if reading.places.contains_key("page.url") => {}
        "page.url" => {
            if let Some(page) = &mut reading.page {
                page.url = None;
            }
        }
        "page.headers" => {
            reading.headers.clear();
            if let Some(page) = &mut reading.page {
                page.headers.clear();
            }
        }
        _ if path.starts_with("request.") => {
            let Some(request) = reading.request.as_mut() else { return };
            match path {
                "request.url" => request.url = None,
                "request.api" => request.api = None,
                "request.as" => request.destination = None,
                "request.mode" => request.mode = None,
                "request.credentials" => request.credentials = None,
                "request.method" => request.method = None,
                "request.headers" => {
                    request.headers.clear();
                    request.body = None;
                }
                _ => {}
            }
        }
        _ => {
            let Some((hop, is_preflight, field)) = response_at(path) else { return };
            let Some(hop) = reading.network.get_mut(hop) else { return };
            let response = if is_preflight { &mut hop.preflight } else { &mut hop.response };
            let Some(response) = response else { return };
            if field == "status" { response.status = None } else { response.headers.clear() }
        }
    }
}

fn response(hop: &Hop, is_preflight: bool) -> Option<&Response> {
    if is_preflight { hop.preflight.as_ref() } else { hop.response.as_ref() }
}

/// The parts of `network[0].preflight.headers`.
fn response_at(path: &str) -> Option<(usize, bool, &str)> {
    let (hop, rest) = path.strip_prefix("network[")?.split_once("].")?;
    let (response, field) = rest.split_once('.')?;
    Some((hop.parse().ok()?, response == "preflight", field))
}
