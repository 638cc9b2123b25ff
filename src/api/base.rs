//! [`<base href>`](https://html.spec.whatwg.org/multipage/semantics.html#the-base-element).

use super::definition::{Definition, UrlUse};
use super::insertion::check_element;
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::csp::directive::DirectiveName;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::Request;
use crate::trace::{Code, Flow, Trace};

pub(super) const BASE: Definition =
    Definition { reads: &[RequestField::InsertedBy], url: UrlUse::Parsed, ..Definition::of_markup("base", call) };

/// [Set the frozen base URL](https://html.spec.whatwg.org/multipage/semantics.html#set-the-frozen-base-url).
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    check_element(params, trace)?;
    match check(params, trace) {
        Ok(()) => {
            trace.pass(Code::ResultBaseSet, |decision| decision);
            Ok(Outcome::allowed(Settles::Resolves))
        }
        Err(stop) => Err(Refusal { stop, settles: Settles::Nothing, error: None }),
    }
}

fn check(params: FetchParams<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let url = target::read(params, trace)?.url;
    // "urlRecord's scheme is "data" or "javascript""
    let is_refused = match url.scheme() {
        "data" => !params.departs(Departure::BaseMayBeData),
        scheme => scheme == "javascript",
    };
    if is_refused {
        return Err(trace.fail(Code::BaseScheme, |decision| {
            decision.with("scheme", url.scheme()).at(params.environment.request_url.place)
        }));
    }
    request_check::describe(params.policies(), DirectiveName::BaseUri, trace);
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.url_place = Some(params.environment.request_url.place);
    request_check::should_block_url(params.policies(), DirectiveName::BaseUri, &request, trace)
}
