//! The headers that a server has to send according to the CORS protocol.

use super::{FixCode, Repair, Stopped, response, sandbox, set, set_field, set_header};
use crate::api;
use crate::contract::report::{Edit, FixPlace};
use crate::contract::scenario::{Credentials, CrossOrigin};
use crate::contract::scenario_path::{Head, RequestField, ScenarioPath};
use crate::http::header_list::HeaderList;
use crate::http::response::ResponseHead;
use crate::trace::Code;
use crate::url::origin::Origin;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";

/// The response in question, if the scenario gives it.
fn head_of<'s>(stopped: &'s Stopped<'_, '_>, head: Head) -> Option<&'s ResponseHead<'s>> {
    match head {
        Head::Preflight => stopped.environment.preflight(stopped.hop()),
        Head::Response => stopped.environment.response(stopped.hop()),
    }
}

fn list_of<'s>(stopped: &'s Stopped<'_, '_>, head: Head) -> Option<&'s HeaderList<'s>> {
    head_of(stopped, head).map(|head| &head.header_list)
}

/// The request that a response belongs to, as a word of the catalogues.
fn requested(head: Head) -> &'static str {
    match head {
        Head::Preflight => "preflight",
        Head::Response => "itself",
    }
}

fn server(stopped: &Stopped<'_, '_>, head: Head, code: FixCode, name: &str, value: &str) -> Repair {
    let edits = set_header(stopped.headers(head), list_of(stopped, head), name, value);
    Repair::new(FixPlace::Server, code, edits).with("request", requested(head)).with("value", value)
}

/// Makes the response allow only the request's origin.
pub(super) fn allow_origin(stopped: &Stopped<'_, '_>, head: Head) -> Vec<Repair> {
    if let Some(repair) = response::not_signed_in(stopped) {
        return vec![repair];
    }
    let origin = stopped.param("origin");
    if origin == "null" {
        return allow_opaque_origin(stopped, head);
    }
    // Responses to OPTIONS are not cached, so only the response to the request needs `Vary`.
    let is_response = head == Head::Response;
    let code = if is_response { FixCode::CorsAllowOrigin } else { FixCode::PreflightAllowOrigin };
    let mut named = server(stopped, head, code, ALLOW_ORIGIN, origin).with("origin", origin);
    if is_response {
        named.also = vary_by_origin(stopped);
    }
    let mut repairs: Vec<Repair> = only_once(stopped, head).into_iter().collect();
    repairs.push(named);
    repairs.extend(without_credentials(stopped));
    repairs.extend(if is_response { without_attribute(stopped) } else { without_preflight(stopped) });
    repairs
}

/// Keeps only the first of several headers that works on its own. Usually, two layers both add the header.
fn only_once(stopped: &Stopped<'_, '_>, head: Head) -> Option<Repair> {
    let list = list_of(stopped, head)?;
    let values: Vec<&str> = list.named(ALLOW_ORIGIN).map(|header| &*header.value).collect();
    let origin = stopped.param("origin");
    let kept = *values.iter().find(|value| **value == origin || **value == "*").filter(|_| values.len() > 1)?;
    let edits = set_header(stopped.headers(head), Some(list), ALLOW_ORIGIN, kept);
    Some(
        Repair::new(FixPlace::Server, FixCode::CorsAllowOriginOnce, edits)
            .with("request", requested(head))
            .with("value", kept),
    )
}

/// `null` is the origin of every sandbox and of every `data:` URL, so allowing it allows anyone, even with credentials.
/// `*` says so explicitly and excludes credentials.
fn allow_opaque_origin(stopped: &Stopped<'_, '_>, head: Head) -> Vec<Repair> {
    let mut repairs = vec![server(stopped, head, FixCode::CorsAllowAnyone, ALLOW_ORIGIN, "*")];
    repairs.extend(without_credentials(stopped));
    if matches!(stopped.client.origin, Origin::Opaque) {
        repairs.extend(sandbox::allow(stopped, "allow-same-origin", FixCode::SandboxAllowSameOrigin));
    }
    repairs
}

