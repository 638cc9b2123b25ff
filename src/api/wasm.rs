//! [WebAssembly](https://webassembly.github.io/spec/web-api/): modules that are compiled from bytes, or from the response
//! to a fetch.

use super::definition::{Definition, UrlUse, Workers};
use super::load::is_known;
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::report::Settles;
use crate::contract::scenario_path::RequestField;
use crate::csp::compilation_check::{self, Compiled};
use crate::csp::directive::DirectiveName;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::fetch::main_fetch::main_fetch;
use crate::fetch::params::FetchParams;
use crate::http::request::{Request, RequestMode};
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};

pub(super) const WASM: Definition = Definition {
    reads: &[RequestField::Via],
    url: UrlUse::Optional,
    workers: Workers::ALL,
    ..Definition::of_script("wasm", call)
};

/// Compiles the module.
fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let description = &params.environment.scenario.request;
    let via = description.via.as_deref().unwrap_or_default();
    if via.ends_with("Streaming")
        && description.url.is_some()
        && let Err(stop) = fetch(params, trace)
    {
        return Err(Refusal { stop, settles: Settles::Rejects, error: Some("TypeError") });
    }
    let is_checked = via.starts_with("instantiate") || !params.departs(Departure::WasmModulesAreNotChecked);
    let checked = if is_checked {
        request_check::describe(params.policies(), DirectiveName::ScriptSrc, trace);
        compilation_check::should_block_compilation(params.policies(), Compiled::Wasm, trace)
    } else {
        Ok(())
    };
    match checked {
        Ok(()) => {
            trace.pass(Code::ResultRuns, |decision| decision);
            Ok(Outcome::allowed(Settles::Resolves))
        }
        Err(stop) => {
            let settles = if via == "Module" { Settles::Throws } else { Settles::Rejects };
            Err(Refusal { stop, settles, error: Some("CompileError") })
        }
    }
}

/// Makes the `fetch()` whose response is compiled while it arrives, and
/// [checks the response](https://webassembly.github.io/spec/web-api/#compile-a-potential-webassembly-response).
fn fetch(params: FetchParams<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let url = target::read(params, trace)?.url;
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.mode = RequestMode::Cors;
    request.url_place = Some(params.environment.request_url.place);
    let fetched = main_fetch(params, &mut request, false, trace);
    trace.ended(&request);
    let response = fetched?;
    is_known(params, &request, &response, trace)?;
    let essence = response.mime_type().map_or_else(String::new, |mime| mime.essence);
    let is_ok = response.status().is_none_or(is_ok_status);
    if essence != "application/wasm" || !is_ok {
        return Err(trace.fail(Code::WasmType, |decision| {
            decision
                .with("type", essence)
                .with("status", response.status().map_or_else(String::new, |status| status.to_string()))
                .at_all(response.places("Content-Type"))
        }));
    }
    Ok(())
}
