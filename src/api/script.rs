//! `<script src>`: [fetching scripts](https://html.spec.whatwg.org/multipage/webappapis.html#fetching-scripts).

use super::definition::Definition;
use super::element::{self, check_status};
use super::insertion::{inserted_by, parser_metadata};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::script_response;
use crate::contract::scenario::{CrossOrigin, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::environment::Placed;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType, ParserMetadata, Request};
use crate::http::response::Response;
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

pub(super) const SCRIPT: Definition = Definition {
    reads: &[
        RequestField::CrossOrigin,
        RequestField::Integrity,
        RequestField::Nonce,
        RequestField::InsertedBy,
        RequestField::Module,
    ],
    // If scripts are forbidden, a `<script>` is not fetched at all.
    needs_script: true,
    ..Definition::of_markup("script", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let description = &params.environment.scenario.request;
    if inserted_by(params) == InsertedBy::Script {
        let text = params.environment.request_url.text;
        should_block_string(params.policies(), Sink::SCRIPT_SRC, text, None, trace)
            .map_err(|stop| Refusal::throws(stop, "TypeError"))?;
    }
    let url = element::url(params, trace)?;
    // "If el's already started is true, then return". This is the case for scripts that innerHTML inserts.
    if inserted_by(params) == InsertedBy::InnerHtml {
        return Err(Refusal::silent(trace.fail(Code::InlineScriptByInnerHtml, |decision| decision)));
    }
    let crossorigin = match description.crossorigin {
        // Module scripts: "mode "cors", … credentials mode "same-origin"".
        None if description.module == Some(true) => Some(CrossOrigin::Anonymous),
        given => given,
    };
    let mut request =
        element::potential_cors_request(params, url, Destination::Script, InitiatorType::Script, crossorigin, trace);
    element::set_metadata(params, &mut request);
    hide_nonce(params, &mut request, trace);
    request.parser_metadata = parser_metadata(params);
    if description.module == Some(true)
        && request.parser_metadata == ParserMetadata::ParserInserted
        && params.departs(Departure::ModulesAreNotParserInserted)
    {
        request.parser_metadata = ParserMetadata::NotParserInserted;
    }
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    let checked = match description.module {
        Some(true) => script_response::check_status(params, &response, trace)
            .and_then(|()| script_response::check_module(params, &request, &response, trace)),
        _ => check(params, &response, trace),
    };
    checked.map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

/// [Is element nonceable?](https://w3c.github.io/webappsec-csp/#is-element-nonceable): "If attribute's name or value
/// contains an ASCII case-insensitive match for "<script" or "<style", then return "Not Nonceable"". The standard asks
/// this for inline scripts only, whose other attributes a scenario does not have.
fn hide_nonce(params: FetchParams<'_, '_>, request: &mut Request, trace: &mut Trace) {
    let Placed { text, place } = params.environment.request_url;
    let lower = text.to_ascii_lowercase();
    let is_dangling = lower.contains("<script") || lower.contains("<style");
    if is_dangling && !request.nonce.is_empty() && params.departs(Departure::DanglingMarkupHidesNonce) {
        request.nonce.clear();
        if !params.policies().csp_list.policies.is_empty() {
            trace.info(Code::CspNonceHidden, |decision| decision.at(place));
        }
    }
}

fn check(params: FetchParams<'_, '_>, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let Response::Network(head) = response else {
        return Ok(());
    };
    let is_taken = is_ok_status(head.status)
        || (head.status < 400 && params.departs(Departure::ScriptsAndFontsTakeStatusBelow400));
    check_status(is_taken, Code::ScriptStatus, head, trace)
}
