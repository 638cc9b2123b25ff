//! What the server has to answer, beside the CORS protocol.

use super::{FixCode, Repair, Stopped, request, set, set_header};
use crate::api::{self, Field};
use crate::contract::report::{Edit, FixPlace};
use crate::contract::scenario::Api;
use crate::url::Url;

fn server(stopped: &Stopped<'_, '_>, code: FixCode, name: &str, value: &str) -> Repair {
    let list = stopped.environment.response(stopped.hop()).map(|head| &head.header_list);
    let edits = set_header(&format!("{}.headers", stopped.head("response")), list, name, value);
    Repair::new(FixPlace::Server, code, edits).with("name", name).with("value", value)
}

/// The response lets the page have it: its site where that is enough, or everybody.
pub(super) fn share_resource(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    const HEADER: &str = "Cross-Origin-Resource-Policy";
    let url_origin = Url::parse(stopped.param("urlOrigin"), None);
    let is_same_site = url_origin.is_ok_and(|url| stopped.client.origin.is_schemelessly_same_site(&url.origin()));
    let mut repairs = Vec::new();
    if is_same_site {
        repairs.push(server(stopped, FixCode::CorpAllow, HEADER, "same-site"));
    }
    repairs.push(server(stopped, FixCode::CorpAllow, HEADER, "cross-origin"));
    if api::definition(stopped.environment.scenario.request.api).reads(Field::CrossOrigin) {
        repairs.extend(request::cross_origin_attribute(stopped));
    }
    repairs
}

/// The response says what it is.
pub(super) fn content_type(stopped: &Stopped<'_, '_>, essence: &str) -> Vec<Repair> {
    vec![server(stopped, FixCode::ContentType, "Content-Type", essence)]
}

/// The server selects a sub-protocol that was offered; or none is offered.
pub(super) fn sub_protocol(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    const HEADER: &str = "Sec-WebSocket-Protocol";
    let offered = stopped.environment.scenario.request.protocols.as_deref().unwrap_or_default();
    let Some(first) = offered.first() else {
        let list = stopped.environment.response(stopped.hop()).map(|head| &head.header_list);
        let edits = list.into_iter().flat_map(|list| list.named(HEADER)).map(|header| Edit {
            target: format!("{}.headers", stopped.head("response")),
            header: Some(header.name.to_owned()),
            before: Some(header.value.clone().into_owned()),
            after: None,
        });
        return vec![Repair::new(FixPlace::Server, FixCode::HandshakeHeader, edits.collect()).with("name", HEADER)];
    };
    let selected = server(stopped, FixCode::ProtocolSelected, HEADER, first);
    let edit = set("request.protocols", Some(&offered.join(", ")), None);
    vec![selected, Repair::new(FixPlace::Request, FixCode::RequestWithoutProtocols, vec![edit])]
}

/// The handshake's answer has the header that it needs.
pub(super) fn handshake_header(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    vec![server(stopped, FixCode::HandshakeHeader, stopped.param("header"), stopped.param("wanted"))]
}

/// There has to be an answer at all.
pub(super) fn answer(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let path = stopped.param("missing");
    let status = match stopped.environment.scenario.request.api {
        Api::WebSocket => "101",
        _ if path.ends_with("preflight") => "204",
        _ => "200",
    };
    let edit = set(format!("{path}.status"), None, Some(status));
    vec![Repair::new(FixPlace::Server, FixCode::AnswerNeeded, vec![edit]).with("status", status)]
}
