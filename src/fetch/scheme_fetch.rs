//! [Scheme fetch](https://fetch.spec.whatwg.org/#scheme-fetch).

use super::http_fetch::http_fetch;
use super::params::FetchParams;
use crate::engine::Departure;
use crate::http::mime_type;
use crate::http::request::{Request, RequestMode};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

/// [Scheme fetch](https://fetch.spec.whatwg.org/#concept-scheme-fetch).
pub(crate) fn scheme_fetch<'e, 'a>(
    params: FetchParams<'e, 'a>,
    request: &mut Request,
    trace: &mut Trace,
) -> Flow<Response<'e, 'a>> {
    let url = request.current_url();
    match url.scheme() {
        "blob" => {
            // "If request's method is not GET or blobURLEntry is null, then return a network error."
            if request.method != "GET" {
                return Err(trace.fail(Code::BlobNeedsGet, |decision| decision.with("method", request.method.as_str())));
            }
            // A blob URL of another origin has no entry in this page's store.
            if !request.is_same_origin_with_current_url() {
                return Err(trace.fail(Code::BlobOfAnotherOrigin, |decision| decision.with("url", url.as_str())));
            }
            trace.info(Code::BlobAssumedToExist, |decision| decision.with("url", url.as_str()));
            Ok(Response::Local { type_: None, headers: &["content-length", "content-type"] })
        }
        "data" => match mime_type::data_url_type(url.as_str()) {
            // "If dataURLStruct is failure, then return a network error."
            None => Err(trace.fail(Code::DataUrlInvalid, |decision| decision.with("url", url.as_str()))),
            Some(type_) => {
                trace.info(Code::DataUrlRead, |decision| decision.with("type", type_.essence.as_str()));
                Ok(Response::Local { type_: Some(type_), headers: &["content-type"] })
            }
        },
        // The handshake of a session is not modelled, neither the request nor the response.
        "http" | "https" if request.mode == RequestMode::WebTransport => Ok(Response::NotKnown),
        "http" | "https" => http_fetch(params, request, false, trace),
        // "If request's current URL's path is the string "blank", then return a new response whose
        // … header list is « (`Content-Type`, `text/html;charset=utf-8`) »"
        "about" if url.path() == "blank" && !params.departs(Departure::AboutBlankRefused) => {
            trace.info(Code::AboutBlank, |decision| decision.at_all(request.url_place));
            Ok(Response::Local { type_: mime_type::parse("text/html;charset=utf-8"), headers: &["content-type"] })
        }
        // "For now, unfortunate as it is, file: URLs are left as an exercise for the reader." In engines, only a page
        // that is a file can load files without CORS.
        "file" if params.client.url.is_file() && request.method == "GET" => local_file(params, request, trace),
        _ if params.client.url.is_of_app() && request.is_same_origin_with_current_url() => {
            app_file(params, request, trace)
        }
        scheme => {
            let scheme = scheme.to_owned();
            Err(trace.fail(Code::SchemeNotFetched, |decision| decision.with("scheme", scheme)))
        }
    }
}

/// A file. It is assumed to exist unless the scenario gives it the status of an error.
fn local_file<'e, 'a>(params: FetchParams<'e, 'a>, request: &Request, trace: &mut Trace) -> Flow<Response<'e, 'a>> {
    let url = request.current_url().as_str();
    if let Some(head) = params.environment.response(request.redirect_count).filter(|head| head.status >= 400) {
        return Err(trace.fail(Code::FileMissing, |decision| decision.with("url", url).at_all(head.status_place)));
    }
    trace.info(Code::FileAssumedToExist, |decision| decision.with("url", url).at_all(request.url_place));
    Ok(Response::Local { type_: None, headers: &[] })
}

/// A resource of the app. The app responds like a server: with the response that the scenario gives, or else the
/// resource is assumed to exist.
fn app_file<'e, 'a>(params: FetchParams<'e, 'a>, request: &mut Request, trace: &mut Trace) -> Flow<Response<'e, 'a>> {
    if params.environment.response(request.redirect_count).is_some() {
        return http_fetch(params, request, false, trace);
    }
    trace.info(Code::FileAssumedToExist, |decision| {
        decision.with("url", request.current_url().as_str()).at_all(request.url_place)
    });
    Ok(Response::Local { type_: None, headers: &["content-type"] })
}