/// Adds `Vary: Origin`, so that caches do not serve the response for one origin to another.
fn vary_by_origin(stopped: &Stopped<'_, '_>) -> Vec<Edit> {
    let list = list_of(stopped, Head::Response);
    let current = list.and_then(|list| list.get("Vary"));
    let names =
        |value: &str| value.split(',').any(|name| matches!(name.trim().to_ascii_lowercase().as_str(), "origin" | "*"));
    let after = match current.as_deref() {
        Some(value) if names(value) => return Vec::new(),
        Some(value) => format!("{value}, Origin"),
        None => "Origin".to_owned(),
    };
    set_header(stopped.headers(Head::Response), list, "Vary", &after)
}

/// Makes the response allow credentials.
pub(super) fn allow_credentials(stopped: &Stopped<'_, '_>, head: Head) -> Vec<Repair> {
    let mut repairs = vec![server(stopped, head, FixCode::CorsAllowCredentials, ALLOW_CREDENTIALS, "true")];
    repairs.extend(without_credentials(stopped));
    repairs
}

/// Sends the request without credentials, if the API has a choice.
fn without_credentials(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let request = &stopped.environment.scenario.request;
    let api = api::definition(request.api);
    let edit = if api.reads(RequestField::Credentials) && request.credentials == Some(Credentials::Include) {
        set_field(RequestField::Credentials, Some("include"), None)
    } else if api.reads(RequestField::CrossOrigin) && request.crossorigin == Some(CrossOrigin::UseCredentials) {
        set_field(RequestField::CrossOrigin, Some("use-credentials"), Some("anonymous"))
    } else {
        return None;
    };
    Some(Repair::new(FixPlace::Request, FixCode::RequestWithoutCredentials, vec![edit]))
}

/// Makes the server respond to OPTIONS with an ok status, before authentication and redirects, or avoids the preflight.
pub(super) fn preflight_status(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let before = head_of(stopped, Head::Preflight).map(|head| head.status.to_string());
    let edit = set(ScenarioPath::HeadStatus(stopped.hop() as usize, Head::Preflight), before.as_deref(), Some("204"));
    let respond =
        Repair::new(FixPlace::Server, FixCode::PreflightStatus, vec![edit]).with("status", stopped.param("status"));
    [respond].into_iter().chain(without_preflight(stopped)).collect()
}

/// Adds the method to the response to the preflight.
pub(super) fn allow_method(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let method = method_asked_for(stopped);
    let value = with_element(stopped, ALLOW_METHODS, &method);
    let listed = server(stopped, Head::Preflight, FixCode::PreflightAllowMethod, ALLOW_METHODS, &value)
        .with("method", method.as_str());
    let upper = method.to_ascii_uppercase();
    let is_listed =
        list_of(stopped, Head::Preflight).is_some_and(|list| list.extract_tokens(ALLOW_METHODS).contains(&upper));
    if upper == method || !is_listed {
        return vec![listed];
    }
    // Methods are compared case-sensitively, and only some are normalized to upper case.
    let edit = set_field(RequestField::Method, Some(&method), Some(&upper));
    let renamed = Repair::new(FixPlace::Request, FixCode::MethodUpperCase, vec![edit])
        .with("method", method)
        .with("upper", upper);
    vec![renamed, listed]
}

/// The method that the preflight asked for.
fn method_asked_for(stopped: &Stopped<'_, '_>) -> String {
    let given = stopped.param("method");
    if given.is_empty() {
        stopped.environment.method.map_or("GET", |method| method.text).to_owned()
    } else {
        given.to_owned()
    }
}

