//! "Copy as fetch" in `DevTools`: it writes `fetch` for every request, and mixes the browser's own headers with the
//! script's.

use wouldblock_reading::headers::{api_of, is_the_browsers_own, via_of};
use wouldblock_reading::reading::Body;
use wouldblock_reading::words::script::Script;

use super::headers::HeaderList;
use crate::found::{Found, Sent};
use crate::interpreter::Interpreter;
use crate::value::Value;

impl Interpreter<'_> {
    /// Moves the browser's own headers of a copied call out of the script's headers. Returns false if the call was
    /// written by hand.
    pub(super) fn take_copied(&self, found: &mut Found, options: &Value, headers: &mut HeaderList) -> bool {
        let marks = ["sec-fetch-mode", "sec-fetch-dest", "sec-fetch-site", "sec-ch-ua"];
        let has_referrer = self.option_text(options, "referrer").is_some();
        let safari =
            has_referrer && self.option_text(options, "cache").is_some() && self.option_text(options, "mode").is_some();
        let copied = marks.iter().any(|name| headers.has(name))
            || has_referrer && headers.has("user-agent")
            || safari
            || headers.has("user-agent") && headers.has("cookie");
        if !copied {
            return false;
        }
        let mut sent = Vec::new();
        headers.headers.retain(|header| {
            let own = is_the_browsers_own(&header.name);
            let value = self.text_of(&header.value).known().map(str::to_owned);
            if header.name.eq_ignore_ascii_case("referrer-policy") {
                found.request.referrer_policy = value;
                return false;
            }
            if header.name.eq_ignore_ascii_case("content-type")
                && value.as_deref().is_some_and(|value| value.starts_with("multipart/form-data"))
            {
                found.request.body = Some(Body::new("formdata"));
                return false;
            }
            if own && let Some(value) = value {
                sent.push(Sent { name: header.name.clone(), value, at: header.at });
            }
            !own
        });
        if let Some(referrer) = self.option(found, options, "referrer", "page.url") {
            sent.push(Sent { name: "Referer".to_owned(), value: referrer.0, at: referrer.1 });
        }
        found.sent = sent;
        true
    }

    /// The facts in a copied call about the request that was copied.
    pub(super) fn settle_copied(found: &mut Found) {
        let value = |name: &str| {
            found.sent.iter().find(|sent| sent.name.eq_ignore_ascii_case(name)).map(|sent| sent.value.clone())
        };
        let (destination, mode) =
            (value("sec-fetch-dest").unwrap_or_default(), value("sec-fetch-mode").unwrap_or_default());
        let is_socket =
            found.request.url.as_deref().is_some_and(|url| url.starts_with("ws:") || url.starts_with("wss:"));
        found.is_navigation = mode == "navigate";
        let api = if is_socket { Some("websocket") } else { api_of(&destination) };
        let at = found.at;
        if let Some(api) = api {
            let mode = found.request.mode.take().or(Some(mode));
            let credentials = found.request.credentials.take();
            if mode.as_deref() == Some("cors") && matches!(api, "image" | "script" | "style" | "media" | "track") {
                let with = credentials.as_deref() == Some("include");
                found.request.crossorigin = Some(if with { "use-credentials" } else { "anonymous" }.to_owned());
            }
            found.request.api = Some(api.to_owned());
            found.request.via = via_of(&destination).map(str::to_owned);
            found.request.method = None;
        } else {
            found.note("request.api", Script::CopiedApi, Some(at));
            if found.request.credentials.is_none() {
                found.note("request.credentials", Script::CopiedNoCredentials, Some(at));
            } else {
                found.note("request.credentials", Script::CopiedCredentials, Some(at));
            }
        }
    }
}
