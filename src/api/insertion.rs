//! How an element was inserted into the page, and what Trusted Types require of that.

use super::outcome::Refusal;
use crate::contract::scenario::{Api, InsertedBy};
use crate::fetch::params::FetchParams;
use crate::http::request::ParserMetadata;
use crate::trace::{Flow, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

/// How the element was inserted into the page. If the scenario does not say so, elements of the APIs that the contract
/// had first were inserted by a script, and all others by the parser.
pub(super) fn inserted_by(params: FetchParams<'_, '_>) -> InsertedBy {
    let description = &params.environment.scenario.request;
    let is_script =
        matches!(description.api, Api::Script | Api::Style | Api::Preload | Api::Image | Api::Media | Api::Font);
    description.inserted_by.unwrap_or(if is_script { InsertedBy::Script } else { InsertedBy::Parser })
}

/// The parser metadata of its request. The parser inserts what `document.write()` writes.
pub(super) fn parser_metadata(params: FetchParams<'_, '_>) -> ParserMetadata {
    match inserted_by(params) {
        InsertedBy::Parser | InsertedBy::DocumentWrite => ParserMetadata::ParserInserted,
        InsertedBy::Script | InsertedBy::InnerHtml => ParserMetadata::NotParserInserted,
    }
}

/// Checks the markup of an element that a script writes: it is passed to a sink, either `innerHTML` or
/// `document.write()`.
pub(super) fn check_element(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<(), Refusal> {
    check_markup(params, || markup(params), trace).map_err(|stop| Refusal::throws(stop, "TypeError"))
}

/// The start of the element's markup, as far as the scenario gives it.
fn markup(params: FetchParams<'_, '_>) -> String {
    let request = params.environment.scenario.request;
    let (url, code) = (params.environment.request_url.text, params.environment.code.text);
    let source = &*params.environment.source.text;
    let (element, attribute, value) = match (request.api, request.via.as_deref()) {
        (Api::Script, _) => ("script", "src", url),
        (Api::Image, _) => ("img", "src", url),
        (Api::Media, _) => ("audio", "src", url),
        (Api::Track, _) => ("track", "src", url),
        (Api::Frame, _) if url == "about:srcdoc" => ("iframe", "srcdoc", code),
        (Api::Frame, _) => ("iframe", "src", url),
        (Api::Object, Some("embed")) => ("embed", "src", url),
        (Api::Object, _) => ("object", "data", url),
        (Api::Form, _) => ("form", "action", url),
        (Api::Base, _) => ("base", "href", url),
        (Api::JavascriptUrl, Some("iframe")) => ("iframe", "src", source),
        (Api::JavascriptUrl, Some("form")) => ("form", "action", source),
        (Api::JavascriptUrl, _) => ("a", "href", source),
        _ => ("link", "href", url),
    };
    format!("<{element} {attribute}=\"{value}\">")
}

/// Checks markup that a script writes, as [`check_element`] does.
pub(super) fn check_markup(
    params: FetchParams<'_, '_>,
    markup: impl FnOnce() -> String,
    trace: &mut Trace,
) -> Flow<()> {
    let sink = match inserted_by(params) {
        InsertedBy::InnerHtml => Sink::INNER_HTML,
        InsertedBy::DocumentWrite => Sink::DOCUMENT_WRITE,
        InsertedBy::Parser | InsertedBy::Script => return Ok(()),
    };
    should_block_string(params.policies(), sink, &markup(), None, trace)
}
