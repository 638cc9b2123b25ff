//! The URL that a request is sent to, and the target of a redirect.

use super::{FixCode, Repair, Stopped, csp, set, set_field, set_header};
use crate::contract::report::FixPlace;
use crate::contract::scenario_path::{Head, RequestField, ScenarioPath};
use crate::url::Url;

/// Uses `https:` or `wss:` for a request that is mixed content. If no text has the scheme, the page upgrades the
/// request. That affects all other requests of the page, and the scenario does not describe the response at the
/// upgraded URL.
pub(super) fn use_https(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let mut repairs = Vec::new();
    match stopped.hop().checked_sub(1) {
        // The request was stopped before the network, or at its first URL.
        None => {
            let url = stopped.environment.request_url.text.trim();
            let secure =
                url.split_once(':').and_then(|(scheme, rest)| Some(format!("{}:{rest}", secure_scheme(scheme)?)));
            if let Some(secure) = secure {
                let edit = set(
                    ScenarioPath::Request(RequestField::Url),
                    Some(stopped.environment.request_url.text),
                    Some(&secure),
                );
                repairs.push(Repair::new(FixPlace::Request, FixCode::RequestHttps, vec![edit]).with("url", secure));
            }
        }
        Some(from) => {
            let list = stopped.environment.response(from).map(|head| &head.header_list);
            let location = list.and_then(|list| list.get("Location"));
            let secure = location.as_deref().and_then(|location| {
                let (scheme, rest) = location.split_once(':')?;
                Some(format!("{}:{rest}", secure_scheme(scheme)?))
            });
            if let Some(secure) = secure {
                let edits =
                    set_header(ScenarioPath::HeadHeaders(from as usize, Head::Response), list, "Location", &secure);
                repairs.push(Repair::new(FixPlace::Server, FixCode::LocationHttps, edits).with("url", secure));
            }
        }
    }
    // This is the last resort, because it changes every request of the page.
    if repairs.is_empty() {
        repairs.extend(csp::add_directive(stopped, "upgrade-insecure-requests", FixCode::UpgradeInsecureRequests));
    }
    repairs
}

fn secure_scheme(scheme: &str) -> Option<&'static str> {
    match scheme.to_ascii_lowercase().as_str() {
        "http" => Some("https"),
        "ws" => Some("wss"),
        _ => None,
    }
}

/// Makes the request follow redirects.
pub(super) fn follow(_: &Stopped<'_, '_>) -> Vec<Repair> {
    let edit = set_field(RequestField::Redirect, Some("error"), None);
    vec![Repair::new(FixPlace::Request, FixCode::RedirectFollow, vec![edit])]
}

/// Makes the redirect lead to the same URL without username and password.
pub(super) fn location_without_credentials(stopped: &Stopped<'_, '_>) -> Vec<Repair> {
    let list = stopped.environment.response(stopped.hop()).map(|head| &head.header_list);
    let Some(bare) = stopped.decision.url.as_ref().map(Url::for_request) else {
        return Vec::new();
    };
    let edits = set_header(stopped.headers(Head::Response), list, "Location", &bare);
    vec![Repair::new(FixPlace::Server, FixCode::LocationWithoutCredentials, edits).with("url", bare)]
}
