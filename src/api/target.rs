//! The URL of a call, and the method if a request line was pasted.

use crate::contract::scenario::Api;
use crate::contract::scenario_path::{RequestField, ScenarioPath};
use crate::csp::source_expression::SourceExpression;
use crate::engine::Departure;
use crate::environment::{Environment, Placed};
use crate::fetch::params::FetchParams;
use crate::http::header_block::is_request_line;
use crate::http::method::is_forbidden_method;
use crate::input::Place;
use crate::trace::{Code, Stop, Trace};
use crate::url::Url;
use crate::url::address::{self, Slip};

/// The URL and the method of a call.
pub(super) struct Target<'a> {
    pub(super) url: Url,
    /// The method in the scenario or in the pasted request line.
    pub(super) method: Option<Placed<'a>>,
}

/// Parses the URL against the page's.
///
/// If the URL is a request line, such as `GET /users HTTP/1.1`, the method and the URL are read from it. A request
/// line with a method that scripts cannot send is an error.
pub(super) fn read<'a>(params: FetchParams<'_, 'a>, trace: &mut Trace) -> Result<Target<'a>, Stop> {
    read_for(params, None, trace)
}

/// [`read()`] for an API that accepts only absolute URLs in engines with the departure `takes_absolute`.
pub(super) fn read_for<'a>(
    params: FetchParams<'_, 'a>,
    takes_absolute: Option<Departure>,
    trace: &mut Trace,
) -> Result<Target<'a>, Stop> {
    let Placed { text, place } = params.environment.request_url;
    if params.environment.scenario.request.url.is_none() {
        return Err(trace.unknown(Code::UrlMissing, ScenarioPath::Request(RequestField::Url), |decision| decision));
    }
    let (url_text, method) = match request_line(text) {
        Some((method, target)) => {
            let method = Placed { text: method, place: place.within(method, text) };
            if is_forbidden_method(method.text) {
                return Err(trace.fail(Code::RequestLineForbidden, |decision| {
                    decision.with("line", text.trim()).with("method", method.text.to_ascii_uppercase()).at(method.place)
                }));
            }
            trace.info(Code::RequestLineRead, |decision| {
                decision.with("method", method.text).with("target", target).at(place)
            });
            (target, params.environment.method.or(Some(method)))
        }
        None => (text, params.environment.method),
    };
    if slip(params.environment).is_some() {
        return Err(not_read(text.trim(), place, trace));
    }
    if let Some(gap) = address::gap_in_path(url_text).filter(|_| compares_paths(params)) {
        return Err(not_read(gap, place.within(gap, text), trace));
    }
    // [Resolve a URL-like module specifier](https://html.spec.whatwg.org/multipage/webappapis.html#resolving-a-url-like-module-specifier):
    // only a path is resolved against the base URL, and only an import map resolves anything else.
    let is_path = ["/", "./", "../"].iter().any(|start| url_text.starts_with(start));
    let is_specifier = params.environment.scenario.request.api == Api::Import && !is_path;
    let parsed = if takes_absolute.is_some_and(|departure| params.departs(departure)) {
        Url::parse(url_text, None)
    } else {
        let base = Some(&params.client.base_url).filter(|_| !is_specifier);
        params.environment.target(|| Url::parse(url_text, base))
    };
    match parsed {
        Ok(url) => {
            trace.info(Code::UrlParsed, |decision| decision.with("url", url.as_str()).at(place));
            Ok(Target { url, method })
        }
        Err(_) if is_specifier => {
            Err(trace.fail(Code::ModuleSpecifierBare, |decision| decision.with("specifier", url_text).at(place)))
        }
        Err(error) => Err(trace.fail(Code::UrlInvalid, |decision| {
            decision.with("url", url_text).with("reason", error.reason()).at(place)
        })),
    }
}

fn not_read(given: &str, place: Place, trace: &mut Trace) -> Stop {
    let path = ScenarioPath::Request(RequestField::Url);
    trace.unknown(Code::UrlNotRead, path, |decision| decision.with("given", given).at(place))
}

/// Whether the page's policies compare paths. If they do, a gap in the path may change the verdict.
fn compares_paths(params: FetchParams<'_, '_>) -> bool {
    let directives = params.policies().csp_list.policies.iter().flat_map(|policy| &policy.directive_set);
    directives.flat_map(|directive| &directive.source_list).any(SourceExpression::has_path)
}

/// The mistake in the text that was given as the URL, if it is not a URL.
pub(crate) fn slip(environment: &Environment<'_>) -> Option<Slip> {
    let text = environment.request_url.text;
    let schemes = super::definition(environment.scenario.request.api).schemes;
    match request_line(text) {
        // The host is in the `Host` header, which is not part of the request line.
        Some((method, target)) if target.starts_with('/') && !is_forbidden_method(method) => Some(Slip { near: None }),
        Some(_) => None,
        None => address::slip(text, schemes),
    }
}

/// The URL in a text: the target of a request line, or the text itself.
pub(crate) fn url_of(text: &str) -> &str {
    request_line(text).map_or(text, |(_, target)| target)
}

fn request_line(text: &str) -> Option<(&str, &str)> {
    let line = text.trim();
    if !is_request_line(line) {
        return None;
    }
    let mut parts = line.split_ascii_whitespace();
    Some((parts.next()?, parts.next()?))
}
