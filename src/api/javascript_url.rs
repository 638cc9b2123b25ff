//! [`javascript:` URLs](https://html.spec.whatwg.org/multipage/browsing-the-web.html#navigate-to-a-javascript%3A-url):
//! a link that is followed, a frame, the action of a form, `location.href`.

use super::definition::{Definition, UrlUse};
use super::form_sandbox;
use super::insertion::check_element;
use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::DirectiveName;
use crate::csp::element_match::{Inline, InlineType};
use crate::csp::hash::{Hashed, percent_decoded};
use crate::csp::inline_check::should_block_inline;
use crate::csp::page_policies::PagePolicies;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, Request, RequestMode};
use crate::input::Place;
use crate::trace::{Code, Flow, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;
use crate::url::Url;

pub(super) const JAVASCRIPT_URL: Definition = Definition {
    reads: &[RequestField::Text, RequestField::Via, RequestField::InsertedBy],
    url: UrlUse::None,
    ..Definition::of_script("javascript-url", call)
};

/// Navigates to the URL.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    if params.environment.scenario.request.via.as_deref() != Some("location") {
        check_element(params, trace)?;
    }
    let is_form = params.environment.scenario.request.via.as_deref() == Some("form");
    navigate(params, &params.environment.source, is_form, trace)
}

/// Navigates to the `javascript:` URL in `source`.
pub(super) fn navigate(
    params: FetchParams<'_, '_>,
    source: &Hashed<'_>,
    is_form: bool,
    trace: &mut Trace,
) -> Result<Outcome, Refusal> {
    match should_block_navigation(params, source, is_form, trace) {
        Ok(()) => {
            trace.pass(Code::ResultRuns, |decision| decision.at(params.environment.code.place));
            Ok(Outcome::allowed(Settles::Resolves))
        }
        Err(stop) => Err(Refusal { stop, settles: Settles::Nothing, error: None }),
    }
}

/// [Should navigation request of type be blocked by Content Security Policy?](https://w3c.github.io/webappsec-csp/#should-block-navigation-request)
fn should_block_navigation(
    params: FetchParams<'_, '_>,
    source: &Hashed<'_>,
    is_form: bool,
    trace: &mut Trace,
) -> Flow<()> {
    let policies = params.policies();
    let decoded =
        params.departs(Departure::JavascriptUrlsAreHashedDecoded).then(|| percent_decoded(&source.text)).flatten();
    let inline = Inline {
        type_: InlineType::Navigation,
        source: decoded.as_ref().unwrap_or(source),
        nonce: None,
        is_parser_inserted: true,
        place: Some(params.environment.code.place),
    };
    let stops = |sandbox: Option<Place>, departure| sandbox.filter(|_| params.departs(departure));
    let sandbox = stops(params.client.opaque_by_attribute, Departure::SandboxAttributeStopsJavascriptUrls)
        .or_else(|| stops(params.client.opaque_by_parent, Departure::SandboxOfParentStopsJavascriptUrls));
    if let Some(place) = sandbox {
        return Err(trace.fail(Code::SandboxNoJavascriptUrls, |decision| decision.at(place)));
    }
    if let Some(parent) = &params.client.parent
        && params.environment.scenario.request.via.as_deref() == Some("location")
        && params.departs(Departure::JavascriptUrlIsCheckedByParent)
    {
        let policies = PagePolicies::of_document(params.profile, &parent.csp_list, &parent.url);
        should_block_inline(policies, inline, trace)?;
    }
    if is_form {
        form_sandbox::check(params, trace)?;
        if let Ok(url) = Url::parse(&source.text, None) {
            let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
            request.destination = Destination::Document;
            request.mode = RequestMode::Navigate;
            request.url_place = Some(params.environment.code.place);
            request_check::should_block_url(policies, DirectiveName::FormAction, &request, trace)?;
        }
    }
    // The `require-trusted-types-for` pre-navigation check.
    let code = source.text.strip_prefix("javascript:").unwrap_or(&source.text);
    should_block_string(policies, Sink::LOCATION, code, Some(params.environment.code.place), trace)?;
    // "If result is "Allowed", and if navigation request's current URL's scheme is javascript"
    request_check::describe(policies, InlineType::Navigation.effective_directive(), trace);
    should_block_inline(policies, inline, trace)
}