/// Adds the header to the response to the preflight, or removes it from the request.
pub(super) fn allow_header(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let names = headers_asked_for(stopped);
    let name = match stopped.param("header") {
        "" => names,
        name => name,
    };
    let value = with_element(stopped, ALLOW_HEADERS, name);
    let listed =
        server(stopped, Head::Preflight, FixCode::PreflightAllowHeader, ALLOW_HEADERS, &value).with("header", name);
    let left_out = without_header(stopped, name);
    let left_out = left_out.or_else(|| without_preflight(stopped));
    // A response header of the CORS protocol on a request is always a mistake.
    if name.starts_with("access-control-") {
        left_out.into_iter().chain([listed]).collect()
    } else {
        [listed].into_iter().chain(left_out).collect()
    }
}

fn headers_asked_for<'s>(stopped: &Stopped<'s, '_>) -> &'s str {
    let preflight = stopped.decisions.iter().rev().find(|decision| decision.code == Code::PreflightForHeaders);
    preflight.map_or("", |decision| decision.value("headers"))
}

/// Changes the request so that it needs no preflight, if one small change is enough.
fn without_preflight(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let caused_by = |code: Code| {
        stopped.decisions.iter().any(|decision| decision.code == code && decision.hop == stopped.decision.hop)
    };
    if caused_by(Code::PreflightForMethod) || caused_by(Code::PreflightForStream) {
        return None;
    }
    let names = headers_asked_for(stopped);
    match (names, caused_by(Code::PreflightForUploadListener)) {
        ("", true) => {
            let edit = set_field(RequestField::UploadListener, Some("true"), None);
            Some(Repair::new(FixPlace::Request, FixCode::RequestWithoutUploadListener, vec![edit]))
        }
        ("content-type", false) => as_text(stopped),
        (name, false) => without_header(stopped, name),
        _ => None,
    }
}

/// Sends the body as plain text, which needs no preflight. The server then has to parse the body regardless of its
/// type.
fn as_text(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let header = stopped.environment.request_headers.list.named("Content-Type").next()?;
    let edit = Edit {
        target: ScenarioPath::Request(RequestField::Headers).to_string(),
        header: Some(header.name.to_owned()),
        before: Some(header.value.clone().into_owned()),
        after: Some("text/plain".to_owned()),
    };
    Some(Repair::new(FixPlace::Request, FixCode::RequestTextPlain, vec![edit]))
}

/// Loads the element without the CORS protocol, which it only needs if a script reads what it loaded.
fn without_attribute(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let request = &stopped.environment.scenario.request;
    let before = match request.crossorigin? {
        CrossOrigin::Anonymous => "anonymous",
        CrossOrigin::UseCredentials => "use-credentials",
    };
    let edit = set_field(RequestField::CrossOrigin, Some(before), None);
    Some(Repair::new(FixPlace::Request, FixCode::ElementWithoutCrossOrigin, vec![edit]))
}

/// Removes a header that has no effect on the request except that it causes a preflight.
fn without_header(stopped: &Stopped<'_, '_>, name: &str) -> Option<Repair> {
    let is_dispensable =
        name.starts_with("access-control-") || matches!(name, "x-requested-with" | "cache-control" | "pragma");
    let list = &stopped.environment.request_headers.list;
    let header = list.named(name).next().filter(|_| is_dispensable)?;
    let edit = Edit {
        target: ScenarioPath::Request(RequestField::Headers).to_string(),
        header: Some(header.name.to_owned()),
        before: Some(header.value.clone().into_owned()),
        after: None,
    };
    Some(Repair::new(FixPlace::Request, FixCode::RequestWithoutHeader, vec![edit]).with("header", header.name))
}

/// The value of a list header with another element. A `*`, which has no effect here, and elements that cannot be parsed
/// are removed.
fn with_element(stopped: &Stopped<'_, '_>, name: &str, element: &str) -> String {
    let list = list_of(stopped, Head::Preflight);
    let value = list.and_then(|list| list.get(name)).unwrap_or_default();
    let is_kept = |part: &&str| !part.is_empty() && *part != "*" && crate::http::header_list::is_token(part);
    let kept = value.split(',').map(str::trim).filter(is_kept);
    kept.chain([element]).collect::<Vec<_>>().join(", ")
}
