//! The response headers outside the CORS protocol.

use super::{FixCode, Repair, Stopped, request, set, set_field, set_header};
use crate::api;
use crate::contract::report::{Edit, FixPlace};
use crate::contract::scenario_path::{Head, RequestField, ScenarioPath};
use crate::url::Url;

fn server(stopped: &Stopped<'_, '_>, code: FixCode, name: &str, value: &str) -> Repair {
    let list = stopped.environment.response(stopped.hop()).map(|head| &head.header_list);
    let edits = set_header(stopped.headers(Head::Response), list, name, value);
    Repair::new(FixPlace::Server, code, edits).with("name", name).with("value", value)
}

/// Makes the response available to the page: to its site if that is enough, or else to everybody.
pub(super) fn share_resource(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    const HEADER: &str = "Cross-Origin-Resource-Policy";
    let url = stopped.decision.url.as_ref();
    let is_same_site = url.is_some_and(|url| stopped.client.origin.is_schemelessly_same_site(&url.origin()));
    let mut repairs = Vec::new();
    if is_same_site {
        repairs.push(server(stopped, FixCode::CorpAllow, HEADER, "same-site"));
    }
    repairs.push(server(stopped, FixCode::CorpAllow, HEADER, "cross-origin"));
    if api::definition(stopped.environment.scenario.request.api).reads(RequestField::CrossOrigin) {
        repairs.extend(request::cross_origin_attribute(stopped));
    }
    repairs
}

/// Adds an embedder policy to a page that is framed by a page with an embedder policy.
pub(super) fn embedder_policy_of_frame(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    const HEADER: &str = "Cross-Origin-Embedder-Policy";
    vec![server(stopped, FixCode::EmbedderPolicyOfFrame, HEADER, "require-corp")]
}

/// Sets the right type of the response.
pub(super) fn content_type(stopped: &Stopped<'_, '_>, essence: &str) -> Vec<Repair> {
    vec![server(stopped, FixCode::ContentType, "Content-Type", essence)]
}

/// Makes the server select a sub-protocol that was offered, or offers none.
pub(super) fn sub_protocol(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    const HEADER: &str = "Sec-WebSocket-Protocol";
    let offered = stopped.environment.scenario.request.protocols.as_deref().unwrap_or_default();
    let Some(first) = offered.first() else {
        let list = stopped.environment.response(stopped.hop()).map(|head| &head.header_list);
        let edits = list.into_iter().flat_map(|list| list.named(HEADER)).map(|header| Edit {
            target: stopped.headers(Head::Response).to_string(),
            header: Some(header.name.to_owned()),
            before: Some(header.value.clone().into_owned()),
            after: None,
        });
        return vec![Repair::new(FixPlace::Server, FixCode::HandshakeHeader, edits.collect()).with("name", HEADER)];
    };
    let selected = server(stopped, FixCode::ProtocolSelected, HEADER, first);
    let edit = set_field(RequestField::Protocols, Some(&offered.join(", ")), None);
    vec![selected, Repair::new(FixPlace::Request, FixCode::RequestWithoutProtocols, vec![edit])]
}

/// Adds the header that the response to the handshake needs.
pub(super) fn handshake_header(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    vec![server(stopped, FixCode::HandshakeHeader, stopped.param("header"), stopped.param("wanted"))]
}

/// Parts of the paths, and hosts, of pages on which people sign in.
const SIGN_IN: [&str; 12] = [
    "login",
    "log-in",
    "signin",
    "sign-in",
    "sign_in",
    "sso",
    "saml",
    "oauth",
    "oauth2",
    "authorize",
    "auth",
    "openid-connect",
];
const SIGN_IN_HOSTS: [&str; 6] =
    ["accounts.google.com", "login.microsoftonline.com", "login.live.com", "github.com", ".auth0.com", ".okta.com"];

/// Whether a redirect leads to a page on which people sign in.
fn is_sign_in(url: &Url) -> bool {
    let is_path = url.path().split('/').any(|part| SIGN_IN.contains(&part.to_ascii_lowercase().as_str()));
    let is_host = url.host().is_some_and(|host| {
        SIGN_IN_HOSTS.iter().any(|known| if known.starts_with('.') { host.ends_with(known) } else { host == *known })
            || host
                .split('.')
                .next()
                .is_some_and(|first| matches!(first, "login" | "auth" | "sso" | "accounts" | "idp"))
    });
    is_path || is_host
}

/// For a request that was redirected to a page on which people sign in: the server has to use a status instead, because
/// a script cannot sign in by following a redirect.
pub(super) fn not_signed_in(stopped: &Stopped<'_, '_>) -> Option<Repair> {
    let from = stopped.hop().checked_sub(1)?;
    let head = stopped.environment.response(from)?;
    let location = head.header_list.get("Location")?;
    let url = Url::parse(&location, Some(&stopped.client.url)).ok().filter(is_sign_in)?;
    let edit =
        set(ScenarioPath::HeadStatus(from as usize, Head::Response), Some(&head.status.to_string()), Some("401"));
    let repair = Repair::new(FixPlace::Server, FixCode::RespondUnauthorized, vec![edit]);
    Some(repair.with("url", url.for_request()).with("status", head.status.to_string()))
}
