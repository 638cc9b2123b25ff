//! `<script src>`: [fetching scripts](https://html.spec.whatwg.org/multipage/webappapis.html#fetching-scripts).

use super::definition::Definition;
use super::element::{self, check_status};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use crate::csp::trusted_types;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType};
use crate::http::response::{Response, is_ok_status};
use crate::trace::{Code, Flow, Trace};

pub(super) const SCRIPT: Definition = Definition {
    name: "script",
    reads: element::READS_WITH_INTEGRITY,
    // Where scripts are forbidden, a `<script>` is not even fetched.
    needs_script: true,
    needs_secure_context: false,
    missing: None,
    call,
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    trusted_types::check_script_url(params.policies(), trace).map_err(|stop| Refusal::throws(stop, "TypeError"))?;
    let url = element::url(params, trace)?;
    let crossorigin = params.environment.scenario.request.crossorigin;
    let mut request =
        element::potential_cors_request(params, url, Destination::Script, InitiatorType::Script, crossorigin, trace);
    request.has_integrity_metadata = element::has_integrity_metadata(params);
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    check(params, &response, trace).map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

fn check(params: FetchParams<'_, '_>, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let Response::Network(head) = response else {
        return Ok(());
    };
    let is_taken = is_ok_status(head.status)
        || (head.status < 400 && params.departs(Departure::ScriptsAndFontsTakeStatusBelow400));
    check_status(is_taken, Code::ScriptStatus, head, trace)
}
